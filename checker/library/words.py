"""Words of a text for the search index, cut by jieba.

Without jieba's guesses at unknown words (HMM): what the dictionary does not know falls into single characters, in the
index and in the question alike, so that a new term is found by its characters in one paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.segmentation import tokenizer

_WORD = re.compile(r"[0-9A-Za-z一-鿿㐀-䶿]+")


def words(text: str) -> list[str]:
    """Return the words of a text, long ones and the words in them; marks are left out, letters small."""
    cut = tokenizer().cut_for_search(text, HMM=False)
    return [word.lower() for word in cut if _WORD.fullmatch(word)]


def asked(text: str) -> list[str]:
    """Return the words that a paragraph holds when it holds `text`: of a long word the shorter ones that make it up.

    How a long word is cut depends on its neighbours; the short words in it are indexed either way.
    """
    out: list[str] = []
    for word in tokenizer().cut(text, HMM=False):
        inner = [part for part in words(word) if part != word.lower()]
        out += inner if _cover(inner, word.lower()) else words(word)
    return list(dict.fromkeys(out))


def _cover(parts: Sequence[str], word: str) -> bool:
    """Tell whether every character of the word stands in one of its parts."""
    covered: set[int] = set()
    for part in parts:
        at = word.find(part)
        while at >= 0:
            covered.update(range(at, at + len(part)))
            at = word.find(part, at + 1)
    return len(covered) == len(word)
