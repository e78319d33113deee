"""Words of a text for the search index, cut by jieba.

Without jieba's guesses at unknown words (HMM): what the dictionary does not know falls into single characters, in the
index and in the question alike, so that a new term is found by its characters in one paragraph.
"""

from __future__ import annotations

import logging
import re
import warnings
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
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.tmp_dir = str(folder)
    tokenizer.initialize()
    return tokenizer


def words(text: str) -> list[str]:
    """Return the words of a text, long ones and the words in them; marks are left out, letters small."""
    cut = _tokenizer().cut_for_search(text, HMM=False)
    return [word.lower() for word in cut if _WORD.fullmatch(word)]
