"""Identities total = ratio × base, from `resources/identities.tsv`, and what the base must be for them to hold."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from checker import resources
from checker.align.values import in_unit
from checker.intervals import Interval
from checker.reading.elements import Comparator, Metric


@dataclass(frozen=True, slots=True)
class Identity:
    """One row: ids of total, ratio and base, the base's name in messages, and its usual growth in percent a year."""

    total: str
    ratio: str
    base: str | None
    base_name: str
    words: tuple[str, ...]
    low: Decimal
    high: Decimal


@cache
def table() -> tuple[Identity, ...]:
    """Return the identities of the table."""
    return tuple(
        Identity(
            total=row["total"],
            ratio=row["ratio"],
            base=row["base_id"] or None,
            base_name=row["base_name"],
            words=tuple(row["base_words"].split("|")),
            low=Decimal(row["low"]),
            high=Decimal(row["high"]),
        )
        for row in resources.rows("identities.tsv")
    )


def fraction(ratio: Metric) -> Interval | None:
    """Return a share as a fraction, a per-ten-thousand figure as a fraction of one person; None for other units."""
    if ratio.interval is None:
        return None
    if ratio.unit == "%":
        return ratio.interval.scaled(Decimal("0.01"))
    return ratio.interval.scaled(Decimal("0.0001"))


def implied_base(total: Metric, ratio: Metric, unit: str) -> Interval | None:
    """Return the base, in `unit` for a share (else in what the total counts), that total and ratio give together."""
    share = fraction(ratio)
    amount = in_unit(total.interval, total.unit, unit) if ratio.unit == "%" else total.interval
    if amount is None or share is None or not bounded(amount) or not bounded(share):
        return None
    return amount / share


def bounded(interval: Interval) -> bool:
    """Tell whether both ends are known and positive."""
    return interval.low is not None and interval.high is not None and interval.low > 0


def exact(metric: Metric) -> bool:
    """Tell whether a statement gives a figure and not only a bound."""
    return metric.value is not None and metric.comparator in (Comparator.EQ, Comparator.APPROX)
