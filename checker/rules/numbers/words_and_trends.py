"""What words say of a course or of nothing there, beside figures of the plan that say otherwise (part of NUM-29)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from checker import resources
from checker.align.gates import own_number
from checker.align.values import in_unit, with_unit
from checker.findings import Place, Severity
from checker.reading.elements import Comparator, Measure, Metric, MetricKind, PassageKind, Reading
from checker.rules.base import draft_place, passages
from checker.rules.statements import phrase_place
from checker.text import Span

_COURSE = re.compile(
    r"(?P<words>(?:持续|逐年|稳步|不断|连年|逐步)(?:稳步)?"
    r"(?:(?P<up>增加|增长|提高|提升|上升|扩大|攀升)|(?P<down>下降|降低|减少|回落)))"
)
_MAY_COURSE = re.compile("[续年步断](?:稳步)?[增提上扩攀下降减回]")
_NONE = ("尚无", "空白", "为零")
_NOTHING = re.compile(r"(?P<words>尚无布局|尚无|仍为空白|尚属空白|仍是空白|数量为零|实现数为零|仍然?为零|均为零)")
_SHORTEST = 4
_CLAUSE = re.compile("[。；！？;]")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Words and the figures beside them: where both stand, what to say, and how bad it is."""

    places: tuple[Place, ...]
    message: str
    computation: str | None
    severity: Severity
    hint: bool = False


def says_something(text: str) -> bool:
    """Tell whether a text speaks of a course or of nothing there."""
    return _COURSE.search(text) is not None or _NOTHING.search(text) is not None


def trends(draft: Reading) -> Iterator[Contradiction]:
    """Yield 持续增加 and the like in a passage whose own figures of that thing go the other way."""
    for i, passage in passages(draft, (PassageKind.BODY,), _MAY_COURSE):
        for match in _COURSE.finditer(passage.normal):
            subject = passage.normal[draft.sentence(i, Span(*match.span())).start : match.start()]
            for earlier, later in _pairs(draft, i, subject):
                if _against(earlier, later, up=match["up"] is not None):
                    ends = f"{earlier.year}年{with_unit(earlier)}、{later.year}年{with_unit(later)}"
                    yield Contradiction(
                        (
                            draft_place(i, *match.span()),
                            phrase_place(draft, later),
                            phrase_place(draft, earlier),
                        ),
                        f"“{later.name}”写“{match['words']}”，而文中{ends}。",
                        f"{with_unit(earlier)} → {with_unit(later)}",
                        Severity.MAJOR,
                    )
                    break


def nothing_there(draft: Reading) -> Iterator[Contradiction]:
    """Yield 尚无 of things of which the plan states a number reached."""
    reached = [m for m in draft.metrics if _own_level(draft, m) and m.value and m.comparator is not Comparator.LT]
    for i, passage in passages(draft, (PassageKind.BODY,), _NONE):
        for match in _NOTHING.finditer(passage.normal):
            start = max((m.end() for m in _CLAUSE.finditer(passage.normal, 0, match.start())), default=0)
            said = passage.normal[start : match.start()]
            for metric in reached:
                if len(metric.name) >= 4 and re.search(
                    rf"(?:^|[、，,和及]){re.escape(metric.name)}(?:[、，,和及等]|$)", said
                ):
                    yield Contradiction(
                        (draft_place(i, start, match.end()), phrase_place(draft, metric)),
                        f"“{metric.name}”写“{match['words']}”，而文中已有{with_unit(metric)}。",
                        f"{with_unit(metric)} > 0",
                        Severity.MAJOR,
                    )


def ladders(draft: Reading) -> Iterator[Contradiction]:
    """Yield more of a higher level than of the one below it, side by side in one sentence."""
    for higher, lower in _ladders():
        for one in draft.metrics:
            if one.indicator != higher or one.measure is not Measure.LEVEL or not own_number(one, draft.profile):
                continue
            for other in draft.metrics:
                alike = (other.indicator, other.measure, other.kind, other.year) == (
                    lower,
                    one.measure,
                    one.kind,
                    one.year,
                )
                if alike and other.passage == one.passage and _more(one, other):
                    yield Contradiction(
                        (phrase_place(draft, one), phrase_place(draft, other)),
                        f"“{one.name}”{with_unit(one)}多于“{other.name}”{with_unit(other)}，梯次倒挂。",
                        f"{with_unit(one)} > {with_unit(other)}",
                        Severity.INFO,
                        hint=True,
                    )


@cache
def _ladders() -> tuple[tuple[str, str], ...]:
    return tuple((row["higher"], row["lower"]) for row in resources.rows("level_ladders.tsv"))


def _listed(name: str, said: str) -> bool:
    """Tell whether a name stands by itself in an enumeration."""
    alone = rf"(?:^|[、，,和及]){re.escape(name)}(?:[、，,和及等]|$)"
    return len(name) >= _SHORTEST and re.search(alone, said) is not None


def _own_level(draft: Reading, metric: Metric) -> bool:
    reached = metric.kind is MetricKind.ACTUAL and metric.measure is Measure.LEVEL and metric.value is not None
    return reached and own_number(metric, draft.profile)


def _pairs(draft: Reading, passage: int, subject: str) -> Iterator[tuple[Metric, Metric]]:
    """Yield figures of two years of one thing that the words speak of, earlier first."""
    found = [m for m in draft.metrics if m.passage == passage and _own_level(draft, m) and m.year and m.name in subject]
    for earlier in found:
        for later in found:
            if earlier.name == later.name and earlier.scope == later.scope and (earlier.year or 0) < (later.year or 0):
                yield earlier, later


def _against(earlier: Metric, later: Metric, *, up: bool) -> bool:
    before, after = in_unit(earlier.interval, earlier.unit, later.unit), later.interval
    if before is None or after is None:
        return False
    return after.below(before) if up else after.above(before)


def _more(one: Metric, other: Metric) -> bool:
    if one.interval is None or other.interval is None or one.unit != other.unit:
        return False
    return one.interval.above(other.interval)
