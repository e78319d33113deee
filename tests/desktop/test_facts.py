"""编制情况 by keys: filled in page by page, one step to take back, kept with the review, told in the 编制说明."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from checker.reports.explanation_facts import Facts, Step, stages
from desktop.app import Desk
from desktop.dialogs.facts import FactsDialog
from desktop.exporting import Product
from desktop.facts_desk import Target
from desktop.preview import preview
from desktop.settings import Settings
from tests.desktop.test_carrying import real  # noqa: F401

TARGETS = [Target("高新技术企业", "58家→95家"), Target("研发投入强度", "2%")]
FACTS = Facts(
    background="市规划印发后需要落实。",
    basis=("《青澜省科学技术进步条例》",),
    steps=(
        Step("起草", "2026年1月", "形成初稿"),
        Step("专家评审", "2026年2月", "同意通过"),
        Step("公示", "", "公示30日"),
    ),
    workings={"高新技术企业": "按净增数推算", "专利": "旧指标"},
)


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> FactsDialog:
    """The dialog on some facts, by itself."""
    made = FactsDialog(FACTS, TARGETS, "临溪区科学技术局", Settings(tmp_path / "desk.ini"))
    qtbot.addWidget(made)
    return made


def parts(dialog: FactsDialog) -> list[str]:
    """Return how the parts are listed."""
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def test_what_is_not_touched_stays_as_it_is(dialog: FactsDialog) -> None:
    assert dialog.facts == FACTS


def test_the_parts_stand_as_in_the_document_and_say_what_is_asked_for(dialog: FactsDialog) -> None:
    assert parts(dialog) == [
        "一、编制背景和必要性（待填 1）",
        "二、编制依据（已填 1）",
        f"三、编制过程（待填 {len(stages()) - 2}）",
        "四、主要内容",
        "五、主要指标及测算说明（待填 1）",
        "六、规划衔接情况",
        "七、意见采纳情况",
        "八、需要说明的问题",
        "落款",
    ]
    assert dialog.told.text() == f"还有 {len(stages())} 处待填，编制说明中标黄。关闭即随校核保存，可撤销。"
    assert "待填 1" in parts(FactsDialog(FACTS, TARGETS, "", dialog._settings))[-1]


def test_every_page_has_its_help_and_every_field_a_name(dialog: FactsDialog) -> None:
    from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

    for number in range(dialog.pages.count()):
        page = dialog.pages.widget(number)
        assert page.help.text().endswith("。")
        for edit in [*page.findChildren(QLineEdit), *page.findChildren(QPlainTextEdit)]:
            assert edit.accessibleName()


def test_steps_stand_in_the_order_of_the_stages(dialog: FactsDialog) -> None:
    names = [stage.text() for stage, _, _ in dialog.steps.rows]
    assert names == ["起草", "衔接", "征求意见", "专家评审", "审核", "审议", "公示"]


def test_it_is_filled_by_keys(dialog: FactsDialog, qtbot: QtBot) -> None:
    dialog.show()
    dialog.list.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.list)
    for _ in range(2):
        qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.pages.currentWidget() is dialog.steps
    _, when, what = dialog.steps.rows[1]
    when.setFocus()
    qtbot.keyClicks(when, "2026.2")
    qtbot.keyClick(when, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is what
    qtbot.keyClicks(what, "ok")
    qtbot.keyClick(what, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is dialog.steps.rows[2][0]
    assert Step("衔接", "2026.2", "ok") in dialog.facts.steps
    assert parts(dialog)[2] == f"三、编制过程（待填 {len(stages()) - 3}）"
    dialog.steps.more.click()
    assert QApplication.focusWidget() is dialog.steps.rows[-1][0]
    assert len(dialog.facts.steps) == 4
    dialog.hide()


def test_a_file_fills_the_pages(dialog: FactsDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good, bad = tmp_path / "编制情况.toml", tmp_path / "坏.toml"
    good.write_text('"编制必要性" = "平台偏少"\n', encoding="utf-8")
    bad.write_text('"编制必要" = "平台偏少"\n', encoding="utf-8")
    chosen = [str(bad)]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *args: (chosen[0], ""))
    dialog.load.click()
    assert "没有“编制必要”这一项" in dialog.told.text() and dialog.facts == FACTS
    chosen[0] = str(good)
    dialog.load.click()
    assert dialog.facts == Facts(need="平台偏少")


def fill(desk: Desk, qtbot: QtBot, deed: Callable[[FactsDialog], None]) -> None:
    """Open the dialog by its action, do something and close it."""
    closed: list[bool] = []

    def look() -> None:
        shown = QApplication.activeModalWidget()
        if isinstance(shown, FactsDialog):
            deed(shown)
            shown.close_button.click()
            closed.append(True)
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)
    desk.window.actions_by_id["fill_facts"].trigger()
    qtbot.waitUntil(lambda: bool(closed))


def test_it_is_one_step_kept_with_the_review_and_told(real: Desk, qtbot: QtBot) -> None:  # noqa: F811
    qtbot.waitUntil(lambda: real.autosave.review is not None)
    facts, steps = real.handlers.facts, real.session.undo.count()
    fill(real, qtbot, lambda dialog: None)
    assert real.session.undo.count() == steps
    fill(real, qtbot, lambda dialog: dialog.background.areas[0].setPlainText("市规划印发后需要落实"))
    assert facts.facts == Facts(background="市规划印发后需要落实") and real.session.undo.count() == steps + 1
    review, reviews = real.autosave.review, real.autosave.reviews
    assert review is not None
    qtbot.waitUntil(lambda: reviews.facts(review) == {"编制背景": "市规划印发后需要落实"})
    from desktop.dialogs.export import ExportDialog

    export = ExportDialog(real.session.review, real.settings)
    qtbot.addWidget(export)
    assert "市规划印发后需要落实" in preview(real.handlers._order(export), Product.EXPLANATION)
    real.session.undo.undo()
    assert facts.facts == Facts()
    real.session.undo.redo()
    path = real.session.original.path
    real.session.undo.setClean()
    real.session.open_draft(path)
    qtbot.waitUntil(lambda: real.session.undo.count() == 0 and real.autosave.review is not None, timeout=10_000)
    qtbot.waitUntil(lambda: facts.facts.background == "市规划印发后需要落实")
    qtbot.waitUntil(lambda: not real.session.checking and real.session.review is not None, timeout=10_000)
