"""XPL-17 定位不符: a position that the upper plan gives otherwise to the same territory, or under the same motto."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from checker.align.prepared import Prepared
from checker.findings import Certainty, Edit, Figure, Finding, Fix, Place, Severity
from checker.reading import positions
from checker.reading.elements import Passage, PassageKind, Reading
from checker.reading.positions import Position, Quoted
from checker.reading.tasks import is_told
from checker.reading.territories import Territories, territories
from checker.rules.alignment.once import OncePerReading
from checker.rules.alignment.upper_plans import nearest_first, stands_in_any
from checker.rules.alignment.wording import caveat, titled
from checker.rules.base import Context, Rule, Scope, draft_place, passages
from checker.rules.remembered import EachPassage
from checker.rules.sight import Look, Part
from checker.rules.word_table import WordTable
from checker.text import Span

_KINDS = (PassageKind.BODY, PassageKind.HEADING, PassageKind.CELL)
_SHORTEST = 3  # characters of a core
_CERTAIN = 5  # characters of a core that two plans do not share by chance
_OPENING = re.compile(r"\A(?:[（(][一二三四五六七八九十]+[）)]|\d{1,2}[.．、]|——)?\s*(?P<name>[一-鿿]{2,8})[：:。—]")


class Found(NamedTuple):
    """A position and the passage where it stands."""

    position: Position
    passage: int


class OtherPosition(Rule):
    """对同一地域的定位应与上级规划的提法一致。

    为什么：上级规划已对本地、或对本级所引的地域给出定位，换了中心词或层级，就不再是上级所定的那个定位，争取政策、考核验收时对不上。先行区与先行市一类只差行政级后缀的不算不同；本地自有的定位不比较。

    上位：青澜省澜川市现代物流“十四五”规划（2021—2025年）
    一、总体布局
    支持临溪区打造省级冷链物流枢纽。全市建成“通江达海”先行市。
    错误：青澜省澜川市临溪区现代物流“十四五”规划（2021—2025年）
    一、发展定位
    把临溪区打造成为【国家级冷链物流枢纽】。
    改为：青澜省澜川市临溪区现代物流“十四五”规划（2021—2025年）
    一、发展定位
    把临溪区打造成为省级冷链物流枢纽。
    错误：青澜省澜川市临溪区现代物流“十四五”规划（2021—2025年）
    一、发展定位
    努力成为【“通江达海”示范区】。
    正确：青澜省澜川市临溪区现代物流“十四五”规划（2021—2025年）
    一、发展定位
    把临溪区打造成为省级冷链物流枢纽、“通江达海”先行区，建设农产品集散基地。
    """

    code = "XPL-17"
    name = "定位不符"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.PAIR
    look = Look.at(lambda p: _tells_position(p), Part.OUTLINE)

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield positions that an upper plan gives to the same territory otherwise, then mottoes with another head."""
        if not context.uppers:
            return
        order = nearest_first(context)
        yield from self._given(context, order)
        yield from self._mottoes(context, order)

    def _given(self, context: Context, order: list[int]) -> Iterator[Finding]:
        places = territories(context.draft.profile, [context.uppers[plan - 1].profile for plan in reversed(order)])
        own = list(_aims(context.draft))
        told: set[str] = set()
        for found in own:
            core = found.position.core
            if len(core) < _SHORTEST or not any(upper_positions(upper).aimed(core) for upper in context.uppers):
                continue
            about = _subject(context.draft, found, places)
            text = found.position.text
            if about is None or text in told or stands_in_any(context, text):
                continue
            for plan in order:
                upper = context.uppers[plan - 1]
                other = _otherwise(found.position, upper, about)
                if other and not any(_agrees(mine.position, other.position) for mine in own):
                    told.add(text)
                    yield self._other(context, found, plan, other)
                    break

    def _other(self, context: Context, found: Found, plan: int, other: Found) -> Finding:
        mine, theirs = found.position, other.position
        what = "中心词" if mine.stem != theirs.stem else "层级"
        shared = max(len(mine.core), len(mine.about) if mine.about == theirs.about else 0)
        certain = shared >= _CERTAIN and (what == "中心词" or (mine.level or 0) > (theirs.level or 0))
        place = draft_place(found.passage, *mine.span)
        return self.finding(
            [place, Place(plan, other.passage, theirs.span)],
            f"“{mine.text}”与{titled(context, plan)}对同一地域的定位“{theirs.text}”{what}不同，请核实。",
            severity=None if certain else Severity.INFO,
            advice=f"按上位规划统一为“{theirs.text}”，或说明与上级定位的对应关系。{caveat(context, plan)}",
            fixes=(Fix(f"改为“{theirs.text}”", (Edit(place, theirs.text),)),),
            figures=(Figure("本规划", mine.text), Figure("上位规划", theirs.text)),
        )

    def _mottoes(self, context: Context, order: list[int]) -> Iterator[Finding]:
        own = list(_QUOTED.over(context.draft, _KINDS))
        told: set[str] = set()
        for i, found in own:
            same = [one for _, one in own if one.core == found.core]
            if found.core in told:
                continue
            for plan in order:
                above = upper_positions(context.uppers[plan - 1]).quoted(found.core)
                other = next(((at, one) for at, one in above if one.group == found.group), None)
                if other and not {one.stem for one in same} & {one.stem for _, one in above}:
                    told.add(found.core)
                    yield self._other_head(context, i, found, plan, other)
                    break

    def _other_head(
        self, context: Context, passage: int, found: Quoted, plan: int, other: tuple[int, Quoted]
    ) -> Finding:
        mine, theirs = (f"“{one.core}”{one.head}" for one in (found, other[1]))
        return self.finding(
            [draft_place(passage, *found.span), Place(plan, other[0], other[1].span)],
            f"{mine}与{titled(context, plan)}{theirs}用语不同。",
            severity=Severity.INFO,
            certainty=Certainty.HINT,
            advice=f"请在编制说明中说明与上级定位的对应关系，或统一用语。{caveat(context, plan)}",
            figures=(Figure("本规划", mine), Figure("上位规划", theirs)),
        )


_POSITIONS = EachPassage(positions.positions, rows=WordTable(positions.stems()).rows)
_QUOTED = EachPassage(positions.quoted, rows=WordTable((*("”" + s for s in positions.stems()), "”的")).rows)


def _tells_position(passage: Passage) -> bool:
    """Tell whether a paragraph gives a position, aimed at or reached."""
    return passage.kind in _KINDS and bool(_POSITIONS(passage.normal) or _QUOTED(passage.normal))


def _aims(plan: Reading) -> Iterator[Found]:
    """Yield the positions that a plan aims at; what chapters on the past tell has been reached."""
    for i, position in _POSITIONS.over(plan, _KINDS):
        if _is_aimed(plan, found := Found(position, i)):
            yield found


def _is_aimed(plan: Reading, found: Found) -> bool:
    return not is_told(plan, plan.passages[found.passage].section)


def _subject(plan: Reading, found: Found, places: Territories) -> str | None:
    """Return the territory that a position is given to: the one named before the verb, else the plan's own.

    None where something else is named there: a park, a field, a company.
    """
    lead = found.position.lead
    if not found.position.verb:
        path = plan.section_path(plan.passages[found.passage].section)
        return places.own if any("定位" in heading.title for heading in path) else None
    bare = _less(lead)
    if not bare:
        opening = _OPENING.match(plan.passages[found.passage].normal)
        named = places.find(opening["name"]) if opening else []
        whole = opening and named and named[0].span == Span(0, len(opening["name"]))
        return named[0].key if whole else places.own
    named = places.find(bare)
    return named[0].key if len(named) == 1 and named[0].span == Span(0, len(bare)) else None


@lru_cache(4096)
def _less(lead: str) -> str:
    """Return a clause before a verb without what leads to its subject and how it is done: 临溪区 of 支持临溪区加快."""
    text = re.sub(rf"\A\s*{positions.ORDER}", "", lead)
    ways, leads = positions.either("adverb"), positions.either("lead")
    text = re.sub(rf"\A(?:{ways}|{leads})+", "", text)
    return re.sub(rf"(?:{ways})+\Z", "", text)


def _otherwise(mine: Position, upper: Reading, about: str) -> Found | None:
    """Return the position that an upper plan gives to a territory and that is this one but for its head or level."""
    like = [other for other in upper_positions(upper).aimed(mine.core) if other.position.group == mine.group]
    if not like or any(_agrees(mine, other.position) for other in like):
        return None
    for other in like:
        if _given_to(other, upper, about):
            return other
    return None


def _given_to(found: Found, upper: Reading, about: str) -> bool:
    """Tell whether the upper plan gives a position to a territory of this key."""
    places = territories(upper.profile)
    if about == places.own:
        return _subject(upper, found, places) == about
    bare = _less(found.position.lead)
    text = upper.passages[found.passage].normal
    if bare == "其":
        return about in text[upper.sentence(found.passage, found.position.span).start : found.position.span.start]
    if not bare:
        opening = _OPENING.match(text)
        bare = opening["name"] if opening else ""
    return any(about == part or _is_division(part, about) for part in re.split("[、和与及]", bare))


def _is_division(name: str, key: str) -> bool:
    """Tell whether a name is the short one with 区, 市, 县 and the like."""
    return name.startswith(key) and name[len(key) :] in ("省", "市", "区", "县", "州", "旗", "盟", "新区")


def _agrees(one: Position, other: Position) -> bool:
    """Tell whether two positions of one core are one: the same head but for 区 and 市, and no other level."""
    if one.core != other.core or one.stem != other.stem:
        return False
    return one.level is None or other.level is None or one.level == other.level


class Above(NamedTuple):
    """The positions of an upper plan in order: those it aims at, and those whose core stands in quotes."""

    aims: list[Found]
    mottoes: list[tuple[int, Quoted]]


def _above(plan: Reading) -> Above:
    quoting = passages(plan, _KINDS, ("”",))
    return Above(list(_aims(plan)), [(i, one) for i, passage in quoting for one in _QUOTED(passage.normal)])


PREPARED = Prepared("positions", _above, Above)


class UpperPositions:
    """The positions of an upper plan by their core."""

    def __init__(self, plan: Reading) -> None:
        above = PREPARED(plan)
        self._aimed = defaultdict[str, list[Found]](list)
        self._mottoes = defaultdict[str, list[tuple[int, Quoted]]](list)
        for found in above.aims:
            self._aimed[found.position.core].append(found)
        for motto in above.mottoes:
            self._mottoes[motto[1].core].append(motto)

    def aimed(self, core: str) -> Sequence[Found]:
        """Return the positions of a core that the plan aims at, in order."""
        return self._aimed.get(core, ())

    def quoted(self, core: str) -> Sequence[tuple[int, Quoted]]:
        """Return the positions whose core stands in quotes, in order, each with its passage."""
        return self._mottoes.get(core, ())


upper_positions = OncePerReading(UpperPositions)
