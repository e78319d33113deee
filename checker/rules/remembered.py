"""A pattern that remembers what it found in a paragraph: after an edit all paragraphs but one come from memory."""

from __future__ import annotations

import re
from functools import lru_cache

_PARAGRAPHS = 16384


class Remembered:
    """A regular expression for whole paragraphs, for rules that look through all of a plan."""

    def __init__(self, pattern: str | re.Pattern[str]) -> None:
        self._pattern = re.compile(pattern)
        self.finditer = lru_cache(_PARAGRAPHS)(self._all)
        self.search = lru_cache(_PARAGRAPHS)(self._first)

    def _all(self, text: str) -> tuple[re.Match[str], ...]:
        return tuple(self._pattern.finditer(text))

    def _first(self, text: str) -> re.Match[str] | None:
        return self._pattern.search(text)
