"""What must hold of every comparison of the shared plans, whatever they say."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from checker import engine
from checker.align.gates import apart, kind_of
from checker.align.pairing import pair
from checker.align.pairs import Pair, Verdict
from checker.align.values import ratio_of
from checker.findings import Severity
from checker.reading.elements import Reading
from tests.align.plans import REAL, shared_reading

pytestmark = pytest.mark.shared

LOCAL = [
    "real/上海市杨浦区_科技创新_新质秀带建设方案_2025-2030",
    "real/上海市_商业航天行动计划_2023-2025",
    "real/上海市_科技服务业若干意见_2025",
    "real/上海市_食品科技行动方案_2026-2030",
    "real/上海市_十五五规划纲要_2026-2030_由html",
    "real/杭州市_十五五规划纲要_2026-2030_由html",
]
ABOVE = [
    "real/上海市_十五五规划纲要_2026-2030_由html",
    "real/浙江省_政府工作报告_2026",
    "real/全国_十五五规划纲要_2026-2030",
    "real/全国_数字经济_2021-2025",
    "real/全国_未来产业实施意见_2024-2027",
]
PAIRS = [*REAL.values(), *((one, other) for one, other in product(LOCAL, ABOVE) if one != other)]


def rows_of(shared: Path, names: tuple[str, str]) -> tuple[Reading, Reading, tuple[Pair, ...]]:
    draft, upper = (shared_reading(shared, name) for name in names)
    return draft, upper, pair(draft, upper, 1)


@pytest.mark.parametrize("names", PAIRS, ids=lambda names: "↔".join(n.rpartition("/")[2][:8] for n in names))
def test_only_like_is_compared_with_like(shared: Path, names: tuple[str, str]) -> None:
    """No rate beside a ratio, no 2027 beside 2030, no plans of other periods; each side with its own interval."""
    draft, upper, rows = rows_of(shared, names)
    for row in rows:
        if row.difference is None or row.compared is None:
            continue
        own, other = row.compared
        assert kind_of(own, row.indicator) == kind_of(other, row.indicator)
        assert (own.year or draft.profile.period_end) == (other.year or upper.profile.period_end)
        assert own.per == other.per and ratio_of(other, own) is not None
        assert not apart(draft.profile, upper.profile)
        assert row.indicator is not None or row.by_name
        if row.verdict is Verdict.EQUAL:
            assert own.interval and other.interval


@pytest.mark.parametrize("names", PAIRS, ids=lambda names: "↔".join(n.rpartition("/")[2][:8] for n in names))
def test_nothing_of_other_levels_is_called_an_error(shared: Path, names: tuple[str, str]) -> None:
    """These plans were issued: what they set otherwise than a plan above is to be explained, and no error."""
    draft, upper = (shared_reading(shared, name) for name in names)
    review = engine.run(draft, [upper], select=["XPL-0", "XPL-10", "XPL-12"])
    assert not [f.message for f in review.findings if f.severity is Severity.ERROR]


def test_the_worked_example_of_the_domain_brief(shared: Path) -> None:
    """Domain brief 1.6: 2% against 1.5%, and what the baselines make of it."""
    draft, upper = (shared_reading(shared, name) for name in REAL["清城"])
    review = engine.run(draft, [upper], select=["XPL-01", "XPL-10"])
    above, share = sorted(review.findings, key=lambda finding: finding.rule)
    assert above.severity is Severity.MAJOR
    told = f"{above.message}{above.computation}{above.advice}"
    for said in ("0.5个百分点", "14.9%以上", "20.6%、21.8%、22.9%、24.1%", "16.3—18.8亿元", "48%", "=1.22%"):
        assert said in told
    assert "征求意见稿" in told and "不含" in told  # G5 and G3
    assert share.computation
    for said in ("=20% < 36%", "72家/380家=18.9%", "28/120=23.3%"):
        assert said in share.computation
