"""Totals that no longer add up once a part changed: 合计 rows and sentences, found by the rule on sums."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import chain

from checker.drafting.figure_places import Mention, changed_plan, mention_at
from checker.drafting.notation import in_notation, token_of
from checker.findings import Certainty
from checker.reading import read
from checker.reading.elements import Reading
from checker.rules.numbers.sums import WrongSum, in_sentences, in_tables
from checker.text import Span

_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def sums_after(reading: Reading, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the totals that the changes make wrong, each with what its parts add up to now.

    A total that was changed itself keeps its new value: that its parts must follow is said, not done.
    """
    after = read(changed_plan(reading, mentions))
    if len(after.passages) != len(reading.passages):
        return []
    known = {(wrong.place.passage, wrong.stated, wrong.added) for wrong in _wrong(reading)}
    found = (w for w in _wrong(after) if (w.place.passage, w.stated, w.added) not in known)
    return [m for wrong in found if (m := _mention(reading, wrong, mentions)) is not None]


def _wrong(reading: Reading) -> list[WrongSum]:
    return list(chain(in_sentences(reading), in_tables(reading)))


def _mention(reading: Reading, wrong: WrongSum, mentions: Sequence[Mention]) -> Mention | None:
    passage = wrong.place.passage
    here = sorted((m for m in mentions if m.place.passage == passage), key=lambda m: m.place.span)
    span = _before(wrong.place.span, here)
    if any(m.place.span.overlaps(span) for m in here):
        return None
    text = reading.passages[passage].normal
    stated, added = (_NUMBER.search(figure.replace(",", "")) for figure in (wrong.stated, wrong.added))
    digits = token_of(text, span, Decimal(stated[0])) if stated else None
    if digits is None or added is None:
        return None
    new = in_notation(digits.of(text), Decimal(added[0]), reading.written(passage, digits))
    reason = f"合计按分项重算：{wrong.computation}；合计不变、改其他分项也可，请核对"
    return mention_at(reading, passage, digits, new, Certainty.LIKELY, reason, derived=True)


def _before(span: Span, mentions: Sequence[Mention]) -> Span:
    """Return where a span of the changed passage stood before the changes in front of it."""
    moved = 0
    for mention in mentions:
        if mention.new is None:
            continue
        if mention.place.span.start + moved >= span.start:
            break
        moved += len(mention.new) - (mention.place.span.stop - mention.place.span.start)
    return span.shifted(-moved)
