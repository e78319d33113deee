"""The parts of an upper plan that are worked out when it is put on the shelf, and kept with its reading."""

from __future__ import annotations

from typing import Any

from checker.align import targets
from checker.align.prepared import Prepared
from checker.reading.elements import Reading
from checker.rules.alignment import (
    chains,
    common_runs,
    like_names,
    milestones,
    near_things,
    other_layout,
    other_position,
    other_programme,
)

PARTS: tuple[Prepared[Any], ...] = (
    targets.PREPARED,
    common_runs.PREPARED,
    near_things.PREPARED,
    like_names.PREPARED,
    chains.PREPARED,
    milestones.DATED,
    milestones.UNDATED,
    other_programme.PREPARED,
    other_layout.SLOGANS,
    other_layout.MEMBERS,
    other_position.PREPARED,
)


def answers(reading: Reading) -> dict[str, bytes]:
    """Return what every part gives for a reading, by the part's name, as the shelf keeps it."""
    return {part.name: part.packed(reading) for part in PARTS}
