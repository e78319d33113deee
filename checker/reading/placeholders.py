"""Placeholders of templates: {地区}, {止年}; what is not filled in stays in the text and is found there."""

from __future__ import annotations

import re

from checker.plan import CellPlace
from checker.reading.elements import PassageKind, Reading
from checker.text import Span

PLACEHOLDER = re.compile(r"\{(?P<key>[^{}\n]{0,30}[一-鿿][^{}\n]{0,30})\}")
"""A name with a Chinese character in braces: sets and formulas ({1,2}) have none."""


def placeholders(text: str) -> tuple[tuple[str, Span], ...]:
    """Return the name and place of each placeholder of a text."""
    return tuple((match["key"].strip(), Span(*match.span())) for match in PLACEHOLDER.finditer(text))


_REACH = 12
"""Characters between a name and the placeholder of its figure."""


def is_awaited(reading: Reading, name: str) -> bool:
    """Tell whether a plan names a thing whose figure is still a placeholder: behind the name, or in its table row."""
    rows = {_row(reading, i) for i, passage in enumerate(reading.passages) if _names(passage.normal, name)}
    for i, passage in enumerate(reading.passages):
        if "{" not in passage.normal or not PLACEHOLDER.search(passage.normal):
            continue
        if passage.kind is PassageKind.CELL and _row(reading, i) in rows:
            return True
        if passage.kind is PassageKind.BODY and re.search(
            f"{re.escape(name)}[^。；]{{0,{_REACH}}}\\{{", passage.normal
        ):
            return True
    return False


def _names(text: str, name: str) -> bool:
    return "".join(text.split()) == name


def _row(reading: Reading, passage: int) -> tuple[int, int] | None:
    """Return the table and row of a cell's passage."""
    stretches = reading.passages[passage].stretches
    place: CellPlace | None = reading.plan.blocks[stretches[0].block].cell if stretches else None
    return (place.table, place.row) if place is not None else None
