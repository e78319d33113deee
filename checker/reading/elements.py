"""What is read from a plan: passages, outline, profile, metrics, duties, names. Immutable records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from checker.intervals import Interval
from checker.plan import Plan
from checker.text import MappedText, Span


class PassageKind(StrEnum):
    """What a passage is once the plan is understood."""

    BODY = "body"
    HEADING = "heading"
    TOC = "toc"
    CELL = "cell"
    FOOTNOTE = "footnote"
    FURNITURE = "furniture"  # page headers, page numbers, web chrome: read by no rule but those that look for it


@dataclass(frozen=True, slots=True)
class Stretch:
    """The part of a passage's source that stands in one block: `offset` is where it begins in the source."""

    block: int
    offset: int
    length: int
    block_start: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A place in the author's file, as the JSON gives it."""

    line: int
    start: int
    end: int
    quote: str
    part: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph as rules read it: cleaned text, rejoined over broken lines, with the way back to blocks."""

    text: MappedText
    kind: PassageKind
    stretches: tuple[Stretch, ...]
    section: int | None = None  # index into Reading.outline of the innermost heading above (or at) it
    normal: str = field(init=False, repr=False, compare=False)
    """The cleaned text, which all spans of metrics and findings count in."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "normal", self.text.normal)

    def places(self, plan: Plan, span: Span) -> tuple[Piece, ...]:
        """Return where `span` of the cleaned text stands in the file: one piece a block, first piece first."""
        source = self.text.to_source(span)
        return tuple(self._pieces(plan, source))

    def _pieces(self, plan: Plan, source: Span) -> Iterator[Piece]:
        for stretch in self.stretches:
            start = max(source.start, stretch.offset)
            stop = min(source.stop, stretch.offset + stretch.length)
            if start > stop or (start == stop and source.start != source.stop):
                continue
            block = plan.blocks[stretch.block]
            move = stretch.block_start - stretch.offset
            yield Piece(block.line, start + move, stop + move, block.text[start + move : stop + move], block.part)
            if source.start == source.stop:
                return


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 0 document title, 1 一、/第一章, 2 （一）, 3 1., 4 （1）; `parent` indexes the outline."""

    level: int
    number: str | None
    title: str
    passage: int
    span: Span  # of number and title in the passage
    run_in: bool = False
    parent: int | None = None
    automatic: bool = False  # the number is Word's, no text
    title_span: Span | None = None  # of the title alone


@dataclass(frozen=True, slots=True)
class TocEntry:
    """One line of a table of contents; `page` as printed, None when none is given."""

    number: str | None
    title: str
    page: int | None
    passage: int
    span: Span
    title_span: Span | None = None  # of the title alone


@dataclass(frozen=True, slots=True)
class Cite:
    """A title in 《》 that the plan names."""

    title: str
    passage: int
    span: Span


@dataclass(frozen=True, slots=True)
class Profile:
    """What the plan says of itself; see the field list of the contract. None where it does not say."""

    title: str | None = None
    issuer: str | None = None
    region: str | None = None
    level: str | None = None  # nation province city district county town
    parent_region: str | None = None
    period_start: int | None = None
    period_end: int | None = None
    doc_type: str | None = None
    stage: str | None = None
    issued: str | None = None  # YYYY-MM-DD or YYYY-MM
    doc_number: str | None = None
    cites: tuple[Cite, ...] = ()
    excluded: tuple[str, ...] = ()  # areas carved out of the plan's scope: 高新区除外

    @property
    def short_region(self) -> str | None:
        """The region without its parents: 清城区 for 广东省清远市清城区."""
        return None if self.region is None else _short_region(self.region, self.parent_region)

    @property
    def parent_path(self) -> str:
        """Everything of `region` up to and with `parent_region`."""
        return _parent_path(self.region, self.parent_region)


@lru_cache(64)
def _short_region(region: str, parent: str | None) -> str:
    return region.removeprefix(_parent_path(region, parent))


def _parent_path(region: str | None, parent: str | None) -> str:
    return region[: region.index(parent) + len(parent)] if region and parent and parent in region else ""


class Comparator(StrEnum):
    """How the stated value bounds the real one."""

    EQ = "eq"
    GE = "ge"
    GT = "gt"
    LE = "le"
    LT = "lt"
    APPROX = "approx"


class Measure(StrEnum):
    """What the number measures of the thing named."""

    LEVEL = "level"
    INCREMENT = "increment"
    GROWTH = "growth"
    YOY = "yoy"
    CAGR = "cagr"
    MULTIPLE = "multiple"
    RANK = "rank"


class MetricKind(StrEnum):
    """Whose number it is and whether it is reached."""

    TARGET = "target"
    ACTUAL = "actual"
    REFERENCE = "reference"
    COMMITMENT = "commitment"


@dataclass(frozen=True, slots=True)
class Metric:
    """One stated size of a measurable thing (gold/GUIDE.md defines every field).

    `span` is the quote (value, unit, comparator) in `passage`; `name_span` the name's, in `name_passage`.
    `decimals` counts the digits after the point as written, in the stated unit, for the rounding interval.
    """

    id: str
    indicator: str | None
    name: str
    value: Decimal | None
    unit: str | None
    comparator: Comparator
    measure: Measure
    kind: MetricKind
    passage: int
    span: Span
    value_max: Decimal | None = None
    decimals: int = 0
    year: int | None = None
    base_year: int | None = None
    per: str | None = None
    region: str | None = None
    hedge: str | None = None
    part_of: str | None = None
    attribute: str | None = None
    name_span: Span | None = None
    name_passage: int | None = None
    section: int | None = None
    scope: str | None = None  # area that this number includes or leaves out, where the text says so

    @property
    def interval(self) -> Interval | None:
        """What the statement allows the real value to be, in the stated unit; None without a value.

        `以上` [v, ∞); `超` (v, ∞); `以内` (-∞, v]; `不足` (-∞, v); `左右` v ± 2 % (the default
        tolerance); else v ± half of the last written digit, whole numbers of countable things exact.
        """
        if self.value is None:
            return None
        low, high = self.value, self.value_max if self.value_max is not None else self.value
        match self.comparator:
            case Comparator.GE:
                return Interval(low, None)
            case Comparator.GT:
                return Interval(low, None, low_open=True)
            case Comparator.LE:
                return Interval(None, high)
            case Comparator.LT:
                return Interval(None, high, high_open=True)
            case Comparator.APPROX:
                slack = abs(high) * Decimal("0.02")
                return Interval(low - slack, high + slack)
        if self.decimals == 0 and self.unit in COUNT_UNITS:
            return Interval(low, high)
        half = Decimal(5).scaleb(-self.decimals - 1)
        return Interval(low - half, high + half, False, True)


COUNT_UNITS = frozenset("家 个 件 项 人 名 户 所 座 处 位 篇 支 条 类 只 次 种 艘 辆 台 套 张 部 株 间 村 镇".split())
"""Units of things that are counted, where a whole number is exact."""


@dataclass(frozen=True, slots=True)
class Duty:
    """One responsibility note （牵头单位：…，配合单位：…）."""

    lead: tuple[str, ...]
    support: tuple[str, ...]
    passage: int
    span: Span


class NameKind(StrEnum):
    """What bears a name."""

    ORGANISATION = "organisation"
    PLATFORM = "platform"  # platforms, parks, zones, corridors, laboratories
    PROGRAMME = "programme"  # plans of action, projects: 扬帆计划, 城市更新行动
    SLOGAN = "slogan"  # “两核多节点”, “1+1+4”
    POLICY = "policy"  # a title in 《》, or its defined short form


@dataclass(frozen=True, slots=True)
class Name:
    """One mention of something by name; mentions of one thing share `entity`, its normal form.

    `text` is the mention in the cleaned text, without 《》 round a title; region and short forms of
    `entity` are resolved only where the plan makes them certain.
    """

    kind: NameKind
    text: str
    entity: str
    passage: int
    span: Span


@dataclass(frozen=True, slots=True)
class Disturbance:
    """Something that befell the whole document (OCR blanks, half-width punctuation): noted once."""

    name: str
    count: int
    passage: int
    span: Span


@dataclass(frozen=True, slots=True)
class Reading:
    """A plan, understood. Indices in the records point into `passages` and `outline`."""

    plan: Plan
    passages: tuple[Passage, ...]
    outline: tuple[Heading, ...]
    toc: tuple[TocEntry, ...]
    profile: Profile
    metrics: tuple[Metric, ...]
    duties: tuple[Duty, ...]
    disturbances: tuple[Disturbance, ...] = ()
    names: tuple[Name, ...] = ()

    def written(self, passage: int, span: Span) -> str:
        """Return a stretch of cleaned text as its author wrote it, rejoined over broken lines, less markdown's **."""
        text = self.passages[passage].text
        return text.to_source(span).of(text.source).replace("**", "")

    def sentence(self, passage: int, span: Span) -> Span:
        """Return the sentence (up to 。！？； or the passage's ends) that holds `span`."""
        text = self.passages[passage].normal
        start = max((text.rfind(mark, 0, span.start) for mark in "。！？；;"), default=-1) + 1
        ends = [at for mark in "。！？；;" if (at := text.find(mark, span.stop)) >= 0]
        return Span(start, min(ends) + 1 if ends else len(text))

    def section_path(self, section: int | None) -> tuple[Heading, ...]:
        """Return the headings from the outermost down to `section`, the document title left out."""
        paths = _paths_of(self.outline)
        if section not in paths:
            path: list[Heading] = []
            at = section
            while at is not None:
                heading = self.outline[at]
                if heading.level > 0:
                    path.append(heading)
                at = heading.parent
            paths[section] = tuple(reversed(path))
        return paths[section]


Paths = dict[int | None, tuple[Heading, ...]]
_last_paths: list[tuple[tuple[Heading, ...], Paths]] = []


def _paths_of(outline: tuple[Heading, ...]) -> Paths:
    """Return the paths known of an outline, kept for the few plans that one check asks for again and again."""
    for of, paths in _last_paths:
        if of is outline:
            return paths
    known: Paths = {}
    _last_paths[:] = [*_last_paths[-7:], (outline, known)]
    return known
