"""Numbers as Chinese plans write them: Arabic, Chinese, mixed, fractions, multiples, ranges, with 以上 and 左右."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0, "○": 0, "两": 2, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
BIG = {"万": 10**4, "亿": 10**8}
HALF = Decimal("0.5")

ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
"""Arabic digits, with thousands commas or a decimal point."""
HAN = r"[零〇○一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]+(?:点[零〇一二三四五六七八九]+)?|半"
"""Chinese numerals; 半 stands alone."""
SCALE = r"(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百)"
"""A multiplier behind Arabic digits."""
DASH = r"(?:-{1,2}|—{1,2}|–|~|～|－|至|到)"
"""What stands between the ends of a range."""

PREFIXES = {
    "ge": "不少于 不低于 不小于 不下于 至少达到 至少 最低 ≥ >= ≧".split(),
    "gt": "超过 突破 超出 高于 大于 多于 高出 超 逾 > ＞".split(),
    "le": "不超过 不高于 不多于 不大于 不突破 最多 至多 最高 ≤ <= ≦".split(),
    "lt": "不足 低于 少于 小于 不到 不满 未满 < ＜".split(),
    "approx": "大约 大概 接近 将近 约为 约 近 ≈".split(),
}
"""Words in front of a number and the comparison they state (gold guide; DOMAIN annex C)."""
SUFFIXES = {
    "ge": "及以上 以上 之上 起".split(),
    "le": "及以下 以内 以下 之内 之下 内".split(),
    "approx": "左右 上下 前后 许".split(),
    "gt": "有余".split(),
}
"""Words behind a number and its unit."""

COMPARATOR_OF = {word: name for table in (PREFIXES, SUFFIXES) for name, words in table.items() for word in words} | {
    "余": "gt",
    "多": "gt",
    "几": "approx",
}


def alternation(words: list[str] | tuple[str, ...] | set[str] | frozenset[str]) -> str:
    """Return a regular expression that matches any of `words`, the longest first.

    Words that begin alike share their beginning, so that each character of a text is looked at once and not for every
    word; which word matches, and in which order others are tried after it, is as in a plain list.
    """
    return _branches(sorted(set(words), key=lambda w: (-len(w), w)))


def _branches(words: list[str]) -> str:
    """Return the alternatives of words in order; an empty one among them must be the last."""
    ends: dict[str, list[str]] = {}
    for word in words:
        ends.setdefault(word[:1], []).append(word[1:])
    return "|".join(re.escape(first) + _endings(rests) for first, rests in ends.items())


def _endings(rests: list[str]) -> str:
    """Return what follows a first character: nothing, one ending, or one of several."""
    if len(rests) == 1:
        return re.escape(rests[0])
    return f"(?:{_branches([rest for rest in rests if rest])})" + "?" * ("" in rests)


BEFORE = alternation([w for words in PREFIXES.values() for w in words])
"""Regular expression of the comparison words in front."""
AFTER = alternation([w for words in SUFFIXES.values() for w in words])
"""Regular expression of the comparison words behind."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A written number: `value` to `value_max` (None when no range), `unit` `%` or `倍` when it says so itself.

    `decimals` counts the digits after the point as written; `comparator` is eq, ge, gt, le, lt or approx.
    """

    value: Decimal
    value_max: Decimal | None = None
    decimals: int = 0
    comparator: str = "eq"
    unit: str | None = None


@lru_cache(maxsize=4096)
def value_of(text: str) -> Decimal:
    """Return the value of Arabic, Chinese or mixed digits without unit; raises ValueError for anything else.

    `1,200`, `1.2万`, `3千`, `一百二十三`, `一百二`, `二〇三五`, `三点五`, `半`.
    """
    text = text.replace(" ", "")
    mixed = re.fullmatch(rf"({ARABIC})([十百千万亿]*)", text)
    if mixed:
        value = Decimal(mixed[1].replace(",", ""))
        for scale in mixed[2]:
            value *= SMALL.get(scale) or BIG[scale]
        return value
    if text == "半":
        return HALF
    whole, point, rest = text.partition("点")
    if point:
        tail = rest.rstrip("万亿")
        scaled = Decimal(f"{_han(whole)}.{''.join(str(DIGITS[c]) for c in tail)}")
        for scale in rest[len(tail) :]:
            scaled *= BIG[scale]
        return scaled
    return Decimal(_han(text))


def _han(text: str) -> int:
    """Return the value of whole Chinese numerals."""
    if not text or not all(c in DIGITS or c in SMALL or c in BIG for c in text):
        raise ValueError(f"not a number: {text!r}")
    if all(c in DIGITS for c in text):
        return int("".join(str(DIGITS[c]) for c in text))
    total = section = digit = 0
    last = 1
    previous = ""
    for char in text:
        if char in DIGITS:
            if previous in DIGITS and previous and DIGITS[previous]:
                raise ValueError(f"not a number: {text!r}")
            digit = DIGITS[char]
            last = 1 if char in "零〇○" else last
        elif char in SMALL:
            section += (digit or 1) * SMALL[char]
            digit, last = 0, SMALL[char]
        else:
            below = section + digit
            if char == "亿" or (total and not below):
                total = (total + below) * BIG[char]  # 三百万亿; 四万万 is an old way to write 四亿
            else:
                total += (below or 1) * BIG[char]
            section = digit = 0
            last = BIG[char]
        previous = char
    # 一百二 is 120 and 三万五 is 35000: a last digit counts the next lower place unless 零 stands before it
    return total + section + digit * (last // 10 if last > 10 and previous in DIGITS else 1)


def to_han(number: int) -> str:
    """Return a non-negative whole number below 10¹² in Chinese numerals (一百零五, 十二, 三万二千)."""
    if number == 0:
        return "零"
    for name, size in (("亿", 10**8), ("万", 10**4)):
        high, low = divmod(number, size)
        if high:
            gap = "零" if low and low < size // 10 else ""
            return to_han(high) + name + gap + (_section(low) if low < 10**4 else to_han(low) if low else "")
    text = _section(number)
    return text.removeprefix("一") if text.startswith("一十") else text


def _section(number: int) -> str:
    text, zero = "", False
    for name, size in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit, number = divmod(number, size)
        if digit:
            text += ("零" if zero and text else "") + "零一二三四五六七八九"[digit] + name
            zero = False
        else:
            zero = True
    return text


_DECIMALS = re.compile(r"[.点]([\d零〇一二三四五六七八九]+)")


def decimals_of(text: str) -> int:
    """Return how many digits are written after the decimal point (`.` or 点)."""
    if text.isdecimal():
        return 0
    found = _DECIMALS.search(text)
    return len(found[1]) if found else 0


_NUMBER = rf"(?:{ARABIC}|{HAN})"
_WHOLE = re.compile(
    rf"(?P<before>{BEFORE})?\s*"
    rf"(?P<low>(?:{ARABIC}){SCALE}?|{HAN})(?P<percent>[%％])?"
    rf"(?:\s*{DASH}\s*(?P<high>(?:{ARABIC}){SCALE}?|{HAN}))?"
    rf"(?P<some>余|多|几)?(?P<scale>{SCALE})?(?P<unit>[%％]|倍|成)?\s*(?P<after>{AFTER})?"
)
_FRACTION = re.compile(rf"(?P<before>{BEFORE})?(?P<parts>{_NUMBER})分之(?P<part>{_NUMBER})(?P<after>{AFTER})?")
_DOUBLING = re.compile(rf"(?P<before>{BEFORE})?翻(?:了|近|约)?(?P<times>{_NUMBER})?番(?P<after>{AFTER})?")


def parse(text: str) -> Numeral | None:
    """Return what the whole of `text` says as a number, or None when it is no number.

    百分之五 is 5 %, 三成 30 %, 三分之一 a third, 翻两番 4 倍, 10至15 a range, 三百余 more than 300.
    """
    for read in (_read_doubling, _read_fraction, _read_whole):
        try:
            found = read(text.strip())
        except ValueError:
            continue
        if found is not None:
            return found
    return None


def _comparator(match: re.Match[str]) -> str:
    groups = match.groupdict()
    word = groups.get("after") or groups.get("some") or groups.get("before")
    return COMPARATOR_OF[word] if word else "eq"


def _read_doubling(text: str) -> Numeral | None:
    match = _DOUBLING.fullmatch(text)
    if not match:
        return None
    return Numeral(Decimal(2) ** value_of(match["times"] or "一"), comparator=_comparator(match), unit="倍")


def _read_fraction(text: str) -> Numeral | None:
    match = _FRACTION.fullmatch(text)
    if not match:
        return None
    if match["parts"] == "百":
        return Numeral(value_of(match["part"]), None, decimals_of(match["part"]), _comparator(match), "%")
    parts = value_of(match["parts"])
    return Numeral(value_of(match["part"]) / parts, comparator=_comparator(match)) if parts else None


def _read_whole(text: str) -> Numeral | None:
    match = _WHOLE.fullmatch(text)
    if not match:
        return None
    scale = value_of("1" + match["scale"]) if match["scale"] else Decimal(1)
    unit = match["unit"] or match["percent"]
    if unit == "成":
        scale *= 10
    low = value_of(match["low"]) * scale
    high = value_of(match["high"]) * scale if match["high"] else None
    unit = "%" if unit in ("％", "成") else unit
    return Numeral(low, high, decimals_of(match["high"] or match["low"]), _comparator(match), unit)
