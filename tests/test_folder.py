"""A folder of posts is a blog: what it is called, what belongs to it, and what could not be read (R11, S11)."""

import os
from pathlib import Path

import pytest

from blogtui.model.post import ParsedFeed
from blogtui.parse.source import parse_folder
from blogtui.sources.errors import SourceError
from blogtui.sources.files import read_file
from blogtui.sources.folder import read_folder


def written(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def read(folder: Path) -> ParsedFeed:
    return parse_folder(read_folder(folder), folder.name)


def test_posts_come_by_path_without_drafts_hidden_files_and_links_out(tmp_path: Path) -> None:
    folder = written(
        tmp_path / "blog",
        b_dot_md="# B\n\nb",
        a__c_dot_md="# C\n\nc",
        _drafts__d_dot_md="# D",
        node_modules__e_dot_md="# E",
        _dot_git__f_dot_md="# F",
        draft_dot_md="---\ntitle: G\ndraft: true\n---\ng",
    )
    (tmp_path / "secret.md").write_text("# Secret")
    (folder / "link.md").symlink_to(tmp_path / "secret.md")
    os.mkfifo(folder / "pipe.md")
    assert sorted(post.guid for post in read(folder).posts) == ["a/c.md", "b.md"]


def test_a_file_that_cannot_be_read_is_told_of_and_the_others_are_read(tmp_path: Path) -> None:
    folder = written(tmp_path / "blog", a_dot_md="# A\n\na", b_dot_md="# B\n\nb")
    with (folder / "b.md").open("wb") as file:
        file.truncate(16 * 2**20)
    parsed = read(folder)
    assert [post.title for post in parsed.posts] == ["A"]
    assert "b.md" in parsed.warnings[0]


def test_an_index_file_names_the_folder_s_blog(tmp_path: Path) -> None:
    folder = written(tmp_path / "blog", _index_dot_md="# My trees\n\nAll of them.", a_dot_md="# A\n\na")
    parsed = read(folder)
    assert (parsed.blog.name, parsed.blog.presentation) == ("My trees", "All of them.")
    assert [post.title for post in parsed.posts] == ["A"]


def test_a_post_s_address_may_stand_as_its_permalink(tmp_path: Path) -> None:
    folder = written(tmp_path / "blog", a_dot_md="---\ntitle: A\npermalink: https://example.org/a/\n---\na")
    assert read(folder).posts[0].url == "https://example.org/a/"


def test_an_empty_folder_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no post to read"):
        list(read_folder(tmp_path))


@pytest.mark.parametrize("kind", ["missing", "folder", "pipe", "large"])
def test_what_is_no_readable_file_is_one_sentence(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "post.md"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "large":
        path.write_bytes(bytes(20))
    with pytest.raises(SourceError):
        read_file(path, cap=10)
