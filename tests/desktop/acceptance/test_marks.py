"""UX.md 11, point 9: in a worn Word file every finding's mark covers exactly the characters that it quotes."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.app import Desk
from tests import word_builder as word
from tests.desktop.acceptance.real import closed, everything, new_desk, ready

NOTES = (
    '<w:footnote w:id="-1" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    f'<w:footnote w:id="2">{word.paragraph("园区内人才穿流不息。")}</w:footnote>'
)
CONTROL = f"<w:sdt><w:sdtPr/><w:sdtContent>{word.run('各部门一如继往')}</w:sdtContent></w:sdt>"
BODY = (
    word.paragraph("临溪区科技创新“十四五”规划"),
    word.paragraph("一、发展基础"),
    word.paragraph(
        "𬭚、𫓹等元素研究𠀀",
        word.deleted("原来的话"),
        word.inserted("再接再励"),
        word.run("，成效", "<w:b/>"),
        "明显。",
    ),
    word.paragraph(
        "𬬻材料方面，", CONTROL, "支持企业", '<w:r><w:footnoteReference w:id="2"/></w:r>', "，加强組織領導。"
    ),
    word.paragraph("增长", word.field("REF x", "6%左右"), "，设备按装到位。"),
    word.table(
        [word.cell("𬭚类任务"), word.cell("要求")],
        [word.cell("设备"), word.cell("𬍛县按装", word.inserted("到位", 9))],
        [word.cell("人才"), word.cell("落实責任")],
    ),
    word.paragraph("二、保障措施"),
    word.paragraph("𠮷镇各部门、以及各镇街要配合。"),
)
QUOTED = ["再接再励", "一如继往", "穿流不息", "組織領導", "按装", "按装", "責"]


@pytest.fixture
def worn(folder: Path) -> Path:
    """A draft with tracked changes, a content control, a field, a table, a footnote and characters beyond the BMP."""
    path = folder / "稿.docx"
    path.write_bytes(word.package(*BODY, parts={"footnotes": word.part("footnotes", NOTES)}))
    return path


def covered(desk: Desk, key: str) -> list[str]:
    """Return what stands under a finding's marks in the editor."""
    return [mark.text for mark in desk.window.editor.marks_of(key)]


def test_every_mark_covers_what_is_quoted(qtbot: QtBot, folder: Path, worn: Path) -> None:
    desk = new_desk(qtbot, folder / "data")
    try:
        desk.handlers.open_files([worn])
        ready(qtbot, desk)
        everything(desk)
        marked = _compare(desk)
        for words in set(QUOTED):
            assert marked.count(words) == QUOTED.count(words), (words, marked)
        plan = desk.session.plan
        assert plan is not None and not any("原来的话" in block.text for block in plan.blocks)
    finally:
        closed(desk)


def test_every_mark_of_the_worn_shared_draft_covers_what_is_quoted(qtbot: QtBot, folder: Path, shared: Path) -> None:
    desk = new_desk(qtbot, folder / "data")
    try:
        desk.handlers.open_files([shared / "plans/word/清城区_worn.docx"])
        ready(qtbot, desk)
        everything(desk)
        assert len(_compare(desk)) >= 30
    finally:
        closed(desk)


def _compare(desk: Desk) -> list[str]:
    """Hold what each mark covers in the editor against what the review quotes; return what is marked."""
    session = desk.session
    review = session.review
    assert review is not None and session.findings
    marked = []
    for finding in session.findings:
        quoted = _plain(review.quote(finding.places[0]))
        assert _plain("".join(covered(desk, finding.key))) == quoted, (finding.rule, finding.message)
        marked += covered(desk, finding.key)
    return marked


def _plain(text: str) -> str:
    return "".join(text.replace("\u2028", "").replace("\ufffc", "").split())
