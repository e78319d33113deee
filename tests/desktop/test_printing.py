"""The draft on paper: all its text, its numbers as text, findings numbered and listed, page by page."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QDesktopServices, QTextDocument
from PySide6.QtPrintSupport import QPrintPreviewDialog
from pytestqt.qtbot import QtBot

from checker.plan import Block, Plan
from checker.sources import read_plan
from desktop import printing
from desktop.app import Desk
from tests.desktop import sample
from tests.desktop.conftest import settle
from tests.word_builder import package, paragraph


def paper(desk: Desk, *, listed: bool) -> QTextDocument:
    review = desk.session.review
    assert review is not None
    return printing.paper(review, printing.numbered(review, desk.session.shown_findings() if listed else []))


def test_all_text_is_printed(desk: Desk) -> None:
    document = paper(desk, listed=False)
    text = document.toPlainText()
    assert desk.session.plan is not None
    assert all(block.text in text for block in desk.session.plan.blocks)
    assert "问题清单" not in text


def test_each_finding_has_its_number_behind_its_words_and_in_the_list(desk: Desk) -> None:
    document = paper(desk, listed=True)
    text, list_ = document.toPlainText().split("问题清单")
    review = desk.session.review
    assert review is not None
    for number, finding in enumerate(desk.session.shown_findings(), 1):
        words = review.quote(finding.places[0])
        assert f"〔{number}〕" in text
        assert words[-1] in text[: text.index(f"〔{number}〕")].rstrip("〔〕0123456789")[-1:]
        assert finding.message in list_


def test_automatic_numbers_become_text() -> None:
    plan = sample.read(sample_plan("一、", "总体要求"))
    text = printing.paper(sample.review(plan), []).toPlainText()
    assert "一、总体要求" in text


def sample_plan(number: str, text: str) -> Plan:
    return Plan(Path("稿.docx"), "docx", "", (Block(1, text, number=number), Block(2, "正文。")))


def test_long_drafts_take_pages_with_numbers(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "长.docx"
    path.write_bytes(package("".join(paragraph(f"第{i}段说明高新技术企业达到{i}家。" * 4) for i in range(60))))
    review = sample.review(sample.read(read_plan(path)))
    document = printing.paper(review, [])
    data = printing.pdf_bytes(document, "长")
    pages = pypdfium2.PdfDocument(data)
    assert len(pages) == document.pageCount() > 3
    width, height = pages[0].get_size()
    assert (round(width), round(height)) == (595, 842)
    texts = [page.get_textpage().get_text_range() for page in pages]
    assert all(f"— {number} —" in text for number, text in enumerate(texts, 1))
    whole = "".join(texts).replace("\r\n", "")
    assert all(f"第{i}段" in whole for i in range(60))


def test_a_pdf_is_written_and_opened(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    desk.handlers.write_pdf(tmp_path / "稿.pdf")
    assert (tmp_path / "稿.pdf").read_bytes().startswith(b"%PDF")
    assert opened == [str(tmp_path / "稿.pdf")]


def test_a_folder_that_is_not_there_is_said(desk: Desk, tmp_path: Path) -> None:
    told: list[str] = []
    desk.session.failed.disconnect()
    desk.session.failed.connect(told.append)
    desk.handlers.write_pdf(tmp_path / "没有" / "稿.pdf")
    assert "文件夹不存在" in told[0]


def test_nothing_is_printed_while_a_check_is_due(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.session.type_text(1, "刚改的。")
    desk.handlers.write_pdf(tmp_path / "稿.pdf")
    assert not (tmp_path / "稿.pdf").exists()
    assert desk.window.status.message.text() == "正在校核，请稍候再打印"
    settle(qtbot, desk)


def test_the_preview_paints_the_pages(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr(QPrintPreviewDialog, "exec", lambda dialog: seen.append(dialog.windowTitle()))
    desk.window.actions_by_id["print_draft"].trigger()
    assert seen == ["打印预览"]
