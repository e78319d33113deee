"""XPL-04 缺上级指标: a headline target of the upper plan that the draft does not take up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from checker import resources
from checker.align.fields import same_field
from checker.align.gates import REACHED, apart
from checker.align.likeness import core, likeness
from checker.align.pairing import in_goals, targets
from checker.align.pairs import Pair, Verdict
from checker.align.relation import Relation, directly_above, rank, relation
from checker.align.values import with_unit
from checker.findings import Certainty, Figure, Finding, Place, Severity
from checker.reading.elements import Heading, Measure, Metric, MetricKind, PassageKind, Profile, Reading
from checker.reading.placeholders import is_awaited
from checker.rules.alignment.above_upper import endowed
from checker.rules.alignment.doubts import weighed
from checker.rules.alignment.share_of_upper import natural
from checker.rules.alignment.wording import caveat, titled
from checker.rules.base import Context, Rule, Scope
from checker.rules.statements import phrase_place, value_place
from checker.text import Span

_LEVEL = re.compile(r"^(?:国家|省|市)级(?:以上)?|(?:数量|数|量|率)$")
_SHORTEST = 4  # characters of a name that are looked for in the draft
_CELL = re.compile(r"[〔［\[(（<>≥≤＜＞]?\d[\d.,]*[^，。；：]{0,6}")
_NEARLY_ALIKE = 0.75
_SIZE = 3  # characters at the end of a name that say what is measured
_ALIKE = 0.6  # of two names' characters: then one may well be the other


class MissingIndicator(Rule):
    """上级规划的主要指标，本规划应承接或说明理由。

    为什么：上级目标要由下级分担，漏列的指标没有人完成；本规划已写有基期值的，更应列出目标。文中已写出该名称和数值，或有名称相近、单位相同的目标的，不提。

    上位：南河市科技创新“十四五”规划（2021—2025年）
    一、发展目标
    到2025年，高新技术企业达到500家，科技型中小企业达到1000家。
    错误：南河市东江区科技创新“十四五”规划（2021—2025年）
    一、发展基础
    2020年，全区科技型中小企业达到【30家】。
    二、发展目标
    到2025年，高新技术企业达到100家。
    正确：南河市东江区科技创新“十四五”规划（2021—2025年）
    一、发展基础
    2020年，全区科技型中小企业达到30家。
    二、发展目标
    到2025年，高新技术企业达到100家，科技型中小企业达到80家。
    """

    code = "XPL-04"
    name = "缺上级指标"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.PAIR

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield the missing headline targets; graver where the draft states a baseline or the target is binding."""
        for pair in context.pairs:
            if pair.verdict is not Verdict.MISSING or not pair.upper or not applies(context, pair, pair.upper):
                continue
            if not is_awaited(context.draft, pair.upper.name):  # LNG-24 tells of the placeholder
                yield self._missing(context, pair, pair.upper)

    def _missing(self, context: Context, pair: Pair, upper: Metric) -> Finding:
        place = nearest_place(context.draft, pair, upper)
        source = phrase_place(context.reading(pair.plan), upper, pair.plan)
        attributes = [m.attribute for m in (upper, *pair.upper_repeats) if m.attribute]
        attribute = f"，{attributes[0]}" if attributes else ""
        base = f"，现状已有{with_unit(pair.draft_base)}" if pair.draft_base else ""
        severity = Severity.MAJOR if pair.draft_base else Severity.MINOR
        if "约束性" in attributes:
            severity = weighed(context, pair.plan, Severity.ERROR)
        shown = [Figure("上位规划目标", with_unit(upper)), Figure("本规划目标", "无")]
        if pair.draft_base:
            shown.insert(1, Figure("本规划现状", with_unit(pair.draft_base)))
        lack = "没有量化目标" if not base and _places_named(context.draft, upper) else "未作安排"
        return self.finding(
            [place, source],
            f"{titled(context, pair.plan)}设有“{upper.name}”（{with_unit(upper)}{attribute}），本规划{lack}{base}。",
            severity=severity,
            advice="请补列目标，或在编制说明中说明不设理由。" + caveat(context, pair.plan),
            figures=tuple(shown),
        )


def applies(context: Context, pair: Pair, upper: Metric) -> bool:
    """Tell whether the draft must take a target up: a goal of the plan right above, and one that its level can have."""
    plan = context.reading(pair.plan)
    profiles = (context.draft.profile, plan.profile)
    tabled = any(m.attribute for m in (upper, *pair.upper_repeats))
    if not pair.headline or not _is_above(*profiles) or not level_allows(context.draft.profile, pair):
        return False
    if _stands_with_figure(context.draft, upper.name):
        return False  # read as something else, but it is there
    if pair.draft_base is None and pair.indicator in endowed() | natural():
        return False  # what the area does not have: grain, forest, a port
    if _aims_at_alike(context.draft, upper):
        return False  # the share of 中心城区 in the city is that of 城区 in the county
    unknown = pair.indicator is None
    if unknown and (not tabled or (pair.draft_base is None and _is_named_alike(context.draft, upper))):
        return False  # what the catalogue does not know may stand in the draft under another name
    if upper.measure is not Measure.LEVEL and not tabled and pair.draft_base is None:
        return False  # 翻一番 and the like say how a level moves; the level is an indicator of its own
    if upper.part_of is not None and not tabled and pair.draft_base is None:
        whole = [m.indicator for m in plan.metrics if m.name == upper.part_of]
        if any(p.verdict is Verdict.MISSING and p.upper and p.upper.indicator in whole for p in context.pairs):
            return False  # said once, at the whole
    stands = any(in_goals(plan, m) for m in (upper, *pair.upper_repeats))
    if not stands and _has_goals(plan):
        return False
    return same_field(*profiles) or pair.draft_base is not None


_FIGURE = re.compile(r"[^。；;\d]{0,24}(\d+)(?!\d*[-—年])")


def _stands_with_figure(draft: Reading, name: str) -> bool:
    """Tell whether the draft says the very name with a figure behind it that is no figure reached.

    Then the target is there, though it was not read, or was read as another thing's; but not where that thing is
    named in between.
    """
    for i, passage in enumerate(draft.passages):
        at = passage.normal.find(name)
        found = _FIGURE.match(passage.normal, at + len(name)) if at >= 0 else None
        if found and not any(
            m.passage == i
            and m.span.start <= found.start(1) < m.span.stop
            and (m.kind is not MetricKind.TARGET or _is_named_behind(m, at + len(name)))
            for m in draft.metrics
        ):
            return True
        if at >= 0 and at + len(name) >= len(passage.normal.rstrip()) and _is_unread_row(draft, i):
            return True
    return False


def _is_named_behind(metric: Metric, at: int) -> bool:
    here = metric.name_passage in (None, metric.passage)
    return here and metric.name_span is not None and metric.name_span.start >= at


def _is_unread_row(draft: Reading, label: int) -> bool:
    """Tell whether figures stand in cells or lines of their own behind a label, and none of them was read."""
    behind = range(label + 1, min(label + 4, len(draft.passages)))
    figures = [i for i in behind if _CELL.fullmatch(draft.passages[i].normal.strip())]
    return bool(figures) and not any(metric.passage in figures for metric in draft.metrics)


def _is_above(draft: Profile, upper: Profile) -> bool:
    """Tell whether the upper plan is one whose goals the draft takes up: right above it, of its years, no report."""
    reports = any("报告" in (profile.doc_type or "") for profile in (draft, upper))
    if apart(draft, upper) or relation(draft, upper) is Relation.APART or reports:
        return False
    return directly_above(draft, upper)


def _is_named_alike(draft: Reading, upper: Metric) -> bool:
    """Tell whether the draft has a figure, or says a phrase, much like the name of an upper target."""
    wanted = core(upper.name)
    if any(likeness(core(metric.name), wanted) >= _ALIKE for metric in draft.metrics):
        return True
    return any(wanted in passage.normal for passage in draft.passages)


def _aims_at_alike(draft: Reading, upper: Metric) -> bool:
    """Tell whether the draft sets a target, in the same unit, that only a few characters of its name tell apart.

    So does one under the end of the name, its beginning said in a heading or just before: ——学前教育。毛入园率达到95%.
    """
    wanted = core(upper.name)
    return any(
        m.kind is MetricKind.TARGET
        and m.indicator is None
        and (m.unit, m.measure) == (upper.unit, upper.measure)
        and (_is_nearly(core(m.name), wanted) or _is_end_of(m.name, upper.name))
        for m in draft.metrics
    )


def _is_nearly(one: str, other: str) -> bool:
    """Tell whether names of one size are nearly the same: 贫血率 and 肥胖率 of the same children are not."""
    return one[-_SIZE:] == other[-_SIZE:] and likeness(one, other) >= _NEARLY_ALIKE


def _is_end_of(name: str, whole: str) -> bool:
    return len(name) >= _SHORTEST and whole.endswith(name)


def _has_goals(plan: Reading) -> bool:
    return any(in_goals(plan, metric) for group in targets(plan).values() for metric in group)


@cache
def _lowest_levels() -> dict[str, str]:
    return {row["indicator"]: row["lowest"] for row in resources.rows("indicator_levels.tsv")}


def level_allows(profile: Profile, pair: Pair) -> bool:
    """Tell whether an indicator has sense at the draft's level (no province's laboratories counted in a county)."""
    lowest = _lowest_levels().get(pair.indicator or "")
    own = rank(profile)
    return lowest is None or own is None or own >= (rank(Profile(level=lowest)) or 0)


def nearest_place(draft: Reading, pair: Pair, upper: Metric) -> Place:
    """Return where the draft should say it: at its baseline, where it names the thing, at its goals, else its title."""
    if pair.draft_base:
        return value_place(pair.draft_base)
    goals = [h for word in ("目标", "指标") for h in draft.outline if _is_goal(h, word)]
    named = _places_named(draft, upper)
    if named:
        return next((place for place in named if _in_goals(draft, place)), named[0])
    return Place(0, goals[0].passage, goals[0].span) if goals else _beginning(draft)


def _is_goal(heading: Heading, word: str) -> bool:
    return heading.level > 0 and word in heading.title and not REACHED.search(heading.title)


def _places_named(draft: Reading, upper: Metric) -> list[Place]:
    """Return where the draft names what an upper target is of, without a figure for it."""
    name = _LEVEL.sub("", upper.name)
    return list(_named(draft, name)) if len(name) >= _SHORTEST else []


def _named(draft: Reading, name: str) -> Iterator[Place]:
    """Yield where paragraphs of the draft name a thing."""
    for i, passage in enumerate(draft.passages):
        if passage.kind is PassageKind.BODY and (at := passage.normal.find(name)) >= 0:
            yield Place(0, i, Span(at, at + len(name)))


def _in_goals(draft: Reading, place: Place) -> bool:
    return any("目标" in heading.title for heading in draft.section_path(draft.passages[place.passage].section))


def _beginning(draft: Reading) -> Place:
    index = next((i for i, passage in enumerate(draft.passages) if passage.normal), 0)
    return Place(0, index, Span(0, len(draft.passages[index].normal)))
