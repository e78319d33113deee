"""STR-07 一是二是三是断序: an enumeration in words that leaves out a step."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from checker.findings import Certainty, Finding, Severity
from checker.reading.elements import PassageKind, Reading
from checker.reading.numbering import ordinal
from checker.rules.base import Context, Rule, Scope, draft_place
from checker.rules.structure.numbering import chinese
from checker.text import Span

_STEP = re.compile(r"(?:^|(?<=[。；：，]))(?P<number>[一二三四五六七八九十]{1,2})(?P<word>是|要(?=[一-鿿]))")


class Step(NamedTuple):
    """One 一是 or 一要: its value, its word, and where it stands."""

    value: int
    word: str
    passage: int
    span: Span


class BrokenEnumeration(Rule):
    """“一是、二是、三是”应连续。

    为什么：删改分项后没有顺延，读者会以为漏了一项。

    错误：一是加强领导。二是加大投入。【四是】强化考核。
    正确：一是加强领导。二是加大投入。三是强化考核。
    """

    code = "STR-07"
    name = "一是二是三是断序"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.SECTION

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield each step that is further than one from the step before it in its section."""
        for before, after in pairwise(steps(context.draft)):
            same = _section(context.draft, before) == _section(context.draft, after) and before.word == after.word
            if same and after.value > before.value + 1:
                due = f"{chinese(before.value + 1)}{after.word}"
                yield self.finding(
                    [draft_place(after.passage, *after.span), draft_place(before.passage, *before.span)],
                    f"“{chinese(before.value)}{before.word}”后缺“{due}”。",
                    advice=f"请核对是否缺“{due}”；没有缺项的，依次顺延。",
                )


def steps(reading: Reading) -> Iterator[Step]:
    """Yield the steps of enumerations in words, in order; 一是一，二是二 is none."""
    for i, passage in enumerate(reading.passages):
        if passage.kind is PassageKind.BODY and "一是一" not in passage.normal:
            for match in _STEP.finditer(passage.normal):
                yield Step(ordinal(match["number"]), match["word"], i, Span(*match.span()))


def _section(reading: Reading, step: Step) -> int | None:
    return reading.passages[step.passage].section
