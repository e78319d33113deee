"""Errors against the upper plan: targets above, below or larger than it, other base years, misquoted titles."""

from __future__ import annotations

import random
import re
from decimal import Decimal

from checker.reading.elements import Comparator, Measure, Metric, MetricKind
from checker.reading.indicators import catalogue
from tests.seeded.drafts import Draft, Planted
from tests.seeded.kinds import insert, kind
from tests.seeded.numbers import changed, levels


def _upper_targets(draft: Draft) -> list[Metric]:
    """Return targets of the upper plan that the draft has none of and that the catalogue knows."""
    assert draft.upper
    own = {m.indicator for m in draft.reading.metrics}
    return [
        m
        for m in draft.upper.metrics
        if m.kind is MetricKind.TARGET
        and m.measure is Measure.LEVEL
        and m.indicator
        and m.indicator not in own
        and m.value
        and m.value > 1
        and m.value_max is None
        and m.year
        and m.unit
        and m.comparator is not Comparator.LE
        and m.part_of is None
        and m.per is None
        and m.region in (None, draft.upper.profile.short_region)
        and not re.search("全[国省]", m.name)
    ]


def _stated(draft: Draft, rng: random.Random, metric: Metric, factor: str) -> Planted | None:
    assert metric.value
    value = metric.value * Decimal(factor)
    digits = max(metric.decimals, 1) if metric.unit == "%" else metric.decimals
    said = f"{value:.{digits}f}"
    if metric.unit == "%" and value > 95:
        return None
    sentence = rng.choice(
        (
            "到{y}年，{n}达到{v}{u}。",
            "力争到{y}年{n}达到{v}{u}。",
            "到{y}年，{n}达{v}{u}。",
        )
    )
    return insert(draft, rng, sentence.format(y=metric.year, n=metric.name, v=said, u=metric.unit), early=False)


@kind("可加总目标大于上级", "XPL-03", "XPL-01", also=("NUM-19", "NUM-14"), needs_upper=True)
def larger_than_whole(draft: Draft, rng: random.Random) -> Planted | None:
    found = [
        m
        for m in _upper_targets(draft)
        if m.indicator and catalogue()[m.indicator].aggregates == "sum" and m.unit != "%"
    ]
    return _stated(draft, rng, rng.choice(found), rng.choice(("1.2", "2"))) if found else None


@kind("比率目标高于上级", "XPL-01", also=("NUM-19", "XPL-12"), needs_upper=True)
def above(draft: Draft, rng: random.Random) -> Planted | None:
    found = [
        m
        for m in _upper_targets(draft)
        if m.unit == "%" and m.indicator and catalogue()[m.indicator].direction == "higher"
    ]
    return _stated(draft, rng, rng.choice(found), "1.25") if found else None


@kind("比率目标低于上级", "XPL-02", also=("NUM-19", "XPL-12"), needs_upper=True)
def below(draft: Draft, rng: random.Random) -> Planted | None:
    found = [
        m
        for m in _upper_targets(draft)
        if m.unit == "%" and m.indicator and catalogue()[m.indicator].direction == "higher"
    ]
    return _stated(draft, rng, rng.choice(found), "0.8") if found else None


@kind(
    "已有目标改大于上级",
    "XPL-03",
    "XPL-01",
    "NUM-01",
    also=("NUM-15", "XPL-10", "NUM-08", "NUM-09", "NUM-11", "NUM-31", "XPL-12"),
    needs_upper=True,
)
def raised(draft: Draft, rng: random.Random) -> Planted | None:
    assert draft.upper
    upper = {
        m.indicator: m
        for m in draft.upper.metrics
        if m.kind is MetricKind.TARGET and m.indicator and m.measure is Measure.LEVEL and m.value
    }
    found = []
    for m in levels(draft):
        if (
            m.indicator in upper
            and upper[m.indicator].year == m.year
            and upper[m.indicator].unit == m.unit
            and m.unit != "%"
        ):
            found.append((m, (upper[m.indicator].value * Decimal("1.3")).to_integral_value()))
    return changed(draft, rng, found)


@kind("上位规划名称引错", "XPL-13", needs_upper=True)
def misquoted(draft: Draft, rng: random.Random) -> Planted | None:
    assert draft.upper
    title = draft.upper.profile.title
    if not title:
        return None
    title = title.strip("《》")
    # a slip in the numerals names another period's plan, one in the last words another kind of paper
    spots = [m.start() for m in re.finditer("[一-鿿](?=[一-鿿])", title[:-6]) if m.start() > 3]
    spots = [at for at in spots if not re.search("[一二三四五六七八九十第个年]", title[at : at + 2])]
    if not spots:
        return None
    at = rng.choice(spots)
    wrong = rng.choice((title[:at] + title[at + 1 :], title[:at] + title[at + 1] + title[at] + title[at + 2 :]))
    return insert(draft, rng, f"依据《{wrong}》制定本规划。")


@kind("超越事权", "XPL-23")
def beyond_powers(draft: Draft, rng: random.Random) -> Planted | None:
    if draft.reading.profile.level not in ("district", "county"):
        return None
    return insert(
        draft,
        rng,
        rng.choice(
            (
                "制定科技成果转化条例。",
                "出台人才发展促进条例。",
                "健全知识产权领域立法。",
                "推进数据领域地方立法。",
                "降低企业社会保险费率。",
            )
        ),
    )
