"""Hands on a window: keys, mouse and words as a user gives them, and what they do in dialogs that come up."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget

from desktop.app import Desk

NONE = Qt.KeyboardModifier.NoModifier
LOOK_EVERY = 15  # milliseconds between two looks for a dialog
PATIENCE = 120.0  # seconds that the window has to become still
STUCK = 60.0  # seconds after which a dialog is closed by force, and told
_WANTED = ("恢复", "知道了", "关闭", "以后再说", "取消")  # buttons of message boxes, the first that is there
_HARMLESS = (Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Backtab, Qt.Key.Key_End)

Deed = Callable[[Any], object]


class Stuck(Exception):
    """The window did not become still."""


class Hands:
    """Keys and mouse on one desk; `trouble` gets what should not be, `met` counts the dialogs."""

    def __init__(self, desk: Desk, chance: random.Random, trouble: Callable[[str], None]) -> None:
        self.desk, self.chance, self._trouble = desk, chance, trouble
        self.met: Counter[str] = Counter()
        self._deeds: dict[type[QWidget], Deed] = {}
        self._seen: QWidget | None = None
        self._since = time.monotonic()
        self._eyes = QTimer()
        self._eyes.timeout.connect(self._look)
        self._eyes.start(LOOK_EVERY)

    def into_draft(self) -> None:
        """Go into the draft as a click does: a box that has the focus takes keys and words for itself."""
        window = self.desk.window
        if not window.editor.isVisible():
            return
        window.activateWindow()
        window.editor.setFocus()
        self.wait(lambda: QApplication.focusWidget() is window.editor, "the draft does not take the focus", 5.0)

    def press(self, keys: str) -> None:
        """Press keys as the key sheet writes them, on what has the focus."""
        window = self.desk.window
        if QApplication.focusWidget() is None or QApplication.activeWindow() is not window:
            self.into_draft()
        combination = QKeySequence(keys)[0]  # type: ignore[index]
        QTest.keyClick(QApplication.focusWidget() or window.editor, combination.key(), combination.keyboardModifiers())

    def write(self, words: str) -> None:
        """Type words as an input method commits them, into what has the focus."""
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(QApplication.focusWidget() or self.desk.window.editor, event)

    def click(self, widget: QWidget, *, double: bool = False, right: bool = False) -> None:
        """Click somewhere into a view."""
        area = widget.rect()
        if not widget.isVisible() or area.width() < 4 or area.height() < 4:
            return
        place = self._somewhere(area)
        button = Qt.MouseButton.RightButton if right else Qt.MouseButton.LeftButton
        (QTest.mouseDClick if double else QTest.mouseClick)(widget, button, NONE, place)

    def turn(self, widget: QWidget, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Turn the wheel over a view."""
        place = QPointF(self._somewhere(widget.rect()))
        steps = QPoint(0, self.chance.choice((-480, -120, 120, 480)))
        turned = QWheelEvent(
            place, widget.mapToGlobal(place), QPoint(), steps, Qt.MouseButton.NoButton, modifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(widget, turned)

    def _somewhere(self, area: QRect) -> QPoint:
        return QPoint(self.chance.randrange(2, area.width() - 1), self.chance.randrange(2, area.height() - 1))

    def expect(self, kind: type[QWidget], deed: Deed) -> None:
        """Do something in the next dialog of a kind instead of leaving it."""
        self._deeds[kind] = deed

    def forget(self) -> None:
        """Expect nothing any more."""
        self._deeds.clear()

    def wait(self, until: Callable[[], object], what: str, seconds: float = PATIENCE) -> None:
        """Let the window work until something holds; raises Stuck where it never does."""
        end = time.monotonic() + seconds
        while not until():
            QApplication.processEvents()
            time.sleep(0.002)
            if time.monotonic() > end:
                raise Stuck(what)

    def settle(self) -> None:
        """Wait until what stands in the window is checked, kept track of, and no dialog is open."""
        session, autosave = self.desk.session, self.desk.autosave

        def still() -> bool:
            known = session.original is None or (session.settled and autosave.review is not None)
            return known and not session.checking and QApplication.activeModalWidget() is None

        self.wait(still, "settle")
        self.rest(0.02)

    def rest(self, seconds: float) -> None:
        """Let the window work for a while."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            QApplication.processEvents()
            time.sleep(0.002)

    def stop(self) -> None:
        """Look no more."""
        self._eyes.stop()

    def _look(self) -> None:
        """See whether a dialog or menu is open, and do what is to be done in it, once."""
        shown = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if shown is None or shown is not self._seen:
            self._seen, self._since = shown, time.monotonic()
            if shown is not None:
                self.met[type(shown).__name__] += 1
                QTimer.singleShot(0, lambda: self._act(shown))
        elif time.monotonic() - self._since > STUCK:
            self._trouble(f"{type(shown).__name__} does not close")
            shown.close()
            self._since = time.monotonic()

    def _act(self, shown: QWidget) -> None:
        kind = next((kind for kind in self._deeds if isinstance(shown, kind)), None)
        if kind is not None:
            self._deeds.pop(kind)(shown)
        elif isinstance(shown, QMessageBox):
            self.choose(shown)
        else:
            self.leave(shown)

    def choose(self, box: QMessageBox) -> None:
        """Press the button of a message box that loses nothing."""
        texts = {button.text(): button for button in box.buttons()}
        found = next((b for word in _WANTED for text, b in texts.items() if word in text), None)
        (found or box.buttons()[-1]).click()

    def leave(self, shown: QWidget) -> None:
        """Look round in a dialog with keys that change nothing, and leave it with Escape."""
        for _ in range(self.chance.randrange(4)):
            QTest.keyClick(QApplication.focusWidget() or shown, self.chance.choice(_HARMLESS))
        QTest.keyClick(shown, Qt.Key.Key_Escape)
        if shown.isVisible() and isinstance(shown, QDialog):
            QTimer.singleShot(200, lambda: self._leave_again(shown))

    def _leave_again(self, shown: QDialog) -> None:
        """Press Escape once more where something inside took the first one."""
        if QApplication.activeModalWidget() is shown:
            QTest.keyClick(shown, Qt.Key.Key_Escape)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
