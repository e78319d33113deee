"""版面整理: a Word draft set as an official document, plainly or as formatting that the author can reject.

Only properties of the author's paragraphs, runs and sections are changed, each where it is not yet as the layout wants
it; the text, the styles, tables (but for their fonts), headers and footers stay. What cannot be set safely is left as
it was and told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from checker.errors import PlanError
from checker.files import check_output, read_bytes, write_bytes
from checker.plan import BODY, BlockKind
from checker.reading.elements import Reading
from checker.sources.package import Package, parse_xml
from checker.sources.wordml import MC, Element, Paragraph, below, child, is_word, part_paragraphs, tags
from checker.text import Span
from checker.word.cascade import Cascade
from checker.word.changes import Mode
from checker.word.formatting import Formatter, is_revised
from checker.word.formatting_check import verify_formatting
from checker.word.layout import layout
from checker.word.page_roles import HEADINGS, Role, Setting, settings
from checker.word.page_structure import begins_page, columns, ending, is_listed, is_revised_within, sections, width
from checker.word.parts import Parts
from checker.word.relayout_looks import RunLook, cell_look, paragraph_look, run_look, section_look
from checker.word.revisions import Stamp
from checker.word.splice import outermost, regions, serialised, spliced, whole
from checker.word.working_copy import working_copy

_LEFT = (Role.CONTENTS_1, Role.CONTENTS_2, Role.CONTENTS_3, Role.NOTE, Role.TABLE_TEXT)
"""Roles that are left as they are: contents come from a field, notes and typed tables have a form of their own."""
_TALL = (*(tag for local in ("pict", "object", "ruby") for tag in tags(local)), "{*}inline", "{*}oMath")
"""What lines of one fixed height would cut off; what floats beside the text is none of it."""
_RUN_IN = {1: Role.HEADING_1, 2: Role.HEADING_2}
_RED = 0x80
_SLACK = 113  # twips: two millimetres, the margins of cells


@dataclass(frozen=True, slots=True)
class Relayout:
    """The document set anew, how many paragraphs and sections were changed, and what was left, in Chinese."""

    content: bytes
    paragraphs: int
    sections: int
    left: tuple[str, ...]


def write_relayout(reading: Reading, output: Path, *, author: str, when: datetime, mode: Mode) -> Relayout:
    """Write the draft's Word document, set anew, to `output`; raises InputError or OutputError."""
    draft = reading.plan.path
    check_output(output, (draft,))
    copy = working_copy(reading, when)
    data = read_bytes(draft) if copy.content is None else copy.content
    try:
        done = relayout(reading, data, author=author, when=when, mode=mode)
    except PlanError as error:
        raise error if error.path is not None else error.at(draft) from error
    write_bytes(output, done.content)
    return done


def relayout(reading: Reading, data: bytes, *, author: str, when: datetime, mode: Mode) -> Relayout:
    """Return the Word document `data`, of which `reading` is the reading, set as the office's layout says.

    Raises PlanError where the result is not what it should be: the same text, and with the changes rejected the same
    document.
    """
    package = Package(data)
    parts = Parts(package)
    xml = parts.read(parts.main)
    work = _Relayout(reading, package, parse_xml(xml, parts.main), Stamp(author, when), mode)
    work.run()
    if work.touched or work.ending_touched:
        parts.put(parts.main, work.written(xml))
    done = parts.bytes()
    verify_formatting(xml, parts.read(parts.main), parts.main, work.formatter.own, mode)
    return Relayout(done, work.paragraphs, work.sections, tuple(work.told()))


class _Relayout:
    """One document: its paragraphs with their roles, and what was done to them."""

    def __init__(self, reading: Reading, package: Package, root: Element, stamp: Stamp, mode: Mode) -> None:
        self.root, self.formatter = root, Formatter(root, stamp, mode)
        self.touched: set[Element] = set()
        self.ending_touched = False
        self.paragraphs = self.sections = 0
        self._left: Counter[str] = Counter()
        self._reading, self._cascade, self._layout = reading, Cascade(package), layout()
        self._lines = part_paragraphs(root)
        self._sections = sections(root)
        self._has_tables = any(True for _ in below(root, "tbl"))

    def run(self) -> None:
        """Set every paragraph that has a role, the cells of tables, and the sections."""
        first_heading = min((h.passage for h in self._reading.outline if h.level > 0), default=0)
        for index, setting in enumerate(settings(self._reading)):
            if setting is not None and setting.role not in _LEFT:
                self._passage(index, setting, front=index < first_heading)
        self._cells()
        for section in dict.fromkeys(self._sections.values()):
            self._section(section)

    def told(self) -> Iterator[str]:
        """Say what was left as it was."""
        yield from (f"{what}{count}处，没有改动" for what, count in self._left.items())
        boxes = sum(1 for p in self._lines if p.text.strip() and outermost(p.element) is not p.element)
        if boxes:
            yield f"文本框中的文字{boxes}段，没有改动"
        wide = sum(width(table) > self._layout.core[0] + _SLACK for table in below(self.root, "tbl"))
        if wide:
            yield f"表格{wide}个宽于版心，请自行调整列宽"
        page = self._reading.plan.layout
        if page is not None and page.page_number is None:
            yield "文稿没有页码，请用“插入—页码”加入"

    def written(self, xml: bytes) -> bytes:
        """Return the part with the edited paragraphs, and the last section where it was changed."""
        found = regions(xml, self.root)
        last = ending(self.root)
        if found is None or (self.ending_touched and last is None):
            return whole(self.root)
        out = spliced(xml, [found[element] for element in self.touched], ())
        if not self.ending_touched or last is None:
            return out
        return _with_ending(out, last) or whole(self.root)

    def _passage(self, index: int, setting: Setting, *, front: bool) -> None:
        """Set the paragraphs of a passage; those behind a broken line go on without an indent."""
        passage = self._reading.passages[index]
        for number, stretch in enumerate(passage.stretches):
            block = self._reading.plan.blocks[stretch.block]
            if block.part != BODY or block.kind is not BlockKind.PARAGRAPH:
                continue
            line = self._lines[block.line - 1]
            if reason := self._reason(line, front=front):
                self._left[reason] += 1
                continue
            heads = self._run_in(index, block.line) if setting.role is Role.BODY else {}
            self._line(line, setting, block.level, heads, goes_on=number > 0)

    def _reason(self, line: Paragraph, *, front: bool) -> str | None:
        """Return what kind of paragraph it is that is left as it is, or None."""
        paragraph = line.element
        if outermost(paragraph) is not paragraph:
            return "文本框中的段落"
        if any(next(e.iterancestors(f"{{{MC}}}Fallback"), None) is None for e in paragraph.iter(*_TALL)):
            return "含图片、图形、公式、拼音或嵌入对象的段落"
        if any(is_word(a, "ins", "del", "moveFrom", "moveTo") for a in paragraph.iterancestors()):
            return "他人以修订方式整段插入或移动的内容"
        properties = child(paragraph, "pPr")
        if properties is not None and child(properties, "framePr") is not None:
            return "图文框中的段落"
        if columns(self._sections.get(paragraph)) > 1:
            return "分栏中的段落"
        if self.formatter.mode is Mode.TRACKED and is_revised_within(paragraph):
            return "已有格式修订的段落"
        if front and line.atoms and self._is_red(line):
            return "红色的版头"
        return None

    def _is_red(self, line: Paragraph) -> bool:
        look = RunLook.of(self._cascade.run(line.element, child(line.atoms[0].run, "rPr")))
        try:
            red, green, blue = bytes.fromhex(look.colour or "")
        except ValueError:
            return False
        return red >= _RED > max(green, blue)

    def _run_in(self, index: int, number: int) -> dict[Span, Role]:
        """Return the headings that run into this line's text, with their roles."""
        out: dict[Span, Role] = {}
        for heading in self._reading.outline:
            if heading.passage != index or not heading.run_in or heading.level not in _RUN_IN:
                continue
            for piece in self._reading.passages[index].places(self._reading.plan, heading.span):
                if piece.part == BODY and piece.line == number:
                    # Its full stop is no part of a heading, but mostly of its run.
                    out[Span(piece.start, piece.end + 1)] = _RUN_IN[heading.level]
        return out

    def _line(
        self, line: Paragraph, setting: Setting, level: int | None, heads: dict[Span, Role], *, goes_on: bool
    ) -> None:
        paragraph, before = line.element, len(self.touched)
        wanted = paragraph_look(self._layout, setting, line.text, goes_on=goes_on)
        if setting.role in HEADINGS[1:] and level != HEADINGS.index(setting.role):
            wanted = wanted.with_outline(HEADINGS.index(setting.role))
        if setting.role is Role.ANNEX and not begins_page(paragraph):
            wanted = wanted.with_new_page()
        values = wanted.differences(self._cascade.paragraph(paragraph), listed=is_listed(self._cascade, paragraph))
        if values:
            self.formatter.paragraph(paragraph, values)
            self.touched.add(outermost(paragraph))
        self._runs(line, setting.role, heads)
        self.paragraphs += len(self.touched) > before

    def _runs(self, line: Paragraph, role: Role, heads: dict[Span, Role]) -> None:
        """Set the runs that hold text, and the mark, from which an automatic number takes its font."""
        paragraph = line.element
        runs: dict[Element, Span] = {}
        for atom in line.atoms:
            start = runs[atom.run].start if atom.run in runs else atom.start
            runs[atom.run] = Span(start, atom.stop)
        for run, span in runs.items():
            of = next((r for head, r in heads.items() if head.start <= span.start and span.stop <= head.stop), role)
            look = run_look(self._layout, of)
            own = child(run, "rPr")
            values = look.differences(self._cascade.run(paragraph, own), self._layout)
            if values:
                self.formatter.run(run, values)
                self.touched.add(outermost(paragraph))
        if is_listed(self._cascade, paragraph):
            properties = child(paragraph, "pPr")
            own = child(properties, "rPr") if properties is not None else None
            values = run_look(self._layout, role).differences(self._cascade.run(paragraph, own), self._layout)
            if values:
                self.formatter.mark(paragraph, values)
                self.touched.add(outermost(paragraph))

    def _cells(self) -> None:
        """Give the text of tables one of the fonts of the layout; all else there stays."""
        for line in self._lines:
            paragraph = line.element
            if next(paragraph.iterancestors(*tags("tc")), None) is None or outermost(paragraph) is not paragraph:
                continue
            if self.formatter.mode is Mode.TRACKED and is_revised_within(paragraph):
                self._left["已有格式修订的段落"] += 1
                continue
            for run in dict.fromkeys(atom.run for atom in line.atoms):
                values = cell_look(self._layout, self._cascade.run(paragraph, child(run, "rPr")))
                if values:
                    self.formatter.run(run, values)
                    self.touched.add(paragraph)

    def _section(self, section: Element) -> None:
        if columns(section) > 1:
            self._left["分栏的节"] += 1
            return
        if self.formatter.mode is Mode.TRACKED and is_revised(section):
            self._left["已有格式修订的节"] += 1
            return
        values = section_look(self._layout, section, grid_of_lines=not self._has_tables)
        if values is None:
            self._left["横排或大幅面的节"] += 1
        elif values:
            self.formatter.section(section, values)
            self.sections += 1
            holder = next(section.iterancestors(*tags("p")), None)
            if holder is None:
                self.ending_touched = True
            else:
                self.touched.add(outermost(holder))


def _with_ending(xml: bytes, section: Element) -> bytes | None:
    """Return the part with the last section's properties written anew, None where its bytes are not found."""
    start = xml.rfind(b"<w:sectPr")
    while start >= 0 and xml.find(b"</w:p>", start) >= 0:
        return None
    close = xml.rfind(b"</w:body>")
    if start < 0 or close < start or b"</w:tbl>" in xml[start:close]:
        return None
    tail = xml[start:close]
    end = tail.rfind(b"</w:sectPr>")
    stop = start + (end + len(b"</w:sectPr>") if end >= 0 else tail.find(b"/>") + 2)
    return xml[:start] + serialised(section) + xml[stop:]
