"""Back and forward through the places of the text that were jumped from."""

from __future__ import annotations

from collections.abc import Sequence

Place = tuple[int, int]  # plan block, offset
_DEPTH = 100


class History:
    """The places behind and before the present one."""

    def __init__(self) -> None:
        self._behind: list[Place] = []
        self._before: list[Place] = []

    def clear(self) -> None:
        """Forget all: another draft is open."""
        self._behind.clear()
        self._before.clear()

    def follow(self, origins: Sequence[int | None]) -> None:
        """Take the places along when the blocks are others; `origins` gives for each the block that it was."""
        now = {was: block for block, was in enumerate(origins) if was is not None}
        for places in (self._behind, self._before):
            places[:] = [(now[block], offset) for block, offset in places if block in now]

    def leave(self, place: Place) -> None:
        """Note that a jump leaves `place`."""
        if not self._behind or self._behind[-1] != place:
            self._behind.append(place)
            del self._behind[:-_DEPTH]
        self._before.clear()

    def back(self, here: Place) -> Place | None:
        """Return the place to go back to, or None."""
        return self._step(self._behind, self._before, here)

    def forward(self, here: Place) -> Place | None:
        """Return the place to go forward to, or None."""
        return self._step(self._before, self._behind, here)

    def _step(self, source: list[Place], sink: list[Place], here: Place) -> Place | None:
        while source:
            place = source.pop()
            if place != here:
                sink.append(here)
                return place
        return None
