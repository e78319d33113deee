"""How often one rule of wording or marks speaks: up to three findings, else one that holds all places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from checker.findings import Edit, Finding, Fix, Place, Safety
from checker.reading.elements import PassageKind, Reading
from checker.rules.base import PROSE, passages
from checker.text import Span

MOST = 3
"""Findings of one rule about the same thing before they are told as one."""


def folded(findings: Sequence[Finding], message: str, most: int = MOST) -> Iterator[Finding]:
    """Yield the findings, or where they are more than `most` one with all their places and all their edits.

    `message` says what they have in common, without a full stop; their number is put behind it.
    """
    if len(findings) <= most:
        yield from findings
        return
    places = tuple(dict.fromkeys(finding.places[0] for finding in findings))
    yield replace(findings[0], message=f"{message}，全文共 {len(places)} 处。", places=places, fixes=_all(findings))


def _all(findings: Sequence[Finding]) -> tuple[Fix, ...]:
    """Return one fix that does the first fix of every finding, as safe as the least safe of them."""
    fixes = [finding.fixes[0] for finding in findings if finding.fixes]
    if len(fixes) < len(findings):
        return ()
    safe = all(fix.safety is Safety.SAFE for fix in fixes)
    edits = tuple(dict.fromkeys(edit for fix in fixes for edit in fix.edits))
    return (Fix(f"全部修改（{len(fixes)} 处）", edits, Safety.SAFE if safe else Safety.REVIEW),)


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
