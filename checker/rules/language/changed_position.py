"""LNG-25 定位、格局表述前后不一: the same aim or layout named with one word changed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from checker import resources
from checker.findings import Certainty, Figure, Finding, Severity
from checker.reading.elements import PassageKind, Reading
from checker.rules.base import Context, Rule, Scope, draft_place
from checker.rules.remembered import Remembered
from checker.rules.sight import Look
from checker.text import Span

_LEAST = 10  # characters of an aim: shorter ones differ by a word for good reasons


@cache
def _words(kind: str) -> str:
    """Return the words of a kind as alternatives of a pattern, the longest first."""
    words = [row["word"] for row in resources.of_kind("position_words.tsv", kind)]
    return "|".join(sorted(words, key=len, reverse=True))


@cache
def _aim() -> Remembered:
    words = rf"[^，。；：、“”（）()\s和与及]{{6,28}}?(?:{_words('head')})"
    return Remembered(
        rf"(?:{_words('verb')})(?P<aim>{words})(?=[，。；、和与及”）)]|$)", tuple(_words("verb").split("|"))
    )


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(rf"([一二三四五六七八九十两双多\d]+?)({_words('unit')})")


@cache
def _slogan() -> Remembered:
    words = r"“((?:[一二三四五六七八九十两双多\d]+[一-鿿]{1,3}){1,4})”"
    return Remembered(words, re.compile(r"“[一二三四五六七八九十两双多\d]"))


class Aim(NamedTuple):
    """A named aim and where it stands."""

    text: str
    passage: int
    span: Span


class ChangedPosition(Rule):
    """总体定位、空间格局的表述应前后一致。

    为什么：定位和格局是规划的总纲，同一定位前后差一两个字，会被理解为两个不同的目标。

    错误：努力把南河建成临江生态发展区科技创新示范区。
    坚持创新驱动，把南河建成为【临江生态发展区科技创新示范市】。
    错误：推进城区“【多支点】”建设，形成“一轴多节点”空间格局。
    正确：努力把南河建成临江生态发展区科技创新示范区。
    坚持创新驱动，把南河建成为临江生态发展区科技创新示范区。
    """

    code = "LNG-25"
    name = "定位、格局表述前后不一"
    severity = Severity.MAJOR
    certainty = Certainty.LIKELY
    scope = Scope.PLAN
    look = Look.at(lambda p: _aim().search(p.normal) or _slogan().search(p.normal))

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield aims that differ from an earlier one by a character, and layout slogans at odds in one sentence."""
        first: list[Aim] = []
        for aim in aims(context.draft):
            other = next((one for one in first if one_word_off(one.text, aim.text)), None)
            if other:
                yield self._changed(aim, other)
            elif not any(one.text == aim.text for one in first):
                first.append(aim)
        slogans: dict[int, list[Aim]] = defaultdict(list)
        for i, match in _slogan().over(context.draft, (PassageKind.BODY,)):
            slogans[i].append(Aim(match[1], i, Span(*match.span(1))))
        for found in slogans.values():
            for one, two in clashing_slogans(context.draft, found):
                yield self._changed(one, two)

    def _changed(self, aim: Aim, other: Aim) -> Finding:
        return self.finding(
            [draft_place(aim.passage, *aim.span), draft_place(other.passage, *other.span)],
            f"“{aim.text}”与另一处“{other.text}”表述不一致。",
            advice="请全文统一表述。",
            figures=(Figure("此处", aim.text), Figure("另一处", other.text)),
        )


def aims(reading: Reading) -> Iterator[Aim]:
    """Yield the aims that the plan sets itself with 建成, 打造 and the like, in order."""
    for i, match in _aim().over(reading, (PassageKind.BODY, PassageKind.HEADING)):
        yield Aim(match["aim"], i, Span(*match.span("aim")))


def one_word_off(one: str, other: str) -> bool:
    """Tell whether two long aims are of one length and differ in one character that changes no area or level.

    A level (省, 市, 区 in front of 级) or a direction differs for good reasons.
    """
    if len(one) != len(other) or len(one) < _LEAST or Levenshtein.distance(one, other) != 1:
        return False
    at = next(i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b)
    return not re.match("[国省市县区东南西北中一二三四五六七八九十]", one[at]) or at == len(one) - 1


def clashing_slogans(reading: Reading, slogans: list[Aim]) -> Iterator[tuple[Aim, Aim]]:
    """Yield slogans of one sentence that give one numeral two like units: 多支点 and 两核多节点; all of one passage."""
    found = [slogan for slogan in slogans if _unit().search(slogan.text)]
    for i, one in enumerate(found):
        for other in found[i + 1 :]:
            sentences = (reading.sentence(aim.passage, aim.span) for aim in (one, other))
            if next(sentences) == next(sentences) and _odds(one.text, other.text):
                yield one, other


def _odds(one: str, other: str) -> bool:
    """Tell whether a numeral counts 支点 in one slogan and 节点 in the other."""
    return any(
        number == same and unit != like and len(unit) == len(like) > 1 and unit[-1] == like[-1]
        for number, unit in _unit().findall(one)
        for same, like in _unit().findall(other)
    )
