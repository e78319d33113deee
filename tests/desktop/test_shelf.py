"""The shelf in the window: a real shelf in a temporary folder, asked by keys; upper plans that come by themselves."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from checker.library import Library
from checker.reading import read
from checker.review import Review, Role
from checker.sources import read_plan
from desktop.app import Desk, build
from desktop.dialogs.parents import ParentsDialog
from desktop.dialogs.shelf import ShelfDialog
from desktop.jobs import Ticket
from desktop.models.reasons import ReasonsModel, reasons_of
from desktop.models.shelf import ID_ROLE, OLD_ROLE
from desktop.settings import Settings
from desktop.work import Snapshot
from tests.library.build import added, plan_text, write

NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
DISTRICT = "澜川市临溪区"
CITED = "根据《澜川市科技创新“十五五”规划》和《青澜省科技创新“十五五”规划》，编制本规划。"


def check(snapshot: Snapshot, ticket: Ticket) -> Review:
    """Read, and find nothing."""
    readings = (read(snapshot.plan), *snapshot.uppers)
    return Review(readings, (Role.DRAFT, *(Role.UPPER for _ in snapshot.uppers)), (), ())


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the shelf of a test stands; no file is there yet."""
    monkeypatch.setenv("GUIHUA_JIAOHE_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("GUIHUA_JIAOHE_LIBRARY", raising=False)
    return tmp_path / "data" / "规划库.db"


@pytest.fixture
def shelf(place: Path, tmp_path: Path) -> Path:
    """A shelf with a city's plan, its earlier draft, and the plan of another city."""
    with Library.open(str(place)) as library:
        added(
            library,
            write(tmp_path, "市.txt", region="青澜省澜川市", firms=600, more="𬭚元素研究取得突破，前沿材料协同攻关。"),
            write(tmp_path, "市征求意见.txt", region="青澜省澜川市", firms=500, stage="征求意见稿"),
            write(tmp_path, "他市.txt", region="青澜省云浦市", firms=900),
        )
    return place


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A district's draft that cites the plan of its city, and one that is not there."""
    body = plan_text(region=DISTRICT).replace("一、总体要求\n", f"一、总体要求\n{CITED}\n")
    return write(tmp_path, "区.txt", body)


@pytest.fixture
def bare(qtbot: QtBot, tmp_path: Path, place: Path) -> Iterator[Desk]:
    """A window on its start page."""
    made = build(Settings(tmp_path / "desk.ini"), checker=check)
    qtbot.addWidget(made.window, before_close_func=lambda window: made.session.undo.setClean())
    made.window.resize(1300, 820)
    made.window.show()
    yield made
    made.close()


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def focused(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.waitUntil(lambda: QApplication.focusWidget() is widget)


def opened(qtbot: QtBot, desk: Desk) -> ShelfDialog:
    """Open the dialog of the shelf by its key and wait for its list."""
    desk.window.activateWindow()
    desk.window.setFocus()
    qtbot.keyClick(desk.window, Qt.Key.Key_B, CTRL)
    dialog = desk.handlers._shelf_dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog._listing is not None)
    dialog.activateWindow()
    focused(qtbot, dialog.box)
    return dialog


def answer(title: str, press_: str) -> None:
    """Press a button of the question that comes next; it must name `title`."""

    def do() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox) and title in box.informativeText()
        next(button for button in box.findChildren(QPushButton) if button.text() == press_).click()

    QTimer.singleShot(150, do)


def titles(dialog: ShelfDialog) -> list[str]:
    return [str(dialog.rows.index(row, 0).data()) for row in range(dialog.rows.rowCount())]


def choose(dialog: ShelfDialog, *rows: int) -> None:
    dialog.table.clearSelection()
    for row in rows:
        dialog.table.selectionModel().select(
            dialog.rows.index(row, 0),
            dialog.table.selectionModel().SelectionFlag.Select | dialog.table.selectionModel().SelectionFlag.Rows,
        )


def test_the_list_says_what_the_plans_are(bare: Desk, shelf: Path, qtbot: QtBot) -> None:
    dialog = opened(qtbot, bare)
    QAbstractItemModelTester(dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    QAbstractItemModelTester(dialog.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert len(titles(dialog)) == 3
    old = [row for row in range(3) if dialog.rows.index(row, 0).data(OLD_ROLE)]
    assert [str(dialog.rows.index(row, 4).data()) for row in old] == ["征求意见稿，已有新版"]
    spoken = [str(dialog.rows.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(3)]
    assert any("澜川市" in line and "市，2026—2030" in line and "项指标" in line for line in spoken)
    assert "其中 1 份已有新版" in dialog.parts.told.text()
    press(qtbot, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_an_empty_shelf_says_what_to_do_and_none_is_made_by_opening_a_draft(
    bare: Desk, place: Path, draft: Path, qtbot: QtBot
) -> None:
    bare.session.open_draft(draft)
    qtbot.waitUntil(lambda: bare.session.review is not None and bare.handlers._parents._job is None)
    assert not place.exists() and not bare.window.notice.isVisible()
    dialog = opened(qtbot, bare)
    assert "规划库是空的" in dialog.table.empty.text() and dialog.table.empty.isVisible()
    dialog.reject()


def test_files_are_added_found_and_removed_by_keys(bare: Desk, place: Path, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = opened(qtbot, bare)
    write(tmp_path, "来/市.txt", region="澜川市")
    write(tmp_path, "来/空.txt", "")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "来"))])
    none = Qt.MouseButton.NoButton
    dialog.dropEvent(QDropEvent(QPointF(QPoint(9, 9)), Qt.DropAction.CopyAction, data, none, NONE))
    qtbot.waitUntil(lambda: dialog.rows.rowCount() == 1 and "已入库 1" in dialog.parts.told.text())
    assert "未入库 1" in dialog.parts.told.text() and "空.txt" in dialog.parts.notes.text()
    focused(qtbot, dialog.box)
    press(qtbot, Qt.Key.Key_Return)
    focused(qtbot, dialog.table)
    assert dialog.chosen() and dialog.details.metrics_model is not None
    qtbot.waitUntil(lambda: dialog.details.metrics_model.rowCount() > 0)
    assert "澜川市" in dialog.details.profile.accessibleDescription()
    answer("澜川市", "取消")
    press(qtbot, Qt.Key.Key_Delete)
    assert dialog.rows.rowCount() == 1
    dialog.activateWindow()
    focused(qtbot, dialog.table)
    answer("澜川市", "移除")
    press(qtbot, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: dialog.rows.rowCount() == 0 and "已移除 1 份" in dialog.parts.told.text())
    with Library.open(str(place)) as library:
        assert library.plans() == ()
    dialog.reject()


def test_adding_is_stopped_between_two_files(
    bare: Desk, place: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(qtbot, bare)
    for number, firms in enumerate(range(100, 160)):
        write(tmp_path, f"批/{number:02}.txt", firms=firms, region=f"{'甲乙丙丁戊己'[number % 6]}川市")
    dialog.add([tmp_path / "批"])
    qtbot.waitUntil(lambda: dialog.parts.bar.value() >= 2)
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: "已停止" in dialog.parts.told.text(), timeout=10000)
    with Library.open(str(place)) as library:
        kept = len(library.plans())
    assert 2 <= kept < 60
    qtbot.waitUntil(lambda: dialog.rows.rowCount() == kept)
    dialog.reject()


def test_plans_of_an_older_program_are_read_anew(bare: Desk, shelf: Path, qtbot: QtBot) -> None:
    with closing(sqlite3.connect(shelf)) as database, database:
        database.execute("UPDATE plan SET stamp = 'older', title = '旧' WHERE id < 3")
    dialog = opened(qtbot, bare)
    assert dialog.parts.refresh.isEnabled() and "2 份由旧版程序读取" in dialog.parts.told.text()
    dialog.parts.refresh.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "重新读取 2 份" in dialog.parts.told.text(), timeout=10000)
    assert not dialog.parts.refresh.isEnabled() and "旧" not in titles(dialog)
    dialog.reject()


def test_search_as_one_types_and_open_at_the_words(bare: Desk, shelf: Path, draft: Path, qtbot: QtBot) -> None:
    bare.window.settings.shelf_uppers = False
    bare.session.open_draft(draft)
    qtbot.waitUntil(lambda: bare.session.review is not None)
    assert bare.session.uppers == []
    dialog = opened(qtbot, bare)
    QAbstractItemModelTester(dialog.details.hits_model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    dialog.box.setText("")
    dialog.box.insert("前沿材料")  # as an input method commits it
    qtbot.waitUntil(lambda: dialog.details.hits_model.rowCount() == 1)
    assert len(titles(dialog)) == 1 and "显示 1 / 3，已按“前沿材料”筛选" in dialog.parts.told.text()
    press(qtbot, Qt.Key.Key_Return)
    focused(qtbot, dialog.details.hits)
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(bare.session.uppers) == 1 and bare.window.upper.current is not None)
    pane = bare.window.upper.current
    assert pane is not None
    qtbot.waitUntil(lambda: pane.view.textCursor().selectedText() == "前沿材料")
    assert pane.view.viewport().rect().contains(pane.view.cursorRect().center())
    dialog.activateWindow()
    dialog.box.setFocus()
    focused(qtbot, dialog.box)
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(titles(dialog)) == 3)
    dialog.reject()


def test_several_are_added_as_upper_plans_once(bare: Desk, shelf: Path, draft: Path, qtbot: QtBot) -> None:
    bare.window.settings.shelf_uppers = False
    bare.session.open_draft(draft)
    qtbot.waitUntil(lambda: bare.session.review is not None)
    dialog = opened(qtbot, bare)
    dialog.table.setFocus()
    choose(dialog, 0, 2)
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(bare.session.uppers) == 2 and "已加入 2 份" in dialog.parts.told.text())
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "已在上位规划中" in dialog.parts.told.text())
    assert len(bare.session.uppers) == 2
    dialog.reject()


def test_upper_plans_come_by_themselves_and_go_again(bare: Desk, shelf: Path, draft: Path, qtbot: QtBot) -> None:
    window, notice = bare.window, bare.window.notice
    bare.session.open_draft(draft)
    qtbot.waitUntil(notice.isVisible)
    assert [one.profile.title for one in bare.session.uppers] == ["青澜省澜川市科技创新“十五五”规划（2026—2030年）"]
    text = notice.text.text()
    assert text.startswith("已从规划库加入 1 份上位规划：《青澜省澜川市科技创新“十五五”规划")
    assert "编制依据中另有 1 份" in text and "未入库" in text
    assert notice.accessibleDescription() == text
    chain = [*notice.buttons, notice.close_button]
    assert [button.nextInFocusChain() for button in chain[:-1]] == chain[1:]

    def why() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ParentsDialog)
        model = dialog.table.model()
        rows = [str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())]
        assert any("已加入" in row and "编制依据中引用" in row for row in rows)
        assert any("青澜省科技创新“十五五”规划" in row and "未入库" in row for row in rows)
        dialog.reject()

    QTimer.singleShot(150, why)
    qtbot.keyClick(notice.buttons[0], Qt.Key.Key_Space)
    assert notice.isVisible()
    qtbot.waitUntil(lambda: bare.session.review is not None and len(bare.session.review.readings) == 2)
    window.activateWindow()
    notice.buttons[1].setFocus()
    focused(qtbot, notice.buttons[1])
    press(qtbot, Qt.Key.Key_Space)
    assert bare.session.uppers == [] and not notice.isVisible() and bare.session.known == ()
    assert "已撤去 1 份" in window.status.message.text()
    window.actions_by_id["find_uppers"].trigger()
    qtbot.waitUntil(lambda: len(bare.session.uppers) == 1)


def test_the_reasons_are_a_sound_model(place: Path, shelf: Path, draft: Path) -> None:
    from checker.library.above import above

    with Library.open(str(place)) as library:
        found = above(read(read_plan(draft)), library.plans(), (), library.reading)
    model = ReasonsModel(reasons_of(found))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.rowCount() == len(found.taken) + len(found.missing) > 1


def test_another_draft_takes_its_own(bare: Desk, shelf: Path, draft: Path, tmp_path: Path, qtbot: QtBot) -> None:
    bare.session.open_draft(draft)
    qtbot.waitUntil(lambda: len(bare.session.uppers) == 1)
    other = write(tmp_path, "别区.txt", region="青澜省云浦市东浦区")
    bare.session.open_draft(other)
    qtbot.waitUntil(
        lambda: (
            [one.profile.short_region for one in bare.session.uppers] == ["云浦市"]
            and len(bare.window.upper.panes) == 1
        )
    )


@pytest.mark.parametrize("how", ["setting", "given"])
def test_they_do_not_come_where_they_are_not_wanted(
    bare: Desk, shelf: Path, draft: Path, tmp_path: Path, qtbot: QtBot, how: str
) -> None:
    bare.window.settings.shelf_uppers = how != "setting"
    bare.session.open_draft(draft)
    if how == "given":
        bare.session.add_uppers([write(tmp_path, "给.txt", region="澜川市", firms=3)])
    qtbot.waitUntil(lambda: bare.session.review is not None)
    qtbot.wait(300)
    assert len(bare.session.uppers) == (how == "given") and not bare.window.notice.isVisible()
    assert len(bare.session.known) == (3 if how == "given" else 0), "known, so that what is cited and lacking is told"


def test_a_server_that_cannot_be_reached_is_told_and_blocks_nothing(
    bare: Desk, draft: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pg8000")
    monkeypatch.setenv("GUIHUA_JIAOHE_LIBRARY", "postgresql://nobody:secret@127.0.0.1:9/none")
    bare.session.open_draft(draft)
    qtbot.waitUntil(lambda: bare.session.review is not None)
    qtbot.waitUntil(bare.window.notice.isVisible)
    text = bare.window.notice.text.text()
    assert "连不上规划库" in text and "secret" not in text
    assert QApplication.activeModalWidget() is None
    bare.handlers.library()
    dialog = bare.handlers._shelf_dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.parts.trouble.isVisible)
    assert "连不上规划库" in dialog.parts.trouble.text() and not dialog.parts.renew.isVisible()
    dialog.reject()


def test_a_damaged_shelf_is_set_aside_when_asked(bare: Desk, place: Path, qtbot: QtBot) -> None:
    place.parent.mkdir()
    place.write_bytes(b"no database at all " * 100)
    bare.handlers.library()
    dialog = bare.handlers._shelf_dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.parts.renew.isVisible)
    assert "已损坏" in dialog.parts.trouble.text()
    qtbot.keyClick(dialog.parts.renew, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "旧库改名为" in dialog.parts.told.text())
    assert len(list(place.parent.glob("规划库.已损坏-*.db"))) == 1 and not dialog.parts.trouble.isVisible()
    dialog.reject()


def test_every_control_of_the_dialog_has_a_name(bare: Desk, shelf: Path, qtbot: QtBot) -> None:
    dialog = opened(qtbot, bare)
    named: list[Callable[[], str]] = [dialog.table.accessibleName, dialog.box.accessibleName]
    named += [view.accessibleName for view in (dialog.details.hits, dialog.details.metrics, dialog.details.profile)]
    assert all(name() for name in named)
    choose(dialog, 0)
    assert dialog.rows.index(0, 0).data(ID_ROLE) == dialog.chosen()[0]
    press(qtbot, Qt.Key.Key_Tab)
    focused(qtbot, dialog.table)
    bare.window.close()
    assert not dialog.isVisible()


def test_the_city_plan_of_a_shared_draft_is_found(
    bare: Desk, place: Path, shared: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    with Library.open(str(place)) as library:
        added(library, *sorted((shared / "plans").glob("*.txt")))
    bare.session.open_draft(shared / "plans" / "word" / "清城区_worn.docx")
    qtbot.waitUntil(bare.window.notice.isVisible, timeout=20000)
    assert [one.profile.short_region for one in bare.session.uppers] == ["清远市"]
    assert len(bare.window.upper.panes) == 1 and "未入库" in bare.window.notice.text.text()
