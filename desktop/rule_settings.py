"""The rules and limits that the user chooses: read when asked for, written soon after a change, then checked anew."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from checker.errors import PlanError
from desktop import jobs
from desktop.language import tr
from desktop.rule_book import RuleBook, read_book, write_book

PAUSE = 350  # milliseconds after the last change before it is written


class RuleSettings(QObject):
    """One settings file at a time: the office's, or that of a draft. Changes of one go before another is read."""

    read = Signal(object)  # RuleBook
    written = Signal(object)  # RuleBook
    failed = Signal(str)  # one sentence what happened, one what to do

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.draft: Path | None = None
        self._target: Path | None = None  # whose settings the changes are for
        self._off: frozenset[str] | None = None
        self._limits: dict[str, str] = {}
        self._job: jobs.Job | None = None
        self._wanted = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.write)

    def open(self, draft: Path | None) -> None:
        """Read the settings of a draft, or the office's for None."""
        self.write()
        self.draft = draft
        self._wanted = True
        if self._job is None:
            self._go_on()

    def switch(self, off: frozenset[str]) -> None:
        """Have exactly these rules switched off."""
        self._off, self._target = off, self.draft
        self._pause.start()

    def limit(self, name: str, value: str) -> None:
        """Set a limit."""
        self._limits[name], self._target = value, self.draft
        self._pause.start()

    def write(self) -> None:
        """Write now what was changed."""
        self._pause.stop()
        if self._job is not None or (self._off is None and not self._limits):
            return
        off, limits = self._off, self._limits
        self._off, self._limits = None, {}
        self._run(partial(write_book, self._target, off, limits), self._written)

    def _run(self, work: object, done: object) -> None:
        self._job = jobs.run(self, work, done, None, self._failed)  # type: ignore[arg-type]

    def _go_on(self) -> None:
        """Do what has come to wait: changes before another file."""
        if self._off is not None or self._limits:
            self.write()
        elif self._wanted:
            self._wanted = False
            self._run(partial(read_book, self.draft), self._read)

    def _read(self, book: RuleBook) -> None:
        self._job = None
        self.read.emit(book)
        self._go_on()

    def _written(self, book: RuleBook) -> None:
        self._job = None
        self.written.emit(book)
        self._go_on()

    def _failed(self, error: Exception) -> None:
        self._job = None
        if isinstance(error, OSError):
            self.failed.emit(tr("设置没有保存：建不了用户数据文件夹。请检查磁盘和权限。"))
            return
        if not isinstance(error, PlanError):
            raise error
        self.failed.emit(str(error))
