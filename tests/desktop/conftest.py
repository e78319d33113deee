"""The desk for tests: offscreen, with a reader and a checker that are quick and known; nothing may be left behind."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
try:
    import PySide6
except ImportError:
    HAVE_QT = False
else:
    HAVE_QT = bool(PySide6.__version__)
collect_ignore_glob = [] if HAVE_QT else ["*"]

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop.app import Desk

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform warns of what it cannot do: size hints, raising, grabbing. No window can help that."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.window)
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


if HAVE_QT:

    @pytest.fixture(scope="session")
    def qapp(tmp_path_factory: pytest.TempPathFactory) -> QApplication:
        """The application as the program makes it, without what Qt's own dialogs remember of this user."""
        from PySide6.QtCore import QSettings

        from desktop.app import application

        remembered = str(tmp_path_factory.mktemp("qt"))
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, remembered)
        return application(["tests"])

    @pytest.fixture(autouse=True)
    def nothing_left(qapp: QApplication) -> Iterator[None]:
        """Fail a test that leaves a window or a thread behind."""
        yield
        from PySide6.QtCore import QCoreApplication, QEvent

        from desktop import jobs

        assert jobs.stop_all(), "a background job did not end"
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        shown = [widget for widget in qapp.topLevelWidgets() if widget.isVisible()]
        for widget in shown:
            widget.hide()
        assert not shown, f"windows left over: {shown}"
        assert not [t for t in threading.enumerate() if t.name == "desk-job"], "threads left over"

    @pytest.fixture
    def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
        """A window on the desk with the draft of `sample` and one upper plan, checked."""
        from desktop.app import build
        from desktop.settings import Settings
        from tests.desktop import sample

        made = build(
            Settings(tmp_path / "desk.ini"), opener=sample.read_file, reader=sample.read_file, checker=sample.check
        )
        qtbot.addWidget(made.window, before_close_func=lambda window: made.session.undo.setClean())
        made.session._pause.setInterval(60)
        made.window.resize(1300, 820)
        made.window.show()
        made.session.open_draft(Path("稿.docx"))
        made.session.add_uppers([Path("市.docx")])
        qtbot.waitUntil(lambda: len(made.session.uppers) == 1 and made.session.review is not None)
        settle(qtbot, made)
        yield made
        made.close()


def settle(qtbot: QtBot, desk: Desk) -> None:
    """Wait until what stands in the text is checked."""
    qtbot.waitUntil(
        lambda: not desk.session.checking and desk.session.checked_revision == desk.session.revision, timeout=5000
    )
