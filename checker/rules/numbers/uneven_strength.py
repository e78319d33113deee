"""NUM-30 目标与任务力度不一: what the goals call built is only planned or explored in the tasks, or the other way."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from checker import resources
from checker.align.gates import REACHED
from checker.findings import Certainty, Figure, Finding, Severity
from checker.reading.elements import NameKind, Passage, PassageKind, Reading
from checker.rules.base import REMEMBERED, Context, Rule, Scope, draft_place
from checker.rules.remembered import EachPassage
from checker.rules.sight import Look, Part
from checker.text import Span

_STEPS = 2
_GOALS = re.compile("目标|总体要求")
_OTHER = re.compile("基础|现状|形势|环境|问题|保障|实施机制|组织|展望|远景|愿景")
_YEAR = re.compile(r"20\d{2}(?=\s?年)")
_BREAK = re.compile("[，,。；;！？]")
_GOES_ON = re.compile(r"[，,。；;、）)]|$|创建|建设|建成|成功|申报|升级|挂牌|运营|获批|认定|和|与|及")
_BEFORE, _BEHIND = 14, 8
"""Characters before and behind a name in which the word that says how firmly it is meant may stand."""


class _Mention(NamedTuple):
    """A platform or title with the words that say how firmly it is meant."""

    strength: int
    passage: int
    span: Span
    words: str
    year: int | None


class UnevenStrength(Rule):
    """同一事项在目标和任务中的力度应一致。

    为什么：目标写“建成”，任务只写“谋划”“争取”，没有任务支撑目标；分阶段安排的，写明年份。

    错误：南河市科技创新“十四五”规划（2021—2025年）
    一、发展目标
    到2025年，【建成国家高新技术产业开发区】。
    二、重点任务
    谋划建设国家高新技术产业开发区。
    正确：南河市科技创新“十四五”规划（2021—2025年）
    一、发展目标
    到2025年，建成国家高新技术产业开发区。
    二、重点任务
    2023年前谋划建设国家高新技术产业开发区，到2025年建成国家高新技术产业开发区。
    """

    code = "NUM-30"
    name = "目标与任务力度不一"
    severity = Severity.MINOR
    certainty = Certainty.HINT
    scope = Scope.PLAN
    look = Look.at(lambda p: _names_title(p), Part.NAMES, Part.OUTLINE)

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield each thing whose firmest words in goals and in tasks lie two steps or more apart."""
        goals, tasks = _mentions(context.draft)
        for entity, aims in goals.items():
            doings = tasks.get(entity, [])
            if not doings:
                continue
            aim, doing = max(aims, key=lambda m: m.strength), max(doings, key=lambda m: m.strength)
            staged = aim.year and doing.year and doing.year != aim.year
            if abs(aim.strength - doing.strength) >= _STEPS and not staged:
                yield self._uneven(entity, aim, doing)

    def _uneven(self, entity: str, aim: _Mention, doing: _Mention) -> Finding:
        return self.finding(
            [draft_place(aim.passage, *aim.span), draft_place(doing.passage, *doing.span)],
            f"“{entity}”在目标中为“{aim.words}”，在任务中为“{doing.words}”，力度不一。",
            advice="请统一力度；分阶段推进的，写明各阶段年份。",
            figures=(Figure("目标", aim.words), Figure("任务", doing.words)),
        )


@cache
def _ladder() -> tuple[re.Pattern[str], dict[str, int]]:
    """Return the words of the ladder, longest first, and their steps."""
    steps = {row["word"]: int(row["kind"]) for row in resources.rows("strength_words.tsv") if row["kind"].isdigit()}
    return re.compile("|".join(sorted(map(re.escape, steps), key=len, reverse=True))), steps


@cache
def _titled() -> re.Pattern[str]:
    heads = [row["word"] for row in resources.rows("strength_words.tsv") if row["kind"] == "head"]
    heads.sort(key=len, reverse=True)
    return re.compile(rf"(?:国家|省)级?[一-鿿]{{0,8}}?(?:{'|'.join(map(re.escape, heads))})")


_TITLES = EachPassage(lambda text: _titled().finditer(text), ("国家", "省"))


def _names_title(passage: Passage) -> bool:
    """Tell whether a passage names a title that the state or the province awards."""
    return passage.kind is PassageKind.BODY and bool(_TITLES(passage.normal))


def _mentions(draft: Reading) -> tuple[dict[str, list[_Mention]], dict[str, list[_Mention]]]:
    """Return the mentions whose strength is said, by thing, in the goals and in the tasks."""
    goals: dict[str, list[_Mention]] = defaultdict(list)
    tasks: dict[str, list[_Mention]] = defaultdict(list)
    named: dict[int, list[tuple[str, Span]]] = defaultdict(list)
    for name in draft.names:
        if name.kind is NameKind.PLATFORM:
            named[name.passage].append((name.entity, name.span))
    titled: dict[int, list[Span]] = defaultdict(list)
    for i, match in _TITLES.over(draft, (PassageKind.BODY,)):
        titled[i].append(Span(*match.span()))
    parts: dict[int | None, dict[str, list[_Mention]] | None] = {}
    for i in sorted(named.keys() | titled.keys()):
        passage = draft.passages[i]
        if passage.kind is not PassageKind.BODY:
            continue
        if passage.section not in parts:
            parts[passage.section] = _part(draft, passage.section, goals, tasks)
        into = parts[passage.section]
        if into is None:
            continue
        for entity, span in _things(passage.normal, named[i], titled[i]):
            if mention := _mention(draft, i, span):
                into[entity].append(mention)
    return goals, tasks


def _things(text: str, named: list[tuple[str, Span]], titled: list[Span]) -> Iterator[tuple[str, Span]]:
    """Yield the platforms and titles of a passage; one that only begins a longer name is left out."""
    apart = (span for span in titled if not any(span.overlaps(other) for _, other in named))
    found = [*named, *((span.of(text), span) for span in apart)]
    return ((entity, span) for entity, span in found if _GOES_ON.match(text, span.stop))


def _part(
    draft: Reading, section: int | None, goals: dict[str, list[_Mention]], tasks: dict[str, list[_Mention]]
) -> dict[str, list[_Mention]] | None:
    titles = [heading.title for heading in draft.section_path(section)]
    if not titles or any(map(_is_other, titles)):
        return None
    return goals if any(map(_is_goals, titles)) else tasks


@lru_cache(REMEMBERED)
def _is_other(title: str) -> bool:
    return bool(_OTHER.search(title) or REACHED.search(title))


@lru_cache(REMEMBERED)
def _is_goals(title: str) -> bool:
    return _GOALS.search(title) is not None


def _mention(draft: Reading, passage: int, name: Span) -> _Mention | None:
    """Return a mention with its strength: the weakest word in its clause, where that hedges, else the strongest."""
    text = draft.passages[passage].normal
    start = max(name.start - _BEFORE, *(m.end() for m in _BREAK.finditer(text, 0, name.start)), 0)
    end = _BREAK.search(text, name.stop)
    stop = min(name.stop + _BEHIND, end.start() if end else len(text))
    pattern, steps = _ladder()
    words = [match for match in pattern.finditer(text, start, stop) if not name.overlaps(Span(*match.span()))]
    if not words:
        return None
    ranks = [steps[word[0]] for word in words]
    strength = min(ranks) if min(ranks) <= 3 else max(ranks)
    span = Span(min(words[0].start(), name.start), max(words[-1].end(), name.stop))
    sentence = draft.sentence(passage, name).of(text)
    years = [int(year) for year in _YEAR.findall(sentence[: sentence.find(name.of(text))])]
    return _Mention(strength, passage, span, span.of(text), years[-1] if years else None)
