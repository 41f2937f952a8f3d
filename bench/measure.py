"""Figures and how they are shown: samples taken in turns, medians and their ratios, a Markdown table, JSON.

Knows nothing of what is measured, and never invents a figure: what could not be measured says why.
"""

import os
import platform
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import median
from typing import Any, TypeVar

_METS = {None: "", True: " ✓", False: " ✗"}
Samples = tuple[float, ...]
Measured = TypeVar("Measured")


@dataclass(frozen=True, slots=True)
class Row:
    """One figure beside its peer's. `peer` is None where the peer could not be measured, and `why` says why.

    `unit` is `ms`, `s` or `MB`, the samples' own; `most` the ratio aimed at, `within` the median aimed at in that unit,
    None where they are only reported.
    """

    bench: str
    what: str
    unit: str
    ours: Samples
    peer_name: str
    peer: Samples | None = None
    most: float | None = None
    why: str = ""
    within: float | None = None

    @property
    def ratio(self) -> float | None:
        """Our median through the peer's, taken in the same run."""
        return median(self.ours) / median(self.peer) if self.ours and self.peer else None

    @property
    def met(self) -> bool | None:
        if self.within is not None:
            return median(self.ours) <= self.within if self.ours else None
        ratio = self.ratio
        return None if ratio is None or self.most is None else ratio <= self.most


def in_turns(
    runs: int, measures: Mapping[str, Callable[[], Measured]], *, discard: bool = True
) -> dict[str, list[Measured]]:
    """What each of `measures` gave in `runs` rounds A B A B …, after one that is thrown away (`discard`)."""
    taken: dict[str, list[Measured]] = {name: [] for name in measures}
    if discard:
        for measure in measures.values():
            measure()
    for _ in range(runs):
        for name, measure in measures.items():
            taken[name].append(measure())
    return taken


def machine() -> dict[str, str | int]:
    """What the figures were taken on, as far as they need it."""
    return {
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "cores": os.cpu_count() or 0,
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def as_json(rows: Sequence[Row], about: Mapping[str, Any]) -> dict[str, Any]:
    return {**about, "rows": [_row_json(row) for row in rows]}


def _row_json(row: Row) -> dict[str, Any]:
    return {
        "bench": row.bench,
        "what": row.what,
        "unit": row.unit,
        "ours": _samples_json(row.ours),
        "peer": row.peer_name,
        "peer_figures": _samples_json(row.peer) if row.peer else None,
        "ratio": None if row.ratio is None else round(row.ratio, 4),
        "target": row.most,
        "within": row.within,
        "met": row.met,
        "why": row.why or None,
    }


def _samples_json(samples: Samples) -> dict[str, Any] | None:
    if not samples:
        return None
    return {
        "median": round(median(samples), 4),
        "min": round(min(samples), 4),
        "max": round(max(samples), 4),
        "n": len(samples),
    }


def as_table(rows: Sequence[Row]) -> str:
    """A Markdown table: medians, the least and the most in brackets, and how many were taken."""
    heads = ("what", "ours", "peer", "its figure", "ratio", "aim", "n")
    lines = [f"| {' | '.join(heads)} |", "|---|--:|---|--:|--:|--:|--:|"]
    for row in rows:
        aim = "" if row.most is None else f"≤ {row.most:.3g}{_METS[row.met]}"
        if row.within is not None:
            aim = f"≤ {_short(row.within)} {row.unit}{_METS[row.met]}"
        cells = (
            f"{row.bench}: {row.what}",
            _figure(row.ours, row.unit) if row.ours else row.why,
            row.peer_name,
            _figure(row.peer, row.unit) if row.peer else row.why,
            "" if row.ratio is None else f"{row.ratio:.3g}",
            aim,
            str(len(row.ours) or len(row.peer or ())),
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _figure(samples: Samples, unit: str) -> str:
    return f"{_short(median(samples))} {unit} ({_short(min(samples))}…{_short(max(samples))})"


def _short(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"


def tell(message: str) -> None:
    """Say how far the measuring has come, beside the results."""
    print(message, file=sys.stderr, flush=True)
