"""新建规划: from a template to a draft that is open, in four steps; only the first two are asked of everyone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from checker.errors import PlanError
from checker.reading.elements import Reading
from desktop import jobs, new_plan, work
from desktop.dialogs.files import ask_output, ask_uppers
from desktop.dialogs.new_plan_pages import AboutPage, OthersPage, TemplatePage, UppersPage
from desktop.language import later, tr
from desktop.new_plan import Given, Offer, UpperPlan
from desktop.settings import Settings
from desktop.shelf_work import ShelfWork

if TYPE_CHECKING:
    from checker.drafting.templates import Template

_STEPS = (
    later("第 1 步　选择模板"),
    later("第 2 步　规划的基本情况"),
    later("第 3 步　上位规划和指标"),
    later("第 4 步　其他待填项"),
)
_TEMPLATE, _ABOUT, _UPPERS, _OTHERS = range(4)


class NewPlanDialog(QDialog):
    """Everything asked of the checker goes to the background; what fails is told below the pages."""

    written = Signal(object, object, int)  # Path of the draft, its upper plans, how many placeholders are left open

    def __init__(
        self, settings: Settings, shelf: ShelfWork, reader: work.Reader, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("新建规划"))
        self._settings, self._shelf, self._reader = settings, shelf, reader
        self._proposed, self._may_replace = "", Path()
        self._looked_for: dict[str, str] | None = None  # the values that the shelf was last asked with
        self._asking: jobs.Job | None = None
        self.step, self.told = QLabel(), QLabel()
        self.template, self.about, self.uppers, self.others = TemplatePage(), AboutPage(), UppersPage(), OthersPage()
        self.pages = QStackedWidget()
        for page in (self.template, self.about, self.uppers, self.others):
            self.pages.addWidget(page)
        self.path, self.browse = QLineEdit(), QPushButton(tr("浏览…"))
        self.path.setAccessibleName(tr("保存为"))
        self.back, self.next = QPushButton(tr("上一步")), QPushButton(tr("下一步"))
        self.make, self.cancel = QPushButton(tr("生成并打开")), QPushButton(tr("取消"))
        self._lay_out()
        self._connect()
        self._turn(_TEMPLATE)
        self.told.setText(tr("正在读取模板…"))
        self._ask(new_plan.offers, self._offered)
        self._ask(new_plan.places, self.about.suggest)

    @property
    def values(self) -> dict[str, str]:
        """Everything that is filled in, by key."""
        chosen = {new_plan.INDICATORS: wanted} if (wanted := self.uppers.wanted) else {}
        return {**self.about.values(), **self.others.values(), **chosen}

    def _lay_out(self) -> None:
        font = self.step.font()
        font.setBold(True)
        self.step.setFont(font)
        self.told.setWordWrap(True)
        self.told.setProperty("muted", True)
        where, row = QHBoxLayout(), QHBoxLayout()
        self.where = QLabel(tr("保存为"))
        self.where.setBuddy(self.path)
        for widget in (self.where, self.path, self.browse):
            where.addWidget(widget)
        row.addWidget(self.told, 1)
        for button in (self.back, self.next, self.make, self.cancel):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.addWidget(self.step)
        column.addWidget(self.pages, 1)
        column.addLayout(where)
        column.addLayout(row)
        em = self.fontMetrics().horizontalAdvance("国")
        self.resize(em * 56, em * 36)

    def _connect(self) -> None:
        self.template.chosen.connect(lambda: self._turn(_ABOUT))
        self.template.folder_wanted.connect(self._open_folder)
        self.uppers.files_wanted.connect(self._add_files)
        self.uppers.changed.connect(self._ask_given)
        self.browse.clicked.connect(self._browse)
        self.back.clicked.connect(lambda: self._turn(self.pages.currentIndex() - 1))
        self.next.clicked.connect(lambda: self._turn(self.pages.currentIndex() + 1))
        self.make.clicked.connect(self._make)
        self.cancel.clicked.connect(self.reject)
        self.finished.connect(lambda result: self._asking.cancel() if self._asking else None)

    def _turn(self, page: int) -> None:
        """Turn to a page, unless what stands on the one before is wrong."""
        offer = self.template.offer
        if page > _TEMPLATE and offer is None:
            return
        if page > _ABOUT and offer is not None and (wrong := new_plan.checked(offer.template, self.values)):
            self.told.setText(wrong)
            return
        self.told.clear()
        if offer is not None and page == _ABOUT:
            self.about.show_fields(offer.template.name, offer.template.fields)
        if offer is not None and page == _UPPERS:
            self._propose(offer)
            self._look_on_shelf(offer.template)
        self.pages.setCurrentIndex(page)
        self.step.setText(tr(_STEPS[page]))
        last = page == _OTHERS
        self.back.setEnabled(page > _TEMPLATE)
        self.next.setEnabled(not last and offer is not None)
        self.make.setEnabled(page > _ABOUT)
        for button, default in ((self.make, last), (self.next, not last)):
            button.setDefault(default)
            button.setProperty("primary", default)
            button.style().unpolish(button)
            button.style().polish(button)
        for widget in (self.where, self.path, self.browse):
            widget.setVisible(page > _ABOUT)
        self._focus(page)

    def _focus(self, page: int) -> None:
        """Put the focus on what is to be filled in first."""
        first = next(iter(self.about.edits.values()), self.about)
        (self.template.list, first, self.uppers.list, self.others.table)[page].setFocus()

    def _offered(self, offers: list[Offer]) -> None:
        self.told.clear()
        self.template.show_offers(offers)
        self.next.setEnabled(bool(offers))

    def _propose(self, offer: Offer) -> None:
        """Propose a name for the file, unless the user has given one."""
        if self.path.text() not in ("", self._proposed):
            return
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = Path(self._settings.folder("draft") or documents)

        def proposed(path: Path) -> None:
            if self.path.text() in ("", self._proposed):
                self._proposed = str(path)
                self.path.setText(self._proposed)

        self._ask(partial(new_plan.proposed_path, offer.template, self.values, folder), proposed)

    def _look_on_shelf(self, template: Template) -> None:
        """Look for upper plans on the shelf, once for the same values."""
        values = self.about.values()
        if values == self._looked_for:
            self._ask_given()
            return
        self._looked_for = values
        self.uppers.told.setText(tr("正在从规划库查找上位规划…"))

        def found(uppers: list[UpperPlan]) -> None:
            self.uppers.told.setText(
                tr("规划库中有 {0} 份上位规划。").format(len(uppers))
                if uppers
                else tr("规划库中没有找到上位规划，可以添加文件；没有上位规划也能新建。")
            )
            self.uppers.add_uppers(uppers)

        self._ask(partial(new_plan.shelf_uppers, template, values, self._shelf.above), found)

    def _ask_given(self) -> None:
        """Have found out what the ticked upper plans give."""
        offer = self.template.offer
        if offer is None:
            return
        if self._asking is not None:
            self._asking.cancel()
        readings = [one.reading for one in self.uppers.uppers]

        def found(given: Given) -> None:
            self._asking = None
            self.uppers.show_indicators(given.indicators)
            self.others.show_fields([field for field in given.asked if field.group not in new_plan.ABOUT])

        self._asking = self._ask(partial(new_plan.given, offer.template, self.about.values(), readings), found)

    def _add_files(self) -> None:
        paths = ask_uppers(self, self._settings)
        if paths:
            self.uppers.told.setText(tr("正在阅读…"))
            self._ask(partial(work.read_uppers, self._reader, paths), self._read)

    def _read(self, read: Sequence[Reading | PlanError]) -> None:
        self.uppers.told.setText("")
        self.told.setText(" ".join(str(one) for one in read if isinstance(one, PlanError)))
        self.uppers.add_uppers(UpperPlan(one, tr("文件")) for one in read if not isinstance(one, PlanError))

    def _browse(self) -> None:
        path = Path(self.path.text() or self._proposed)
        if chosen := ask_output(self, self._settings, path.parent, path.name):
            self._proposed = ""  # the file dialog has asked whether a file may be written over
            self.path.setText(str(chosen))
            self._may_replace = chosen

    def _make(self) -> None:
        """Write the draft where the user wants it."""
        offer, path = self.template.offer, Path(self.path.text().strip())
        if offer is None:
            return
        if not path.is_absolute() or path.suffix.lower() != ".docx":
            self.told.setText(tr("请写出完整的文件夹和文件名，文件名以 .docx 结尾。"))
        elif path.exists() and path != self._may_replace:
            self.told.setText(tr("已有同名文件“{0}”。请换一个文件名，或按“浏览…”选它并同意替换。").format(path.name))
        elif wrong := new_plan.checked(offer.template, self.values):
            self.told.setText(wrong)
        else:
            readings = [one.reading for one in self.uppers.uppers]
            self.make.setEnabled(False)
            self.told.setText(tr("正在生成…"))
            done = partial(self._done, path, readings)
            self._ask(partial(new_plan.write, offer.template, self.values, readings, path), done)

    def _done(self, path: Path, uppers: list[Reading], left: int) -> None:
        self._settings.remember_folder("draft", path)
        self.accept()
        self.written.emit(path, uppers, left)

    def _open_folder(self) -> None:
        try:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(new_plan.template_folder())))
        except OSError:
            self.told.setText(tr("模板文件夹建不了，请检查用户数据文件夹的权限。"))

    def _ask(self, deed: Callable[[jobs.Ticket], Any], done: Callable[[Any], object]) -> jobs.Job:
        return jobs.run(self, deed, lambda value: (done(value), None)[1], None, self._failed)

    def _failed(self, error: Exception) -> None:
        self.make.setEnabled(self.pages.currentIndex() > _ABOUT)
        if not isinstance(error, PlanError):
            self.told.setText(tr("没有完成，请重试。"))
            raise error
        self.told.setText(str(error))
