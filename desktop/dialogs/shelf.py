"""规划库: the plans of the shelf, what they say, and a search through all of them. It stays open beside the desk."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QMessageBox, QPushButton, QWidget

from checker.errors import PlanError, ShelfDamaged
from desktop import jobs
from desktop.dialogs.files import ask_folder, ask_plans
from desktop.dialogs.shelf_layout import ShelfLayout
from desktop.language import tr
from desktop.models.shelf import ID_ROLE, ShelfFilter, ShelfModel
from desktop.models.shelf_details import facts
from desktop.panels.start import dropped_files
from desktop.settings import Settings
from desktop.shelf_work import ShelfList, ShelfWork, Told
from desktop.theme import Theme

if TYPE_CHECKING:
    from checker.library import Hit

TYPING = 180  # milliseconds without a key before the shelf is searched


class ShelfDialog(QDialog):
    """Everything asked of the shelf goes to the background; what fails is told in the dialog and blocks nothing."""

    taken = Signal(list)  # ids that are to be upper plans
    opened = Signal(object)  # Hit that is to be shown

    def __init__(self, theme: Theme, settings: Settings, shelf: ShelfWork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("规划库"))
        self.setAcceptDrops(True)
        self._settings, self._shelf = settings, shelf
        self.model = ShelfModel(self)
        self.rows = ShelfFilter(self.model, self)
        self.parts = ShelfLayout(self, theme, self.rows)
        self.box, self.table, self.details = self.parts.box, self.parts.table, self.parts.details
        self._listing: ShelfList | None = None
        self._stop: threading.Event | None = None
        self._search: jobs.Job | None = None
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(TYPING)
        self._typed.timeout.connect(self.search)
        self._connect()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what stands on the shelf now."""
        super().showEvent(event)
        self.box.setFocus()
        self.box.selectAll()
        self.reload()

    def reload(self) -> None:
        """Read the list anew."""
        if self._listing is None:
            self.parts.tell(tr("正在打开规划库…"))
        self._ask(self._shelf.listing, self._show)

    def search(self) -> None:
        """Search for what stands in the box; an earlier search is called off."""
        self._typed.stop()
        if self._search is not None:
            self._search.cancel()
        words = self.box.text().strip()
        if not words:
            self._found("", ())
            return
        self._search = self._ask(partial(self._shelf.search, words), partial(self._found, words))

    def add(self, paths: Sequence[Path]) -> None:
        """Add files and folders, with progress; what was added stays when it is stopped."""
        if paths and self._stop is None:
            self._stop = threading.Event()
            self._long(partial(self._shelf.add, list(paths), self._stop), self._added)

    def refresh(self) -> None:
        """Read anew what an older program has read."""
        if self._stop is None:
            self._stop = threading.Event()
            self._long(partial(self._shelf.refresh, self._stop), self._refreshed)

    def remove(self) -> None:
        """Take the chosen plans off the shelf, after asking."""
        ids = self.chosen()
        plans = [plan for id in ids if (plan := self.model.plan(id)) is not None]
        if not plans or self._stop is not None or not self._may_remove([plan.known.title for plan in plans]):
            return
        self._ask(partial(self._shelf.remove, ids), lambda count: self._removed(count))

    def take(self) -> None:
        """Have the chosen plans added as upper plans."""
        if ids := self.chosen():
            self.taken.emit(ids)

    def stop(self) -> None:
        """Stop adding after the file in hand."""
        if self._stop is not None:
            self._stop.set()
            self.parts.tell(tr("正在停止，读完手头这一份就停…"))

    def say(self, text: str) -> None:
        """Tell what became of something."""
        self.parts.tell(text)

    def chosen(self) -> list[int]:
        """Return the plans selected in the list."""
        rows = self.table.selectionModel().selectedRows()
        return [int(index.data(ID_ROLE)) for index in sorted(rows, key=lambda index: index.row())]

    def _connect(self) -> None:
        parts = self.parts
        self.box.textChanged.connect(lambda: self._typed.start())
        self.box.returnPressed.connect(self._enter)
        self.table.activated.connect(lambda index: self.take())
        self.table.selectionModel().selectionChanged.connect(lambda: self._chosen())
        self.details.hit_opened.connect(self.opened)
        parts.take.clicked.connect(self.take)
        parts.add_files.clicked.connect(lambda: self.add(ask_plans(self, self._settings)))
        parts.add_folder.clicked.connect(lambda: self.add(ask_folder(self, self._settings)))
        parts.remove.clicked.connect(self.remove)
        parts.refresh.clicked.connect(self.refresh)
        parts.stop.clicked.connect(self.stop)
        parts.renew.clicked.connect(self._set_aside)
        parts.close.clicked.connect(self.reject)
        self._chosen()

    def _ask(self, work: Callable[[jobs.Ticket], Any], done: Callable[[Any], object]) -> jobs.Job:
        return jobs.run(self, work, lambda value: (done(value), None)[1], None, self._failed)

    def _long(self, work: Callable[[jobs.Ticket], Told], done: Callable[[Told], object]) -> None:
        self.parts.show_progress(tr("正在准备…"), 0, 0)
        self._chosen()
        jobs.run(self, work, done, self.parts.show_progress, self._failed)

    def _show(self, listing: ShelfList) -> None:
        self._listing = listing
        chosen = set(self.chosen())
        self.parts.show_trouble("", renewable=False)
        self.model.set_listing(listing)
        for row in range(self.rows.rowCount()):
            if self.rows.index(row, 0).data(ID_ROLE) in chosen:
                flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
                self.table.selectionModel().select(self.rows.index(row, 0), flags)
        self._tell_counts()
        self._chosen()
        if self.box.text().strip():
            self._typed.start()

    def _tell_counts(self) -> None:
        if self._listing is None:
            return
        plans, shown = self._listing.plans, self.rows.rowCount()
        self.parts.show_empty(self._empty(shown))
        old = sum(plan.known.superseded_by is not None for plan in plans)
        stale = len(self._listing.stale)
        parts = [tr("库中 {0} 份规划").format(len(plans))]
        parts += [tr("其中 {0} 份已有新版").format(old)] if old else []
        parts += [tr("{0} 份由旧版程序读取，可“重新读取”").format(stale)] if stale else []
        if shown < len(plans):
            parts.append(tr("显示 {0} / {1}，已按“{2}”筛选").format(shown, len(plans), self.box.text().strip()))
        if self.details.hits_model.rowCount():
            parts.append(tr("在结果上按回车或双击，打开所在段落"))
        self.parts.tell(tr("，").join(parts))

    def _empty(self, shown: int) -> str:
        if shown or self._listing is None:
            return ""
        if self._listing.plans:
            return tr("没有题名、地区或正文相符的规划。")
        empty = tr("规划库是空的。把规划文件或文件夹拖到这里，或按“添加文件”。")
        return empty + "\n" + tr("入库后，打开待审稿时会自动找出它的上位规划。")

    def _found(self, words: str, hits: Sequence[Hit]) -> None:
        self._search = None
        self.rows.look_for(words, {hit.plan.id for hit in hits})
        self.details.show_hits(hits, words)
        self._tell_counts()

    def _enter(self) -> None:
        """Go from the box to what was found."""
        if self._typed.isActive():
            self.search()
        target = self.details.hits if self.box.text().strip() else self.table
        target.setFocus()
        if target is self.table and self.rows.rowCount() and not self.chosen():
            self.table.selectRow(0)

    def _chosen(self) -> None:
        ids, idle = self.chosen(), self._stop is None
        plan = self.model.plan(ids[0]) if len(ids) == 1 else None
        parts = self.parts
        parts.take.setEnabled(bool(ids))
        parts.remove.setEnabled(bool(ids) and idle)
        parts.refresh.setEnabled(idle and bool(self._listing and self._listing.stale))
        for button in (parts.add_files, parts.add_folder):
            button.setEnabled(idle)
        if plan is None:
            self.details.show_facts([])
            self.details.show_metrics(())
            return
        newer = self.model.plan(plan.known.superseded_by) if plan.known.superseded_by else None
        self.details.show_facts(facts(plan, newer))
        self._ask(partial(self._shelf.metrics, plan.known.id), partial(self._show_metrics, plan.known.id))
        if not self.box.text().strip() and self.details.currentIndex() == 0:
            self.details.setCurrentIndex(1)

    def _show_metrics(self, id: int, metrics: Sequence[Any]) -> None:
        if self.chosen() == [id]:
            self.details.show_metrics(metrics)

    def _may_remove(self, titles: Sequence[str]) -> bool:
        named = "\n".join(f"《{title.strip('《》')}》" for title in titles[:8])
        more = tr("\n……另有 {0} 份").format(len(titles) - 8) if len(titles) > 8 else ""
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(tr("移除规划"))
        box.setText(tr("从规划库移除选中的 {0} 份规划？原来的文件不会删除，可以再次入库。").format(len(titles)))
        box.setInformativeText(named + more)
        remove = box.addButton(tr("移除"), QMessageBox.ButtonRole.DestructiveRole)
        back = box.addButton(tr("取消"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(back)
        box.exec()
        pressed = box.clickedButton()
        box.deleteLater()
        return pressed is remove

    def _removed(self, count: int) -> None:
        self._listed_then(tr("已移除 {0} 份").format(count))

    def _added(self, told: Told) -> None:
        self._end_long()
        counts: dict[str, int] = {}
        for item in told.items:
            label = tr(item.outcome.label)
            counts[label] = counts.get(label, 0) + 1
        summary = tr("，").join(f"{label} {count}" for label, count in counts.items()) or tr("没有找到可入库的文件")
        notes = [tr("{0}：{1}").format(item.path.name, item.note) for item in told.items if item.note]
        self._listed_then(tr("已停止：{0}").format(summary) if told.stopped else summary, notes)

    def _refreshed(self, told: Told) -> None:
        self._end_long()
        failed = [
            tr("{0}：{1}").format(item.path.name, item.note)
            for item in told.items
            if item.outcome.value == "unreadable"
        ]
        summary = tr("重新读取 {0} 份").format(len(told.items) - len(failed))
        self._listed_then(tr("已停止：{0}").format(summary) if told.stopped else summary, failed)

    def _listed_then(self, message: str, notes: Sequence[str] = ()) -> None:
        """Read the list anew and then say what was done: the list's own counts would cover it."""

        def done(listing: ShelfList) -> None:
            self._show(listing)
            self.parts.tell(message)
            self.parts.show_notes(notes)

        self._ask(self._shelf.listing, done)

    def _end_long(self) -> None:
        self._stop = None
        self.parts.hide_progress()
        self._chosen()

    def _failed(self, error: Exception) -> None:
        if self._stop is not None:
            self._end_long()
        if not isinstance(error, PlanError):
            self.parts.tell(tr("操作没有完成"))
            raise error
        if self._listing is None:
            self.parts.tell(tr("规划库没有打开"))
        self.parts.show_trouble(str(error), renewable=isinstance(error, ShelfDamaged))

    def _set_aside(self) -> None:
        def done(name: str) -> None:
            self._listed_then(tr("已另建新库，旧库改名为“{0}”").format(name))

        self._ask(self._shelf.set_aside, done)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        if dropped_files(event.mimeData()) and self._stop is None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put what is dropped on the shelf."""
        event.acceptProposedAction()
        self.add(dropped_files(event.mimeData()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc stops, then clears the box, then closes; Delete removes what is chosen."""
        if event.key() == Qt.Key.Key_Escape and self._stop is not None:
            self.stop()
        elif event.key() == Qt.Key.Key_Escape and self.box.text():
            self.box.clear()
            self.box.setFocus()
        elif event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self.remove()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if isinstance(button := self.focusWidget(), QPushButton):  # none is pressed by Enter in a list or the box
                button.click()
        else:
            super().keyPressEvent(event)
