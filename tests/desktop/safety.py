"""A desk whose draft is a real file in a folder of the test's, kept in that folder; and answers to what it asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from checker.reading.elements import Reading
from checker.sources import read_plan
from desktop.app import Desk, build
from desktop.settings import Settings
from tests.desktop import sample
from tests.desktop.conftest import settle

FIRST = "LNG-03-百分之35%-0"
PART = "NUM-07-12家，其中省级15家-0"


def write_draft(folder: Path, extra: str = "", name: str = "稿.txt") -> Path:
    """Write the sample draft as a text file."""
    path = folder / name
    path.write_text("\n".join([*sample.DRAFT, extra] if extra else sample.DRAFT), "utf-8")
    return path


def read(path: Path) -> Reading:
    """Read a file, to be checked for the sample's words."""
    return sample.read(read_plan(path))


def new_desk(qtbot: QtBot, data: Path) -> Desk:
    """Return a window whose reviews are kept in `data`; call `done` when it is no longer needed."""
    made = build(Settings(data / "desk.ini"), opener=read, reader=read, checker=sample.check)
    qtbot.addWidget(made.window, before_close_func=lambda window: made.session.undo.setClean())
    made.session._pause.setInterval(60)
    made.window.show()
    return made


def open_in(qtbot: QtBot, desk: Desk, path: Path) -> None:
    """Open a draft and wait until it is looked up and checked."""
    with qtbot.waitSignal(desk.autosave.entered):
        desk.handlers.open_files([path])
    settle(qtbot, desk)


@contextmanager
def desk_on(qtbot: QtBot, data: Path, path: Path, said: list[str] | None = None) -> Iterator[Desk]:
    """Give a window with a draft, closed in order at the end; `said` takes what the status bar says meanwhile."""
    desk = new_desk(qtbot, data)
    if said is not None:
        say = desk.window.status.say
        desk.window.status.say = lambda text: (said.append(text), say(text))  # type: ignore[method-assign]
    try:
        open_in(qtbot, desk, path)
        yield desk
    finally:
        done(desk)


def done(desk: Desk) -> None:
    """Close a window in order."""
    desk.settings.tell_kept = False
    desk.window.close()
    desk.close()


def crash(desk: Desk) -> None:
    """End a window as a killed process would: nothing more is saved, and its process runs no more."""
    desk.session.cancel()
    desk.watch.watch(None)
    desk.autosave._stop_timers()
    if desk.autosave._job is not None:
        desk.autosave._job.join(5)
    desk.autosave.reviews._database.write(lambda db: db.execute("UPDATE review SET process = 99999999"))
    desk.autosave.file = desk.autosave.review = None
    done(desk)


def press(*words: str, seen: list[str] | None = None) -> None:
    """Press a button of each of the next message boxes, found by what it says."""
    waiting = list(words)

    def act() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            word = waiting.pop(0)
            if seen is not None:
                seen.append(box.text())
            button = next((b for b in box.buttons() if word in b.text()), None)
            assert button is not None, f"no “{word}” in {[b.text() for b in box.buttons()]}"
            button.click()
        if waiting:
            QTimer.singleShot(5, act)

    QTimer.singleShot(0, act)


def in_dialog(kind: type[QWidget], deed: Callable[[QWidget], object]) -> None:
    """Do something in the next modal dialog of a kind."""

    def act() -> None:
        widget = QApplication.activeModalWidget()
        if isinstance(widget, kind):
            deed(widget)
        else:
            QTimer.singleShot(5, act)

    QTimer.singleShot(0, act)
