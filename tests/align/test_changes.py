"""A changed figure changes the verdict of its own pair as the decision table says, and no other."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.align.pairing import pair
from checker.align.pairs import Pair, Verdict
from checker.align.relation import Relation, relation
from checker.align.values import ratio_of
from checker.reading.elements import Comparator, Measure, Metric, Reading
from checker.reading.indicators import catalogue
from tests.align.plans import FAMILIES, REAL, shared_reading
from tests.rules.samples import reading_of

COMPARED = (Verdict.EQUAL, Verdict.HIGHER, Verdict.LOWER, Verdict.PART_EXCEEDS_WHOLE)
TIMES = st.sampled_from([Decimal(t) for t in ("0.3", "0.5", "0.9", "0.97", "1.01", "1.2", "2", "12")])


def by_table(row: Pair, inside: bool) -> Verdict:
    """Return the verdict that the decision table gives two values, worked out on bare numbers."""
    assert row.draft and row.upper
    own, other = row.draft_form or row.draft, row.upper_form or row.upper
    times = ratio_of(other, own)
    assert times is not None and own.indicator
    low, high = ends(own, Decimal(1))
    floor, top = ends(other, times)
    if low <= top and floor <= high:
        return Verdict.EQUAL
    sums = catalogue()[own.indicator].aggregates == "sum" and own.measure in (Measure.LEVEL, Measure.INCREMENT)
    if sums and inside:
        return Verdict.PART_EXCEEDS_WHOLE if low > top else Verdict.NOT_COMPARABLE
    return Verdict.HIGHER if low > top else Verdict.LOWER


def ends(metric: Metric, times: Decimal) -> tuple[Decimal, Decimal]:
    """Return the smallest and largest size stated: a fall of 17% is a size of 17, 左右 leaves two percent."""
    assert metric.value is not None
    bounds = sorted((abs(metric.value), abs(metric.value_max if metric.value_max is not None else metric.value)))
    slack = bounds[1] * Decimal("0.02") if metric.comparator is Comparator.APPROX else Decimal(0)
    return (bounds[0] - slack) * times, (bounds[1] + slack) * times


def changed(reading: Reading, metric: Metric, times: Decimal) -> Reading:
    """Return the reading with one figure multiplied."""
    assert metric.value is not None
    most = metric.value_max * times if metric.value_max is not None else None
    new = replace(metric, value=metric.value * times, value_max=most)
    return replace(reading, metrics=tuple(new if m is metric else m for m in reading.metrics))


def traces(rows: tuple[Pair, ...]) -> dict[tuple[str | None, str | None], tuple[object, ...]]:
    return {
        (row.draft.id if row.draft else None, row.upper.id if row.upper else None): (
            row.verdict,
            row.difference,
            row.better,
            row.lags,
            row.headline,
        )
        for row in rows
    }


def check_change(draft: Reading, upper: Reading, choose: st.DataObject, times: Decimal) -> None:
    """Change one figure of a compared pair, and compare all rows with those before."""
    before = pair(draft, upper, 1)
    comparable = [r for r in before if r.draft and r.upper and r.indicator and is_compared(r)]
    row = choose.draw(st.sampled_from(comparable))
    in_draft = choose.draw(st.booleans())
    metric = row.draft if in_draft else row.upper
    assert metric is not None
    new = (changed(draft, metric, times), upper) if in_draft else (draft, changed(upper, metric, times))
    after = pair(*new, 1)
    own = (row.draft.id if row.draft else None, row.upper.id if row.upper else None)
    old_rows, new_rows = traces(before), traces(after)
    assert old_rows.pop(own) is not None
    new_rows.pop(own)
    assert old_rows == new_rows
    (moved,) = [r for r in after if (r.draft and r.draft.id, r.upper and r.upper.id) == own]
    assert moved.verdict is by_table(moved, relation(draft.profile, upper.profile) is not Relation.SAME)


def is_compared(row: Pair) -> bool:
    return row.verdict in COMPARED or row.note.startswith("部分与总体")


@pytest.mark.parametrize("field", FAMILIES)
@settings(max_examples=25)
@given(data=st.data(), times=TIMES)
def test_invented_plans(field: str, data: st.DataObject, times: Decimal) -> None:
    draft, upper = (reading_of(text.strip("\n")) for text in FAMILIES[field])
    check_change(draft, upper, data, times)


@pytest.mark.shared
@pytest.mark.parametrize("name", ["清城", "杭州", "杭州与全国", "上海"])
@settings(max_examples=15)
@given(data=st.data(), times=TIMES)
def test_shared_plans(shared: Path, name: str, data: st.DataObject, times: Decimal) -> None:
    draft, upper = (shared_reading(shared, plan) for plan in REAL[name])
    check_change(draft, upper, data, times)


@settings(max_examples=40)
@given(own=st.integers(5, 60), other=st.integers(5, 60))
def test_a_figure_changed_in_the_text(own: int, other: int) -> None:
    """From text to verdict: a ratio in tenths of a percent, beside a count that stays as it is."""
    draft, upper = (
        reading_of(
            f"{title}科技创新“十四五”规划（2021—2025年）\n一、发展目标\n"
            f"到2025年，研发投入强度达到{Decimal(value) / 10}%，高新技术企业达到{firms}家。"
        )
        for title, value, firms in (("澜川市临溪区", own, 40), ("澜川市", other, 300))
    )
    ratio, firms = pair(draft, upper, 1)
    assert ratio.verdict is (Verdict.EQUAL if own == other else Verdict.HIGHER if own > other else Verdict.LOWER)
    assert ratio.difference == Decimal(own - other) / 10
    assert firms.verdict is Verdict.NOT_COMPARABLE
