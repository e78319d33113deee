"""Plan → Reading: cleaned passages, outline, contents, profile, metrics, duties and names.

The records of a reading (`elements`) can be had without the machinery that makes one: a window starts sooner.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.plan import Plan
    from checker.reading.elements import Reading


def read(plan: Plan) -> Reading:
    """Return what `plan` says: its passages, outline, contents, profile, metrics and duties."""
    from checker.reading.assembly import read as assemble

    return assemble(plan)
