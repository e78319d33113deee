"""Which chapter of an upper plan goes with a chapter of the draft: by the likeness of their titles."""

from __future__ import annotations

from rapidfuzz import fuzz

from checker.reading.elements import Reading
from desktop.places import first_block

LIKE = 50.0  # likeness in per cent from which two titles are taken to mean the same chapter
_WITHIN = 0.9  # what a title that stands whole within the other counts, if it has at least _WHOLE characters
_WHOLE = 4
_PARENT = 0.25  # how much the likeness of the chapters above counts


def matched_block(draft: Reading, section: int | None, upper: Reading) -> int | None:
    """Return the plan block of the upper plan's chapter that goes with a chapter of the draft; None for none.

    A chapter without a counterpart takes that of the chapter above it.
    """
    while section is not None:
        best = max(((_likeness(draft, section, upper, i), i) for i in range(len(upper.outline))), default=(0.0, 0))
        if best[0] >= LIKE:
            return first_block(upper, upper.outline[best[1]].passage)
        section = draft.outline[section].parent
    return None


def _likeness(draft: Reading, section: int, upper: Reading, other: int) -> float:
    a, b = draft.outline[section], upper.outline[other]
    if a.level == 0 or b.level == 0:
        return 0.0
    own = fuzz.ratio(a.title, b.title)
    if min(len(a.title), len(b.title)) >= _WHOLE:
        own = max(own, _WITHIN * fuzz.partial_ratio(a.title, b.title))
    if a.parent is None or b.parent is None:
        return own
    return own * (1 - _PARENT) + _PARENT * fuzz.ratio(draft.outline[a.parent].title, upper.outline[b.parent].title)
