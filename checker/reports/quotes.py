"""How reports quote a plan: where a place stands, its sentence with the marked words in 【】, a metric's value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from checker.findings import Finding, Place
from checker.plan import BODY
from checker.reading.elements import Comparator, Measure, Metric, PassageKind, Reading
from checker.review import Review
from checker.text import Span

CONTEXT = 60
"""Characters kept on either side of the mark in a long sentence."""
_SHORT = 12
"""Characters of a title that a narrow column shows."""
_PAUSES = "，,；;：:、。！？"
_DIGITS = frozenset("0123456789〇零一二三四五六七八九十百千万亿两")
_FIGURES = _DIGITS | frozenset(".,%％‰+—–-～~/")
_BEFORE = {Comparator.GE: "≥", Comparator.GT: "＞", Comparator.LE: "≤", Comparator.LT: "＜"}
_SPOKEN = {
    Comparator.GE: "{}以上",
    Comparator.GT: "超过{}",
    Comparator.LE: "不超过{}",
    Comparator.LT: "不足{}",
    Comparator.APPROX: "{}左右",
}
_UNIT_ALWAYS = (Measure.MULTIPLE, Measure.GROWTH, Measure.YOY, Measure.CAGR, Measure.RANK)
_MEASURES = {
    Measure.INCREMENT: "新增",
    Measure.GROWTH: "增长",
    Measure.YOY: "同比增长",
    Measure.CAGR: "年均增长",
    Measure.MULTIPLE: "达到基期的",
    Measure.RANK: "第",
}


def position(review: Review, place: Place) -> str:
    """Return chapter and paragraph of a place: 二、（三）发展目标，第28段 (第28行 in a text file)."""
    return "，".join(part for part in (review.chapter(place), _line(review, place)) if part)


def short_position(review: Review, place: Place) -> str:
    """Return a place as a narrow column has it: 二、（三），第28段; a chapter without number by its title."""
    reading = review.readings[place.plan]
    path = reading.section_path(reading.passages[place.passage].section)
    chapter = "".join(heading.number or "" for heading in path).rstrip("、.．")
    if not chapter and path:
        title = path[-1].title
        chapter = title if len(title) <= _SHORT else f"{title[: _SHORT - 1]}…"
    return "，".join(part for part in (chapter, _line(review, place)) if part)


def _line(review: Review, place: Place) -> str:
    pieces = review.pieces(place)
    if not pieces:
        return ""
    unit = "行" if review.readings[place.plan].plan.format == "txt" else "段"
    note = "" if pieces[0].part == BODY else "注文"
    return f"{note}第{pieces[0].line}{unit}"


def marked_sentence(review: Review, place: Place, *others: Place, brackets: str = "【】") -> str:
    """Return the sentence round a place with the place in `brackets` (none if empty), shortened where it is long.

    `others` are further places of the same sentence, which are marked too. Of a table the row is returned.
    """
    reading = review.readings[place.plan]
    if (row := _table_row(reading, (place, *others), brackets)) is not None:
        return row
    text = reading.passages[place.passage].normal
    around = reading.sentence(place.passage, place.span)
    spans = _apart([p.span for p in (place, *others)])
    shown = excerpt(text, around, Span(spans[0].start, spans[-1].stop))
    pieces, at = [], shown.start
    whole = len(spans) == 1 and spans[0].of(text).strip() in ("", around.of(text).strip())
    for span in spans:
        marked = span.of(text)
        pieces += [text[at : span.start], marked if whole else f"{brackets[:1]}{marked}{brackets[1:]}"]
        at = span.stop
    sentence = "".join((*pieces, text[at : shown.stop])).strip()
    return ("……" if shown.start > around.start else "") + sentence + ("……" if shown.stop < around.stop else "")


def excerpt(text: str, around: Span, marked: Span, context: int = CONTEXT) -> Span:
    """Return the part of the sentence `around` that shows `marked` with up to `context` characters on either side.

    A long side is cut at the pause that keeps most of it, else between two words, never inside a number or before
    its unit.
    """
    start, stop = around.start, around.stop
    if marked.start - context > start:
        steps = range(marked.start - context, marked.start)
        start = _cut(text, steps, marked.start, context // 2, pause=-1)
    if marked.stop + context < stop:
        steps = range(marked.stop + context, marked.stop, -1)
        stop = _cut(text, steps, marked.stop, context // 2, pause=0)
    return Span(start, stop)


def _cut(text: str, steps: range, last: int, near: int, *, pause: int) -> int:
    """Return where to cut: of `steps` the first of the `near` ones beside a pause, else the first between words."""
    apart = [at for at in steps if _apart_at(text, at)]
    return next((at for at in apart[:near] if text[at + pause] in _PAUSES), next(iter(apart), last))


def _apart_at(text: str, at: int) -> bool:
    """Tell whether a text may be cut at an offset: not in a number, nor between it and its unit, nor in a word."""
    before, after = text[at - 1], text[at]
    if before.isascii() and before.isalpha() and after.isascii() and after.isalnum():
        return False
    if before in _DIGITS and after.isalpha():
        return False
    return not (before in _FIGURES and after in _FIGURES)


def _table_row(reading: Reading, places: Sequence[Place], brackets: str) -> str | None:
    """Return the row of a table round places in its cells: 高新技术企业｜家｜【120】; None where there is no table."""
    marks: dict[int, list[Span]] = {}
    for place in places:
        passage = reading.passages[place.passage]
        source = passage.text.to_source(place.span)
        for stretch in passage.stretches:
            start, stop = max(source.start, stretch.offset), min(source.stop, stretch.offset + stretch.length)
            if start < stop:
                marks.setdefault(stretch.block, []).append(
                    Span(start, stop).shifted(stretch.block_start - stretch.offset)
                )
    at = next((cell for index in marks if (cell := reading.plan.blocks[index].cell)), None)
    if at is None:
        return None
    row = [
        _marked(block.text, marks.get(index, []), brackets)
        for index, block in enumerate(reading.plan.blocks)
        if block.cell is not None and block.cell[:2] == at[:2]
    ]
    return "｜".join(row)


def _marked(text: str, spans: Iterable[Span], brackets: str) -> str:
    for span in sorted(spans, reverse=True):
        text = f"{text[: span.start]}{brackets[:1]}{span.of(text)}{brackets[1:]}{text[span.stop :]}"
    return text


def _apart(spans: list[Span]) -> list[Span]:
    """Return the spans in order, overlapping and touching ones as one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].stop:
            out[-1] = Span(out[-1].start, max(out[-1].stop, span.stop))
        else:
            out.append(span)
    return out


def quoted(review: Review, finding: Finding) -> str:
    """Return the sentences of a finding, each once with all its marks, and where those after the first stand."""
    sentences: dict[tuple[int, int, int], list[Place]] = {}
    for place in finding.places:
        around = review.readings[place.plan].sentence(place.passage, place.span)
        sentences.setdefault((place.plan, place.passage, around.start), []).append(place)
    lines: list[str] = []
    for places in sentences.values():
        first = places[0]
        source = f"《{review.title(first.plan)}》" if first.plan else position(review, first)
        sentence = marked_sentence(review, *places)
        lines.append(f"{source}：{sentence}" if lines else sentence)
    return "\n".join(lines)


def number(value: Decimal, decimals: int = 0) -> str:
    """Return a decimal with at least `decimals` digits after the point and no exponent."""
    text = f"{value:f}"
    places = len(text.partition(".")[2])
    return f"{value:.{decimals}f}" if places < decimals else text


def value_text(metric: Metric, *, unit: str | None = None) -> str:
    """Return a metric's value as a table shows it: ≥100, ＜1, 3.5左右, 新增20; its unit where it is not `unit`."""
    if metric.value is None:
        return "定性"
    text = _BEFORE.get(metric.comparator, "") + _figures(metric)
    text += _unit(metric, unit)
    if metric.comparator is Comparator.APPROX:
        text += "左右"
    return _measure(metric) + text


def spoken_value(metric: Metric, *, unit: str | None = None) -> str:
    """Return a metric's value in words as a sentence has it: 120家以上, 不足1%, 年均增长5%左右; without `unit`."""
    if metric.value is None:
        return "定性目标"
    text = _figures(metric) + _unit(metric, unit)
    return _measure(metric) + _SPOKEN.get(metric.comparator, "{}").format(text)


_FALL_NAME = re.compile("(?:降低|下降|减少|削减)(?:率|幅度|比例)?$")


def _figures(metric: Metric) -> str:
    """Return the figure or range of a metric; that of a fall without its minus, which 下降 says."""
    falls = _falls(metric)
    ends = [end for end in (metric.value, metric.value_max) if end is not None]
    return "—".join(dict.fromkeys(number(abs(end) if falls else end, metric.decimals) for end in ends))


def _unit(metric: Metric, told: str | None) -> str:
    """Return the unit where the column does not say it; a rise of a percentage is one by percentage points."""
    if metric.measure is Measure.INCREMENT and metric.unit == "%" and not _FALL_NAME.search(metric.name):
        return "个百分点"
    needed = metric.unit and (metric.unit != told or metric.measure in _UNIT_ALWAYS)
    return metric.unit or "" if needed else ""


def _measure(metric: Metric) -> str:
    if _FALL_NAME.search(metric.name):
        return ""  # 单位能耗降低：14%
    word = _MEASURES.get(metric.measure, "")
    if metric.measure is Measure.INCREMENT and metric.unit in ("%", "个百分点"):
        word = "提高"
    return word.replace("增长", "下降").replace("提高", "降低") if _falls(metric) else word


def _falls(metric: Metric) -> bool:
    """Tell whether a metric states a fall: 单位能耗下降13.5% is kept as −13.5."""
    changes = metric.measure in (Measure.GROWTH, Measure.YOY, Measure.CAGR, Measure.INCREMENT)
    return changes and metric.value is not None and metric.value < 0


def metric_sentence(review: Review, plan: int, metric: Metric) -> str:
    """Return the sentence that states a metric; for a table's cell the row's name, year and value."""
    reading = review.readings[plan]
    if reading.passages[metric.passage].kind is PassageKind.CELL:
        year = f"（{metric.year}年）" if metric.year else ""
        return f"{metric.name}{year}：{value_text(metric)}"
    return marked_sentence(review, Place(plan, metric.passage, metric.span))
