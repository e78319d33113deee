"""指标登记: every figure that a plan states, with its place, and whether the plan says the same of it each time."""

from __future__ import annotations

from collections.abc import Callable

from checker.findings import Place, Severity
from checker.reading.elements import Metric, MetricKind, PassageKind, Reading
from desktop.chapters import chapters_of
from desktop.language import later, tr
from desktop.models.rows import Column, Row, number_key, text_key

COLUMNS = (
    Column(later("指标"), 15),
    Column(later("数值"), 8, right=True),
    Column(later("年份"), 4, right=True),
    Column(later("性质"), 4),
    Column(later("属性"), 4),
    Column(later("位置"), 13),
    Column(later("出处"), 3),
    Column(later("一致性"), 8),
)
_STEP = 50  # rows between two questions whether the work is still wanted


def rows_of(reading: Reading, plan: int, report: Callable[[], None]) -> list[Row]:
    """Return the register of a plan in order of its text; `report` is called now and then and may call the work off."""
    from checker.rules.numbers.two_values import groups

    alike: dict[int, list[Metric]] = {}
    for group in groups(reading).values():
        for metric in group:
            alike[id(metric)] = group
    rows: list[Row] = []
    for number, metric in enumerate(reading.metrics):
        if number % _STEP == 0:
            report()
        rows.append(_row(reading, plan, metric, alike.get(id(metric), [metric])))
    return rows


def _row(reading: Reading, plan: int, metric: Metric, group: list[Metric]) -> Row:
    from checker.reports.quotes import value_text

    value, kind = value_text(metric), _kind(reading, metric)
    chapter = chapters_of(reading).title(metric.section) or tr("（章节之外）")
    table = reading.passages[metric.passage].kind is PassageKind.CELL
    source, (said, tones) = tr("表格") if table else tr("正文"), _said(reading, metric, group)
    year, attribute = str(metric.year) if metric.year else "", tr(metric.attribute) if metric.attribute else ""
    cells = (metric.name, value, year, kind, attribute, chapter, source, said)
    keys = (
        text_key(metric.name),
        number_key(float(metric.value) if metric.value is not None else None),
        number_key(metric.year),
        *map(text_key, (kind, attribute)),
        number_key(metric.passage),
        text_key(source),
        number_key(-len(group) - (1000 if tones else 0)),
    )
    at = next((i for i, one in enumerate(group) if one is metric), 0)
    others = tuple(Place(plan, m.passage, m.span) for m in (*group[at + 1 :], *group[:at]))
    spoken = tr("，").join(part for part in cells if part)
    here = Place(plan, metric.passage, metric.span)
    return Row(f"{plan}:{metric.id}", cells, keys, (here,), others, tones, spoken)


def _kind(reading: Reading, metric: Metric) -> str:
    start = reading.profile.period_start
    if metric.kind is MetricKind.ACTUAL:
        base = start is not None and metric.year is not None and metric.year == start - 1
        return tr("基期") if base else tr("现状")
    return {
        MetricKind.TARGET: tr("目标"),
        MetricKind.REFERENCE: tr("参照"),
        MetricKind.COMMITMENT: tr("安排"),
    }[metric.kind]


def _said(reading: Reading, metric: Metric, group: list[Metric]) -> tuple[str, str]:
    """Return how often a figure is stated and whether always alike, with the tones of it."""
    from checker.rules.numbers.two_values import contradict

    if len(group) < 2:
        return "", ""
    own = _statement(metric)
    others = [one for one in group if _statement(one) != own]  # most plans say the same in the same words
    if any(contradict(reading, *_in_order(one, metric)) for one in others):
        return tr("{0} 处，不一致").format(len(group)), Severity.ERROR.value
    return tr("{0} 处，一致").format(len(group)), "upper"


def _statement(metric: Metric) -> tuple[object, ...]:
    return metric.value, metric.value_max, metric.unit, metric.comparator


def _in_order(one: Metric, other: Metric) -> tuple[Metric, Metric]:
    first, second = sorted((one, other), key=lambda metric: (metric.passage, metric.span))
    return first, second
