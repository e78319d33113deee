"""What the card says of a finding, taken from the review: the figures, the quotes, the reasons."""

from __future__ import annotations

from checker.findings import Finding, Place, Safety
from checker.review import Review
from checker.text import Span
from desktop.panels.card import Content, Quote

_AROUND = 46  # characters kept on either side of the marked words in a long sentence
_OWN = ("本规划", "本稿", "草案", "原文", "文中")
_NEUTRAL = ("相差", "差", "需", "应", "年均", "推算", "计算")


def content_of(review: Review, finding: Finding, state: str) -> Content:
    """Return the card of a finding; `state` is how it was answered, empty while it is open."""
    safe = next((fix.label for fix in finding.fixes if fix.safety is Safety.SAFE), "")
    parts = [("为什么", finding.explanation), ("怎么改", finding.advice)]
    parts += [("计算", finding.computation), ("依据", finding.basis)]
    return Content(
        key=finding.key,
        name=finding.name,
        rule=finding.rule,
        severity=finding.severity.value,
        word=finding.severity.label,
        message=finding.message,
        figures=tuple((figure.label, figure.value) for figure in finding.figures),
        figure_tones=tuple(_tones(figure.label, finding) for figure in finding.figures),
        quotes=quotes_of(review, finding),
        parts=tuple((title, text) for title, text in parts if text and text != finding.message),
        state=state,
        fixes=tuple("" if fix.label == safe else fix.label for fix in finding.fixes),
        safe_fix=safe,
    )


def quotes_of(review: Review, finding: Finding) -> tuple[Quote, ...]:
    """Return one quote a place: the sentence with the marked words set off, and where it stands."""
    return tuple(_quote(review, place, number) for number, place in enumerate(finding.places))


def _quote(review: Review, place: Place, number: int) -> Quote:
    reading = review.readings[place.plan]
    text = reading.passages[place.passage].normal
    sentence = reading.sentence(place.passage, place.span)
    before = text[sentence.start : place.span.start].lstrip()
    after = text[place.span.stop : sentence.stop].rstrip()
    if len(before) > _AROUND:
        before = f"…{before[-_AROUND:]}"
    if len(after) > _AROUND:
        after = f"{after[:_AROUND]}…"
    title = review.title(place.plan) if place.plan else "本规划"
    source = f"{title}　{review.chapter(place)}".strip("　")
    return Quote(before, Span(*place.span).of(text), after, source, place.plan > 0, number)


def _tones(label: str, finding: Finding) -> str:
    """Return the tones of a figure: the draft's in those of the severity, an upper plan's green, results plain."""
    if label.startswith(_OWN):
        return finding.severity.value
    if label.startswith(_NEUTRAL) or all(place.plan == 0 for place in finding.places):
        return ""
    return "upper"
