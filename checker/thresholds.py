"""The limits that rules and comparisons work with, from `resources/thresholds.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from checker import resources


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Design values, not official ones. Rates and tolerances are in percent or percentage points."""

    growth_tolerance: Decimal
    ratio_growth: Decimal
    ratio_multiple: Decimal
    growth_rate_points: Decimal
    share_minor: Decimal
    share_major: Decimal
    similar_title: int


@cache
def default() -> Thresholds:
    """Return the limits that ship with the program."""
    return parse(resources.text("thresholds.toml"))


def parse(text: str) -> Thresholds:
    """Build from TOML; raises KeyError, ValueError or ArithmeticError on a file that lacks or garbles a limit."""
    data = tomllib.loads(text)
    return Thresholds(
        growth_tolerance=Decimal(data["growth"]["tolerance_points"]),
        ratio_growth=Decimal(data["feasibility"]["ratio_growth_per_year"]),
        ratio_multiple=Decimal(data["feasibility"]["ratio_multiple"]),
        growth_rate_points=Decimal(data["feasibility"]["growth_rate_points"]),
        share_minor=Decimal(data["share"]["minor"]),
        share_major=Decimal(data["share"]["major"]),
        similar_title=int(data["toc"]["similar_title"]),
    )
