"""Every number of a plan with what it counts, metric or not, as `read --quantities` lists it."""

from __future__ import annotations

from checker.plan import BODY
from checker.reading.elements import PassageKind, Reading
from checker.reading.numbers_listed import find_numbers, with_wide_commas
from checker.reports.contract import Json, number, place_json


def quantities_json(reading: Reading) -> list[Json]:
    """Return the rows of the contract, in the order of the text.

    `quote` is the number with its unit, the row's `number` the figure alone; `value` is in full (1.2万家: 12000 家).
    Page furniture, contents and the numbers of headings are left out.
    """
    rows: list[Json] = []
    labels = {h.passage: h.title_span.start for h in reading.outline if h.number and h.title_span}
    nothing_else = all(p.kind is PassageKind.FURNITURE for p in reading.passages)  # a text of one figure
    for index, passage in enumerate(reading.passages):
        if passage.kind in (PassageKind.FURNITURE, PassageKind.TOC) and not nothing_else:
            continue
        for found in find_numbers(with_wide_commas(passage.text)):
            pieces = passage.places(reading.plan, found.span)
            if not pieces or found.span.stop <= labels.get(index, 0):
                continue
            figure = place_json(passage.places(reading.plan, found.number) or pieces)
            row = {
                **place_json(pieces),
                "number": {key: figure[key] for key in ("line", "start", "end", "quote")},
                "value": number(found.value),
                "value_max": number(found.value_max),
                "unit": found.unit,
                "comparator": found.comparator.value,
            }
            row.setdefault("part", BODY)
            rows.append(row)
    return rows
