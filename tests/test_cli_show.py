"""One post on the way out: by number, address or file, in every form; only the post, nothing of the page around it."""

import re
from pathlib import Path

import pytest

from blogtui.library import Library
from running import blogtui
from shelf import fill, post, stored_library


@pytest.fixture
def library(library_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library with twelve posts, the one every command uses."""
    stored_library(library_path).close()
    monkeypatch.setenv("BLOGTUI_LIBRARY", str(library_path))
    return library_path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A post in Markdown with one of everything that is asked for by name."""
    file = tmp_path / "spring.md"
    file.write_text(
        "---\ntitle: Spring\nauthor: Maj Ek\ncategories: [Garden, Weather]\nimage: bud.jpg\n---\n"
        "The *first* bud. See [the tree](https://example.org/tree).\n\n## Later\n\n"
        "![A leaf](https://example.org/leaf.png)\n\n```\n  two  spaces\n```\n\nThe last word.\n",
        encoding="utf-8",
    )
    return file


def test_in_a_pipe_a_post_is_its_text_from_the_first_sentence_to_the_last(file: Path) -> None:
    out = blogtui("show", file).out
    assert out.startswith("The first bud.")
    assert out.endswith("The last word.\n")
    assert "bud.jpg" not in out
    assert "  two  spaces" in out


def test_a_stored_post_is_found_by_number_and_by_address(library: Path) -> None:
    by_number = blogtui("show", "3", "--json").records[0]
    by_address = blogtui("show", by_number["url"], "--json").records[0]
    assert by_number == by_address
    assert by_number["id"] == 3


def test_json_tells_the_post_and_what_is_in_it(file: Path) -> None:
    record = blogtui("show", file, "--format", "json").records[0]
    assert (record["id"], record["title"], record["categories"]) == (None, "Spring", ["Garden", "Weather"])
    assert record["links"] == [{"text": "the tree", "url": "https://example.org/tree"}]
    assert record["images"] == [{"alt": "A leaf", "url": "https://example.org/leaf.png"}]
    assert record["headings"] == [{"level": 2, "text": "Later"}]
    assert record["text"].startswith("The first bud.")
    assert record["markdown"].startswith("The *first* bud.")
    assert record["published"] is None


def test_markdown_and_html_come_out_as_such(file: Path) -> None:
    assert "[the tree](https://example.org/tree)" in blogtui("show", file, "--format", "markdown").out
    assert '<a href="https://example.org/tree">the tree</a>' in blogtui("show", file, "--format", "html").out


@pytest.mark.parametrize("width", [20, 40, 72])
def test_on_a_terminal_a_post_has_its_head_and_keeps_to_the_width(file: Path, width: int) -> None:
    out = blogtui("show", file, "--width", str(width), terminal=True).out
    lines = re.sub(r"\x1b\[[0-9;]*m", "", out).splitlines()
    text = " ".join(lines)
    assert lines[0] == "Spring"
    for part in ("Maj Ek", "no date", "Garden, Weather" if width > 20 else "Garden,", "The last word."):
        assert part in text
    assert max(map(len, lines)) <= width


def test_on_a_terminal_without_colours_there_is_no_escape(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in blogtui("show", file, terminal=True).out


def test_an_unknown_date_is_said_in_swedish(file: Path) -> None:
    assert "okänt datum" in blogtui("show", file, "--language", "sv", terminal=True).out


@pytest.mark.parametrize("reference", ["999", "https://nowhere.example.org/", "no such post", "--", ""])
def test_a_post_that_is_not_there_is_one_sentence(library: Path, reference: str) -> None:
    words = ["--", "--"] if reference == "--" else [reference]
    ran = blogtui("show", *words)
    assert (ran.status, len(ran.complaints), ran.out) == (1, 1, "")


def test_a_file_that_is_no_post_is_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "picture.md"
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00\x01\x02" * 400)
    ran = blogtui("show", file)
    assert (ran.status, len(ran.complaints), ran.out) == (1, 1, "")


def test_the_first_welcome_post_is_shown_by_its_place_and_by_its_title(library_path: Path) -> None:
    where = ("--library", library_path)
    first = blogtui("posts", "--json", *where).records[0]
    assert first["id"] is None
    by_place = blogtui("show", "1", "--json", *where).records[0]
    by_title = blogtui("show", first["title"].upper(), "--json", *where).records[0]
    assert by_place["title"] == by_title["title"] == first["title"]


def test_no_control_code_of_a_post_reaches_the_output(library_path: Path) -> None:
    trick = "x\x1b]0;P\x07y\x9b2Jz\u202e"
    library = Library(library_path)
    body = f"<p>{trick} &#27;]0;P&#7; &#155;2J</p><pre>{trick}</pre>"
    fill(library, [post(1, title=trick, categories=(trick,), authors=(trick,), body=body)])
    library.close()
    for form in ("terminal", "text", "markdown", "html", "json"):
        out = blogtui("show", "1", "--format", form, "--library", library_path, terminal=True).out
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", re.sub(r"\x1b\[[0-9;]*m", "", out))


def test_the_marks_of_a_post_are_as_they_were_after_showing_it(library: Path) -> None:
    blogtui("show", "1")
    assert blogtui("posts", "--json", "--limit", "0").records[-1]["read"] is False
