"""The chart in .docx, .xlsx and .html: vector, without fonts, said in words for those who do not see it."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Iterator
from datetime import datetime

import openpyxl
from docx import Document
from lxml import etree

from checker.reports.alignment_chart import alignment_chart
from checker.reports.chart_drawingml import NAMESPACES, drawing
from checker.reports.chart_emf import emf
from checker.reports.chart_svg import svg
from checker.reports.docx import docx_bytes
from checker.reports.dumbbell import Chart, picture, symbol
from checker.reports.html import html_bytes
from checker.reports.tables import Report
from checker.reports.xlsx import xlsx_bytes
from tests.reports.builder import family

WHEN = datetime(2026, 1, 5, 9, 30)
CHART = alignment_chart(family())
REPORT = Report("对照", (), (CHART,), author="张三")
DRAWN = picture(CHART.rows[0], CHART.series, 200)


def records(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(data):
        kind, size = struct.unpack_from("<II", data, at)
        yield kind, data[at + 8 : at + size]
        at += size


def test_a_metafile_is_whole_and_says_its_size() -> None:
    data = emf(DRAWN, CHART.series)
    found = list(records(data))
    bounds, size = struct.unpack_from("<4i", data, 8), struct.unpack_from("<II", data, 48)
    assert (found[0][0], found[-1][0]) == (1, 14)
    assert bounds == (0, 0, 4000, round(DRAWN.height * 20)) and size == (len(data), len(found))
    assert data[40:44] == b" EMF"


def test_a_metafile_gives_back_what_it_makes() -> None:
    made: set[int] = set()
    for kind, data in records(emf(DRAWN, CHART.series)):
        handle = struct.unpack_from("<I", data)[0] if kind in (37, 38, 39, 40) else 0
        if kind in (38, 39):
            assert handle not in made
            made.add(handle)
        elif kind == 40:
            made.remove(handle)
        elif kind == 37:
            assert handle in made or handle & 0x80000000
    assert not made


def test_a_metafile_draws_every_stroke_and_mark_in_its_colour() -> None:
    kinds = [kind for kind, _ in records(emf(DRAWN, CHART.series))]
    assert kinds.count(87) == len(DRAWN.strokes) and kinds.count(86) + kinds.count(42) == len(DRAWN.marks)
    pens = {struct.unpack_from("<I", data, 16)[0] for kind, data in records(emf(DRAWN, CHART.series)) if kind == 38}
    red, green, blue = (int(CHART.series[0].light[i : i + 2], 16) for i in (1, 3, 5))
    assert red | green << 8 | blue << 16 in pens


def test_svg_is_sound_and_has_its_label() -> None:
    root = etree.fromstring(svg(DRAWN, 'a<b"'))
    assert root.get("aria-label") == 'a<b"' and root.get("role") == "img"
    assert len(root.findall("line")) == len(DRAWN.strokes)
    assert len(root.findall("polygon")) + len(root.findall("circle")) == len(DRAWN.marks)
    assert etree.fromstring(svg(DRAWN)).get("aria-hidden") == "true"


def test_words_own_shapes_are_one_inline_group() -> None:
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    root = etree.fromstring(f"<x {w} {declared}>{drawing(DRAWN, CHART.series, 7, 'a<b')}</x>")
    assert len(root.findall(".//wps:wsp", NAMESPACES)) == len(DRAWN.strokes) + len(DRAWN.marks)
    properties = root.find(".//wp:docPr", NAMESPACES)
    assert properties is not None and (properties.get("id"), properties.get("descr")) == ("7", "a<b")
    assert all(
        int(e.get("cx", "0")) >= 0 and int(e.get("cy", "0")) >= 0 for e in root.iter(f"{{{NAMESPACES['a']}}}ext")
    )


def test_a_document_has_a_row_an_indicator_with_its_sentence() -> None:
    document = Document(io.BytesIO(docx_bytes(REPORT, WHEN)))
    properties = document.element.body.findall(".//wp:docPr", NAMESPACES)
    assert len({p.get("id") for p in properties}) == len(properties) == len(CHART.series) + len(CHART.rows)
    assert {row.sentence for row in CHART.rows} <= {p.get("descr") for p in properties}
    texts = [cell.text for row in document.tables[0].rows for cell in row.cells]
    assert "\n".join(lane.text for lane in CHART.rows[0].lanes) in texts
    assert document.tables[0].rows[0]._tr.trPr.find(f"{{{document.element.nsmap['w']}}}tblHeader") is not None


def test_a_workbook_has_a_sheet_with_vector_pictures() -> None:
    data = xlsx_bytes(REPORT, WHEN)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        media = [name for name in package.namelist() if "media/" in name]
        drawn = package.read("xl/drawings/drawing1.xml").decode()
    assert media and all(name.endswith(".emf") for name in media)
    assert CHART.rows[0].sentence.replace("&", "&amp;") in drawn
    sheet = openpyxl.load_workbook(io.BytesIO(data))["指标对照图"]
    assert any(cell.value == CHART.rows[1].title for row in sheet.iter_rows() for cell in row)
    assert sheet.page_setup.orientation == "landscape" and sheet.freeze_panes


def test_a_page_draws_in_the_colours_of_its_ground() -> None:
    text = html_bytes(REPORT, WHEN).decode()
    assert text.count("<svg") == len(CHART.series) + len(CHART.rows)
    light, dark = CHART.series[1].light, CHART.series[1].dark
    assert f"--s1: {light};" in text and f"--s1: {dark};" in text
    assert re.search(rf"@media print {{ :root {{ [^}}]*--s1: {light};", text)
    assert f'aria-label="{CHART.rows[0].sentence}"' in text


def test_a_chart_without_rows_is_left_out() -> None:
    empty = Report("对照", (), (Chart("指标对照图", (), ()),))
    assert "指标对照图" not in html_bytes(empty, WHEN).decode()
    assert not Document(io.BytesIO(docx_bytes(empty, WHEN))).tables
    assert openpyxl.load_workbook(io.BytesIO(xlsx_bytes(empty, WHEN))).sheetnames == ["概况"]


def test_marks_of_a_legend_are_small() -> None:
    assert len(emf(symbol(CHART.series, 0, 10), CHART.series)) < 600
