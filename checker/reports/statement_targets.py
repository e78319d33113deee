"""What the 衔接情况说明 says of targets: counts, then the equal, higher, lower, shared, missing and extra ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from checker.align.pairs import Pair, Verdict
from checker.decisions import Decisions
from checker.findings import Finding, Severity
from checker.reading.elements import Metric
from checker.reports.alignment import gap_narrows
from checker.reports.alignment_chart import difference_words
from checker.reports.answers import is_accepted, reasons
from checker.reports.entries import entries
from checker.reports.growth import yearly_growth
from checker.reports.levels import Levels
from checker.reports.quotes import spoken_value
from checker.reports.related import cross_plan_findings, is_about
from checker.review import Review

REASON = "【请补充理由】"
DIFFERING = frozenset({Verdict.HIGHER, Verdict.LOWER, Verdict.PART_EXCEEDS_WHOLE})
_LISTED = 6
"""Indicators that a list names; the rest is in the attached table."""
_TOLD = 3
"""Indicators that get a sentence of their own in one paragraph."""
_GROWTH = {"＞": "超过", "≥": "不低于", "＜": "低于", "≤": "不高于", "约": "约"}
_NUMERALS = "一二三四五六七八九十"


class Line(NamedTuple):
    """A paragraph of the statement; `head` is the heading of the second level that runs into it."""

    text: str
    head: str = ""


def plan_word(review: Review, levels: Levels, plan: int) -> str:
    """Return what the prose calls an upper plan: 市级规划, 省级文件 (a report, an opinion), 国家规划."""
    title = review.title(plan)
    kind = "规划" if any(word in title for word in _PLANS) else "文件"
    return f"{levels.label(levels.of_plan(plan))}{kind}{levels.mark(plan)}"


_PLANS = ("规划", "纲要", "计划")


@dataclass(frozen=True, slots=True)
class Targets:
    """The rows of the 指标对照表, told in prose."""

    review: Review
    levels: Levels
    decisions: Decisions

    def mains(self) -> list[tuple[int, Pair]]:
        """Return each row's index and the pair that its verdict comes from."""
        found = ((index, entry.main(self.levels.order)) for index, entry in enumerate(entries(self.review.pairs)))
        return [(index, pair) for index, pair in found if pair is not None]

    def summary(self) -> str:
        """Return how many targets were laid side by side, and with what outcome; the parts add up to the whole."""
        pairs = [pair for _, pair in self.mains()]
        if not pairs:
            return "本规划与上位规划没有可对照的指标。"
        counts = [(name, sum(is_one(pair) for pair in pairs)) for name, is_one in _KINDS]
        told = "，".join(f"{name}{count}项" for name, count in counts if count)
        return f"本规划与上位规划共对照指标{len(pairs)}项，其中：{told}。"

    def lines(self) -> Iterator[Line]:
        """Yield the paragraphs, numbered （一）, （二） …; kinds without any indicator are left out."""
        tellers = (self._equal, self._higher, self._lower, self._beyond, self._parts, self._missing, self._apart)
        told = [paragraphs for teller in (*tellers, self._extra) if (paragraphs := teller())]
        for number, (title, *rest) in enumerate(told):
            texts = [f"{n}．{text}" for n, text in enumerate(rest, 1)] if len(rest) > 1 else rest
            yield Line(texts[0], f"（{_NUMERALS[number]}）{title}。")
            yield from map(Line, texts[1:])
        if not told:
            yield Line("没有可对照的指标。")

    def _of(self, is_one: Callable[[Pair], bool]) -> list[Pair]:
        return [pair for _, pair in self.mains() if is_one(pair)]

    def _equal(self) -> list[str]:
        pairs = self._of(_is_equal)
        lines = []
        for plan in self.levels.order:
            told = [f"{p.draft.name}（{spoken_value(p.draft)}）" for p in pairs if p.plan == plan and p.draft]
            if told:
                lines.append(f"{_listed(told)}，与{plan_word(self.review, self.levels, plan)}目标一致。")
        return ["与上位规划一致的指标", "".join(lines)] if lines else []

    def _higher(self) -> list[str]:
        return self._differing("高于上位规划的指标", Verdict.HIGHER)

    def _lower(self) -> list[str]:
        return self._differing("低于上位规划的指标", Verdict.LOWER)

    def _beyond(self) -> list[str]:
        return self._differing("大于上级总目标的指标", Verdict.PART_EXCEEDS_WHOLE)

    def _differing(self, title: str, verdict: Verdict) -> list[str]:
        """Return the title, a paragraph for each that needs a reason, and one for what is reasonable."""
        pairs = self._of(lambda pair: pair.verdict is verdict)
        asked = [pair for pair in pairs if self._asks(pair)]
        settled = [pair for pair in pairs if pair not in asked]
        lines = [f"{self._told(pair)}{self._why(pair)}" for pair in asked[:_TOLD]]
        if len(asked) > _TOLD:
            rest = _listed([self._short(pair) for pair in asked[_TOLD:]])
            lines.append(f"此外还有{rest}。说明理由：{REASON}。")
        if settled:
            lines.append(f"{_listed([self._short(pair) for pair in settled])}，属合理差异。")
        return [title, *lines] if lines else []

    def _asks(self, pair: Pair) -> bool:
        """Tell whether a difference needs a reason: its finding is more than a note, or nobody judged it."""
        about = self._about(pair)
        if about:
            return any(finding.severity is not Severity.INFO for finding in about)
        return not (pair.verdict is Verdict.LOWER and gap_narrows(pair))

    def _about(self, pair: Pair) -> list[Finding]:
        return [f for f in cross_plan_findings(self.review) if is_about(f, pair)]

    def _told(self, pair: Pair) -> str:
        """Return a difference in full: both targets, by how much, and what growth the own one needs."""
        if pair.draft is None or pair.upper is None:
            return ""
        draft = pair.draft
        year = f"{draft.year}年" if draft.year else ""
        off = difference_words(pair)
        how = {Verdict.HIGHER: "高于", Verdict.LOWER: "低于"}.get(pair.verdict, "大于")
        goal = "总目标" if pair.verdict is Verdict.PART_EXCEEDS_WHOLE else "目标"
        beside = f"{how}{self._plan(pair)}{spoken_value(pair.upper)}的{goal}{off}"
        text = f"{draft.name}。本规划{year}目标为{spoken_value(draft)}，{beside}"
        narrows = "，但差距较基期缩小" if pair.verdict is Verdict.LOWER and gap_narrows(pair) else ""
        return f"{text}{narrows}{_needed(pair)}。"

    def _short(self, pair: Pair) -> str:
        """Return a difference in a bracket: 常住人口城镇化率（86%，省级78%左右）."""
        if pair.draft is None or pair.upper is None:
            return ""
        level = self.levels.title(pair.plan)
        return f"{pair.draft.name}（{spoken_value(pair.draft)}，{level}{spoken_value(pair.upper)}）"

    def _why(self, pair: Pair) -> str:
        """Return the drafter's reason, that the text will be changed, or the placeholder."""
        about = self._about(pair)
        if said := reasons(about, self.decisions):
            return f"说明理由：{'；'.join(said)}。"
        if is_accepted(about, self.decisions):
            return "拟按校核意见补充说明或作相应调整。"
        return f"说明理由：{REASON}。"

    def _parts(self) -> list[str]:
        pairs = self._of(_is_part)
        told = [f"{self._short(p)}{_share(p)}" for p in pairs]
        if not told:
            return []
        asked = [p for p in pairs if any(f.severity is not Severity.INFO for f in self._about(p))]
        names = (
            f"其中{_listed([p.draft.name for p in asked if p.draft])}的分担比例，说明理由：{REASON}。" if asked else ""
        )
        return ["属于部分与总体关系的指标", f"{_listed(told)}，不作高低比较，只核对分担比例。{names}"]

    def _missing(self) -> list[str]:
        lines = []
        for plan in self.levels.order:
            pairs = [p for p in self._of(_is_missing) if p.plan == plan]
            if pairs:
                told = [f"{p.upper.name}（{spoken_value(p.upper)}{_current(p)}）" for p in pairs if p.upper]
                what = f"{plan_word(self.review, self.levels, plan)}设有的{_listed(told)}，本规划未设。"
                lines.append(f"{what}{self._why_missing(pairs)}")
        return ["上位规划设有而本规划未设的指标", *lines] if lines else []

    def _why_missing(self, pairs: Sequence[Pair]) -> str:
        about = [finding for pair in pairs for finding in self._about(pair)]
        said = reasons(about, self.decisions)
        open_ones = [p for p in pairs if not reasons(self._about(p), self.decisions)]
        given = f"不设理由：{'；'.join(said)}。" if said else ""
        return given + (f"{'其余' if said else ''}不设理由：{REASON}。" if open_ones else "")

    def _apart(self) -> list[str]:
        pairs = self._of(_is_apart)
        why: dict[tuple[str, str], list[str]] = {}
        for pair in pairs:
            if pair.draft is not None:
                why.setdefault((self.levels.title(pair.plan), _first_note(pair)), []).append(pair.draft.name)
        told = [f"{_listed(names)}（{level}，{note}）" for (level, note), names in why.items()]
        return ["不作数值比较的指标", f"{_listed(told, '；')}。"] if told else []

    def _extra(self) -> list[str]:
        told = [p.draft.name for p in self._of(_is_extra) if p.draft]
        return ["本规划增设的指标", f"{_listed(told)}，上位规划没有设置。"] if told else []

    def _plan(self, pair: Pair) -> str:
        return plan_word(self.review, self.levels, pair.plan)


def _listed(texts: Sequence[str], mark: str = "、") -> str:
    """Return texts joined by a mark, the first few where there are more."""
    rest = f"等{len(texts)}项" if len(texts) > _LISTED else ""
    return mark.join(texts[:_LISTED]) + rest


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
    if falls:
        word = {"超过": "低于", "低于": "超过", "不低于": "不高于", "不高于": "不低于"}.get(word, word)
    return f"；{pair.draft_base.year}年{spoken_value(pair.draft_base)}，推算{verb}{word or '为'}{rate.lstrip('-')}"


def _share(pair: Pair) -> str:
    note = _first_note(pair)
    return note.removeprefix("部分与总体，") if note.startswith(_PART) else ""


def _current(pair: Pair) -> str:
    base: Metric | None = pair.draft_base
    return f"，现状{spoken_value(base)}" if base is not None else ""


def _first_note(pair: Pair) -> str:
    return pair.note.partition("；")[0].rstrip("。") or pair.verdict.label


_PART = "部分与总体"


def _is_equal(pair: Pair) -> bool:
    return pair.verdict is Verdict.EQUAL


def _is_part(pair: Pair) -> bool:
    return pair.verdict is Verdict.NOT_COMPARABLE and pair.note.startswith(_PART)


def _is_missing(pair: Pair) -> bool:
    return pair.draft is None


def _is_extra(pair: Pair) -> bool:
    return pair.draft is not None and pair.upper is None


def _is_apart(pair: Pair) -> bool:
    told = _is_equal(pair) or _is_part(pair) or _is_missing(pair) or _is_extra(pair)
    return not told and pair.verdict not in DIFFERING


_KINDS: tuple[tuple[str, Callable[[Pair], bool]], ...] = (
    ("与上位规划一致", _is_equal),
    ("高于上位规划", lambda pair: pair.verdict is Verdict.HIGHER),
    ("低于上位规划", lambda pair: pair.verdict is Verdict.LOWER),
    ("大于上级总目标", lambda pair: pair.verdict is Verdict.PART_EXCEEDS_WHOLE),
    ("属部分与总体关系", _is_part),
    ("口径、年份等不同而不作数值比较", _is_apart),
    ("上位规划设有而本规划未设", _is_missing),
    ("本规划增设", _is_extra),
)
