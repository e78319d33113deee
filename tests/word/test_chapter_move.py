"""A chapter moved whole, and left where something would be cut through."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import ChapterFixed, NeedsWord, OutputIsInput
from checker.sources import plan_of, read_plan
from checker.word.chapter_move import move_chapter, moved
from tests.word_builder import field, package, paragraph, run, table

BODY = (
    paragraph("临溪区科技创新规划"),
    paragraph("一、发展基础"),
    paragraph("能力提升。"),
    paragraph("二、重点任务"),
    table(["平台", "3家"]),
    paragraph("见", field("REF a", "上文"), "。"),
    paragraph("三、保障措施"),
    paragraph("加强领导。"),
)


def texts(content: bytes) -> list[str]:
    return [block.text for block in plan_of(Path("稿.docx"), content).blocks]


def test_a_chapter_with_its_table_goes_before_another() -> None:
    after = texts(moved(package(*BODY), 4, 8, 2))
    assert after == [
        *("临溪区科技创新规划", "二、重点任务", "平台", "3家", "见上文。"),
        *("一、发展基础", "能力提升。", "三、保障措施", "加强领导。"),
    ]


def test_a_chapter_goes_to_the_end_before_the_page_setup() -> None:
    content = moved(package(*BODY), 2, 4, None)
    assert texts(content)[-2:] == ["一、发展基础", "能力提升。"]


def test_what_stays_where_it_is_changes_no_byte() -> None:
    content = package(*BODY)
    assert moved(content, 4, 8, 8) == content


@pytest.mark.parametrize(
    ("inside", "outside"),
    [
        ('<w:bookmarkStart w:id="7" w:name="a"/>', '<w:bookmarkEnd w:id="7"/>'),
        ('<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>'),
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
    ],
)
def test_what_would_be_cut_through_stays(inside: str, outside: str) -> None:
    body = [*BODY]
    body[2] = paragraph(run("能力提升。"), inside)
    body[3] = paragraph(outside, run("二、重点任务"))
    with pytest.raises(ChapterFixed):
        moved(package(*body), 2, 4, None)


def test_a_chapter_with_a_section_break_stays() -> None:
    body = [*BODY]
    body[2] = paragraph("能力提升。", properties="<w:sectPr/>")
    with pytest.raises(ChapterFixed, match="分节符"):
        moved(package(*body), 2, 4, None)


def test_the_copy_is_another_file_and_the_draft_stays(tmp_path: Path) -> None:
    draft, output = tmp_path / "稿.docx", tmp_path / "新稿.docx"
    draft.write_bytes(package(*BODY))
    before = draft.read_bytes()
    move_chapter(draft, output, 8, None, 2)
    assert [block.text for block in read_plan(output).blocks][1:3] == ["三、保障措施", "加强领导。"]
    assert draft.read_bytes() == before
    with pytest.raises(OutputIsInput):
        move_chapter(draft, draft, 8, None, 2)
    with pytest.raises(NeedsWord):
        move_chapter(tmp_path / "稿.txt", output, 1, 2, None)


def test_a_chapter_goes_over_no_section_break() -> None:
    body = [*BODY]
    body[5] = paragraph("建设平台。", properties="<w:sectPr/>")
    with pytest.raises(ChapterFixed, match="与新位置之间"):
        moved(package(*body), 2, 4, None)


@given(st.permutations(range(6)), st.data())
def test_whatever_is_moved_nothing_is_lost(order: list[int], data: st.DataObject) -> None:
    content = package(*(paragraph(f"第{n}段") for n in order))
    first = data.draw(st.integers(1, 6))
    stop = data.draw(st.integers(first + 1, 7))
    before = data.draw(st.integers(1, 7))
    after = texts(moved(content, first, stop if stop < 7 else None, before if before < 7 else None))
    assert sorted(after) == sorted(texts(content))
    if not first <= before <= stop:
        piece = texts(content)[first - 1 : stop - 1]
        at = after.index(piece[0])
        assert after[at : at + len(piece)] == piece
