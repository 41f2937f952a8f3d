"""The way out: tables, lines, JSON Lines and complaints. No control code of a post passes here (S1).

Everything printed was cleaned when it was made; what would still command a terminal is stopped here.
"""

import os
import sys

from blogtui.commands.arguments import terminal_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any, TextIO

GAP = "  "
LEAST = 6
_SGR = {"bold": "1", "dim": "2", "red": "31", "accent": "36"}


class Output:
    """Standard output and standard error of one command."""

    def __init__(self) -> None:
        self.is_terminal = _is_terminal(sys.stdout)
        self.has_colours = has_colours(self.is_terminal)
        self.has_progress = _is_terminal(sys.stderr) and os.environ.get("TERM") != "dumb"
        self.failures = 0
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(errors="replace")

    @property
    def status(self) -> int:
        """The exit status so far: 1 after a failure."""
        return 1 if self.failures else 0

    @property
    def width(self) -> int:
        """The columns there are to write in."""
        return terminal_width(sys.stdout)

    def line(self, text: str = "", look: str = "") -> None:
        """One line."""
        sys.stdout.write(self.styled(_guarded(text), look) + "\n")

    def text(self, text: str) -> None:
        """Lines of text whose spaces matter; ends with a newline, unless there is nothing at all."""
        from blogtui.model.text import clean_text

        if text:
            sys.stdout.write(clean_text(text).rstrip("\n") + "\n")

    def terminal(self, lines: str) -> None:
        """Lines that carry our own colours; whoever made them guarded what stands between."""
        sys.stdout.write(lines.rstrip("\n") + "\n")

    def records(self, records: "Iterable[dict[str, Any]]") -> None:
        """JSON Lines: UTF-8, and whatever is not plainly printable as an escape."""
        import json

        encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8")
        sys.stdout.write("".join(f"{_escaped(encode(record))}\n" for record in records))

    def table(
        self, rows: "Sequence[Sequence[str]]", *, right: "Sequence[int]" = (), looks: "Sequence[str]" = ()
    ) -> None:
        """Rows of cells: aligned and cut to the terminal, or between tabs, whole, in a pipe.

        `right` are the columns set flush right, `looks` a look a row.
        """
        if not self.is_terminal:
            lines = ["\t".join(row if "".join(row).isprintable() else [_guarded(cell) for cell in row]) for row in rows]
        else:
            lines = aligned(rows, self.width, frozenset(right))
        if looks and self.has_colours:
            lines = [self.styled(line, look) for line, look in zip(lines, looks, strict=True)]
        sys.stdout.write("".join(f"{line}\n" for line in lines))

    def flush(self) -> None:
        """Send on what was written: whoever reads a pipe sees each line as it comes."""
        sys.stdout.flush()

    def complain(self, problem: object) -> None:
        """A failure, in one line on standard error; the exit status will be 1."""
        self.failures += 1
        self.note(problem)

    def note(self, text: object) -> None:
        """Something to know that is no failure, on standard error."""
        sys.stdout.flush()
        _write_whole(sys.stderr, f"blogtui: {_guarded(str(text))}\n")

    def styled(self, text: str, look: str) -> str:
        """`text` in a look, where there are colours."""
        return f"\x1b[{_SGR[look]}m{text}\x1b[0m" if look and self.has_colours else text


class Progress:
    """A bar on standard error while many things are done, on a terminal only."""

    def __init__(self, out: Output, total: int) -> None:
        self.total, self.done = total, 0
        self._is_shown = out.has_progress and total > 1

    def step(self, what: str) -> None:
        """One thing more is done."""
        self.done += 1
        if self._is_shown:
            width = terminal_width(sys.stderr) - 1
            bar = _bar(self.done, self.total, min(24, width // 3))
            sys.stderr.write("\r\x1b[K" + fit(f"{bar} {self.done}/{self.total} {_guarded(what)}", width))
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the bar away, before a line is written or at the end."""
        if self._is_shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def has_colours(is_terminal: bool) -> bool:
    """Whether to write colours: NO_COLOR forbids them, FORCE_COLOR asks for them, else a terminal takes them."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal and os.environ.get("TERM") != "dumb"


def aligned(rows: "Sequence[Sequence[str]]", width: int, right: "frozenset[int]" = frozenset()) -> list[str]:
    """Rows as lines of at most `width` cells; of columns that do not fit, the widest gives way first."""
    from blogtui.layout.cells import cell_width

    if not rows:
        return []
    cells = [[_guarded(cell) for cell in row] for row in rows]
    natural = [max(cell_width(cell) for cell in column) for column in zip(*cells, strict=True)]
    widths = narrowed(natural, width - len(GAP) * (len(natural) - 1))
    lines = []
    for row in cells:
        parts = []
        for index, (cell, room) in enumerate(zip(row, widths, strict=True)):
            text = fit(cell, room)
            pad = " " * (room - cell_width(text))
            parts.append(pad + text if index in right else text + pad)
        lines.append(fit(GAP.join(parts).rstrip(), width))
    return lines


def narrowed(widths: "Sequence[int]", room: int) -> list[int]:
    """`widths` that together take at most `room`, as far as none falls below a handful of cells."""
    found = list(widths)
    while (over := sum(found) - room) > 0:
        widest = max(found)
        if widest <= LEAST:
            break
        second = max([width for width in found if width < widest], default=0)
        index = found.index(widest)
        level = max(second, LEAST) if found.count(widest) == 1 else widest - 1
        found[index] -= min(over, widest - level)
    return found


def fit(text: str, width: int) -> str:
    """`text` in at most `width` cells, with an ellipsis where it was cut."""
    from blogtui.layout.cells import cell_width, take_cells

    if cell_width(text) <= width:
        return text
    return take_cells(text, width - 1)[0].rstrip() + "…" if width > 0 else ""


def _bar(done: int, total: int, cells: int) -> str:
    full = done * cells // total
    return "━" * full + "─" * (cells - full)


def _guarded(text: str) -> str:
    """`text` as one line that commands nothing; the gate itself is imported when something is held up at it."""
    if text.isprintable():
        return text
    from blogtui.model.text import clean_line

    return clean_line(text)


def _escaped(line: str) -> str:
    if line.isprintable():
        return line
    import json

    return "".join(char if char.isprintable() else json.dumps(char)[1:-1] for char in line)


def _is_terminal(stream: "TextIO | None") -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def _write_whole(stream: "TextIO", text: str) -> None:
    """Write a complaint whatever the terminal's encoding is."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
    stream.flush()
