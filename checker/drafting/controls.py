"""Unfilled placeholders as content controls: marked in yellow, with what to fill in as their title."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from checker.drafting.fields import fields_of
from checker.reading.placeholders import PLACEHOLDER

_CONTENTS = ("TOC", "toc")
_LONGEST = 60
"""Characters that Word shows of a control's title."""
_COVER = (29 * 4, 29 * 7)
"""Points above title and lines of a cover: they stand in the upper third and the lower half of the page."""
_YELLOW = f'<w:highlight {nsdecls("w")} w:val="yellow"/>'
_BEHIND_HIGHLIGHT = ("u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout")


def with_controls(content: bytes, keys: Sequence[str] = (), *, cover: Sequence[str] = ()) -> bytes:
    """Return a document with its placeholders as controls; `keys` are those of the text in its order, if known.

    `cover`: the styles of the first page's title and of the lines below it, where that page has nothing else.
    """
    document = Document(io.BytesIO(content))
    for style, space in zip(cover, _COVER, strict=False):
        first = next((p for p in document.paragraphs if p.style is not None and p.style.name == style), None)
        if first is not None:
            first.paragraph_format.space_before = Pt(space)
    if cover:
        document.sections[0].different_first_page_header_footer = True  # the cover counts, but shows no number
    runs = [(run, found) for run in _runs(document) for found in [list(PLACEHOLDER.finditer(run.text or ""))] if found]
    total = sum(len(found) for _, found in runs)
    waiting = iter(keys if total == len(keys) else [m["key"].strip() for _, found in runs for m in found])
    for number, (run, _) in enumerate(runs):
        _divide(run, waiting, number)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _runs(document: Any) -> Iterator[Any]:
    """Yield the runs of the text, those of the contents left out: they repeat the headings."""
    for paragraph in document.element.body.iter(qn("w:p")):
        if not (paragraph.style or "").startswith(_CONTENTS):
            yield from paragraph.iter(qn("w:r"))


def _divide(run: Any, keys: Iterator[str], number: int) -> None:
    """Replace a run by runs of its text and controls of its placeholders; each has the run's own type."""
    text, at = run.text, 0
    for count, match in enumerate(PLACEHOLDER.finditer(text)):
        if match.start() > at:
            run.addprevious(_copy(run, text[at : match.start()]))
        run.addprevious(_control(_copy(run, match[0], marked=True), next(keys), number * 1000 + count + 1))
        at = match.end()
    if at < len(text):
        run.addprevious(_copy(run, text[at:]))
    run.getparent().remove(run)


def _copy(run: Any, text: str, *, marked: bool = False) -> Any:
    out = deepcopy(run)
    for child in list(out):
        if child.tag != qn("w:rPr"):
            out.remove(child)
    out.text = text
    if marked:
        properties = out.get_or_add_rPr()
        for old in properties.findall(qn("w:highlight")):
            properties.remove(old)
        behind = next((e for e in properties if e.tag in {qn(f"w:{name}") for name in _BEHIND_HIGHLIGHT}), None)
        mark = parse_xml(_YELLOW)
        properties.append(mark) if behind is None else behind.addprevious(mark)
    return out


def _control(run: Any, key: str, number: int) -> Any:
    field = fields_of([key])[0]
    control = parse_xml(
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias/><w:tag/><w:id w:val="{number}"/></w:sdtPr><w:sdtContent/></w:sdt>'
    )
    properties = control[0]
    properties[0].set(qn("w:val"), (field.help or key)[:_LONGEST])
    properties[1].set(qn("w:val"), key[:_LONGEST])
    control[1].append(run)
    return control
