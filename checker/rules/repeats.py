"""What rules of wording and marks share: findings that say the same, fixes of many places, text as written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from checker.findings import Edit, Finding, Fix, Place, Safety
from checker.reading.elements import PassageKind, Reading
from checker.rules.base import PROSE, passages
from checker.text import Span

REMEMBERED = 8192
"""Paragraphs whose marks a rule keeps in mind, so that a check after an edit looks at the edited one alone."""


def alike(findings: Iterable[Finding], message: str) -> Iterator[Finding]:
    """Yield the findings, marked as saying the same: `message`, without a full stop, is said of all if many."""
    return (replace(finding, alike=message) for finding in findings)


def one_fix(edits: Sequence[Edit], label: str, safety: Safety = Safety.REVIEW) -> tuple[Fix, ...]:
    """Return a fix of several edits, its label with their number, or none where there are no edits."""
    many = f"（{len(edits)} 处）" if len(edits) > 1 else ""
    return (Fix(label + many, tuple(edits), safety),) if edits else ()


def as_written(
    reading: Reading, pattern: re.Pattern[str], having: str, kinds: Iterable[PassageKind] = PROSE
) -> Iterator[tuple[Place, re.Match[str]]]:
    """Yield the matches in the text as its author wrote it, each with its place in the cleaned text.

    Only passages whose cleaned text holds `having` are looked at.
    """
    for i, passage in passages(reading, kinds):
        if having not in passage.normal:
            continue
        for match in pattern.finditer(passage.text.source):
            yield Place(0, i, passage.text.to_normal(Span(*match.span()))), match
