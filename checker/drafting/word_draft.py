"""A draft made from an office's .docx: placeholders filled in where they stand, all else as the template has it.

A paragraph that is nothing but `{指标表}`, `{目标表述}`, `{承接任务}` … gives way to what upper plans give. A row of a
table with `{指标名称}` is repeated for each indicator, one with `{承接任务名称}` for each task; what else such rows may
hold is named in `_OF_ROWS`.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from checker.drafting.controls import with_controls
from checker.drafting.filling import MARKED, filled, keys_in, shown
from checker.drafting.generated import GENERATED, Given, expanded, indicator_values, task_values
from checker.drafting.source import Line, LineKind, holding
from checker.drafting.text_draft import given_for
from checker.files import read_bytes
from checker.plan import Plan
from checker.reading import read
from checker.reading.elements import Reading
from checker.sources import read_plan

INDICATOR, TASK = "指标名称", "承接任务名称"
_CHOSEN = {"责任标注": "逐项标注"}
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_IN_CONTENTS = ("TOC", "toc")


def keys(path: Path) -> list[str]:
    """Return the keys of a template's placeholders in the order of its text; raises InputError."""
    document = Document(io.BytesIO(_checked(path)))
    _open_controls(document)
    found = [key for paragraph in _paragraphs(document) for key in keys_in(_text(paragraph))]
    return [key for key in dict.fromkeys(found) if key not in _OF_ROWS]


def _checked(path: Path) -> bytes:
    """Return the content of a .docx that the reader of plans has found sound; raises InputError."""
    read_plan(path)
    return read_bytes(path)


def reading(path: Path, values: Mapping[str, str]) -> Reading:
    """Return the template as it reads with the values, without anything of upper plans; raises InputError."""
    return _read(read_plan(path), values)


def _read(plan: Plan, values: Mapping[str, str]) -> Reading:
    texts = {i: shown(filled(block.text, values)) for i, block in enumerate(plan.blocks) if "{" in block.text}
    return read(plan.with_texts(texts))


def draft(path: Path, values: Mapping[str, str], uppers: Sequence[Reading], output: Path) -> tuple[bytes, list[str]]:
    """Return the draft and the keys of its unfilled placeholders; raises InputError."""
    given = given_for(_read(replace(read_plan(path), path=output), values), values, uppers)
    document = Document(io.BytesIO(read_bytes(path)))
    _open_controls(document)
    for row in list(document.element.body.iter(qn("w:tr"))):
        _repeat(row, given)
    for paragraph in list(document.element.body.iter(qn("w:p"))):
        _expand(paragraph, given)
    unfilled: list[str] = []
    for paragraph in _paragraphs(document):
        unfilled += _fill(paragraph, given.values)
    out = io.BytesIO()
    document.save(out)
    return with_controls(out.getvalue(), unfilled), unfilled


def _open_controls(document: Any) -> None:
    """Take the controls off placeholders, as an earlier draft has them: their names, not their words, are the keys."""
    for control in list(document.element.body.iter(qn("w:sdt"))):
        tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
        texts = list(control.iter(qn("w:t")))
        found = MARKED.fullmatch("".join(t.text or "" for t in texts))
        runs = control.find(qn("w:sdtContent"))
        if tag is None or found is None or runs is None or any(run.tag != qn("w:r") for run in runs):
            continue
        key, label = tag.get(qn("w:val")), found["key"]
        _put(texts, 0, len(found[0]), f"{{{key}|{label}}}" if key != label else found[0])
        for run in list(runs):
            for mark in list(run.iter(qn("w:highlight"))):
                mark.getparent().remove(mark)
            control.addprevious(run)
        control.getparent().remove(control)


def _paragraphs(document: Any) -> Iterator[Any]:
    """Yield the paragraphs of the headers and footers, then those of the text."""
    for section in document.sections:
        for part in (section.header, section.footer):
            if not part.is_linked_to_previous:
                yield from part._element.iter(qn("w:p"))
    yield from document.element.body.iter(qn("w:p"))


def _texts(paragraph: Any) -> list[Any]:
    """Return the text elements of a paragraph, those of text boxes in it left out."""
    return [t for t in paragraph.iter(qn("w:t")) if next(t.iterancestors(qn("w:p"))) is paragraph]


def _text(paragraph: Any) -> str:
    return "".join(t.text or "" for t in _texts(paragraph))


def _fill(paragraph: Any, values: Mapping[str, str]) -> list[str]:
    """Fill a paragraph's placeholders, each in the type of its first character; returns the keys that stay."""
    if "{" not in _text(paragraph):
        return []
    _replace(paragraph, lambda text: filled(text, values))
    left = keys_in(_text(paragraph))
    _replace(paragraph, shown)
    style = paragraph.style or ""
    counted = not style.startswith(_IN_CONTENTS) and not any(
        e.tag in (qn("w:hdr"), qn("w:ftr")) for e in paragraph.iterancestors()
    )
    return left if counted else []


def _replace(paragraph: Any, written: Any) -> None:
    """Put what a function gives for each placeholder in its place, in one run; the last first, so that places hold."""
    texts = _texts(paragraph)
    for match in reversed(list(MARKED.finditer("".join(t.text or "" for t in texts)))):
        _put(texts, match.start(), match.end(), written(match[0]))


def _put(texts: Sequence[Any], start: int, stop: int, new: str) -> None:
    at = 0
    for element in texts:
        text = element.text or ""
        first, last = max(start - at, 0), min(stop - at, len(text))
        if first < last:
            element.text = text[:first] + new + text[last:]
            element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            new = ""
        at += len(text)


def _repeat(row: Any, given: Given) -> None:
    """Repeat a row of indicators or tasks for each of them; without any it stays, to be filled in by hand."""
    found = {key for paragraph in row.iter(qn("w:p")) for key in keys_in(_text(paragraph))}
    if INDICATOR in found:
        rows = [indicator_values(number, given) for number in range(len(given.indicators))]
    elif TASK in found:
        rows = [task_values(number, given) for number in range(len(given.tasks))]
    else:
        return
    for values in rows:
        copy = deepcopy(row)
        row.addprevious(copy)
        for paragraph in copy.iter(qn("w:p")):
            _replace(paragraph, lambda text, values=values: filled(text, values))
    if rows:
        row.getparent().remove(row)


def _expand(paragraph: Any, given: Given) -> None:
    """Put what upper plans give in the place of a paragraph that is nothing but its placeholder."""
    text = _text(paragraph).strip()
    key = text.strip("{}")
    if key not in GENERATED or text != f"{{{key}}}":
        return
    lines = list(expanded([Line(LineKind.BODY, text)], given))
    rows = [line.cells for line in lines if line.kind is LineKind.ROW]
    if rows:
        paragraph.addprevious(_table(rows, paragraph))
        _set(paragraph, "")
        return
    numbers = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is None
    for number, line in enumerate(lines, 1):
        copy = deepcopy(paragraph)
        _set(copy, f"{number}." * (line.kind is LineKind.ITEM and numbers) + holding(line.text, _CHOSEN))
        paragraph.addprevious(copy)
    if lines or paragraph.getparent().tag != qn("w:tc"):
        paragraph.getparent().remove(paragraph)
    else:
        _set(paragraph, "")


def _set(paragraph: Any, text: str) -> None:
    for element in _texts(paragraph):
        element.text, text = text, ""


def _table(rows: Sequence[Sequence[str]], paragraph: Any) -> Any:
    """Return a plain table with its cells in the type of a paragraph."""
    width = max(map(len, rows))
    columns = "<w:gridCol/>" * width
    table = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
        f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid></w:tbl>"
    )
    for cells in rows:
        row = parse_xml(f"<w:tr {nsdecls('w')}/>")
        for text in cells:
            cell = parse_xml(f"<w:tc {nsdecls('w')}/>")
            cell.append(_cell_paragraph(paragraph, text))
            row.append(cell)
        table.append(row)
    return table


def _cell_paragraph(paragraph: Any, text: str) -> Any:
    copy = deepcopy(paragraph)
    for indent in copy.iterdescendants(qn("w:ind")):
        indent.getparent().remove(indent)
    _set(copy, re.sub(r"\A\s+|\s+\Z", "", text))
    return copy


_OF_ROWS = frozenset(
    {"指标序号", "指标名称", "指标单位", "指标属性", "指标基期值", "指标目标值", "指标增长", "上级目标"}
) | {f"承接任务{what}" for what in ("序号", "名称", "来源", "牵头单位", "配合单位", "完成年")}
