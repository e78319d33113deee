"""Earlier changes accepted in the copy: insertions are text, deletions gone, comments and bookmarks still there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.sources.wordml import Element
from checker.word.changes import Anchor, Comment, Earlier, Mode, Replacement
from checker.word.resolution import accept, revisions
from tests.word.corpus import views
from tests.word.readback import AUTHOR, Draft, P, entries, main, pandoc, part, texts
from tests.word_builder import WHO, cell, deleted, inserted, paragraph, row, run, table, text_box
from tests.word_builder import part as markup

Make = Callable[..., Draft]


def mark(*kinds: str) -> str:
    """Return properties with the paragraph mark inserted, deleted or moved."""
    marks = "".join(f'<w:{kind} w:id="{n}" {WHO}/>' for n, kind in enumerate(kinds, 30))
    return f"<w:rPr>{marks}</w:rPr>"


def moved(kind: str, text: str) -> str:
    return f'<w:{kind} w:id="20" {WHO}>{run(text)}</w:{kind}>'


CASES: dict[str, tuple[tuple[str, ...], list[str]]] = {
    "inserted text": ((paragraph("甲", inserted("乙")),), ["甲乙"]),
    "deleted text": ((paragraph("甲", deleted("乙"), "丙"),), ["甲丙"]),
    "deleted in inserted": ((paragraph(f'<w:ins w:id="1" {WHO}>{run("甲")}{deleted("乙")}</w:ins>'),), ["甲"]),
    "moved": (
        (
            paragraph(
                '<w:moveFromRangeStart w:id="21" w:name="m" w:author="张三"/>',
                moved("moveFrom", "甲"),
                '<w:moveFromRangeEnd w:id="21"/>',
                properties=mark("moveFrom"),
            ),
            paragraph("乙"),
            paragraph(
                '<w:moveToRangeStart w:id="22" w:name="m" w:author="张三"/>',
                moved("moveTo", "甲"),
                '<w:moveToRangeEnd w:id="22"/>',
                properties=mark("moveTo"),
            ),
        ),
        ["乙", "甲"],
    ),
    "inserted paragraph": ((paragraph(inserted("甲"), properties=mark("ins")), paragraph("乙")), ["甲", "乙"]),
    "deleted paragraph": ((paragraph(deleted("甲"), properties=mark("del")), paragraph("乙")), ["乙"]),
    "joined": ((paragraph("甲", properties=mark("del")), paragraph("乙")), ["甲乙"]),
    "joined thrice": ((*(paragraph(t, properties=mark("del")) for t in "甲乙"), paragraph("丙")), ["甲乙丙"]),
    "inserted and deleted mark": ((paragraph("甲", properties=mark("ins", "del")), paragraph("乙")), ["甲乙"]),
    "deleted before a table": ((paragraph(deleted("甲"), properties=mark("del")), table(["乙"])), ["乙"]),
    "joined before a table": ((paragraph("甲", properties=mark("del")), table(["乙"])), ["甲", "乙"]),
    "the only paragraph of a cell": ((table([cell(paragraph(deleted("甲"), properties=mark("del")))]),), [""]),
    "deleted row": ((table(row(["甲"]), row(["乙"], f'<w:del w:id="9" {WHO}/>')),), ["甲"]),
    "inserted row": ((table(row(["甲"]), row(["乙"], f'<w:ins w:id="9" {WHO}/>')),), ["甲", "乙"]),
    "all rows deleted": ((paragraph("甲"), table(row(["乙"], f'<w:del w:id="9" {WHO}/>'))), ["甲"]),
    "deleted cell": ((table([cell("甲", properties=f'<w:cellDel w:id="9" {WHO}/>'), "乙"]),), ["乙"]),
    "inserted cell": ((table([cell("甲", properties=f'<w:cellIns w:id="9" {WHO}/>'), "乙"]),), ["甲", "乙"]),
    "nested table in a deleted row": (
        (table(row([cell(table(["乙"]), "<w:p/>")], f'<w:del w:id="9" {WHO}/>'), row(["甲"])),),
        ["甲"],
    ),
    "formatting": ((paragraph(run("甲", f'<w:b/><w:rPrChange w:id="9" {WHO}><w:rPr/></w:rPrChange>')),), ["甲"]),
    "paragraph properties": (
        (paragraph("甲", properties=f'<w:pPrChange w:id="9" {WHO}><w:pPr/></w:pPrChange>'),),
        ["甲"],
    ),
    "a box in deleted text": ((paragraph("甲", f'<w:del w:id="9" {WHO}>{text_box(paragraph("乙"))}</w:del>'),), ["甲"]),
    "whole hyperlink deleted": ((paragraph("甲", f'<w:hyperlink w:anchor="x">{deleted("乙")}</w:hyperlink>'),), ["甲"]),
    "a control with all deleted": (
        (
            paragraph("甲"),
            f"<w:sdt><w:sdtContent>{paragraph(deleted('乙'), properties=mark('del'))}</w:sdtContent></w:sdt>",
        ),
        ["甲"],
    ),
}


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES)
@pytest.mark.parametrize("mode", Mode)
def test_accepted(draft: Make, body: tuple[str, ...], expected: list[str], mode: Mode) -> None:
    made = draft(paragraph("始"), *body, paragraph("终"))
    assert made.export([], [Replacement(Anchor(1, 1, 1), "！")], mode, earlier=Earlier.ACCEPT) == ()
    assert made.texts == ["始！", *expected, "终"]
    theirs = [e for e in revisions(made.root) if e.get(P + "author") != AUTHOR]
    assert not theirs
    if mode is Mode.TRACKED:
        assert made.undone == ["始", *expected, "终"]


# pandoc leaves rows, cells and boxes as they are, and takes a paragraph joined before a table into the table
PANDOC = [n for n in CASES if not any(word in n for word in ("row", "cell", "box", "joined before"))]


@pytest.mark.parametrize("name", PANDOC)
def test_pandoc_accepts_the_same(draft: Make, name: str) -> None:
    made = draft(paragraph("始"), *CASES[name][0], paragraph("终"))
    made.export(earlier=Earlier.ACCEPT)
    assert "".join(pandoc(made.output, "reject").split()) == "".join(pandoc(made.path, "accept").split())


def test_kept_unless_asked(draft: Make) -> None:
    made = draft(paragraph("甲", inserted("乙"), deleted("丙")))
    made.export([], [Replacement(Anchor(1, 0, 1), "丁")], Mode.CLEAN)
    assert [e.get(P + "author") for e in revisions(made.root)] == ["张三", "张三"]
    assert made.texts == ["丁乙"]


def test_comments_and_bookmarks_of_deleted_text_stay(draft: Make) -> None:
    who = 'w:author="王科长" w:date="2026-01-05T09:00:00Z" w:initials="王"'
    comment = f'<w:comment w:id="0" {who}>{paragraph("已有")}</w:comment>'
    inside = '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    whole = f'<w:del w:id="2" {WHO}>{inside[0]}<w:r><w:delText>乙</w:delText></w:r>{inside[1]}</w:del>'
    rows = table(row(["甲"]), row([cell(paragraph(inside[0], "乙", inside[1]))], f'<w:del w:id="9" {WHO}/>'))
    for body in (paragraph("甲", whole), rows):
        made = draft(body, paragraph("终"), parts={"comments": markup("comments", comment)})
        made.export(earlier=Earlier.ACCEPT)
        assert made.texts == ["甲", "终"]
        for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
            assert len(list(made.root.iter(P + tag))) == 1
        assert entries(made.output.read_bytes())["word/comments.xml"] == entries(made.data)["word/comments.xml"]


def test_notes_and_headers_too(draft: Make) -> None:
    changed = paragraph("甲", inserted("乙"), deleted("丙"))
    made = draft(
        paragraph("正文"),
        parts={
            "footnotes": markup("footnotes", f'<w:footnote w:id="2">{changed}</w:footnote>'),
            "header1": markup("hdr", changed),
            "styles": markup("styles", ""),
        },
    )
    made.export(earlier=Earlier.ACCEPT)
    for name in ("footnotes", "header1"):
        root = part(made.output, f"word/{name}.xml")
        assert texts(root) == ["甲乙"]
        assert not list(revisions(root))
    old, new = entries(made.data), entries(made.output.read_bytes())
    assert {n for n in new if new[n] != old[n]} == {"word/footnotes.xml", "word/header1.xml"}


def test_edits_and_comments_in_text_that_was_inserted_or_moved(draft: Make) -> None:
    made = draft(paragraph("甲", moved("moveTo", "投资120亿元"), inserted("以上")), paragraph("终"))
    change, comment = Replacement(Anchor(1, 3, 6), "125"), Comment(Anchor(1, 3, 8), "核对")
    for earlier in Earlier:
        assert made.export([comment], [change], earlier=earlier) == ()
        assert made.texts == ["甲投资125亿元以上", "终"]
        assert made.undone == ["甲投资120亿元以上", "终"]
        assert made.anchored == ["120亿元"]


def test_moved_text_is_changed_where_it_went(draft: Make) -> None:
    made = draft(paragraph(moved("moveTo", "投资120亿元"), properties=mark("moveTo")), paragraph("终"))
    changes = [Replacement(Anchor(1, 2, 5), "125"), Replacement(Anchor(1, 7, 7), "。\n另起一段")]
    assert made.export((), changes) == ()
    assert made.texts == ["投资125亿元。", "另起一段", "终"]
    assert made.undone == ["投资120亿元", "终"]
    assert texts_with_all_rejected(made) == ["终"]
    assert made.export((), [Replacement(Anchor(1, 0, 0, last_line=2), "")]) == ()  # the paragraph goes whole
    assert views.texts(made.root, views.nothing) == ["终"]
    assert made.undone == ["投资120亿元", "终"]


def texts_with_all_rejected(made: Draft) -> list[str]:
    """Return the paragraphs as they were before anybody changed them, read without the code under test."""
    return views.texts(made.root, views.everything)


def test_edits_in_what_vanishes_are_refused(draft: Make) -> None:
    made = draft(table(row(["甲"]), row(["乙"], f'<w:del w:id="9" {WHO}/>')), paragraph("终"))
    refusals = made.export([], [Replacement(Anchor(2, 0, 1), "丙")], Mode.CLEAN, earlier=Earlier.ACCEPT)
    assert [r.index for r in refusals] == [0]
    assert "删除" in refusals[0].reason
    assert made.texts == ["甲", "终"]


def test_a_row_ends_early_where_a_cell_is_gone(draft: Make) -> None:
    gone = cell("甲", properties=f'<w:gridSpan w:val="2"/><w:cellDel w:id="9" {WHO}/>')
    made = draft(table([gone, "乙"], ["丙", "丁", "戊"]))
    made.export(earlier=Earlier.ACCEPT)
    assert [e.get(P + "val") for e in made.root.iter(P + "gridAfter")] == ["2"]
    assert made.texts == ["乙", "丙", "丁", "戊"]


def test_merged_cells(draft: Make) -> None:
    merges = [
        cell("甲", properties=f'<w:cellMerge w:id="8" {WHO} w:vMerge="rest"/>'),
        cell("", properties=f'<w:cellMerge w:id="9" {WHO} w:vMerge="cont"/>'),
    ]
    made = draft(table([merges[0]], [merges[1]]))
    made.export(earlier=Earlier.ACCEPT)
    assert [e.get(P + "val") for e in made.root.iter(P + "vMerge")] == ["restart", None]
    assert not list(revisions(made.root))


def test_a_document_without_changes_is_not_touched(draft: Make) -> None:
    made = draft(paragraph("甲"))
    made.export(earlier=Earlier.ACCEPT)
    assert made.output.read_bytes() == made.data


def test_a_formula_keeps_what_was_inserted(draft: Make) -> None:
    space = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    made = draft(
        paragraph(
            "甲",
            f"<m:oMath {space}><m:r><w:rPr><w:ins w:id='5' {WHO}/></w:rPr><m:t>x</m:t></m:r>"
            f"<m:r><w:rPr><w:del w:id='6' {WHO}/></w:rPr><m:t>y</m:t></m:r></m:oMath>",
        )
    )
    made.export(earlier=Earlier.ACCEPT)
    assert ["".join(e.itertext()) for e in made.root.iter("{*}oMath")] == ["x"]


def test_only_the_chosen_are_accepted(draft: Make) -> None:
    made = draft(paragraph(inserted("甲"), deleted("乙", 7)))
    root = main(made.data)

    def chosen(element: Element) -> bool:
        return element.get(P + "id") == "7"

    assert accept(root, chosen)
    assert [e.tag for e in revisions(root)] == [P + "ins"]
    assert not accept(root, chosen)
