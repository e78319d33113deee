"""A bureau's answer as a letter: its opinions are its numbered paragraphs, its name stands in the title or below."""

from __future__ import annotations

import re

from checker.drafting.opinions.splitting import split
from checker.drafting.opinions.tables import Row
from checker.drafting.opinions.words import ColumnKind, is_footer, is_unit, says_nothing, unit_in, unit_name, units_in
from checker.opinions import JOINT
from checker.reading.folding import fold
from checker.reading.numbering import mark_of

_DATE = re.compile(
    r"[\d〇一二三四五六七八九十]{2,4}\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月(?:\s*[\d一二三四五六七八九十]{1,3}\s*日)?"
)
_CLOSING = re.compile(r"(?:特此|此复|专此|以上意见|妥否|附件)")
_OPENING = re.compile(r"(?:收悉|来函|贵[局委办单位]|现(?:将|就)|经(?:认真)?研究|如下)")
_BESIDE = re.compile(r"[ \u3000]{2,}|\t|\u3000")
_NO_OPINION = re.compile(r"[。；，]")


def rows_of_letter(lines: list[str], name: str) -> list[Row]:
    """Return what a letter says as one row, or a row for each unit that heads a part of a paper without tables.

    None where no unit is named. `name` is the name of the file.
    """
    if labelled := _by_unit(lines):
        return [_row(unit, body, "分单位的意见") for unit, body in labelled]
    heads = [i for i, line in enumerate(lines) if mark_of(fold(line).normal) is not None and is_unit(line)]
    if heads:
        parts = zip(heads, [*heads[1:], len(lines)], strict=True)
        return [_row(unit_name(lines[at]), lines[at + 1 : stop], "分单位的意见") for at, stop in parts]
    unit, body = _parts(lines)
    unit = unit or unit_in(name) or ""
    if not unit or not (split("\n".join(body)) or any(map(_agrees, body))):
        return []
    return [_row(unit, body, "回复函")]


def _by_unit(lines: list[str]) -> list[tuple[str, list[str]]]:
    """Return what each unit says in a paper that has their names at the head of paragraphs: 发改局、财政局：建议……

    One name alone is whom a letter is addressed to.
    """
    parts: list[tuple[str, list[str]]] = []
    for line in lines:
        label, mark, rest = fold(line).normal.partition("：")
        if mark and (units := units_in(_numberless(label))):
            parts.append((JOINT.join(units), [line[len(label) + 1 :].strip()] if rest.strip() else []))
        elif parts and not is_footer(line):
            parts[-1][1].append(line)
    return [part for part in parts if part[1]] if sum(bool(body) for _, body in parts) > 1 else []


def _numberless(label: str) -> str:
    """Return a label without its number: （一）区财政局."""
    mark = mark_of(label)
    return label[mark.stop :] if mark is not None and mark.stop < len(label) else label


def _row(unit: str, body: list[str], where: str) -> Row:
    text = "\n".join(body)
    if not _is_list(text) and any(map(_agrees, body)):
        text = "无意见"
    return Row(unit, {ColumnKind.OPINION: text}, where)


def _parts(lines: list[str]) -> tuple[str | None, list[str]]:
    """Return the unit that signs or is named in the title, and the paragraphs between title and closing."""
    signed = _signed(lines[1:])
    titled = next((unit for line in lines[:3] if (unit := unit_in(line)) is not None and "：" not in line), None)
    body: list[str] = []
    for line in lines:
        bare = line.strip()
        if _CLOSING.match(bare):
            break
        is_frame = is_unit(bare) or bare.endswith(("：", ":")) or _DATE.fullmatch(bare) or is_footer(bare)
        is_title = "关于" in bare and not _NO_OPINION.search(bare)
        if not is_frame and not is_title and not (_OPENING.search(bare) and not _agrees(bare) and not body):
            body.append(bare)
    return signed or titled, body


def _signed(lines: list[str]) -> str | None:
    """Return who signs a letter: the last unit named on lines of their own, with those that sign beside or above it."""
    last = next((i for i in range(len(lines) - 1, -1, -1) if _signers(lines[i])), None)
    if last is None:
        return None
    names = _signers(lines[last])
    while last and (above := _signers(lines[last - 1])):
        names, last = [*above, *names], last - 1
    return "、".join(dict.fromkeys(names))


def _signers(line: str) -> list[str]:
    """Return the units that a line names side by side; none where it holds anything else."""
    parts = [part for part in _BESIDE.split(line.strip()) if part.strip()]
    return [unit_name(part) for part in parts] if parts and all(map(is_unit, parts)) else []


def _agrees(line: str) -> bool:
    """Tell whether a paragraph ends by saying that there is no opinion."""
    return any(says_nothing(part) for part in (line, *re.split("[。；]", line)) if part.strip())


def _is_list(text: str) -> bool:
    return len(split(text)) > 1
