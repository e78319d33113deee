"""NUM-28 地域口径不一: the plan leaves an area out that its figures count in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from checker.align.pairing import targets
from checker.align.values import in_unit, rounded, with_unit
from checker.findings import Certainty, Finding, Place, Severity
from checker.reading.elements import Metric, MetricKind, PassageKind, Reading
from checker.rules.base import Context, Rule, Scope
from checker.rules.numbers.subset_exceeds import loose_parts, sized
from checker.rules.remembered import Remembered
from checker.rules.sight import Look, Part
from checker.rules.statements import phrase_place
from checker.text import Span

_OUT = re.compile(
    r"(?P<names>[一-鿿、和及]{3,40})(?:除外|不在(?:本)?规划范围)|(?:不含|不包括|不包含)(?P<after>[一-鿿、和及]{3,40})"
)
_IN = re.compile(r"(?:数据|统计|口径|指标|值)[^。；]{0,8}(?<!不)(?:包含|包括|含|涵盖)(?P<names>[一-鿿、和及]{3,40})")
_QUICK = {_OUT.pattern: ("除外", "规划范围", "不含", "不包"), _IN.pattern: ("含", "包括", "涵盖")}
_FOUND = {pattern.pattern: Remembered(pattern, _QUICK[pattern.pattern]) for pattern in (_OUT, _IN)}
_WHOLE, _OUTPUT_SHARE = "rd_expenditure", "gdp_share_of_upper"
_TIMES = Decimal("1.5")
"""How far a share of R&D may lie above the share of output; a design value."""
_SHORTEST = 4
_STATISTICS = re.compile("数据|统计|口径|指标|生产总值|增加值")


class MixedScope(Rule):
    """数据的地域范围应与规划范围一致。

    为什么：规划范围剔除了某片区，而总量数据又包含它，强度、占比类指标的分子和分母就不是同一块地方。

    错误：南河市东江区科技创新“十四五”规划（2021—2025年）
    规划范围包括各镇街（东江高新区除外）。
    一、发展目标
    到2025年，研发投入强度达到2%。
    地区生产总值统计数据包含【东江高新区】。
    正确：南河市东江区科技创新“十四五”规划（2021—2025年）
    规划范围包括各镇街（东江高新区除外）。
    一、发展目标
    到2025年，研发投入强度达到2%。
    地区生产总值统计数据不含东江高新区。
    """

    code = "NUM-28"
    name = "地域口径不一"
    severity = Severity.MAJOR
    certainty = Certainty.LIKELY
    scope = Scope.PLAN
    look = Look.at(lambda p: any(word in p.normal for words in _QUICK.values() for word in words), Part.METRICS)

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield areas out of the plan's scope and in its data, then parts that take too much of the area above."""
        yield from self._outsized(context)
        if not _has_ratio(context):
            return
        out = dict(excluded(context.draft))
        for name, place in included(context.draft):
            if name in out:
                yield self.finding(
                    [place, out[name]],
                    f"规划范围不含“{name}”，统计数据却包含“{name}”，强度、占比等指标的分子与分母不是同一地域。",
                    advice=f"请把分子和分母统一到同一地域，或逐项注明是否含{name}。",
                )

    def _outsized(self, context: Context) -> Iterator[Finding]:
        """Yield as a note amounts of a kind that R&D contains, beside the R&D of the area above and the output's share.

        The years may lie one apart: the question is whether company accounts stand beside official statistics.
        """
        share = next(
            (m for m in context.draft.metrics if m.indicator == _OUTPUT_SHARE and m.unit == "%" and m.value), None
        )
        if share is None or not share.value:
            return
        own = sized(context.draft)
        for part in (m for id in loose_parts(_WHOLE) for m in own.get(id, []) if m.kind is MetricKind.ACTUAL):
            for plan, upper in enumerate(context.uppers, 1):
                for whole in sized(upper).get(_WHOLE, []):
                    taken = (
                        _taken(part, whole)
                        if upper.profile.short_region == context.draft.profile.parent_region
                        else None
                    )
                    if taken and taken > share.value * _TIMES:
                        yield self._too_much(context, plan, (part, whole, share), taken)
                        return

    def _too_much(self, context: Context, plan: int, metrics: tuple[Metric, Metric, Metric], taken: Decimal) -> Finding:
        part, whole, share = metrics
        draft, upper = context.draft, context.reading(plan)
        return self.finding(
            [phrase_place(draft, part), phrase_place(upper, whole, plan), phrase_place(draft, share)],
            f"“{part.name}”{with_unit(part)}，相当于《{context.title(plan)}》“{whole.name}”{with_unit(whole)}的"
            f"{rounded(taken, 1)}%，而经济总量只占{with_unit(share)}，口径可疑。",
            severity=Severity.INFO,
            certainty=Certainty.HINT,
            computation=f"{with_unit(part)}/{with_unit(whole)} = {rounded(taken, 1)}% > {with_unit(share)}",
            advice="请核对两个数的主体、地域和统计口径。",
        )


def _taken(part: Metric, whole: Metric) -> Decimal | None:
    """Return what percent the part is of the whole at least, for figures reached within a year of each other."""
    one, all_of = in_unit(part.interval, part.unit, whole.unit), whole.interval
    near = part.year is not None and whole.year is not None and abs(part.year - whole.year) <= 1
    if not near or whole.kind is not MetricKind.ACTUAL or one is None or all_of is None:
        return None
    return one.low / all_of.high * 100 if one.low and all_of.high else None


def _has_ratio(context: Context) -> bool:
    """Tell whether the plan sets a target that divides one figure by another."""
    return any(context.catalogue[id].dimension in {"ratio", "per_capita"} for id in targets(context.draft))


def excluded(draft: Reading) -> Iterator[tuple[str, Place]]:
    """Yield the areas that the plan leaves out of its scope."""
    yield from _named(draft, _OUT, ("names", "after"), statistics=False)


def included(draft: Reading) -> Iterator[tuple[str, Place]]:
    """Yield the areas that the plan's data count in."""
    yield from _named(draft, _IN, ("names",), statistics=True)


def _named(
    draft: Reading, pattern: re.Pattern[str], groups: tuple[str, ...], *, statistics: bool
) -> Iterator[tuple[str, Place]]:
    kinds = (PassageKind.BODY, PassageKind.FOOTNOTE)
    for i, match in _FOUND[pattern.pattern].over(draft, kinds):
        if not statistics and _STATISTICS.search(match[0]):
            continue
        if statistics and not _STATISTICS.search(draft.sentence(i, Span(*match.span())).of(match.string)):
            continue
        for group in groups:
            yield from _split(i, match, group)


def _split(passage: int, match: re.Match[str], group: str) -> Iterator[tuple[str, Place]]:
    """Yield the names joined by 、 or 和 in one group."""
    if not match[group]:
        return
    at = match.start(group)
    for part in re.finditer(r"[^、和及]+", match[group]):
        if len(part[0]) >= _SHORTEST:
            yield part[0], Place(0, passage, Span(at + part.start(), at + part.end()))
