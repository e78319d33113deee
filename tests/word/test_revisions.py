"""Tracked changes: the right text either way, in the right place, and everybody else's changes as they were."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.sources.wordml import Element
from checker.word.changes import Anchor, Comment, Mode, Replacement
from tests.word.readback import AUTHOR, Draft, P, main, pandoc, part, texts
from tests.word_builder import cell, deleted, field, inserted, paragraph, run, table, text_box
from tests.word_builder import part as markup

Make = Callable[..., Draft]
BOLD = "<w:b/>"
MARKS = '<w:proofErr w:type="spellStart"/>', '<w:proofErr w:type="spellEnd"/>'
THEIRS = '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
CONTROL = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"

TRAPS = {
    "value over formatted runs": paragraph("投资", run("1", BOLD), MARKS[0], "2", "0", MARKS[1], "亿元", "，增长。"),
    "in a hyperlink": paragraph("详见", f'<w:hyperlink w:anchor="b">{run("投资")}{run("120亿元")}</w:hyperlink>', "。"),
    "in another's insertion": paragraph("完成", inserted("投资120亿元以上"), "，增长。"),
    "another's deletion in the middle": paragraph("投资12", deleted("5"), "0亿元。"),
    "content control in a cell": table([cell(paragraph("指标：", CONTROL.format("", run("120亿元"))))]),
    "overlaps another's comment": paragraph("投资1", THEIRS[0], "20亿元", THEIRS[1], "。"),
    "tab and break in the run": paragraph("投资\t120亿元\n第二行"),
    "smart tag": paragraph("投资", f'<w:smartTag w:element="x">{run("12")}</w:smartTag>', "0亿元"),
    "strange run content": paragraph(
        "<w:r><w:lastRenderedPageBreak/><w:t>投资1</w:t><w:softHyphen/><w:t>20</w:t><w:noBreakHyphen/></w:r>"
    ),
}


def revisions(root: Element, kind: str) -> list[str]:
    return [
        "".join(t.text or "" for t in e.iter(P + "t", P + "delText"))
        for e in root.iter(P + kind)
        if e.get(P + "author") == AUTHOR and e.getparent().tag != P + "rPr"
    ]


def place(draft: Draft, words: str) -> Anchor:
    before = texts(main(draft.data))
    line = next(n for n, text in enumerate(before, 1) if words in text)
    start = before[line - 1].index(words)
    return Anchor(line, start, start + len(words))


@pytest.mark.parametrize("body", TRAPS.values(), ids=TRAPS)
@pytest.mark.parametrize("mode", Mode)
def test_traps(draft: Make, body: str, mode: Mode) -> None:
    made = draft(paragraph("前段12亿元。"), body, parts={"comments": _one_comment()})
    where = place(made, "120")
    before = texts(main(made.data))
    assert made.export([Comment(where, "核对")], [Replacement(where, "125")], mode) == ()
    assert made.texts == [text.replace("120", "125") for text in before]
    if mode is Mode.TRACKED:
        assert made.undone == before
        assert made.anchored == ["120"]
        assert "".join(revisions(made.root, "del")) == "120"
        assert revisions(made.root, "ins") == ["125"]
    theirs = [e.get(P + "author") for e in made.root.iter(P + "ins", P + "del")].count("张三")
    assert theirs >= body.count("张三")


@pytest.mark.parametrize("body", TRAPS.values(), ids=TRAPS)
def test_pandoc_reads_the_traps(draft: Make, body: str) -> None:
    made = draft(body)
    made.export([], [Replacement(place(made, "120"), "125")], Mode.CLEAN)
    revised = pandoc(made.output, "accept")
    made.export([], [Replacement(place(made, "120"), "125")])
    assert pandoc(made.output, "reject") == pandoc(made.path, "reject")
    assert pandoc(made.output, "accept") == revised
    assert "125" in revised


def test_the_one_of_two_equal_values_that_was_meant(draft: Make) -> None:
    made = draft(paragraph("市级投资120亿元，县级投资120亿元。"))
    assert made.export([], [Replacement(Anchor(1, 14, 17), "125")]) == ()
    assert made.texts == ["市级投资120亿元，县级投资125亿元。"]
    assert made.undone == ["市级投资120亿元，县级投资120亿元。"]
    assert pandoc(made.output, "accept").strip() == "市级投资120亿元，县级投资125亿元。"
    assert pandoc(made.output, "reject") == pandoc(made.path, "reject")


def test_a_field_result_is_not_edited(draft: Make) -> None:
    made = draft(paragraph("投资", field("REF x", "120"), "亿元"))
    refusals = made.export([Comment(Anchor(1, 2, 5), "核对")], [Replacement(Anchor(1, 2, 5), "125")])
    assert [(r.kind, r.index) for r in refusals] == [("replacement", 0)]
    assert "域" in refusals[0].reason
    assert made.texts == ["投资120亿元"]
    assert made.anchored == ["120"]


REFUSED = {
    "simple field": (paragraph(f'<w:fldSimple w:instr="PAGE">{run("120")}</w:fldSimple>'), "域"),
    "symbol": (paragraph('<w:r><w:t>1</w:t><w:sym w:font="Wingdings" w:char="F04A"/><w:t>0</w:t></w:r>'), "符号"),
    "control moved here": (
        paragraph(
            '<w:moveTo w:id="5" w:author="张三" w:date="2026-01-05T09:00:00Z"><w:sdt><w:sdtContent>'
            f"{run('120')}</w:sdtContent></w:sdt></w:moveTo>"
        ),
        "移动",
    ),
    "drawing between": (paragraph("<w:r><w:t>1</w:t><w:drawing/><w:t>20</w:t></w:r>"), "图形"),
    "note mark between": (
        paragraph('<w:r><w:t>1</w:t><w:footnoteReference w:id="2"/><w:t>20</w:t></w:r>'),
        "注释标记",
    ),
    "note mark behind": (paragraph('<w:r><w:t>120</w:t><w:endnoteReference w:id="2"/></w:r>'), "注释标记"),
    "element within text": (paragraph("<w:r><w:t>1<w:t>2</w:t>0</w:t></w:r>"), "文字块"),
    "field behind": (paragraph('<w:r><w:t>120</w:t><w:fldChar w:fldCharType="begin"/></w:r>'), "域标记"),
    "compatible content before": (paragraph("<w:r><mc:AlternateContent/><w:t>120</w:t></w:r>"), "图形"),
    "drawing in a run of its own": (paragraph("1", "<w:r><w:drawing/></w:r>", "20"), "图形"),
    "formula between": (paragraph("1", '<m:oMath xmlns:m="urn:m"/>', "20"), "公式"),
    "note mark in a run of its own": (paragraph("1", '<w:r><w:footnoteReference w:id="2"/></w:r>', "20"), "脚注"),
    "field without result between": (paragraph("1", field("XE x", ""), "20"), "域"),
    "comment's mark in the run": (
        paragraph('<w:r><w:t>1</w:t><w:commentReference w:id="2"/><w:t>20</w:t></w:r>'),
        "图形",
    ),
    "check box": (paragraph(CONTROL.format("<w14:checkbox/>", run("☐"))), "选择式"),
    "date": (paragraph(CONTROL.format("<w:date/>", run("2030年"))), "选择式"),
    "locked group": (paragraph(CONTROL.format("<w:group/>", run("120"))), "控件"),
    "bound control": (paragraph(CONTROL.format('<w:dataBinding w:xpath="/a"/>', run("120"))), "绑定"),
    "locked control": (paragraph(CONTROL.format('<w:lock w:val="contentLocked"/>', run("120"))), "锁定"),
    "placeholder": (paragraph(CONTROL.format("<w:showingPlcHdr/>", run("120"))), "占位"),
    "block control": (CONTROL.format("<w:dropDownList/>", paragraph("120")), "绑定"),
    "control in an insertion": (
        paragraph(
            '<w:ins w:id="5" w:author="张三" w:date="2026-01-05T09:00:00Z">'
            + CONTROL.format("", run("120"))
            + "</w:ins>"
        ),
        "插入",
    ),
}


@pytest.mark.parametrize(("body", "word"), REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize("mode", Mode)
def test_refused_before_anything_is_written(draft: Make, body: str, word: str, mode: Mode) -> None:
    made = draft(body)
    whole = len(texts(main(made.data))[0])
    refusals = made.export([], [Replacement(Anchor(1, 0, whole), "五")], mode)
    assert [r.index for r in refusals] == [0]
    assert word in refusals[0].reason
    assert made.output.read_bytes() == made.data


@pytest.mark.parametrize("mode", Mode)
def test_nothing_is_written_into_a_field_that_goes_on_behind_the_paragraph(draft: Make, mode: Mode) -> None:
    """Nobody would see it there, and the copy would not be written at all."""
    begin, end = ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    made = draft(paragraph(begin), "<w:p/>", paragraph(run("码"), end, run("甲")), "<w:p/>")
    changes = [Replacement(Anchor(line, 0, 0), "乙") for line in (1, 2, 3, 4)]
    refusals = made.export([], changes, mode)
    assert [r.index for r in refusals] == [0, 1] and all("域" in r.reason for r in refusals)
    assert made.texts == ["", "", "乙甲", "乙"]


def test_places_that_are_not_there_are_refused(draft: Make) -> None:
    made = draft(paragraph("一二三"))
    wrong = [Anchor(0, 0, 1), Anchor(2, 0, 1), Anchor(1, 2, 4), Anchor(1, 2, 1), Anchor(1, 0, 1, "footnotes")]
    refusals = made.export([Comment(a, "x") for a in wrong], [Replacement(a, "y") for a in wrong])
    assert [(r.kind, r.index) for r in refusals] == [(k, i) for k in ("comment", "replacement") for i in range(5)]
    assert made.output.read_bytes() == made.data


def test_of_two_changes_that_overlap_the_first_is_made(draft: Make) -> None:
    made = draft(paragraph("加快推进项目建设"))
    changes = [
        Replacement(Anchor(1, 2, 6), "甲"),
        Replacement(Anchor(1, 4, 8), "乙"),
        Replacement(Anchor(1, 6, 8), "丙"),
    ]
    assert [r.index for r in made.export([], changes)] == [1]
    assert made.texts == ["加快甲丙"]


NOTE = '<w:r><w:t>甲乙</w:t><w:footnoteReference w:id="2"/></w:r>'


@pytest.mark.parametrize("mode", Mode)
def test_text_goes_beside_a_run_that_stays_whole(draft: Make, mode: Mode) -> None:
    made = draft(paragraph(NOTE))
    changes = [Replacement(Anchor(1, at, at), f"新{at}") for at in range(3)]
    assert [r.index for r in made.export([], changes, mode)] == [1]
    assert made.texts == ["新0甲乙新2"]
    assert len([run for run in made.root.iter(P + "r") if run.find(P + "footnoteReference") is not None]) == 1


def test_properties_written_twice_are_no_text(draft: Make) -> None:
    made = draft(paragraph("<w:r><w:t>甲乙</w:t><w:rPr><w:b/></w:rPr><w:t>丙丁</w:t></w:r>"))
    assert made.export([], [Replacement(Anchor(1, 2, 3), "新")]) == ()
    assert made.texts == ["甲乙新丁"]


def test_a_text_box_beside_text_is_divided_without_its_run(draft: Make) -> None:
    made = draft(paragraph(text_box(paragraph("甲乙丙丁戊")).replace("<w:r>", "<w:r><w:t>前</w:t>", 1)))
    boxed = texts(main(made.data)).index("甲乙丙丁戊") + 1
    assert made.export([], [Replacement(Anchor(boxed, 0, 1), "一"), Replacement(Anchor(boxed, 3, 4), "二\n三")]) == ()
    assert [text for text in made.texts if "乙" in text] == ["一乙丙二"] * 2
    assert [e.tag.partition("}")[2] for e in made.root.find(f".//{P}p/{P}r")] == ["t", "AlternateContent"]
    assert made.undone == texts(main(made.data))


def test_insertions_at_one_place_keep_their_order(draft: Make) -> None:
    made = draft(paragraph("甲乙"))
    made.export([], [Replacement(Anchor(1, 0, 1), "甲一"), Replacement(Anchor(1, 1, 1), "二")])
    assert made.texts == ["甲一二乙"]
    assert revisions(made.root, "ins") == ["一二"]


def test_formatting_is_that_of_the_run_without_its_history(draft: Make) -> None:
    old = '<w:rPrChange w:id="7" w:author="张三" w:date="2026-01-05T09:00:00Z"><w:rPr/></w:rPrChange>'
    made = draft(paragraph(run("投资120亿元", BOLD + old)))
    made.export([], [Replacement(Anchor(1, 2, 5), "125")])
    new = next(e for e in made.root.iter(P + "ins") if e.get(P + "author") == AUTHOR)
    assert [e.tag for e in new.find(f"{P}r/{P}rPr")] == [P + "b"]
    ids = [e.get(P + "id") for e in made.root.iter(P + "ins", P + "del", P + "rPrChange")]
    assert len(ids) == len(set(ids)) == 5


def test_anothers_insertion_is_divided_around_ours(draft: Make) -> None:
    made = draft(paragraph("完成", inserted("投资120亿元以上"), "。"))
    made.export([], [Replacement(Anchor(1, 4, 7), "125")])
    seen = [(e.get(P + "author"), "".join(e.itertext())) for e in made.root[0][0] if e.tag == P + "ins"]
    assert seen == [("张三", "投资120"), (AUTHOR, "125"), ("张三", "亿元以上")]
    inside = made.root[0][0].find(f"{P}ins/{P}del")
    assert inside.get(P + "author") == AUTHOR


@pytest.mark.parametrize(
    ("body", "offset", "parent"),
    [
        (paragraph(f'<w:hyperlink w:anchor="b">{run("甲")}</w:hyperlink>', "乙"), 1, "p"),
        (paragraph("甲", f'<w:hyperlink w:anchor="b">{run("乙")}</w:hyperlink>'), 1, "p"),
        (paragraph(f'<w:hyperlink w:anchor="b">{run("甲乙")}</w:hyperlink>'), 1, "hyperlink"),
        (paragraph(f'<w:hyperlink w:anchor="b">{run("甲乙")}</w:hyperlink>'), 2, "p"),
        (paragraph(field("REF x", "甲"), "乙"), 1, "p"),
        (paragraph("甲", field("REF x", "乙")), 1, "p"),
        (paragraph(field("REF x", "甲乙")), 2, "p"),
        (paragraph(inserted("甲乙")), 1, "p"),
        (paragraph(inserted("甲"), inserted("乙", 2)), 1, "p"),
    ],
)
def test_insertions_go_to_the_plainer_side(draft: Make, body: str, offset: int, parent: str) -> None:
    made = draft(body)
    assert made.export([], [Replacement(Anchor(1, offset, offset), "新")]) == ()
    new = next(e for e in made.root.iter(P + "ins") if e.get(P + "author") == AUTHOR)
    assert new.getparent().tag == P + parent
    assert made.texts == ["甲乙"[:offset] + "新" + "甲乙"[offset:]]
    assert made.undone == ["甲乙"]


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize(
    ("offset", "text", "expected"),
    [
        (2, "\n", ["加快", "推进"]),
        (4, "\n新段", ["加快推进", "新段"]),
        (0, "新段\n", ["新段", "加快推进"]),
        (2, "甲\n乙\n丙", ["加快甲", "乙", "丙推进"]),
        (2, "甲\r\n乙", ["加快甲", "乙推进"]),
    ],
)
def test_paragraphs_are_divided(draft: Make, mode: Mode, offset: int, text: str, expected: list[str]) -> None:
    section = '<w:jc w:val="center"/><w:rPr><w:b/></w:rPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    made = draft(paragraph("前"), paragraph("加快推进", properties=section), paragraph("后"))
    assert made.export([], [Replacement(Anchor(2, offset, offset), text)], mode) == ()
    assert made.texts == ["前", *expected, "后"]
    new, last = made.root[0][1], made.root[0][len(expected)]
    assert new.find(f"{P}pPr/{P}jc") is not None
    assert new.find(f"{P}pPr/{P}sectPr") is None
    assert last.find(f"{P}pPr/{P}sectPr") is not None
    if mode is Mode.TRACKED:
        assert new.find(f"{P}pPr/{P}rPr")[0].tag == P + "ins"
        assert made.undone == ["前", "加快推进", "后"]


def test_pandoc_reads_divided_paragraphs(draft: Make) -> None:
    made = draft(paragraph("前"), paragraph("加快推进"), paragraph("后"))
    made.export([], [Replacement(Anchor(2, 2, 2), "甲\n乙"), Replacement(Anchor(2, 4, 4), "\n丙")])
    assert pandoc(made.output, "reject").replace(" ", "") == pandoc(made.path, "reject")  # pandoc joins by a blank
    assert pandoc(made.output, "accept").split() == ["前", "加快甲", "乙推进", "丙", "后"]


@pytest.mark.parametrize(
    "body",
    [
        paragraph(f'<w:hyperlink w:anchor="b">{run("甲乙")}</w:hyperlink>'),
        paragraph(CONTROL.format("", run("甲乙"))),
        paragraph("甲乙", text_box(paragraph("丙"))),
    ],
)
def test_paragraphs_that_cannot_be_divided(draft: Make, body: str) -> None:
    made = draft(body)
    assert len(made.export([], [Replacement(Anchor(1, 1, 1), "\n")])) == 1
    assert made.output.read_bytes() == made.data


def test_both_copies_of_a_text_box_are_changed(draft: Make) -> None:
    made = draft(paragraph("甲", text_box(paragraph("框内120"))))
    assert made.export([], [Replacement(Anchor(2, 2, 5), "125"), Replacement(Anchor(3, 2, 5), "126")])[0].index == 1
    assert made.texts == ["甲", "框内125", "框内125"]
    assert made.undone == ["甲", "框内120", "框内120"]


def test_footnotes_are_changed_in_their_part(draft: Make) -> None:
    note = f'<w:footnote w:id="2">{paragraph("口径为全社会。")}</w:footnote>'
    made = draft(
        paragraph("正文", '<w:r><w:footnoteReference w:id="2"/></w:r>'), parts={"footnotes": markup("footnotes", note)}
    )
    assert made.export([], [Replacement(Anchor(1, 3, 6, "footnotes"), "规上企业")]) == ()
    assert texts(part(made.output, "word/footnotes.xml")) == ["口径为规上企业。"]
    assert made.texts == ["正文"]


def test_text_that_xml_cannot_hold_is_refused(draft: Make) -> None:
    made = draft(paragraph("甲乙"))
    assert len(made.export([], [Replacement(Anchor(1, 0, 1), "\x07"), Replacement(Anchor(1, 1, 2), "丙\t丁")])) == 1
    assert made.texts == ["甲丙\t丁"]


def test_empty_paragraphs_take_the_formatting_of_their_mark(draft: Make) -> None:
    made = draft(paragraph("甲"), "<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr></w:p>", "<w:p/>")
    assert made.export([], [Replacement(Anchor(2, 0, 0), "新"), Replacement(Anchor(3, 0, 0), "段")]) == ()
    assert made.texts == ["甲", "新", "段"]
    assert made.root[0][1].find(f"{P}ins/{P}r/{P}rPr/{P}b") is not None


def _one_comment() -> str:
    who = 'w:author="王科长" w:date="2026-01-05T09:00:00Z" w:initials="王"'
    return markup("comments", f'<w:comment w:id="0" {who}>{paragraph("已有")}</w:comment>')


def test_new_text_looks_like_most_of_the_old(draft: Make) -> None:
    made = draft(paragraph("投资", run("1", BOLD), "20亿元"))
    made.export([], [Replacement(Anchor(1, 2, 5), "125")])
    new = next(e for e in made.root.iter(P + "ins"))
    assert new.find(f"{P}r/{P}rPr") is None


def test_copies_of_formatting_stand_in_the_order_of_the_schema(draft: Make) -> None:
    disorder = '<w:sz w:val="21"/><w:sz w:val="32"/><w:lang/><w14:glow/><w:b/><w:rFonts w:ascii="a"/>'
    made = draft(paragraph(run("甲乙丙", disorder), properties=f"<w:rPr>{disorder}</w:rPr>"))
    made.export([], [Replacement(Anchor(1, 1, 2), "丁\n戊")])
    copies = [e for e in made.root.iter(P + "rPr") if e[0].tag != P + "sz"]
    assert len(copies) == 5
    assert all(
        [c.tag.rpartition("}")[2] for c in e if c.tag != P + "ins"] == ["rFonts", "b", "sz", "lang", "glow"]
        for e in copies
    )


def test_a_new_paragraph_has_no_history(draft: Make) -> None:
    history = '<w:numPr><w:numId w:val="1"/><w:ins w:id="3" w:author="张三"/></w:numPr>'
    made = draft(paragraph("甲乙", properties=history))
    made.export([], [Replacement(Anchor(1, 1, 1), "\n")])
    assert [len(p.findall(f"{P}pPr/{P}numPr/{P}ins")) for p in made.root[0].iter(P + "p")] == [0, 1]
