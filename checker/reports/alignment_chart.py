"""The chart of an alignment: draft and upper plans, base and target of every indicator that may be compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from checker import resources
from checker.align.pairs import Pair, Verdict
from checker.align.values import factor
from checker.reading.elements import Comparator, Measure, Metric
from checker.reading.indicators import catalogue
from checker.reports.dumbbell import Chart, ChartRow, Extent, Lane, Series, Shape, Skipped
from checker.reports.entries import COMPARED, Entry, Years, entries, sides
from checker.reports.levels import Levels
from checker.reports.quotes import spoken_value
from checker.review import Review

NAME = "指标对照图"
OWN = "本规划"
NOTES = (
    "空心小圆为基期，其余标记为目标，线段由基期指向目标；带箭头的为“以上”或“以内”。",
    "各指标按自身数值范围绘制，只看高低先后，不同指标之间不比长短。",
)
_OPEN = {Comparator.GE: 1, Comparator.GT: 1, Comparator.LE: -1, Comparator.LT: -1}
_REASONS = {
    Verdict.MISSING: "上位规划设有，本规划未设",
    Verdict.EXTRA: "本规划增设，上位规划没有",
    Verdict.DEFINITION_DIFFERS: "口径不同",
    Verdict.YEAR_DIFFERS: "目标年不同",
    Verdict.UNIT_DIFFERS: "单位不同",
    Verdict.NOT_COMPARABLE: "不可比",
}


def alignment_chart(review: Review) -> Chart:
    """Return the chart of a review."""
    levels, years = Levels.of(review), Years.of(review.pairs)
    plans = levels.order
    rows: list[ChartRow] = []
    skipped: list[Skipped] = []
    for index, entry in enumerate(entries(review.pairs)):
        row = _row(entry, levels, plans, years, index)
        if row is not None:
            rows.append(row)
        elif (left := _skipped(entry, levels, index)) is not None:
            skipped.append(left)
    chart = Chart(NAME, tuple(_series(levels, plans)), tuple(rows), tuple(skipped), NOTES, _heading(years))
    return _without_idle_series(chart)


def _heading(years: Years) -> str:
    base = f"基期（{years.base}年）" if years.base else "基期"
    return f"{base} → {f'目标（{years.target}年）' if years.target else '目标'}"


def series_of(review: Review) -> dict[int, Series]:
    """Return how each plan is drawn, by its place in the review: 0 the draft, then the upper plans."""
    levels = Levels.of(review)
    return dict(zip((0, *levels.order), _series(levels, levels.order), strict=True))


def pair_row(review: Review, pair: Pair) -> tuple[ChartRow, tuple[Series, ...]] | None:
    """Return the lanes of one pair, for the card of its finding; None where its values were not compared."""
    levels = Levels.of(review)
    found = _row(Entry(pair.draft, {pair.plan: pair}), levels, [pair.plan], Years.of((pair,)), 0)
    return (found, tuple(_series(levels, [pair.plan]))) if found is not None else None


def _row(entry: Entry, levels: Levels, plans: Sequence[int], years: Years, index: int) -> ChartRow | None:
    draft = next((own for p in entry.pairs.values() if (own := sides(p)[0]) is not None), None)
    pairs = [entry.pairs[plan] for plan in plans if plan in entry.pairs and entry.pairs[plan].verdict in COMPARED]
    if draft is None or not pairs or _extent(draft, draft.unit) is None:
        return None
    base = next((p.draft_base for p in entry.pairs.values() if p.draft_base), None)
    lanes = [_lane(0, OWN, base, draft, draft.unit, years)]
    for pair in pairs:
        upper = sides(pair)[1]
        if upper is not None and _extent(upper, draft.unit) is not None:
            number = plans.index(pair.plan) + 1
            lanes.append(_lane(number, levels.title(pair.plan), pair.upper_base, upper, draft.unit, years))
    if len(lanes) < 2:
        return None
    unit = "" if draft.measure in (Measure.GROWTH, Measure.YOY, Measure.CAGR, Measure.MULTIPLE) else draft.unit or ""
    note = "越低越好" if _lower_is_better(draft) else ""
    return ChartRow(draft.name, unit, tuple(lanes), _sentence(draft, lanes, pairs, levels), note, index)


def _lane(series: int, label: str, base: Metric | None, target: Metric, unit: str | None, years: Years) -> Lane:
    start = _extent(base, unit) if base is not None and target.measure is Measure.LEVEL else None
    words = _figure(target, unit, years.target)
    if base is not None and start is not None:
        words = f"{_figure(base, unit, years.base)} → {words}"
    return Lane(series, start, _extent(target, unit), f"{label}　{words}")


def _figure(metric: Metric, unit: str | None, year: int | None) -> str:
    """Return a value as it stands beside its lane, with its year where the heading names another."""
    text = spoken_value(metric, unit=unit)
    return f"{text}（{metric.year}年）" if metric.year and metric.year != year else text


def _extent(metric: Metric | None, unit: str | None) -> Extent | None:
    """Return where a metric lies on the scale of `unit`; None without a value that converts."""
    if metric is None or metric.value is None or (times := factor(metric.unit, unit)) is None:
        return None
    low, high = metric.value * times, (metric.value_max if metric.value_max is not None else metric.value) * times
    return Extent(float(min(low, high)), float(max(low, high)), _OPEN.get(metric.comparator, 0))


def _lower_is_better(metric: Metric) -> bool:
    known = catalogue()
    return metric.indicator is not None and metric.indicator in known and known[metric.indicator].direction == "lower"


def _sentence(draft: Metric, lanes: Iterable[Lane], pairs: Iterable[Pair], levels: Levels) -> str:
    unit = f"（{draft.unit}）" if draft.unit else ""
    figures = "；".join(lane.text.replace("　", "").replace(" → ", "到") for lane in lanes)
    judged = "，".join(_judged(pair, levels) for pair in pairs)
    return f"{draft.name}{unit}：{figures}。{judged}。"


def _judged(pair: Pair, levels: Levels) -> str:
    label = levels.title(pair.plan)
    if pair.verdict is Verdict.EQUAL:
        return f"与{label}一致"
    if pair.verdict is Verdict.PART_EXCEEDS_WHOLE:
        return f"大于{label}总目标"
    return f"{pair.verdict.label}{label}{difference_words(pair)}"


def difference_words(pair: Pair) -> str:
    """Return by how far the draft's target is off the upper one: 0.5个百分点, 约20家; empty where not known."""
    if not pair.difference or pair.draft is None:
        return ""
    about = pair.upper is not None and Comparator.APPROX in (pair.draft.comparator, pair.upper.comparator)
    unit = "个百分点" if pair.draft.unit == "%" else pair.draft.unit or ""
    return f"{'约' if about else ''}{_plain(abs(pair.difference))}{unit}"


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _series(levels: Levels, plans: Iterable[int]) -> Iterator[Series]:
    looks = {row["level"]: row for row in resources.rows("chart_series.tsv")}

    def series(level: str, label: str, filled: bool) -> Series:
        look = looks.get(level, looks["other"])
        return Series(label, Shape(look["shape"]), look["light"], look["dark"], filled)

    yield series("draft", OWN, True)
    for plan in plans:
        name = levels.of_plan(plan)
        yield series(name, levels.title(plan), levels.plans.get(name, (plan,))[0] == plan)


def _without_idle_series(chart: Chart) -> Chart:
    """Leave out of the legend the plans that no row shows."""
    used = sorted({0} | {lane.series for row in chart.rows for lane in row.lanes})
    place = {old: new for new, old in enumerate(used)}

    def moved(lane: Lane) -> Lane:
        return Lane(place[lane.series], lane.base, lane.target, lane.text)

    rows = tuple(
        ChartRow(r.name, r.unit, tuple(moved(lane) for lane in r.lanes), r.sentence, r.note, r.index)
        for r in chart.rows
    )
    return Chart(chart.name, tuple(chart.series[old] for old in used), rows, chart.skipped, chart.notes, chart.heading)


def _skipped(entry: Entry, levels: Levels, index: int) -> Skipped | None:
    """Return why an entry is not drawn: the first reason that compares something; of extra ones nothing is said."""
    pairs = [p for name in levels.names for plan in levels.plans.get(name, ()) if (p := entry.pairs.get(plan))]
    told = [pair for pair in pairs if pair.verdict not in (Verdict.EXTRA, Verdict.MISSING)]
    if not told:
        return None
    pair = told[0]
    metric = pair.draft or pair.upper
    reason = pair.note.partition("；")[0] or _REASONS.get(pair.verdict, "没有可比的数值")
    return Skipped(metric.name if metric else "", reason.rstrip("。"), index)
