"""A number of a listing: where it stands, what it is in full, and the comparison that the words around it state."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from checker.numerals import AFTER, BEFORE, COMPARATOR_OF, DASH
from checker.reading.elements import Comparator
from checker.text import Span

HAN_DIGITS = "零〇○一二两俩三四五六七八九壹贰叁肆伍陆柒捌玖"
NUMERALS = HAN_DIGITS + "十百千拾佰仟"
AND = re.compile(r"[ \xa0]{0,3}又[ \xa0]{0,3}")
PERCENT = re.compile(r" {0,3}[%％]")
BETWEEN = re.compile(rf"\s?{DASH}\s?")
_BEFORE = re.compile(rf"(?:{BEFORE})\s?\Z")
_AFTER = re.compile(rf"\s?(?:{AFTER})")


@dataclass(frozen=True, slots=True)
class ListedNumber:
    """A number: `span` with its unit, `number` the figure alone; `value` in full (1.2万家: 12000 家)."""

    span: Span
    number: Span
    value: Decimal
    value_max: Decimal | None
    unit: str | None
    comparator: Comparator = Comparator.EQ


def some(word: str | None) -> Comparator:
    """Return the comparison of a vague word inside a number (十几, 百余), none without one."""
    return Comparator(COMPARATOR_OF.get(word, "approx")) if word else Comparator.EQ


def compared(text: str, found: ListedNumber) -> ListedNumber:
    """Return `found` with the comparison that the words around it state; the word behind wins."""
    before = _BEFORE.search(text, max(0, found.span.start - 6), found.span.start)
    after = _AFTER.match(text, found.span.stop)
    word = after[0].strip() if after else before[0].strip() if before else None
    return replace(found, comparator=Comparator(COMPARATOR_OF[word])) if word else found
