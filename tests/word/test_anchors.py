"""Comments stand on the exact characters, whatever holds them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.word.anchors import nearest
from checker.word.changes import Anchor, Comment, Replacement
from tests.word.readback import Draft, P, main, texts
from tests.word.readback import part as read
from tests.word_builder import deleted, field, inserted, paragraph, part, run, table, text_box

Make = Callable[..., Draft]
CONTROL = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
RUBY = "<w:r><w:ruby><w:rubyPr/><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>"

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
    "drawing in the run": paragraph("<w:r><w:t>投资120</w:t><w:drawing/><w:t>亿元。</w:t></w:r>"),
    "symbol": paragraph('<w:r><w:sym w:font="Wingdings" w:char="F04A"/><w:t>投资120亿元。</w:t></w:r>'),
    "whole line": paragraph("120"),
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


def test_many_comments_on_one_line(draft: Make) -> None:
    made = draft(paragraph("加快", run("推进", "<w:b/>"), "项目建设"))
    ranges = [(0, 8), (0, 2), (1, 3), (2, 4), (3, 3), (7, 8), (0, 8)]
    made.export([Comment(Anchor(1, a, b), f"{a}") for a, b in ranges], [Replacement(Anchor(1, 1, 5), "速")])
    text = "加快推进项目建设"
    assert made.anchored == [text[a : max(b, a + 1)] for a, b in ranges]
    assert made.texts == ["加速目建设"]
    order = [e.get(P + "id") for e in made.root.iter(P + "commentReference")]
    assert order.index("0") < order.index("6")


def test_part_of_a_phonetic_guide_takes_the_whole(draft: Make) -> None:
    made = draft(paragraph("甲", RUBY.format(run("yi"), run("乙丙")), "丁"))
    made.export([Comment(Anchor(1, 1, 2), "核对")])
    assert made.anchored == ["乙丙"]


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


def comment_texts(made: Draft) -> list[str]:
    return ["\n".join("".join(p.itertext()) for p in c) for c in read(made.output, "word/comments.xml")]


def test_marks_of_whole_containers_stand_outside(draft: Make) -> None:
    made = draft(paragraph("甲", CONTROL.format(inserted("乙") + run("丙")), "丁"))
    made.export([Comment(Anchor(1, 1, 3), "核对"), Comment(Anchor(1, 1, 2), "再核")])
    marks = list(made.root.iter(P + "commentRangeStart", P + "commentRangeEnd"))
    parents = [(e.get(P + "id"), e.getparent().tag.removeprefix(P)) for e in marks]
    assert sorted(parents) == [("0", "p"), ("0", "p"), ("1", "p"), ("1", "sdtContent")]
    assert made.anchored == ["乙丙", "乙"]
