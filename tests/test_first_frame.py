"""The first frame: what was left stands there at once, only where it is still so, and keys count from then on."""

import os
import signal
import time
from pathlib import Path

import pytest

from blogtui.first_frame import MOST_BYTES, FirstFrame
from blogtui.library import Library
from blogtui.store.lock import IN_USE
from running import blogtui
from shelf import stored_library
from terminal import Terminal, kept

TAKEN_OVER = "\x1b[?2004h"  # Textual's; the frame itself never asks for it


@pytest.fixture
def left(library_path: Path) -> Path:
    """A library whose reader was left with the third post chosen."""
    stored_library(library_path, 30).close()
    leave(library_path, "jj", "3/30")
    return library_path


def leave(library: Path, keys: str, place: str) -> None:
    """Start, press keys, and quit once `place` is where the reader is."""
    with Terminal("--library", library) as terminal:
        terminal.until(lambda: TAKEN_OVER in terminal.output and "/30" in terminal.screen.text)
        terminal.press(keys)
        terminal.until_shown(place)
        assert terminal.end("q") == 0


def has_frame(library: Path, *arguments: object, size: tuple[int, int] = (120, 30), **environment: str) -> bool:
    """Whether a start paints before the program is there."""
    with Terminal("--library", library, *arguments, size=size, **environment) as terminal:
        terminal.until_shown("Post number")
        return TAKEN_OVER not in terminal.output


def test_what_was_left_stands_there_before_the_program_does(left: Path) -> None:
    with Terminal("--library", left) as terminal:
        terminal.until_shown("3/30")
        assert TAKEN_OVER not in terminal.output
        assert "Post number 2" in terminal.screen.text
        assert "The text of post 2" in terminal.screen.text
        assert {"1049"} <= terminal.screen.modes
        assert "25" not in terminal.screen.modes


def test_nothing_jumps_when_the_program_takes_over(left: Path) -> None:
    with Terminal("--library", left) as terminal:
        terminal.until(lambda: len(terminal.screen.cells) == 120 * 30)
        frame, painted = dict(terminal.screen.cells), len(terminal.output)
        terminal.until(lambda: TAKEN_OVER in terminal.output)
        most = 0
        while len(terminal.output) < 2 * painted:
            assert terminal.read()
            most = max(most, len(terminal.screen.differences(frame)))
        assert most == 0, terminal.screen.differences(frame)[:5]
        assert terminal.screen.entered == 1


def test_a_key_typed_at_the_first_frame_counts(left: Path) -> None:
    with Terminal("--library", left) as terminal:
        terminal.until_shown("3/30")
        terminal.press("j")
        assert TAKEN_OVER not in terminal.output
        terminal.until_shown("4/30")
        terminal.until_shown("The text of post 3")


def test_enter_typed_at_the_first_frame_opens_the_post(left: Path) -> None:
    with Terminal("--library", left) as terminal:
        terminal.until_shown("3/30")
        terminal.press("\r")
        terminal.until_shown("29 unread")


def test_what_is_typed_at_the_first_frame_is_not_written_over_it(left: Path) -> None:
    with Terminal("--library", left) as terminal:
        terminal.until(lambda: len(terminal.screen.cells) == 120 * 30)
        frame = dict(terminal.screen.cells)
        terminal.press("å" * 5)
        terminal.until(lambda: TAKEN_OVER in terminal.output)
        assert terminal.screen.differences(frame) == []


def test_ctrl_c_at_the_first_frame_ends_with_the_terminal_as_it_was(left: Path) -> None:
    with Terminal("--library", left) as terminal:
        terminal.until_shown("3/30")
        # Python ends by the signal itself, which a shell tells as 130 too, where an import was running text as code.
        assert terminal.end("\x03") in (130, -signal.SIGINT)
        assert "1049" not in terminal.screen.modes
        assert "25" in terminal.screen.modes
        assert terminal.settings_now() == terminal.settings


def test_ctrl_c_while_the_reader_is_made_is_an_interruption_too(left: Path) -> None:
    with Terminal("--library", left) as terminal:
        terminal.until(lambda: TAKEN_OVER in terminal.output)
        assert terminal.end("\x03") == 130
        assert terminal.settings_now() == terminal.settings


def test_leaving_by_ctrl_c_with_a_list_open_keeps_the_screen_below_it(left: Path) -> None:
    with Terminal("--library", left) as terminal:
        terminal.until_shown("3/30")
        terminal.press("jc")
        terminal.until_shown("Space")
        assert terminal.end("\x03") == 130
    with Terminal("--library", left) as terminal:
        terminal.until_shown("4/30")
        assert TAKEN_OVER not in terminal.output
        assert "Space" not in terminal.screen.text


def test_what_is_told_while_leaving_the_article_is_not_met_at_the_next_start(left: Path) -> None:
    leave(left, "j\r", "%")
    with Terminal("--library", left) as terminal:
        terminal.until_shown("4/30")
        assert TAKEN_OVER not in terminal.output


def test_a_start_that_fails_tells_why_on_the_normal_screen(left: Path) -> None:
    state = left.stat()
    left.write_bytes(b"SQLite format 4\0" + left.read_bytes()[16:])
    os.utime(left, ns=(state.st_atime_ns, state.st_mtime_ns))
    (left.parent / (left.name + IN_USE)).unlink()
    with Terminal("--library", left) as terminal:
        assert terminal.end() == 1
        frame, told = terminal.output.index("\x1b[?1049h"), terminal.output.index("is no library")
        assert frame < terminal.output.index("\x1b[?1049l") < told
        assert terminal.settings_now() == terminal.settings


def test_the_reader_leaves_the_terminals_settings_as_it_found_them(left: Path) -> None:
    with Terminal("--library", left) as terminal:
        terminal.until(lambda: TAKEN_OVER in terminal.output)
        assert terminal.settings_now() != terminal.settings
        assert terminal.end("q") == 0
        assert terminal.settings_now() == terminal.settings
        assert "1049" not in terminal.screen.modes


# Never where it would mislead


def test_a_library_that_changed_since_starts_plainly(left: Path) -> None:
    assert has_frame(left)
    blogtui("--library", left, "mark", "read", "5")
    assert not has_frame(left)


def test_asking_the_library_does_not_change_it(left: Path) -> None:
    assert blogtui("--library", left, "posts").status == 0
    assert has_frame(left)


def test_a_library_that_another_program_still_writes_to_starts_plainly(left: Path) -> None:
    library = Library(left)
    library.mark([5], read=True)
    assert not has_frame(left)
    library.close()


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [
        (("--category", "Inköp"), {}),
        (("--language", "sv"), {}),
        ((), {"NO_COLOR": "1"}),
        ((), {"COLORTERM": ""}),
        ((), {"TERM": "screen-256color"}),
        ((), {"LC_ALL": "sv_SE.UTF-8"}),
        ((), {"COLUMNS": "90"}),
    ],
)
def test_another_start_than_the_last_is_a_plain_one(
    left: Path, arguments: tuple[str, ...], environment: dict[str, str]
) -> None:
    assert not has_frame(left, *arguments, **environment)


def test_a_terminal_of_another_size_starts_plainly(left: Path) -> None:
    assert not has_frame(left, size=(100, 30))


def test_another_library_starts_plainly(left: Path, tmp_path: Path) -> None:
    stored_library(tmp_path / "another.db", 3).close()
    assert not has_frame(tmp_path / "another.db")


def test_a_configuration_that_changed_since_starts_plainly(left: Path, fresh_reader: Path) -> None:
    config = fresh_reader / "config" / "blogtui" / "config.toml"
    config.parent.mkdir()
    config.write_text('pictures = "off"\n', encoding="utf-8")
    assert not has_frame(left)


def test_what_is_wrong_with_the_configuration_is_told_on_the_normal_screen(left: Path, fresh_reader: Path) -> None:
    config = fresh_reader / "config" / "blogtui" / "config.toml"
    config.parent.mkdir()
    config.write_text("misspelled = 1\n", encoding="utf-8")
    with Terminal("--library", left) as terminal:
        terminal.until_shown("there is no setting")  # a key before that would leave the place covered by it
        terminal.press("j")
        terminal.until_shown("4/30")
        assert terminal.end("q") == 0
    with Terminal("--library", left) as terminal:
        terminal.until(lambda: "misspelled" in terminal.output)
        told = terminal.output.index("misspelled")
        assert terminal.output.index("\x1b[?1049l") < told
        terminal.until_shown("Post number 3")


def test_a_misused_option_is_told_on_the_normal_screen(left: Path) -> None:
    with Terminal("--library", left, "--language") as terminal:
        assert terminal.end() == 2
        assert "1049" not in terminal.screen.modes
        assert terminal.settings_now() == terminal.settings


# What is kept


def test_only_the_reader_may_look_at_what_is_kept(left: Path, fresh_reader: Path) -> None:
    assert kept(fresh_reader).stat().st_mode & 0o777 == 0o600
    assert os.listdir(kept(fresh_reader).parent) == ["first-frame"]


def test_a_frame_that_fits_no_more_is_gone(left: Path, fresh_reader: Path) -> None:
    blogtui("--library", left, "mark", "read", "5")
    assert not has_frame(left)
    assert not kept(fresh_reader).exists()


def test_nothing_is_kept_of_sources_that_are_only_looked_at(tmp_path: Path, fresh_reader: Path) -> None:
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "one.md").write_text("# Post number 1\n\nText.\n", encoding="utf-8")
    with Terminal(tmp_path / "posts") as terminal:
        terminal.until_shown("Post number 1")
        assert terminal.end("q") == 0
    assert not kept(fresh_reader).exists()


# The file is not trusted


def frame_of(home: Path, library: Path) -> FirstFrame:
    return FirstFrame(str(kept(home)), str(library), str(home / "config.toml"), None)


def keep(frame: FirstFrame, *rows: str) -> None:
    frame.keep(rows, (10, len(rows)))


GOOD = "\x1b[1;38;2;1;2;3mPost \x1b[0m å 👩\u200d🔬"


def test_characters_and_colours_are_a_frame(fresh_reader: Path, library_path: Path) -> None:
    frame = frame_of(fresh_reader, library_path)
    keep(frame, GOOD, "")
    assert frame.fitting((10, 2)) == [GOOD, ""]


@pytest.mark.parametrize(
    "row",
    ["\x1b[2J", "\x1b[1;1H", "\x1b]0;title\x07", "\x1b[?1049l", "\x9b31m", "a\rb", "a\u202eb", "\x1b", "\x1b[",
     "\x1b[31", "\x1b[31 m", "\x1b[>4m", "\x00", "\x1bPq\x1b\\", "\x1b]8;;https://example.org\x1b\\x"],
)  # fmt: skip
def test_nothing_that_commands_a_terminal_is_kept_or_painted(fresh_reader: Path, library_path: Path, row: str) -> None:
    frame = frame_of(fresh_reader, library_path)
    keep(frame, GOOD, row)
    assert not kept(fresh_reader).exists()
    keep(frame, GOOD, "marker")
    kept(fresh_reader).write_text(kept(fresh_reader).read_text("utf-8").replace("marker", row), "utf-8", newline="")
    assert frame.fitting((10, 2)) is None


def test_a_file_that_others_may_write_is_no_frame(fresh_reader: Path, library_path: Path) -> None:
    frame = frame_of(fresh_reader, library_path)
    keep(frame, GOOD)
    kept(fresh_reader).chmod(0o622)
    assert frame.fitting((10, 1)) is None


@pytest.mark.parametrize(
    "data", [b"", b"\n", b"\n\n\n", b"\xff\xfe\n\n\n", b"blogtui-first-frame-1\n()\n\n", b"x" * (MOST_BYTES + 1)]
)
def test_a_broken_file_is_no_frame(fresh_reader: Path, library_path: Path, data: bytes) -> None:
    frame = frame_of(fresh_reader, library_path)
    keep(frame, GOOD)
    kept(fresh_reader).write_bytes(data)
    assert frame.fitting((10, 1)) is None


def test_a_link_or_a_pipe_in_its_place_is_no_frame(fresh_reader: Path, library_path: Path) -> None:
    frame = frame_of(fresh_reader, library_path)
    keep(frame, GOOD)
    kept(fresh_reader).rename(fresh_reader / "elsewhere")
    kept(fresh_reader).symlink_to(fresh_reader / "elsewhere")
    assert frame.fitting((10, 1)) is None
    kept(fresh_reader).unlink()
    os.mkfifo(kept(fresh_reader), 0o600)
    assert frame.fitting((10, 1)) is None


def test_a_frame_is_of_one_day_for_it_says_today(
    fresh_reader: Path, library_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frame = frame_of(fresh_reader, library_path)
    keep(frame, GOOD)
    tomorrow = time.localtime(time.time() + 86_400)
    monkeypatch.setattr("time.localtime", lambda: tomorrow)
    assert frame.fitting((10, 1)) is None


def test_a_folder_that_may_not_be_written_to_only_makes_the_next_start_plain(
    tmp_path: Path, library_path: Path
) -> None:
    (tmp_path / "state").write_text("a file stands here", encoding="utf-8")
    frame = FirstFrame(str(tmp_path / "state" / "first-frame"), str(library_path), "", None)
    keep(frame, GOOD)
    assert frame.fitting((10, 1)) is None
