"""What the card says of a finding, taken from the review: the figures, the quotes, the reasons."""

from __future__ import annotations

import re

from checker.findings import Finding, Place, Safety
from checker.reading.elements import PassageKind
from checker.reports.alignment_chart import pair_row
from checker.reports.dumbbell import ChartRow, Series
from checker.reports.quotes import excerpt, marked_sentence
from checker.reports.related import is_about
from checker.review import Review
from checker.text import Span
from desktop.conversion import of_finding
from desktop.language import tr
from desktop.panels.card import Content, Quote

_AROUND = 46  # characters kept on either side of the marked words in a long sentence
_OWN = ("本规划", "本稿", "草案", "原文", "文中")
_NEUTRAL = ("相差", "差", "需", "应", "年均", "推算", "计算")


def content_of(review: Review, finding: Finding, state: str) -> Content:
    """Return the card of a finding; `state` is how it was answered, empty while it is open."""
    safe = next((fix.label for fix in finding.fixes if fix.safety is Safety.SAFE), "")
    parts = [(tr("为什么"), finding.explanation), (tr("怎么改"), finding.advice)]
    parts += [(tr("计算"), finding.computation), (tr("换算"), of_finding(review, finding)), (tr("依据"), finding.basis)]
    return Content(
        key=finding.key,
        name=tr(finding.name),
        rule=finding.rule,
        severity=finding.severity.value,
        word=tr(finding.severity.label),
        message=finding.message,
        figures=tuple((figure.label, figure.value) for figure in finding.figures),
        figure_tones=tuple(_tones(figure.label, finding) for figure in finding.figures),
        quotes=quotes_of(review, finding),
        parts=tuple((title, text) for title, text in parts if text and text != finding.message),
        state=state,
        fixes=tuple("" if fix.label == safe else fix.label for fix in finding.fixes),
        safe_fix=safe,
        chart=_chart(review, finding),
        alike=sum(other.rule == finding.rule for other in review.findings),
        basis=next((number for number, place in enumerate(finding.places) if place.plan), None),
    )


def _chart(review: Review, finding: Finding) -> tuple[ChartRow, tuple[Series, ...]] | None:
    """Return the lanes of the two targets that a finding is about, where their values were compared."""
    if not finding.rule.startswith("XPL"):
        return None
    pair = next((pair for pair in review.pairs if pair.draft and is_about(finding, pair)), None)
    return pair_row(review, pair) if pair is not None else None


def quotes_of(review: Review, finding: Finding) -> tuple[Quote, ...]:
    """Return the sentences of a finding, each once with all its marked words set off, and where they stand."""
    sentences: dict[tuple[int, int, int], list[int]] = {}
    for number, place in enumerate(finding.places):
        start = review.readings[place.plan].sentence(place.passage, place.span).start
        sentences.setdefault((place.plan, place.passage, start), []).append(number)
    return tuple(_quote(review, [finding.places[n] for n in numbers], numbers[0]) for numbers in sentences.values())


def _quote(review: Review, places: list[Place], number: int) -> Quote:
    first = places[0]
    title = review.title(first.plan) if first.plan else tr("本规划")
    source = f"{title}　{review.chapter(first)}".strip("　")
    return Quote(_pieces(review, places), source, first.plan > 0, number)


def _pieces(review: Review, places: list[Place]) -> tuple[tuple[str, bool], ...]:
    """Return the sentence in pieces, each with whether it is marked; long unmarked ends are cut."""
    first = places[0]
    reading = review.readings[first.plan]
    if reading.passages[first.passage].kind is PassageKind.CELL:
        return _split(marked_sentence(review, *places))
    text = reading.passages[first.passage].normal
    around = reading.sentence(first.passage, first.span)
    spans = sorted(place.span for place in places)
    shown = excerpt(text, around, Span(spans[0].start, max(span.stop for span in spans)), _AROUND)
    pieces: list[tuple[str, bool]] = []
    at = shown.start
    for span in spans:
        if span.start >= at:
            pieces += [(text[at : span.start], False), (span.of(text), True)]
            at = span.stop
    pieces.append((text[at : shown.stop], False))
    before = pieces[0][0].lstrip() if shown.start == around.start else f"…{pieces[0][0]}"
    after = pieces[-1][0].rstrip() if shown.stop == around.stop else f"{pieces[-1][0]}…"
    return tuple(piece for piece in ((before, False), *pieces[1:-1], (after, False)) if piece[0])


def _split(sentence: str) -> tuple[tuple[str, bool], ...]:
    """Return a table's row, whose marked cells stand in 【】, in pieces."""
    pieces = re.split("【(.*?)】", sentence)
    return tuple((piece, bool(i % 2)) for i, piece in enumerate(pieces) if piece)


def _tones(label: str, finding: Finding) -> str:
    """Return the tones of a figure: the draft's in those of the severity, an upper plan's green, results plain."""
    if label.startswith(_OWN):
        return finding.severity.value
    if label.startswith(_NEUTRAL) or all(place.plan == 0 for place in finding.places):
        return ""
    return "upper"
