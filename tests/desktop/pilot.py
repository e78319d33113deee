"""Works a running program as its user does, in the same process: keys, drops, dialogs, one thing after the other.

`fly` starts the program as `main.py` does and carries out a plan: a generator that presses keys and yields what to wait
for. Dialogs, which stop the plan until they are closed, are answered by what was announced with `expect`.
"""

from __future__ import annotations

import json
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from desktop.app import application, run
from desktop.main_window import MainWindow
from desktop.session import Session

NONE = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
EVERY = 10  # milliseconds between two looks at what is waited for
PATIENCE = 90.0  # seconds after which a plan that waits is given up

Plan = Iterator[Callable[[], object]]


class Pilot:
    """The hands and eyes on one window."""

    def __init__(self) -> None:
        self._expected: deque[tuple[type[QWidget], Callable[[Any], object]]] = deque()
        self._busy = False
        self._since = time.monotonic()
        self._waits: Callable[[], object] = lambda: self.window is not None

    @property
    def window(self) -> MainWindow | None:
        """The program's window, once it is there."""
        return next((w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()), None)

    @property
    def session(self) -> Session:
        """What the window reviews."""
        assert self.window is not None
        found = self.window.findChild(Session)
        assert isinstance(found, Session)
        return found

    def begin(self, plan: Plan) -> None:
        """Carry a plan out as soon as the window is there."""
        self._plan = plan
        self._timer = QTimer()
        self._timer.timeout.connect(self._tick)
        self._timer.start(EVERY)

    def expect(self, kind: type[QWidget], deed: Callable[[Any], object]) -> None:
        """Do something in the next dialog of a kind."""
        self._expected.append((kind, deed))

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the focus is; the screen without a window manager forgets it after a dialog."""
        assert self.window is not None
        if QApplication.focusWidget() is None or QApplication.activeWindow() is not self.window:
            self.window.activateWindow()
            self.window.editor.setFocus()
            QApplication.processEvents()
        QTest.keyClick(QApplication.focusWidget() or self.window.editor, key, modifier)

    def write(self, words: str) -> None:
        """Type words as an input method commits them."""
        assert self.window is not None
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(self.window.editor, event)

    def settled(self) -> bool:
        """Tell whether what stands in the window is checked."""
        return self.session.settled and not self.session.checking

    def _tick(self) -> None:
        if time.monotonic() - self._since > PATIENCE:
            self._give_up()
        dialog = QApplication.activeModalWidget()
        if dialog is not None and self._expected and isinstance(dialog, self._expected[0][0]):
            self._since = time.monotonic()
            deed = self._expected.popleft()[1]
            QTimer.singleShot(0, lambda: deed(dialog))
        elif dialog is None and not self._busy and not self._expected and self._waits():
            self._busy, self._since = True, time.monotonic()
            QTimer.singleShot(0, self._go_on)  # a timer is not called again while its own call opens a dialog

    def _go_on(self) -> None:
        try:
            self._waits = next(self._plan)
        except StopIteration:
            self._timer.stop()
        finally:
            self._busy = False

    def _give_up(self) -> None:
        dialog = QApplication.activeModalWidget()
        said = dialog.text() if isinstance(dialog, QMessageBox) else dialog
        window = self.window
        tell(stuck=str(said), status=window.status.message.text() if window else "")
        sys.stdout.flush()
        sys.stderr.write("the plan waits in vain\n")
        QApplication.exit(9)
        self._timer.stop()


def tell(**said: object) -> None:
    """Tell whoever started this process, at once."""
    sys.stdout.write(json.dumps(said, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def click(word: str) -> Callable[[QMessageBox], None]:
    """Return the deed of pressing the button of a message box that says a word."""

    def act(box: QMessageBox) -> None:
        next(button for button in box.buttons() if word in button.text()).click()

    return act


def fly(plan: Callable[[Pilot], Plan], drafts: list[Path]) -> int:
    """Run the program on some drafts and carry out a plan; returns the program's exit status."""
    application(sys.argv[:1])
    pilot = Pilot()
    pilot.begin(plan(pilot))
    return run(drafts)
