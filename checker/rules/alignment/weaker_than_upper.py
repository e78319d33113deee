"""XPL-25 力度弱于上位: what the upper plan will have built the draft only plans, explores or strives for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from checker import resources
from checker.align.gates import apart
from checker.align.relation import Relation, relation
from checker.findings import Certainty, Figure, Finding, Severity
from checker.reading.elements import Reading
from checker.reading.tasks import forms
from checker.rules.alignment.later_than_upper import MILESTONES
from checker.rules.alignment.milestones import PHASES, UNDATED, Milestone, mentions, place, words
from checker.rules.alignment.once import OncePerReading
from checker.rules.alignment.wording import caveat, titled
from checker.rules.base import Context, Rule, Scope, draft_place
from checker.text import Span

_UNDATED = OncePerReading(UNDATED)
_WEAK = 2  # the highest step of the ladder that is no promise (争取, 推动; 谋划, 探索)
_BEFORE, _BEHIND = 14, 10
_BREAK = re.compile("[，,。；;！？：:]")


class _Said(NamedTuple):
    """A mention in the draft with the word that says how firmly it is meant, None where none does."""

    word: str | None
    step: int
    passage: int
    span: Span


class WeakerThanUpper(Rule):
    """对同一项目的部署力度不应弱于上位规划。

    为什么：上位规划明确到期建成的项目，下级只写“谋划”“争取”，项目就可能落空；只承担配合任务的，写明配合内容。

    上位：青澜省澜川市医疗卫生服务体系规划（2021—2025年）
    一、重点任务
    到2024年，建成澜川儿童医学中心。
    错误：青澜省澜川市临溪区医疗卫生服务体系规划（2021—2025年）
    一、重点任务
    【谋划建设澜川儿童医学中心】，提升儿科服务能力。
    正确：青澜省澜川市临溪区医疗卫生服务体系规划（2021—2025年）
    一、重点任务
    加快澜川儿童医学中心建设，到2024年投入使用。
    """

    code = "XPL-25"
    name = "力度弱于上位"
    severity = Severity.MINOR
    certainty = Certainty.HINT
    scope = Scope.PAIR

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield the things built above in the draft's period of which the draft says nothing firmer than 争取."""
        told: set[str] = set()
        profile = context.draft.profile
        for plan, upper in enumerate(context.uppers, 1):
            if relation(profile, upper.profile) is Relation.APART or apart(profile, upper.profile):
                continue
            for thing, firm, year in _firm(context.draft, upper):
                if thing not in told and (weakest := _weak(context.draft, thing)):
                    told.add(thing)
                    yield self._weaker(context, plan, weakest, firm, year)

    def _weaker(self, context: Context, plan: int, own: _Said, above: Milestone, year: str) -> Finding:
        return self.finding(
            [draft_place(own.passage, *own.span), place(above, plan)],
            f"“{above.thing}”{titled(context, plan)}为{year}{above.words}，本规划只写“{own.word}”，力度弱于上位规划。",
            advice=f"与上级力度一致，写明建成年份；本级只承担前期或配合工作的，写明具体内容。{caveat(context, plan)}",
            figures=(Figure("本规划", own.word or ""), Figure("上位规划", f"{year}{above.words}")),
        )


def _firm(draft: Reading, upper: Reading) -> Iterator[tuple[str, Milestone, str]]:
    """Yield what is built above within the draft's period, and when: 2024年; 规划期内 where no year is said.

    Without a year the thing must bear the name of one of the two areas: 市域铁路 above may be another than here.
    """
    areas = (*forms(draft.profile), *forms(upper.profile))
    for thing, marks in MILESTONES(upper).items():
        if (firm := next((m for m in marks if _is_firm(m, draft)), None)) is not None:
            yield thing, firm, f"{firm.year}年"
    for thing, marks in _UNDATED(upper).items():
        named = any(area and area in thing for area in areas)
        if named and (firm := next((m for m in marks if _is_firm(m, draft)), None)) is not None:
            yield thing, firm, "规划期内"


def _is_firm(mark: Milestone, draft: Reading) -> bool:
    in_time = mark.year <= (draft.profile.period_end or mark.year)
    return in_time and mark.phase in (PHASES["built"], PHASES["opened"]) and not mark.hedged


def _weak(draft: Reading, thing: str) -> _Said | None:
    """Return the first mention where every mention of the thing is weak or says nothing, and one is weak."""
    found = [_said(draft, passage, span) for passage, span in mentions(draft, thing)]
    if any(said is None or said.step > _WEAK for said in found):
        return None
    return next((said for said in found if said and said.word), None)


def _said(draft: Reading, passage: int, name: Span) -> _Said | None:
    """Return how firmly a mention is meant; None where it tells of work going on, or of a share in it."""
    text = draft.passages[passage].normal
    start = max(name.start - _BEFORE, *(m.end() for m in _BREAK.finditer(text, 0, name.start)), 0)
    end = _BREAK.search(text, name.stop)
    stop = min(name.stop + _BEHIND, end.start() if end else len(text))
    around = text[start : name.start] + "｜" + text[name.stop : stop]
    if re.search(f"{words('doing')}|{words('share')}", around):
        return None
    pattern, steps = _ladder()
    hits = [m for m in pattern.finditer(text, start, stop) if not name.overlaps(Span(*m.span()))]
    if not hits:
        return _Said(None, 0, passage, name)
    weakest = min(hits, key=lambda m: steps[m[0]])
    span = Span(min(weakest.start(), name.start), max(weakest.end(), name.stop))
    return _Said(weakest[0], steps[weakest[0]], passage, span)


@cache
def _ladder() -> tuple[re.Pattern[str], dict[str, int]]:
    """Return the words of the ladder, longest first, and their steps."""
    steps = {row["word"]: int(row["kind"]) for row in resources.rows("strength_words.tsv") if row["kind"].isdigit()}
    return re.compile("|".join(sorted(map(re.escape, steps), key=len, reverse=True))), steps
