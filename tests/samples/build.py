"""Write the sample plans that ship with the program: `python -m tests.samples.build`.

Page and type follow GB/T 9704—2012; headings carry real styles, their numbers are typed as in most drafts.
The same sources give the same bytes, so that a rebuild shows in a diff only what was changed.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from pathlib import Path

import yaml
from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Mm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph as WordParagraph

from checker.word.gongwen import number_pages
from tests.samples.source import FOLDER, NAMES, Grid, Paragraph, Source, read
from tests.samples.styles import RED, apply_styles

OUTPUT = Path(__file__).resolve().parents[2] / "resources" / "samples"
RUN_IN = re.compile(r"((?:\d\.|——)[^。]+。|坚持.{4}。)(.*)")
REFERENCE = re.compile(r"(\[\^\d+\])")


def build(source: Source) -> bytes:
    """Return the .docx of a sample."""
    document = Document()
    apply_styles(document)
    if "notice" in source.head:
        _notice(document, source)
    else:
        _cover(document, source)
        _toc(document, source)
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.footer.is_linked_to_previous = section.even_page_footer.is_linked_to_previous = False
    number_pages(section)
    if "notice" in source.head:
        _title(document, source.head["title"])
    marks = _Bookmarks(source)
    for item in source.body:
        if isinstance(item, Grid):
            _table(document, item)
        else:
            _paragraph(document, item, marks)
    if source.footnotes:
        _footnotes(document, source)
    _properties(document, source)
    return _same_bytes(document)


def _cover(document: DocumentObject, source: Source) -> None:
    head = source.head
    for _ in range(5):
        document.add_paragraph()
    _title(document, head["title"])
    document.add_paragraph(head["subtitle"], style="Subtitle")
    for _ in range(9):
        document.add_paragraph()
    for text in (head["issuer"], head["date"]):
        paragraph = document.add_paragraph(text)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)


def _title(document: DocumentObject, text: str) -> None:
    """Write the title so that the line breaks before the years and not inside them."""
    _narrow(document.add_paragraph(text, style="Title"), len(text.partition("（")[0]))


def _narrow(paragraph: WordParagraph, characters: int) -> None:
    """Indent both sides so that a line of 2号 type holds `characters`, which keeps words whole."""
    side = (Mm(156) - Pt(22 * characters + 11)) // 2
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = side


def _notice(document: DocumentObject, source: Source) -> None:
    head = source.head
    mark = document.add_paragraph(head["signature"] + "文件", style="公文标志")
    mark.paragraph_format.space_before = Pt(60)
    number = document.add_paragraph(head["number"], style="发文字号")
    number.paragraph_format.element.get_or_add_pPr().append(
        parse_xml(f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="18" w:space="12" w:color="{RED}"/></w:pBdr>')
    )
    document.add_paragraph()
    _narrow(document.add_paragraph(head["notice"], style="公文标题"), (len(head["notice"]) + 1) // 2)
    document.add_paragraph(head["addressee"])
    document.add_paragraph(head["text"], style="Body Text")
    document.add_paragraph()
    for text in (head["signature"], head["signed"]):
        paragraph = document.add_paragraph(text)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.right_indent = Pt(64)


class _Bookmarks:
    """Bookmark names of the headings that the table of contents points to, in order."""

    def __init__(self, source: Source) -> None:
        self._waiting = len(source.toc)
        self._done = 0

    def take(self) -> str | None:
        """Return the name for the next heading, None when the contents point to no more."""
        if self._done >= self._waiting:
            return None
        self._done += 1
        return f"_Toc2022{self._done:04d}"


def _toc(document: DocumentObject, source: Source) -> None:
    """Write the contents as Word does: one TOC field whose result is linked entries with page fields."""
    document.add_paragraph("目录", style="目录标题")
    for index, (title, page) in enumerate(source.toc, start=1):
        paragraph = document.add_paragraph(style="toc 2" if title.startswith("（") else "toc 1")
        if index == 1:
            _field_part(paragraph._p, "begin", ' TOC \\o "1-2" \\h \\z \\u ')
        anchor = f"_Toc2022{index:04d}"
        link = parse_xml(f'<w:hyperlink {nsdecls("w")} w:anchor="{anchor}" w:history="1"/>')
        paragraph._p.append(link)
        link.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>{title}</w:t></w:r>"))
        link.append(parse_xml(f"<w:r {nsdecls('w')}><w:tab/></w:r>"))
        _field_part(link, "begin", f" PAGEREF {anchor} \\h ")
        link.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>{page}</w:t></w:r>"))
        _field_part(link, "end")
    _field_part(document.add_paragraph()._p, "end")


def _field_part(parent: object, kind: str, code: str = "") -> None:
    """Append the begin (with its code and separator) or the end of a field."""

    def run(inside: str) -> None:
        parent.append(parse_xml(f"<w:r {nsdecls('w')}>{inside}</w:r>"))  # type: ignore[attr-defined]

    run(f'<w:fldChar w:fldCharType="{kind}"/>')
    if code:
        run(f'<w:instrText xml:space="preserve">{code}</w:instrText>')
        run('<w:fldChar w:fldCharType="separate"/>')


def _paragraph(document: DocumentObject, item: Paragraph, marks: _Bookmarks) -> None:
    if item.caption:
        document.add_paragraph(item.text, style="Caption")
        return
    paragraph = document.add_paragraph(style=f"Heading {item.level}" if item.level else "Body Text")
    if item.text in ("前言", "附件"):
        _unnumbered(paragraph, item.text)
    name = marks.take() if item.level else None
    if name:
        number = name[-4:]
        paragraph._p.append(parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="{int(number)}" w:name="{name}"/>'))
    lead, rest = RUN_IN.fullmatch(item.text).groups() if RUN_IN.fullmatch(item.text) else ("", item.text)
    if lead:
        paragraph.add_run(lead).bold = True
    for piece in REFERENCE.split(rest):
        if REFERENCE.fullmatch(piece):
            _reference(paragraph, piece[2:-1])
        elif piece:
            paragraph.add_run(piece)
    if name:
        paragraph._p.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{int(name[-4:])}"/>'))


def _unnumbered(paragraph: WordParagraph, text: str) -> None:
    """Set 前言 in the middle and 附件 flush left on a new page."""
    paragraph.paragraph_format.first_line_indent = Pt(0)
    if text == "前言":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    else:
        paragraph.paragraph_format.page_break_before = True


def _reference(paragraph: WordParagraph, number: str) -> None:
    run = paragraph.add_run()
    run.font.superscript = True
    run._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="{number}"/>'))


def _table(document: DocumentObject, grid: Grid) -> None:
    table = document.add_table(len(grid.rows), len(grid.widths), style="Table Grid")
    table.alignment = 1
    table.autofit = False
    share = 15.6 / sum(grid.widths)
    long = [any(len(row[column]) > 8 for row in grid.rows[1:]) for column in range(len(grid.widths))]
    for index, (row, texts) in enumerate(zip(table.rows, grid.rows, strict=True)):
        _row_properties(row._tr, header=index == 0)
        for column, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            cell.width = Cm(grid.widths[column] * share)
            cell.vertical_alignment = 1
            cell.paragraphs[0].style = "表格文字"
            cell.paragraphs[0].add_run(text).bold = index == 0 or None
            cell.paragraphs[0].paragraph_format.keep_with_next = index + 1 < len(grid.rows)
            if index == 0 or not long[column]:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    _grid_widths(table, [round(width * share * 567) for width in grid.widths])


def _row_properties(row: object, *, header: bool) -> None:
    properties = row.get_or_add_trPr()  # type: ignore[attr-defined]
    properties.append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
    if header:
        properties.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))


def _grid_widths(table: Table, widths: list[int]) -> None:
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.set(qn("w:w"), str(width))


def _footnotes(document: DocumentObject, source: Source) -> None:
    rule = '<w:footnote w:type="{0}" w:id="{1}"><w:p><w:r><w:{0}/></w:r></w:p></w:footnote>'
    notes = [rule.format("separator", -1), rule.format("continuationSeparator", 0)]
    for number, text in source.footnotes.items():
        notes.append(
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:rPr>'
            '<w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
            f'<w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>'
        )
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    xml = f"{declaration}<w:footnotes {nsdecls('w')}>{''.join(notes)}</w:footnotes>"
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, xml.encode("utf-8"), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    settings = document.settings.element
    place = settings.find(qn("w:compat"))
    properties = parse_xml(f'<w:footnotePr {nsdecls("w")}><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>')
    place.addprevious(properties)


def _properties(document: DocumentObject, source: Source) -> None:
    properties = document.core_properties
    when = datetime.fromisoformat(source.head["created"])
    properties.title = source.head["title"]
    properties.author = properties.last_modified_by = source.head.get("issuer") or source.head["signature"]
    properties.comments = "规划校核随附样例，地名、机构和数据均为虚构"
    properties.created = properties.modified = when
    properties.language = "zh-CN"
    properties.revision = 1


def _same_bytes(document: DocumentObject) -> bytes:
    """Save with fixed times inside the zip, so that equal sources give equal bytes."""
    package_rels = document.part.package.rels
    for key in [key for key, rel in package_rels.items() if rel.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del package_rels[key]
    first = io.BytesIO()
    document.save(first)
    out = io.BytesIO()
    with zipfile.ZipFile(first) as package, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as fixed:
        for name in package.namelist():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            fixed.writestr(info, package.read(name))
    return out.getvalue()


def expected_table() -> str:
    """Return the table of planted problems that the program's self-test reads."""
    lines = ["# 样例草案应当查出的问题；由 tests/samples/build.py 按 planted.yml 生成", "rule\tquote\tsource"]
    for row in yaml.safe_load((FOLDER / "planted.yml").read_text("utf-8")):
        lines.append(f"{row['rule']}\t{row['quote'] or ''}\ttests/samples/planted.yml")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write all samples, and what should be found in the draft."""
    OUTPUT.mkdir(parents=True, exist_ok=True)
    for name in NAMES:
        source = read(name)
        (OUTPUT / source.head["file"]).write_bytes(build(source))
    (OUTPUT / "expected.tsv").write_text(expected_table(), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
