"""Word documents as blocks and tables."""

from __future__ import annotations

from checker.plan import Block, BlockKind, CellPlace
from checker.sources.docx import WordDocument
from checker.sources.package import Package
from checker.sources.wordml import LEFT_BEHIND, W_STRICT, R, W
from tests import word_builder as build

STYLES = build.part(
    "styles",
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="本单位一级"/><w:basedOn w:val="2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="三级"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="d"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="e"><w:name w:val="标题 2,节标题"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="f"><w:name w:val="TOC Heading"/><w:basedOn w:val="2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="g"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="绕"/><w:basedOn w:val="i"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="i"><w:name w:val="圈"/><w:basedOn w:val="h"/></w:style>'
    '<w:style w:type="character" w:styleId="j"><w:name w:val="标题 1 字符"/></w:style>',
)


def read(*body: str, **parts: str) -> WordDocument:
    return WordDocument(Package(build.package(*body, parts={"styles": STYLES, **parts})))


def texts(document: WordDocument) -> list[str]:
    return [block.text for block in document.blocks]


def gone(kind: str, content: str) -> str:
    return build.paragraph(content, properties=f'<w:rPr><w:{kind} w:id="9" {build.WHO}/></w:rPr>')


def test_styles_give_levels_by_name_and_chain() -> None:
    document = read(*(build.paragraph("甲", style=s) for s in "2bcdefghj"), build.paragraph("甲"))
    assert [b.level for b in document.blocks] == [1, 1, 3, 0, 2, None, None, None, None, None]
    assert [b.style for b in document.blocks][:2] == ["heading 1", "本单位一级"]
    assert document.blocks[-1].style == document.blocks[-2].style == "Normal"


def test_the_paragraph_itself_may_set_its_level() -> None:
    def with_level(stored: int, style: str = "") -> str:
        return build.paragraph("甲", style=style, properties=f'<w:outlineLvl w:val="{stored}"/>')

    assert [b.level for b in read(with_level(1), with_level(9, "2")).blocks] == [2, None]


def test_contents_by_style_or_field() -> None:
    document = read(
        build.paragraph("一、总则\t1", style="g"),
        build.paragraph(build.field("TOC \\o", "二、目标")),
        build.paragraph("正文"),
    )
    assert [b.kind for b in document.blocks] == [BlockKind.TOC, BlockKind.TOC, BlockKind.PARAGRAPH]


def test_text_boxes_are_reported_once_and_counted_twice() -> None:
    document = read(build.paragraph("甲", build.text_box(build.paragraph("框"))), build.paragraph("乙"))
    assert [(b.line, b.text, b.kind) for b in document.blocks] == [
        (1, "甲", BlockKind.PARAGRAPH),
        (2, "框", BlockKind.BOX),
        (4, "乙", BlockKind.PARAGRAPH),
    ]


def test_a_table_in_a_text_box_is_one_table() -> None:
    document = read(
        build.paragraph(build.text_box(build.table(["甲", "乙"]), build.paragraph("框"))), build.table(["丙"])
    )
    assert [(b.line, b.text, b.cell) for b in document.blocks] == [
        (1, "", None), (2, "甲", CellPlace(0, 0, 0)), (3, "乙", CellPlace(0, 0, 1)), (4, "框", None),
        (8, "丙", CellPlace(1, 0, 0)),
    ]  # fmt: skip
    assert [(t.rows, t.columns) for t in document.tables] == [(1, 2), (1, 1)]


def test_a_box_that_only_the_fallback_holds() -> None:
    inner = f"<w:pict><w:txbxContent>{build.paragraph('框')}</w:txbxContent></w:pict>"
    box = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing/></mc:Choice>"
        f"<mc:Fallback>{inner}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(read(build.paragraph("甲", box))) == ["甲", "框"]


def test_deleted_and_moved_paragraphs_have_no_text_and_no_number() -> None:
    numbering = build.part(
        "numbering",
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    deleted = build.paragraph(build.deleted("删"), properties=f'{item}<w:rPr><w:del w:id="9" {build.WHO}/></w:rPr>')
    document = read(
        build.paragraph("甲", properties=item),
        deleted,
        gone("moveFrom", f'<w:moveFrom w:id="3" {build.WHO}>{build.run("移")}</w:moveFrom>'),
        build.paragraph("乙", properties=item),
        gone("del", "并入下一段的文字"),
        numbering=numbering,
    )
    assert [(b.text, b.number) for b in document.blocks] == [
        ("甲", "1."), ("", None), ("", None), ("乙", "2."), ("并入下一段的文字", None),
    ]  # fmt: skip


def test_what_a_drafter_moved_away_with_this_program_is_read_where_it_went() -> None:
    def left(content: str, kind: str = "moveFrom") -> str:
        return gone(kind, f'<w:{kind} w:id="3" {build.WHO}>{content}</w:{kind}>').replace("<w:p>", left_behind, 1)

    left_behind = f'<w:p w:rsidDel="{LEFT_BEHIND}">'
    row = build.row([f"<w:tc><w:tcPr/>{left('', 'del')}</w:tc>"], f'<w:del w:id="5" {build.WHO}/>')
    document = read(
        left(build.run("甲")),
        build.table(row),
        build.table(["留"]),
        build.paragraph("乙").replace("<w:p>", left_behind),
    )
    assert [(b.line, b.text, b.cell) for b in document.blocks] == [(3, "留", CellPlace(0, 0, 0)), (4, "乙", None)]
    assert [(t.rows, t.columns) for t in document.tables] == [(1, 1)]


def test_merged_cells_stand_at_their_first_place() -> None:
    restart, go_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    wide = '<w:gridSpan w:val="2"/>'
    document = read(
        build.table(
            ["指标", build.cell("数值", properties=wide)],
            [build.cell("投入", properties=restart), "2020年", "1.5%"],
            [build.cell("", properties=go_on), "2025年", build.cell("2%", "以上")],
        )
    )
    (table,) = document.tables
    assert (table.rows, table.columns) == (3, 3)
    cells = [
        (c.row, c.column, c.row_span, c.column_span, "/".join(document.blocks[i].text for i in c.blocks))
        for c in table.cells
    ]
    assert cells == [
        (0, 0, 1, 1, "指标"), (0, 1, 1, 2, "数值"), (1, 0, 2, 1, "投入/"), (1, 1, 1, 1, "2020年"),
        (1, 2, 1, 1, "1.5%"), (2, 1, 1, 1, "2025年"), (2, 2, 1, 1, "2%/以上"),
    ]  # fmt: skip
    assert document.blocks[5] == Block(6, "", kind=BlockKind.CELL, style="Normal", cell=CellPlace(0, 1, 0))


def test_odd_tables() -> None:
    merged = [build.cell("戊", properties='<w:hMerge w:val="restart"/>'), build.cell("", properties="<w:hMerge/>")]
    later = build.row(["乙"], '<w:gridBefore w:val="1"/>')
    controlled = f"<w:sdt><w:sdtContent>{build.row(['丙', '丁'])}</w:sdtContent></w:sdt>"
    endless = build.cell("己", properties='<w:gridSpan w:val="99999999"/>')
    loose = build.cell("庚", properties="<w:vMerge/>")
    document = read(
        build.table(["甲", "外"], merged, later, controlled), build.table([endless], []), build.table([loose])
    )
    assert [(t.rows, t.columns) for t in document.tables] == [(4, 2), (2, 63), (1, 1)]
    by_text = {document.blocks[i].text: c for t in document.tables for c in t.cells for i in c.blocks}
    assert (by_text["戊"].column_span, by_text["乙"].column) == (2, 1)
    assert (by_text["丙"].row, by_text["丁"].column) == (3, 1)


def test_a_cell_merged_in_both_directions_is_as_wide_as_its_first_row_says() -> None:
    down, on = '<w:vMerge w:val="{}"/>', '<w:hMerge w:val="continue"/>'
    first = [build.cell("甲", properties=down.format("restart")), build.cell("", properties=on)]
    later = [
        build.cell("", properties=down.format("continue")),
        build.cell("", properties=down.format("continue") + on),
    ]
    table = read(build.table(first, later)).tables[0]
    assert [(c.row, c.column, c.row_span, c.column_span) for c in table.cells] == [(0, 0, 2, 2)]
    assert table.columns == 2


def test_nested_tables_are_tables_of_their_own() -> None:
    document = read(build.table(["甲", build.cell(build.table(["内"]), build.paragraph("外"))]))
    assert [(b.text, b.cell) for b in document.blocks] == [
        ("甲", CellPlace(0, 0, 0)), ("内", CellPlace(1, 0, 0)), ("外", CellPlace(0, 0, 1)),
    ]  # fmt: skip
    assert [(t.rows, t.columns) for t in document.tables] == [(1, 2), (1, 1)]


def test_rows_and_cells_deleted_with_tracking_are_gone() -> None:
    struck = build.row(["旧"], f'<w:del w:id="5" {build.WHO}/>')
    cut = build.cell("旧", properties=f'<w:cellDel w:id="6" {build.WHO}/>')
    document = read(build.table(["甲"], struck), build.table([cut, "乙"]))
    assert texts(document) == ["甲", "", "", "乙"]
    assert [(t.rows, t.columns) for t in document.tables] == [(1, 1), (1, 1)]


def test_notes_headers_and_footers_are_parts() -> None:
    note = '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote><w:footnote w:id="1">{}</w:footnote>'
    document = read(
        build.paragraph("正文"),
        footnotes=build.part("footnotes", note.format(build.paragraph("脚注"))),
        endnotes=build.part("endnotes", f'<w:endnote w:id="1">{build.paragraph("尾注")}</w:endnote>'),
        header1=build.part("hdr", build.paragraph("征求意见稿")),
        footer1=build.part("ftr", build.paragraph(build.field("PAGE", "3"))),
    )
    assert [(b.part, b.line, b.text, b.kind) for b in document.blocks] == [
        ("body", 1, "正文", BlockKind.PARAGRAPH),
        ("footnotes", 1, "", BlockKind.FOOTNOTE),
        ("footnotes", 2, "脚注", BlockKind.FOOTNOTE),
        ("endnotes", 1, "尾注", BlockKind.FOOTNOTE),
        ("header1", 1, "征求意见稿", BlockKind.HEADER),
        ("footer1", 1, "3", BlockKind.HEADER),
    ]


def test_strict_and_macro_documents_read_the_same() -> None:
    body = [build.paragraph("一、总则", style="2"), build.table(["甲", "乙"])]
    plain = read(*body)
    strict_office = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    package = build.package(*body, parts={"styles": STYLES}, main_type="application/vnd.ms-word.document.macroEnabled")
    opened = Package(package)
    entries = {name: opened.read(name).decode().replace(W, W_STRICT).replace(R, strict_office) for name in opened.names}
    strict = WordDocument(Package(build.packed(entries)))
    assert strict.blocks == plain.blocks
    assert strict.tables == plain.tables


def test_what_is_not_read_is_said() -> None:
    picture = '<w:r><w:drawing><a:blip xmlns:a="urn:a"/></w:drawing></w:r>'
    formula = '<m:oMath xmlns:m="urn:m"/>'
    document = read(build.paragraph("甲", picture, formula), '<w:altChunk r:id="rId1"/>')
    assert len(document.notes) == 3
    assert "图片1处" in document.notes[0]
