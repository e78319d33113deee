"""What plans say will be begun, built, opened or reached by which year, thing by thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from checker import resources
from checker.align.prepared import Prepared
from checker.findings import Place
from checker.reading.elements import PassageKind, Reading
from checker.reading.tasks import core, is_told, listed
from checker.rules.base import passages
from checker.rules.remembered import EachPassage
from checker.text import Span

PHASES = {"start": 1, "built": 2, "opened": 3, "covered": 9}
"""How far a thing is at each phase; what is reached everywhere is a thing of its own."""
_MOSTLY = 8
"""The phase of what is reached nearly everywhere (基本消除): by a later year everywhere is no delay of it."""
READ = (PassageKind.BODY, PassageKind.CELL)
_SENTENCE = re.compile("[^。；;！？]+")
_YEAR = re.compile(r"(?<!\d)(20\d\d)年(?!以来|起|以前年度)")
_WHEN = re.compile(
    r"(?:到|至|在|于|力争|争取|确保)*20\d\d年(?:底|末|年底|上半年|下半年|内|\d{1,2}月(?:底|末)?)?(?:之)?前?[，,]?"
)
_MARK = re.compile("[，,：:。；]")
_ITEM = re.compile("[、和及与]|以及")
_MARKS = str.maketrans("", "", "“”‘’《》 ")
_FEW = re.compile(r"[\d一二三两四五六七八九十百]+[个家座所条处项批支套张片公亩万]|一批|若干|多[个条]|各|新一轮")
_PART = re.compile("[（(]?[一二三四五六七八九十\\d首][期段]")
_SHORTEST, _LONGEST = 4, 26
_TITLE = re.compile("在|成|国家级?(?!电)|省级|市级|国际|世界|区域|高水平|现代化")
"""Openings of what more than one area may bear, and of what is no name."""
_NO_THING = frozenset({"以上", "目标", "任务"})


class Milestone(NamedTuple):
    """A thing and the year by which it will have come to a phase; `hedged`: only strived for."""

    thing: str
    phase: int
    words: str
    year: int
    hedged: bool
    passage: int
    span: Span


class _Found(NamedTuple):
    thing: str
    phase: int
    words: str
    year: int
    hedged: bool
    span: Span


def milestones(reading: Reading) -> dict[str, list[Milestone]]:
    """Return the milestones of a plan's goals and tasks by thing, in order."""
    out: dict[str, list[Milestone]] = {}
    for i, found in _IN_TEXT.over(reading, READ):
        if not is_told(reading, reading.passages[i].section):
            out.setdefault(found.thing, []).append(Milestone(*found[:-1], i, found.span))
    return out


def undated(reading: Reading) -> dict[str, list[Milestone]]:
    """Return what a plan will have built within its period, where no year is said: 建成某医院 opens a clause.

    Nothing where the plan gives no period, or looks beyond it in the same paragraph (展望2035年).
    """
    out: dict[str, list[Milestone]] = {}
    end = reading.profile.period_end
    for i, passage in enumerate(reading.passages if end is not None else ()):
        if passage.kind not in READ or is_told(reading, passage.section):
            continue
        if any(int(year[1]) > (end or 0) for year in _YEAR.finditer(passage.normal)):
            continue
        for found in _built(passage.normal, end or 0):
            out.setdefault(found.thing, []).append(Milestone(*found[:-1], i, found.span))
    return out


DATED = Prepared("milestones", milestones, dict[str, list[Milestone]])
UNDATED = Prepared("undated", undated, dict[str, list[Milestone]])
"""Both as upper plans are asked for them."""


def _built(text: str, year: int) -> Iterator[_Found]:
    """Yield the things that a clause without a year begins with having built."""
    pattern, phases = _verbs()
    for sentence in _SENTENCE.finditer(text):
        if _YEAR.search(sentence[0]) or re.search(words("beyond"), text):
            continue
        for verb in pattern.finditer(sentence[0]):
            start = max((m.end() for m in _MARK.finditer(sentence[0], 0, verb.start())), default=0)
            before = sentence[0][start : verb.start()]
            weak = re.search(f"{words('hedge')}|{words('doing')}", before)
            if (
                PHASES["start"] < phases[verb[0]] < _MOSTLY
                and not weak
                and re.fullmatch(f"(?:{words('aside')})*", before)
            ):
                yield from _things(sentence, verb, phases[verb[0]], year)


def place(milestone: Milestone, plan: int = 0) -> Place:
    """Return where a milestone stands."""
    return Place(plan, milestone.passage, milestone.span)


@cache
def words(kind: str) -> str:
    """Return the words of a kind as alternatives of a pattern, the longest first."""
    found = [row["word"] for row in resources.of_kind("milestone_words.tsv", kind)]
    return "|".join(sorted(map(re.escape, found), key=len, reverse=True))


@cache
def _verbs() -> tuple[re.Pattern[str], dict[str, int]]:
    """Return the words of all phases, the longest first, and the phase of each."""
    rows = resources.rows("milestone_words.tsv")
    phase = {row["word"]: PHASES[row["kind"]] for row in rows if row["kind"] in PHASES}
    return re.compile("|".join(sorted(map(re.escape, phase), key=len, reverse=True))), phase


def _in_text(text: str) -> Iterator[_Found]:
    """Yield the milestones of one paragraph."""
    pattern, phases = _verbs()
    for sentence in _SENTENCE.finditer(text):
        years = list(_YEAR.finditer(sentence[0]))
        if not years:
            continue
        for verb in pattern.finditer(sentence[0]):
            before = [year for year in years if year.end() <= verb.start()]
            if before:
                yield from _things(sentence, verb, phases[verb[0]], int(before[-1][1]))


_IN_TEXT = EachPassage(_in_text, ("年",))


def _things(sentence: re.Match[str], verb: re.Match[str], phase: int, year: int) -> Iterator[_Found]:
    """Yield the things that a verb of a phase speaks of: what stands behind it, else what stands before."""
    text, at = sentence[0], sentence.start()
    start = max((m.end() for m in _MARK.finditer(text, 0, verb.start())), default=0)
    end = _MARK.search(text, verb.end())
    stop = end.start() if end else len(text)
    hedged = re.search(words("hedge"), text[: verb.start()]) is not None
    if phase == PHASES["covered"] and re.search(words("mostly"), text[start : verb.end()]):
        phase = _MOSTLY
    behind = text[verb.end() : stop] if phase < _MOSTLY or re.search(f"(?:{words('clears')})$", verb[0]) else ""
    sides = ((behind, verb.end(), False), (text[start : verb.start()], start, True))
    for side, begins, is_before in sides:
        found = [thing for part in _ITEM.split(side) if (thing := _thing(part, phase, is_before))]
        if is_before and not found:
            found = [thing for part in _ITEM.split(side) if (thing := _thing(_done().sub("", part), phase, True))][-1:]
        for thing in found:
            where = text.find(thing, begins)
            if where >= 0:
                span = Span(min(where, verb.start()), max(where + len(thing), verb.end()))
                yield _Found(thing.translate(_MARKS), phase, verb[0], year, hedged, span.shifted(at))
        if found:
            return


@cache
def _done() -> re.Pattern[str]:
    """Return the pattern of an earlier phase behind its thing: 某桥2022年开工、2024年建成."""
    return re.compile(f"(?:{_verbs()[0].pattern})$")


@lru_cache(4096)
def _thing(words_: str, phase: int, before: bool) -> str | None:
    """Return the thing in some words, without time and adverbs; None where they name none of its own."""
    left = _WHEN.sub("", words_).strip()
    aside, verbs = words("aside"), _verbs()[0].pattern
    left = re.sub(rf"^(?:{aside}|{verbs})+", "", left)
    left = re.sub(rf"(?:并|后|且)+(?:{verbs})$", "", left)
    if before:
        left = re.sub(rf"(?:{aside}|的)+$", "", left)
    left = re.sub("(?:建设|项目建设|等|工程建设)$", "", left)
    left = left.rpartition("的")[2] if phase < _MOSTLY else left
    plain = left.translate(_MARKS)
    if _TITLE.match(plain) or not _SHORTEST <= len(plain) <= _LONGEST or _FEW.search(left) or plain in _NO_THING:
        return None
    if phase >= _MOSTLY:
        return left
    bare = re.sub(r"(?:项目|工程)?[（(]?[一二三四五六\d首][期段](?:工程|项目)?[）)]?$", "", plain)
    head = next((head for head in listed("head") if bare.endswith(head)), None)
    return left if head and core(bare, head) else None


def mentions(draft: Reading, thing: str) -> Iterator[tuple[int, Span]]:
    """Yield where a thing is named in the draft's goals and tasks, as itself and no longer name and no part of it."""
    for i, passage in passages(draft, READ, (thing,)):
        if is_told(draft, passage.section):
            continue
        at = passage.normal.find(thing)
        while at >= 0:
            stop = at + len(thing)
            if _goes_on().match(passage.normal, stop) and not _PART.match(passage.normal, stop):
                yield i, Span(at, stop)
            at = passage.normal.find(thing, stop)


@cache
def _goes_on() -> re.Pattern[str]:
    """Return the pattern of what may stand behind a name that has come to its end."""
    return re.compile(rf"$|[，,。；;：:、）)”（( 等和与及的于在建投]|20\d\d|{words('behind')}")
