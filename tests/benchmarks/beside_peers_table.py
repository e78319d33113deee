"""The rows of the table of benchmarks beside peers, and how they are printed."""

from __future__ import annotations

import statistics
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Row(NamedTuple):
    """One comparison: what we do, beside what, how many times as long (or `reason` why not), and the bar.

    `most`: the bar that the figure may not exceed; `least`: the one that it must reach.
    """

    what: str
    beside: str
    figure: float | None = None
    most: float | None = None
    least: float | None = None
    note: str = ""

    @property
    def met(self) -> bool:
        """Tell whether the bar is met; what was skipped or has none is not missed."""
        if self.figure is None:
            return True
        return not (self.most is not None and self.figure > self.most) and not (
            self.least is not None and self.figure < self.least
        )


def skipped(what: str, beside: str, reason: str) -> Row:
    """Return the row of a comparison that can't be made here."""
    return Row(what, beside, note=f"skipped: {reason}")


def ratio(pairs: Sequence[tuple[float, float]]) -> float:
    """Return the median of the ratios of times that were taken side by side."""
    return statistics.median(ours / theirs for ours, theirs in pairs)


def table(rows: Iterable[Row]) -> str:
    """Return the rows as a Markdown table."""
    lines = [("we", "beside", "times", "bar", "")]
    for row in rows:
        bar = f"≤ {row.most:g}" if row.most is not None else f"≥ {row.least:g}" if row.least is not None else ""
        figure = "–" if row.figure is None else f"{row.figure:.3g}"
        judged = "" if not bar or row.figure is None else "" if row.met else "missed"
        lines.append((row.what, row.beside, figure, bar, "; ".join(filter(None, (judged, row.note)))))
    wide = [max(_width(line[column]) for line in lines) for column in range(len(lines[0]))]
    text = ["| " + " | ".join(_padded(cell, n) for cell, n in zip(line, wide, strict=True)) + " |" for line in lines]
    return "\n".join([text[0], "|" + "|".join("-" * (n + 2) for n in wide) + "|", *text[1:]])


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
