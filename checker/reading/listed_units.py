"""What stands behind or before a number and says what it counts (`units.tsv`, `listed_units.tsv`), for the listing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from checker import resources
from checker.numerals import alternation
from checker.reading import units
from checker.text import Span

_HALF = re.compile("半(?![天夜个数年径岛导成决球月日程路])")
_HALVED = frozenset({"dimension", "time", "age", "measure"})


@dataclass(frozen=True, slots=True)
class UnitFound:
    """A unit in the text: its `name` as listed, the kind of the table, where it stands."""

    name: str
    kind: str
    span: Span


@cache
def _rows() -> tuple[dict[str, str], ...]:
    return tuple(resources.rows("listed_units.tsv"))


@cache
def kinds() -> dict[str, str]:
    """Return the kind of every unit that may stand behind a number."""
    found = {row["unit"]: row["use"] for row in resources.rows("units.tsv")}
    found |= {row["unit"]: row["kind"] for row in _rows() if row["kind"] not in _ELSEWHERE}
    bases = [row["unit"] for row in _rows() if row["kind"] == "base"]
    letters = [row["unit"] for row in _rows() if row["kind"] == "prefix_letter"]
    found |= {letter + base: "dimension" for base in bases for letter in ("", *letters)}
    return found


_ELSEWHERE = frozenset({"prefix", "prefix_letter", "before_degree", "base", "minor"})


@cache
def _behind() -> re.Pattern[str]:
    """Return the pattern of units that stand behind a number, the longest first; Latin ones end with their letters."""
    names = list(kinds())
    latin = [n for n in names if n[-1].isascii() and n[-1].isalpha()]
    han = [n for n in names if n not in set(latin)]
    latin_any = alternation({n.lower() for n in latin if len(n) > 1})
    latin_one = alternation([n for n in latin if len(n) == 1])
    money = alternation([n for n, kind in kinds().items() if kind == "currency"])
    return re.compile(
        rf"[ \xa0]{{0,4}}(?P<points>个?\s*百\s*分\s*点)| ?(?P<money>个?(?:{money})(?:人民币)?)(?![\u4e00-\u9fff]*大楼)"
        rf"| ?(?P<latin>(?:(?i:{latin_any})|{latin_one})(?![A-Za-z级]))| ?(?P<han>{alternation(han)})"
    )


@cache
def _planned() -> re.Pattern[str]:
    return re.compile(" ?" + units.pattern())


@cache
def _minors() -> dict[str, tuple[str, Decimal]]:
    return {row["unit"]: (row["of"], Decimal(row["factor"])) for row in _rows() if row["kind"] == "minor"}


@cache
def _before(kind: str) -> tuple[re.Pattern[str], dict[str, str]]:
    of = {row["unit"]: row["of"] for row in _rows() if row["kind"] == kind}
    return re.compile(rf"(?<![A-Za-z])(?:{alternation(list(of))})[ \xa0]{{0,3}}\Z"), of


def unit_at(text: str, at: int) -> UnitFound | None:
    """Return the longest unit that begins at `at` (one blank may stand before it), None where none does."""
    found = _behind().match(text, at)
    planned = _planned().match(text, at)
    if planned and (found is None or planned.end() > found.end()):
        name = units.normal_name(planned[0])
        known = units.unit_of(name)
        return UnitFound(name, known.use if known else "measure", Span(*planned.span()))
    if found is None or found.lastgroup is None:
        return None
    name = re.sub(r"\s", "", found[found.lastgroup])
    if found["points"]:
        return UnitFound("百分点", "ratio", Span(*found.span()))
    if found["money"]:
        return UnitFound(name.removeprefix("个").removesuffix("人民币") or "元", "currency", Span(*found.span()))
    return UnitFound(name, kinds().get(name, "dimension"), Span(*found.span()))


def half_behind(text: str, unit: UnitFound) -> bool:
    """Tell whether 半 behind the unit adds half of one: 两米半."""
    return unit.kind in _HALVED and _HALF.match(text, unit.span.stop) is not None


def unit_before(text: str, at: int, unit: UnitFound | None) -> tuple[str, int] | None:
    """Return the unit that stands before the number at `at` and where it begins: ￥300, 人民币8千元, 华氏温度98度."""
    kind = "before_degree" if unit is not None and unit.name in ("度", "°") else "prefix"
    if unit is not None and kind == "prefix" and unit.kind != "currency" and unit.name != "元":
        return None
    head = text[max(0, at - 12) : at]
    pattern, of = _before(kind)
    match = pattern.search(head)
    if match is None:
        return None
    return of[match[0].strip()], at - len(head) + match.start()


def minor_at(text: str, at: int, major: str) -> tuple[Decimal, int] | None:
    """Return the factor and the end of a smaller coin of `major` at `at`: 角 of 元 is 0.1."""
    for name in sorted(_minors(), key=len, reverse=True):
        of, factor = _minors()[name]
        if text.startswith(name, at) and (of == major or (of == "元" and major in ("块", "圆", "块钱", "人民币"))):
            return factor, at + len(name)
    return None
