"""STR-08 总分数量不符: three kinds of something announced, and four listed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.findings import Certainty, Finding, Place, Severity
from checker.reading.elements import PassageKind, Reading
from checker.reading.numbering import mark_of
from checker.reading.numbering import ordinal as value_of
from checker.rules.base import Context, Rule, Scope, draft_place
from checker.rules.remembered import Remembered
from checker.rules.sight import Look, Part
from checker.rules.structure.broken_enumeration import Step, has_step, steps
from checker.rules.structure.numbering import ordinal
from checker.text import Span

_COUNT = Remembered(
    r"(?P<n>[两二三四五六七八九十])(?<![第二三四五六七八九十百千0-9“两个].)(?P<unit>大|类|项|个|种|条|方面)"
    r"(?![月年五半百千万多余])(?P<noun>[一-鿿]{0,8})",
    re.compile("[两二三四五六七八九十](?:大|类|项|个|种|条|方面)"),
)
_START = re.compile(r"[，。；：！？（）“”《》\n]")
_BEHIND = re.compile(
    r"（(?P<inside>[^（）：；。，]*、[^（）：；。，]*)）|：(?P<line>[^：；。，（）]*、[^：；。，（）]*)。"
    r"|，(?:即|分别为|分别是)：?(?P<named>[^：；。，（）]*、[^：；。，（）]*)[。；]"
)
_OPEN = re.compile("等|其他|其余|其中|之一|为主|为重点|以上")
_PREPOSITION = re.compile("[等在以于从对向为将由把中]")
_JOINED = re.compile("[和与及]")
_LONGEST_ITEM = 10
_LONGEST_LIST = 60
_QUOTED_LIST = re.compile(r"“(?P<names>[^“”、，。；]{2,10}(?:、[^“”、，。；]{2,10}){2,})”$")
"""Three names or more in one pair of quotation marks: two are often a slogan (一核两翼、多点支撑)."""
_QUOTED = re.compile("“[^“”]*”|《[^《》]*》")


class Count(NamedTuple):
    """三类园区: the number, where it stands, and the noun behind it."""

    value: int
    place: Place
    words: str


class WrongCount(Rule):
    """前面说几类、几项，后面就应列几类、几项。

    为什么：增删分项后没有改总数，读者会以为漏了一项。

    错误：重点推动【三类】园区建设。
    一是建设综合园区。二是建设专业园区。三是建设农业园区。四是建设物流园区。
    错误：推动数字经济、绿色石化、智能装备【四大】产业发展。
    正确：重点推动三类园区建设。
    一是建设综合园区。二是建设专业园区。三是建设农业园区。
    正确：推动数字经济、绿色石化等四大产业发展，落实“两级政府、三级管理”要求，建设高新区、六大园区。
    """

    code = "STR-08"
    name = "总分数量不符"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.SECTION
    look = Look.at(lambda p: _COUNT.search(p.normal) or has_step(p.normal), Part.OUTLINE)

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield each number that differs from the list before it, behind it, below it or in its sub-headings."""
        draft = context.draft
        kinds = (PassageKind.BODY, PassageKind.HEADING, PassageKind.CELL)
        for i in dict.fromkeys(i for i, _ in _COUNT.over(draft, kinds)):
            for count in counts(i, draft.passages[i].normal):
                yield from self._beside(draft, count)
        yield from self._enumerated(draft)
        yield from self._headings(draft)

    def _beside(self, draft: Reading, count: Count) -> Iterator[Finding]:
        text = draft.passages[count.place.passage].normal
        for items in (listed_before(text, count.place.span), listed_behind(text, count.place.span.stop)):
            if items and count.value not in items.sizes:
                whole = draft_place(count.place.passage, *items.span)
                yield self._differs(count, min(items.sizes), "所列", [whole])

    def _enumerated(self, draft: Reading) -> Iterator[Finding]:
        """Yield the number in the lead of 一是、二是 where the steps are more or fewer."""
        for run in enumerations(list(steps(draft))):
            found = [count for count in _lead(draft, run[0]) if not _open_list(draft, count)]
            if len(found) == 1 and found[0].value != len(run):
                places = [Place(0, step.passage, step.span) for step in run]
                yield self._differs(found[0], len(run), "下列", places)

    def _headings(self, draft: Reading) -> Iterator[Finding]:
        for i, heading in enumerate(draft.outline):
            found = [c for c in counts(heading.passage, heading.title) if c.value > 1]
            below = [one for one in draft.outline if one.parent == i and ordinal(one)] if len(found) == 1 else []
            if len(below) > 1 and found[0].value != len(below) and not _OPEN.search(heading.title):
                start = (heading.title_span or heading.span).start
                place = Place(0, heading.passage, found[0].place.span.shifted(start))
                places = [Place(0, one.passage, one.span) for one in below]
                yield self._differs(found[0]._replace(place=place), len(below), "下列", places)

    def _differs(self, count: Count, size: int, where: str, places: list[Place]) -> Finding:
        return self.finding(
            [count.place, *places],
            f"前称“{count.words}”，{where} {size} 项，数量不符。",
            advice="请核对总数与分项，使二者一一对应。",
        )


class Items(NamedTuple):
    """A list: how many items it may have (A、B和C is three, or two with a name that holds 和), and where it stands."""

    sizes: frozenset[int]
    span: Span


def counts(passage: int, text: str) -> Iterator[Count]:
    """Yield 三类, 四大 … outside quotation and book marks."""
    matches = _COUNT.finditer(text)
    quoted = [found.span() for found in _QUOTED.finditer(text)] if matches else []
    for match in matches:
        if not any(start <= match.start() < stop for start, stop in quoted):
            value = 2 if match["n"] == "两" else value_of(match["n"])
            yield Count(value, draft_place(passage, match.start(), match.end("unit")), match[0])


def listed_before(text: str, count: Span) -> Items | None:
    """Return the list that runs up to a number: 甲、乙和丙 before 三类; None where there is none, or an open one."""
    mark = mark_of(text)
    quoted = _QUOTED_LIST.search(text, max(0, count.start - _LONGEST_LIST), count.start)
    if quoted:  # “甲、乙、丙”四大体系
        return Items(_sizes(quoted["names"].split("、")), Span(*quoted.span("names")))
    start = max((found.end() for found in _START.finditer(text, 0, count.start)), default=0)
    start = max(start, mark.stop if mark else 0)
    names = text[start : count.start].split("、")
    later = names[1:]
    if not later or len(later[-1]) < 2 or max(map(len, later)) > _LONGEST_ITEM or any(map(_PREPOSITION.search, later)):
        return None
    if _OPEN.search(text, count.stop, count.stop + 8) or "其" in names[0]:
        return None
    return Items(_sizes(names), Span(start, count.start))


def listed_behind(text: str, stop: int) -> Items | None:
    """Return the list in brackets, after a colon or 即 right behind the noun: 三个园区（甲、乙、丙）."""
    noun = re.compile(r"[一-鿿]{1,14}").match(text, stop)
    found = _BEHIND.match(text, noun.end()) if noun else None
    if not noun or not found or _OPEN.search(noun[0]):
        return None
    group = found.lastgroup or "inside"
    listed = found[group]
    if _OPEN.search(listed) or re.match("[不含包除如]", listed):
        return None
    return Items(_sizes(listed.split("、")), Span(*found.span(group)))


def _sizes(names: list[str]) -> frozenset[int]:
    return frozenset({len(names), len(names) + 1} if _JOINED.search(names[-1]) else {len(names)})


def enumerations(found: list[Step]) -> Iterator[list[Step]]:
    """Yield the enumerations that run 一是、二是 … to their end without a gap."""
    run: list[Step] = []
    for step in [*found, None]:
        if run and (step is None or step.value != len(run) + 1 or step.word != run[0].word):
            goes_on = step is not None and step.word == run[0].word and step.value > 1  # one is lost between
            if len(run) > 1 and not goes_on:
                yield run
            run = []
        if step is not None and step.value == len(run) + 1:
            run.append(step)


def _lead(draft: Reading, first: Step) -> list[Count]:
    """Return the numbers in what leads up to 一是: the same paragraph before it, else the paragraph above."""
    text = draft.passages[first.passage].normal
    if first.span.start > 0:
        found = counts(first.passage, text[: first.span.start])
    else:
        above = first.passage - 1
        if above < 0 or draft.passages[above].kind is not PassageKind.BODY:
            return []
        found = counts(above, draft.passages[above].normal)
    return [count for count in found if count.value > 1]


def _open_list(draft: Reading, count: Count) -> bool:
    text = draft.passages[count.place.passage].normal
    return bool(_OPEN.search(text, count.place.span.stop, count.place.span.stop + 8))
