"""LNG-12 套用他地事实: neighbours and areas that a map gives otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from checker import resources
from checker.findings import Certainty, Finding, Place, Severity
from checker.reading import regions
from checker.reading.elements import PassageKind, Profile
from checker.rules.base import Context, Rule, Scope, draft_place
from checker.rules.choice import choice
from checker.rules.sight import Sight
from checker.rules.word_table import WordTable
from checker.text import Span

_SIDE = "东南西北"
_NEAR = re.compile(
    rf"(?:毗邻|毗连|邻接|接壤|比邻|紧邻|临近|邻近|相邻|交界|[{_SIDE}]{{1,2}}部?[与和同]?(?:接|连|邻|靠|临|倚|抵|至|依)|与)"
    r"(?P<names>[一-鿿、]{2,40}?)(?=[，。；：（）]|接壤|相邻|相连|毗邻|交界|为邻)"
)
_NEEDED = re.compile("[毗邻接比紧相临交为东南西北](?:[近壤界]|部?[与和同]?[接连邻靠临倚抵至依])")
"""Stands in every text that names neighbours."""
_TOUCHES = re.compile("接壤|相邻|相连|毗邻|交界|为邻")
_PLACE = re.compile(r"[^、和与及同]+")
_CLAIM = (
    r"(?:地处|位于|身处|属于|作为|是)(?P<area>{})"
    r"(?=(?:内地)?(?:九市|城市|核心|腹地|中心城市|重要城市|节点城市|重要节点|重要成员|成员))"
)


class Claim(NamedTuple):
    """A place that a sentence names as neighbour or home."""

    name: str
    span: Span


class OtherFacts(Rule):
    """区位、四至等表述应与本地实际相符。

    为什么：照搬上级或外地规划时，会把别处的区位写成自己的；与行政区划图不符的请核实。

    错误：广东省清远市科技创新“十四五”规划
    清远市北部与湖南、【贵州】接壤，是连接内地的重要通道。
    错误：广东省清远市科技创新“十四五”规划
    清远市作为【粤港澳大湾区】重要城市，具有区位优势。
    正确：广东省清远市科技创新“十四五”规划
    清远市毗邻粤港澳大湾区，北部与湖南、广西接壤，是连接内地的重要通道。
    """

    code = "LNG-12"
    name = "套用他地事实"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.BLOCK
    sight = Sight.PASSAGE

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield neighbours that the map does not give, and areas that the plan's place is no part of."""
        profile = context.draft.profile
        if not profile.region or profile.level in (None, "nation"):
            return
        chosen = choice(context.draft, frozenset({PassageKind.BODY}))
        for i, passage in map(chosen.rows.__getitem__, chosen.matching(_NEEDED)):
            yield from self._neighbours(profile, i, passage.normal)
        for i, passage in map(chosen.rows.__getitem__, _area_names().rows(chosen)):
            for match in _areas().finditer(passage.normal):
                if not profile.region.startswith(_members()[match["area"]]):
                    message = f"{profile.short_region}不在“{match['area']}”范围内，请核实区位表述。"
                    yield self._one(draft_place(i, *match.span("area")), message)

    def _neighbours(self, profile: Profile, passage: int, text: str) -> Iterator[Finding]:
        """Yield the wrong neighbours of one paragraph, and one hint with those that the map can't judge."""
        doubtful: list[Place] = []
        for claim in neighbours(text):
            place = draft_place(passage, *claim.span)
            row, wrong = judged(profile, claim.name)
            if wrong:
                yield self._one(place, f"{row}与“{claim.name}”并不接壤，请核实区位表述。")
            elif wrong is None:
                doubtful.append(place)
        if doubtful:
            yield self._doubt(profile, doubtful)

    def _one(self, place: Place, message: str) -> Finding:
        return self.finding([place], message, advice="请按本地实际改写。")

    def _doubt(self, profile: Profile, places: list[Place]) -> Finding:
        return self.finding(
            places,
            f"{profile.short_region}是否与外省相邻请核实，谨防套用上级的区位表述。",
            severity=Severity.INFO,
            certainty=Certainty.HINT,
            advice="请按本地四至改写；可在自定义词表 borders.tsv 中加写本地四至。",
        )


def judged(profile: Profile, name: str) -> tuple[str, bool | None]:
    """Return the nearest row of the map and whether a neighbour named is wrong by it; None where it can't say.

    A province's row says nothing of its districts' neighbours, but that they touch no province it does not touch.
    """
    own = profile.region or ""
    row = next((place for place in _nested(own) if place in _borders()), "")
    borne = _named(name)
    if not row or not borne or any(_related(regions.full_name(region), own) for region in borne):
        return row, False
    if not any(_within(region, _borders()[row]) for region in borne):
        return row, row == own or _is_province(borne)
    below = profile.level in ("district", "county", "town")
    return row, None if below and row != own and _is_province(borne) else False


def neighbours(text: str) -> Iterator[Claim]:
    """Yield the places that a text names as neighbours."""
    for match in _NEAR.finditer(text):
        if match[0].startswith("与") and not _TOUCHES.match(text, match.end()):
            continue
        for place in _PLACE.finditer(match["names"]):
            start = match.start("names") + place.start()
            yield Claim(place[0], Span(start, start + len(place[0])))


@cache
def _borders() -> dict[str, tuple[str, ...]]:
    return {row["region"]: tuple(row["borders"].split("|")) for row in resources.rows("borders.tsv")}


@cache
def _members() -> dict[str, tuple[str, ...]]:
    rows = resources.rows("area_members.tsv")
    return {word: tuple(row["members"].split("|")) for row in rows for word in row["area"].split("|")}


@cache
def _area_names() -> WordTable:
    return WordTable(_members())


@cache
def _areas() -> re.Pattern[str]:
    words = sorted(_members(), key=len, reverse=True)
    return re.compile(_CLAIM.format("|".join(map(re.escape, words))))


def _named(name: str) -> tuple[regions.Region, ...]:
    """Return the divisions of a name, short names of provinces and cities included."""
    return regions.named(name) or tuple(r for r in regions.shortened(name) if r.level in ("province", "city"))


def _nested(region: str) -> Iterator[str]:
    """Yield a full region and those above it: 广东省清远市清城区, 广东省清远市, 广东省."""
    stops = [mention.span.stop for mention in regions.chain(region, 0)]
    yield region
    yield from (region[:stop] for stop in reversed(stops))


def _is_province(borne: tuple[regions.Region, ...]) -> bool:
    return all(region.level == "province" for region in borne)


def _within(region: regions.Region, known: tuple[str, ...]) -> bool:
    """Tell whether a division is one of the known neighbours or inside one."""
    return any(name in regions.full_name(region) or region.short == name for name in known)


def _related(one: str, other: str) -> bool:
    """Tell whether one of two full names lies inside the other."""
    return one.startswith(other) or other.startswith(one)
