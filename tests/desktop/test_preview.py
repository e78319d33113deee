"""What the preview shows is what is then written."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import docx
import pytest
from pytestqt.qtbot import QtBot

from checker.decisions import Answer, Decision, Decisions
from checker.sources import read_plan
from desktop.app import Desk
from desktop.dialogs.export import ExportDialog
from desktop.dialogs.preview import PreviewPane
from desktop.exporting import Order, Product, export
from desktop.preview import preview
from tests.desktop import sample


@pytest.fixture
def order(tmp_path: Path) -> Order:
    """Return an order on a text draft with one edit."""
    path = tmp_path / "稿.txt"
    path.write_text("\n".join(sample.DRAFT), encoding="utf-8")
    original = read_plan(path)
    at = next(i for i, block in enumerate(original.blocks) if "100家" in block.text)
    edited = original.with_texts({at: original.blocks[at].text.replace("100家", "120家")})
    review = sample.review(sample.read(edited))
    paths = {Product.ANNOTATED: tmp_path / "出.docx"}
    return Order(paths, original, review, Decisions(), "张三", datetime(2026, 11, 25))


def test_the_copy_has_as_many_comments_as_the_preview_tells(order: Order) -> None:
    page = preview(order, Product.ANNOTATED)
    export(order, lambda *step: None)
    comments = list(docx.Document(str(order.paths[Product.ANNOTATED])).comments)
    assert f"批注 {len(comments)} 条" in page
    assert all(finding.message in page for finding in order.review.findings)


def test_a_declined_finding_is_not_promised(order: Order) -> None:
    first = order.review.findings[0]
    declined = replace(order, decisions=Decisions([Decision(first.key, Answer.DECLINED, "口径不同")]))
    assert first.message not in preview(declined, Product.ANNOTATED)
    accepted = replace(order, decisions=Decisions([Decision(first.key, Answer.ACCEPTED)]), accepted_only=True)
    assert "批注 1 条" in preview(accepted, Product.ANNOTATED)


@pytest.mark.parametrize("product", [Product.ANNOTATED, Product.REVISED, Product.CLEAN])
def test_edits_are_shown_before_and_after(order: Order, product: Product) -> None:
    page = preview(order, product)
    assert "正文改动 1 处" in page
    assert "100家" in page and "120家" in page


def test_without_edits_the_copies_have_none(order: Order) -> None:
    unchanged = replace(order, original=order.review.draft.plan)
    assert "正文改动 0 处" in preview(unchanged, Product.CLEAN)


def test_lists_are_the_reports_themselves(order: Order) -> None:
    page = preview(order, Product.ISSUES)
    assert "校核报告（问题清单）" in page
    assert "<style" not in page
    assert order.review.findings[0].message[:6] in page


def test_a_cover_page_comes_before_the_draft(order: Order) -> None:
    export(replace(order, cover=True), lambda *step: None)
    texts = [p.text for p in docx.Document(str(order.paths[Product.ANNOTATED])).element.iter() if p.text]
    plain = "".join(texts)
    assert plain.index("校核说明") < plain.index("120家")


def test_the_dialog_shows_the_product_that_was_ticked_last(desk: Desk, qtbot: QtBot) -> None:
    dialog = ExportDialog(desk.session.review, desk.settings, desk.window)
    dialog.preview_requested.connect(lambda product: desk.handlers._preview(dialog, product))
    dialog.show()
    qtbot.waitUntil(lambda: "批注" in dialog.preview.page.toPlainText())
    dialog.boxes[Product.CLEAN].click()
    assert dialog.preview.product is Product.CLEAN
    qtbot.waitUntil(lambda: "正文改动 0 处" in dialog.preview.page.toPlainText())
    for box in dialog.boxes.values():
        box.setChecked(False)
    assert "勾选" in dialog.preview.page.toPlainText()
    dialog.reject()


def test_a_table_of_many_columns_is_scrolled_to_and_tears_no_number(order: Order, qtbot: QtBot) -> None:
    pane = PreviewPane()
    qtbot.addWidget(pane)
    pane.resize(360, 400)
    pane.offer([Product.LEDGER])
    pane.show_page(Product.LEDGER, preview(order, Product.LEDGER))
    pane.show()
    document = pane.page.document()
    assert document.idealWidth() > 600 and pane.page.horizontalScrollBar().maximum() > 0
    block = document.begin()
    while block.isValid() and block.text() not in ("2020", "2025", "2030"):
        block = block.next()
    assert block.isValid() and block.layout().lineCount() == 1


def test_the_dialog_has_room_on_a_low_screen_at_half_as_large_again(desk: Desk) -> None:
    dialog = ExportDialog(desk.session.review, desk.settings, desk.window)
    assert dialog.minimumSizeHint().width() <= 1366 / 1.5 and dialog.minimumSizeHint().height() <= 768 / 1.5
    dialog.deleteLater()
