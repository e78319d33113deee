"""What a finding's fix changes in the blocks of the draft."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from checker.findings import Edit, Finding, Fix, Safety
from checker.review import Review
from desktop.places import BlockSpan, spans_of

_AROUND = 6  # characters shown on either side of a change

Change = tuple[BlockSpan, str]
"""What stands at a stretch of a block is replaced by the text."""


def safe_fix(finding: Finding) -> Fix | None:
    """Return the fix that accepting applies: the first safe one. Others are the user's to choose."""
    return next((fix for fix in finding.fixes if fix.safety is Safety.SAFE), None)


def changes_of(review: Review, fix: Fix) -> list[Change]:
    """Return what a fix changes."""
    return changes_of_edits(review, fix.edits)


def changes_of_edits(review: Review, edits: Iterable[Edit]) -> list[Change]:
    """Return what edits change; of one over several blocks the first takes the text, the others lose theirs."""
    changes: list[Change] = []
    for edit in edits:
        spans = spans_of(review.readings, edit.place)
        changes += [(span, edit.text if i == 0 else "") for i, span in enumerate(spans)]
    return changes


def in_context(span: BlockSpan, new: str, text_of: Callable[[int], str]) -> tuple[str, str]:
    """Return how a change reads before and after, with a few characters on either side."""
    text = text_of(span.block)
    ahead, behind = text[max(span.start - _AROUND, 0) : span.start], text[span.stop : span.stop + _AROUND]
    return f"{ahead}{text[span.start : span.stop]}{behind}", f"{ahead}{new}{behind}"


def collide(some: Iterable[Change], others: Iterable[Change]) -> bool:
    """Tell whether two sets of changes share a character or a place."""
    return any(
        a.block == b.block and a.start <= b.stop and b.start <= a.stop for a, _ in some for b, _ in tuple(others)
    )


def applied(changes: Iterable[Change], text_of: Callable[[int], str]) -> dict[int, str]:
    """Return the new text of every block that changes touch; `text_of` gives the present one."""
    texts: dict[int, str] = {}
    for span, new in sorted(changes, reverse=True):
        text = texts.get(span.block) if span.block in texts else text_of(span.block)
        assert text is not None
        texts[span.block] = text[: span.start] + new + text[span.stop :]
    return texts
