"""The listing of numbers measured on a public suite for Chinese numbers (MIT), read from the shared material.

Compared are value and span, of the figure or of the figure with its unit: the suite takes 199 of 199个 but all of 15元.
Left out, each by a rule:

- a currency or temperature named without a number (人民币 美元): the listing lists numbers;
- the end of a range where the suite wants the end alone (20% of 5-20%): the listing gives both ends;
- approximate tens (二三十个百分点), which the suite cannot read and wants empty: the listing gives the range;
- empty expectations of the number model for money and discounts (一美元, 一折), which its other models do expect.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from checker.reading import read
from checker.reading.listed_units import kinds
from checker.reports.quantities import quantities_json
from checker.sources import read_plan

pytestmark = pytest.mark.shared

Row = dict[str, Any]
BARS = {"NumberModel": 0.95, "PercentModel": 0.95, "OrdinalModel": 0.95, "CurrencyModel": 0.85, "DimensionModel": 0.85}
PERCENT = frozenset({"%", "百分点"})
APPROXIMATE = re.compile("[一二三四五六七八九]{2}十")


@pytest.fixture
def listed(tmp_path: Path) -> Callable[[str], list[Row]]:
    """Return the listing of a text as the command gives it."""

    def rows(text: str) -> list[Row]:
        path = tmp_path / "case.txt"
        path.write_text(text, encoding="utf-8", newline="\n")
        return quantities_json(read(read_plan(path)))

    return rows


def cases(shared: Path, kind: str) -> Iterator[Row]:
    for path in sorted((shared / "peer").glob("recognizers_*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            case = json.loads(line)
            if case["kind"] == kind:
                yield case


def found(wanted: Row, rows: list[Row]) -> bool:
    value = float(wanted["value"]["value"].rstrip("%"))
    for row in rows:
        spans = [(row["start"], row["end"]), (row["number"]["start"], row["number"]["end"])]
        if abs(row["value"] - value) <= 1e-9 * max(1e-6, abs(value)) and (wanted["start"], wanted["end"]) in spans:
            return True
    return False


def foreign(kind: str, row: Row) -> bool:
    """Tell whether a row that the suite does not expect belongs to another of its models."""
    money = kinds().get(row["unit"]) == "currency" or row["unit"] == "元"
    if kind == "NumberModel":
        return money or row["unit"] in PERCENT
    if kind == "CurrencyModel":
        return not money
    return kind != "PercentModel" or row["unit"] not in PERCENT


def left_out(case: Row, rows: list[Row]) -> bool:
    nameless = any(e["value"]["value"] is None for e in case["expect"])
    ends = any(e["end"] == row["end"] and row["value_max"] is not None for e in case["expect"] for row in rows)
    return nameless or ends or (not case["expect"] and APPROXIMATE.search(case["text"]) is not None)


@pytest.mark.parametrize(("kind", "bar"), BARS.items())
def test_values_and_spans(
    kind: str, bar: float, shared: Path, listed: Callable[[str], list[Row]], record_property: Callable[..., None]
) -> None:
    right, missed, out = 0, [], 0
    for case in cases(shared, kind):
        rows = listed(case["text"])
        if left_out(case, rows):
            out += 1
            continue
        alien = [r for r in rows if not foreign(kind, r) and not any(found(e, [r]) for e in case["expect"])]
        if all(found(e, rows) for e in case["expect"]) and not alien:
            right += 1
        else:
            missed.append(case["id"])
    record_property("figures", f"{kind}: {right} of {right + len(missed)}, left out {out}, missed {missed}")
    assert right / (right + len(missed)) >= bar, missed
    assert out <= 6
