"""指标对照: one row a metric, the draft beside every upper plan, with what the chart of base → target needs."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from checker.align.pairs import Pair, Verdict
from checker.align.relation import rank
from checker.findings import Severity
from checker.reading.elements import Metric
from checker.reports.dumbbell import Series, Shape
from checker.review import Review
from desktop.language import tr

_SHARE = re.compile(r"占上位目标的([\d.]+%)")
Index = QModelIndex | QPersistentModelIndex

CHART_ROLE = Qt.ItemDataRole.UserRole + 1
TONES_ROLE = Qt.ItemDataRole.UserRole + 2
ROW_ROLE = Qt.ItemDataRole.UserRole + 3

NONE = "—"
_TONES = {
    Verdict.EQUAL: "upper",
    Verdict.HIGHER: Severity.MAJOR.value,
    Verdict.LOWER: Severity.MINOR.value,
    Verdict.PART_EXCEEDS_WHOLE: Severity.ERROR.value,
    Verdict.MISSING: Severity.MAJOR.value,
    Verdict.DEFINITION_DIFFERS: "other",
}
_GRAVE = list(_TONES)
_SIGNS = {Shape.DIAMOND: "◆", Shape.CIRCLE: "●", Shape.TRIANGLE: "▲", Shape.SQUARE: "■"}


@dataclass(slots=True)
class Chart:
    """The dots of one row, in the draft's unit: where it starts, where it goes, and where each upper plan goes."""

    base: float | None = None
    target: float | None = None
    uppers: list[tuple[int, float]] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """Tell whether there is nothing to draw: fewer than two dots."""
        return (self.base is not None) + (self.target is not None) + len(self.uppers) < 2

    @property
    def top(self) -> float:
        """The largest value, which stands at the right end."""
        return max([abs(v) for v in (self.base, self.target) if v is not None] + [abs(v) for _, v in self.uppers])


@dataclass(slots=True)
class Line:
    """One row: the metric's name and unit, the draft's figures, each upper plan's, the chart and the verdict."""

    name: str
    unit: str
    base: str
    target: str
    uppers: dict[int, str]
    chart: Chart
    verdict: str
    tones: str
    note: str
    draft: Metric | None
    upper: tuple[int, Metric] | None


class ComparisonModel(QAbstractTableModel):
    """The table; its columns depend on the upper plans of the review."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads: list[str] = []
        self._plans: list[int] = []
        self.series: dict[int, Series] = {}
        self.lines: list[Line] = []

    def set_review(self, review: Review | None) -> None:
        """Show the pairs of a review."""
        self.beginResetModel()
        self.lines = lines_of(review) if review else []
        self._plans = _nearest_first(review) if review else []
        self._heads = _heads(review, self._plans) if review else []
        self.series = _series(review) if review else {}
        self.endResetModel()

    @property
    def chart_column(self) -> int:
        """The column of the chart."""
        return 4 + len(self._plans)

    @property
    def plans(self) -> list[int]:
        """The plans that have a column, as indices of the review's readings."""
        return self._plans

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the rows below."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the columns."""
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a column's heading."""
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self._heads):
            if role == Qt.ItemDataRole.DisplayRole:
                return self._heads[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(section, self.chart_column)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows or says."""
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts(line)[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.note or (line.name if column == 0 else None)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column, self.chart_column)
        if role == CHART_ROLE and column == self.chart_column:
            return line.chart
        if role == TONES_ROLE:
            return line.tones
        if role == ROW_ROLE:
            return line
        if role == Qt.ItemDataRole.AccessibleTextRole and column == 0:
            return tr("{0}，本规划 {1}，{2}").format(line.name, line.target, line.verdict)
        return None

    def _texts(self, line: Line) -> list[str]:
        uppers = [line.uppers.get(plan, NONE) for plan in self._plans]
        return [line.name, line.unit, line.base, line.target, *uppers, "", line.verdict]


def _series(review: Review) -> dict[int, Series]:
    from checker.reports.alignment_chart import series_of  # late: the report writers cost the start of the window

    return series_of(review)


def lines_of(review: Review) -> list[Line]:
    """Return the rows: the pairs of one metric of the draft together, then what only upper plans have.

    Rows that only complete the account (stages, single tasks) are for the JSON.
    """
    groups: dict[str, list[Pair]] = {}
    for pair in review.pairs:
        metric = pair.draft or pair.upper
        if metric is not None and pair.headline:
            key = f"d{metric.id}" if pair.draft else f"u{pair.plan}:{metric.id}"
            groups.setdefault(key, []).append(pair)
    heads = sorted(groups.values(), key=lambda pairs: not any(pair.headline for pair in pairs))
    return [_line(review, pairs) for pairs in heads]


def figure(metric: Metric | None, unit: str | None = None) -> str:
    """Return a metric's value as the exported table shows it, its unit only where it is not `unit`."""
    from checker.reports.quotes import value_text  # late: the report writers cost the start of the window

    return NONE if metric is None else value_text(metric, unit=unit)


def level_word(review: Review, plan: int) -> str:
    """Return 市, 省 … of a plan, or 上位 where its level is not known."""
    from checker.reports import facts
    from checker.reports.levels import Levels

    column = Levels.of(review).of_plan(plan)  # of a municipality's district the municipality is the city
    own = facts.level_of(review.readings[plan].profile) or ""
    return facts.LEVELS.get(column) or facts.LEVELS.get(own, review.roles[plan].label[:2])


def _line(review: Review, pairs: list[Pair]) -> Line:
    gravest = min(pairs, key=lambda p: _GRAVE.index(p.verdict) if p.verdict in _GRAVE else 99)
    draft = next((p.draft for p in pairs if p.draft), None)
    base = next((p.draft_base for p in pairs if p.draft_base), None)
    named = draft or gravest.upper
    assert named is not None
    return Line(
        name=named.name,
        unit=named.unit or "",
        base=figure(base, named.unit),
        target=figure(draft, named.unit) if draft else tr("未设"),
        uppers={p.plan: figure(p.upper, named.unit) for p in pairs if p.upper},
        chart=_chart(draft, base, pairs),
        verdict=_verdict(review, gravest),
        tones=_TONES.get(gravest.verdict, Severity.MINOR.value),
        note=gravest.note,
        draft=draft,
        upper=(gravest.plan, gravest.upper) if gravest.upper else None,
    )


_APART = (Verdict.DEFINITION_DIFFERS, Verdict.YEAR_DIFFERS, Verdict.UNIT_DIFFERS, Verdict.NOT_COMPARABLE)
"""What is not drawn on one line: figures that may not be held against each other."""


def _chart(draft: Metric | None, base: Metric | None, pairs: list[Pair]) -> Chart:
    chart = Chart()
    if draft is None:
        return chart
    chart.target = _number(draft, draft.unit)
    chart.base = _number(base, draft.unit)
    for pair in pairs:
        if pair.verdict in _APART:
            continue
        value = _number(pair.upper, draft.unit)
        if value is None and pair.difference is not None and draft.value is not None:
            value = float(draft.value - pair.difference)
        if value is not None:
            chart.uppers.append((pair.plan, value))
    return chart


def _number(metric: Metric | None, unit: str | None) -> float | None:
    if metric is None or metric.value is None or metric.unit != unit:
        return None
    return float(metric.value)


def _verdict(review: Review, pair: Pair) -> str:
    level = level_word(review, pair.plan)
    match pair.verdict:
        case Verdict.HIGHER | Verdict.LOWER:
            return tr("{0}{1}").format(tr(pair.verdict.label), _tier(level))
        case Verdict.MISSING:
            return tr("{0}有，本级未设").format(_tier(level))
        case Verdict.EXTRA:
            return tr("本级增设")
        case Verdict.NOT_COMPARABLE if (share := _SHARE.search(pair.note)) is not None:
            return tr("占{0}{1}").format(_tier(level), share[1])
    return tr(pair.verdict.label)


def _tier(level: str) -> str:
    """Return 市级, 省级, 国家, 上位 as a verdict names it."""
    return tr("{0}级").format(tr(level)) if len(level) == 1 else tr(level)


def _heads(review: Review, plans: list[int]) -> list[str]:
    base = _common_year([p.draft_base for p in review.pairs])
    target = _common_year([p.draft for p in review.pairs])
    words = Counter(level_word(review, plan) for plan in plans)
    heads = [tr("指标"), tr("单位"), tr("本规划 {0}").format(base).strip(), tr("本规划 {0}").format(target).strip()]
    for number, plan in enumerate(plans, 1):
        year = _common_year([p.upper for p in review.pairs if p.plan == plan])
        word = level_word(review, plan)
        heads.append(f"{tr(word)}{number if words[word] > 1 else ''} {year}".strip())
    looks = _series(review)
    signs = "".join(
        f" {_SIGNS[looks[plan].shape]}{head.split()[0]}"
        for plan, head in zip(plans, heads[4:], strict=True)
        if plan in looks
    )
    return [*heads, tr("基期→目标 ◆本{0}").format(signs), tr("结论")]


def _nearest_first(review: Review) -> list[int]:
    """Return the upper plans that have a column, the nearest government's first."""
    plans = sorted({pair.plan for pair in review.pairs})
    ranks = {plan: rank(review.readings[plan].profile) for plan in plans}
    return sorted(plans, key=lambda plan: 9 if (level := ranks[plan]) is None else level)


def _common_year(metrics: list[Metric | None]) -> str:
    years = Counter(m.year for m in metrics if m is not None and m.year is not None)
    return str(years.most_common(1)[0][0]) if years else ""


def _alignment(column: int, chart: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if 2 <= column < chart else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
