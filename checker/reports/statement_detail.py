"""How much of the two tables the 衔接情况说明 tells in words: the least, and what is added while there is room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Detail:
    """What is told. The rest is counted in the text and stands in the attached tables.

    `told`: differences with a paragraph of their own; `equal`, `settled`, `apart`, `extra`: indicators that the lists
    of these kinds name; `lacking`: targets not taken up that are named, `binding`: the same of those that must be met
    here; `matters`: those told in words; `notes`: what was not aligned; `plans`: upper plans named, with number and
    date where `states`; `workings`: the computation behind a difference in full; `aside`: how many targets only
    complete the account; `longest`: characters of a reason or message that is quoted.
    """

    told: int = 0
    equal: int = 0
    settled: int = 0
    apart: int = 0
    extra: int = 0
    lacking: int = 0
    binding: int = 1
    matters: int = 0
    notes: int = 0
    plans: int = 2
    states: bool = False
    workings: bool = False
    aside: bool = False
    longest: int = 30


_STEPS: tuple[dict[str, Any], ...] = (
    {"told": 1, "longest": 60},
    {"plans": 4},
    {"plans": 6},
    {"binding": 4},
    {"told": 2, "longest": 100},
    {"longest": 200},
    {"equal": 2},
    {"lacking": 2, "binding": 6},
    {"notes": 2},
    {"told": 3},
    {"matters": 1},
    {"apart": 2},
    {"settled": 2},
    {"lacking": 4, "binding": 99},
    {"plans": 20, "notes": 4},
    {"matters": 2},
    {"equal": 4},
    {"states": True},
    {"told": 4},
    {"extra": 2},
    {"lacking": 6},
    {"matters": 3},
    {"settled": 4, "apart": 4},
    {"longest": 400},
    {"lacking": 9, "notes": 6},
    {"told": 6},
    {"matters": 4},
    {"equal": 8},
    {"workings": True},
    {"aside": True},
    {"settled": 9, "apart": 6, "extra": 6},
    {"lacking": 14},
    {"matters": 6},
    {"lacking": 20, "extra": 12, "notes": 20},
)
"""What is added, the most wanted first; a step that does not fit is left out, those behind it are still tried."""


def everything() -> Detail:
    """Return the detail with every step, for a text that may take as many pages as it needs."""
    detail = Detail()
    for step in _STEPS:
        detail = replace(detail, **step)
    return replace(detail, told=99, matters=99)


def fullest(fits: Callable[[Detail], bool]) -> Detail:
    """Return the detail with every step that fits; the least one even where it does not."""
    detail = Detail()
    for step in _STEPS:
        more = replace(detail, **step)
        detail = more if fits(more) else detail
    return detail
