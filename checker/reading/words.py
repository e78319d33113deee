"""The words by which a plan is taken apart, from `resources/reading_words.tsv`, as parts of patterns."""

from __future__ import annotations

import re
from functools import cache

from checker import resources


@cache
def words(kind: str) -> tuple[str, ...]:
    """Return the words of a kind, longest first; raises KeyError for a kind that the table does not know."""
    found = [row["word"] for row in resources.of_kind("reading_words.tsv", kind)]
    if not found:
        raise KeyError(kind)
    return tuple(sorted(found, key=len, reverse=True))


@cache
def either(*kinds: str) -> str:
    """Return a group of a regular expression that matches any word of the kinds: (?:责任|牵头)."""
    listed = sorted((word for kind in kinds for word in words(kind)), key=len, reverse=True)
    return "(?:" + "|".join(map(re.escape, listed)) + ")"
