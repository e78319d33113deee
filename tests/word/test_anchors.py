"""Comments stand on the exact characters, whatever holds them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.sources.wordml import W_STRICT, Element, W, attribute, part_paragraphs
from checker.word.anchors import nearest
from checker.word.changes import Anchor, Comment, Replacement
from checker.word.comment_marks import comment_marks
from tests.word.readback import Draft, P, main, texts
from tests.word.readback import part as read
from tests.word_builder import cell, deleted, document, field, inserted, paragraph, part, row, run, table, text_box

Make = Callable[..., Draft]
CONTROL = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
RUBY = "<w:r><w:ruby><w:rubyPr/><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>"

SMART = '<w:smartTag w:uri="urn:x" w:element="y">{}</w:smartTag>'
CUSTOM = '<w:customXml w:uri="urn:x" w:element="y">{}</w:customXml>'
MATH = '<m:oMath xmlns:m="urn:m"><m:r><m:t>x</m:t></m:r></m:oMath>'
DELETED = '<w:del w:id="4" w:author="李四"><w:r><w:delText>9</w:delText></w:r></w:del>'
BEGUN = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)

BODIES = {
    "one run": paragraph("投资120亿元。"),
    "over runs": paragraph("投资1", run("2", "<w:b/>"), '<w:proofErr w:type="spellStart"/>', "0亿元。"),
    "hyperlink": paragraph("投", f'<w:hyperlink w:anchor="b">{run("资120亿")}</w:hyperlink>', "元。"),
    "part of a hyperlink": paragraph("投资", f'<w:hyperlink w:anchor="b">{run("12")}</w:hyperlink>', "0亿元。"),
    "control": paragraph("投资", CONTROL.format(run("120")), "亿元。"),
    "part of a control": paragraph(CONTROL.format(run("投资12")), "0亿元。"),
    "block control": CONTROL.format(paragraph("投资120亿元。")),
    "another's insertion": paragraph("投", inserted("资120亿"), "元。"),
    "another's deletion": paragraph("投资1", deleted("5"), "20亿元。"),
    "field": paragraph("投资", field("REF x", "120"), "亿元。"),
    "part of a field": paragraph("投资12", field("REF x", "0亿元。")),
    "simple field": paragraph("投资", f'<w:fldSimple w:instr="REF x">{run("120亿")}</w:fldSimple>', "元。"),
    "moved": paragraph("投", f'<w:moveTo w:id="9" w:author="张三">{run("资120亿")}</w:moveTo>', "元。"),
    "cell": table(["甲", "投资120亿元。"]),
    "symbol": paragraph('<w:r><w:sym w:font="Wingdings" w:char="F04A"/><w:t>投资120亿元。</w:t></w:r>'),
    "whole line": paragraph("120"),
    "nested table": table([cell(table(["乙", "投资120亿元。"]), "<w:p/>"), "甲"]),
    "control around a cell": table(row([CONTROL.format(cell("投资120亿元。")), "甲"])),
    "control around a row": table(CONTROL.format(row(["投资120亿元。"]))),
    "control in a control": paragraph("投", CONTROL.format(run("资") + CONTROL.format(run("120亿"))), "元。"),
    "smart tag": paragraph("投资", SMART.format(SMART.format(run("12")) + run("0亿")), "元。"),
    "custom XML": CUSTOM.format(paragraph("投资", CUSTOM.format(run("120亿")), "元。")),
    "direction": paragraph("投资", f'<w:bdo w:val="ltr"><w:dir w:val="ltr">{run("120")}</w:dir></w:bdo>', "亿元。"),
    "insertion in a hyperlink": paragraph(f'<w:hyperlink w:anchor="b">{inserted("投资1")}{run("20")}</w:hyperlink>'),
    "deletion in an insertion": paragraph(
        "投资", '<w:ins w:id="3" w:author="张三">' + run("12") + DELETED + "</w:ins>", "0。"
    ),
    "whole phonetic guide": paragraph("投资", RUBY.format(run("yi"), run("120")), "亿元。"),
    "beside a phonetic guide": paragraph("<w:r><w:t>投资120</w:t>" + RUBY.format(run("yi"), run("亿"))[5:]),
    "phonetic guide among text": paragraph(
        "<w:r><w:t>投资</w:t>" + RUBY.format(run("yi"), run("120"))[5:-6] + "<w:t>亿元。</w:t></w:r>"
    ),
    "beside a formula": paragraph("投资", MATH, "120", MATH, "亿元。"),
    "soft hyphen": paragraph("<w:r><w:t>投资1</w:t><w:softHyphen/><w:t>20亿元。</w:t></w:r>"),
    "page break seen before": paragraph("<w:r><w:t>投资1</w:t><w:lastRenderedPageBreak/><w:t>20亿元。</w:t></w:r>"),
    "field over paragraphs": paragraph(BEGUN, "第一章")
    + paragraph("投资120亿元。")
    + paragraph("第三章", '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
    "nested fields": paragraph("投资", field("IF 1", "1") + field("REF y", "120")),
    "inserted paragraph": paragraph("投资120亿元。", properties='<w:rPr><w:ins w:id="8" w:author="张三"/></w:rPr>'),
    "marks of others": paragraph('<w:commentRangeStart w:id="5"/>', "投资1", '<w:commentRangeEnd w:id="5"/>', "20亿"),
    "over the end of another's range": paragraph(
        '<w:commentRangeStart w:id="5"/>',
        "投资12",
        '<w:commentRangeEnd w:id="5"/><w:r><w:commentReference w:id="5"/></w:r>',
        "0亿元。",
    ),
    "tab and break in the run": paragraph("投资\t120\n亿元。"),
    "control in a cell": table([cell(paragraph("投资", CONTROL.format(run("12")), "0亿元。"))]),
    "value twice": paragraph("120亿元，", "其中120亿元。"),
    "bookmark": paragraph("投资1", '<w:bookmarkStart w:id="1" w:name="b"/>', "20", '<w:bookmarkEnd w:id="1"/>', "亿"),
    "one character": paragraph(*"投资120亿元。"),
    "no-break hyphen": paragraph("<w:r><w:t>投资</w:t><w:noBreakHyphen/><w:t>120亿元。</w:t></w:r>"),
}


def find(made: Draft, words: str) -> Anchor:
    line, text = next((n, t) for n, t in enumerate(texts(main(made.data)), 1) if words in t)
    return Anchor(line, text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_exact_characters(draft: Make, body: str) -> None:
    made = draft(body)
    where = find(made, "120")
    assert made.export([Comment(where, "核对")]) == ()
    assert made.anchored == ["120"]
    assert made.undone == made.texts
    assert not [
        e for e in made.root.iter(P + "commentRangeStart", P + "commentRangeEnd") if e.getparent().tag == P + "r"
    ]


ONE_RUN = (
    '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>REF x</w:instrText><w:fldChar w:fldCharType="separate"/>'
    '<w:t>120</w:t><w:fldChar w:fldCharType="end"/></w:r>'
)


@pytest.mark.parametrize(
    ("content", "inside"),
    [
        (field("REF x", "120"), False),
        (ONE_RUN, False),
        (field("REF x", "1200"), True),
        (field("REF x", "120") + field("REF y", "8"), False),
        (f'<w:hyperlink w:anchor="b">{field("REF x", "120")}</w:hyperlink>', False),
        (field("REF x", "年120"), True),
    ],
    ids=["whole", "one run", "beginning of it", "before another", "in a hyperlink", "end of it"],
)
def test_a_comment_on_a_whole_result_stands_around_the_field(draft: Make, content: str, inside: bool) -> None:
    made = draft(paragraph("投资", content, "亿元"))
    assert made.export([Comment(find(made, "120"), "核对")]) == ()
    assert made.anchored == ["120"]
    depth, depths = 0, []
    for element in made.root.iter(
        P + "fldChar", P + "commentRangeStart", P + "commentRangeEnd", P + "commentReference"
    ):
        if element.tag == P + "fldChar":
            depth += {"begin": 1, "separate": 0, "end": -1}[element.get(P + "fldCharType")]
        else:
            depths.append(depth)
    assert depths == [int(inside), int(inside), 0]  # the reference never: updating would take it away
    assert made.texts == texts(main(made.data))


def test_many_comments_on_one_line(draft: Make) -> None:
    made = draft(paragraph("加快", run("推进", "<w:b/>"), "项目建设"))
    ranges = [(0, 8), (0, 2), (1, 3), (2, 4), (3, 3), (7, 8), (0, 8)]
    made.export([Comment(Anchor(1, a, b), f"{a}") for a, b in ranges], [Replacement(Anchor(1, 1, 5), "速")])
    text = "加快推进项目建设"
    assert made.anchored == [text[a : max(b, a + 1)] for a, b in ranges]
    assert made.texts == ["加速目建设"]
    order = [e.get(P + "id") for e in made.root.iter(P + "commentReference")]
    assert order.index("0") < order.index("6")


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
@pytest.mark.parametrize(("space", "encoding"), [(W_STRICT, "utf-8"), (W, "utf-16")], ids=["strict", "utf-16"])
def test_exact_characters_in_other_variants(draft: Make, body: str, space: str, encoding: str) -> None:
    xml = document(body).replace(W, space).replace("UTF-8", encoding).encode(encoding)
    made = draft(files={"word/document.xml": xml})
    assert made.export([Comment(find(made, "120"), "核对")]) == ()
    root = made.root
    own = comment_marks(root, part_paragraphs(root))[attribute(comments(made)[-1], "id") or ""]
    line = find(made, "120")
    assert (own.start, own.end) == ((line.line, line.start), (line.line, line.end))


def test_a_range_with_tab_and_break(draft: Make) -> None:
    made = draft(paragraph("投资\t120\n亿元。"))
    assert made.export([Comment(Anchor(1, 1, 7), "核对")]) == ()
    assert made.anchored == ["资\t120\n"]


WHOLE = {
    "drawing": "<w:t>投资120</w:t><w:drawing/><w:t>亿元。</w:t>",
    "old drawing": "<w:pict/><w:t>投资120亿元。</w:t>",
    "object": "<w:t>投资120亿元。</w:t><w:object/>",
    "compatible content": "<w:t>投资</w:t><mc:AlternateContent><mc:Choice Requires='w14'><w:t>120</w:t></mc:Choice>"
    "<mc:Fallback><w:t>120</w:t></mc:Fallback></mc:AlternateContent><w:t>亿元。</w:t>",
    "note mark of the author's own": '<w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>投资120亿元。</w:t>',
    "endnote": '<w:t>投资120亿元。</w:t><w:endnoteReference w:id="2"/>',
    "code": "<w:instrText>x</w:instrText><w:t>投资120亿元。</w:t>",
    "field in one run": '<w:fldChar w:fldCharType="begin"/><w:instrText>REF x</w:instrText>'
    '<w:fldChar w:fldCharType="separate"/><w:t>投资120亿</w:t><w:fldChar w:fldCharType="end"/><w:t>元。</w:t>',
}


@pytest.mark.parametrize("content", WHOLE.values(), ids=WHOLE)
def test_a_run_with_more_than_text_stays_whole(draft: Make, content: str) -> None:
    made = draft(paragraph("前", f"<w:r>{content}</w:r>", "后文"))
    assert made.export([Comment(Anchor(1, 3, 6), "核对"), Comment(Anchor(1, 0, 1), "其前")]) == ()
    assert made.anchored == ["投资120亿元。", "前"]
    assert comment_texts(made) == ["（位置：“120”）核对", "其前"]
    assert len([run for run in made.root.iter(P + "r") if run.find(P + "commentReference") is None]) == 3


def test_alternatives_around_runs_are_taken_whole(draft: Make) -> None:
    inside = run("甲乙") + CONTROL.format(run("120亿元"))
    choice = f'<mc:AlternateContent><mc:Choice Requires="w14">{inside}</mc:Choice><mc:Fallback/></mc:AlternateContent>'
    made = draft(paragraph("投资", choice, "。"))
    assert made.export([Comment(Anchor(1, 4, 7), "核对")]) == ()
    assert made.anchored == ["甲乙120亿元"]
    assert comment_texts(made) == ["（位置：“120”）核对"]


def test_runs_within_runs_are_divided(draft: Make) -> None:
    made = draft(paragraph("投资", f"<w:r>{run('甲')}{run('乙120丙')}{run('丁')}</w:r>", "。"))
    for _ in range(2):
        assert made.export([Comment(Anchor(1, 4, 7), "核对")]) == ()
    assert made.anchored == ["120"] and comment_texts(made) == ["核对"]
    assert made.export([], [Replacement(Anchor(1, 4, 7), "130")]) != ()


def test_a_range_that_ends_in_a_run_with_a_drawing(draft: Make) -> None:
    made = draft(paragraph("投资120亿元。"), paragraph("<w:r><w:t>其中30亿元。</w:t><w:drawing/></w:r>"))
    assert made.export([Comment(Anchor(1, 2, 4, last_line=2), "核对")]) == ()
    assert made.anchored == ["120亿元。其中30亿元。"]
    assert comment_texts(made) == ["（位置：“120亿元。……其中30”）核对"]


def test_part_of_a_phonetic_guide_takes_the_whole(draft: Make) -> None:
    made = draft(paragraph("甲", RUBY.format(run("yi"), run("乙丙")), "丁"))
    made.export([Comment(Anchor(1, 1, 2), "核对")])
    assert made.anchored == ["乙丙"]
    assert comment_texts(made) == ["（位置：“乙”）核对"]


OVER = {
    "paragraphs": ((paragraph("甲乙"), paragraph("丙"), paragraph("丁戊")), Anchor(1, 1, 1, last_line=3), "乙丙丁"),
    "from a cell to the next": ((table(["甲乙", "丙丁"]),), Anchor(1, 1, 1, last_line=2), "乙丙"),
    "from a row to the next": ((table(["甲", "乙"], ["丙", "丁"]),), Anchor(2, 0, 1, last_line=3), "乙丙"),
    "out of a table": ((table(["甲乙"]), paragraph("丙丁")), Anchor(1, 1, 1, last_line=2), "乙丙"),
    "from the end of one": ((paragraph("甲"), paragraph("乙丙")), Anchor(1, 1, 1, last_line=2), "乙"),
    "to the start of one": ((paragraph("甲乙"), paragraph("丙")), Anchor(1, 1, 0, last_line=2), "乙"),
    "empty ones": (("<w:p/>", "<w:p><w:pPr><w:jc/></w:pPr></w:p>"), Anchor(1, 0, 0, last_line=2), ""),
    "containers": (
        (
            paragraph("甲", f'<w:hyperlink w:anchor="b">{run("乙丙")}</w:hyperlink>'),
            CONTROL.format(paragraph(inserted("丁戊"))),
        ),
        Anchor(1, 2, 1, last_line=2),
        "丙丁",
    ),
}


@pytest.mark.parametrize(("body", "anchor", "expected"), OVER.values(), ids=OVER)
def test_over_paragraphs(draft: Make, body: tuple[str, ...], anchor: Anchor, expected: str) -> None:
    made = draft(*body)
    changes = [Replacement(Anchor(1, 0, 1), "改")] if texts(main(made.data))[0] else []
    assert made.export([Comment(anchor, "核对"), Comment(anchor, "再核")], changes) == ()
    assert made.anchored == [expected] * 2
    assert made.undone == texts(main(made.data))
    order = [e.get(P + "id") for e in made.root.iter(P + "commentReference")]
    assert order == ["0", "1"]


@pytest.mark.parametrize(
    ("anchor", "reason"),
    [
        (Anchor(2, 0, 1, last_line=1), "止处在起处之前"),
        (Anchor(1, 0, 1, last_line=9), "没有第9段"),
        (Anchor(1, 0, 9, last_line=2), "没有第0至9字"),
        (Anchor(1, 9, 1, last_line=2), "没有第9至2字"),
    ],
)
def test_ranges_that_cannot_be(draft: Make, anchor: Anchor, reason: str) -> None:
    made = draft(paragraph("甲乙"), paragraph("丙丁"))
    (refusal,) = made.export([Comment(anchor, "核对")])
    assert reason in refusal.reason
    assert made.output.read_bytes() == made.data


def test_a_range_in_a_box_over_paragraphs_is_named(draft: Make) -> None:
    made = draft(paragraph("正文", text_box(paragraph("框内甲"), paragraph("乙"))))
    assert made.export([Comment(Anchor(2, 2, 1, last_line=3), "核对")]) == ()
    assert comment_texts(made) == ["（位置：文本框“甲”）核对"]


def test_a_range_that_ends_in_a_box_stands_on_its_first_paragraph(draft: Make) -> None:
    made = draft(paragraph("甲乙"), paragraph("丙丁", text_box(paragraph("框内"))))
    assert (
        made.export([Comment(Anchor(1, 1, 1, last_line=3), "核对"), Comment(Anchor(3, 1, 1, last_line=4), "再")]) == ()
    )
    assert made.anchored[0] == "乙"
    assert comment_texts(made) == ["（位置：“乙……框”）核对", "（位置：文本框“内”）再"]


def test_a_copy_for_older_programs_is_commented_in_the_first_paragraph(draft: Make) -> None:
    alternatives = (
        f"<mc:AlternateContent><mc:Choice Requires='wps'>{paragraph('甲')}</mc:Choice>"
        f"<mc:Fallback>{paragraph('乙')}</mc:Fallback></mc:AlternateContent>"
    )
    made = draft(paragraph("首段"), alternatives)
    assert made.export([Comment(Anchor(2, 0, 1), "核对"), Comment(Anchor(3, 0, 1), "再核")]) == ()
    assert made.anchored == ["甲", "首段"]
    assert comment_texts(made) == ["核对", "（位置：兼容内容“乙”）再核"]


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("", 0, (0, 0)),
        ("甲乙", 0, (0, 1)),
        ("甲乙", 1, (1, 2)),
        ("甲乙", 2, (1, 2)),
        ("甲  乙", 2, (3, 4)),
        ("  ", 1, (0, 2)),
        (" 甲", 0, (1, 2)),
    ],
)
def test_nearest_visible_character(text: str, at: int, expected: tuple[int, int]) -> None:
    assert nearest(text, at) == expected


def test_a_paragraph_without_text_can_be_commented(draft: Make) -> None:
    made = draft("<w:p><w:pPr><w:jc/></w:pPr></w:p>", "<w:p/>", paragraph(deleted("甲")))
    assert made.export([Comment(Anchor(n, 0, 0), "缺少内容") for n in (1, 2, 3)]) == ()
    assert [e.getparent()[0].tag == P + "pPr" for e in made.root.iter(P + "commentRangeStart")] == [True, False, False]


def test_text_boxes_are_commented_where_they_are_held(draft: Make) -> None:
    made = draft(paragraph("正文", text_box(paragraph("框内120亿元"))))
    assert made.export([Comment(Anchor(2, 2, 5), "核对"), Comment(Anchor(3, 0, 0), "再核")]) == ()
    start = next(made.root.iter(P + "commentRangeStart"))
    assert start.getparent().tag == P + "p"
    assert not list(start.iterancestors(P + "txbxContent"))
    assert comment_texts(made) == ["（位置：文本框“120”）核对", "（位置：文本框“框内120亿元”）再核"]


def test_notes_are_commented_at_their_mark(draft: Make) -> None:
    notes = "".join(f'<w:footnote w:id="{n}">{paragraph(f"脚注{n}")}</w:footnote>' for n in (1, 2))
    body = paragraph(
        "甲", '<w:r><w:footnoteReference w:id="1"/></w:r>', "乙", '<w:r><w:footnoteReference w:id="2"/></w:r>'
    )
    made = draft(body, parts={"footnotes": part("footnotes", notes)})
    assert made.export([Comment(Anchor(2, 0, 2, "footnotes"), "核对")]) == ()
    marked = next(made.root.iter(P + "commentRangeStart")).getnext()
    assert marked[0].get(P + "id") == "2"
    assert comment_texts(made) == ["（位置：脚注“脚注”）核对"]


def test_headers_are_commented_in_the_first_paragraph(draft: Make) -> None:
    made = draft("<w:p/>", paragraph("规划"), parts={"header1": part("hdr", paragraph("页眉文字"))})
    assert made.export([Comment(Anchor(1, 0, 2, "header1"), "核对")]) == ()
    assert made.anchored == ["规划"]
    assert comment_texts(made) == ["（位置：页眉“页眉”）核对"]


@pytest.mark.parametrize(("number", "expected"), [(1, "首节"), (2, "末节"), (3, "首节")])
def test_headers_are_commented_in_their_section(draft: Make, number: int, expected: str) -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId{}"/></w:sectPr>'
    headers = {f"header{n}": part("hdr", paragraph(f"页眉{n}")) for n in (1, 2, 3)}
    xml = document(paragraph("首节"), paragraph("首节末", properties=section.format(1)), "<w:p/>", paragraph("末节"))
    xml = xml.replace("<w:sectPr><w:pgSz", section.format(2).removesuffix("</w:sectPr>") + "<w:pgSz")
    made = draft(parts=headers, files={"word/document.xml": xml})
    assert made.export([Comment(Anchor(1, 0, 2, f"header{number}"), "核对")]) == ()
    assert made.anchored == [expected]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ((BODIES["field over paragraphs"], CONTROL.format(paragraph("提示")), table(["单元格"])), "单元格"),
        ((CONTROL.format(paragraph("提示")), "<w:p/>"), "提示"),
        ((CONTROL.format(paragraph("提示")), paragraph(properties="<w:sectPr/>"), paragraph("下一节")), "提示"),
        (("<w:p/>", paragraph(properties="<w:sectPr/>"), paragraph("下一节")), "下一节"),
    ],
    ids=["rather steady text", "for want of better", "not of another section", "for want of text"],
)
def test_what_belongs_nowhere_in_the_body_stands_on_steady_text(
    draft: Make, body: tuple[str, ...], expected: str
) -> None:
    made = draft(*body, parts={"header1": part("hdr", paragraph("页眉文字"))})
    assert made.export([Comment(Anchor(1, 0, 2, "header1"), "核对")]) == ()
    assert made.anchored == [expected]


@pytest.mark.parametrize("body", [BODIES["control"], BODIES["control in a control"], BODIES["simple field"]])
def test_the_reference_stands_behind_controls_and_simple_fields_of_the_line(draft: Make, body: str) -> None:
    made = draft(body)
    assert made.export([Comment(find(made, "20"), "核对")]) == ()
    (reference,) = made.root.iter(P + "commentReference")
    assert [e.tag for e in reference.iterancestors()][:2] == [P + "r", P + "p"]


def test_headers_of_a_document_without_text_are_commented_too(draft: Make) -> None:
    made = draft("<w:p/>", parts={"footer1": part("ftr", paragraph("页脚文字"))})
    assert made.export([Comment(Anchor(1, 0, 2, "footer1"), "核对")]) == ()
    assert comment_texts(made) == ["（位置：页脚“页脚”）核对"]


def test_notes_without_a_mark_are_commented_in_the_first_paragraph(draft: Make) -> None:
    notes = f'<w:endnote w:id="1">{paragraph("孤立尾注")}</w:endnote>'
    made = draft(paragraph("正文"), parts={"endnotes": part("endnotes", notes)})
    assert made.export([Comment(Anchor(1, 2, 4, "endnotes"), "核对")]) == ()
    assert made.anchored == ["正文"]
    assert comment_texts(made) == ["（位置：尾注“尾注”）核对"]


def comments(made: Draft) -> list[Element]:
    return list(read(made.output, "word/comments.xml"))


def comment_texts(made: Draft) -> list[str]:
    return ["\n".join("".join(p.itertext()) for p in c) for c in comments(made)]


def test_marks_of_whole_containers_stand_outside(draft: Make) -> None:
    made = draft(paragraph("甲", CONTROL.format(inserted("乙") + run("丙")), "丁"))
    made.export([Comment(Anchor(1, 1, 3), "核对"), Comment(Anchor(1, 1, 2), "再核")])
    marks = list(made.root.iter(P + "commentRangeStart", P + "commentRangeEnd"))
    parents = [(e.get(P + "id"), e.getparent().tag.removeprefix(P)) for e in marks]
    assert sorted(parents) == [("0", "p"), ("0", "p"), ("1", "p"), ("1", "sdtContent")]
    assert made.anchored == ["乙丙", "乙"]
