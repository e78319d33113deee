"""The draft's text to look words up in: exactly, or nearly, without regard to blanks and kinds of quotation marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rapidfuzz import fuzz

from checker.reading.elements import PassageKind, Reading
from checker.reading.folding import fold
from checker.text import Span

NEAR_FROM = 8
"""Characters from which on words that are nearly those of the draft tell a place."""
_NEAR, _LEAD = 84.0, 6.0
"""How like (of 100) a passage must be to words, and by how much more than any other."""
_READ = (PassageKind.BODY, PassageKind.HEADING, PassageKind.CELL, PassageKind.FOOTNOTE)


class Hit(NamedTuple):
    """A range of a passage's cleaned text."""

    passage: int
    span: Span


class _Compact(NamedTuple):
    """A passage's text without blanks and quotation marks, and where each character came from."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, stop: int) -> Span:
        """Return the range of the passage that a range of the compact text was made from."""
        return Span(self.places[start], self.places[stop - 1] + 1)


class DraftText:
    """All passages that are read, prepared once."""

    def __init__(self, reading: Reading) -> None:
        self._texts = {i: _compact(p.normal) for i, p in enumerate(reading.passages) if p.kind in _READ}

    @property
    def passages(self) -> tuple[int, ...]:
        """The passages that can be looked up in."""
        return tuple(self._texts)

    def exact(self, phrase: str, within: Iterable[int]) -> list[Hit]:
        """Return every place where a compact phrase stands in some passages."""
        return [hit for passage in within if passage in self._texts for hit in self._in_passage(phrase, passage)]

    def _in_passage(self, phrase: str, passage: int) -> Iterator[Hit]:
        text = self._texts[passage]
        at = text.text.find(phrase) if phrase else -1
        while at >= 0:
            yield Hit(passage, text.span(at, at + len(phrase)))
            at = text.text.find(phrase, at + len(phrase))

    def near(self, phrase: str, within: Iterable[int]) -> Hit | None:
        """Return the one place that nearly has a compact phrase: like enough, and more so than any other passage."""
        if len(phrase) < NEAR_FROM:
            return None
        found: list[tuple[float, Hit]] = []
        for passage in within:
            text = self._texts.get(passage)
            if text is None or len(text.text) * 2 < len(phrase):
                continue
            match = fuzz.partial_ratio_alignment(phrase, text.text, score_cutoff=_NEAR - _LEAD)
            if match is not None and (match.dest_end - match.dest_start) * 2 >= len(phrase):
                found.append((match.score, Hit(passage, text.span(match.dest_start, match.dest_end))))
        found.sort(key=lambda match: -match[0])
        if not found or found[0][0] < _NEAR or (len(found) > 1 and found[0][0] - found[1][0] < _LEAD):
            return None
        return found[0][1]


def compact(text: str) -> str:
    """Return text of any origin in the form in which the draft's is looked up."""
    return _compact(fold(text).normal).text


def _compact(normal: str) -> _Compact:
    kept = [(i, char) for i, char in enumerate(normal) if not char.isspace() and char not in "“”‘’\"'"]
    return _Compact("".join(char for _, char in kept), tuple(i for i, _ in kept))
