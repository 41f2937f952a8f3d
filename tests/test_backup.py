"""What a library found damaged leaves its reader: the file, the blogs, and what was read and starred (R1, S12)."""

import errno
import gzip
import json
import os
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from blogtui.library import Library, back_up
from blogtui.model.rows import Query
from blogtui.store import backup, blogs, recovery
from blogtui.store.connection import DamagedError, Database, StoreError
from running import blogtui
from shelf import fill, post, stored_library

Spoil = Callable[[Path], None]
NOW = 1_772_500_000


def marked_library(path: Path) -> None:
    """A library with a blog of its own name and group, and with marks of each kind; closed, and so backed up."""
    library = stored_library(path)
    library.db.run("UPDATE blog SET own_name = 'Mine', folder = 'Work / News', full_text = 1")
    library.mark([1, 2], read=True)
    library.mark([2, 3], starred=True)
    library.keep_reading_place(4, 120, 35)
    library.keep_measure(64)
    assert library.close() == ""


def marks(library: Library) -> dict[str, tuple[bool, bool, int]]:
    return {row.title: (row.read, row.starred, row.progress) for row in library.posts()}


def rubbish(path: Path) -> None:
    path.write_bytes(b"rubbish" * 9_000)


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:40_000])


def one_page_lost(path: Path) -> None:
    content = path.read_bytes()
    database = sqlite3.connect(path)
    (page,) = database.execute("SELECT rootpage FROM sqlite_master WHERE name = 'post'").fetchone()
    database.close()
    path.write_bytes(content[: (page - 1) * 4_096] + b"\xff" * 4_096 + content[page * 4_096 :])


@pytest.mark.parametrize("spoil", [rubbish, cut_short, one_page_lost])
def test_r1_a_damaged_library_is_kept_and_its_blogs_and_marks_come_back(library_path: Path, spoil: Spoil) -> None:
    marked_library(library_path)
    before = Library(library_path)
    wanted, blog = marks(before), before.blogs()[0]
    before.close()
    spoil(library_path)
    spoilt = library_path.read_bytes()
    told = ""
    for _attempt in range(2):  # damage in the middle of the file is met when that part is read
        try:
            library = Library(library_path)
            told = library.told or told
            library.posts()
        except DamagedError:
            library.close()
    (aside,) = library_path.parent.glob("library-damaged-*.db")
    assert aside.read_bytes() == spoilt
    assert str(aside) in told
    assert stat.S_IMODE(aside.stat().st_mode) == 0o600
    (again,) = library.blogs()
    assert again[:10] == (*blog[:4], None, "", None, "", "Work / News", 0)
    assert (again.full_text, library.measure()) == (True, 64)
    fill(library, [post(number) for number in range(12)])
    assert marks(library) == wanted
    assert library.blogs()[0].unread == 10
    assert library.reading_place(library.posts()[8].id) == 120
    library.close()


def test_r1_the_command_line_says_where_the_damaged_library_is_and_goes_on(library_path: Path) -> None:
    marked_library(library_path)
    rubbish(library_path)
    ran = blogtui("--library", library_path, "blogs", "--json")
    assert [blog["name"] for blog in ran.records] == ["Mine"]
    (aside,) = library_path.parent.glob("library-damaged-*.db")
    assert str(aside) in ran.err
    assert "library-damaged" not in blogtui("--library", library_path, "blogs").err


def test_r1_damage_that_is_met_half_way_is_repaired_in_the_same_breath(library_path: Path) -> None:
    marked_library(library_path)
    one_page_lost(library_path)
    ran = blogtui("--library", library_path, "posts")
    assert ran.status == 1
    assert [complaint for complaint in ran.complaints if "library-damaged" in complaint]
    assert blogtui("--library", library_path, "blogs").status == 0


def test_r1_marks_wait_for_posts_that_come_late_and_the_next_backup_takes_them_along(library_path: Path) -> None:
    marked_library(library_path)
    rubbish(library_path)
    library = Library(library_path)
    fill(library, [post(0)])
    backup.write(library.db, NOW + 5 * backup.DAY)
    library.close()
    rubbish(library_path)
    library = Library(library_path)
    fill(library, [post(number) for number in range(9, 12)])
    assert marks(library) == {
        "Post number 11": (True, False, 0),
        "Post number 10": (True, True, 0),
        "Post number 9": (False, True, 0),
    }
    library.close()


def test_r1_a_mark_finds_its_post_by_id_else_link_else_title_and_date_and_never_a_twin(library_path: Path) -> None:
    library = Library(library_path)
    posts = [
        post(1, guid="one", url="https://e.org/home"),
        post(2, guid="", url="https://e.org/two"),
        post(3, guid="", url=None),
        post(4, guid="four", url="https://e.org/home"),
        post(5, guid="five", url="https://e.org/five"),
    ]
    fill(library, posts)
    library.mark([row.id for row in library.posts() if row.title != "Post number 4"], read=True)
    library.close()
    rubbish(library_path)
    library = Library(library_path)
    new_ids = [post(5, guid="changed", url="https://e.org/five"), post(6, guid="six", url="https://e.org/home")]
    fill(library, [*posts[:4], *new_ids])
    assert {row.title[-1]: row.read for row in library.posts()} == {
        "1": True, "2": True, "3": True, "4": False, "5": True, "6": False,
    }  # fmt: skip
    library.close()


def test_r1_an_incomplete_backup_gives_way_to_the_one_before(library_path: Path) -> None:
    marked_library(library_path)
    library = Library(library_path)
    newer = [Path(backup.write(library.db, NOW + backup.DAY * (1_000 + days))) for days in range(3)]
    library.close()
    newer[2].write_bytes(newer[2].read_bytes()[:-30])
    newer[1].write_bytes(gzip.compress(b'{"format":"blogtui backup","version":1}\n{"id":1}\n'))
    newer[0].write_bytes(gzip.compress(b'{"format":"blogtui backup","version":99}\n{"posts":0}\n'))
    rubbish(library_path)
    library = Library(library_path)
    assert [blog.name for blog in library.blogs()] == ["Mine"]
    assert library.db.one("SELECT count(*) FROM waiting_mark") == (4,)
    library.close()


def test_r1_without_a_backup_the_damaged_library_is_kept_all_the_same(library_path: Path) -> None:
    marked_library(library_path)
    for file in (library_path.parent / "backups").iterdir():
        file.unlink()
    rubbish(library_path)
    library = Library(library_path)
    assert library.blogs() == []
    assert "no backup" in library.told
    assert len(list(library_path.parent.glob("library-damaged-*.db"))) == 1
    library.close()


def test_r1_a_file_without_a_byte_is_filled_from_the_backup(library_path: Path) -> None:
    marked_library(library_path)
    library_path.write_bytes(b"")
    library = Library(library_path)
    assert [blog.name for blog in library.blogs()] == ["Mine"]
    assert "found empty" in library.told
    library.close()


def test_r1_two_who_find_the_empty_file_at_once_fill_it_once(library_path: Path) -> None:
    marked_library(library_path)
    library_path.write_bytes(b"")
    slow = Database(str(library_path))
    assert slow.was_empty
    assert recovery.refill(slow)
    assert recovery.refill(slow) == ""
    assert len(slow.all("SELECT 1 FROM blog")) == 1
    slow.close()


def test_a_file_that_never_was_a_library_is_left_alone(tmp_path: Path) -> None:
    letter, strange = tmp_path / "letter.txt", tmp_path / "strange.db"
    letter.write_text("Dear reader, " * 400)
    other = sqlite3.connect(strange)
    other.execute("CREATE TABLE recipe (name TEXT)")
    other.close()
    before = [letter.read_bytes(), strange.read_bytes()]
    with pytest.raises(StoreError, match="is no library and was left"):
        Library(letter)
    with pytest.raises(StoreError, match="another program and was left"):
        Library(strange)
    assert [letter.read_bytes(), strange.read_bytes()] == before
    assert sorted(tmp_path.glob("letter*")) == [letter]


def test_a_damaged_library_that_is_open_elsewhere_is_not_set_aside(
    library_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recovery, "WAIT_SECONDS", 0.05)
    marked_library(library_path)
    elsewhere = Library(library_path)
    rubbish(library_path)
    with pytest.raises(StoreError, match="open in another program"):
        Library(library_path)
    elsewhere.db.close()
    Library(library_path).close()
    assert len(list(library_path.parent.glob("library-damaged-*.db"))) == 1


def test_a_library_is_opened_and_mended_where_the_file_system_knows_no_locks(
    library_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_file: int, _how: int) -> None:
        raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP))

    monkeypatch.setattr("fcntl.flock", refuse)
    marked_library(library_path)
    rubbish(library_path)
    library = Library(library_path)
    assert "is kept as" in library.told
    library.close()


def test_a_suspicion_that_proves_wrong_costs_nothing(library_path: Path) -> None:
    marked_library(library_path)
    suspected = Path(f"{library_path}-suspected")
    suspected.touch()
    library = Library(library_path)
    assert (library.told, len(library.posts())) == ("", 12)
    assert not suspected.exists()
    library.close()


def test_no_backup_is_made_of_a_library_that_is_damaged(library_path: Path) -> None:
    marked_library(library_path)
    good = backup.backups(str(library_path))
    one_page_lost(library_path)
    library = Library(library_path)
    library.db.run("UPDATE blog SET posts = 0")
    with pytest.raises(DamagedError):
        backup.write(library.db, NOW + 9 * backup.DAY)
    assert backup.backups(str(library_path)) == good
    library.db.close()
    assert Library(library_path).told


def test_backups_are_the_readers_alone_s12(tmp_path: Path) -> None:
    path = tmp_path / "made" / "library.db"
    marked_library(path)
    folder = path.parent / "backups"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}


def test_a_backup_is_json_lines_that_any_program_can_read(library_path: Path) -> None:
    marked_library(library_path)
    ((_made, path),) = backup.backups(str(library_path))
    lines = gzip.decompress(Path(path).read_bytes()).decode().splitlines()
    head, blog, *posts, foot = map(json.loads, lines)
    assert (head["format"], head["version"], head["settings"]) == ("blogtui backup", 1, {"measure": "64"})
    assert (blog["own_name"], blog["url"]) == ("Mine", "https://the-example-blog.example.org/feed")
    assert ["post-10", "https://blog.example.org/10", 1_771_493_400, 3] in posts
    assert foot == {"posts": 4}


def test_a_backup_is_due_once_a_day_and_after_many_marks_or_another_blog(library_path: Path) -> None:
    library = Library(library_path)
    assert not backup.is_due(library.db, NOW)
    fill(library, [post(number) for number in range(120)])
    assert backup.is_due(library.db, NOW)
    backup.write(library.db, NOW)
    assert not backup.is_due(library.db, NOW + backup.DAY - 1)
    assert backup.is_due(library.db, NOW + backup.DAY)
    assert backup.is_due(library.db, NOW - 60)  # the clock jumped back (R14)
    library.mark(range(1, 100), read=True)
    assert not backup.is_due(library.db, NOW + 1)
    library.mark([100], read=True)
    assert backup.is_due(library.db, NOW + 1)
    backup.write(library.db, NOW + 1)
    blogs.subscribe(library.db, "url", "https://e.org/feed", NOW)
    assert backup.is_due(library.db, NOW + 2)
    library.close()


def test_r14_a_backup_made_after_the_clock_jumped_back_is_the_last_one(library_path: Path) -> None:
    library = stored_library(library_path)
    future = NOW + 400 * backup.DAY
    for day in range(9):
        backup.write(library.db, future + day * backup.DAY)
    library.mark([1], starred=True)
    backup.write(library.db, NOW)
    assert not backup.is_due(library.db, NOW + 1)
    library.db.close()
    rubbish(library_path)
    Library(library_path).close()
    again = Library(library_path)
    fill(again, [post(number) for number in range(12)])
    assert len(again.post_ids(Query(starred=True))) == 1
    again.db.close()


def test_the_last_three_backups_are_kept_and_the_last_of_each_of_seven_days(library_path: Path) -> None:
    library = stored_library(library_path)
    start = NOW - NOW % backup.DAY
    for hour in range(0, 24 * 20, 6):
        backup.write(library.db, start + hour * 3_600)
    made = [made - start for made, _path in backup.backups(str(library_path))]
    last = 24 * 20 - 6
    assert made == [3_600 * hour for hour in (last, last - 6, last - 12, *range(last - 24, last - 24 * 7, -24))]
    library.db.close()


def test_backups_of_two_libraries_in_one_folder_do_not_mix(tmp_path: Path) -> None:
    marked_library(tmp_path / "library.db")
    stored_library(tmp_path / "library-old.db").close()
    assert len(backup.backups(str(tmp_path / "library.db"))) == 1
    assert len(backup.backups(str(tmp_path / "library-old.db"))) == 1


def test_reading_alone_makes_no_backup(library_path: Path) -> None:
    marked_library(library_path)
    ((_made, path),) = backup.backups(str(library_path))
    os.unlink(path)
    assert blogtui("--library", library_path, "posts").status == 0
    assert backup.backups(str(library_path)) == []
    assert blogtui("--library", library_path, "mark", "read", "5").status == 0
    assert len(backup.backups(str(library_path))) == 1


def test_a_backup_that_cannot_be_made_is_told_and_costs_nothing_else(library_path: Path) -> None:
    marked_library(library_path)
    folder = library_path.parent / "backups"
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    folder.write_text("no folder")
    ran = blogtui("--library", library_path, "mark", "star", "7")
    assert ran.status == 0
    assert any("No backup could be made" in complaint for complaint in ran.complaints)
    assert "No backup" in back_up(library_path)
