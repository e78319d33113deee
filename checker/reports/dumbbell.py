"""Dumbbell charts as plain geometry: where each plan starts and where it wants to go, one lane a plan.

Knows neither Qt nor any file format; lengths are in points, y runs downwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

PITCH = 14.0
"""Height of a lane in points: a line of small print, so that texts can stand beside their lanes."""


class Shape(StrEnum):
    """How the target of a plan is drawn; never told apart by colour alone."""

    DIAMOND = "diamond"
    CIRCLE = "circle"
    TRIANGLE = "triangle"
    SQUARE = "square"


@dataclass(frozen=True, slots=True)
class Series:
    """One plan in a chart: 本规划, 市级①. `light` and `dark` are its colour (#RRGGBB) on white and on a dark ground."""

    label: str
    shape: Shape
    light: str
    dark: str
    filled: bool = True


@dataclass(frozen=True, slots=True)
class Extent:
    """A stated size on the row's scale (one number, or a range). `open`: +1 for 以上, −1 for 以内, else 0."""

    low: float
    high: float
    open: int = 0

    @property
    def middle(self) -> float:
        """Where its mark stands."""
        return (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class Lane:
    """One plan's way from base to target, and the words beside it: 本规划, 不足1 → 2."""

    series: int
    base: Extent | None
    target: Extent | None
    text: str


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One indicator: a lane for each plan that may be compared, on a scale of its own.

    `sentence` says the whole row in words; `note` what to bear in mind; `index` is its row in the 指标对照表.
    """

    name: str
    unit: str
    lanes: tuple[Lane, ...]
    sentence: str
    note: str = ""
    index: int = 0

    @property
    def title(self) -> str:
        """The indicator with its unit: 研发强度（%）."""
        return f"{self.name}（{self.unit}）" if self.unit else self.name


@dataclass(frozen=True, slots=True)
class Skipped:
    """An indicator that is not drawn, and why."""

    name: str
    reason: str
    index: int = 0


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of several indicators; `series[0]` is the draft, `heading` stands over the words beside the lanes."""

    name: str
    series: tuple[Series, ...]
    rows: tuple[ChartRow, ...]
    skipped: tuple[Skipped, ...] = ()
    notes: tuple[str, ...] = ()
    heading: str = "基期 → 目标"

    @property
    def lines(self) -> tuple[str, ...]:
        """What stands below the chart: how to read it, and what is not drawn with the reason."""
        left = "；".join(f"{one.name}（{one.reason}）" for one in self.skipped)
        return (*(self.notes if self.rows else ()), *((f"未绘入图的指标：{left}。",) if left else ()))


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line; `series` None is the guide that a lane runs along."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    series: int | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A symbol round (x, y); `radius` reaches its corners, an unfilled one shows the ground."""

    shape: Shape
    x: float
    y: float
    radius: float
    series: int
    filled: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn of one row, in the order of drawing."""

    width: float
    height: float
    strokes: tuple[Stroke, ...]
    marks: tuple[Mark, ...]


def picture(row: ChartRow, series: tuple[Series, ...], width: float, pitch: float = PITCH) -> Picture:
    """Return the drawing of a row, `width` points wide and a `pitch` high for each lane."""
    scale = _Scale.of(row, width, pitch)
    strokes: list[Stroke] = []
    marks: list[Mark] = []
    for number, lane in enumerate(row.lanes):
        y = pitch * (number + 0.5)
        strokes.append(Stroke(0, y, width, y, 0.5))
        strokes += _strokes(lane, scale, y, pitch)
        marks += _marks(lane, series[lane.series], scale, y, pitch)
    return Picture(width, pitch * len(row.lanes), tuple(strokes), tuple(marks))


def symbol(series: tuple[Series, ...], number: int, size: float = PITCH) -> Picture:
    """Return the target mark of a series alone, for a legend."""
    one = series[number]
    mark = Mark(one.shape, size / 2, size / 2, size * _TARGET, number, one.filled)
    return Picture(size, size, (), (mark,))


def corners(mark: Mark) -> tuple[tuple[float, float], ...]:
    """Return the corners of a mark; of a circle there are none."""
    x, y, r = mark.x, mark.y, mark.radius
    match mark.shape:
        case Shape.DIAMOND:
            return (x - r, y), (x, y - r), (x + r, y), (x, y + r)
        case Shape.TRIANGLE:
            return (x - r, y + r * 0.8), (x, y - r), (x + r, y + r * 0.8)
        case Shape.SQUARE:
            side = r * 0.85
            return (x - side, y - side), (x + side, y - side), (x + side, y + side), (x - side, y + side)
    return ()


_BASE, _TARGET, _REACH, _BARB = 0.17, 0.33, 0.95, 0.18
"""Sizes by pitch: the base's ring, the target's mark, how far an open end reaches, the barb of its arrow."""


@dataclass(frozen=True, slots=True)
class _Scale:
    """From values to points: the lowest value of the row at the left, the highest at the right."""

    low: float
    high: float
    start: float
    stop: float

    @classmethod
    def of(cls, row: ChartRow, width: float, pitch: float) -> _Scale:
        ends = [value for lane in row.lanes for at in (lane.base, lane.target) if at for value in (at.low, at.high)]
        inset = pitch * (_REACH + 0.15)
        return cls(min(ends, default=0), max(ends, default=0), inset, width - inset)

    def at(self, value: float) -> float:
        if self.high <= self.low:
            return (self.start + self.stop) / 2
        return self.start + (self.stop - self.start) * (value - self.low) / (self.high - self.low)


def _strokes(lane: Lane, scale: _Scale, y: float, pitch: float) -> Iterator[Stroke]:
    base, target, number = lane.base, lane.target, lane.series
    if base and target:
        yield Stroke(scale.at(base.middle), y, scale.at(target.middle), y, 1.6, number)
    for extent in filter(None, (base, target)):
        if extent.high > extent.low:
            yield Stroke(scale.at(extent.low), y, scale.at(extent.high), y, 4, number)
    if target and target.open:
        yield from _arrow(scale.at(target.middle), y, target.open * pitch, number)


def _arrow(x: float, y: float, reach: float, number: int) -> Iterable[Stroke]:
    """Return a thin arrow away from a mark: the value may lie there as well."""
    tip, barb = x + reach * _REACH, abs(reach) * _BARB
    back = tip - reach * _BARB
    yield Stroke(x, y, tip, y, 0.9, number)
    yield Stroke(back, y - barb, tip, y, 0.9, number)
    yield Stroke(back, y + barb, tip, y, 0.9, number)


def _marks(lane: Lane, series: Series, scale: _Scale, y: float, pitch: float) -> Iterator[Mark]:
    if lane.base:
        yield Mark(Shape.CIRCLE, scale.at(lane.base.middle), y, pitch * _BASE, lane.series, False)
    if lane.target:
        x = scale.at(lane.target.middle)
        yield Mark(series.shape, x, y, pitch * _TARGET, lane.series, series.filled)
