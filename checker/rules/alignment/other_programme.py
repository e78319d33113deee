"""XPL-21 政策计划名称不符: a named programme that the upper plan calls otherwise, or does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from checker.align.prepared import Prepared
from checker.align.relation import directly_above
from checker.findings import Certainty, Figure, Finding, Place, Severity
from checker.reading import quoted_programmes
from checker.reading.elements import Passage, PassageKind, Reading
from checker.reading.quoted_programmes import Programme
from checker.rules.alignment.once import OncePerReading
from checker.rules.alignment.upper_plans import nearest_first, stands_in_any
from checker.rules.alignment.wording import caveat, titled
from checker.rules.base import Context, Rule, Scope, draft_place
from checker.rules.remembered import EachPassage
from checker.rules.sight import Look

_KINDS = (PassageKind.BODY, PassageKind.HEADING, PassageKind.CELL)
_BROAD = "科技"  # tells nothing beside another matter
_ABOVE = ("国家", "全国", "中央", "省", "省级")
_SHORT = 2  # characters of a name that another one shares all but one of by chance
_LONG = 4  # characters of a name of which one may be lost


class Found(NamedTuple):
    """A programme, its passage, and the matters it serves there."""

    programme: Programme
    passage: int
    subjects: frozenset[str]


class OtherProgramme(Rule):
    """引用上级政策计划，名称应与上级规划一致。

    为什么：计划、工程、行动、专项的名称写错一字或换了中心词，会被当作另一项政策；承接的计划在上级规划中查不到、上级同类计划却没有提到的，宜核对。两级可能各有计划，本条只作提示。

    上位：青澜省澜川市卫生健康“十四五”规划（2021—2025年）
    一、重点任务
    加强基层医疗队伍建设，实施“杏林春雨”计划。面向各县区实施“归雁计划”，引进医学人才。
    错误：青澜省澜川市临溪区卫生健康“十四五”规划（2021—2025年）
    一、重点任务
    对接全市【“杏林春雨”工程】，充实基层医疗力量。
    错误：青澜省澜川市临溪区卫生健康“十四五”规划（2021—2025年）
    一、重点任务
    全面落实“【栖凤计划】”等人才政策，引进紧缺人才。
    正确：青澜省澜川市临溪区卫生健康“十四五”规划（2021—2025年）
    一、重点任务
    落实“杏林春雨计划”“归雁计划”，实施区级“临溪名医”计划，培养医疗人才。
    """

    code = "XPL-21"
    name = "政策计划名称不符"
    severity = Severity.INFO
    certainty = Certainty.HINT
    scope = Scope.PAIR
    look = Look.at(lambda p: _names_one(p))

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield programmes of the draft that no upper plan names, beside the one that an upper plan has instead."""
        if not context.uppers:
            return
        own, order = _programmes_of(context.draft), nearest_first(context)
        mine = {found.programme.name for found in own}
        told: set[str] = set()
        above = {o.programme.name for upper in context.uppers for o in upper_programmes(upper)}
        for found in own:
            name = found.programme.name
            if name in told or (name in above and not _other_head_everywhere(context, found, own)):
                continue
            finding = self._near(context, order, found, mine) or self._unknown(context, order, found, own)
            if finding and (name in above or not stands_in_any(context, name)):
                told.add(name)
                yield finding

    def _near(self, context: Context, order: list[int], found: Found, mine: set[str]) -> Finding | None:
        """Return what the nearest upper plan calls almost so, where the draft has no such name itself."""
        for plan in order:
            for other in upper_programmes(context.uppers[plan - 1]):
                name = other.programme.name
                if (name == found.programme.name or name not in mine) and _near(found, other):
                    return self._otherwise(context, found, plan, other)
        return None

    def _otherwise(self, context: Context, found: Found, plan: int, other: Found) -> Finding:
        mine, theirs = found.programme.text, other.programme.text
        return self.finding(
            [draft_place(found.passage, *found.programme.span), Place(plan, other.passage, other.programme.span)],
            f"{_marked(mine)}在{titled(context, plan)}中称{_marked(theirs)}，疑为同一项政策，请核对名称。",
            advice=f"如为同一项，统一为{_marked(theirs)}。{caveat(context, plan)}",
            figures=(Figure("本规划", mine), Figure("上位规划", theirs)),
        )

    def _unknown(self, context: Context, order: list[int], found: Found, own: tuple[Found, ...]) -> Finding | None:
        """Return a programme that the draft takes over, beside the only one that the plan above has for the matter."""
        name = found.programme.name
        if not _taken_over(found) or any(_own_action(other) for other in own if other.programme.name == name):
            return None
        for plan in order:
            upper = context.uppers[plan - 1]
            if not directly_above(context.draft.profile, upper.profile):
                continue
            like = [o for o in upper_programmes(upper) if o.subjects & found.subjects and not _of_another(o)]
            names = {other.programme.name for other in like}
            if len(names) == 1 and not any(other.programme.name in names for other in own):
                return self._not_there(context, found, plan, like[0])
        return None

    def _not_there(self, context: Context, found: Found, plan: int, other: Found) -> Finding:
        mine, theirs = found.programme.text, other.programme.text
        return self.finding(
            [draft_place(found.passage, *found.programme.span), Place(plan, other.passage, other.programme.span)],
            f"所落实的{_marked(mine)}未见于{titled(context, plan)}，该规划的同类计划为{_marked(theirs)}，请核对名称。",
            advice=f"请核对计划名称，并说明是否承接{_marked(theirs)}。{caveat(context, plan)}",
            figures=(Figure("本规划", mine), Figure("上位规划", theirs)),
        )


_PROGRAMMES = EachPassage(quoted_programmes.programmes, ("“",))


def _programmes_of(plan: Reading) -> tuple[Found, ...]:
    return tuple(Found(programme, i, _subjects(plan, i, programme)) for i, programme in _PROGRAMMES.over(plan, _KINDS))


PREPARED = Prepared("programmes", _programmes_of, tuple[Found, ...])
upper_programmes = OncePerReading(PREPARED)


def _names_one(passage: Passage) -> bool:
    """Tell whether a paragraph names a programme."""
    return passage.kind in _KINDS and bool(_PROGRAMMES(passage.normal))


def _subjects(plan: Reading, passage: int, programme: Programme) -> frozenset[str]:
    """Return the matters of a programme: of its sentence, and of the sentence that opens its paragraph."""
    words = plan.passages[passage].normal
    sentence = plan.sentence(passage, programme.span).of(words)
    found = quoted_programmes.subjects(words[: max(words.find("。"), 0)] + sentence)
    return found - {_BROAD} or found


def _near(one: Found, other: Found) -> bool:
    """Tell whether two names may be one: another head word, or one character wrong or lost, for the same matter."""
    if not one.subjects & other.subjects or _of_another(one) != _of_another(other):
        return False
    mine, theirs = one.programme, other.programme
    if mine.name == theirs.name:
        return mine.stem != theirs.stem
    if mine.stem != theirs.stem:
        return False
    if len(mine.name) == len(theirs.name):
        return _one_slip(mine.name, theirs.name) and (len(mine.name) > _SHORT or _quoted_from_above(one))
    return min(len(mine.name), len(theirs.name)) >= _LONG - 1 and Levenshtein.distance(mine.name, theirs.name) == 1


def _one_slip(one: str, other: str) -> bool:
    """Tell whether two names differ in one character that does not say whom the programme is for."""
    odd = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    return len(odd) == 1 and not all(char in quoted_programmes.words("aim") for char in odd[0])


def _quoted_from_above(found: Found) -> bool:
    """Tell whether the words before a programme say that it is the upper government's."""
    return bool(re.search(rf"(?:{quoted_programmes.either('quoting')})的?\Z", found.programme.before))


def _other_head_everywhere(context: Context, found: Found, own: tuple[Found, ...]) -> bool:
    """Tell whether the upper plans have a programme's name with other head words only, and the draft with its own."""
    name, stem = found.programme.name, found.programme.stem
    above = {o.programme.stem for upper in context.uppers for o in upper_programmes(upper) if o.programme.name == name}
    mine = {other.programme.stem for other in own if other.programme.name == name}
    bare = stands_in_any(context, name + found.programme.text[-2:])
    return bool(above) and stem not in above and not (mine & above) and not bare


def _of_another(found: Found) -> bool:
    """Tell whether the words before a programme say that it is of another level: 省“扬帆计划”."""
    before = found.programme.before
    ends = ((before[: len(before) - more], before[len(before) - more :]) for more in range(3))
    return any(head.endswith(_ABOVE) and all("一" <= char <= "鿿" for char in tail) for head, tail in ends)


def _taken_over(found: Found) -> bool:
    """Tell whether the draft carries a programme out as one from above that it does not say the level of."""
    return found.programme.before.rstrip("“").endswith(tuple(quoted_programmes.words("taking")))


def _own_action(found: Found) -> bool:
    acting = quoted_programmes.either("acting")
    return bool(re.search(rf"(?:{acting})[一-鿿]{{0,4}}\Z", found.programme.before)) and not _taken_over(found)


def _marked(name: str) -> str:
    """Return a name in quotes, where it does not hold them itself."""
    return name if name.startswith("“") else f"“{name}”"
