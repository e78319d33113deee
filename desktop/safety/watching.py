"""Notices that the draft's file was changed, moved or deleted by another program, or stands open in Word.

The system's watcher tells of the file and of its folder: Word and WPS save by writing another file and renaming it,
after which the file itself is watched anew. It tells nothing on some network drives, so the file is looked at again
whenever the window comes to the front. Only the content counts: a file that was merely touched is the same.
"""

from __future__ import annotations

from dataclasses import replace
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from checker.errors import InputError, NotFound
from checker.files import lock_file
from checker.plan import Plan
from checker.reviews import DraftFile
from checker.reviews.records import hash_of
from desktop import jobs

CALM = 500  # milliseconds without news before the file is looked at: saving makes several
AGAIN = 1_500  # before a file that is away, or can't be read, is believed to be


class Sight(Enum):
    """What a look at the file gave."""

    SAME = auto()
    CHANGED = auto()
    GONE = auto()
    UNREADABLE = auto()


class DraftWatch(QObject):
    """Watches one draft at a time; each signal comes once for one state of the file."""

    changed = Signal()
    gone = Signal()
    restored = Signal()  # the file again holds what was read
    in_use = Signal()  # when it is opened here and stands open in Word, WPS or LibreOffice

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self.look_soon)
        self._watcher.directoryChanged.connect(self.look_soon)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM)
        self._calm.timeout.connect(self._look)
        self._file: DraftFile | None = None
        self._told: tuple[Sight, str] = (Sight.SAME, "")
        self._doubted = False
        self._job: jobs.Job | None = None
        QGuiApplication.instance().applicationStateChanged.connect(self._fronted)

    def watch(self, plan: Plan | None) -> None:
        """Watch the file of a plan that was just read, instead of another; None for none."""
        self._calm.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if known := [*self._watcher.files(), *self._watcher.directories()]:
            self._watcher.removePaths(known)
        self._file, self._told, self._doubted = None, (Sight.SAME, ""), False
        if plan is not None:
            self._job = jobs.run(self, partial(_begin, plan), partial(self._begun, plan))

    def look_soon(self) -> None:
        """Look at the file when no more news has come for a moment."""
        if self._file is not None:
            self._calm.start()

    def _fronted(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.look_soon()

    def _begun(self, plan: Plan, found: tuple[DraftFile, bool] | None) -> None:
        self._job = None
        if found is None:  # not a file of the disk
            return
        self._file, locked = found
        self._add_paths()
        self.look_soon()  # it may have been changed since it was read
        if locked:
            self.in_use.emit()

    def _add_paths(self) -> None:
        assert self._file is not None
        path = self._file.path
        wanted = {str(path), str(path.parent)} - {*self._watcher.files(), *self._watcher.directories()}
        if wanted:
            self._watcher.addPaths(sorted(wanted))

    def _look(self) -> None:
        if self._file is None:
            return
        if self._job is not None:
            self._calm.start()
            return
        self._job = jobs.run(self, partial(_sight, self._file), self._seen)

    def _seen(self, answer: tuple[Sight, DraftFile]) -> None:
        self._job = None
        sight, file = answer
        self._add_paths()
        if sight is Sight.SAME:
            self._file = file  # the new stamp spares reading it again
        elif sight is not Sight.CHANGED and not self._doubted:
            self._doubted = True
            self._calm.start(AGAIN)
            self._calm.setInterval(CALM)
            return
        self._doubted = False
        if sight is Sight.UNREADABLE or (sight, file.sha256) == self._told:
            return
        before, self._told = self._told, (sight, file.sha256)
        if sight is Sight.CHANGED:
            self.changed.emit()
        elif sight is Sight.GONE:
            self.gone.emit()
        elif before[0] is not Sight.SAME:
            self.restored.emit()


def _begin(plan: Plan, ticket: jobs.Ticket) -> tuple[DraftFile, bool] | None:
    """Return the file as it was read and whether another program has it open; None where there is no file."""
    file = DraftFile.of(plan.path, plan.sha256)
    if not file.size:
        return None
    return replace(file, changed=0.0), lock_file(file.path) is not None


def _sight(file: DraftFile, ticket: jobs.Ticket) -> tuple[Sight, DraftFile]:
    """Look at the file; returns it with the hash it has now, and the stamp if that is still the one read."""
    if file.same_stamp:
        return Sight.SAME, file
    try:
        now = DraftFile.of(file.path, hash_of(file.path))
    except NotFound:
        return Sight.GONE, file
    except InputError:
        return Sight.UNREADABLE, file
    return (Sight.SAME if now.sha256 == file.sha256 else Sight.CHANGED), now
