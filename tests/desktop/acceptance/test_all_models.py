"""Every model of the window under Qt's own tester while it is really used; and nothing is left when it is closed."""

from __future__ import annotations

import gc
import threading

from PySide6.QtCore import QAbstractItemModel, QObject, Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop import jobs, models
from desktop.app import Desk
from desktop.filter import Filter, Grouping, Order
from tests.desktop.acceptance.real import CTRL, activate, compose, everything, in_dialog, press, ready

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def ours(above: QObject, seen: set[type]) -> list[QAbstractItemModelTester]:
    """Put every model of the program below an object under the tester."""
    testers = []
    for model in above.findChildren(QAbstractItemModel):
        if type(model).__module__.startswith(models.__name__):
            seen.add(type(model))
            testers.append(QAbstractItemModelTester(model, FATAL, model))
    return testers


def all_models() -> set[type]:
    """Return every class of model that the program has."""
    found, waiting = set(), [QAbstractItemModel]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            waiting.append(kind)
            if kind.__module__.startswith(models.__name__) and not kind.__name__.startswith("Tree"):
                found.add(kind)
    return found


def test_every_model_keeps_its_promises(worked: Desk, qtbot: QtBot) -> None:
    window, session, seen = worked.window, worked.session, set[type]()
    testers = ours(window, seen)
    everything(worked)
    for grouping in Grouping:
        session.set_filter(Filter(session.filter.severities, grouping=grouping, order=Order.TEXT))
    activate(worked, qtbot)
    for number in range(3):
        press(qtbot, Qt.Key.Key_F8)
        press(qtbot, Qt.Key.Key_L if number else Qt.Key.Key_Return, CTRL)
        ready(qtbot, worked)
    compose(window.editor, "", "到2025年，新建平台12家。")
    ready(qtbot, worked)
    for name in ("tab_register", "tab_alignment", "tab_changes", "pane_comparison", "show_declined", "show_all"):
        window.actions_by_id[name].trigger()
        qtbot.wait(30)
    window.outline.box.setText("目标")
    window.findings.box.setText("指标")
    session.remove_upper(1)
    ready(qtbot, worked)
    session.undo.undo()
    ready(qtbot, worked)
    for name in ("settings", "palette"):
        in_dialog(QDialog, lambda dialog: (testers.extend(ours(dialog, seen)), dialog.close()))
        window.actions_by_id[name].trigger()
    window.actions_by_id["library"].trigger()
    testers += ours(window, seen)
    qtbot.waitUntil(lambda: not jobs.running())
    worked.handlers._shelf_dialog.close()
    tested_apart = {"ReasonsModel", "MentionsModel"}  # theirs are dialogs that need a shelf or a metric: own tests
    assert {kind.__name__ for kind in all_models() - seen} <= tested_apart
    assert testers


def test_nothing_runs_on_when_the_window_is_closed(worked: Desk, qtbot: QtBot) -> None:
    activate(worked, qtbot)
    compose(worked.window.editor, "", "改了一处。")
    worked.window.actions_by_id["check"].trigger()
    worked.settings.tell_kept = False
    worked.session.undo.setClean()
    worked.window.close()
    worked.close()
    qtbot.wait(50)
    assert not jobs.running() and not [t for t in threading.enumerate() if t.name == "desk-job"]
    assert not [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    gc.collect()
    running = [t for t in worked.window.findChildren(QTimer) if t.isActive()]
    own = [t for t in worked.session.findChildren(QTimer) if t.isActive()]
    assert not running and not own, [t.parent() for t in running + own]
