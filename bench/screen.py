"""What stands on a terminal's screen after a program's output: the least emulator that a Textual program needs.

Knows places and characters, no colours; every character takes one cell, since a screen is only compared with itself.
"""

import codecs
import re

_SEQUENCE = re.compile(
    r"\x1b\[(?P<told>[0-?]*)[ -/]*(?P<final>[@-~])|\x1b[\]P_^X].*?(?:\x07|\x1b\\)|\x1b[ -/]*[0-OQ-WYZ`-~]", re.DOTALL
)
_TOKEN = re.compile(_SEQUENCE.pattern + r"|(?P<text>[^\x00-\x1f\x7f]+)|(?P<control>[\x00-\x1f\x7f])", re.DOTALL)


class Screen:
    """Rows of characters."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns = columns
        self._rows = [[" "] * columns for _ in range(rows)]
        self._row = self._column = 0
        self._waiting = ""
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode

    def feed(self, output: bytes) -> None:
        """Take what a program wrote; a sequence that is not whole yet waits for the rest."""
        text = self._waiting + self._decode(output)
        start = text.rfind("\x1b")
        whole = start < 0 or _SEQUENCE.match(text, start)
        text, self._waiting = (text, "") if whole else (text[:start], text[start:])
        for match in _TOKEN.finditer(text):
            if words := match["text"]:
                self._write(words)
            elif match["final"]:
                self._obey(match["told"], match["final"])
            elif match["control"] == "\n":
                self._row = min(self._row + 1, len(self._rows) - 1)
            elif match["control"] == "\r":
                self._column = 0

    def rows(self, left: int = 0, right: int | None = None, foot: int = 0) -> list[str]:
        """The rows between two columns, without the last `foot` ones."""
        return ["".join(row[left:right]) for row in self._rows[: len(self._rows) - foot]]

    def column_of(self, words: str) -> int | None:
        """The column in which `words` stand furthest to the right, None where no row has them."""
        found = max(("".join(row).rfind(words) for row in self._rows), default=-1)
        return found if found >= 0 else None

    def _write(self, words: str) -> None:
        room = self.columns - self._column
        self._rows[self._row][self._column : self._column + len(words)] = words[: max(room, 0)]
        self._column += len(words)

    def _obey(self, told: str, final: str) -> None:
        numbers = [int(part) if part.isdigit() else 0 for part in told.split(";")]
        if final in "Hf":
            self._row = min(max(numbers[0], 1), len(self._rows)) - 1
            self._column = max(numbers[1] if len(numbers) > 1 else 1, 1) - 1
        elif final == "J" and numbers[0] >= 2:
            for row in self._rows:
                row[:] = [" "] * self.columns
        elif final == "C":
            self._column += max(numbers[0], 1)
