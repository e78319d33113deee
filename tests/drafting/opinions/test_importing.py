"""Papers of every shape → opinions: whose they are, none lost, none made of what is no opinion."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.drafting.opinions import read_opinions
from checker.drafting.opinions.importing import Imported
from checker.errors import InputError, NoOpinions, NotWorkbook
from checker.opinions import UNNAMED, Adoption
from tests.drafting.opinions.papers import LETTER, PER_UNIT, TABLE, document, papers, table, workbook

HEAD = ("序号", "单位", "意见建议")


def said(imported: Imported) -> list[tuple[str, str]]:
    return [(opinion.unit, opinion.text) for opinion in imported.opinions]


def test_thirty_opinions_of_eight_units_come_in(tmp_path: Path) -> None:
    imported = read_opinions(papers(tmp_path), region="临溪区")
    assert len(imported.opinions) == 30 and imported.notes == []
    counted: dict[str, int] = {}
    for opinion in imported.opinions:
        counted[opinion.unit] = counted.get(opinion.unit, 0) + 1
    assert counted == {
        "临溪区财政局": 3,
        "区发改局": 3,
        "白石镇人民政府": 2,
        "清河街道办": 1,
        "区科学技术局": 8,
        "区人力资源和社会保障局": 3,
        "临溪区农业农村局": 5,
        "国家税务总局临溪区税务局": 5,
    }
    assert imported.opinions.agreed == ["区教育局", "区统计局"]


def test_reading_the_same_papers_again_gives_the_same_ids(tmp_path: Path) -> None:
    written = papers(tmp_path)
    first, second = read_opinions(written), read_opinions(reversed(written))
    assert {o.id for o in first.opinions} == {o.id for o in second.opinions} and len(
        {o.id for o in first.opinions}
    ) == 30


def test_columns_of_place_words_and_reasons(tmp_path: Path) -> None:
    imported = read_opinions([document(tmp_path / "a.docx", *PER_UNIT)])
    first = imported.opinions.items[0]
    assert (first.cited, first.original, first.text) == (
        "二、（二）",
        "全社会研发投入占地区生产总值的比重达到2.1%",
        "改为2.3%",
    )
    assert first.grounds == "与市规划一致" and first.source == "a.docx，表1第2行"


def test_the_same_table_in_word_and_in_a_workbook(tmp_path: Path) -> None:
    rows = [list(row) for row in TABLE]
    in_word = [row[:] for row in rows]
    for row in (4, 5):
        in_word[row][0] = in_word[row][1] = "↑"
    word = read_opinions([document(tmp_path / "a.docx", in_word)])
    sheet = read_opinions([workbook(tmp_path / "a.xlsx", rows)])
    assert said(word) == said(sheet) and len(said(word)) == 9


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        (("单位", "意见"), ("区财政局", "建议甲")),
        (("部门名称", "反馈意见内容"), ("区财政局", "建议甲")),
        (("序号", "意见和建议", "提出单位"), ("1", "建议甲", "区财政局")),
        (("单位（个人）", "意见原文", "具体修改意见"), ("区财政局", "", "建议甲")),
        (("反馈部门", "修改建议（如有请填写）", "联系人"), ("区财政局", "建议甲", "张某")),
    ],
)
def test_many_names_of_columns(tmp_path: Path, heads: tuple[str, ...], row: tuple[str, ...]) -> None:
    imported = read_opinions([workbook(tmp_path / "表.xlsx", [heads, row])])
    (opinion,) = imported.opinions
    assert "建议甲" in opinion.told and opinion.unit in ("区财政局", UNNAMED)


def test_the_unit_stands_in_the_name_of_the_file_or_sheet(tmp_path: Path) -> None:
    rows = [("序号", "修改意见", "理由"), ("1", "建议甲", "")]
    by_file = read_opinions([workbook(tmp_path / "区财政局反馈意见.xlsx", rows)])
    by_sheet = read_opinions([workbook(tmp_path / "b.xlsx", rows, name="区教育局")])
    unknown = read_opinions([workbook(tmp_path / "c.xlsx", rows)])
    assert said(by_file) == [("区财政局", "建议甲")] and said(by_sheet) == [("区教育局", "建议甲")]
    assert said(unknown) == [(UNNAMED, "建议甲")] and "没有写明" in unknown.notes[0]


def test_several_tables_on_one_sheet_each_with_its_unit(tmp_path: Path) -> None:
    rows = [
        ("一、区财政局", ""),
        ("序号", "意见建议"),
        ("1", "建议甲"),
        ("", ""),
        ("二、区教育局", ""),
        ("序号", "意见建议"),
        ("1", "建议乙"),
        ("2", "建议丙"),
        ("区统计局", ""),
        ("1", "建议丁"),
    ]
    imported = read_opinions([workbook(tmp_path / "a.xlsx", rows)])
    assert said(imported) == [
        ("区财政局", "建议甲"),
        ("区教育局", "建议乙"),
        ("区教育局", "建议丙"),
        ("区统计局", "建议丁"),
    ]


def test_a_table_within_a_cell_belongs_to_the_opinion(tmp_path: Path) -> None:
    made = Document()
    outer = table(made, (HEAD, ("1", "区财政局", "建议增加下表"), ("2", "区教育局", "建议乙")))
    table(outer.cell(1, 2), (("年份", "数额"), ("2026", "300")))
    outer.cell(1, 2).add_paragraph("")
    made.save(str(tmp_path / "a.docx"))
    imported = read_opinions([tmp_path / "a.docx"])
    assert said(imported) == [("区财政局", "建议增加下表\n年份｜数额\n2026｜300"), ("区教育局", "建议乙")]


def test_a_table_of_opinions_within_a_frame(tmp_path: Path) -> None:
    made = Document()
    frame = made.add_table(1, 1)
    table(frame.cell(0, 0), (HEAD, ("1", "区财政局", "建议甲")))
    frame.cell(0, 0).add_paragraph("")
    made.save(str(tmp_path / "a.docx"))
    assert said(read_opinions([tmp_path / "a.docx"])) == [("区财政局", "建议甲")]


def test_empty_cells_and_a_hundred_rows(tmp_path: Path) -> None:
    rows = [
        HEAD,
        *((str(n), f"第{n}街道", "" if n % 10 == 0 else f"建议增加{n}处站点") for n in range(1, 101)),
        ("", "", ""),
    ]
    imported = read_opinions([workbook(tmp_path / "a.xlsx", rows)])
    assert len(imported.opinions) == 90 and len(imported.notes) == 10
    assert "没有填写意见" in imported.notes[0] and imported.opinions.counts.returned == 90


def test_the_same_opinion_twice_is_listed_once_and_said(tmp_path: Path) -> None:
    rows = [HEAD, ("1", "区财政局", "建议甲"), ("2", "区财政局", "建议甲"), ("3", "区教育局", "建议甲")]
    imported = read_opinions([workbook(tmp_path / "a.xlsx", rows)])
    assert said(imported) == [("区财政局", "建议甲"), ("区教育局", "建议甲")] and "只列一次" in imported.notes[0]


def test_answers_that_stand_in_the_table_come_along(tmp_path: Path) -> None:
    rows = [
        ("序号", "单位", "意见", "采纳情况", "理由", "备注"),
        ("1", "区财政局", "建议甲", "部分采纳", "已有表述", "面谈"),
        ("2", "区教育局", "建议乙", "不采纳。由市级统筹", "", ""),
        ("3", "区统计局", "1.建议丙\n2.建议丁", "采纳", "", ""),
    ]
    found = list(read_opinions([workbook(tmp_path / "a.xlsx", rows)]).opinions)
    assert [o.adoption for o in found] == [Adoption.PARTLY, Adoption.DECLINED, None, None]
    assert (found[0].reason, found[0].note, found[1].reason) == ("已有表述", "面谈", "由市级统筹")


def test_letters(tmp_path: Path) -> None:
    imported = read_opinions([document(tmp_path / "a.docx", *LETTER)])
    assert len(imported.opinions) == 5 and {o.unit for o in imported.opinions} == {"国家税务总局临溪区税务局"}
    none = ("关于征求意见的复函", "区科技局：", "来函收悉。经研究，我局无意见。", "临溪区水务局", "2026年3月2日")
    agreed = read_opinions([document(tmp_path / "b.docx", *none)])
    assert agreed.opinions.agreed == ["临溪区水务局"] and len(agreed.opinions) == 0


def test_a_table_without_headings(tmp_path: Path) -> None:
    rows = (("1", "区财政局", "建议甲"), ("2", "区教育局", "无意见"), ("3", "白石镇政府", "建议乙"))
    imported = read_opinions([document(tmp_path / "a.docx", rows)])
    assert said(imported) == [("区财政局", "建议甲"), ("白石镇政府", "建议乙")] and imported.opinions.agreed == [
        "区教育局"
    ]


def test_one_bad_paper_does_not_stop_the_others(tmp_path: Path) -> None:
    good = workbook(tmp_path / "a.xlsx", (HEAD, ("1", "区财政局", "建议甲")))
    bad = document(tmp_path / "b.docx", "关于召开会议的通知")
    (tmp_path / "c.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    imported = read_opinions([bad, good, tmp_path / "c.xls"])
    assert said(imported) == [("区财政局", "建议甲")]
    assert [type(error) for error in imported.refused] == [NoOpinions, NotWorkbook]
    assert "另存为 .xlsx" in str(imported.refused[1])


def test_what_holds_no_opinion_is_refused(tmp_path: Path) -> None:
    other = document(tmp_path / "a.docx", "关于召开会议的通知", (("时间", "地点"), ("9点", "三楼")))
    with pytest.raises(NoOpinions, match=r"a\.docx"):
        read_opinions([other])
    with pytest.raises(InputError):
        read_opinions([tmp_path / "none.xlsx"])


NUMBERED = ("序号", "单位", "意见建议")
SHAPES: list[tuple[tuple[tuple[str, ...], ...], list[tuple[str, str]], list[str]]] = [
    (  # a unit's name across the table, above its rows
        (
            ("序号", "意见", "备注"),
            ("一、区财政局（2条）",),
            ("1", "建议甲"),
            ("2", "建议乙"),
            ("二、区教育局（1条）",),
            ("1", "建议丙"),
        ),
        [("区财政局", "建议甲"), ("区财政局", "建议乙"), ("区教育局", "建议丙")],
        [],
    ),
    ((NUMBERED, ("1", "区财政局\n（联系人：张某 12345）", "建议甲")), [("区财政局", "建议甲")], []),
    (
        (NUMBERED, ("1", "区财政局", "第三部分补充甲\n建议乙")),
        [("区财政局", "第三部分补充甲"), ("区财政局", "建议乙")],
        [],
    ),
    (
        (
            ("单位", "有无意见", "意见内容"),
            ("区财政局", "有", "建议甲"),
            ("区教育局", "无", ""),
            ("区统计局", "无意见", ""),
        ),
        [("区财政局", "建议甲")],
        ["区教育局", "区统计局"],
    ),
    ((("序号", "姓名", "意见"), ("1", "网民张某", "建议甲")), [("网民张某", "建议甲")], []),
    (
        (("单位", "区财政局", ""), ("意见", "1.建议甲；2.建议乙", "")),
        [("区财政局", "建议甲。"), ("区财政局", "建议乙")],
        [],
    ),
    (
        (("单位", "总体意见", "具体意见"), ("区财政局", "总体同意", "1.甲改乙\n2.丙改丁")),
        [("区财政局", "甲改乙"), ("区财政局", "丙改丁")],
        [],
    ),
    (
        (("序号", "意见", "单位"), ("1", "建议甲", "区财政局"), ("2", "建议乙", "")),
        [("区财政局", "建议甲"), ("区财政局", "建议乙")],
        [],
    ),
]


@pytest.mark.parametrize(("rows", "opinions", "agreed"), SHAPES)
def test_shapes_of_workbooks(
    tmp_path: Path, rows: tuple[tuple[str, ...], ...], opinions: list[tuple[str, str]], agreed: list[str]
) -> None:
    imported = read_opinions([workbook(tmp_path / "a.xlsx", rows)])
    assert said(imported) == opinions and imported.opinions.agreed == agreed


def test_shapes_of_documents(tmp_path: Path) -> None:
    two_rows = (
        ("序号", "单位", "意见", "←"),
        ("↑", "↑", "原表述", "修改建议"),
        ("1", "区财政局", "达到100家", "改为120家"),
    )
    (opinion,) = read_opinions([document(tmp_path / "a.docx", two_rows)]).opinions
    assert (opinion.unit, opinion.original, opinion.text) == ("区财政局", "达到100家", "改为120家")
    pages = (("页码", "原文", "修改为", "理由"), ("12", "甲乙丙丁", "甲乙戊己", "更准确"), ("", "", "", ""))
    titled = document(tmp_path / "b.docx", "反馈表", "单位：区财政局（盖章）　　日期：2026年1月", pages)
    (opinion,) = read_opinions([titled]).opinions
    assert (opinion.unit, opinion.text, opinion.cited) == ("区财政局", "建议改为：“甲乙戊己”", "12")
    lines = (
        "各部门意见",
        "一、区财政局",
        "1.建议甲。",
        "2.建议乙。",
        "二、区教育局",
        "无意见。",
        "三、白石镇",
        "建议丙。",
    )
    imported = read_opinions([document(tmp_path / "c.docx", *lines)])
    assert said(imported) == [("区财政局", "建议甲。"), ("区财政局", "建议乙。"), ("白石镇", "建议丙。")]
    assert imported.opinions.agreed == ["区教育局"]
    by_name = read_opinions([document(tmp_path / "区水务局.docx", "关于规划的反馈意见", "1.建议甲。", "2.建议乙。")])
    assert said(by_name) == [("区水务局", "建议甲。"), ("区水务局", "建议乙。")]


CELL = st.sampled_from(
    ("", "区财政局", "意见", "单位", "建议甲", "1", "1.建议甲\n2.建议乙", "无意见", "合计", "：", "（一）", "\n")
)


@settings(max_examples=60)
@given(st.lists(st.lists(CELL, min_size=1, max_size=5), min_size=1, max_size=8))
def test_any_sheet_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    path = workbook(tmp_path_factory.mktemp("sheets") / "a.xlsx", rows)
    try:
        imported = read_opinions([path])
    except NoOpinions:
        return
    counts = imported.opinions.counts
    assert counts.opinions == counts.unanswered + counts.adopted + counts.partly + counts.declined


def test_who_signs_side_by_side_answers_jointly(tmp_path: Path) -> None:
    body = ("区科技局：", "经研究，意见如下。", "一、将“每年”改为“逐年”。", "二、补充人才内容。", "其他无意见。")
    beside = document(tmp_path / "a.docx", *body, "临溪区财政局  临溪区审计局", "2026年4月2日")
    below = document(tmp_path / "b.docx", *body, "临溪区财政局", "临溪区审计局", "2026年4月2日")
    for path in (beside, below):
        imported = read_opinions([path])
        assert {unit for unit, _ in said(imported)} == {"临溪区财政局、临溪区审计局"}
        assert [text for _, text in said(imported)] == ["将“每年”改为“逐年”。", "补充人才内容。"]


@pytest.mark.parametrize("heading", ["报送单位", "提交单位", "意见来源", "来源"])
def test_other_headings_of_units(heading: str, tmp_path: Path) -> None:
    rows = (
        (heading, "具体建议", "依据或理由"),
        ("白石镇人民政府", "补充灌溉内容", "群众反映"),
        ("区审计局", "没有不同意见", ""),
    )
    imported = read_opinions([document(tmp_path / "a.docx", rows)])
    (one,) = imported.opinions.items
    assert (one.unit, one.grounds) == ("白石镇人民政府", "群众反映") and imported.opinions.agreed == ["区审计局"]


def test_an_explanation_before_anyone_answered_is_the_units_own(tmp_path: Path) -> None:
    rows = (("序号", "原稿表述", "建议修改为", "说明"), ("1", "三（二）", "增加“推广节水器具”", "落实节水要求"))
    (one,) = read_opinions([document(tmp_path / "区水利局.docx", rows)]).opinions.items
    assert (one.text, one.original, one.grounds, one.reason) == ("增加“推广节水器具”", "三（二）", "落实节水要求", "")


@pytest.mark.parametrize("grounds", ["无", "/", "—", ""])
def test_grounds_that_are_none_are_left_out(grounds: str, tmp_path: Path) -> None:
    rows = (("单位", "修改意见", "理由"), ("区水利局", "补充灌区内容", grounds))
    (one,) = read_opinions([document(tmp_path / "a.docx", rows)]).opinions.items
    assert one.grounds == ""


JOINT = [
    (
        ("序号", "单位", "意见"),
        ("1", "区发改局、财政局", "建议甲。"),
        ("2", "区教育局\n区科协", "建议乙。"),
        ("3", "区司法局、审计局", "无意见"),
    ),
    (
        ("单位", "意见"),
        ("区发改局会同财政局", "建议甲。"),
        ("区教育局和区科协联合反馈", "建议乙。"),
        ("区司法局，区审计局", "无意见"),
    ),
    ("部门意见汇总", "区发改局、财政局：建议甲。", "（二）区教育局、区科协：建议乙。", "区司法局、区审计局：无意见。"),
]
"""Three ways in which several units say one thing."""


@pytest.mark.parametrize("shape", range(len(JOINT)))
def test_what_several_units_say_together_is_one_opinion_of_all_of_them(shape: int, tmp_path: Path) -> None:
    content = JOINT[shape]
    parts = content if shape == 2 else (content,)
    imported = read_opinions([document(tmp_path / "a.docx", *parts)], region="临溪区")
    assert said(imported) == [("区发改局、区财政局", "建议甲。"), ("区教育局、区科协", "建议乙。")]
    assert imported.opinions.agreed == ["区司法局", "区审计局"]
    assert imported.opinions.units == ("区发改局", "区财政局", "区教育局", "区科协", "区司法局", "区审计局")
    assert imported.opinions.counts.returned == 6 and imported.opinions.counts.opinions == 2


def test_a_unit_that_also_speaks_alone_is_counted_once_and_agrees_to_nothing(tmp_path: Path) -> None:
    rows = (("单位", "意见"), ("区发改局、财政局", "建议甲。"), ("临溪区财政局", "建议乙。"), ("区发改局", "无意见"))
    imported = read_opinions([document(tmp_path / "a.docx", rows)], region="临溪区")
    assert imported.opinions.counts.returned == 2 and imported.opinions.agreed == []
    assert {unit for one in imported.opinions for unit in one.units} == set(imported.opinions.units)


def test_each_units_paragraphs_go_on_to_the_next_unit(tmp_path: Path) -> None:
    lines = ("各单位意见", "区发改局、财政局：1.建议甲。", "2.建议乙。", "区教育局：", "建议丙。", "联系人：李工")
    imported = read_opinions([document(tmp_path / "a.docx", *lines)])
    joint = "区发改局、区财政局"
    assert said(imported) == [(joint, "建议甲。"), (joint, "建议乙。"), ("区教育局", "建议丙。")]
