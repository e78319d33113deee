"""The sign in a comment's first line by which a later export knows it again: （NUM-04）〔3f9a1c2b·7d10〕.

It stands in the text because that is all of a comment that Word, WPS and LibreOffice keep when they save: ids are
numbered anew, threads and extension parts may go. The first eight digits are the finding's fingerprint, the last four
tell whether somebody changed the words since they were written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256

_KEY, _SUM = 8, 4
_SIGN = re.compile(rf"(?:（(?P<rule>[A-Z]{{2,4}}-\d+)）)?〔(?P<key>[0-9a-z]{{1,{_KEY}}})·(?P<sum>[0-9a-f]{{{_SUM}}})〕")


@dataclass(frozen=True, slots=True)
class Sign:
    """What a comment says of itself: rule (may be empty), short fingerprint, and whether the words are as written."""

    rule: str
    key: str
    untouched: bool


def short(key: str) -> str:
    """Return the part of a fingerprint that a sign gives."""
    return "".join(c for c in key.lower() if c.isascii() and c.isalnum())[:_KEY]


def signed(text: str, key: str) -> str:
    """Return a comment's text with its sign at the end of the first line; unchanged without a fingerprint."""
    if not short(key):
        return text
    first, line_feed, rest = text.partition("\n")
    return f"{first}〔{short(key)}·{_sum(text)}〕{line_feed}{rest}"


def sign_of(text: str) -> Sign | None:
    """Return the sign in a comment's text, None where it has none."""
    found = _SIGN.search(text)
    return None if found is None else Sign(found["rule"] or "", found["key"], _sum(words(text)) == found["sum"])


def words(text: str) -> str:
    """Return a comment's text without its sign."""
    found = _SIGN.search(text)
    if found is None:
        return text
    start = found.start() if found["rule"] is None else found.end("rule") + 1
    return text[:start] + text[found.end() :]


def same_words(one: str, other: str) -> bool:
    """Tell whether two texts say the same; white space, which programs set anew, is not looked at."""
    return "".join(words(one).split()) == "".join(words(other).split())


def _sum(text: str) -> str:
    return sha256("".join(text.split()).encode("utf-8", "replace")).hexdigest()[:_SUM]
