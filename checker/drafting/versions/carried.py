"""Sentences that stand in another paragraph now: gone here and come there, they are told as carried over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from checker.drafting.versions.records import Row, Side, Stretch
from checker.reading.elements import Reading

_LEAST = 10
"""Characters from which on the same words elsewhere are no chance."""
_ENDS = "，,。；;、：:"


def with_carried(rows: Sequence[Row], old: Reading, new: Reading) -> tuple[Row, ...]:
    """Return the rows with stretches that moved between or inside paragraphs marked, and a note where to."""
    gone: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, row in enumerate(rows):
        for n, stretch in enumerate(row.old.stretches if row.new.passages else ()):
            if stretch.changed and len(words := _words(old, stretch)) >= _LEAST:
                gone[words].append((at, n))
    out = list(rows)
    for at, row in enumerate(rows):
        for n, stretch in enumerate(row.new.stretches if row.old.passages else ()):
            if stretch.changed and (found := gone.get(_words(new, stretch))):
                source, m = found.pop(0)
                out[source] = _noted(
                    out[source],
                    m,
                    True,
                    f"“{_short(old, out[source].old.stretches[m])}”移至{row.new.place}" * (source != at),
                )
                out[at] = _noted(
                    out[at], n, False, f"“{_short(new, stretch)}”移自{rows[source].old.place}" * (source != at)
                )
    return tuple(out)


def _words(reading: Reading, stretch: Stretch) -> str:
    return "".join(stretch.span.of(reading.passages[stretch.passage].normal).split()).strip(_ENDS)


def _short(reading: Reading, stretch: Stretch) -> str:
    text = _words(reading, stretch)
    return f"{text[:_LEAST]}…"


def _noted(row: Row, stretch: int, of_old: bool, note: str) -> Row:
    side = row.old if of_old else row.new
    stretches = tuple(s._replace(carried=True) if n == stretch else s for n, s in enumerate(side.stretches))
    changed: Side = replace(side, stretches=stretches)
    notes = (*row.notes, note) if note else row.notes
    return replace(row, old=changed, notes=notes) if of_old else replace(row, new=changed, notes=notes)
