"""Which characters of a changed paragraph are gone and which are new; the number in front is never one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from checker.drafting.versions.records import Stretch
from checker.drafting.versions.units import Part
from checker.reading.elements import Reading
from checker.text import Span
from checker.word.difference import smallest


class _Words(NamedTuple):
    """Several parts as one text, and where each begins in it."""

    text: str
    parts: tuple[Part, ...]
    starts: tuple[int, ...]


def marked(
    old: Reading, new: Reading, before: Sequence[Part], after: Sequence[Part]
) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...]]:
    """Return both sides cut into stretches that are the same and stretches that are not; blanks do not count."""
    one, other = _words(old, before), _words(new, after)
    gone: list[Span] = []
    come: list[Span] = []
    moved = 0
    for change in smallest(one.text, 0, len(one.text), other.text):
        at = change.start + moved
        moved += len(change.text) - (change.stop - change.start)
        was = one.text[change.start : change.stop]
        if "".join(was.split()) == "".join(change.text.split()):
            continue
        gone.append(Span(change.start, change.stop))
        come.append(Span(at, at + len(change.text)))
    return _cut(old, one, gone), _cut(new, other, come)


def whole(reading: Reading, parts: Sequence[Part], *, changed: bool) -> tuple[Stretch, ...]:
    """Return the parts as stretches that are all new or gone, or all the same."""
    words = _words(reading, parts)
    return _cut(reading, words, [Span(0, len(words.text))] if changed else [])


def _words(reading: Reading, parts: Sequence[Part]) -> _Words:
    texts = [part.body.of(reading.passages[part.passage].normal) for part in parts]
    starts: list[int] = []
    at = 0
    for text in texts:
        starts.append(at)
        at += len(text)
    return _Words("".join(texts), tuple(parts), tuple(starts))


def _cut(reading: Reading, words: _Words, changed: Sequence[Span]) -> tuple[Stretch, ...]:
    out: list[Stretch] = []
    for part, start in zip(words.parts, words.starts, strict=True):
        length = part.body.stop - part.body.start
        before = _before(part, out)
        if before < part.body.start:
            out.append(Stretch(part.passage, Span(before, part.body.start), False))
        at = 0
        for span in changed:
            low, high = max(span.start - start, at), min(span.stop - start, length)
            if low >= high:
                continue
            if low > at:
                out.append(_stretch(part, at, low, False))
            out.append(_stretch(part, low, high, True))
            at = high
        if at < length:
            out.append(_stretch(part, at, length, False))
    return tuple(out)


def _before(part: Part, told: Sequence[Stretch]) -> int:
    """Return where the words in front of a part begin that are told with it: its number, or the sign between cells."""
    if not part.typed:
        return 0
    return told[-1].span.stop if told and told[-1].passage == part.passage else part.body.start


def _stretch(part: Part, start: int, stop: int, changed: bool) -> Stretch:
    return Stretch(part.passage, Span(part.body.start + start, part.body.start + stop), changed)
