"""STR-07 一是二是三是断序: an enumeration in words that leaves out a step."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.findings import Certainty, Finding, Severity
from checker.reading.elements import PassageKind, Reading
from checker.reading.numbering import ordinal
from checker.rules.base import Context, Rule, Scope, draft_place
from checker.rules.remembered import Remembered
from checker.rules.structure.numbering import chinese
from checker.text import Span

_HAN = "[一二三四五六七八九十]{1,2}"
_STEP = Remembered(
    rf"(?:^|(?<=[。；：，]))(?:(?P<number>{_HAN})(?P<word>是|要(?=[一-鿿]))|(?P<lead>第)(?P<nth>{_HAN})(?=方面|[，、])"
    r"|(?P<its>其)(?P<one>[一二三四五六])(?=，))",
    re.compile("[一二三四五六七八九十](?:是|要|，|、|方面)"),
)


class Step(NamedTuple):
    """One 一是, 一要, 第一 or 其一: its value, its word, and where it stands."""

    value: int
    word: str
    passage: int
    span: Span

    def written(self, value: int) -> str:
        """Return another step of the same enumeration: 一是 → 二是, 第一 → 第二."""
        return self.word + chinese(value) if self.word in "第其" else chinese(value) + self.word


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
        """Yield each step that does not follow the one of its kind before it in its section; 一 begins anew."""
        draft = context.draft
        last: dict[tuple[int | None, str], Step] = {}
        slipped = 0  # the value that the last wrong step should have had: the text may go on from it
        for step in steps(draft):
            key = (_section(draft, step), step.word)
            before, last[key] = last.get(key), step
            due = before.value + 1 if before else 1
            if step.value in (1, due, slipped + 1):
                slipped = 0
            else:
                slipped = due
                yield self._broken(before, step)

    def _broken(self, before: Step | None, step: Step) -> Finding:
        due = step.written(before.value + 1 if before else 1)
        written = step.written(step.value)
        places = [draft_place(step.passage, *step.span)]
        if before is None:
            message = f"“{written}”前缺“{due}”。"
        else:
            places.append(draft_place(before.passage, *before.span))
            follows = f"“{before.written(before.value)}”后"
            message = (
                f"{follows}缺“{due}”。" if step.value > before.value else f"{follows}又是“{written}”，应为“{due}”。"
            )
        return self.finding(places, message, advice=f"请核对是否缺“{due}”；没有缺项的，依次顺延。")


def has_step(text: str) -> bool:
    """Tell whether a text has a step of an enumeration."""
    return _STEP.search(text) is not None


def steps(reading: Reading) -> Iterator[Step]:
    """Yield the steps of enumerations in words, in order; 一是一，二是二 is none."""
    for i, match in _STEP.over(reading, (PassageKind.BODY,)):
        if "一是一" not in match.string:
            number = match["number"] or match["nth"] or match["one"]
            yield Step(ordinal(number), match["word"] or match["lead"] or match["its"], i, Span(*match.span()))


def _section(reading: Reading, step: Step) -> int | None:
    return reading.passages[step.passage].section
