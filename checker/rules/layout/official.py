"""The layout of official documents: the values of `resources/official_layout.tsv` and how a plan's pages differ."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from checker import resources
from checker.findings import Place
from checker.reading.elements import Reading
from checker.text import Span


class Length(NamedTuple):
    """One measure: its name for the user, the standard's value, and the range that is let pass."""

    label: str
    value: str
    low: float
    high: float

    def holds(self, measured: float | None) -> bool:
        """Tell whether a measured value is in the range; what the file does not say is."""
        return measured is None or self.low <= measured <= self.high


class Font(NamedTuple):
    """The font of one level of text, and the names under which it comes."""

    label: str
    value: str
    names: re.Pattern[str]


@cache
def lengths() -> dict[str, Length]:
    """Return the measures by item."""
    return {
        row["item"]: Length(row["label"], row["value"], float(row["low"]), float(row["high"]))
        for row in resources.rows("official_layout.tsv")
        if not row["item"].startswith("font_")
    }


@cache
def fonts() -> dict[str, Font]:
    """Return the fonts by level: title, 1, 2, 3, body."""
    return {
        row["item"].removeprefix("font_"): Font(row["label"], row["value"], re.compile(row["low"], re.IGNORECASE))
        for row in resources.rows("official_layout.tsv")
        if row["item"].startswith("font_")
    }


def is_a4(reading: Reading) -> bool:
    """Tell whether a plan has a layout on A4 paper; a booklet on other paper follows other rules."""
    layout = reading.plan.layout
    return layout is not None and lengths()["width"].holds(layout.width) and lengths()["height"].holds(layout.height)


def first_place(reading: Reading) -> Place:
    """Return where findings about the whole document are marked: its title, else its first passage with text."""
    title = next((heading for heading in reading.outline if heading.level == 0), None)
    if title is not None:
        return Place(0, title.passage, title.span)
    index = next((i for i, passage in enumerate(reading.passages) if passage.normal), 0)
    return Place(0, index, Span(0, len(reading.passages[index].normal)) if reading.passages else Span(0, 0))
