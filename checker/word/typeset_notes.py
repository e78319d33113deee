"""Footnotes of a typeset copy: notes whose mark stands in the text become Word's own, with the author's mark.

The mark stays a character of the text, and of the note: Word numbers nothing anew (`w:customMarkFollows`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from checker.reading.elements import Reading
from checker.text import Span
from checker.word.page_roles import Role, Setting

PART = "footnotes"
SEPARATORS = 2
"""Paragraphs of the part before the first note."""
_MARK = re.compile(r"\s*(?P<mark>\d{1,2}|[①-⑳]|\[\d{1,2}\])")
_RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its number, its passage, where its mark ends there, and where in which passage it is referred to."""

    number: int
    passage: int
    mark_stop: int
    host: int
    span: Span  # of the mark, in the host's source


def notes_of(reading: Reading, settings: Sequence[Setting | None]) -> list[Note]:
    """Return the notes whose mark is found in an earlier passage; the others stand at the end of the copy."""
    out: list[Note] = []
    taken: set[tuple[int, Span]] = set()
    for index, setting in enumerate(settings):
        if setting is None or setting.role is not Role.NOTE:
            continue
        found = _MARK.match(reading.passages[index].text.source)
        place = _referred(reading, settings, index, found["mark"], taken) if found else None
        if found is not None and place is not None:
            taken.add(place)
            out.append(Note(len(out) + 1, index, found.end(), *place))
    return out


def _referred(
    reading: Reading, settings: Sequence[Setting | None], before: int, mark: str, taken: set[tuple[int, Span]]
) -> tuple[int, Span] | None:
    """Return where the mark stands that was taken out of a sentence as a reference, in the nearest passage before."""
    for index in range(before - 1, -1, -1):
        setting = settings[index]
        if setting is None or setting.role is Role.NOTE:
            continue
        text = reading.passages[index].text
        for piece in text.pieces:
            is_gone = piece.normal.start == piece.normal.stop and piece.source.of(text.source) == mark
            if is_gone and (index, piece.source) not in taken:
                return index, piece.source
    return None


def reference_run(number: int, mark: str) -> str:
    """Return the run of a mark in the text."""
    reference = f'<w:footnoteReference w:customMarkFollows="1" w:id="{number}"/>'
    return f"<w:r>{_RAISED}{reference}<w:t>{mark}</w:t></w:r>"


def raised_run(run: str) -> str:
    """Return a run without properties as a raised one: the mark before a note."""
    return run.replace("<w:r>", f"<w:r>{_RAISED}", 1)


def add_notes(document: Any, notes: Iterable[str], style: str) -> None:
    """Put the footnotes, given by their runs, into a python-docx document."""
    rule = '<w:footnote w:type="{0}" w:id="{1}"><w:p><w:r><w:{0}/></w:r></w:p></w:footnote>'
    entries = [rule.format("separator", -1), rule.format("continuationSeparator", 0)]
    for number, runs in enumerate(notes, 1):
        properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        entries.append(f'<w:footnote w:id="{number}"><w:p>{properties}{runs}</w:p></w:footnote>')
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    xml = f"{declaration}<w:footnotes {nsdecls('w')}>{''.join(entries)}</w:footnotes>"
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, xml.encode("utf-8"), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    separators = '<w:footnote w:id="-1"/><w:footnote w:id="0"/>'
    document.settings.element.find(qn("w:compat")).addprevious(
        parse_xml(f"<w:footnotePr {nsdecls('w')}>{separators}</w:footnotePr>")
    )
