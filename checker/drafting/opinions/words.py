"""The words of opinions: headings of columns, names of units, how nothing is said and how an answer is written."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from checker import resources
from checker.drafting.opinions.unit_names import is_local
from checker.opinions import JOINT, Adoption
from checker.reading.folding import fold

_MARKS = re.compile(r"[\s，。、；：:;,.！!（）()\[\]【】“”\"'‘’·…/／—\-_*＊]+")
_INNER = re.compile(r"[（(【\[][^）)】\]]*[）)】\]]")
_LONGEST_HEADING, _LONGEST_UNIT = 20, 30
_GAP = re.compile(r" {2,}|\t")
_BESIDE = re.compile(r"（[^（）]*(?:章|联系人|电话|\d{5,}|\d+条)[^（）]*）")
"""What stands in brackets behind a unit and is no part of its name: its seal, whom to call, how many opinions."""
_SIDE_BY_SIDE = re.compile(r"[、，,；;\n\t]| {2,}|会同")
_TOGETHER = re.compile(r"(?:等?(?:\d|[两三四五六])?(?:个?单位|部门))?(?:共同|联合)(?:提出|反馈|意见|回复)*\Z")
_AREA = re.compile("(?:[一-鿿]{2,6})?[省市县区旗](?=[一-鿿]{2})")
_AND = re.compile("以及|和|与|及")
_DATED = re.compile(r"\d{4}年|\d{4}[-.]\d|\d{6,}")


class ColumnKind(StrEnum):
    """What a column of a table of opinions holds."""

    NUMBER = "number"
    HAS = "has"  # whether there is an opinion at all
    UNIT = "unit"
    OPINION = "opinion"
    ORIGINAL = "original"
    PROPOSED = "proposed"
    LOCATION = "location"
    GROUNDS = "grounds"
    ADOPTION = "adoption"
    REASON = "reason"
    NOTE = "note"
    OTHER = "other"


def bare(text: str) -> str:
    """Return a text in the form of the draft's cleaned text, without marks, brackets and blanks."""
    return _MARKS.sub("", fold(text).normal)


def heading_kind(text: str) -> ColumnKind | None:
    """Return what a column of this heading holds; None where the text is no heading of a table of opinions."""
    whole = bare(text)
    short = bare(_INNER.sub("", fold(text).normal)) or whole
    for heading in dict.fromkeys((short, whole)):
        if 0 < len(heading) <= _LONGEST_HEADING:
            for kind, word, is_whole in _headings():
                if heading == word if is_whole else word in heading:
                    return kind
    return None


@cache
def _headings() -> tuple[tuple[ColumnKind, str, bool], ...]:
    rows = resources.rows("opinion_columns.tsv")
    return tuple((ColumnKind(row["kind"]), row["word"], row["match"] == "whole") for row in rows)


@cache
def words(kind: str) -> tuple[str, ...]:
    """Return the words of a kind, the longest first."""
    return tuple(sorted((row["word"] for row in resources.of_kind("opinion_words.tsv", kind)), key=len, reverse=True))


@cache
def _none() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{word})" for word in words("none")))


def says_nothing(text: str) -> bool:
    """Tell whether a text says that there is no opinion: 无意见, 经研究，我局无修改意见, 同意."""
    said = "".join(fold(text).normal.split()).strip("。.！!；;，, ")
    return bool(_none().fullmatch(said)) and not any(word in said for word in words("wish"))


def is_unit(text: str) -> bool:
    """Tell whether a text is the name of a unit: 临溪区财政局, 区科协, 白石镇人民政府."""
    name = unit_name(text)
    return 2 < len(name) <= _LONGEST_UNIT and name.endswith(words("unit")) and not re.search("[，。；：《》]", name)


def unit_name(text: str) -> str:
    """Return the name of a unit without number, label, seal and blanks: 1.反馈单位（盖章）：区财政局 is 区财政局."""
    name = "".join(_GAP.split(fold(text).normal.strip())[0].split())
    name = _BESIDE.sub("", name)
    label, mark, rest = name.partition("：")
    if mark and rest and (heading_kind(label) is ColumnKind.UNIT or label.endswith(("单位", "部门"))):
        name = rest
    name = re.sub(r"\A(?:（?[一二三四五六七八九十]{1,3}[）、.]|（?\d{1,3}[）、.．])", "", name)
    return re.sub(r"\A\d{1,3}[-—_]", "", name).strip("：:；;。、，, ")


def units_in(text: str) -> list[str]:
    """Return the units that a text names side by side: 区发改局、财政局; 区教育局会同科协. Empty where it holds more.

    What is said once of the first holds for all: 区发改局、财政局 are 区发改局 and 区财政局.
    """
    line = fold(text.replace("\u3000", "\n")).normal.strip("：: \n")
    found: list[str] = []
    for part in filter(str.strip, _SIDE_BY_SIDE.split(_TOGETHER.sub("", line))):
        pairs = ((part[: m.start()], part[m.end() :]) for m in _AND.finditer(part))
        both = next((pair for pair in pairs if all(map(is_unit, pair))), (part,))
        if not is_unit(both[0]):
            return []
        found += map(unit_name, both)
    area = _AREA.match(found[0]) if found else None
    whole = [f"{area[0]}{name}" if area and is_local(name) else name for name in found]
    return list(dict.fromkeys(whole))


def joint_name(text: str) -> str:
    """Return the name of a unit, or of several together, as an opinion has it."""
    units = units_in(text)
    return JOINT.join(units) if len(units) > 1 else unit_name(text)


def unit_in(text: str) -> str | None:
    """Return the unit that a title or the name of a file names: 区财政局反馈意见.docx, 临溪区财政局关于…的复函."""
    line = unit_name(text)
    if is_unit(line):
        return line
    line = _INNER.sub("", _DATED.split(line)[0] or line)
    line, is_about, _ = line.partition("关于")
    for word in words("paper"):
        line = line.removesuffix("表").removesuffix("的").removesuffix(word)
    line = line.strip("-—_：的 ")
    if is_about and not line:
        return None
    found = [line] if is_unit(line) else [part for part in re.split(r"[-—_+：]", line) if is_unit(part)]
    return found[-1] if found else None


def is_footer(text: str) -> bool:
    """Tell whether a row or line stands below the opinions and holds none: sums, who filled it in, notes."""
    line = "".join(fold(text).normal.split())
    return line.startswith(words("footer"))


def adoption_of(text: str) -> Adoption | None:
    """Return the answer that a cell holds, None where it holds none that is sure."""
    said = bare(text)
    for adoption in (Adoption.DECLINED, Adoption.PARTLY, Adoption.ADOPTED):
        if said in words(adoption.value) or any(said.startswith(w) for w in words(adoption.value) if len(w) > 1):
            return adoption
    return None
