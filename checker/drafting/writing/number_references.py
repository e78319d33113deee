"""References to numbers in the text (见第三章, 专栏2, 附件1) that would point elsewhere once numbers change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from checker.drafting.writing.proposals import Proposal
from checker.findings import Place
from checker.reading.elements import PassageKind, Reading
from checker.reading.numbering import HAN_NUMBER, Style
from checker.reading.numbering import ordinal as value_of
from checker.rules.structure.broken_reference import OF_ANOTHER, UNIT_STYLES
from checker.rules.structure.numbering import chinese
from checker.text import Span

_CHAPTER = re.compile(
    rf"(?P<lead>详见|参见|见|前述|上述|按照?|本(?:规划|方案|计划|意见|纲要))?(?:正文)?"
    rf"(?P<target>第[（(]?(?P<number>{HAN_NUMBER}|\d{{1,2}})[）)]?(?P<unit>章|篇|节|部分|条|项|点))"
)
_NAMED = re.compile(
    rf"(?P<lead>详见|参见|见|如|按照?|[（(])?(?:本(?:规划|方案|计划|意见|纲要))?"
    rf"(?P<target>(?P<kind>专栏|附件|附表|附图|图|表)\s?(?P<number>\d{{1,3}}|{HAN_NUMBER}))(?![\d.\-—－章节个页])(?P<shown>所示|所列)?"
)
_PLAIN = ("图", "表")
"""Kinds that other words end in (列表1, 蓝图2): sure only behind a word that refers."""
_KINDS = (PassageKind.BODY, PassageKind.CELL, PassageKind.FOOTNOTE)


class Target(NamedTuple):
    """What a reference may mean: a style of headings, or 专栏, 表, 图, 附件, and the number."""

    kind: Style | str
    value: int


@dataclass(frozen=True, slots=True)
class Renamed:
    """A numbered thing before and after: where it stands and, for a heading, under which other.

    `is_new`: it was not in the file as it was opened, so that no reference written before can mean it.
    """

    target: Target
    value: int
    place: Place
    parent: int | None = None
    is_new: bool = False


def references(reading: Reading, renamed: Sequence[Renamed]) -> Iterator[Proposal]:
    """Yield the references that would become wrong; those that may mean several things, or another text, are not sure.

    A reference to a thing whose number stays is left alone, and so is one to a number that nothing bears.
    """
    by_target: dict[Target, list[Renamed]] = {}
    for one in renamed:
        by_target.setdefault(one.target, []).append(one)
    if all(one.value == one.target.value for one in renamed):
        return
    styles = {target.kind for target in by_target}
    for number, passage in enumerate(reading.passages):
        if passage.kind not in _KINDS:
            continue
        text = passage.normal
        for found in _CHAPTER.finditer(text) if "第" in text else ():
            kinds = _meant(found, styles)
            meant = [one for kind in kinds for one in by_target.get(Target(kind, value_of(found["number"])), ())]
            yield from _told(number, text, found, _near(reading, passage.section, meant), bool(found["lead"]))
        for found in _NAMED.finditer(text):
            meant = by_target.get(Target(found["kind"], value_of(found["number"])), [])
            sure = found["kind"] not in _PLAIN or bool(found["lead"] or found["shown"])
            yield from _told(number, text, found, _earlier(meant), sure)


def _meant(found: re.Match[str], styles: set[Style | str]) -> list[Style]:
    """Return the styles of headings that 第…章 may mean; 第三章 is 三、 only where the plan has no chapters."""
    meant = [style for style in UNIT_STYLES[found["unit"]] if style in styles]
    if "（" in found["target"] or "(" in found["target"]:
        return [style for style in meant if style is Style.HAN_BRACKET]
    return meant[:1]


def _near(reading: Reading, section: int | None, meant: list[Renamed]) -> list[Renamed]:
    """Return those under the same headings as the reference, where several bear the number."""
    meant = _earlier(meant)
    if len(meant) < 2:
        return meant
    over: set[int | None] = set()
    at = section
    while at is not None:
        over.add(at)
        at = reading.outline[at].parent
    under = [one for one in meant if one.parent in over]
    return under if len(under) == 1 else meant


def _earlier(meant: list[Renamed]) -> list[Renamed]:
    """Return those that stood in the file as it was opened, where several bear the number."""
    return [one for one in meant if not one.is_new] or meant


def _told(passage: int, text: str, found: re.Match[str], meant: list[Renamed], sure: bool) -> Iterator[Proposal]:
    """Yield what becomes of one reference; nothing where all that it may mean keep their numbers."""
    if not any(one.value != one.target.value for one in meant):
        return
    place = Place(0, passage, Span(*found.span("target")))
    if any(one.place.passage == passage and one.place.span.start == place.span.start for one in meant):
        return  # the caption itself
    values = {one.value for one in meant}
    at = Span(found.start("number") - found.start("target"), found.end("number") - found.start("target"))
    after = _written(found["target"], at, values.pop()) if len(values) == 1 else None
    elsewhere = OF_ANOTHER.search(text, 0, found.start()) is not None
    if after is None:
        yield Proposal(place, found["target"], None, "引用不止一处可指，请人工核对", sure=False)
    elif after != found["target"]:
        reason = "可能是引用其他文件" if elsewhere else "引用的编号随之改动" if sure else "疑为引用，请核对"
        yield Proposal(place, found["target"], after, reason, sure=sure and not elsewhere)


def _written(target: str, at: Span, value: int) -> str:
    old = at.of(target)
    return target[: at.start] + (str(value) if old.isdecimal() else chinese(value)) + target[at.stop :]
