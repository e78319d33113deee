"""Typed footnotes and their reference marks."""

from __future__ import annotations

from checker.reading.clean import clean
from checker.reading.elements import PassageKind
from checker.text import Span

from .build import text_plan


def test_a_typed_note_and_its_reference() -> None:
    plan = text_plan("发展态势显现1。地区生产总值512.5亿元。\n附件1：清单\n1地区生产总值含高新区数据")
    body, _, note = clean(plan)
    assert body.normal == "发展态势显现。地区生产总值512.5亿元。"
    assert (note.kind, body.kind) == (PassageKind.FOOTNOTE, PassageKind.BODY)
    assert body.places(plan, Span(4, 9))[0].quote == "显现1。地区"


def test_circled_notes() -> None:
    passages = clean(text_plan("“两区”①覆盖率达到90%。\n①“两区”是指粮食生产功能区和特色农产品区。"))
    assert passages[0].normal == "“两区”覆盖率达到90%。"
    assert passages[1].kind is PassageKind.FOOTNOTE


def test_numbered_rows_and_counted_things_are_no_notes() -> None:
    passages = clean(text_plan("详见表1。\n名列第2。\n1地区生产总值\n2研发投入"))
    assert all(p.kind is PassageKind.BODY for p in passages)
    assert [p.normal for p in passages][:2] == ["详见表1。", "名列第2。"]
