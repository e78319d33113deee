"""How an opinion says what it is about: words in quotes, 将…改为…, 第三部分第（二）条, 二、（三）, 第12页."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from checker.drafting.opinions.draft_text import compact
from checker.drafting.opinions.words import words
from checker.opinions import Opinion
from checker.reading.folding import fold
from checker.reading.numbering import HAN_NUMBER, Style, mark_of, ordinal

_N = rf"(?:{HAN_NUMBER}|\d{{1,3}})"
_ORDINAL = re.compile(
    rf"第\s*[（(]?\s*(?P<n>{_N})\s*[）)]?\s*(?P<word>部分|大部分|篇|编|章|节|大点|大条|小点|小节|条|点|项|款|自然段|段)"
)
_LABELS = re.compile(
    rf"(?:{HAN_NUMBER}[、.]?\s*)?(?:（{_N}）\s*)(?:\d{{1,2}}[.．、]?(?!\d))?"
    rf"|{HAN_NUMBER}、|\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}"
)
_DECIMAL = re.compile(r"\d{1,2}(?:\.\d{1,2})+")
_PAGE = re.compile(r"(?:第\s*(\d{1,3})\s*页|[Pp](?:age)?\.?\s*(\d{1,3})(?!\d)|\A\s*(\d{1,3})\s*(?:页|\Z))")
_TITLED = re.compile(r"“([^“”]{2,30})”(?=(?:这|部分|一?章|一?节|章节|板块|内容中|中(?:增加|补充)|部分中))")
_QUOTED = re.compile(r"“((?:[^“”]|“[^“”]*”)+)”|「([^「」]+)」")
_TURNED = re.compile(
    r"(?:将|把)(?P<old>[^“”，。；]{4,60}?)(?:由[^，。；]{1,20})?(?:修改|调整|更改|改|完善|统一|规范|明确|更正)(?:成|为)"
)
_TO_DELETE = re.compile(
    r"(?:删去|删除|删掉)(?P<old>[^“”，。；]{4,60})(?:[，。；]|\Z)"
    r"|(?P<old2>[^“”，。；]{6,60})(?:建议)?(?:删去|删除)(?:[，。；]|\Z)"
)
_PARAGRAPH = ("自然段", "段")
_HEADINGS = ("部分", "大部分", "篇", "编", "章", "节", "大点", "大条")
_STYLES = {"篇": Style.PART, "编": Style.PART, "章": Style.CHAPTER, "节": Style.SECTION}
_RANKS = dict.fromkeys(("篇", "编", "部分", "大部分"), 0) | {"章": 1} | dict.fromkeys(("节", "大点", "大条"), 2)
_RANKS |= dict.fromkeys(("条", "点", "项", "款", "小点", "小节"), 3) | dict.fromkeys(_PARAGRAPH, 4)
_SHORTEST = 2
_BROAD = re.compile("(?:方面|领域|问题|相关|有关)+\\Z")
_THEME = 4
"""Characters from which on a theme tells a heading."""
_TELLING = 9
"""Characters from which on quoted words tell a place by themselves."""
_LONGEST_PLACE = 20
_TABLE = re.compile(r"(?:附?表|专栏)\s*\d|指标表|附表|表格|专栏|表[中内]")
_ANNEX = re.compile(r"附件\s*(?:\d{1,2}|[一二三四五六七八九十])")
_PART = r"(?:这?一?(?:部分|章节|章|节|板块|段落)|的?内容中|中(?=[，建增补应]))"


class Number(NamedTuple):
    """One step of a citation: its ordinal, the style of its mark where that is told, whether it must be a heading."""

    value: int
    style: Style | None
    is_heading: bool


class Citation(NamedTuple):
    """A place cited by numbers, title or decimal label (3.2): the steps from outside in, the paragraph (0 for none)."""

    text: str
    numbers: tuple[Number, ...]
    paragraph: int = 0
    title: str = ""
    label: str = ""


def phrases(opinion: Opinion) -> list[str]:
    """Return the words of the draft that an opinion names, compact, those likeliest to tell its place first.

    Words in quotes that the unit wants to see instead are left out.
    """
    said = [compact(line) for line in opinion.original.split("\n")]
    text = fold(opinion.text.replace('"', "”")).normal if opinion.text.count('"') == 0 else _paired(opinion.text)
    quoted = [compact(phrase) for phrase in _old(text)]
    turned = [compact(m["old"]) for m in _TURNED.finditer(text)]
    turned += [compact(m["old"] or m["old2"]) for m in _TO_DELETE.finditer(text)]
    turned = [phrase for phrase in turned if not _ORDINAL.match(phrase)]
    long = [phrase for phrase in quoted if len(phrase) >= _TELLING]  # in the order in which they are spoken of
    ordered = [*said, *long, *sorted(quoted, key=len, reverse=True), *turned]
    return [phrase for phrase in dict.fromkeys(ordered) if len(phrase) >= _SHORTEST]


def citations(text: str) -> Iterator[Citation]:
    """Yield the places that a text cites by number or title, in its order."""
    line = fold(text).normal
    outside = _QUOTED.sub(lambda m: "“" + "　" * (len(m[0]) - 2) + "”", line)
    yield from _ordinals(outside)
    for found in _TITLED.finditer(line):
        yield Citation(found[1], (), 0, _untitled(found[1]))
    for found in _LABELS.finditer(outside):
        if found.start() == 0 or outside[found.start() - 1] in "“，。；：、 在对将的见》":
            if _DECIMAL.fullmatch(found[0]):
                yield Citation(found[0], (), label=found[0])
                continue
            numbers = tuple(_labels(found[0]))
            if numbers and not (found.start() == 0 and len(numbers) == 1 and len(outside) > len(found[0]) + 30):
                yield Citation(found[0].strip(), numbers)


def places(opinion: Opinion) -> Iterator[Citation]:
    """Yield the places that an opinion cites: where it says so, in its words, where the draft's words should stand."""
    yield from citations(opinion.cited)
    yield from citations(opinion.text)
    if len(opinion.original) <= _LONGEST_PLACE:
        yield from citations(opinion.original)


def names_part(text: str, title: str) -> bool:
    """Tell whether a text names a heading as the part that it is about: 组织领导部分, 在组织领导中增加."""
    return re.search(re.escape(title) + _PART, text) is not None


def themes(text: str) -> list[str]:
    """Return what an opinion says that it is about where it names no place, compact: 关于知识产权保护; 科普工作方面."""
    line = _QUOTED.sub("", fold(text).normal)
    found = (compact(m["theme"]) for pattern in _themes() for m in pattern.finditer(line))
    short = (bare if len(bare := _BROAD.sub("", theme)) >= _THEME else theme for theme in found)
    return [theme for theme in dict.fromkeys(short) if len(theme) >= _THEME]


@cache
def _themes() -> tuple[re.Pattern[str], ...]:
    name = r"(?P<theme>[^，。；：:、“”（）\s]{2,16}?)"
    return tuple(re.compile(word.replace("{}", name)) for word in words("theme"))


def is_of_table(text: str) -> bool:
    """Tell whether a text is about something in a table: 表2第3项."""
    return _TABLE.search(_QUOTED.sub("", fold(text).normal)) is not None


def annex_of(text: str) -> str:
    """Return the annex that a text cites: 附件2; empty without one."""
    found = _ANNEX.search(_QUOTED.sub("", fold(text).normal))
    return "".join(found[0].split()) if found else ""


def _ordinals(line: str) -> Iterator[Citation]:
    """Yield each run of 第…部分第…条; what stands between two of them in one run is no clause's end."""
    run: list[re.Match[str]] = []
    for found in _ORDINAL.finditer(line):
        if run and not _joins(line[run[-1].end() : found.start()], run[-1]["word"], found["word"]):
            yield _citation(line, run)
            run = []
        run.append(found)
    if run:
        yield _citation(line, run)


def _joins(between: str, outer: str, inner: str) -> bool:
    """Tell whether one number leads further into the place of the one before it."""
    if between.strip() and _RANKS[inner] <= _RANKS[outer]:
        return False
    return len(between) <= 24 and not re.search("[。；;]", between) and ("，" not in between or len(between) <= 1)


def _citation(line: str, run: list[re.Match[str]]) -> Citation:
    numbers, paragraph = [], 0
    for found in run:
        value = ordinal(found["n"])
        if found["word"] in _PARAGRAPH:
            paragraph = value
        else:
            numbers.append(Number(value, _STYLES.get(found["word"]), found["word"] in _HEADINGS))
    return Citation(line[run[0].start() : run[-1].end()], tuple(numbers), paragraph)


def _labels(text: str) -> Iterator[Number]:
    """Yield the steps of 三、（二）1."""
    for found in re.finditer(rf"（({_N})）|({HAN_NUMBER})[、.]?|(\d{{1,2}})[.．、]?", text.strip()):
        in_brackets = Style.DIGIT_BRACKET if found[1] and found[1].isdecimal() else Style.HAN_BRACKET
        style = in_brackets if found[1] else Style.HAN if found[2] else Style.DIGIT
        yield Number(ordinal(found[1] or found[2] or found[3]), style, not found[3])


def page_of(text: str) -> int | None:
    """Return the page that a text cites: 第12页, P12."""
    found = _PAGE.search(fold(text).normal)
    return next((int(number) for number in found.groups() if number), None) if found else None


def _old(text: str) -> Iterator[str]:
    """Yield the words in quotes that are not those wanted instead."""
    for found in _QUOTED.finditer(text):
        before = text[: found.start()].rstrip("：: “")
        if not _new().search(before[-8:]):
            yield found[1] or found[2]


@cache
def _new() -> re.Pattern[str]:
    return re.compile(
        f"(?:{'|'.join(map(re.escape, words('new')))})(?:了|为|以下|如下|内容|表述|相关|“|”|、|和|及)*\\Z"
    )


def _paired(text: str) -> str:
    """Return a text with straight quotation marks as opening and closing ones by turns."""
    parts = fold(text).normal.split('"')
    return "".join(part + ("“" if i % 2 == 0 else "”") for i, part in enumerate(parts[:-1])) + parts[-1]


def _untitled(text: str) -> str:
    """Return a heading without its number."""
    mark = mark_of(text)
    return text[mark.stop :] if mark is not None else text
