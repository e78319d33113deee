"""What is exported after changes of structure: rejected it is the draft, accepted it is what the window shows."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from checker.sources import plan_of
from checker.sources.package import Package
from checker.sources.wordml import Paragraph, child, part_paragraphs, value
from checker.word.resolution import accept, revisions
from checker.word.structure import InsertBox, InsertTable, MoveChapter, SetLevel
from desktop.app import Desk
from desktop.exporting import Order, Product, export
from desktop.preview import preview
from tests.desktop import sample
from tests.desktop.conftest import settle
from tests.desktop.drafts import LINES, done, opened, texts, written
from tests.word.corpus import libreoffice
from tests.word.structure.undoing import plain, rejected

MAIN = "word/document.xml"
WHEN = datetime(2026, 11, 26, 9, 0)


@pytest.fixture
def changed(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A window in which a chapter was moved, a table and a box put in, a level set, and words edited in all of them."""
    lines = [*LINES[:10], "研发投入强度达到2%，加强领导。"]
    with opened(qtbot, written(tmp_path / "草案.docx", lines), checker=sample.check) as desk:
        steps = [
            MoveChapter(10, None, 8),
            InsertTable(9, (("甲", "乙"), ("丙", "丁")), 1, "表1 新表"),
            SetLevel(3, 2),
            InsertBox(7, "专栏1 工程", ("第一项",)),
        ]
        for number, step in enumerate(steps, 1):
            desk.handlers.restructure(f"步{number}", [step], lambda origins: None)
            done(qtbot, desk, number)
        for before, after in (
            ("丙", "丙改"),
            ("第一项", "第一项工程"),
            ("研发投入强度达到2%，加强领导。", "研发投入强度达到2%，加强组织领导。"),
            ("能力提升。", "能力明显提升。"),
            ("建设平台。", ""),
        ):
            desk.session.type_text(texts(desk).index(before), after)
        settle(qtbot, desk)
        yield desk


def order(desk: Desk, paths: dict[Product, Path]) -> Order:
    """Return an export of the draft as it stands."""
    session = desk.session
    assert session.original is not None and session.review is not None
    return Order(paths, session.original, session.review, session.decisions, "张三", WHEN, structure=session.structure)


def said(path: Path, *, accepted: bool = False) -> list[str]:
    """Return the paragraphs of a document, without those that say nothing."""
    root = Package(path.read_bytes()).xml(MAIN)
    if accepted:
        accept(root)
        assert not list(revisions(root))
    return [words for paragraph in part_paragraphs(root) if (words := paragraph.text)]


def test_rejected_it_is_the_draft_and_accepted_the_window(changed: Desk, tmp_path: Path) -> None:
    out = tmp_path / "修订稿.docx"
    assert export(order(changed, {Product.REVISED: out}), lambda *step: None) == []
    draft = Package((tmp_path / "草案.docx").read_bytes()).xml(MAIN)
    left = rejected(Package(out.read_bytes()).xml(MAIN), "张三")
    assert [looks(p) for p in part_paragraphs(left)] == [looks(p) for p in part_paragraphs(draft)]
    window = [text for text in texts(changed) if text]
    assert "丙改" in window and "第一项工程" in window
    assert said(out, accepted=True) == window


def looks(paragraph: Paragraph) -> tuple[str, str | None]:
    """Return what a paragraph says and its style; its runs may have been cut by edits."""
    return paragraph.text, value(child(paragraph.element, "pPr"), "pStyle")


def test_without_edits_of_text_rejecting_gives_the_draft_itself(changed: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    while changed.session.texts:
        changed.session.undo.undo()
    settle(qtbot, changed)
    out = tmp_path / "修订稿.docx"
    assert export(order(changed, {Product.REVISED: out}), lambda *step: None) == []
    draft = Package((tmp_path / "草案.docx").read_bytes()).xml(MAIN)
    assert plain(rejected(Package(out.read_bytes()).xml(MAIN), "张三")) == plain(draft)


def test_the_clean_copy_is_the_window_without_a_trace(changed: Desk, tmp_path: Path) -> None:
    out = tmp_path / "清稿.docx"
    assert export(order(changed, {Product.CLEAN: out}), lambda *step: None) == []
    assert not list(revisions(Package(out.read_bytes()).xml(MAIN)))
    assert said(out) == [text for text in texts(changed) if text]
    plan = plan_of(out, out.read_bytes())
    assert [block.level for block in plan.blocks if block.text == "能力明显提升。"] == [2]


def test_comments_stand_in_moved_text(changed: Desk, tmp_path: Path) -> None:
    out = tmp_path / "批注稿.docx"
    assert export(order(changed, {Product.ANNOTATED: out}), lambda *step: None) == []
    package = Package(out.read_bytes())
    comments = "".join(package.xml("word/comments.xml").itertext())
    assert "目标高于上位规划" in comments
    window = [text for text in texts(changed) if text]
    assert said(out, accepted=True) == window
    draft = Package((tmp_path / "草案.docx").read_bytes()).xml(MAIN)
    left = rejected(package.xml(MAIN), "张三")
    assert [p.text for p in part_paragraphs(left)] == [p.text for p in part_paragraphs(draft)]


def test_the_preview_tells_of_it(changed: Desk) -> None:
    page = preview(order(changed, {}), Product.REVISED)
    assert "结构调整 4 处" in page and "步2" in page and "正文改动" in page


def test_a_draft_changed_meanwhile_is_refused(changed: Desk, tmp_path: Path) -> None:
    from checker.errors import DraftChanged

    written(tmp_path / "草案.docx", ["另一份"])
    with pytest.raises(DraftChanged):
        export(order(changed, {Product.REVISED: tmp_path / "出.docx"}), lambda *step: None)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_libreoffice_opens_it(changed: Desk, tmp_path: Path) -> None:
    paths = {Product.REVISED: tmp_path / "修订稿.docx", Product.CLEAN: tmp_path / "清稿.docx"}
    export(order(changed, paths), lambda *step: None)
    made = libreoffice._converted(list(paths.values()), "txt", tmp_path / "lo")
    for path in made:
        words = path.read_text("utf-8")
        assert "第一项工程" in words and "丙改" in words
    assert "建设平台。" not in made[1].read_text("utf-8")
