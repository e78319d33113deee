"""Unfilled placeholders as marked controls, in which our own changes can be written."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from checker.drafting.controls import with_controls
from checker.drafting.templates import find_template, new_draft
from checker.sources import read_plan
from checker.word.changes import Mode
from checker.word.edits import apply_edits, edits_from
from tests.drafting.family import DISTRICT


def document(*paragraphs: str) -> bytes:
    made = Document()
    for text in paragraphs:
        made.add_paragraph().add_run(text).bold = True
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def controls(content: bytes) -> list[tuple[str, str, str]]:
    """Return key, title and text of the controls of a document."""
    body = Document(io.BytesIO(content)).element.body
    found = []
    for control in body.iter(qn("w:sdt")):
        key, title = (control.find(f".//{qn(f'w:{name}')}").get(qn("w:val")) for name in ("tag", "alias"))
        found.append((key, title, "".join(t.text for t in control.iter(qn("w:t")))))
    return found


def test_each_placeholder_is_a_control_that_says_what_to_fill_in() -> None:
    content = with_controls(document("到{止年}年，企业达到{目标值}家{1,2}。", "没有占位符。"), ["止年", "企业目标值"])
    assert controls(content) == [
        ("止年", "规划期的最后一年", "{止年}"),
        ("企业目标值", "企业到规划期末的目标值，可写“以上”“左右”", "{目标值}"),
    ]
    made = Document(io.BytesIO(content))
    assert (
        "".join(t.text for t in made.element.body.iter(qn("w:t")))
        == "到{止年}年，企业达到{目标值}家{1,2}。没有占位符。"
    )


def test_a_control_keeps_the_type_of_its_text_and_is_marked() -> None:
    made = Document(io.BytesIO(with_controls(document("到{止年}年"))))
    runs = list(made.element.body.iter(qn("w:r")))
    assert all(run.find(f"{qn('w:rPr')}/{qn('w:b')}") is not None for run in runs)
    marked = [run.find(f"{qn('w:rPr')}/{qn('w:highlight')}") is not None for run in runs]
    assert marked == [False, True, False]


def test_keys_that_do_not_match_the_text_give_way_to_its_own_words() -> None:
    content = with_controls(document("{甲方}与{乙方}"), ["只有一个"])
    assert [key for key, _, _ in controls(content)] == ["甲方", "乙方"]


def test_control_ids_are_unlike(tmp_path: Path) -> None:
    output = tmp_path / "稿.docx"
    new_draft(find_template("五年专项规划"), DISTRICT, (), output)
    body = Document(str(output)).element.body
    ids = [e.get(qn("w:val")) for e in body.iter(qn("w:id")) if e.getparent().tag == qn("w:sdtPr")]
    assert len(ids) == len(set(ids)) > 100


@pytest.mark.parametrize("mode", Mode)
def test_what_is_filled_in_the_window_can_be_written(mode: Mode, tmp_path: Path) -> None:
    draft, output = tmp_path / "稿.docx", tmp_path / "填.docx"
    new_draft(find_template("若干意见"), DISTRICT, (), draft)
    block = next(b for b in read_plan(draft).blocks if "{行文目的}" in b.text)
    start = block.text.index("{行文目的}")
    edit = {"line": block.line, "start": start, "end": start + len("{行文目的}"), "text": "促进创新"}
    answers = apply_edits(
        draft, edits_from([edit], draft), output, author="张工", when=datetime(2026, 11, 26), mode=mode
    )
    assert [answer.done for answer in answers] == [True]
    assert any("为促进创新，根据" in b.text for b in read_plan(output).blocks)
    runs = [r for r in Document(str(output)).element.body.iter(qn("w:r")) if r.text == "促进创新"]
    assert len(runs) == 1 and runs[0].find(f".//{qn('w:highlight')}") is None


def test_a_cover_shows_no_page_number_and_a_text_without_cover_does(tmp_path: Path) -> None:
    output = tmp_path / "稿.docx"
    for name, has_cover in (("五年专项规划", True), ("若干意见", False)):
        new_draft(find_template(name), DISTRICT, (), output)
        section = Document(str(output)).sections[0]
        assert section.different_first_page_header_footer is has_cover
        assert "PAGE" in section.footer._element.xml
        if has_cover:
            assert section.first_page_footer.is_linked_to_previous, "nothing stands at its foot"
