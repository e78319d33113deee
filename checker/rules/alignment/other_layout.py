"""XPL-16 空间格局用语不符: a layout of the upper plan's territory told otherwise, and a place above what it gives."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from checker.align.prepared import Prepared
from checker.findings import Certainty, Edit, Figure, Finding, Fix, Place, Severity
from checker.reading import layouts
from checker.reading.elements import Passage, PassageKind, Reading
from checker.reading.layouts import Layout, Members
from checker.reading.territories import Territories, territories
from checker.rules.alignment.once import OncePerReading
from checker.rules.alignment.upper_plans import nearest_first, stands_in_any
from checker.rules.alignment.wording import caveat, titled
from checker.rules.base import Context, Rule, Scope, draft_place
from checker.rules.choice import Choice
from checker.rules.remembered import EachPassage
from checker.rules.sight import Look
from checker.rules.word_table import WordTable
from checker.text import Span

_KINDS = (PassageKind.BODY, PassageKind.HEADING, PassageKind.CELL)
_QUOTED_NUMBER = re.compile("“[一二三四五六七八九十两双多N\\d]")
_LONGEST_OWNER = 12  # characters of what a place goes on with: 虹桥国际开放枢纽
_LEADS = re.compile(r"\A(?:[一二三四五六七八九十]是|[（(][一二三四五六七八九十]+[）)]|\d+[.．、])?\s*")


class Slogan(NamedTuple):
    """A layout of a plan: whose territory (None where that is open), whether that is said, and where it stands."""

    layout: Layout
    owner: str | None
    passage: int
    said: bool = False


class OtherLayout(Rule):
    """引用上级的空间格局，用语应与上级规划一致；自我定位不宜高于上级布局。

    为什么：空间格局是上级对资源和任务的安排，同一地域的格局前后排列、数目不同，会被读成两个布局；上级布局列为核心的是别的片区时，本级自称核心没有依据。本地自己的格局不与上级的格局比较。

    上位：青澜省澜川市综合交通“十四五”规划（2021—2025年）
    一、总体布局
    全市构建“一环三轴多节点”交通发展格局，将澜东新区、望江港作为“两核”。
    错误：青澜省澜川市临溪区综合交通“十四五”规划（2021—2025年）
    一、总体布局
    落实澜川市“【一环多节点三轴】”交通发展格局。
    改为：青澜省澜川市临溪区综合交通“十四五”规划（2021—2025年）
    一、总体布局
    落实澜川市“一环三轴多节点”交通发展格局。
    错误：青澜省澜川市临溪区综合交通“十四五”规划（2021—2025年）
    一、总体布局
    全力打造临溪区成为“【交通引领极】”。
    正确：青澜省澜川市临溪区综合交通“十四五”规划（2021—2025年）
    一、总体布局
    落实澜川市“一环三轴多节点”格局，构建临溪区“一环两轴”交通发展格局，打造临溪区成为“重要节点”。
    """

    code = "XPL-16"
    name = "空间格局用语不符"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.PAIR
    look = Look.at(lambda p: _tells_layout(p))

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield slogans told otherwise, parts with another member, then places above the upper plan's layout."""
        if not context.uppers:
            return
        order = nearest_first(context)
        places = territories(context.draft.profile, tuple(context.uppers[plan - 1].profile for plan in reversed(order)))
        yield from self._slogans(context, order, places)
        yield from self._members(context, order, places)
        yield from self._roles(context, order, places)

    def _slogans(self, context: Context, order: list[int], places: Territories) -> Iterator[Finding]:
        own = [_owned(layout, i, context.draft, places) for i, layout in _LAYOUTS.over(context.draft, _KINDS)]
        mine = {slogan.layout.parts for slogan in own}
        for_itself = {slogan.layout.parts for slogan in own if slogan.owner == places.own}
        for slogan in own:
            if stands_in_any(context, slogan.layout.text):
                continue
            if slogan.owner is None and slogan.layout.parts in for_itself:
                continue
            for plan in order:
                other = next((o for o in upper_slogans(context.uppers[plan - 1]) if _told_otherwise(slogan, o)), None)
                if other and other.layout.parts not in mine:
                    yield self._otherwise(context, slogan, plan, other)
                    break

    def _otherwise(self, context: Context, slogan: Slogan, plan: int, other: Slogan) -> Finding:
        wrong, right = slogan.layout.text, other.layout.text
        place = draft_place(slogan.passage, *slogan.layout.span)
        return self.finding(
            [place, Place(plan, other.passage, other.layout.span)],
            f"“{wrong}”与{titled(context, plan)}“{right}”不一致，疑为同一空间格局，请核实。",
            advice=f"如为同一格局，按上位规划统一为“{right}”。{caveat(context, plan)}",
            fixes=(Fix(f"改为“{right}”", (Edit(place, right),)),),
            figures=(Figure("本规划", wrong), Figure("上位规划", right)),
        )

    def _members(self, context: Context, order: list[int], places: Territories) -> Iterator[Finding]:
        for i, named in _MEMBERS.over(context.draft, _KINDS):
            sentence = context.draft.sentence(i, named.span).of(context.draft.passages[i].normal)
            spoken_of = {place.key for place in places.find(sentence)}
            for plan in order:
                upper = context.uppers[plan - 1]
                own = territories(upper.profile).own
                if own is None or own not in spoken_of:
                    continue
                other = next((o for o in upper_members(upper) if _one_changed(named, o[1])), None)
                if other and not any(named.part == m.part and _same(named, m) for _, m in upper_members(upper)):
                    yield self._other_member(context, i, named, plan, other)
                    break

    def _other_member(
        self, context: Context, passage: int, named: Members, plan: int, other: tuple[int, Members]
    ) -> Finding:
        mine, theirs = "、".join(named.names), "、".join(other[1].names)
        return self.finding(
            [draft_place(passage, *named.span), Place(plan, other[0], other[1].span)],
            f"“{named.label}”在{titled(context, plan)}中为{theirs}，此处为{mine}，请核实。",
            advice=f"按上位规划核对“{named.label}”所指。{caveat(context, plan)}",
            figures=(Figure("本规划", mine), Figure("上位规划", theirs)),
        )

    def _roles(self, context: Context, order: list[int], places: Territories) -> Iterator[Finding]:
        own = places.own
        if own is None:
            return
        for i, role in _ROLES.over(context.draft, _KINDS):
            if not _is_own_role(role, places):
                continue
            for plan in order:
                upper = context.uppers[plan - 1]
                if territories(upper.profile).own == own or _gives_place(upper, own):
                    continue
                cores = _cores(upper, own)
                if cores is not None:
                    yield self._above(context, Place(0, i, Span(*role.span("role"))), role["role"], plan, cores)
                    break

    def _above(self, context: Context, place: Place, role: str, plan: int, cores: tuple[int, Members]) -> Finding:
        others = "、".join(cores[1].names)
        return self.finding(
            [place, Place(plan, cores[0], cores[1].span)],
            f"{titled(context, plan)}以{others}为“{cores[1].label}”，未列本地；本规划自称“{role}”，高于上级布局。",
            severity=Severity.INFO,
            advice=f"可弱化为“重要节点”“承载区”，或说明依据。{caveat(context, plan)}",
            figures=(Figure("本规划", role), Figure("上位规划", f"“{cores[1].label}”：{others}")),
        )


_ENDINGS = WordTable(layouts.words("bare"))


def _rows(chosen: Choice) -> list[int]:
    """Return the rows that hold a quoted number or a word that layouts end on."""
    quoted = {chosen.row_at(match.start()) for match in _QUOTED_NUMBER.finditer(chosen.joined)}
    return sorted(quoted.union(_ENDINGS.rows(chosen)))


_LAYOUTS = EachPassage(layouts.layouts, rows=_rows)
_MEMBERS = EachPassage(
    layouts.members, rows=WordTable(("作为", "”即", "”指", "”是指", "”为", "”包括", "”分别", "为“")).rows
)


@cache
def _role_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<before>[^，。；：、]{{0,16}}?)(?:打造|建设|发展|培育|建|定位|作)(?P<object>[^，。；：、“”]{{0,8}}?)(?:成为|为|成)"
        rf"(?P<scope>[^，。；：“”]{{0,14}}?)“(?P<role>[一-鿿]{{0,6}}?(?:{layouts.either('role')}))”"
    )


def _roles(text: str) -> Iterator[re.Match[str]]:
    return _role_pattern().finditer(text)


_ROLES = EachPassage(_roles, rows=WordTable(word + "”" for word in layouts.words("role")).rows)


def _tells_layout(passage: Passage) -> bool:
    """Tell whether a paragraph holds a layout, the members of a part of one, or a place in one."""
    return passage.kind in _KINDS and any(each(passage.normal) for each in (_LAYOUTS, _MEMBERS, _ROLES))


def _is_own_role(role: re.Match[str], places: Territories) -> bool:
    """Tell whether the plan gives its own territory, whole, a place in a wider one, and no softened one."""
    subject = role["object"] or role["before"]
    if not subject.endswith((*places.names, *(name + "区域" for name in places.names))):
        return False
    told = role["scope"] + role["role"] + role.string[role.end() : role.end() + 3]
    return not any(name in role["scope"] for name in places.names) and not _holds(told, layouts.words("softer"))


def _cores(upper: Reading, own: str) -> tuple[int, Members] | None:
    """Return the highest part of the upper layout where its members leave the draft's territory out for certain."""
    top = [(i, named) for i, named in upper_members(upper) if named.part[1] in layouts.words("top")]
    for i, named in top:
        if len(named.names) > 1 and not any(own in name or name in layouts.words("wide") for name in named.names):
            return i, named
    return None


def _gives_place(upper: Reading, own: str) -> bool:
    """Tell whether the upper plan speaks of a high place in a sentence that names the draft's territory."""
    high = (*layouts.words("role"), "引领", "龙头", "主城", "首位")
    for i, passage in enumerate(upper.passages):
        at = passage.normal.find(own)
        while at >= 0:
            sentence = upper.sentence(i, Span(at, at + len(own))).of(passage.normal)
            if _holds(sentence, high):
                return True
            at = passage.normal.find(own, at + len(own))
    return False


def _holds(text: str, words: Iterable[str]) -> bool:
    return any(word in text for word in words)


def _owned(layout: Layout, passage: int, plan: Reading, places: Territories) -> Slogan:
    """Return a slogan with its owner: the territory named before it, the plan's own where none is, or open."""
    found = places.find(layout.before)
    if found:
        between = layout.before[found[-1].span.stop :].rstrip("“")
        if not between or between in layouts.words("owned"):
            return Slogan(layout, found[-1].key, passage, True)
        whole = len(between) <= _LONGEST_OWNER and not re.search(layouts.either("owned"), between)
        return Slogan(layout, found[-1].key + between if whole else None, passage, True)
    text = plan.passages[passage].normal
    sentence = plan.sentence(passage, layout.span)
    if re.search(rf"(?:{layouts.either('quoting')})\Z", layout.before.rstrip("“")):
        return Slogan(layout, None, passage, bool(re.search(rf"(?:{layouts.either('taking')})\Z", layout.before)))
    clauses = re.split("[，、：]", text[sentence.start : layout.span.start])
    others = {t.key for clause in clauses for t in places.find(clause) if t.span.start == _LEADS.match(clause).end()}  # type: ignore[union-attr]
    return Slogan(layout, places.own if others <= {places.own} else None, passage)


def _told_otherwise(one: Slogan, other: Slogan) -> bool:
    """Tell whether two slogans mean one layout of one territory and differ in order, in a number, or in a unit.

    Short ones are alike by chance, and so are layouts of two fields that one government makes: more must agree.
    """
    mine, theirs = one.layout.parts, other.layout.parts
    if mine == theirs or not _one_subject(one.layout, other.layout, len(mine) > 2):
        return False
    if Counter(mine) == Counter(theirs):
        return one.owner == other.owner or (one.owner is None and len(mine) > 2)
    taken_over = one.owner is None and len(mine) > 2 and one.layout.subject is not None
    if not one.said or len(mine) != len(theirs) or not (taken_over or one.owner == other.owner is not None):
        return False
    odd = [(a, b) for a, b in zip(mine, theirs, strict=True) if a != b]
    return len(odd) == 1 and (odd[0][0][1] == odd[0][1][1] or (odd[0][0][0] == odd[0][1][0] and len(mine) > 2))


def _one_subject(one: Layout, other: Layout, long: bool) -> bool:
    """Tell whether two layouts may be of one thing: the same, or of a long slogan one says nothing of it."""
    if one.subject is None or other.subject is None:
        return long
    return one.subject == other.subject


def _same(one: Members, other: Members) -> bool:
    return all(any(_alike(a, b) for b in other.names) for a in one.names)


def _one_changed(one: Members, other: Members) -> bool:
    """Tell whether two lists of one part have one member each that the other has not, and others that both have."""
    if one.part != other.part or len(one.names) < 2:
        return False
    return sum(not any(_alike(a, b) for b in other.names) for a in one.names) == 1


def _alike(one: str, other: str) -> bool:
    """Tell whether two names may be one in full and in short."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return all(char in rest for char in short)


def _slogans_of(plan: Reading) -> tuple[Slogan, ...]:
    places = territories(plan.profile)
    return tuple(_owned(layout, i, plan, places) for i, layout in _LAYOUTS.over(plan, _KINDS))


SLOGANS = Prepared("slogans", _slogans_of, tuple[Slogan, ...])
MEMBERS = Prepared("members", lambda plan: tuple(_MEMBERS.over(plan, _KINDS)), tuple[tuple[int, Members], ...])
upper_slogans, upper_members = OncePerReading(SLOGANS), OncePerReading(MEMBERS)
