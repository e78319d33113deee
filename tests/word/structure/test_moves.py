"""Chapters moved as tracked changes."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from checker.errors import ChapterFixed, ChapterUntracked
from checker.sources.package import Package
from checker.word.structure import InsertBox, InsertTable, MoveChapter, SetLevel, Step
from tests.word.corpus import views
from tests.word.structure.chance import AUTHOR, shown
from tests.word.structure.drafts import BODY, accepted, blocks, draft, paragraphs, plan, texts, tracked
from tests.word.structure.invariants import main
from tests.word.structure.undoing import plain, rejected
from tests.word_builder import WHO, deleted, field, inserted, paragraph, part, run, table, text_box

FIRST, SECOND, THIRD = ["一、发展基础", "创新能力提升。"], ["二、重点任务", "（一）建设平台", "建成平台120家。"], [
    "三、保障措施",
    "加强组织领导。",
]  # fmt: skip


def holds(content: bytes, *steps: Step) -> bytes:
    """Assert what must hold of steps; return the tracked replay."""
    made = tracked(content, *steps)
    assert list(shown(plan(made))) == list(shown(plan(accepted(content, *steps))))
    assert plain(rejected(main(made), AUTHOR)) == plain(main(content))
    return made


def test_a_chapter_goes_before_another() -> None:
    assert texts(holds(draft(), MoveChapter(3, 6, 1))) == [*SECOND, *FIRST, *THIRD]


def test_a_chapter_goes_behind_another() -> None:
    assert texts(holds(draft(), MoveChapter(1, 3, 6))) == [*SECOND, *FIRST, *THIRD]


def test_a_chapter_goes_to_the_end() -> None:
    made = holds(draft(), MoveChapter(1, 3, None))
    assert texts(made) == [*SECOND, *THIRD, *FIRST]
    assert [block.level for block in blocks(made)][-2:] == [1, None]


def test_of_the_last_chapter_an_empty_paragraph_is_left() -> None:
    made = holds(draft(), MoveChapter(6, None, 1))
    assert texts(made) == [*THIRD, *FIRST, *SECOND, ""]
    body = (*BODY[:5], paragraph("三、保障措施", style="1"))
    last = blocks(holds(draft(*body), MoveChapter(6, None, 1)))[-1]
    assert (last.text, last.level) == ("", None)


def test_an_empty_paragraph_at_the_end_stays_there() -> None:
    made = holds(draft(*BODY, "<w:p/>"), MoveChapter(6, None, 1))
    assert texts(made) == [*THIRD, *FIRST, *SECOND, ""]
    assert len(paragraphs(made)) == 8 + 2


def test_what_stays_where_it_is_is_no_change() -> None:
    for step in (MoveChapter(3, 6, 3), MoveChapter(3, 6, 6), MoveChapter(6, None, None), MoveChapter(3, 3, 1)):
        assert plain(main(tracked(draft(), step))) == plain(main(draft()))


def test_moves_have_names_of_their_own() -> None:
    root = main(tracked(draft(), MoveChapter(1, 3, 6), MoveChapter(8, None, 3)))
    names: Counter[tuple[str, str]] = Counter()
    for end in root.iter("{*}moveFromRangeStart", "{*}moveToRangeStart"):
        names[end.tag.partition("}")[2], next(v for k, v in end.attrib.items() if k.endswith("}name"))] += 1
    assert set(names.values()) == {1}
    assert {n for kind, n in names if "From" in kind} == {n for kind, n in names if "To" in kind}
    ids = [next(v for k, v in e.attrib.items() if k.endswith("}id")) for e in root.iter("{*}moveTo", "{*}moveFrom")]
    assert len(set(ids)) == len(ids)


def test_a_chapter_that_goes_together_is_one_move() -> None:
    root = main(tracked(draft(), MoveChapter(3, 6, 1)))
    assert len(list(root.iter("{*}moveFromRangeStart"))) == 1


def test_a_table_goes_along() -> None:
    content = draft(*BODY[:5], table(["平台", "3家"], ["园区", "2个"]), *BODY[5:])
    made = holds(content, MoveChapter(3, 10, 1))
    assert texts(made) == [*SECOND, "平台", "3家", "园区", "2个", *FIRST, *THIRD]
    assert [(t.rows, t.columns) for t in plan(made).tables] == [(2, 2)]
    assert texts(holds(content, MoveChapter(3, 10, None)))[-5:] == ["平台", "3家", "园区", "2个", ""]


@pytest.mark.parametrize(
    "steps",
    [
        (MoveChapter(3, 6, 1), MoveChapter(4, 9, None)),  # again, another
        (MoveChapter(3, 6, 1), MoveChapter(1, 4, 9)),  # the same twice
        (MoveChapter(3, 6, 1), MoveChapter(2, 4, 9)),  # a part of it
        (MoveChapter(1, 3, None), MoveChapter(8, None, 3)),  # to the end and back
        (MoveChapter(6, None, 1), MoveChapter(6, None, 1)),
        (SetLevel(3, 2), MoveChapter(3, 6, 1)),
        (MoveChapter(3, 6, 1), SetLevel(2, 1)),
        (InsertTable(5, (("平台", "3家"),), 1, "表1"), MoveChapter(3, 9, 1)),
        (InsertTable(5, (("平台", "3家"),), 1, "表1"), MoveChapter(3, 9, None)),
        (MoveChapter(3, 6, 1), InsertBox(2, "专栏", ("行",))),
        (InsertBox(7, "专栏", ("行",)), MoveChapter(6, None, 1), MoveChapter(1, 5, None)),
        (MoveChapter(1, 3, None), InsertTable(9, (("格",),)), MoveChapter(8, None, 3), SetLevel(3, 2)),  # once the end
    ],
)
def test_steps_after_each_other(steps: tuple[Step, ...]) -> None:
    holds(draft(), *steps)


def test_fields_go_whole_and_simple_ones_too() -> None:
    simple = f'<w:fldSimple w:instr=" SEQ 表 ">{run("1")}</w:fldSimple>'
    content = draft(*BODY[:3], paragraph("表", simple, "见", field("SEQ 图", "2")), *BODY[5:])
    made = tracked(content, MoveChapter(3, 5, 1))
    assert texts(made)[:2] == texts(accepted(content, MoveChapter(3, 5, 1)))[:2] == ["二、重点任务", "表1见2"]
    assert views.texts(main(made), views.of_author(AUTHOR)) == texts(content)
    codes = [e.text for e in main(made).iter("{*}instrText")]  # a simple field would be left behind without its text
    assert sorted(codes) == sorted([" SEQ 表 ", " SEQ 图 "] * 2)


def test_bookmarks_of_the_contents_stay_and_pictures_get_new_ids() -> None:
    picture = (
        '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<wp:docPr id="1" name="图"/></wp:inline></w:drawing></w:r>'
    )
    toc = '<w:bookmarkStart w:id="3" w:name="_Toc12"/>'
    content = draft(*BODY[:2], paragraph(toc, "二、重点任务", '<w:bookmarkEnd w:id="3"/>', picture), *BODY[5:])
    root = main(holds(content, MoveChapter(3, 4, 1)))
    assert len(list(root.iter("{*}bookmarkStart"))) == 1
    ids = [e.get("id") for e in root.iter("{*}docPr")]
    assert len(ids) == len(set(ids)) == 2


REFUSED = {
    "批注": ('<w:commentRangeStart w:id="1"/>', "字", '<w:commentRangeEnd w:id="1"/>'),
    "修订": ("字", inserted("增")),
    "尚未处理": (deleted("删"),),
    "内容控件": (f"<w:sdt><w:sdtContent>{run('控')}</w:sdtContent></w:sdt>",),
    "公式": ('<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"/>',),
    "文本框|图形": (text_box(paragraph("框")),),
    "嵌入对象": ("<w:r><w:object/></w:r>",),
    "书签": ('<w:bookmarkStart w:id="4" w:name="目标"/>', "字", '<w:bookmarkEnd w:id="4"/>'),
    "脚注": ('<w:r><w:footnoteReference w:id="9"/></w:r>',),
}


@pytest.mark.parametrize("reason", REFUSED)
def test_what_cannot_be_tracked_is_refused_before_anything_is_done(reason: str) -> None:
    content = draft(*BODY[:2], paragraph("二、重点任务", *REFUSED[reason]), paragraph("见", field("REF 目标", "上")))
    with pytest.raises(ChapterUntracked, match=reason) as refused:
        tracked(content, MoveChapter(3, None, 1))
    assert str(refused.value).count("。") == 2


def test_what_no_copy_can_move_is_refused_as_well() -> None:
    section = paragraph("节", properties="<w:sectPr/>")
    half = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    for body, step in (
        ((*BODY[:3], section, BODY[6]), MoveChapter(3, 5, 1)),
        ((*BODY[:2], section, *BODY[2:]), MoveChapter(4, 7, 1)),
        ((BODY[0], paragraph(half[0], "甲"), paragraph("乙", half[1]), BODY[6]), MoveChapter(1, 3, 4)),
        ((table(["格"]), *BODY), MoveChapter(2, 4, 1)),
    ):
        with pytest.raises(ChapterFixed):
            tracked(draft(*body), step)
    with pytest.raises(ChapterFixed, match="新位置在表格中"):
        tracked(draft(table(["格"]), *BODY), MoveChapter(2, 4, 1))


def test_no_place_within_a_field_is_taken() -> None:
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    body = (*BODY[:3], paragraph(begin, "甲"), paragraph("乙"), paragraph("丙", end), BODY[6])
    for line in (5, 6):
        with pytest.raises(ChapterFixed, match="新位置在域"):
            tracked(draft(*body), MoveChapter(1, 2, line))


def test_a_chapter_joined_by_others_with_the_one_before_stays() -> None:
    joined = paragraph("上半", properties=f'<w:rPr><w:del w:id="7" {WHO}/></w:rPr>')
    with pytest.raises(ChapterUntracked, match="合并"):
        tracked(draft(BODY[0], joined, *BODY[2:]), MoveChapter(3, 6, 1))


NOTES = part(
    "footnotes",
    '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    + "".join(f'<w:footnote w:id="{n}">{paragraph(f"注{n}")}</w:footnote>' for n in (1, 2, 3)),
)


def mark(number: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def test_a_note_goes_along_with_its_mark() -> None:
    body = (paragraph("甲", mark(1)), paragraph("乙", mark(3), mark(2)), paragraph("丙"), paragraph("丁"))
    content = draft(*body, parts={"footnotes": NOTES})
    for make in (tracked, accepted):
        made = make(content, MoveChapter(2, 3, 1), MoveChapter(1, 2, 4))
        assert [b.text for b in blocks(made)] == ["甲", "乙", "丙", "丁", "", "注1", "注2", "注3"]
    made = tracked(content, MoveChapter(2, 3, 1))
    notes = _notes(made)
    assert plain(rejected(notes, AUTHOR)).count("注".encode()) == 3
    references = [views.attribute(e, "id") for e in main(made).iter("{*}footnoteReference")]
    known = {views.attribute(note, "id") for note in notes}
    assert len(set(references)) == len(references) == 5
    assert set(references) <= known


def _notes(content: bytes) -> Any:
    return Package(content).xml("word/footnotes.xml")
