"""Words of a text for the search index, cut by jieba.

Without jieba's guesses at unknown words (HMM): what the dictionary does not know falls into single characters, in the
index and in the question alike, so that a new term is found by its characters in one paragraph.
"""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from typing import Any

from checker import resources

_WORD = re.compile(r"[0-9A-Za-z一-鿿㐀-䶿]+")


@cache
def _tokenizer() -> Any:
    """Return jieba's tokenizer, loaded when first asked for (about half a second).

    Its cache goes to the folder of the user's data: jieba's own choice, a fixed name in the folder for temporary
    files, is shared by all users of a machine.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba's own: it looks for pkg_resources, and escapes of old
        import jieba
    jieba.setLogLevel(logging.CRITICAL)
    tokenizer = jieba.Tokenizer()
    folder = resources.user_folder()
    with suppress(OSError):  # without a place for its cache jieba reads its dictionary anew
        folder.mkdir(parents=True, exist_ok=True)
    tokenizer.tmp_dir = str(folder)
    tokenizer.initialize()
    return tokenizer


def words(text: str) -> list[str]:
    """Return the words of a text, long ones and the words in them; marks are left out, letters small."""
    cut = _tokenizer().cut_for_search(text, HMM=False)
    return [word.lower() for word in cut if _WORD.fullmatch(word)]


def asked(text: str) -> list[str]:
    """Return the words that a paragraph holds when it holds `text`: of a long word the shorter ones that make it up.

    How a long word is cut depends on its neighbours; the short words in it are indexed either way.
    """
    out: list[str] = []
    for word in _tokenizer().cut(text, HMM=False):
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
