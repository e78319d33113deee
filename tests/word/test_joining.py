"""Paragraphs joined and deleted: marks and runs, what stays where it is, and what is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.sources.wordml import attribute
from checker.word.changes import Anchor, Comment, Mode, Replacement
from checker.word.resolution import accept
from tests.word.readback import AUTHOR, Draft, P, entries, main, pandoc, part, texts, without_ours
from tests.word.test_paragraphs_changed import ours_accepted
from tests.word_builder import WHO, cell, deleted, field, inserted, paragraph, run, table, text_box
from tests.word_builder import part as markup

Make = Callable[..., Draft]
CENTRED = '<w:jc w:val="center"/>'
LISTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
CONTROL = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
THREE = paragraph("甲段。"), paragraph("乙段。"), paragraph("丙段。")


def over(line: int, start: int, last: int, end: int, text: str = "") -> Replacement:
    return Replacement(Anchor(line, start, end, last_line=last), text)


CASES: dict[str, tuple[tuple[str, ...], list[Replacement], list[str]]] = {
    "joined": (THREE, [over(1, 3, 2, 0)], ["甲段。乙段。", "丙段。"]),
    "joined twice": (THREE, [over(1, 3, 2, 0), over(2, 3, 3, 0)], ["甲段。乙段。丙段。"]),
    "joined with words between": (THREE, [over(1, 2, 2, 0, "，")], ["甲段，乙段。", "丙段。"]),
    "the first deleted": (THREE, [over(1, 0, 2, 0)], ["乙段。", "丙段。"]),
    "the middle deleted from the front": (THREE, [over(2, 0, 3, 0)], ["甲段。", "丙段。"]),
    "the middle deleted from behind": (THREE, [over(1, 3, 2, 3)], ["甲段。", "丙段。"]),
    "the last deleted": (THREE, [over(2, 3, 3, 3)], ["甲段。", "乙段。"]),
    "two deleted": (THREE, [over(1, 0, 3, 0)], ["丙段。"]),
    "over three": (THREE, [over(1, 1, 3, 1, "新")], ["甲新段。"]),
    "joined and divided elsewhere": (THREE, [over(1, 1, 2, 1, "新\n旧")], ["甲新", "旧段。", "丙段。"]),
    "moved down": (THREE, [over(1, 0, 2, 0), Replacement(Anchor(3, 3, 3), "\n甲段。")], ["乙段。", "丙段。", "甲段。"]),
    "moved up": (THREE, [Replacement(Anchor(1, 0, 0), "丙段。\n"), over(2, 3, 3, 3)], ["丙段。", "甲段。", "乙段。"]),
    "rewritten whole": (THREE, [over(1, 0, 3, 3, "甲段。\n丙段。")], ["甲段。", "丙段。"]),
    "an empty paragraph": ((THREE[0], "<w:p/>", THREE[2]), [over(1, 3, 2, 0)], ["甲段。", "丙段。"]),
    "before a table": ((*THREE[:2], table(["丁"])), [over(1, 3, 2, 3)], ["甲段。", "丁"]),
    "two before a table": ((*THREE, table(["丁"])), [over(1, 3, 3, 3)], ["甲段。", "丁"]),
    "in a cell": ((table([cell(*THREE)]),), [over(1, 3, 2, 0)], ["甲段。乙段。", "丙段。"]),
    "the last of a cell": ((table([cell(*THREE)]),), [over(2, 3, 3, 3)], ["甲段。", "乙段。"]),
    "all of a cell": ((table([cell(*THREE)]),), [over(1, 0, 3, 3)], [""]),
    "in a list": (
        (THREE[0], *(paragraph(t, properties=LISTED) for t in "乙丙")),
        [over(2, 1, 3, 0)],
        ["甲段。", "乙丙"],
    ),
    "marks between": (
        (THREE[0], '<w:bookmarkStart w:id="1" w:name="b"/>', THREE[1], '<w:bookmarkEnd w:id="1"/>', THREE[2]),
        [over(1, 3, 2, 0)],
        ["甲段。乙段。", "丙段。"],
    ),
    "another's words": ((paragraph("甲", inserted("乙")), paragraph(deleted("丙"), "丁")), [over(1, 1, 2, 1)], ["甲"]),
    "into a section's last": (
        (THREE[0], paragraph("乙段。", properties=SECTION), THREE[2]),
        [over(1, 3, 2, 0)],
        ["甲段。乙段。", "丙段。"],
    ),
}


@pytest.mark.parametrize(("body", "changes", "expected"), CASES.values(), ids=CASES)
@pytest.mark.parametrize("mode", Mode)
def test_joined_and_deleted(
    draft: Make, body: tuple[str, ...], changes: list[Replacement], expected: list[str], mode: Mode
) -> None:
    made = draft(paragraph("始"), *body, paragraph("终"))
    shifted = [
        Replacement(Anchor(c.anchor.line + 1, c.anchor.start, c.anchor.end, last_line=c.anchor.last + 1), c.text)
        for c in changes
    ]
    assert made.export([], shifted, mode) == ()
    assert ours_accepted(made.root) == ["始", *expected, "终"]
    if mode is Mode.TRACKED:
        assert made.undone == texts(main(made.data))
    else:
        assert made.texts == ["始", *expected, "终"]
    for tag in ("bookmarkStart", "bookmarkEnd", "sectPr"):
        assert len(list(made.root.iter(P + tag))) == len(list(main(made.data).iter(P + tag)))


@pytest.mark.parametrize(
    "name", ["joined", "over three", "the middle deleted from behind", "before a table", "moved down"]
)
def test_pandoc_reads_them(draft: Make, name: str) -> None:
    body, changes, expected = CASES[name]
    made = draft(*body, paragraph("终"))
    made.export([], changes)
    assert pandoc(made.output, "reject").split() == pandoc(made.path, "reject").split()
    accepted = [word for word in pandoc(made.output, "accept").split() if word.strip("-")]
    assert "".join(accepted) == "".join([*expected, "终"])


def test_a_deleted_paragraph_leaves_nothing(draft: Make) -> None:
    made = draft(*THREE)
    made.export([], [over(1, 3, 2, 3)])
    first, second, _ = made.root[0].findall(P + "p")
    assert first.find(f"{P}pPr") is None
    assert [e.tag for e in second.find(f"{P}pPr/{P}rPr")] == [P + "del"]
    assert [e.tag for e in second] == [P + "pPr", P + "del"]


def test_the_format_of_the_paragraph_before_the_last_stays(draft: Make) -> None:
    made = draft(
        table([cell(paragraph("甲", properties=CENTRED), paragraph("乙", properties=LISTED + "<w:rPr><w:b/></w:rPr>"))])
    )
    assert made.export([], [over(1, 1, 2, 1)]) == ()
    last = list(made.root.iter(P + "p"))[1].find(P + "pPr")
    assert [e.tag.rpartition("}")[2] for e in last] == ["jc", "rPr", "pPrChange"]
    assert [e.tag for e in last.find(f"{P}pPrChange/{P}pPr")] == [P + "numPr"]
    undone = made.undone
    assert undone == ["甲", "乙"]


@pytest.mark.parametrize("mode", Mode)
def test_a_paragraph_joined_with_a_heading_keeps_its_own_format(draft: Make, mode: Mode) -> None:
    made = draft(
        paragraph("甲段", properties=CENTRED), paragraph("标题", style="1", properties=SECTION), paragraph("终")
    )
    assert made.export([], [over(1, 2, 2, 0)], mode) == ()
    root = made.root
    accept(root, lambda e: attribute(e, "author") == AUTHOR)
    properties = root[0][0].find(P + "pPr")
    assert [e.tag.rpartition("}")[2] for e in properties] == ["jc", "sectPr"]
    if mode is Mode.TRACKED:
        again = without_ours(made.root)[0]
        assert [p.find(f"{P}pPr/{P}pStyle") is not None for p in again.findall(P + "p")] == [False, True, False]


@pytest.mark.parametrize("mode", Mode)
def test_the_first_part_of_a_divided_paragraph_is_joined(draft: Make, mode: Mode) -> None:
    made = draft(paragraph("甲段", properties=CENTRED), paragraph("乙一乙二", properties=LISTED))
    assert made.export([], [over(1, 2, 2, 0), Replacement(Anchor(2, 2, 2), "\n")], mode) == ()
    root = made.root
    accept(root, lambda e: attribute(e, "author") == AUTHOR)
    assert texts(root) == ["甲段乙一", "乙二"]
    assert [p.find(f"{P}pPr/{P}numPr") is not None for p in root.iter(P + "p")] == [False, True]
    if mode is Mode.TRACKED:
        assert made.undone == ["甲段", "乙一乙二"]


def test_a_format_that_another_changed_is_not_changed_again(draft: Make) -> None:
    theirs = f'{LISTED}<w:pPrChange w:id="5" {WHO}><w:pPr/></w:pPrChange>'
    made = draft(paragraph("甲", properties=CENTRED), paragraph("乙", properties=theirs))
    assert "格式" in made.export([], [over(1, 1, 2, 0)])[0].reason
    assert made.export([], [over(1, 0, 2, 0)]) == ()


def test_rejecting_gives_the_properties_back(draft: Make) -> None:
    made = draft(table([cell(paragraph("甲", properties=CENTRED), paragraph("乙", properties=LISTED))]))
    made.export([], [over(1, 1, 2, 1)])
    again = list(without_ours(made.root).iter(P + "p"))[1].find(P + "pPr")
    assert again.find(P + "numPr") is not None
    assert again.find(P + "jc") is None


@pytest.mark.parametrize("arrived", ["ins", "moveTo"])
def test_a_mark_that_another_inserted_or_moved_is_deleted_inside(draft: Make, arrived: str) -> None:
    made = draft(paragraph("甲", properties=f'<w:rPr><w:{arrived} w:id="5" {WHO}/><w:b/></w:rPr>'), paragraph("乙"))
    assert made.export([], [over(1, 1, 2, 0)]) == ()
    mark = made.root[0][0].find(f"{P}pPr/{P}rPr")
    theirs, ours = (arrived, "张三"), ("del", AUTHOR)
    expected = [theirs, ours] if arrived == "ins" else [ours, theirs]  # the order of the schema
    assert [(e.tag.rpartition("}")[2], attribute(e, "author")) for e in mark] == [*expected, ("b", None)]


REFUSED = {
    "section": ((paragraph("甲", properties=SECTION), paragraph("乙")), over(1, 1, 2, 0), "分节符"),
    "mark deleted": (
        (paragraph("甲", properties=f'<w:rPr><w:del w:id="5" {WHO}/></w:rPr>'), paragraph("乙")),
        over(1, 1, 2, 0),
        "他人",
    ),
    "table between": ((paragraph("甲"), table(["乙"]), paragraph("丙")), over(1, 1, 3, 0), "表格"),
    "into a cell": ((paragraph("甲"), table(["乙"])), over(1, 1, 2, 0), "单元格"),
    "over cells": ((table(["甲", "乙"]),), over(1, 1, 2, 0), "单元格"),
    "into a control": ((paragraph("甲"), CONTROL.format("", paragraph("乙"))), over(1, 1, 2, 0), "内容控件"),
    "a drawing goes": ((paragraph("甲", "<w:r><w:drawing/></w:r>"), paragraph("乙")), over(1, 0, 2, 0), "图形"),
    "a formula goes": (
        (paragraph("甲", '<m:oMath xmlns:m="urn:m"/>', "丙"), paragraph("乙")),
        over(1, 0, 2, 1),
        "公式",
    ),
    "a note goes": (
        (paragraph("甲", '<w:r><w:footnoteReference w:id="2"/></w:r>'), paragraph("乙")),
        over(1, 0, 2, 0),
        "脚注",
    ),
    "an empty field goes": ((paragraph("甲", field("TC x", "")), paragraph("乙")), over(1, 0, 2, 0), "域"),
    "a control goes": ((paragraph("甲", CONTROL.format("", run("丙"))), paragraph("乙")), over(1, 0, 2, 0), "内容控件"),
    "a field over both": (
        (
            paragraph(
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC </w:instrText></w:r>'
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
                "甲",
            ),
            paragraph("乙", '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
        ),
        over(1, 1, 2, 0),
        "域",
    ),
    "locked together": (
        (CONTROL.format('<w:lock w:val="sdtContentLocked"/>', paragraph("甲") + paragraph("乙")),),
        over(1, 1, 2, 0),
        "锁定",
    ),
    "no such line": ((paragraph("甲"),), over(1, 1, 9, 0), "第9段"),
    "backwards": ((paragraph("甲"), paragraph("乙")), over(2, 0, 1, 0), "范围"),
}


@pytest.mark.parametrize(("body", "change", "word"), REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize("mode", Mode)
def test_what_cannot_be_joined(draft: Make, body: tuple[str, ...], change: Replacement, word: str, mode: Mode) -> None:
    made = draft(*body)
    refusals = made.export([], [change], mode)
    assert [r.index for r in refusals] == [0]
    assert word in refusals[0].reason
    assert made.output.read_bytes() == made.data


def test_what_stands_at_the_end_of_the_first_stays_when_two_are_joined(draft: Make) -> None:
    made = draft(paragraph("甲", "<w:r><w:drawing/></w:r>"), paragraph("乙"))
    assert made.export([], [over(1, 1, 2, 0)], Mode.CLEAN) == ()
    assert made.texts == ["甲乙"]
    assert len(list(made.root.iter(P + "drawing"))) == 1


def test_joined_in_both_copies_of_a_text_box(draft: Make) -> None:
    made = draft(paragraph("外", text_box(paragraph("甲"), paragraph("乙"))))
    for mode in Mode:
        assert made.export([], [over(2, 1, 3, 0)], mode) == ()
        assert ours_accepted(made.root) == ["外", "甲乙", "甲乙"]
    made.export([], [over(2, 1, 3, 0)])
    assert made.undone == ["外", "甲", "乙", "甲", "乙"]


def test_only_the_joined_paragraphs_are_written_anew(draft: Make) -> None:
    made = draft(paragraph("始"), *THREE, paragraph("终"))
    made.export([], [over(2, 3, 3, 0)], Mode.CLEAN)
    old, new = (e["word/document.xml"].decode() for e in (entries(made.data), entries(made.output.read_bytes())))
    start, stop = old.index(THREE[0]), old.index(THREE[2])
    assert new.startswith(old[:start])
    assert new.endswith(old[stop:])
    assert len(new) < len(old)


def test_a_comment_on_a_joined_paragraph_keeps_its_characters(draft: Make) -> None:
    made = draft(*THREE)
    made.export([Comment(Anchor(2, 0, 2), "核对")], [over(1, 3, 2, 0)])
    assert made.anchored == ["乙段"]
    made.export([Comment(Anchor(1, 1, 2, last_line=2), "核对")], [over(1, 3, 2, 0)], Mode.CLEAN)
    assert made.texts == ["甲段。乙段。", "丙段。"]


def test_notes_are_joined_in_their_part(draft: Make) -> None:
    note = f'<w:footnote w:id="2">{paragraph("口径甲。")}{paragraph("口径乙。")}</w:footnote>'
    made = draft(
        paragraph("正文", '<w:r><w:footnoteReference w:id="2"/></w:r>'), parts={"footnotes": markup("footnotes", note)}
    )
    assert made.export([], [Replacement(Anchor(1, 4, 0, "footnotes", 2), "")], Mode.CLEAN) == ()
    assert texts(part(made.output, "word/footnotes.xml")) == ["口径甲。口径乙。"]
