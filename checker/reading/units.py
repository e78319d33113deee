"""Units of measurement as plans write them, from `resources/units.tsv`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from checker import resources
from checker.numerals import SCALE, alternation, value_of

_SCALED = re.compile(rf"({SCALE})(.+)")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: one of it is `factor` of `base`; units of one `dimension` can be compared.

    `use` says how prose uses it: count, measure, ratio, time, or rare (only with a verb of reaching).
    """

    name: str
    base: str
    factor: Decimal
    dimension: str
    use: str


@cache
def table() -> dict[str, Unit]:
    """Return the units of the table by name, without multipliers."""
    return {
        row["unit"]: Unit(row["unit"], row["base"], Decimal(row["factor"]), row["dimension"], row["use"])
        for row in resources.rows("units.tsv")
    }


@cache
def unit_of(name: str) -> Unit | None:
    """Return the unit `name`, with multiplier (万家) or composite (万元/人) as it may be; None when unknown."""
    if name in table():
        return table()[name]
    if "/" in name:
        over, under = (unit_of(part) for part in name.split("/", 1))
        if over is None or under is None:
            return None
        dimension = f"{over.dimension}/{under.dimension}"
        return Unit(name, f"{over.base}/{under.base}", over.factor / under.factor, dimension, "measure")
    scaled = _SCALED.fullmatch(name)
    simple = unit_of(scaled[2]) if scaled else None
    if scaled is None or simple is None:
        # 件/万人 has a multiplier under the stroke and no unit of its own: 人/亿元, 床/千人
        return None
    return Unit(name, simple.base, simple.factor * value_of("1" + scaled[1]), simple.dimension, simple.use)


def in_base(value: Decimal, unit: str | None) -> tuple[Decimal, str | None]:
    """Return `value` in the base unit and the base unit's name; unknown units stay as they are."""
    known = unit_of(unit) if unit else None
    return (value * known.factor, known.base) if known else (value, unit)


def comparable(one: str | None, other: str | None) -> bool:
    """Tell whether sizes in the two units can be compared (after `in_base`)."""
    if one == other:
        return True
    known, known_other = (unit_of(u) if u else None for u in (one, other))
    return known is not None and known_other is not None and known.dimension == known_other.dimension


def are_alike(one: str, other: str) -> bool:
    """Tell whether two measure words are used for the same things: 家 and 个 for firms, 人 and 名 for persons."""
    return any({one, other} <= words for words in _alike())


@cache
def _alike() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(row["units"].split("|")) for row in resources.rows("like_units.tsv"))


@lru_cache(1024)
def normal_name(written: str) -> str:
    """Return the unit as metrics give it: 个百分点 -> 百分点, ％ -> %, without blanks."""
    name = re.sub(r"\s", "", written).replace("％", "%").replace("人民币", "")
    return name.removeprefix("个") if name in ("个百分点", "个工作日") else name


@cache
def beginnings() -> frozenset[str]:
    """Return the characters that units begin with, those of digits and all behind them."""
    return frozenset(char for name in table() for char in name[: 1 + len(name) - len(name.lstrip("0123456789.,"))])


@cache
def pattern() -> str:
    """Return a regular expression that matches a unit, composite or not, without multiplier in front."""
    rows = [row for row in resources.rows("units.tsv") if row["use"] != "part"]
    ends: dict[str, list[str]] = {}  # what units go on with, by their first character
    for row in sorted(rows, key=lambda r: -len(r["unit"])):
        guard = f"(?![{row['not_before']}])" if row["not_before"] else ""
        ends.setdefault(row["unit"][0], []).append(re.escape(row["unit"][1:]) + guard)
    simple = "|".join(f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in ends.items())
    plain = alternation([row["unit"] for row in rows])
    return rf"(?:{simple})(?:\s?[/／]\s?{SCALE}?(?:{plain}|日|月|学年|千人|百人|班))?"
