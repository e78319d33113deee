"""版本对比 by keys: an earlier file beside the draft, each change with its kind, its place and its words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from desktop.app import Desk
from desktop.dialogs.versions import VersionsDialog
from tests.desktop.conftest import settle
from tests.desktop.test_carrying import LINES, real, write  # noqa: F401
from tests.desktop.test_window import CTRL, SHIFT, press

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
EARLIER = [
    LINES[0],
    LINES[1],
    LINES[2],
    LINES[3],
    "到2030年，高新技术企业达到90家，孵化器达到100家。",
    LINES[5],
    LINES[6],
    "建设临溪科创走廊，布局一批中试平台。",
    LINES[7],
]


@pytest.fixture
def versions(real: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[VersionsDialog]:  # noqa: F811
    """The dialog over the draft and its earlier version, opened by the keys of the menu."""
    earlier = write(tmp_path / "上一稿.docx", EARLIER)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *args: (str(earlier), ""))
    press(qtbot, real, Qt.Key.Key_D, CTRL | SHIFT)
    qtbot.waitUntil(lambda: bool(real.window.findChildren(VersionsDialog)), timeout=20_000)
    (dialog,) = real.window.findChildren(VersionsDialog)
    yield dialog


def kinds(dialog: VersionsDialog) -> list[str]:
    """Return the kinds of the changes."""
    return [row.cells[-1] for row in dialog.changes.rows.rows]


def test_every_change_is_told_with_its_kind_and_its_words(versions: VersionsDialog) -> None:
    assert sorted(kinds(versions)) == ["修改", "删除", "新增"]
    QAbstractItemModelTester(versions.changes.rows, FATAL, versions.changes.rows)
    at = kinds(versions).index("修改")
    versions.changes.setCurrentIndex(versions.changes.rows.index(at, 0))
    assert "90" in versions.page.toPlainText() and "100" in versions.page.toPlainText()
    before, after = versions.versions.pages[versions.changes.rows.rows[at].name]
    assert before.count("<s>") == 1 and after.count("<u>") == 1
    spoken = versions.changes.rows.index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("修改，") and "高新技术企业达到90家" in spoken
    assert versions.tabs.tabText(0) == "改动（3）"


def test_the_counts_are_told_in_the_windows_language(versions: VersionsDialog) -> None:
    told = versions.told.text()
    assert told.startswith("共 3 处改动：修改 1、新增 1、删除 1；指标变动 1 项；问题消除 ") and told.endswith("条。")


def test_the_metric_that_changed_is_told(versions: VersionsDialog) -> None:
    (row,) = versions.metrics.rows.rows
    assert row.cells[:4] == ("高新技术企业", "2030", "90家", "100家")


def test_enter_leads_to_the_place_in_the_draft(versions: VersionsDialog, real: Desk, qtbot: QtBot) -> None:  # noqa: F811
    real.window.editor.put_caret(0, 0)
    at = kinds(versions).index("修改")
    versions.changes.setCurrentIndex(versions.changes.rows.index(at, 0))
    qtbot.keyClick(versions.changes, Qt.Key.Key_Return)
    block, offset = real.window.editor.caret
    assert real.session.text(block) == LINES[4] and LINES[4][offset:].startswith("100家，孵化器")
    at = kinds(versions).index("删除")
    versions.changes.setCurrentIndex(versions.changes.rows.index(at, 0))
    qtbot.keyClick(versions.changes, Qt.Key.Key_Return)
    assert versions.isVisible(), "Enter closes nothing"


def test_the_table_is_exported(
    versions: VersionsDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "出"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args: (str(out), "Excel 工作簿 (*.xlsx)"))
    versions.export.setFocus()
    qtbot.keyClick(versions.export, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "已写入" in versions.told.text(), timeout=10_000)
    book = load_workbook(tmp_path / "出.xlsx", rich_text=True)
    texts = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert texts[0] == "修改对照表" and any("高新技术企业达到90家" in text for text in texts), texts


def test_a_comparison_can_be_called_off(
    real: Desk,  # noqa: F811
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    earlier = write(tmp_path / "上一稿.docx", EARLIER)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *args: (str(earlier), ""))
    press(qtbot, real, Qt.Key.Key_D, CTRL | SHIFT)
    press(qtbot, real, Qt.Key.Key_Escape)
    assert real.window.status.message.text() == "已取消对比" and real.window.status.bar.isHidden()
    from desktop import jobs

    qtbot.waitUntil(lambda: jobs.running() == 0, timeout=20_000)
    QApplication.processEvents()
    assert not real.window.findChildren(VersionsDialog)
    settle(qtbot, real)


def test_a_file_that_cannot_be_read_is_told(
    real: Desk,  # noqa: F811
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    broken = tmp_path / "坏.docx"
    broken.write_bytes(b"PK\x03\x04")
    said: list[str] = []
    real.session.failed.disconnect(real.handlers.fail)
    real.session.failed.connect(said.append)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *args: (str(broken), ""))
    press(qtbot, real, Qt.Key.Key_D, CTRL | SHIFT)
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert "坏.docx" in said[0]
