"""The number formats of automatic lists (ECMA-376 part 1, 17.18.59 ST_NumberFormat) that Chinese drafts use."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_COUNTING = ("零一二三四五六七八九", ("", "十", "百", "千"), "万")
_LEGAL_SIMPLIFIED = ("零壹贰叁肆伍陆柒捌玖", ("", "拾", "佰", "仟"), "萬")
_LEGAL_TRADITIONAL = ("零壹貳參肆伍陸柒捌玖", ("", "拾", "佰", "仟"), "萬")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def _counting(number: int, script: tuple[str, tuple[str, ...], str], *, bare_ten: bool) -> str:
    """Return the number in words: 十一, 一百零三, or 壹拾壹."""
    digits, units, myriad = script
    if number == 0:
        return digits[0]
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        rest = _counting(low, script, bare_ten=False) if low else ""
        return _counting(high, script, bare_ten=bare_ten) + myriad + (digits[0] if 0 < low < 1000 else "") + rest
    out = ""
    gap = False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit:
            out += (digits[0] if gap and out else "") + digits[digit] + units[power]
            gap = False
        else:
            gap = True
    return out[1:] if bare_ten and 10 <= number < 20 else out


def _digital(number: int, zero: str = "〇") -> str:
    return "".join(_DIGITS[int(d)] for d in str(number)).replace("〇", zero)


def _roman(number: int) -> str:
    out = ""
    for size, letters in _ROMAN:
        count, number = divmod(number, size)
        out += letters * count
    return out


def _letters(number: int) -> str:
    """Return a … z, aa, bb … as Word goes on after z."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _run_of(first: str, count: int) -> Callable[[int], str]:
    """Return a format that takes characters in code order from `first`, and plain digits behind the last."""
    return lambda n: chr(ord(first) + n - 1) if 1 <= n <= count else str(n)


def _circled(number: int) -> str:
    for first, start, stop in (("①", 1, 20), ("㉑", 21, 35), ("㊱", 36, 50)):
        if start <= number <= stop:
            return chr(ord(first) + number - start)
    return str(number)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda n: signs[(n - 1) % len(signs)]


def _chinese(number: int) -> str:
    return _counting(number, _COUNTING, bare_ten=True)


def _full_width(number: int) -> str:
    return "".join(chr(ord(d) + 0xFEE0) for d in str(number))


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02d}",
    "decimalHalfWidth": str,
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "numberInDash": lambda n: f"- {n} -",
    "upperRoman": lambda n: _roman(n).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda n: _letters(n).upper(),
    "lowerLetter": _letters,
    "ordinal": lambda n: f"{n}{'th' if 10 < n % 100 < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}",
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _run_of("⑴", 20),
    "decimalEnclosedFullstop": _run_of("⒈", 20),
    "ideographEnclosedCircle": _run_of("㊀", 10),
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "ideographDigital": _digital,
    "japaneseDigitalTenThousand": _digital,
    "taiwaneseDigital": lambda n: _digital(n, "○"),
    "chineseLegalSimplified": lambda n: _counting(n, _LEGAL_SIMPLIFIED, bare_ten=False),
    "ideographLegalTraditional": lambda n: _counting(n, _LEGAL_TRADITIONAL, bare_ten=False),
    "japaneseLegal": lambda n: _counting(n, _LEGAL_TRADITIONAL, bare_ten=False),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographZodiacTraditional": lambda n: _STEMS[(n - 1) % 10] + _BRANCHES[(n - 1) % 12],
    "none": lambda n: "",
}
_FROM_ONE = frozenset(
    {"lowerLetter", "upperLetter", "ideographTraditional", "ideographZodiac", "ideographZodiacTraditional"}
)


def formatted(number: int, kind: str) -> str:
    """Return a list's number in the format `kind`; unknown formats, and numbers a format lacks, in Arabic digits."""
    if number < 0 or number > 99_999_999 or (number == 0 and kind in _FROM_ONE):
        return str(number)
    return _FORMATS.get(kind, str)(number)


def padded(number: int, example: str) -> str:
    """Return a number in Word's custom format, given as its first members: `001, 002, 003, ...`."""
    first = example.split(",")[0].strip()
    return str(number).zfill(len(first)) if first.isdigit() else str(number)
