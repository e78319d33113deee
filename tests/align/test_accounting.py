"""Every target of both plans stands in exactly one row, be it paired, missing or extra, or repeats one that does."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from checker.align.gates import looks_back, own_number
from checker.align.pairing import pair
from checker.align.pairs import Pair, Verdict
from checker.reading.elements import Metric, MetricKind, Reading
from tests.align.plans import FAMILIES, REAL, shared_reading
from tests.rules.samples import reading_of


def stated(reading: Reading) -> set[str]:
    """Return the ids of all statements of own targets with a value, told apart without the code under test's groups."""
    return {
        metric.id
        for metric in reading.metrics
        if metric.kind is MetricKind.TARGET
        and metric.value is not None
        and own_number(metric, reading.profile)
        and not looks_back(reading, metric)
    }


def accounted(rows: tuple[Pair, ...], draft: Reading, upper: Reading) -> None:
    """Check the account of a comparison: nothing is left out, nothing stands twice, and each side fits its verdict."""
    own = Counter(m.id for row in rows for m in (row.draft, *row.draft_repeats) if m is not None)
    other = Counter(m.id for row in rows for m in (row.upper, *row.upper_repeats) if m is not None)
    assert set(own) == stated(draft)
    assert set(other) == stated(upper)
    assert not [id for id, times in (own + other).items() if times > (own[id] > 0) + (other[id] > 0)]
    for row in rows:
        assert (row.draft is None) == (row.verdict is Verdict.MISSING)
        assert (row.upper is None) == (row.verdict is Verdict.EXTRA)
        assert (row.difference is None) == (
            row.verdict not in (Verdict.EQUAL, Verdict.HIGHER, Verdict.LOWER, Verdict.PART_EXCEEDS_WHOLE)
        )
        for side, repeats in ((row.draft, row.draft_repeats), (row.upper, row.upper_repeats)):
            assert all(of_one_target(side, again) for again in repeats)


def of_one_target(one: Metric | None, again: Metric) -> bool:
    return one is not None and (one.indicator, one.per, one.measure) == (again.indicator, again.per, again.measure)


@pytest.mark.parametrize("field", FAMILIES)
def test_targets_of_invented_plans(field: str) -> None:
    draft, upper = (reading_of(text.strip("\n")) for text in FAMILIES[field])
    accounted(pair(draft, upper, 1), draft, upper)


@pytest.mark.shared
@pytest.mark.parametrize("name", REAL)
def test_targets_of_shared_plans(shared: Path, name: str) -> None:
    draft, upper = (shared_reading(shared, plan) for plan in REAL[name])
    rows = pair(draft, upper, 1)
    assert rows
    accounted(rows, draft, upper)


def test_a_target_said_twice_is_one_with_a_repetition() -> None:
    draft, upper = (reading_of(text.strip("\n")) for text in FAMILIES["科技"])
    (row,) = [r for r in pair(draft, upper, 1) if r.draft and r.draft.indicator == "hightech_enterprises"]
    assert [m.value for m in row.draft_repeats] == [150]


def test_levels_of_office_and_flows_are_targets_of_their_own() -> None:
    text = (
        "澜川市临溪区科技创新“十四五”规划（2021—2025年）\n一、发展目标\n"
        "到2025年，国家级孵化器达到2家，省级孵化器达到5家，新增省级工程技术研究中心3家，省级工程技术研究中心达到9家。"
    )
    draft = reading_of(text)
    rows = pair(
        draft, reading_of("澜川市科技创新“十四五”规划（2021—2025年）\n一、发展目标\n到2025年，创新能力增强。"), 1
    )
    assert [row.verdict for row in rows] == [Verdict.EXTRA] * 4
