"""The frame of a figure: what its chapter speaks of, the years that are named there, and the plan's period."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, cached_property, lru_cache
from itertools import count
from typing import NamedTuple

from checker.reading import metric_cues
from checker.reading.elements import Heading, Metric, MetricKind, Passage, Profile
from checker.reading.memory import Each
from checker.reading.moments import moments, names_times

_PLAN_NAME = re.compile("十[一二三四五六七]五")
_REMEMBERED = 16384  # texts

_profiles: dict[Profile, int] = {}
_numbers = count()
_MOST_PROFILES = 64


def _number_of(profile: Profile) -> int:
    """Return a number that no other profile has: cheaper to compare, paragraph after paragraph, than what it says."""
    if profile not in _profiles:
        if len(_profiles) >= _MOST_PROFILES:
            _profiles.clear()
        _profiles[profile] = next(_numbers)
    return _profiles[profile]


class Section(NamedTuple):
    """What the headings above a passage say: a section of goals, of past work, of tasks, or nothing (None)."""

    kind: str | None
    year: int | None


class Glance(NamedTuple):
    """What a passage says of the years before the plan's period, for itself and for those after it.

    `earlier`: the year before an earlier period that it speaks of (“十三五”时期: 2015). `back`: it begins with years
    gone by; `on`: with any year, or with what lies ahead.
    """

    earlier: int | None
    back: bool
    on: bool


def _glance(passage: Passage, issued: int | None, start: int) -> Glance | None:
    """Return what a passage says of years gone by and ahead, None for nothing; `start` is the plan's first year."""
    text = passage.normal
    opening = text[:16]
    named = [m.year for m in moments(opening, issued) if m.year] if names_times(opening) else []
    back = _LOOKING_BACK.match(opening) is not None or (bool(named) and named[-1] < start)
    on = bool(named) or _LOOKING_ON.match(opening) is not None
    earlier = None
    if _PLAN_NAME.search(text):
        gone = [m.base for m in moments(text, issued) if m.plan and m.base and m.year and m.year < start]
        earlier = gone[-1] if gone else None
    return Glance(earlier, back, on) if earlier is not None or back or on else None


_glances = Each(_glance)


def _said(heading: Heading, issued: int | None, start: int | None) -> Section:
    """Return what one heading says, those above it left aside; `start` is the first year of the plan's period."""
    title = heading.title
    named = moments(title, issued)
    if not named:
        return Section(_section_kind(title), None)
    years = [m.year for m in named if m.year and not m.is_base and not m.plan]
    plans = [m.year for m in named if m.year and (m.plan or m.is_base)]
    # a title that names the period before the plan's own is a look back
    past = bool(plans) and bool(start) and all(year < start for year in plans)  # type: ignore[operator]
    return Section("past" if past else _section_kind(title), years[-1] if years else None)


_sayings = Each(_said)


def _sections_of(outline: tuple[Heading, ...], issued: int | None, start: int | None) -> tuple[Section, ...]:
    """Return for each heading what it and those above it say; the innermost that says anything wins."""
    sayings = _sayings.over(outline, frame=(issued, start))
    return tuple(_section_at(index, outline, sayings) for index in range(len(outline)))


def _section_at(index: int, outline: tuple[Heading, ...], sayings: Sequence[Section]) -> Section:
    kinds: list[str] = []
    year = None
    at: int | None = index
    while at is not None and outline[at].level > 0:
        said = sayings[at]
        kinds.append(said.kind or "")
        year = said.year if year is None else year
        at = outline[at].parent
    # a chapter of tasks has goals inside, but no look back; 夯实基础 there is a task
    strong = [k for k in kinds if k == "goal" or (k == "past" and kinds[-1] != "task")]
    return Section(strong[0] if strong else "task" if "task" in kinds else None, year)


_outlines = Each(_sections_of)
_NO_SECTION = Section(None, None)


class Context:
    """The frame of a plan's figures: its period, its sections, and the years that goals sections name."""

    def __init__(self, passages: tuple[Passage, ...], outline: tuple[Heading, ...], profile: Profile) -> None:
        self.passages = passages
        self.outline = outline
        self.profile = profile
        [read] = _outlines.over([outline], frame=(self.issued, profile.period_start))
        self._sections: dict[int | None, Section] = {None: _NO_SECTION, **dict(enumerate(read))}
        self._carried: dict[int | None, int] = {}
        self._looking_back: set[int | None] = set()
        self._spans: dict[int | None, int] = {}

    @cached_property
    def issued(self) -> int | None:
        """The year the plan was issued, None when it does not say."""
        return int(self.profile.issued[:4]) if self.profile.issued else None

    @property
    def period_end(self) -> int | None:
        """Last year of the plan's period."""
        return self.profile.period_end

    @cached_property
    def is_yearly(self) -> bool:
        """Tell whether the document speaks of a single year, as a report on the work of a government does."""
        return self.profile.period_start is not None and self.profile.period_start == self.profile.period_end

    @cached_property
    def base_year(self) -> int | None:
        """The year before the plan's period starts: the base of its targets."""
        return self.profile.period_start - 1 if self.profile.period_start else None

    def section(self, index: int | None) -> Section:
        """Return what the headings from `index` upwards say; the innermost that says anything wins."""
        return self._sections[index]

    def glances(self) -> Sequence[Glance | None]:
        """Return what each passage says of years gone by and ahead, for `look_back` at the passage."""
        start = self.profile.period_start
        if start is None:
            return (None,) * len(self.passages)
        return _glances.over(self.passages, frame=(self.issued, start))

    def look_back(self, section: int | None, glance: Glance) -> None:
        """Take note of passages that begin with the years before (“十四五”时期, 过去五年) for those after them."""
        kind = self.section(section).kind
        if glance.earlier is not None and kind in (None, "past"):
            self._spans[section] = glance.earlier
        if kind is not None and section not in self._looking_back:
            return
        if glance.back:
            self._sections[section] = self.section(section)._replace(kind="past")
            self._looking_back.add(section)
        elif section in self._looking_back and glance.on:
            self._sections[section] = self.section(section)._replace(kind=None)
            self._looking_back.discard(section)

    def span_base(self, section: int | None) -> int | None:
        """Return the year before the period that a look back speaks of: the base of its changes without year."""
        return self._spans.get(section) if self.section(section).kind != "goal" else None

    def carry(self, section: int | None, text: str) -> None:
        """Remember the last target year that a passage of a goals section names, for the passages after it."""
        found = [m for m in moments(text, self.issued) if m.year and not m.is_base]
        if found and (self.period_end is None or found[-1].year <= self.period_end):  # type: ignore[operator]
            self._carried[section] = found[-1].year  # type: ignore[assignment]

    def carry_goal(self, section: int | None, text: str) -> None:
        """Carry the years that a passage names on where it stands in a section of goals."""
        if self.section(section).kind == "goal":
            self.carry(section, text)

    @cached_property
    def plan_frame(self) -> int:
        """A number that stands for all that the plan says of itself but the titles it cites."""
        return _number_of(replace(self.profile, cites=()))

    def frame(self, section: int | None) -> tuple[object, ...]:
        """Return all that figures of a section take from this context, to tell one frame from another."""
        frame = self.section(section)
        return self.plan_frame, frame.kind, frame.year, self._carried.get(section), self._spans.get(section)

    def default_year(self, section: int | None) -> int | None:
        """Return the year of a figure whose own passage names none."""
        frame = self.section(section)
        if frame.year is not None:
            return frame.year
        if frame.kind == "goal":
            return self._carried.get(section, self.period_end)
        if frame.kind == "past":
            return self.base_year
        return None

    def target_year(self, kind: MetricKind) -> int | None:
        """Return the year by which a target without any year is to be reached: the last of the plan's period."""
        return self.period_end if kind is MetricKind.TARGET else None

    def kind(self, year: int | None, section: int | None, sentence: str) -> MetricKind:
        """Return whether a figure is a target or an actual value, from its year, chapter and verbs."""
        frame = self.section(section)
        start = self.profile.period_start or self.issued
        if frame.kind == "past":
            late = year is not None and start is not None and year >= start
            return MetricKind.TARGET if late and (self.issued is None or year > self.issued) else MetricKind.ACTUAL  # type: ignore[operator]
        if year is not None and start is not None:
            return MetricKind.ACTUAL if year < start else MetricKind.TARGET
        if frame.kind in ("goal", "task"):
            return MetricKind.TARGET
        done = metric_cues.any_of("done").search(sentence)
        future = metric_cues.any_of("future").search(sentence)
        return MetricKind.ACTUAL if done and not future else MetricKind.TARGET


_LOOKING_BACK = re.compile(r"(?:过去|近|这|五年|三年|近年)(?:的?[一二三四五十\d]+年)?(?:来|以来|间|里)?[，,]")
_LOOKING_ON = re.compile(r"(?:当前|今后|未来|面向|展望|今年|下一步)")
_PAST = re.compile(
    r"基础(?=$|和|与|及|、|条件|环境|现状)|现状|回顾|成就|成效|成绩|形势|背景|机遇|挑战|短板|总结|前言|序言"
    r"|(?:发展|外部|宏观|面临的?|国际|国内)环境|(?:主要|存在的?|面临的?|突出)(?:主要)?问题|进展情况|实施情况|完成情况|工作情况|发展情况"
    r"|条件$|优势$|成果(?:$|丰硕|显著|斐然)|历史起点|大势$|^(?:基本|总体|整体)情况|资源禀赋|前期工作|存在(?:的)?不足"
    r"|主要工作|主要进展|取得.{0,4}进展|^(?:前|引) ?言"
)
_GOAL_END = re.compile(r"(?:目标|指标)(?:任务)?$")


@cache
def _verb_first() -> re.Pattern[str]:
    others = (
        r"夯实|筑牢|强化|打牢|加强|巩固|厚植|构建|营造|健全|激发|深化|推|提|坚持|增强|发挥"
        r"|发展(?!基础|形势|现状|环境|成就|目标|回顾|情况)"
    )
    return re.compile(rf"(?:{metric_cues.choice('make', 'add', 'weak')}|{others})")


_NOUN_FIRST = re.compile(
    r"(?:发展|建设|改革|治理|保护|实施|完成|推进|工作|规划|改造)(?:的)?(?:基础|形势|现状|环境(?=$|与|和|分析)|成就|目标|回顾|情况|条件|短板"
    r"|优势|成果(?!共享|转化|惠及|由)|愿景|成效|进展|背景|机遇|历程|态势)"
)
"""Titles whose first word would be a verb elsewhere: 建设目标, 发展条件."""
_CONTROL = re.compile(r"考核|评估|监测|分解|责任制|落实|执行")


@lru_cache(_REMEMBERED)
def _section_kind(title: str) -> str | None:
    if (_verb_first().match(title) and not _NOUN_FIRST.match(title)) or (
        _CONTROL.search(title) and not _GOAL_END.search(title) and not _PAST.search(title)
    ):
        return "task"
    if _PAST.search(title) and not title.startswith("预期"):
        return "goal" if _GOAL_END.search(title) else "past"
    for kind in ("goal", "task"):
        if metric_cues.any_of(kind).search(title):
            return kind
    return None


def settle_years(metrics: list[Metric], passages: tuple[Passage, ...], context: Context) -> list[Metric]:
    """Return the metrics, an actual value without year in its sentence taking that of the same value elsewhere."""
    dated: dict[tuple[object, ...], int] = {}
    named = _named_years.over(metrics, [passages[m.passage] for m in metrics], frame=(context.issued,))
    for metric, own in zip(metrics, named, strict=True):
        if own and metric.year is not None and metric.kind is MetricKind.ACTUAL:
            dated.setdefault(_key(metric), metric.year)
    out: list[Metric] = []
    for metric, own in zip(metrics, named, strict=True):
        year = dated.get(_key(metric))
        if not own and year is not None and metric.kind is MetricKind.ACTUAL:
            metric = replace(metric, year=year)
        elif not own and metric.kind is MetricKind.REFERENCE and out and out[-1].passage == metric.passage:
            metric = replace(metric, year=out[-1].year)
        out.append(metric)
    return out


def _key(metric: Metric) -> tuple[object, ...]:
    return metric.indicator or metric.name, metric.value, metric.unit, metric.measure


def _names_year(metric: Metric, passage: Passage, issued: int | None) -> bool:
    """Tell whether the sentence of the metric names a year itself (no plan period)."""
    text = passage.normal
    start = max(text.rfind(mark, 0, metric.span.start) for mark in "。！？\n") + 1
    return any(m.year and not m.plan for m in moments(text[start : metric.span.start], issued))


_named_years = Each(_names_year)
