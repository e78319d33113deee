"""Placeholders of a template's text replaced by values; what has none stays visible and is counted."""

from __future__ import annotations

import re
from collections.abc import Mapping

MARKED = re.compile(r"\{(?P<key>[^{}|\n]*[一-鿿][^{}|\n]*)(?:\|(?P<label>[^{}\n]*))?\}")
"""A placeholder of a template, with the words that it shows where they are others."""
_DEPTH = 3
"""Values may name other values, and these others again."""


def keys_in(text: str) -> list[str]:
    """Return the keys of the placeholders of a text, in their order."""
    return [match["key"].strip() for match in MARKED.finditer(text)]


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return a text with the values that are known; the other placeholders stay as the template has them."""
    for _ in range(_DEPTH):
        done = MARKED.sub(lambda match: values.get(match["key"].strip()) or match[0], text)
        if done == text:
            break
        text = done
    return text


def shown(text: str) -> str:
    """Return a text in which each placeholder shows its words: {企业数目标值|目标值} is {目标值}."""
    return MARKED.sub(lambda match: f"{{{match['label'] or match['key'].strip()}}}", text)
