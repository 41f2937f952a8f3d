"""Places where a library cannot be kept, and libraries larger than most (R3, R15): a sentence, and nothing is lost."""

import contextlib
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from blogtui.library import Library
from blogtui.store.connection import StoreError
from running import blogtui
from shelf import fill, post, stored_library


def test_r3_a_full_library_keeps_what_was_stored(library_path: Path) -> None:
    library = stored_library(library_path)
    library.db.one("PRAGMA max_page_count = 1")  # SQLite makes that the pages there are
    with pytest.raises(StoreError, match="is full; what was stored before is intact"):
        fill(library, [post(n, body="<p>" + "word " * 9_000 + "</p>") for n in range(20, 60)], name="Another")
    assert [blog.posts for blog in library.blogs()][:1] == [12]
    assert library.db.is_sound()
    library.mark([1], read=True)
    assert library.count()[1] == 11
    library.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 1 MB."""
    folder = tmp_path / "small"
    folder.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], capture_output=True)
    if made.returncode:
        pytest.skip(f"no small file system can be mounted here: {made.stderr.decode().strip()}")
    yield folder
    subprocess.run(["umount", folder], check=True, capture_output=True)


def test_r3_a_full_disk_is_told_and_what_was_stored_is_intact(small_disk: Path) -> None:
    path = small_disk / "library.db"
    stored_library(path).close()
    filler = small_disk / "filler"
    with filler.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while file.write(b"x" * 4_096):
            pass
    with pytest.raises(StoreError, match=r"full|cannot be used"):
        _store_much(path)
    filler.unlink()
    library = Library(path)
    assert (len(library.posts()), library.db.is_sound(), library.told) == (12, True, "")
    library.close()


def _store_much(path: Path) -> None:
    library = Library(path)
    try:
        fill(library, [post(n, body="<p>" + "word " * 9_000 + "</p>") for n in range(20, 60)], name="Another")
    finally:
        library.close()


def test_r3_a_disk_that_may_not_be_written_is_one_sentence_and_the_library_is_as_it_was(small_disk: Path) -> None:
    path = small_disk / "library.db"
    stored_library(path).close()
    before = path.read_bytes()
    _remount(small_disk, "ro")
    for words in (["mark", "read", "1"], ["import", _opml(small_disk.parent)], ["refresh"]):
        ran = blogtui("--library", path, *words)
        assert (ran.status, ran.complaints) == (1, [f"blogtui: The library {path} may not be written to."])
    _remount(small_disk, "rw")
    assert path.read_bytes() == before
    library = Library(path)
    assert (len(library.posts()), library.told) == (12, "")
    library.close()


def _remount(folder: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", folder], check=True, capture_output=True)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_r3_a_folder_that_may_not_be_written_is_one_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    ran = blogtui("--library", folder / "library.db", "import", _opml(tmp_path))
    assert (ran.status, len(ran.complaints)) == (1, 1)
    folder.chmod(0o700)


def test_r3_a_home_that_is_no_folder_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "nothing"
    home.write_text("no folder")
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setenv("HOME", str(home))
    ran = blogtui("import", _opml(tmp_path))
    assert (ran.status, len(ran.complaints)) == (1, 1)
    assert "cannot be used as a library" in ran.err


@pytest.mark.skipif(os.name != "posix", reason="elsewhere a home is asked of the system")
def test_r3_without_any_home_a_sentence_asks_for_a_file_and_nothing_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name)
    monkeypatch.setattr("pwd.getpwuid", _nobody)
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    ran = blogtui("import", _opml(tmp_path))
    assert (ran.status, len(ran.complaints)) == (1, 1)
    assert "name a file with --library" in ran.err
    assert blogtui("posts").status == 0  # the welcome blog needs no home
    assert list(here.iterdir()) == []
    assert blogtui("--library", here / "library.db", "import", _opml(tmp_path)).status == 0


def _nobody(_uid: int) -> object:
    raise KeyError("no such user")


def test_what_killed_backups_left_is_swept_after_a_day(library_path: Path) -> None:
    library = stored_library(library_path)
    folder = library_path.parent / "backups"
    folder.mkdir()
    old, fresh = folder / ".old.part", folder / ".fresh.part"
    old.touch()
    os.utime(old, (1_000_000, 1_000_000))
    fresh.touch()
    assert library.close() == ""
    assert not old.exists()
    assert fresh.exists()
    assert len(list(folder.glob("library-*.gz"))) == 1


def test_s12_no_password_comes_into_a_library_by_a_list_of_subscriptions(tmp_path: Path, library_path: Path) -> None:
    assert blogtui("--library", library_path, "import", _opml(tmp_path)).status == 0
    assert [blog["url"] for blog in blogtui("--library", library_path, "blogs", "--json").records] == [
        "https://example.org/feed"
    ]
    assert "secret" not in blogtui("--library", library_path, "export", "opml").out
    assert b"secret" not in library_path.read_bytes()


def test_r15_a_feed_of_ten_thousand_posts_and_a_post_of_five_megabytes_are_kept(library_path: Path) -> None:
    library = Library(library_path)
    fill(library, [post(n) for n in range(10_000)])
    fill(library, [post(1, body="<p>" + "word " * 1_000_000 + "</p>", text="word " * 1_000_000)], name="The long one")
    assert [(blog.posts, blog.unread) for blog in library.blogs()] == [(10_000, 10_000), (1, 1)]
    fill(library, [post(n) for n in range(10_000)])
    assert library.blogs()[0].posts == 10_000
    assert len(library.body(10_001).source) > 5_000_000
    library.close()


def _opml(folder: Path) -> Path:
    path = folder / "list.opml"
    path.write_text(
        '<?xml version="1.0"?><opml version="2.0"><body>'
        '<outline type="rss" text="One" xmlUrl="https://someone:secret@example.org/feed"/></body></opml>'
    )
    return path
