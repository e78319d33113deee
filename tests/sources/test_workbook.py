"""Workbooks: texts of every kind of cell, merged ranges, hidden sheets, and files that are none."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import BrokenXml, InputError, NotAZip, NotWorkbook, TooLarge
from checker.sources import workbook
from checker.sources.workbook import read_workbook, workbook_of

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20).filter(
    lambda t: t.strip() and "_x" not in t
)


@given(st.dictionaries(st.tuples(st.integers(0, 300), st.integers(0, 60)), TEXT, max_size=20))
def test_what_is_written_is_read(cells: dict[tuple[int, int], str]) -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("意见")
        for (row, column), text in cells.items():
            sheet.write_string(row, column, text)
    (read,) = workbook_of(Path("a.xlsx"), out.getvalue())
    assert read.name == "意见" and read.cells == cells


def test_numbers_rich_text_merged_ranges_and_hidden_sheets(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("一")
        sheet.write_number(0, 0, 0.1 + 0.2)
        sheet.write_number(0, 1, 12)
        sheet.write_rich_string(1, 0, "建议", book.add_format({"bold": True}), "修改", "目标")
        sheet.merge_range(2, 0, 4, 1, "区财政局")
        sheet.write_string(5, 0, "甲\r\n乙")
        sheet.write_formula(6, 0, "=1/0", None, "#DIV/0!")
        book.add_worksheet("藏").hide()
    (read,) = read_workbook(path)
    assert (read.cells[0, 0], read.cells[0, 1], read.cells[1, 0]) == ("0.3", "12", "建议修改目标")
    assert read.cells[2, 0] == "区财政局" and read.merged == ((2, 0, 4, 1),)
    assert read.cells[5, 0] == "甲\n乙"


def rewritten(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """Return a package with some bytes of one part replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content.replace(old, new) if name == part else content)
    return out.getvalue()


def simple() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.add_worksheet("一").write_string(0, 0, "甲")
    return out.getvalue()


def test_references_that_lie_and_halves_of_characters() -> None:
    sheet = "xl/worksheets/sheet1.xml"
    odd = rewritten(simple(), sheet, b'r="A1"', b'r="!!"')
    assert workbook_of(Path("a.xlsx"), odd)[0].cells == {(0, 0): "甲"}
    far = rewritten(simple(), sheet, b"<v>0</v>", b"<v>99</v>")
    assert workbook_of(Path("a.xlsx"), far)[0].cells == {}
    half = rewritten(simple(), "xl/sharedStrings.xml", "甲".encode(), "甲_xD83D_乙_x000D_".encode())
    assert workbook_of(Path("a.xlsx"), half)[0].cells == {(0, 0): "甲乙\n"}


def test_what_is_no_workbook(tmp_path: Path) -> None:
    word = tmp_path / "a.xlsx"
    Document().save(str(word))
    with pytest.raises(NotWorkbook, match="另存为"):
        read_workbook(word)
    for data, error in ((b"text", NotAZip), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old", NotWorkbook)):
        word.write_bytes(data)
        with pytest.raises(error) as caught:
            read_workbook(word)
        assert "a.xlsx" in str(caught.value)
    with pytest.raises(BrokenXml):
        workbook_of(word, rewritten(simple(), "xl/worksheets/sheet1.xml", b"</row>", b""))


def test_a_bomb_of_cells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_CELLS", 0)
    with pytest.raises(TooLarge):
        workbook_of(Path("a.xlsx"), simple())
    assert issubclass(TooLarge, InputError)
