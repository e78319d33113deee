"""What the 衔接情况说明 says of the draft's targets: the equal, the differing with their reasons, the incomparable."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from checker.align.pairs import Pair, Verdict
from checker.decisions import Decisions
from checker.findings import Finding, Severity
from checker.reports.alignment import gap_narrows
from checker.reports.alignment_chart import difference_words
from checker.reports.answers import is_accepted, reasons
from checker.reports.growth import yearly_growth
from checker.reports.levels import Levels
from checker.reports.quotes import spoken_value
from checker.reports.statement_detail import Detail
from checker.reports.statement_rows import (
    DIFFERING,
    Row,
    first_note,
    is_apart,
    is_differing,
    is_equal,
    is_extra,
    is_part,
    share,
)
from checker.reports.statement_text import (
    ALIGNMENT_TABLE,
    REASON,
    TARGETS_TABLE,
    Line,
    listed,
    plan_word,
    with_plan_words,
)
from checker.review import Review

_COMPARES = frozenset({"XPL-01", "XPL-02", "XPL-03"})
"""Rules whose message says what the sentence on a difference says."""
_GROWTH = {"＞": "超过", "≥": "不低于", "＜": "低于", "≤": "不高于", "约": "约"}
_OPPOSITE = {"超过": "低于", "低于": "超过", "不低于": "不高于", "不高于": "不低于"}
_TOLD_ALREADY = re.compile(r"\^\(|^[^，=]*[<>≤≥][^，=]*$")
"""Steps of a computation that the sentence has in words: the yearly growth, the bare comparison."""
_UNCOMPARED = "，不作数值比对"
_UNJUDGED = Severity.INFO.rank
_NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Targets:
    """Tells the rows in which the draft has a target."""

    review: Review
    levels: Levels
    decisions: Decisions
    rows: tuple[Row, ...]
    detail: Detail

    def lines(self) -> Iterator[Line]:
        """Yield the paragraphs, numbered （一）, （二） …; kinds without any indicator are left out."""
        yield from self._numbered(self._equal, self._asked, self._settled, self._apart, self._extra)

    def lines_not_asked(self) -> Iterator[Line]:
        """Yield the paragraphs on what needs no reason, numbered by themselves."""
        yield from self._numbered(self._equal, self._settled, self._apart, self._extra)

    def lines_asked(self) -> list[str]:
        """Return the paragraphs on the differences that need a reason, without numbers; none where there are none."""
        return self._asked()[1:]

    def _numbered(self, *tellers: Callable[[], list[str]]) -> Iterator[Line]:
        told = [paragraphs for teller in tellers if (paragraphs := teller())]
        for number, (title, *rest) in enumerate(told):
            texts = [f"{n}．{text}" for n, text in enumerate(rest, 1)] if len(rest) > 1 else rest
            yield Line(texts[0], f"（{_NUMERALS[number]}）{title}。")
            yield from map(Line, texts[1:])
        if not told:
            own = any(row.main.draft for row in self.rows)
            yield Line(f"逐项情况见{TARGETS_TABLE}。" if own else "本规划没有可与上位规划对照的指标。")

    def _equal(self) -> list[str]:
        rows = [row for row in self.rows if is_equal(row)]
        lines = []
        for plan in self.levels.order:
            pairs = [row.main for row in rows if row.main.plan == plan]
            told = [f"{p.draft.name}（{spoken_value(p.draft)}）" for p in pairs if p.draft]
            if told and self.detail.equal:
                lines.append(f"{listed(told, self.detail.equal)}与{self._plan(plan)}目标一致。")
        return ["一致的指标", "".join(lines)] if lines else []

    def _asked(self) -> list[str]:
        """Return the title, a paragraph for each of the gravest rows, and one for the others."""
        rows = [row for row in self.rows if row.asks and row.main.draft]
        rows.sort(key=lambda row: min((finding.severity.rank for finding in row.findings), default=_UNJUDGED))
        told = rows[: self.detail.told]
        lines = [f"{self._told(row)}{self._why(row)}" for row in told]
        if rest := rows[len(told) :]:
            names = listed([self._short(row.main) for row in rest], self.detail.settled)
            what = f"{'另有' if told else ''}{names if self.detail.settled else f'指标{len(rest)}项'}"
            lines.append(f"{what}，与上位规划的差异和处理意见见{ALIGNMENT_TABLE}。说明理由：{self._reasons(rest)}。")
        return ["需要说明的差异", *lines] if lines else []

    def _settled(self) -> list[str]:
        pairs = [row.main for row in self.rows if is_differing(row) and not row.asks]
        lines = []
        for verdict, word in _RELATIONS.items():
            told = [self._short(pair) for pair in pairs if pair.verdict is verdict]
            if told and self.detail.settled:
                lines.append(f"{word}的有{listed(told, self.detail.settled)}")
        return ["合理的差异", f"{'；'.join(lines)}。"] if lines else []

    def _apart(self) -> list[str]:
        """Return what is not compared by its height: parts of a whole, other definitions and years."""
        if not self.detail.apart:
            return []
        parts = [f"{self._short(r.main)}{share(r.main)}" for r in self.rows if is_part(r) and not r.asks]
        lines = [f"{listed(parts, self.detail.apart)}，属部分与总体关系，只核对分担比例。"] if parts else []
        why: dict[tuple[int, str], list[str]] = {}
        for row in self.rows:
            if is_apart(row) and not row.asks and row.main.draft is not None:
                note = with_plan_words(first_note(row.main), self.review, self.levels).removesuffix(_UNCOMPARED)
                why.setdefault((row.main.plan, note), []).append(row.main.draft.name)
        told = [
            f"{listed(names, self.detail.apart)}（{self.levels.title(plan)}，{note}）"
            for (plan, note), names in why.items()
        ]
        lines += [f"{listed(told, self.detail.apart, '；')}，不作数值比较。"] if told else []
        return ["不作高低比较的指标", "".join(lines)] if lines else []

    def _extra(self) -> list[str]:
        told = [row.main.draft.name for row in self.rows if is_extra(row) and row.main.draft]
        names = listed(told, self.detail.extra)
        return ["增设的指标", f"{names}，上位规划没有设置。"] if told and self.detail.extra else []

    def _told(self, row: Row) -> str:
        """Return a difference in full: the targets, by how much, the growth that the own one needs; or the finding."""
        pairs = [row.entry.pairs[plan] for plan in self.levels.order if plan in row.entry.pairs]
        off = [pair for pair in pairs if pair.verdict in DIFFERING and pair.draft and pair.upper]
        draft = row.main.draft
        said = [f for f in row.asked if not off or f.rule not in _COMPARES]
        more = "".join(f"{self._message(finding)}。" for finding in said)
        if not off or draft is None:
            return more
        year = f"{draft.year}年" if draft.year else ""
        beside = "，".join(self._beside(pair) for pair in off)
        text = f"{draft.name}，本规划{year}目标为{spoken_value(draft)}，{beside}{_needed(off[0])}。"
        return f"{text}{self._workings(row)}{more}"

    def _beside(self, pair: Pair) -> str:
        """Return what one upper plan has and by how much the own target is off: 高于市级规划1.5%的目标0.5个百分点."""
        goal = "总目标" if pair.verdict is Verdict.PART_EXCEEDS_WHOLE else "目标"
        value = spoken_value(pair.upper) if pair.upper else ""
        narrows = "，但差距较基期缩小" if pair.verdict is Verdict.LOWER and gap_narrows(pair) else ""
        return f"{_word(pair)}{self._plan(pair.plan)}{value}的{goal}{difference_words(pair)}{narrows}"

    def _workings(self, row: Row) -> str:
        """Return the steps of a computation that the sentence does not have in words, where there is room."""
        said = [f.computation for f in row.asked if f.computation and f.rule in _COMPARES]
        steps = [step for text in said for step in text.split("；") if not _TOLD_ALREADY.search(step)]
        return f"测算：{'；'.join(steps)}。" if steps and self.detail.workings else ""

    def _message(self, finding: Finding) -> str:
        text = with_plan_words(finding.message, self.review, self.levels).rstrip("。")
        return text if len(text) <= self.detail.longest else f"{finding.name}，详见{ALIGNMENT_TABLE}"

    def _short(self, pair: Pair) -> str:
        """Return a difference in a bracket: 常住人口城镇化率（86%，省级78%左右）."""
        if pair.draft is None or pair.upper is None:
            return pair.draft.name if pair.draft else ""
        level = self.levels.title(pair.plan)
        mirrored = "，越低越好" if pair.better is (pair.verdict is Verdict.LOWER) and _is_compared(pair) else ""
        return f"{pair.draft.name}（{spoken_value(pair.draft)}，{level}{spoken_value(pair.upper)}{mirrored}）"

    def _why(self, row: Row) -> str:
        """Return the drafter's reason, that the text will be changed, or the placeholder."""
        if not reasons(row.findings, self.decisions) and is_accepted(row.findings, self.decisions):
            return "拟按校核意见补充说明或作相应调整。"
        return f"说明理由：{self._reasons([row])}。"

    def _reasons(self, rows: list[Row]) -> str:
        said = reasons([finding for row in rows for finding in row.findings], self.decisions)
        text = "；".join(said)
        if len(text) > self.detail.longest:
            return f"见{ALIGNMENT_TABLE}"
        is_open = not all(reasons(row.findings, self.decisions) for row in rows)
        return "；".join((*said, *((REASON,) if is_open else ())))

    def _plan(self, plan: int) -> str:
        return plan_word(self.review, self.levels, plan)


_RELATIONS = {
    Verdict.HIGHER: "高于上位规划",
    Verdict.LOWER: "低于上位规划",
    Verdict.PART_EXCEEDS_WHOLE: "大于上级总目标",
}


def _is_compared(pair: Pair) -> bool:
    return pair.better is not None and pair.verdict in (Verdict.HIGHER, Verdict.LOWER)


def _word(pair: Pair) -> str:
    """Return 高于, 低于, 大于; of what is the better the lower it is, 优于."""
    if pair.verdict is Verdict.LOWER and pair.better:
        return "优于"
    return {Verdict.HIGHER: "高于", Verdict.LOWER: "低于"}.get(pair.verdict, "大于")


def _needed(pair: Pair) -> str:
    """Return the growth that leads from the own baseline to the target: ；2020年为不足1%，年均增速需超过14.9%."""
    growth = yearly_growth(pair.draft_base, pair.draft)
    if growth is None or pair.draft_base is None:
        return ""
    sign = growth[:1] if growth[:1] in _GROWTH else ""
    rate = growth.removeprefix(sign)
    word = _GROWTH.get(sign, "")
    falls = rate.startswith("-")
    verb = f"{'比重' if pair.draft_base.unit == '%' else ''}{'年均降幅' if falls else '年均增速'}"
    word = _OPPOSITE.get(word, word) if falls else word
    return f"；{pair.draft_base.year}年{spoken_value(pair.draft_base)}，推算{verb}{word or '为'}{rate.lstrip('-')}"
