"""The three writers: what they hold, what they never do, and which errors they raise."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import FolderMissing, OutputIsInput, OutputLocked, WrongOutputFormat
from checker.reports.alignment import write_alignment
from checker.reports.comparison import write_comparison
from checker.reports.docx import docx_bytes
from checker.reports.formats import save
from checker.reports.html import html_bytes
from checker.reports.issues import write_issues
from checker.reports.tables import Align, Cell, Column, Group, Notes, Report, Table, Tone, cells, clean
from checker.reports.xlsx import as_number, xlsx_bytes
from tests.reports.builder import cell_text, family, finding, place, with_findings

WHEN = datetime(2026, 1, 5, 9, 30)
NASTY = [
    '=HYPERLINK("http://x","y")',
    "+1",
    "-1",
    "@SUM(A1)",
    "<script>alert(1)</script>",
    "\"&amp;'",
    "_x0041_",
    "12",
    "a\x07b",
]


def report(*texts: str, rows: bool = True) -> Report:
    columns = (Column("序号", 5, Align.CENTER), Column("内容<>", 20), Column("数", 8, Align.RIGHT))
    lines = tuple((Cell(str(i)), Cell(text, Tone.ERROR), Cell("")) for i, text in enumerate(texts, 1))
    facts = Table.of("概要：*一", (Column("甲", 1), Column("乙", 3)), (cells(("1", texts[0] if texts else "")),))
    main = Table(
        "清单", columns, (Group(lines if rows else (), "必须改", Tone.ERROR), Group(())), "没有问题", filtered=True
    )
    return Report("报告", ("《规划》",), (facts, Notes("未校核", ("一\n二",)), main), ("注：无。",), "张三")


def docx_texts(data: bytes) -> list[str]:
    return [cell.text for table in Document(io.BytesIO(data)).tables for row in table.rows for cell in row.cells]


def sheet_texts(data: bytes) -> list[str]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [cell_text(c) for sheet in book for row in sheet.iter_rows() for c in row if c.value is not None]


class Texts(HTMLParser):
    """Collects the text of table cells and every attribute of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self.texts.append("")

    def handle_data(self, data: str) -> None:
        if self.texts:
            self.texts[-1] += data


def page(data: bytes) -> Texts:
    parser = Texts()
    parser.feed(data.decode("utf-8"))
    parser.texts = [text.strip("\n") for text in parser.texts]
    return parser


@pytest.mark.parametrize("text", NASTY)
def test_text_stays_text_in_every_format(text: str) -> None:
    shown = report(text)
    assert clean(text) in docx_texts(docx_bytes(shown, WHEN))
    assert clean(text) in sheet_texts(xlsx_bytes(shown, WHEN))
    assert clean(text) in page(html_bytes(shown, WHEN)).texts


def test_no_formula_no_link_no_number_in_a_workbook() -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx_bytes(report(*NASTY), WHEN))) as package:
        sheets = [package.read(name).decode() for name in package.namelist() if "worksheets/sheet" in name]
        assert not any("externalLink" in name or "hyperlink" in name for name in package.namelist())
    assert sheets and not any(re.search(r"<f>|<hyperlink", sheet) for sheet in sheets)
    assert all(
        kind == "s" for sheet in sheets for kind in re.findall(r'<c r="[A-Z]+\d+" s="\d+"(?: t="(\w+)")?><v>', sheet)
    )


def test_what_looks_like_a_formula_stays_text_when_edited() -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx_bytes(report("=1+1"), WHEN))) as package:
        assert 'quotePrefix="1"' in package.read("xl/styles.xml").decode()


def test_a_page_is_self_contained() -> None:
    data = html_bytes(report(*NASTY), WHEN)
    parsed = page(data)
    assert not {"script", "link", "img", "iframe"} & set(parsed.tags)
    assert not [name for name, _ in parsed.attributes if name in ("src", "href") or name.startswith("on")]
    assert "url(" not in data.decode() and "@import" not in data.decode()
    assert "default-src 'none'" in data.decode()


def test_a_page_prints_and_follows_the_theme() -> None:
    text = html_bytes(report("甲"), WHEN).decode()
    assert "@media print" in text and "prefers-color-scheme: dark" in text and "size: A4 landscape" in text


def test_word_header_rows_repeat_and_no_row_splits() -> None:
    document = Document(io.BytesIO(docx_bytes(report(*NASTY), WHEN)))
    main = document.tables[-1]
    rows = main._tbl.tr_lst
    assert rows[0].trPr.find(qn("w:tblHeader")) is not None
    assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)
    assert document.sections[0].page_width > document.sections[0].page_height
    footer = document.sections[0].footer._element
    assert "".join(n.text for n in footer.iter(qn("w:t"))) == "— 1 —" and "PAGE" in "".join(
        n.text for n in footer.iter(qn("w:instrText"))
    )


def test_word_fonts_are_set_for_han_and_latin() -> None:
    document = Document(io.BytesIO(docx_bytes(report("甲“乙”"), WHEN)))
    for run in document.element.body.iter(qn("w:r")):
        fonts = run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        if fonts is None:
            continue
        assert len({fonts.get(qn(f"w:{key}")) for key in ("ascii", "hAnsi", "eastAsia")}) == 1
    styles = [p.style for t in document.tables for row in t.rows for cell in row.cells for p in cell.paragraphs]
    fonts = {tuple(s.element.rPr.rFonts.get(qn(f"w:{key}")) for key in ("ascii", "hAnsi", "eastAsia")) for s in styles}
    assert fonts == {("仿宋",) * 3, ("黑体",) * 3}
    title = document.paragraphs[0].runs[0]
    assert title._r.rPr.rFonts.get(qn("w:eastAsia")) == "方正小标宋简体" and title.font.size.pt == 22


def test_the_main_sheet_is_frozen_filtered_and_fits_the_page() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(report("甲", "乙"), WHEN)))
    assert book.sheetnames == ["概况", "清单"]
    sheet = book["清单"]
    assert sheet.freeze_panes == "A4" and sheet.auto_filter.ref == "A3:C5"
    assert sheet.page_setup.orientation == "landscape" and sheet.page_setup.fitToHeight == 0
    assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.print_title_rows == "$3:$3"
    assert sheet["B4"].alignment.wrap_text


def test_an_empty_table_says_so_in_every_format() -> None:
    shown = report("甲", rows=False)
    assert "没有问题" in docx_texts(docx_bytes(shown, WHEN))
    assert "没有问题" in sheet_texts(xlsx_bytes(shown, WHEN))
    assert "没有问题" in page(html_bytes(shown, WHEN)).texts


def test_groups_without_rows_are_not_printed() -> None:
    shown = report("甲")
    assert docx_texts(docx_bytes(shown, WHEN)).count("必须改") == 3  # one cell over three columns
    assert "没有问题" not in docx_texts(docx_bytes(shown, WHEN))


def merged() -> Table:
    columns = (Column("规划", 10, merged=True), Column("事项", 10))
    rows = tuple(cells(pair) for pair in (("甲", "一"), ("甲", "二"), ("乙", "三")))
    return Table("清单", columns, (Group(rows), Group((cells(("乙", "四")),))), filtered=True)


def test_equal_neighbours_are_one_cell_on_a_page_and_stay_elsewhere() -> None:
    assert [row[0] for group in merged().groups for row in merged().spans(group)] == [2, 0, 1, 1]
    shown = Report("报告", (), (merged(),))
    assert docx_texts(docx_bytes(shown, WHEN)).count("甲") == 2
    assert html_bytes(shown, WHEN).decode().count('rowspan="2"') == 1
    assert sheet_texts(xlsx_bytes(shown, WHEN)).count("甲") == 2


def test_a_cell_longer_than_a_workbook_allows_is_cut() -> None:
    assert max(map(len, sheet_texts(xlsx_bytes(report("长" * 40000), WHEN)))) == 32767


def test_a_row_must_fit_its_columns() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        Table.of("甲", (Column("一", 1),), (cells(("1", "2")),))


@given(st.text())
def test_clean_text_can_stand_in_xml(text: str) -> None:
    from lxml import etree

    etree.Element("a").text = clean(text)


def test_the_ending_chooses_the_format(tmp_path: Path) -> None:
    for name, magic in (("a.docx", b"PK"), ("b.XLSX", b"PK"), ("c.html", b"<!DOCTYPE")):
        save(report("甲"), tmp_path / name, WHEN)
        assert (tmp_path / name).read_bytes().startswith(magic)
    with pytest.raises(WrongOutputFormat, match=r"\.docx \.xlsx \.html"):
        save(report("甲"), tmp_path / "d.pdf", WHEN)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.docx", "b.XLSX", "c.html"]


def test_outputs_that_cannot_be_written(tmp_path: Path) -> None:
    review = family()
    with pytest.raises(FolderMissing):
        write_issues(review, tmp_path / "nowhere" / "a.docx", author="", when=WHEN)
    (tmp_path / ".~lock.a.xlsx#").write_text("x", "utf-8")
    with pytest.raises(OutputLocked):
        write_comparison(review, tmp_path / "a.xlsx", author="", when=WHEN)


def test_an_input_is_never_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "甲市科技规划.docx").write_bytes(b"plan")
    with pytest.raises(OutputIsInput):
        write_alignment(family(), tmp_path / "甲市科技规划.docx", author="", when=WHEN)
    assert (tmp_path / "甲市科技规划.docx").read_bytes() == b"plan"


@pytest.mark.parametrize("ending", ["docx", "xlsx", "html"])
def test_every_report_in_every_format_holds_both_sides(tmp_path: Path, ending: str) -> None:
    review = family()
    review = with_findings(finding((place(review, 0, "2%"), place(review, 1, "1.5%")), rule="XPL-01"))
    write_issues(review, tmp_path / f"i.{ending}", author="张三", when=WHEN)
    write_comparison(review, tmp_path / f"c.{ending}", author="张三", when=WHEN)
    write_alignment(review, tmp_path / f"a.{ending}", author="张三", when=WHEN)
    readers = {"docx": docx_texts, "xlsx": sheet_texts, "html": lambda data: page(data).texts}
    issues, compared, aligned = (
        "\n".join(readers[ending]((tmp_path / f"{name}.{ending}").read_bytes())) for name in "ica"
    )
    assert "达到【2%】" in issues and "提高到【1.5%】" in issues
    assert "＞14.9%" in compared and "+0.5个百分点" in compared
    assert "提高到【1.5%】" in aligned and "技术合同成交额" in aligned


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("120", 120),
        ("1.50", 1.5),
        ("＜1", 1),
        ("＞14.9%", 14.9),
        ("3.5左右", 3.5),
        ("≥5800万", 5800),
        ("+0.5个百分点", 0.5),
        ("约−1.5个百分点", -1.5),
        ("-2.3%", -2.3),
        ("新增20", 20),
    ],
)
def test_a_figure_is_a_number_that_shows_its_text(text: str, value: float) -> None:
    columns = (Column("数", 10, figures=True),)
    shown = Report("报告", (), (Table("表", columns, (Group((cells((text,)),)),), filtered=True),))
    cell = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(shown, WHEN)))["表"]["A3"]
    assert (cell.value, cell_text(cell)) == (value, text)


@pytest.mark.parametrize("text", ["—", "①1.5\n②3.5", "2—3", "定性", "0.8\n2019年", "007", "1" * 16, '1"2', "1.2.3", ""])
def test_what_is_not_one_number_stays_text(text: str) -> None:
    assert as_number(text) is None


@given(
    st.decimals(0, 10**9, places=3), st.sampled_from(["", "≥", "＜", "约−", "新增"]), st.sampled_from(["", "%", "万家"])
)
def test_a_number_format_shows_any_figure_exactly(value: Decimal, before: str, after: str) -> None:
    text = f"{before}{value:f}{after}"
    shown = as_number(text)
    assert shown is not None
    assert cell_text(SimpleNamespace(value=float(shown.value), number_format=shown.form)) == text


@pytest.mark.timeout(30)
def test_a_long_list_is_written_whole() -> None:
    """2,500 findings took seven times as long when each cell was made through python-docx."""
    rows = tuple(cells((str(i), "甲" * 60, "乙" * 40, "丙" * 40)) for i in range(2500))
    columns = tuple(Column(title, 10) for title in "一二三四")
    data = docx_bytes(Report("报告", (), (Table("表", columns, (Group(rows),), filtered=True),)), WHEN)
    assert len(Document(io.BytesIO(data)).tables[0].rows) == 2501
