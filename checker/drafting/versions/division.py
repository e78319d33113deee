"""Whether a paragraph was split or joined by its author, or is only divided otherwise in a file of another kind.

A text file may break its lines where the page ends, and a print has no paragraphs at all. A break is the author's where
it stands behind a sentence and no end of a full line can have made it or hidden it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from checker.drafting.versions.units import Unit
from checker.reading.elements import Reading

_WITH_PARAGRAPHS = frozenset({"docx", "txt"})
_ENDS = re.compile(r"[。！？；：!?;:][”’）)]?\Z")
_LINE = 16
"""Characters from which on a line may be one that was broken at the end of a page's width."""
_WIDEST = 60
"""Characters beyond which nobody breaks lines."""
_SLACK = 2
_MOSTLY = 0.4
"""Share of the long lines that are of one width where a file breaks them."""


class Division:
    """Knows of two versions how far their division into paragraphs is their authors'."""

    def __init__(self, old: Reading, new: Reading) -> None:
        self._old, self._new = old, new
        self.alike = old.plan.format == new.plan.format
        self._known = {old.plan.format, new.plan.format} <= _WITH_PARAGRAPHS
        self._widths = {id(reading): _line_width(reading) for reading in (old, new)}

    def differs(self, before: Sequence[Unit], after: Sequence[Unit]) -> bool:
        """Tell whether what stands in one unit here and in several there was split or joined, at one break at least."""
        if len(before) == len(after):
            return False
        if self.alike:
            return True
        if not self._known or any(unit.row or unit.footnote or len(unit.parts) > 1 for unit in (*before, *after)):
            return False
        several, one = (after, before) if len(after) > len(before) else (before, after)
        reading, other = (self._new, self._old) if several is after else (self._old, self._new)
        keys = [unit.key for unit in several]
        length = sum(len(unit.key) for unit in one)
        slack = abs(length - sum(map(len, keys))) + _SLACK
        hidden = [at for unit in one for at in _line_ends(other, unit)]
        return any(
            _ENDS.search(unit.key) and not self._is_full(reading, unit) and all(abs(at - end) > slack for end in hidden)
            for unit, at in zip(several[:-1], accumulate(map(len, keys)), strict=False)
        )

    def _is_full(self, reading: Reading, unit: Unit) -> bool:
        """Tell whether the unit's last line is as long as lines are that the file breaks."""
        width = self._widths[id(reading)]
        block = reading.plan.blocks[reading.passages[unit.parts[-1].passage].stretches[-1].block]
        return width is not None and len(block.text.rstrip()) >= width - _SLACK


def _line_ends(reading: Reading, unit: Unit) -> list[int]:
    """Return where a unit's lines end, counted in its words without white space."""
    passage = reading.passages[unit.parts[0].passage]
    source, skipped = passage.text.source, unit.parts[0].body.start
    ends = [stretch.offset for stretch in passage.stretches[1:]]
    return [len("".join(source[:end].split())) - skipped for end in ends]


def _line_width(reading: Reading) -> int | None:
    """Return the width at which a text file breaks its lines; None where a line is a paragraph."""
    if reading.plan.format != "txt":
        return None
    lengths = [length for block in reading.plan.blocks if (length := len(block.text.rstrip())) >= _LINE]
    if not lengths:
        return None
    counts = Counter(lengths)
    width = max(counts, key=lambda length: sum(counts[length - n] for n in range(_SLACK + 1)))
    alike = sum(counts[width - n] for n in range(_SLACK + 1))
    return width if width <= _WIDEST and alike >= _MOSTLY * len(lengths) else None
