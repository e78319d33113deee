"""In which chapter a block of a plan stands: looked up again and again while one scrolls and moves the caret."""

from __future__ import annotations

from bisect import bisect_right

from checker.reading.elements import Reading
from desktop.models.outline import heading_text
from desktop.places import first_block

_KEPT = 8  # readings whose chapters are remembered: the draft's and those of the upper plans in use


class Chapters:
    """The blocks at which the chapters of one reading begin, in order."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._starts: list[int] = []
        self._sections: list[int] = []
        for passage in reading.passages:
            section = passage.section
            if section is None or not passage.stretches or (self._sections and self._sections[-1] == section):
                continue
            self._starts.append(passage.stretches[0].block)
            self._sections.append(section)

    def at(self, block: int) -> int | None:
        """Return the heading under which a block stands, as index into the outline; None before the first."""
        found = bisect_right(self._starts, block)
        return self._sections[found - 1] if found else None

    def heading_block(self, section: int) -> int:
        """Return the block in which a heading stands."""
        return first_block(self.reading, self.reading.outline[section].passage)

    def title(self, section: int | None) -> str:
        """Return a chapter as a pane's title has it: 二、（三）主要目标; empty for the plan's own title."""
        path = self.reading.section_path(section)
        return "".join(h.number or "" for h in path[:-1]) + "".join(heading_text(h) for h in path[-1:])


_known: list[Chapters] = []


def chapters_of(reading: Reading) -> Chapters:
    """Return the chapters of a reading, remembered for the few in use."""
    for known in _known:
        if known.reading is reading:
            return known
    _known[:] = [*_known[-_KEPT + 1 :], Chapters(reading)]
    return _known[-1]
