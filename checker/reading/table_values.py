"""The value in one cell of an indicator table: number, range, comparison, brackets, direction, or words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from checker import numerals
from checker.numerals import ARABIC, DASH, SCALE, value_of
from checker.reading import units
from checker.reading.elements import Comparator
from checker.text import Span

EMPTY = re.compile(r"^[\s—\-－–/／\\无]*$|^——$")
_OPEN, _CLOSE = r"[\[［〔【(（{]", r"[\]］〕】)）}]"
_VALUE = re.compile(
    rf"(?P<lead>(?:[比较](?P<base>(?:19|20)\d{{2}})年|力争|争取|确保|预计|达到|达|控制在|保持在|稳定在|完成|提高到|提升到|累计|新增|净增|年均|每年|基本|平均|不断|\s)*)"
    rf"(?P<quote>(?P<before>{numerals.BEFORE}|>=|<=|[＞＜>＜<≥≤≧≦])?\s?(?P<open>{_OPEN})?\s?"
    rf"(?P<inner>[＞＜><≥≤])?\s?(?P<way>下降|降低|减少|增长|增加|提高|上升|压减|提升)?\s?(?P<to>至|到)?\s?"
    rf"(?P<sign>[-－+＋])?(?P<low>{ARABIC})(?P<pct>[%％])?(?:\s?(?:{DASH}|－)\s?(?P<high>{ARABIC}))?\s?(?P<scale>{SCALE})?\s?"
    rf"(?P<unit>%%UNIT%%)?\s?(?P<inside>{numerals.AFTER})?\s?(?P<close>{_CLOSE})?\s?(?P<after>{numerals.AFTER})?)[∗*＊①②③④⑤]?"
)
_REMEMBERED = 16384  # texts of cells
_COMPOSITE = re.compile(rf"\s*(?P<one>{ARABIC})\s?[/／]\s?(?P<two>{ARABIC})\s*")


_YEAR_BEHIND = re.compile(r"(?<=\S)\s*[（(](?P<year>(?:19|20)\d{2})年?(?:底|末|数据|数|值)?[）)]\s*$")


@dataclass(frozen=True, slots=True)
class CellValue:
    """A parsed cell: `value` negative for decreases, `change` for 下降15%, `cumulative` for [15] and 新增15.

    `base` is the year that the cell itself compares with (比2015年降低15%), `year` the one behind the
    value in brackets: 1.7（2019年）.
    """

    span: Span
    value: Decimal
    value_max: Decimal | None = None
    unit: str | None = None
    comparator: Comparator = Comparator.EQ
    decimals: int = 0
    cumulative: bool = False
    change: bool = False
    hedge: str | None = None
    base: int | None = None
    year: int | None = None


_compiled: list[re.Pattern[str]] = []


def _pattern() -> re.Pattern[str]:
    if not _compiled:
        _compiled.append(re.compile(_VALUE.pattern.replace("%%UNIT%%", units.pattern())))
    return _compiled[0]


@lru_cache(_REMEMBERED)
def parse(text: str) -> CellValue | None:
    """Return the value that the whole of a cell states; None for words (完成省定目标) and empty cells."""
    dated = _YEAR_BEHIND.search(text)
    if dated:
        text = text[: dated.start()]
    match = _pattern().fullmatch(text.strip()) or _pattern().fullmatch(re.split("[，,、；;](?!\\d)", text.strip())[0])
    if not match:
        return None
    if match["unit"] == "年" and re.fullmatch(r"(?:19|20)\d{2}", match["low"]):
        return None
    lead = len(text) - len(text.lstrip())
    word = match["after"] or match["inside"] or match["before"] or match["inner"]
    word = {"＞": ">", "＜": "<"}.get(word, word) if word else None
    down = match["way"] in ("下降", "降低", "减少", "压减") and not match["to"]
    negative = match["sign"] in ("-", "－") or down
    value = value_of(match["low"]) * (-1 if negative else 1)
    high = value_of(match["high"]) * (-1 if negative else 1) if match["high"] else None
    unit = units.normal_name((match["scale"] or "") + (match["unit"] or match["pct"] or "")) or None
    hedge = re.search("力争|争取|预计", match["lead"])
    return CellValue(
        Span(*match.span("quote")).shifted(lead),
        value,
        high,
        unit,
        Comparator(numerals.COMPARATOR_OF[word]) if word else Comparator.EQ,
        numerals.decimals_of(match["high"] or match["low"]),
        bool(match["open"] and match["close"]) or re.search("新增|净增", match["lead"]) is not None,
        bool(match["way"]) and not match["to"],
        hedge[0] if hedge else None,
        int(match["base"]) if match["base"] else None,
        int(dated["year"]) if dated else None,
    )


def parse_pair(text: str) -> tuple[CellValue, CellValue] | None:
    """Return the two values of a composite cell (8358/244); None when the cell is none."""
    match = _COMPOSITE.fullmatch(text)
    if not match:
        return None
    one, two = (
        CellValue(Span(*match.span(part)), value_of(match[part]), decimals=numerals.decimals_of(match[part]))
        for part in ("one", "two")
    )
    return one, two


@lru_cache(_REMEMBERED)
def is_value(text: str) -> bool:
    """Tell whether a cell holds a number or a dash for none."""
    return bool(EMPTY.match(text)) or parse(text) is not None or parse_pair(text) is not None
