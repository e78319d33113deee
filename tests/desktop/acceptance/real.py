"""What the acceptance tests do to a desk: drop files, press keys where the focus is, wait, close."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from checker.findings import Finding, Safety, Severity
from desktop.app import Desk, build
from desktop.filter import Filter
from desktop.settings import Settings

NONE = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
SLOW = 60_000  # milliseconds that a check may take on a machine that is busy with other things

Widget = TypeVar("Widget", bound=QWidget)


def new_desk(qtbot: QtBot, data: Path, theme: str = "light") -> Desk:
    """Return a window as the program builds it, with its data in a folder."""
    settings = Settings(data / "desk.ini")
    settings.theme = theme
    desk = build(settings)
    qtbot.addWidget(desk.window, before_close_func=lambda window: desk.session.undo.setClean())
    desk.window.resize(1366, 768)
    desk.window.show()
    return desk


def dropped(target: QWidget, paths: Sequence[Path]) -> None:
    """Drop files on a target, as the system tells of it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    left = Qt.MouseButton.LeftButton
    target.dropEvent(QDropEvent(QPointF(1, 1), Qt.DropAction.CopyAction, data, left, NONE))


def ready(qtbot: QtBot, desk: Desk, uppers: int | None = None) -> None:
    """Wait until what stands in the window is checked and looked up, with so many upper plans."""
    session = desk.session

    def rests() -> bool:
        return (
            session.settled
            and not session.checking
            and desk.autosave.review is not None
            and (uppers is None or (len(session.uppers) == uppers and len(session.review.readings) == uppers + 1))
        )

    qtbot.waitUntil(rests, timeout=SLOW)


def everything(desk: Desk) -> None:
    """List every severity."""
    desk.session.set_filter(Filter(frozenset(Severity)))


def closed(desk: Desk) -> None:
    """Close a window in order."""
    desk.settings.tell_kept = False
    desk.window.close()
    desk.close()


def activate(desk: Desk, qtbot: QtBot) -> None:
    """Give the window back its keys, which the offscreen platform forgets after a dialog."""
    desk.window.activateWindow()
    desk.window.editor.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is desk.window.editor)


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Press a key where the focus is."""
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    qtbot.keyClick(widget, key, modifier)


def compose(widget: QWidget, preedit: str, commit: str = "") -> None:
    """Send what an input method sends."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(widget, event)


def in_dialog(kind: type[Widget], deed: Callable[[Widget], object]) -> None:
    """Do something in the next modal dialog or menu of a kind."""

    def act() -> None:
        widget = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if isinstance(widget, kind):
            deed(widget)
        else:
            QTimer.singleShot(5, act)

    QTimer.singleShot(0, act)


def texts(desk: Desk) -> list[str]:
    """Return what every block of the draft says now."""
    plan = desk.session.plan
    assert plan is not None
    return [block.text for block in plan.blocks]


def safe(finding: Finding) -> bool:
    """Tell whether a finding has a fix that may be made without reading."""
    return any(fix.safety is Safety.SAFE for fix in finding.fixes)
