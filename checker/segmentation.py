"""Where Chinese words end: jieba's dictionary, loaded when first asked for."""

from __future__ import annotations

import logging
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from typing import Any

from checker import resources


@cache
def tokenizer() -> Any:
    """Return jieba's tokenizer (about half a second, once).

    Its cache goes to the user's own: jieba's choice, a fixed name in the folder for temporary files, is shared by all
    users of a machine.
    """
    with warnings.catch_warnings(), _without("pkg_resources"):
        warnings.simplefilter("ignore")  # jieba's own: escapes of old
        import jieba
    jieba.setLogLevel(logging.CRITICAL)
    out = jieba.Tokenizer()
    folder = resources.cache_folder()
    with suppress(OSError):  # without a place for its cache jieba reads its dictionary anew
        folder.mkdir(parents=True, exist_ok=True)
    out.tmp_dir = str(folder)
    out.initialize()
    return out


@contextmanager
def _without(module: str) -> Iterator[None]:
    """Let a module not be found: jieba finds its files as well without, and this one takes as long as jieba itself."""
    if module in sys.modules:
        yield
        return
    sys.modules[module] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[module]


def cut(text: str) -> list[str]:
    """Return the words of a text, which joined are the text; what the dictionary does not know, character by character.

    Without jieba's guesses at unknown words (HMM): the same stretch is then cut the same way wherever it can be.
    """
    words: list[str] = tokenizer().lcut(text, HMM=False)
    return words
