"""Templates as text: lines with marks for headings, conditions and repeated groups, made into the lines of a draft.

A template is a text in two parts, the first (TOML between lines of `+++`) says what it is and which variants it has.
In the second a line is a paragraph, and begins with a mark where it is none of the body:

    = 标题                  the title            ~ 副标题      a line below it
    # 发展基础              一、                 #! 前言       a chapter without number
    ## 发展环境             （一）               ### 任务      1. (the number alone: text may follow in the line)
    @ 主要指标测算说明      the next annex with its title; @@ the only one, which has no number
    % 发文字号              > 主送机关：    & 附件：1.…     ^ 落款
    |序号|名称|             a row of a table, the first of which is its header
    [编号=通排编号] …       a line that stands only where a variant is so; several ways: [编号=甲|乙], [编号!=甲]
    … [[编号=甲:文字]] …    the same for a part of a line
    |№|…|                   a cell with the number of its row
    … [[#=一|二:文字]] …    in a repeated group: a part that only its first and second time has
    <<任务                  the lines down to `>>` are repeated for each 任务: {任务#名称} is {任务一名称}, …

`{键}` is a placeholder, `{键|文字}` one that shows other words while it is not filled in.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from checker.errors import TemplateInvalid
from checker.numerals import to_han

NUMERALS = "一二三四五六七八九十"
MOST = len(NUMERALS)
"""Times that a group of lines may be repeated."""
_FENCE = "+++"
_CONDITION = re.compile(r"\[(?P<key>[^\]=!]+)(?P<sign>!?=)(?P<values>[^\]]+)\]\s*")
_INLINE = re.compile(r"\[\[(?P<key>[^\]=]+)=(?P<values>[^\]:]+):(?P<text>.*?)\]\]")
_OWN_NUMBER = "#"
_GROUP, _END = "<<", ">>"


class LineKind(StrEnum):
    """What a line of a draft is."""

    TITLE = "="
    SUBTITLE = "~"
    CHAPTER = "#"
    PREFACE = "#!"
    SECTION = "##"
    ITEM = "###"
    ANNEX = "@"
    ONLY_ANNEX = "@@"
    NUMBER = "%"
    ADDRESSEE = ">"
    ANNEX_NOTE = "&"
    SIGNATURE = "^"
    ANNEX_TITLE = "@ "
    ROW = "|"
    BODY = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of a draft, or one row of a table."""

    kind: LineKind
    text: str

    @property
    def cells(self) -> list[str]:
        """The cells of a row; a bar within a placeholder is none between cells."""
        return [cell.strip() for cell in re.split(r"\|(?![^{}]*\})", self.text.strip().strip("|"))]


_MARKS = sorted(
    (kind for kind in LineKind if kind.value.strip() == kind.value != ""), key=lambda kind: -len(kind.value)
)


def divided(text: str, name: str) -> tuple[dict[str, Any], list[str]]:
    """Return what a template says of itself and its lines; raises TemplateInvalid."""
    lines = text.replace("\r\n", "\n").split("\n")
    if lines[0].strip() != _FENCE or _FENCE not in (line.strip() for line in lines[1:]):
        raise TemplateInvalid(detail=f"“{name}”开头没有写在两行 {_FENCE} 之间的说明")
    stop = next(i for i, line in enumerate(lines[1:], 1) if line.strip() == _FENCE)
    try:
        head = tomllib.loads("\n".join(lines[1:stop]))
    except tomllib.TOMLDecodeError as error:
        raise TemplateInvalid(detail=f"“{name}”开头的说明写法有误（{error}）") from error
    return head, [line.strip() for line in lines[stop + 1 :]]


def lines_of(source: Sequence[str], chosen: Mapping[str, str], counts: Mapping[str, int]) -> list[Line]:
    """Return the lines of a draft: those whose conditions hold, groups repeated, nothing numbered yet."""
    return [_line(text) for text in _repeated(_holding(source, chosen), counts)]


def _holding(source: Sequence[str], chosen: Mapping[str, str]) -> Iterator[str]:
    for line in source:
        text, holds = line, True
        while found := _CONDITION.match(text):
            is_one = chosen.get(found["key"], "") in found["values"].split("|")
            holds = holds and is_one is (found["sign"] == "=")
            text = text[found.end() :]
        if holds and text:
            yield text


def holding(text: str, chosen: Mapping[str, str]) -> str:
    """Return a line without the parts whose conditions do not hold."""

    def part(match: re.Match[str]) -> str:
        return match["text"] if chosen.get(match["key"], "") in match["values"].split("|") else ""

    return _INLINE.sub(part, text)


def _repeated(lines: Iterator[str], counts: Mapping[str, int]) -> Iterator[str]:
    for line in lines:
        if not line.startswith(_GROUP):
            yield line
            continue
        name, group = line.removeprefix(_GROUP).strip(), []
        for inner in lines:
            if inner.startswith(_END):
                break
            group.append(inner)
        for number in NUMERALS[: counts.get(name, 1)]:
            yield from (_of_number(inner, name, number) for inner in group)


def _of_number(line: str, name: str, number: str) -> str:
    """Return a line of a group for one of its numbers; `[[#=一|二:文字]]` is for these alone."""

    def part(match: re.Match[str]) -> str:
        if match["key"] != _OWN_NUMBER:
            return match[0]
        return match["text"] if number in match["values"].split("|") else ""

    return _INLINE.sub(part, line).replace(f"{{{name}#", f"{{{name}{number}")


def _line(text: str) -> Line:
    for kind in _MARKS:
        if text.startswith(kind.value):
            return Line(kind, text if kind is LineKind.ROW else text.removeprefix(kind.value).strip())
    return Line(LineKind.BODY, text)


def numbered(lines: Sequence[Line], *, through: bool) -> list[Line]:
    """Return the lines with their numbers: 一、（一）1. and 附件1; items run `through` the text if so."""
    out: list[Line] = []
    chapter = section = item = annex = 0
    for line in lines:
        text = line.text
        match line.kind:
            case LineKind.CHAPTER:
                chapter, section = chapter + 1, 0
                item = item if through else 0
                text = f"{to_han(chapter)}、{text}"
            case LineKind.SECTION:
                section += 1
                item = item if through else 0
                text = f"（{to_han(section)}）{text}"
            case LineKind.ITEM:
                item += 1
                text = f"{item}.{text}"
            case LineKind.ANNEX | LineKind.ONLY_ANNEX:
                annex += 1
                out.append(Line(LineKind.ANNEX, f"附件{annex if line.kind is LineKind.ANNEX else ''}"))
                out.append(Line(LineKind.ANNEX_TITLE, text))
                continue
        out.append(Line(line.kind, text))
    return out
