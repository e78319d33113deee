"""How often one rule of wording or marks speaks: up to three findings, else one that holds all places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from checker.findings import Edit, Finding, Fix, Place, Safety
from checker.reading.elements import PassageKind, Reading
from checker.rules import alike
from checker.rules.alike import MOST
from checker.rules.base import PROSE, passages
from checker.text import Span


def folded(findings: Sequence[Finding], message: str, most: int = MOST) -> Iterator[Finding]:
    """Yield the findings, or where they are more than `most` one with all their places and all their edits.

    `message` says what they have in common, without a full stop; their number is put behind it.
    """
    yield from alike.folded((replace(finding, alike=message) for finding in findings), most)


def one_fix(edits: Sequence[Edit], label: str, safety: Safety = Safety.REVIEW) -> tuple[Fix, ...]:
    """Return a fix of several edits, its label with their number, or none where there are no edits."""
    many = f"（{len(edits)} 处）" if len(edits) > 1 else ""
    return (Fix(label + many, tuple(edits), safety),) if edits else ()


def as_written(
    reading: Reading, pattern: re.Pattern[str], kinds: Iterable[PassageKind] = PROSE
) -> Iterator[tuple[Place, re.Match[str]]]:
    """Yield the matches in the text as its author wrote it, each with its place in the cleaned text."""
    for i, passage in passages(reading, kinds):
        for match in pattern.finditer(passage.text.source):
            yield Place(0, i, passage.text.to_normal(Span(*match.span()))), match
