"""One number as it is written, Arabic, Chinese or mixed, read from a place in the text: 5万4千6百, 四十九兆, 十几万.

A hand-made scanner, because Chinese numerals nest (八千三百一十一亿四千八百万) and leave out their last place (三万五),
which no regular expression can value. It reads cleaned text (`folding`): half-width digits, simplified characters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from checker.numerals import DIGITS, SMALL
from checker.text import Span

LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}
ZEROS = "零〇○"
_DIGITS = DIGITS | {"俩": 2}
_BLANK = "[ \xa0]{0,3}"
_ARABIC = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+")
_ALL_DIGITS = re.compile(r"\d+")
_WHOLE = re.compile(r"\d{1,4}(?![\d.,%])")
_POINT = re.compile(rf"{_BLANK}点{_BLANK}((?:[零〇○一二三四五六七八九壹贰叁肆伍陆柒捌玖]{_BLANK})+)")
_LATER_SCALE = re.compile(rf"{_BLANK}([万亿兆]+)")
_EXPONENT = re.compile(r"[eE]([+-]?\d{1,3})(?![\dA-Za-z])|\^([+-]{0,2}\d{1,3})(?!\d)")
_LATIN_SCALE = re.compile(r" ?(k|[KM](?![\u4e00-\u9fff])|[KM](?=[个元人家]))(?![A-Za-z])")
_NO_MORE = "措|点|样|式|媒体|功能|方|维|源|层次|边"
_SOME = re.compile(
    rf"{_BLANK}(余|几|(?<=[十百千])来(?=[个家名人年天岁次种项亩米里块])|(?<![十百千万亿])多(?!元)(?!{_NO_MORE})|"
    rf"(?<=[十百千万亿])多(?!元化)(?!{_NO_MORE}))"
)
_DOZEN = re.compile(rf"{_BLANK}打(?![造击通破好响开印卡赢牢算扮理断磨架动赤])")
_PREFIXED = re.compile(r"[千兆](?:米|克|瓦|卡|字节|比特|赫|伏|安|焦|帕|升|欧姆|秒)")
_NO_NUMBER_BEFORE = frozenset("几数成上")


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """A number without its unit; `high` when two digits are a range (三四百), `some` the hedge inside (余, 多, 几).

    `scale` is the plain multiplier behind Arabic digits (1.2万: 10000), which a range shares with its other end;
    `stop` is where the unit may begin, behind a hedge that is no part of the figure (四百多个).
    """

    span: Span
    value: Decimal
    high: Decimal | None = None
    some: str | None = None
    scale: int = 1
    han: bool = False
    decimals: int = 0
    hedge: int = 0

    @property
    def stop(self) -> int:
        """Where the number ends with the hedge behind it."""
        return self.span.stop + self.hedge


class _Scanner:
    """Reads one number: finished parts on a stack, the section below 万, and the digit that waits for its place."""

    def __init__(self, text: str, at: int, whole_only: bool) -> None:
        self.text, self.start, self.at = text, at, at
        self.whole_only = whole_only
        self.parts: list[tuple[int, Decimal]] = []
        self.section = Decimal(0)
        self.digit: Decimal | None = None
        self.run = ""
        self.place = 0  # of the last scale read
        self.zero = False
        self.some: str | None = None
        self.hedge = 0
        self.reach: tuple[int, int] | None = None
        self.arabic = False
        self.literal = Decimal(0)  # the Arabic digits that begin the number
        self.written_place: int | None = None  # digits of a later Arabic part: 3万4000 counts units
        self.decimals = 0

    def read(self) -> WrittenNumber | None:
        """Return the number that begins here, None where none does."""
        while self._arabic() or self._character():
            pass
        if self.at == self.start or (not self.parts and not self.section and self.digit is None):
            return None
        value = self._total()
        value = self._behind(value)
        high = value * self.reach[1] / self.reach[0] if self.reach else None
        scale = int(value / self.literal) if self.literal and self.written_place is None else 1
        span = Span(self.start, self.at)
        return WrittenNumber(span, value, high, self.some, scale, not self.arabic, self.decimals, self.hedge)

    @property
    def _fresh(self) -> bool:
        return self.at == self.start

    @property
    def _waiting(self) -> bool:
        """Tell whether a unit may follow here: 三|千克, 一百|千瓦."""
        return self.digit is not None or bool(self.section)

    def _arabic(self) -> bool:
        """Read Arabic digits: at the beginning, or behind a scale or 零 (5万4千, 1千零1)."""
        if self._fresh:
            match = (_ALL_DIGITS if self.whole_only else _ARABIC).match(self.text, self.at)
            if match is None:
                return False
            written = match[0].replace(",", "")
            self.literal = Decimal(written)
            self.decimals = len(written.partition(".")[2])
        else:
            match = _WHOLE.match(self.text, self.at) if self.arabic and self.place and self.digit is None else None
            if match is None:
                return False
            written = match[0]
            self.written_place = len(written)
        self.digit, self.arabic, self.run, self.at = Decimal(written), True, "", match.end()
        return True

    def _character(self) -> bool:
        """Read one numeral character, blanks before it; tell whether one was read."""
        at = self.at
        while not self._fresh and at < len(self.text) and at - self.at < 3 and self.text[at] in " \xa0":
            at += 1
        char = self.text[at : at + 1]
        if not char or (self._waiting and _PREFIXED.match(self.text, at)):
            return False
        if char in _DIGITS:
            done = self._take_digit(char, at)
        elif char in SMALL:
            done = self._take_small(SMALL[char], at, char)
        elif char in LARGE:
            done = self._take_large(LARGE[char])
        else:
            return self._take_some()
        if done:
            self.at = at + 1
        return done

    def _take_digit(self, char: str, at: int) -> bool:
        if char in "两俩" and not self._fresh and not self._scale_follows(at + 1) and not self._one_or_two(at + 1):
            return False  # 三十两: the last is the unit
        if self.digit is None:
            if char in ZEROS and not self._fresh:
                self.zero = True
                return True
            self.digit, self.run = Decimal(_DIGITS[char]), char
            return True
        if self.run and not self.parts and not self.section:
            self.run += char
            self.digit = Decimal("".join(str(_DIGITS[c]) for c in self.run))
            return True
        return False

    def _scale_follows(self, at: int) -> bool:
        rest = self.text[at : at + 1]
        return rest in SMALL or rest in LARGE if rest else False

    def _one_or_two(self, at: int) -> bool:
        return self.run == "一" and self.text[at : at + 1] in set("天年个次家名周月种项处位人")

    def _take_small(self, scale: int, at: int, char: str) -> bool:
        digit = self.digit
        if digit is None or (self.zero and not digit):
            tens = scale == 10 and (self._fresh or self.zero or digit == 0 or self.place > 1000)
            named = self._fresh and self.text[at + 1 : at + 2] in _DIGITS and self.text[at + 1 : at + 2] not in ZEROS
            named = named and self.text[at - 1 : at] not in _NO_NUMBER_BEFORE
            if not (tens or named or (self._fresh and scale == 10)):
                return False
            digit = Decimal(1)
        if digit == 0 and self._is_run():
            digit = Decimal(1)  # 零十
        if self.section and self.place <= scale:
            return False
        digit = self._spread(digit)
        self.section += digit * scale
        self.digit, self.place, self.zero, self.run, self.written_place = None, scale, False, "", None
        return True

    def _is_run(self) -> bool:
        return bool(self.run) and all(c in ZEROS for c in self.run)

    def _spread(self, digit: Decimal) -> Decimal:
        """Return the low digit of 三四 in 三四百 and remember how far it reaches; other runs stay."""
        if len(self.run) == 2 and not self.arabic:
            low, high = (_DIGITS[c] for c in self.run)
            if 0 < low < high <= low + 2:
                self.reach = (low, high)
                return Decimal(low)
        return digit

    def _take_large(self, scale: int) -> bool:
        below = self.section + (self._spread(self.digit) if self.digit is not None else 0)
        if not below and not self.parts:
            return False
        gathered = below
        while self.parts and (self.parts[-1][0] < scale or (not gathered and self.parts[-1][0] <= scale)):
            gathered += self.parts.pop()[1]
        if not gathered:
            multiplied = self.parts.pop()  # 一亿万: rare, by the last part
            gathered = multiplied[1]
        self.parts.append((scale, gathered * scale))
        self.section, self.digit, self.place, self.zero, self.run = Decimal(0), None, scale, False, ""
        self.written_place = None
        return True

    def _take_some(self) -> bool:
        """Read 余, 多, 几 behind a scale or Arabic digits; a scale may follow (十余万)."""
        match = _SOME.match(self.text, self.at)
        if match is None or self._fresh or (self.some and not _LATER_SCALE.match(self.text, match.end())):
            return False
        if self.digit is not None and not self.arabic:
            return False
        if match[1] == "几" and self.arabic and not self.place:
            return False
        self.some = self.some or match[1]
        if match[1] != "几" and not _LATER_SCALE.match(self.text, match.end()):
            self.hedge = match.end() - self.at
            return False
        self.at = match.end()
        return True

    def _total(self) -> Decimal:
        total = sum((part for _, part in self.parts), Decimal(0)) + self.section
        if self.digit is None:
            return total
        omitted = self.place > 10 and not self.zero and (self.written_place or 1) == 1
        # 一百二 is 120 and 三万五 is 35000: a last digit counts the next lower place unless 零 stands before it
        return total + self.digit * (self.place // 10 if omitted else 1)

    def _behind(self, value: Decimal) -> Decimal:
        """Return `value` with what may follow the whole number: a decimal part, an exponent, k, 打."""
        value = self._point(value)
        if self.arabic and not self.place:
            value = self._latin(value)
        dozen = _DOZEN.match(self.text, self.at)
        if dozen:
            value, self.at = value * 12, dozen.end()
        return value

    def _point(self, value: Decimal) -> Decimal:
        match = _POINT.match(self.text, self.at)
        if match is None or self.some or self.decimals:
            return value
        digits = re.sub(r"\s", "", match[1])
        self.decimals = len(digits)
        self.at = match.start(1) + len(match[1].rstrip())
        value += Decimal("0." + "".join(str(_DIGITS[c]) for c in digits))
        scale = _LATER_SCALE.match(self.text, self.at)
        if scale and not _PREFIXED.match(self.text, scale.start(1)):
            self.at = scale.end()
            for char in scale[1]:
                value *= LARGE[char]
        return value

    def _latin(self, value: Decimal) -> Decimal:
        power = _EXPONENT.match(self.text, self.at)
        if power:
            self.at = power.end()
            if power[1]:
                return value.scaleb(int(power[1]))
            sign = -1 if power[2].count("-") == 1 else 1
            return value ** (sign * int(power[2].lstrip("+-"))) if value else value
        latin = _LATIN_SCALE.match(self.text, self.at)
        if latin and self.text[latin.end() : latin.end() + 1] not in ("²", "³", "/"):
            self.at = latin.end()
            return value * (10**6 if latin[1] == "M" else 1000)
        return value


def number_at(text: str, at: int, whole_only: bool = False) -> WrittenNumber | None:
    """Return the number that begins at `at` of cleaned text, None where none begins.

    `whole_only` reads Arabic digits up to a point only (parts of 1.2.3).
    """
    return _Scanner(text, at, whole_only).read()
