"""NUM-28 地域口径不一: the plan leaves an area out that its figures count in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from checker.align.pairing import targets
from checker.findings import Certainty, Finding, Place, Severity
from checker.reading.elements import PassageKind, Reading
from checker.rules.base import REMEMBERED, Context, Rule, Scope, passages
from checker.text import Span

_OUT = re.compile(
    r"(?P<names>[一-鿿、和及]{3,40})(?:除外|不在(?:本)?规划范围)|(?:不含|不包括|不包含)(?P<after>[一-鿿、和及]{3,40})"
)
_IN = re.compile(r"(?:数据|统计|口径|指标|值)[^。；]{0,8}(?<!不)(?:包含|包括|含|涵盖)(?P<names>[一-鿿、和及]{3,40})")
_QUICK = {_OUT.pattern: re.compile("除外|规划范围|不含|不包"), _IN.pattern: re.compile("[含包涵]")}
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

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield each area that is out of the plan's scope and in its data, where a ratio depends on it."""
        if not _has_ratio(context):
            return
        out = dict(excluded(context.draft))
        for name, place in included(context.draft):
            if name in out:
                yield self.finding(
                    [place, out[name]],
                    f"规划范围不含“{name}”，统计数据却包含“{name}”，强度、占比类指标的分子分母地域不一致。",
                    advice=f"请统一地域口径，或在目标处注明分子、分母是否含{name}。",
                )


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
    for i, passage in passages(draft, kinds):
        for match in _found(pattern, passage.normal):
            sentence = draft.sentence(i, Span(*match.span())).of(passage.normal)
            if not statistics and _STATISTICS.search(match[0]):
                continue
            if statistics and not _STATISTICS.search(sentence):
                continue
            for group in groups:
                yield from _split(i, match, group)


@lru_cache(2 * REMEMBERED)
def _found(pattern: re.Pattern[str], text: str) -> tuple[re.Match[str], ...]:
    return tuple(pattern.finditer(text)) if _QUICK[pattern.pattern].search(text) else ()


def _split(passage: int, match: re.Match[str], group: str) -> Iterator[tuple[str, Place]]:
    """Yield the names joined by 、 or 和 in one group."""
    if not match[group]:
        return
    at = match.start(group)
    for part in re.finditer(r"[^、和及]+", match[group]):
        if len(part[0]) >= _SHORTEST:
            yield part[0], Place(0, passage, Span(at + part.start(), at + part.end()))
