"""Pictures and note marks of a Word document, where they stand."""

from __future__ import annotations

import pytest

from checker.errors import InputError
from checker.sources.drawn import Drawn, NoteMark, Picture, drawn, members
from tests import word_builder as build
from tests.pictures import PNG, chart, inline, package, vml

REFERENCE = '<w:r><w:footnoteReference w:id="{}"/></w:r>'


def notes(*texts: str) -> str:
    """Return a part of footnotes, the separator of Word before them."""
    inner = "".join(
        f'<w:footnote w:id="{i}">{build.paragraph(text)}</w:footnote>' for i, text in enumerate(("", *texts))
    )
    return build.part("footnotes", inner)


def test_pictures_stand_in_their_paragraphs_with_size_and_part() -> None:
    found = drawn(
        package(build.paragraph("前文"), build.paragraph(inline(120, 60)), build.paragraph("后文", vml(30, 20)))
    )
    assert found.pictures == (
        Picture(2, 120.0, 60.0, "word/media/image1.png", "PNG"),
        Picture(3, 30.0, 20.0, "word/media/image1.png", "PNG"),
    )


def test_paragraphs_of_cells_and_boxes_count_as_everywhere() -> None:
    box = build.text_box(build.paragraph("框内", inline(9, 9)))
    found = drawn(package(build.table([build.cell(build.paragraph(inline(50, 40))), "乙"]), build.paragraph("文", box)))
    assert [(picture.line, picture.width) for picture in found.pictures] == [(1, 50.0), (4, 9.0), (5, 9.0)]


def test_what_is_stored_in_two_ways_is_one_picture() -> None:
    both = f'<mc:AlternateContent><mc:Choice Requires="wpg">{inline(10, 10)}</mc:Choice>'
    both += f"<mc:Fallback>{vml(10, 10)}</mc:Fallback></mc:AlternateContent>"
    assert len(drawn(package(build.paragraph(f"<w:r>{both}</w:r>"))).pictures) == 1


def test_frames_in_frames_are_one_picture_each() -> None:
    """Each frame looked through from the outside in as well took the cube of their number in steps."""
    depth = 200
    nested = f"<w:r>{'<w:pict>' * depth}{vml(30, 20)}{'</w:pict>' * depth}</w:r>"
    assert [picture.width for picture in drawn(package(build.paragraph(nested))).pictures] == [30.0]


def test_a_chart_has_no_bytes_and_a_deleted_picture_is_gone() -> None:
    gone = f'<w:del w:id="1" {build.WHO}>{inline(10, 10)}</w:del>'
    assert drawn(package(build.paragraph(chart(100, 50)), build.paragraph(gone))).pictures == (
        Picture(1, 100.0, 50.0, None, "图表"),
    )


def test_note_marks_have_their_place_number_and_text() -> None:
    body = build.paragraph("𬭚元素", REFERENCE.format(2), "研究", REFERENCE.format(1), "。")
    found = drawn(package(body, parts={"footnotes": notes("按可比价。", "含临溪区。")}))
    assert found.marks == (
        NoteMark(1, 3, "1", "含临溪区。", "footnotes", (3,)),
        NoteMark(1, 5, "2", "按可比价。", "footnotes", (2,)),
    )


def test_a_plain_document_shows_nothing_else() -> None:
    assert drawn(build.package(build.paragraph("只有文字"))) == Drawn()


def test_bytes_come_by_part_and_missing_ones_are_left_out() -> None:
    data = package(build.paragraph(inline(1, 1)))
    assert list(members(data, ("word/media/image1.png", "word/media/none.png"))) == [("word/media/image1.png", PNG)]


def test_what_is_no_package_is_refused() -> None:
    with pytest.raises(InputError):
        drawn(b"PK nothing")
