"""Footnotes of a typeset copy: Word's own, with the author's marks, and commented and changed in their place."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from checker.plan import BlockKind
from checker.reading import read
from checker.reading.elements import PassageKind
from checker.sources import read_plan
from checker.word.changes import Comment, Replacement
from checker.word.export import export
from checker.word.typeset import typeset
from tests.word import readback
from tests.word.readback import P
from tests.word.test_typeset import lines, noted, place, reading

WHEN = datetime(2026, 11, 26)
DRAFT = """澜川市科技创新“十五五”规划
一、发展基础
2025年，全市地区生产总值达到800亿元，规模以上工业增加值增长7%，经济实力显著增强1。
1地区生产总值为初步核算数，不含高新区。
二、发展目标
到2030年，高新技术企业达到200家②，研发投入稳步增长。
②不含省属企业，口径与统计年鉴一致。
"""


def test_notes_are_words_own_with_the_authors_marks() -> None:
    copy = typeset(reading(DRAFT), WHEN)
    root = readback.main(copy.content)
    assert [e.get(P + "id") for e in root.iter(P + "footnoteReference")] == ["1", "2"]
    assert all(e.get(P + "customMarkFollows") == "1" for e in root.iter(P + "footnoteReference"))
    assert noted(copy)[2:] == ["1地区生产总值为初步核算数，不含高新区。", "②不含省属企业，口径与统计年鉴一致。"]
    assert lines(copy)[2].endswith("显著增强1。") and "200家②，" in lines(copy)[4]
    assert len(lines(copy)) == 5


def test_the_copy_read_again_has_notes(tmp_path: Path) -> None:
    path = tmp_path / "稿.docx"
    path.write_bytes(typeset(reading(DRAFT), WHEN).content)
    plan = read_plan(path)
    assert [b.text for b in plan.blocks if b.kind is BlockKind.FOOTNOTE and b.text] == noted(
        typeset(reading(DRAFT), WHEN)
    )[2:]
    notes = [p.normal for p in read(plan).passages if p.kind is PassageKind.FOOTNOTE]
    assert any("初步核算数" in note for note in notes)


def test_a_note_is_changed_in_its_place_and_commented_at_its_mark(tmp_path: Path) -> None:
    draft, output = tmp_path / "稿.txt", tmp_path / "批注.docx"
    draft.write_text(DRAFT, "utf-8")
    found = read(read_plan(draft))
    copy = typeset(found, WHEN)
    where = place(found, "初步核算数")
    anchor, change = copy.locate(where), copy.change(where)
    assert anchor is not None and change is not None and change.part == "footnotes"
    refusals = export(
        draft,
        output,
        comments=[Comment(anchor, "核对口径")],
        replacements=[Replacement(change, "最终核实数")],
        author=readback.AUTHOR,
        when=WHEN,
        content=copy.content,
    )
    assert not refusals
    notes = readback.texts(readback.part(output, "word/footnotes.xml"))
    assert notes[2] == "1地区生产总值为最终核实数，不含高新区。"
    told = "".join(t.text or "" for t in readback.part(output, "word/comments.xml").iter(P + "t"))
    assert "位置：脚注" in told and "核对口径" in told


def test_a_note_without_a_mark_in_the_text_stands_at_the_end() -> None:
    copy = typeset(reading("澜川市规划\n一、目标\n到2030年达到200家。\n1地区生产总值为初步核算数。\n"), WHEN)
    assert noted(copy) == [] and lines(copy)[-1].startswith("1地区")
