"""Tables and boxes inserted."""

from __future__ import annotations

import pytest

from checker.errors import StepRefused
from checker.plan import BlockKind
from checker.word.structure import InsertBox, InsertTable, MoveChapter
from tests.word.structure.chance import AUTHOR
from tests.word.structure.drafts import BODY, STYLES, accepted, blocks, draft, plan, texts, tracked
from tests.word.structure.invariants import main
from tests.word.structure.undoing import plain, rejected
from tests.word_builder import WHO, paragraph, table

ROWS = (("指标", "2030年"), ("创新平台", "120家"), ("研发投入",))
TABLE = InsertTable(5, ROWS, 1, "表1　主要指标")
BOX = InsertBox(5, "专栏1　重大工程", ("平台工程。", "建设区域创新平台，完善服务体系。"))


def test_a_table_stands_below_its_caption() -> None:
    for make in (tracked, accepted):
        content = make(draft(), TABLE)
        assert texts(content)[4:13] == [
            "建成平台120家。", "表1　主要指标", "指标", "2030年", "创新平台", "120家", "研发投入", "", "三、保障措施",
        ]  # fmt: skip
        (found,) = plan(content).tables
        assert (found.rows, found.columns) == (3, 2)
        assert blocks(content)[6].cell == (0, 0, 0)
        assert blocks(content)[5].style == "caption"


def test_rejected_it_was_never_there() -> None:
    for step in (TABLE, BOX, InsertTable(7, ROWS), InsertBox(7, "专栏", ())):
        assert plain(rejected(main(tracked(draft(), step)), AUTHOR)) == plain(main(draft()))


@pytest.mark.parametrize(("header_rows", "repeated"), [(0, 0), (1, 1), (2, 2), (3, 0), (9, 0)])
def test_header_rows_are_repeated_unless_all_are(header_rows: int, repeated: int) -> None:
    root = main(tracked(draft(), InsertTable(5, ROWS, header_rows)))
    assert len(list(root.iter("{*}tblHeader"))) == repeated
    heads = [any("标题" in e.get(e.keys()[0]) for e in row.iter("{*}pStyle")) for row in root.iter("{*}tr")]
    assert heads == [n < header_rows for n in range(3)]


def test_a_table_has_borders_and_the_width_of_the_page() -> None:
    page = '<w:sectPr><w:pgSz w:w="9000"/><w:pgMar w:left="1000" w:right="2000"/></w:sectPr>'
    body = (*BODY[:5], paragraph("节末", properties=page), *BODY[5:])
    root = main(tracked(draft(*body), TABLE))
    assert len(list(root.iter("{*}tblBorders"))) == 1
    assert abs(sum(int(e.get(e.keys()[0])) for e in root.iter("{*}gridCol")) - 6000) < 5


def test_a_box_is_a_title_over_lines_that_may_run_over_pages() -> None:
    for make in (tracked, accepted):
        content = make(draft(), BOX)
        assert [(b.text, b.kind) for b in blocks(content)[5:8]] == [
            (text, BlockKind.CELL) for text in ("专栏1　重大工程", "平台工程。", "建设区域创新平台，完善服务体系。")
        ]
        assert [(t.rows, t.columns) for t in plan(content).tables] == [(2, 1)]


def test_behind_the_last_paragraph_word_gets_one_more() -> None:
    for make in (tracked, accepted):
        assert texts(make(draft(), InsertBox(7, "专栏", ("行",))))[-3:] == ["专栏", "行", ""]


def test_two_tables_stay_two() -> None:
    content = draft(*BODY[:5], table(["旧表"]), *BODY[5:])
    assert [t.rows for t in plan(tracked(content, TABLE)).tables] == [3, 1]
    assert texts(tracked(content, TABLE))[11:14] == ["", "", "旧表"]
    twice = tracked(draft(), TABLE, BOX)
    assert [t.rows for t in plan(twice).tables] == [2, 3]
    moved_between = tracked(draft(*BODY[:5], BODY[1], table(["旧表"]), *BODY[5:]), MoveChapter(6, 8, 1))
    assert plain(rejected(main(moved_between), AUTHOR))


def test_the_draft_keeps_its_own_styles_of_these_names() -> None:
    once = tracked(draft(), TABLE)
    assert len({b.style for b in blocks(tracked(once, InsertTable(5, ROWS)))}) <= len({b.style for b in blocks(once)})


def test_what_no_xml_can_hold_is_left_out() -> None:
    assert "甲乙<&>" in texts(tracked(draft(), InsertTable(5, (("甲\x0b乙<&>",),))))


def test_nothing_is_no_table() -> None:
    for step in (InsertTable(5, ()), InsertTable(5, ((),)), InsertBox(5, " ", ("",))):
        with pytest.raises(StepRefused, match="没有内容"):
            tracked(draft(), step)
    with pytest.raises(StepRefused, match="多于63列"):
        tracked(draft(), InsertTable(5, (("格",) * 64,)))


def test_a_paragraph_that_others_joined_with_the_next_is_not_parted() -> None:
    joined = paragraph("上半", properties=f'<w:rPr><w:del w:id="7" {WHO}/></w:rPr>')
    with pytest.raises(StepRefused, match="合并"):
        tracked(draft(BODY[0], joined, BODY[1]), InsertBox(2, "专栏", ()))


def test_the_lines_of_a_box_are_set_as_text_whatever_the_draft_calls_a_table() -> None:
    centred = '<w:style w:styleId="b"><w:name w:val="表格文字"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style>'
    content = tracked(draft(parts={"styles": STYLES.replace("</w:styles>", centred + "</w:styles>")}), BOX)
    assert [b.style for b in blocks(content)[5:8]] == ["表格标题", "专栏文字", "专栏文字"]
