"""Whether a plan speaks of a thing, in its own words: by the pairs of characters that a name is made of."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from checker.reading.elements import Passage, PassageKind, Reading
from checker.reading.tasks import core
from checker.rules.choice import choice
from checker.text import Span

_READ = frozenset({PassageKind.BODY, PassageKind.HEADING, PassageKind.CELL, PassageKind.FOOTNOTE})
_ENOUGH = 0.5
"""Share of a thing's pairs of characters that one sentence must hold to be held to speak of it."""
_SPREAD = 0.85
"""The same for the paragraphs of one section together."""
_SHORT = 3
"""A name of so many characters has no other form: it stands in the plan or does not."""

_NUMBERED = re.compile("第([一二三四五六七八九十])(?=.{0,4}(?:学|院)$)")
_RUN = 5
"""Characters in a row of a name that alone tell what is spoken of."""

_ENDING = 3
"""Characters before the head word that do so together with it."""


class Likeness(NamedTuple):
    """How far the best paragraph of the draft speaks of a thing: the share of its pairs, and the paragraph."""

    share: float
    passage: int | None
    found: bool


def likeness(draft: Reading, item: str, head: str) -> Likeness:
    """Return whether the draft speaks of a thing, and where it comes nearest to it."""
    chosen = choice(draft, _READ)
    if item in chosen.joined:
        return Likeness(1.0, chosen.rows[chosen.row_at(chosen.joined.index(item))][0], True)
    special, telling = core(item, head), _telling(item, head)
    if near := next((run for run in _runs(special, telling) if run in chosen.joined), None):
        return Likeness(1.0, chosen.rows[chosen.row_at(chosen.joined.index(near))][0], True)
    if len(special) > 1 and (short := _shortened(special, head, len(item)).search(chosen.joined)):
        return Likeness(1.0, chosen.rows[chosen.row_at(short.start())][0], True)
    pairs = tuple(dict.fromkeys(telling[at : at + 2] for at in range(len(telling) - 1)))
    counted: Counter[int] = Counter()
    for pair in pairs:
        counted.update(chosen.holding((pair,)))
    if not counted:
        return Likeness(0.0, None, False)
    best, most = max(counted.items(), key=lambda row: (row[1], -row[0]))
    share = most / len(pairs)
    spoken_of = _in_sentence(chosen.rows, counted, pairs, draft) or _in_section(chosen.rows, counted, pairs)
    return Likeness(share, chosen.rows[best][0], len(item) > _SHORT and spoken_of)


def _telling(item: str, head: str) -> str:
    """Return a name without the words that any name may have."""
    return core(item, head) + (core(head, "") or head)


def _runs(special: str, telling: str) -> list[str]:
    """Return the stretches of a name that alone tell what is spoken of: inside, and at its end with the head word.

    Numbered schools and hospitals are known by their number: 第二中学 as 二中, 第三人民医院 as 三院.
    """
    ends = [telling[len(special) - _ENDING :]] if len(special) > _ENDING else []
    number = _NUMBERED.search(telling)
    ends += [number[1] + telling[-2], number[1] + telling[-1]] if number else []
    return [*ends, *(special[at : at + _RUN] for at in range(len(special) - _RUN + 1))]


def _shortened(special: str, head: str, longest: int) -> re.Pattern[str]:
    """Return the pattern of a short form: begun alike, the end of the head word soon behind (职教园区)."""
    return re.compile(rf"{re.escape(special[:2])}[^，。；、：\n]{{0,{longest}}}?{re.escape(head[-2:])}")


def _in_sentence(
    rows: tuple[tuple[int, Passage], ...], counted: Counter[int], pairs: tuple[str, ...], draft: Reading
) -> bool:
    """Tell whether one sentence holds enough of the pairs."""
    for row, many in counted.items():
        if many < _ENOUGH * len(pairs):
            continue
        index, passage = rows[row]
        at = 0
        while at < len(passage.normal):
            span = draft.sentence(index, Span(at, at + 1))
            text = span.of(passage.normal)
            if sum(pair in text for pair in pairs) >= _ENOUGH * len(pairs):
                return True
            at = span.stop
    return False


def _in_section(rows: tuple[tuple[int, Passage], ...], counted: Counter[int], pairs: tuple[str, ...]) -> bool:
    """Tell whether the paragraphs of one section hold nearly all of the pairs."""
    sections: dict[int | None, list[int]] = {}
    for row in counted:
        sections.setdefault(rows[row][1].section, []).append(row)
    return any(
        sum(any(pair in rows[row][1].normal for row in group) for pair in pairs) >= _SPREAD * len(pairs)
        for group in sections.values()
    )
