"""Every number of a plan with what it counts, metric or not, as `read --quantities` lists it."""

from __future__ import annotations

from checker.plan import BODY
from checker.reading.elements import PassageKind, Reading
from checker.reading.quantities import find_quantities
from checker.reports.contract import Json, number, place_json


def quantities_json(reading: Reading) -> list[Json]:
    """Return the rows of the contract, in the order of the text; page furniture and contents are left out."""
    rows: list[Json] = []
    for passage in reading.passages:
        if passage.kind in (PassageKind.FURNITURE, PassageKind.TOC):
            continue
        for quantity in find_quantities(passage.normal):
            pieces = passage.places(reading.plan, quantity.span)
            if not pieces:
                continue
            row = {
                **place_json(pieces),
                "value": number(quantity.value),
                "value_max": number(quantity.value_max),
                "unit": quantity.unit,
                "comparator": quantity.comparator.value,
            }
            row.setdefault("part", BODY)
            rows.append(row)
    return rows
