"""Runs the command line inside the test, with bytes for its output as a pipe would have them. For tests only."""

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from typing import Any

from blogtui.cli import main


@dataclass
class Ran:
    """How a command ended and what it wrote."""

    status: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, Any]]:
        """What it wrote as JSON Lines."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def rows(self) -> list[list[str]]:
        """What it wrote between tabs."""
        return [line.split("\t") for line in self.out.splitlines()]

    @property
    def complaints(self) -> list[str]:
        return self.err.splitlines()


class _Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


def blogtui(*argv: object, terminal: bool = False) -> Ran:
    """Run one command as the shell would; `terminal` makes its output believe it is one."""
    kind = _Terminal if terminal else io.TextIOWrapper
    out, err = (kind(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    stdin, sys.stdin = sys.stdin, io.StringIO()
    try:
        with redirect_stdout(out), redirect_stderr(err):
            status = main([str(word) for word in argv])
    finally:
        sys.stdin = stdin
    return Ran(status, _text(out), _text(err))


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8")
