"""A Word document typeset from a draft that is none (text, web page, PDF): a paragraph a passage, in its order.

Comments and changes are then written into it as into any Word draft; `Typeset.locate` tells where a place of the
author's file stands in it. The text is the author's, character for character: taken out are only the white space at
both ends of a paragraph and where a broken line is joined, markdown's signs, and what XML cannot hold.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from checker.reading.elements import Reading
from checker.word.comments import storable
from checker.word.gongwen import HEITI, KAITI
from checker.word.layout import layout
from checker.word.page_roles import CONTENTS_ROLES, Role, Setting, settings
from checker.word.title_lines import title_indent
from checker.word.typeset_contents import added_role, bookmarked, closed, contents_of, entry_spans, linked, opened
from checker.word.typeset_notes import PART, SEPARATORS, add_notes, notes_of, raised_run
from checker.word.typeset_places import SetPassage, Typeset, places_of
from checker.word.typeset_styles import template
from checker.word.typeset_table import Grid, table_xml
from checker.word.typeset_text import kept_spans, run_xml, stretches, without

_ANNEX_NOTES = (Role.ANNEX_NOTE, Role.ANNEX_NOTE_MORE)
_TEXT = (Role.BODY, Role.ADDRESSEE, Role.HEADING_1)
_RUN_IN = {1: HEITI, 2: KAITI}


def typeset(reading: Reading, when: datetime, *, contents: int = 0, roles: Mapping[int, Role] | None = None) -> Typeset:
    """Return the draft as an official document (GB/T 9704—2012) made at `when`.

    `contents`: of so many levels, for a draft without any; 0 leaves it to the office's layout. `roles`: those of
    passages of which they are known.
    """
    empty, ids = template()
    document = Document(io.BytesIO(empty))
    page = _Page(reading, ids, contents, roles)
    for element in page.elements():
        document.element.body.insert_element_before(element, "w:sectPr")
    if page.notes:
        add_notes(document, page.note_runs(), ids[Role.NOTE])
    properties = document.core_properties
    properties.title = "".join(filter(storable, reading.profile.title or reading.plan.path.stem))[:255]
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = when.replace(tzinfo=None, microsecond=0)
    properties.language = "zh-CN"
    out = io.BytesIO()
    document.save(out)
    return Typeset(out.getvalue(), page.finished(), places_of(reading))


class _Page:
    """The document's body, made once from the first paragraph to the last."""

    def __init__(
        self, reading: Reading, ids: dict[str, str], contents: int = 0, roles: Mapping[int, Role] | None = None
    ) -> None:
        self._reading, self._ids = reading, ids
        self._settings = settings(reading, roles)
        self._kept = [kept_spans(p, markdown=reading.plan.format == "txt") for p in reading.passages]
        self._contents = contents_of(reading, self._settings, contents)
        self._names = self._contents.names
        self.notes = notes_of(reading, self._settings)
        self._note_of = {note.passage: note for note in self.notes}
        self._tabs: dict[int, int] = {}
        self._cut_leaders()
        self._run_in = {h.passage: h for h in reading.outline if h.run_in and h.level in _RUN_IN}
        self._lines: dict[int, int] = {}
        self._ends = [0]  # the length of each paragraph, the first at 1
        self._grids = _grids(reading)

    def elements(self) -> Iterator[Any]:
        """Yield paragraphs and tables in reading order, the notes at the end."""
        notes = [i for i, setting in enumerate(self._settings) if setting is not None and setting.role is Role.NOTE]
        after_table = False
        for index in range(len(self._settings)):
            setting = self._settings[index]
            if setting is None or setting.role is Role.NOTE or index in self._lines:
                continue
            number = self._table(index)
            if index == self._contents.added_before:
                yield from self._added_contents()
                setting = replace(setting, new_page=True)
            if number is None:
                yield self._paragraph(index, setting)
            else:
                if after_table:
                    yield self._blank()
                yield self._set_table(self._grids[number])
            after_table = number is not None
        if after_table:
            yield self._blank()
        for place, index in enumerate(i for i in notes if i not in self._lines and i not in self._note_of):
            yield self._paragraph(index, Setting(Role.NOTE), ruled=place == 0)
        if len(self._ends) == 1:
            yield self._blank()

    def finished(self) -> tuple[SetPassage, ...]:
        """Return where the passages stand; what was left out, at the end of the paragraph before it."""
        out: list[SetPassage] = []
        line = 0
        for index, kept in enumerate(self._kept):
            if index in self._note_of:
                out.append(SetPassage(SEPARATORS + self._note_of[index].number, kept, part=PART))
            elif index in self._lines:
                line = self._lines[index]
                out.append(SetPassage(line, kept, tab=self._tabs.get(index)))
            else:
                out.append(SetPassage(line or 1, (), self._ends[line] if line else 0))
        return tuple(out)

    def note_runs(self) -> Iterator[str]:
        """Yield the runs of each footnote, its mark raised."""
        for note in self.notes:
            text = self._text(note.passage)
            stop = SetPassage(0, self._kept[note.passage]).offset(note.mark_stop)
            yield raised_run(run_xml(text[:stop])) + run_xml(text[stop:])

    def _table(self, index: int) -> int | None:
        """Return the number of the table that the passage begins."""
        stretches = self._reading.passages[index].stretches
        cell = self._reading.plan.blocks[stretches[0].block].cell if stretches else None
        return cell.table if cell is not None and self._holds(cell.table, index) else None

    def _holds(self, number: int, index: int) -> bool:
        return number < len(self._grids) and index in self._grids[number].passages

    def _set_table(self, grid: Grid) -> Any:
        return parse_xml(table_xml(grid, self._ids, self._text, self._cell_line))

    def _cell_line(self, index: int | None) -> str:
        """Return the runs of a cell's paragraph, which is the next; None for an empty one."""
        if index is None:
            self._ends.append(0)
            return ""
        return self._runs(index)

    def _text(self, index: int) -> str:
        source = self._reading.passages[index].text.source
        parts = [span.of(source) for span in self._kept[index]]
        if (tab := self._tabs.get(index)) is not None:
            parts.insert(tab, "\t")
        return "".join(parts)

    def _cut_leaders(self) -> None:
        """Leave out the dots typed between the titles and the pages of contents: the style draws them."""
        for entry in self._reading.toc:
            setting = self._settings[entry.passage]
            if setting is None or setting.role not in CONTENTS_ROLES:
                continue
            text = self._reading.passages[entry.passage].text
            cut, needs_tab = entry_spans(text.source, text.to_source(entry.title_span or entry.span).stop)
            if cut is None:
                continue
            kept = self._kept[entry.passage] = tuple(without(self._kept[entry.passage], cut))
            if needs_tab:
                self._tabs[entry.passage] = next((n for n, s in enumerate(kept) if s.start >= cut.stop), len(kept))

    def _added_contents(self) -> Iterator[Any]:
        """Yield contents for a draft that has none: its headings, whose pages Word knows once it updates the field."""
        headings = {h.passage: h for h in self._reading.outline}
        yield self._made(Role.CONTENTS_TITLE, "<w:pageBreakBefore/>", "目录")
        listed = self._contents.added
        for place, index in enumerate(listed):
            text = self._text(index)
            runs = linked(run_xml(text), self._names.get(index))
            runs = (
                (opened(self._contents.levels) if place == 0 else "")
                + runs
                + (closed() if place == len(listed) - 1 else "")
            )
            yield self._made(added_role(headings[index].level), "", text, runs)

    def _made(self, role: Role, properties: str, text: str, runs: str | None = None) -> Any:
        """Return a paragraph that the draft has not."""
        self._ends.append(len(text))
        return self._element(role, properties, run_xml(text) if runs is None else runs)

    def _runs(self, index: int) -> str:
        """Count the passage's paragraph; returns its runs."""
        text = self._text(index)
        self._lines[index] = len(self._ends)
        self._ends.append(len(text))
        here = SetPassage(0, self._kept[index], tab=self._tabs.get(index))
        fonts: list[tuple[int, int, str]] = []
        if (heading := self._run_in.get(index)) is not None:
            source = self._reading.passages[index].text.to_source(heading.span)
            fonts.append((here.offset(source.start), here.offset(source.stop), _RUN_IN[heading.level]))
        marks = [(here.offset(n.span.start), here.offset(n.span.stop), n.number) for n in self.notes if n.host == index]
        return "".join(stretches(text, fonts, sorted(marks)))

    def _paragraph(self, index: int, setting: Setting, *, ruled: bool = False) -> Any:
        rule = '<w:pBdr><w:top w:val="single" w:sz="4" w:space="6" w:color="auto"/></w:pBdr>' if ruled else ""
        properties = (
            # Where an annex follows, its page break would take the list of annexes along to a page of its own.
            '<w:keepNext w:val="0"/>' if setting.role in _ANNEX_NOTES and self._is_before_annex(index) else "",
            "<w:pageBreakBefore/>" if setting.new_page else "",
            rule,
            f'<w:spacing w:after="{layout().pitch}"/>' if self._ends_title(index, setting) else "",
            title_indent(self._text(index)) if setting.role in (Role.TITLE, Role.ANNEX_TITLE) else "",
            '<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>' if setting.centred else "",
        )
        runs = self._runs(index)
        runs = linked(runs, self._names.get(self._contents.targets.get(index, -1)))
        runs = bookmarked(runs, self._names.get(index), index)
        begins, ends = index == self._contents.first, index == self._contents.last
        runs = (opened() if begins else "") + runs + (closed() if ends else "")
        return self._element(setting.role, "".join(properties), runs)

    def _is_before_annex(self, index: int) -> bool:
        _, following = self._following(index)
        return following is not None and following.role is Role.ANNEX

    def _ends_title(self, index: int, setting: Setting) -> bool:
        """Tell whether the text begins below a line under the title: an empty line's room is left between them."""
        at, following = self._following(index)
        if setting.role is not Role.SUBTITLE or following is None or following.new_page:
            return False
        return following.role in _TEXT and at != self._contents.added_before

    def _following(self, index: int) -> tuple[int, Setting | None]:
        """Return the next passage that is part of the plan; None behind the last."""
        rest = ((i, setting) for i, setting in enumerate(self._settings[index + 1 :], index + 1) if setting is not None)
        return next(rest, (len(self._settings), None))

    def _element(self, role: Role, properties: str, runs: str) -> Any:
        style = f'<w:pStyle w:val="{self._ids[role]}"/>'
        return parse_xml(f"<w:p {nsdecls('w')}><w:pPr>{style}{properties}</w:pPr>{runs}</w:p>")

    def _blank(self) -> Any:
        return self._made(Role.BODY, "", "")


def _grids(reading: Reading) -> list[Grid]:
    """Return the plan's tables with the passages of each cell."""
    cells: dict[int, list[int]] = {}
    for index, passage in enumerate(reading.passages):
        if passage.stretches:
            cells.setdefault(passage.stretches[0].block, []).append(index)
    return [Grid.of(table, cells) for table in reading.plan.tables]
