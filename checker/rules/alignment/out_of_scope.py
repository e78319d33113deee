"""XPL-24 超出规划范围: tasks whose object is an area that the plan leaves out of its own scope."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from checker import resources
from checker.findings import Certainty, Figure, Finding, Place, Severity
from checker.reading.elements import Name, NameKind, PassageKind, Reading
from checker.reading.tasks import is_told
from checker.rules.alignment.like_names import told_apart
from checker.rules.base import Context, Rule, Scope, draft_place, passages
from checker.rules.language.name_clusters import same
from checker.rules.numbers.mixed_scope import excluded
from checker.rules.remembered import Remembered
from checker.text import Span

_OF_SCOPE = re.compile("规划(?:编制|实施)?(?:的)?(?:空间|地域|区域)?范围|编制范围|实施范围")
_AREA = re.compile(r"[区市县镇乡园城岛港]\Z|街道\Z|基地\Z|走廊\Z|新区\Z")
_LEADING = re.compile(r"^(?:其中|但|以及|(?:不含|不包括|不包含|除))")
_CLAUSE = re.compile(r"[^，,。；;：:！？\n（）]+")
_EXCEPT = Remembered(r"除(?!外)(?P<names>[一-鿿、和及]{3,40}?)(?:之外|以外|外)", ("除",))
_LEFT_OUT = re.compile("除|不含|不包|不在")
_ORDER = r"(?:[一二三四五六七八九十]{1,2}[是要、]|\d{1,2}[.．、]|首先|其次|再次|最后)"
_ITEM = r"[^、和及与]{2,16}?[区市县镇乡园城岛港地廊台心]"
_HELPED = re.compile("配合|协助|支持|争取|管委会")
_SHORTEST = 3  # characters of an area's name
_SHORTEST_LIKE = 6  # characters that one name of a platform must have to stand for another one
_PLACE = 4  # characters of a place that a short form leaves away in front


class Area(NamedTuple):
    """An area out of the plan's scope: its name, where that stands, and what it stands for if read as a platform."""

    name: str
    place: Place
    entity: str | None


class OutOfScope(Rule):
    """规划任务应限于规划范围之内。

    为什么：规划范围已写明某片区除外，又把该片区的建设列为本规划任务，任务没有责任主体，考核也无从落实。

    错误：南河市东江区科技创新“十四五”规划（2021—2025年）
    本规划编制范围包括各镇街（南河高新区、深汕产业园和江湾物流新城除外）。
    一、重点任务
    依托深汕产业园的产业基础，【加快推进深汕江湾物流产业新城建设】。
    正确：南河市东江区科技创新“十四五”规划（2021—2025年）
    本规划编制范围包括各镇街（南河高新区、深汕产业园和江湾物流新城除外）。
    一、重点任务
    积极对接南河高新区，借助毗邻的深汕产业园、江湾物流新城，推进河东物流园建设，配合推进江湾物流新城建设。
    """

    code = "XPL-24"
    name = "超出规划范围"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.PLAN

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield the clauses of tasks that build or develop an area out of scope, each with the sentence of scope."""
        draft = context.draft
        areas = list(left_out(draft))
        if not areas:
            return
        stand_ins = list(_words(draft, areas))
        for i, passage in passages(draft, (PassageKind.BODY, PassageKind.HEADING)):
            words = {word: area for word, area in stand_ins if word in passage.normal}
            if not words or not _is_task(draft, passage.section):
                continue
            for clause in _CLAUSE.finditer(passage.normal):
                hits = ((word, _acted_on(clause, word, draft.profile.short_region)) for word in words)
                if hit := next(((word, span) for word, span in hits if span), None):
                    yield self._beyond(i, hit[1], hit[0], words[hit[0]])

    def _beyond(self, passage: int, span: Span, word: str, area: Area) -> Finding:
        called = f"“{word}”" if word == area.name else f"“{word}”（疑即规划范围所说“{area.name}”）"
        return self.finding(
            [draft_place(passage, *span), area.place],
            f"规划范围注明“{area.name}”除外，此处又把{called}列为本规划任务。",
            advice="请核对规划范围；片区确不在内的，任务可改用“对接”“配合”一类说法。",
            figures=(Figure("范围除外", area.name), Figure("任务对象", word)),
        )


def left_out(draft: Reading) -> Iterator[Area]:
    """Yield the areas that a sentence on the plan's scope leaves out."""
    entities = {(n.passage, n.span): n.entity for n in draft.names if n.kind is NameKind.PLATFORM}
    seen: set[str] = set()
    for word, place in _mentioned(draft):
        text = draft.passages[place.passage].normal
        lead = _LEADING.match(word)
        span = Span(place.span.start + (lead.end() if lead else 0), place.span.stop)
        name = span.of(text)
        if name in seen or len(name) < _SHORTEST or not _AREA.search(name):
            continue
        sentence = draft.sentence(place.passage, span).of(text)
        if _OF_SCOPE.search(sentence) and _LEFT_OUT.search(sentence):
            seen.add(name)
            yield Area(name, Place(0, place.passage, span), entities.get((place.passage, span)))


def _mentioned(draft: Reading) -> Iterator[tuple[str, Place]]:
    """Yield the areas left out by the words round them, then those of the profile."""
    yield from excluded(draft)
    kinds = (PassageKind.BODY, PassageKind.FOOTNOTE)
    for i, match in _EXCEPT.over(draft, kinds):
        for part in re.finditer("[^、和及]+", match["names"]):
            start = match.start("names")
            yield part[0], draft_place(i, start + part.start(), start + part.end())
    for name in draft.profile.excluded:
        for i, passage in passages(draft, kinds):
            if (at := passage.normal.find(name)) >= 0:
                yield name, draft_place(i, at, at + len(name))


def _words(draft: Reading, areas: list[Area]) -> Iterator[tuple[str, Area]]:
    """Yield the words that stand for an area: its name, and platforms whose names are like it.

    Two names in one sentence are two things.
    """
    named: dict[str, list[Name]] = {}
    for name in draft.names:
        if name.kind is NameKind.PLATFORM:
            named.setdefault(name.text, []).append(name)
    for area in areas:
        yield area.name, area
        for word, names in named.items():
            like = word != area.name and _means(area, names[0])
            if like and not told_apart(draft, names, named.get(area.name, ())):
                yield word, area


def _means(area: Area, name: Name) -> bool:
    """Tell whether a platform is the area under a fuller or a shorter name."""
    if area.entity is None:
        return False
    if name.entity == area.entity:
        return True
    short, long = sorted((area.name, name.text), key=len)
    if len(short) < _SHORTEST_LIKE:
        return False
    return same(short, long) or (long.endswith(short) and len(long) - len(short) <= _PLACE)


def _is_task(draft: Reading, section: int | None) -> bool:
    """Tell whether a section lays down tasks: one with headings, none of which tells of what was or is."""
    return bool(draft.section_path(section)) and not is_told(draft, section)


def _acted_on(clause: re.Match[str], word: str, own: str | None) -> Span | None:
    """Return verb and object where a clause makes the word the object of the plan's own action."""
    text = clause[0]
    part_of_it = clause.string[clause.end() : clause.end() + 1] == "（"
    if word not in text or part_of_it or re.search(_any("other"), text.replace(word, "")):
        return None
    before = clause.string[: clause.start()]
    sentence = re.split("[。；;！？]", before)[-1].rstrip("，,")
    beside = re.split("[，,：:]", sentence)[-1]
    if _HELPED.search(beside) or (word in beside and re.search(_any("other"), beside.replace(word, ""))):
        return None
    match = _action(word, own or "").match(text)
    if match is None:
        return None
    return Span(clause.start() + match.start("act"), clause.start() + match.end("act"))


@lru_cache(64)
def _action(word: str, own: str) -> re.Pattern[str]:
    """Return the pattern of clauses like 大力推进……建设, 重点发展……, 把……打造成, from their beginning on."""
    lead = rf"\s*{_ORDER}?(?:{_any('lead')}{'|' + re.escape(own) if own else ''})*"
    name, growth = re.escape(word), _any("growth")
    behind = rf"(?:(?:[、和及与]{_ITEM})*(?:等[一-鿿]{{0,8}}?)?的?(?:{growth})+(?=$|[、和及]|工作|步伐)|等?$)"
    built = rf"(?:{_any('adverb')})*(?:{_any('verb')})(?:{_ITEM}[、和及])*{name}{behind}"
    turned = rf"[把将]{name}(?:建设|打造|培育|发展|建|做大做强)"
    site = "新建|建设|规划建设|布局建设|布局|扩建|改扩建|建成|设立"
    sited = rf"[在于]{name}(?:境内|范围内|内|片区)?(?:{_any('adverb')})*(?:{site})"
    return re.compile(rf"{lead}(?P<act>{turned}|{sited}|{built})")


@cache
def _any(kind: str) -> str:
    """Return the words of a kind as alternatives of a pattern, the longest first."""
    words = [row["word"] for row in resources.of_kind("own_action_words.tsv", kind)]
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
