"""The window: where things stand. What they show comes from `display`, what they do from `handlers`."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragMoveEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop import actions
from desktop.editor.draft_editor import DraftEditor
from desktop.language import later, tr
from desktop.models.chart import ChartModel
from desktop.models.comparison import ComparisonModel
from desktop.models.findings import FindingsModel
from desktop.models.outline import OutlineModel
from desktop.panels.below import Below
from desktop.panels.chart import ChartPanel
from desktop.panels.comparison import ComparisonTable
from desktop.panels.counts import CountsWidget
from desktop.panels.find_bar import FindBar
from desktop.panels.findings import FindingsPanel
from desktop.panels.notice import NoticeBar
from desktop.panels.outline import OutlinePanel
from desktop.panels.panes import PlanPane, UpperPane
from desktop.panels.start import DropCurtain, StartPage, dropped_files
from desktop.panels.status import StatusBar
from desktop.settings import Settings
from desktop.theme import Theme

_WIDE, _HIGH = 88, 32  # characters and lines of a window that has room for the outline and the tables

PROGRAM = later("规划校核")  # also the author of comments, which stays Chinese


class MainWindow(QMainWindow):
    """Outline, draft, upper plan, comparison, findings; the start page before a draft is open."""

    close_requested = Signal(object)  # QCloseEvent, to be ignored when the user wants to stay

    def __init__(self, theme: Theme, settings: Settings) -> None:
        super().__init__()
        self.setWindowTitle(tr(PROGRAM))
        self.setAcceptDrops(True)
        self.theme, self.settings = theme, settings
        self.actions_by_id = actions.make(self)
        self.outline_model = OutlineModel(self)
        self.findings_model = FindingsModel(self)
        self.comparison_model = ComparisonModel(self)
        self.chart_model = ChartModel(self)
        self.outline = OutlinePanel(theme, self.outline_model)
        self.editor = DraftEditor(theme)
        self.draft = PlanPane(theme, tr("待审稿"), self.editor)
        self.widget = CountsWidget(theme)
        self.draft.title.add(self.widget)
        self.find_bar = FindBar()
        self.upper = UpperPane(theme, self.actions_by_id["follow"])
        self.comparison = ComparisonTable(theme, self.comparison_model)
        self.chart = ChartPanel(theme, self.chart_model)
        self.findings = FindingsPanel(theme, self.findings_model)
        self.start = StartPage(theme)
        self.notice = NoticeBar()
        self.status = StatusBar()
        self.setStatusBar(self.status)
        self._menus()
        self._lay_out()
        self._corner()
        self.curtain = DropCurtain(self)
        self._restore()

    def _menus(self) -> None:
        bar = self.menuBar()
        self.menus = {name: bar.addMenu(actions.menu_text(name, letter)) for name, letter in actions.MENUS.items()}
        within: dict[str, QMenu] = {}
        for spec in actions.ACTIONS:
            menu = self.menus[spec.menu]
            if spec.line:
                menu.addSeparator()
            if spec.sub and spec.sub not in within:
                within[spec.sub] = menu.addMenu(tr(spec.sub))
            (within[spec.sub] if spec.sub else menu).addAction(self.actions_by_id[spec.id])
        for menu in (*self.menus.values(), *within.values()):
            menu.setToolTipsVisible(True)  # why something is off

    def _tool_bar(self) -> QWidget:
        bar = QFrame()
        bar.setObjectName("ToolBar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(8)
        self.buttons: dict[str, QPushButton] = {}
        for name, text in (
            ("open_draft", tr("打开待审稿")),
            ("add_upper", tr("加入上位规划")),
            ("check", tr("校核 F5")),
            ("previous", tr("上一条 ⇧F8")),
            ("next", tr("下一条 F8")),
            ("", ""),
            ("find", tr("查找 Ctrl+F")),
            ("export", tr("导出 Word…")),
        ):
            if not name:
                row.addStretch(1)
                continue
            button = self.buttons[name] = QPushButton(text)
            button.setProperty("primary", name in ("check", "export"))
            button.clicked.connect(self.actions_by_id[name].trigger)
            row.addWidget(button)
        return bar

    def _corner(self) -> None:
        """Put the two chief buttons beside the menus, for windows so low that the tool bar gives way."""
        self.chief = QWidget()
        row = QHBoxLayout(self.chief)
        row.setContentsMargins(0, 1, 12, 1)
        for name in ("check", "export"):
            button = QPushButton(self.buttons[name].text())
            button.setProperty("primary", True)
            button.clicked.connect(self.actions_by_id[name].trigger)
            row.addWidget(button)
        self.menuBar().setCornerWidget(self.chief)
        self.chief.hide()

    def _fit(self) -> None:
        """Show the tool bar, or what stands for it in a low window."""
        self.tool_bar.setVisible(self.high)
        self.chief.setVisible(self.on_desk and not self.high)

    def _lay_out(self) -> None:
        self.plans = QSplitter(Qt.Orientation.Horizontal)
        self.plans.addWidget(self.draft)
        self.plans.addWidget(self.upper)
        plans = QWidget()
        below = QVBoxLayout(plans)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.plans, 1)
        below.addWidget(self.find_bar)
        self.tabs = Below(self.theme, self.comparison, self.chart)
        self.middle = QSplitter(Qt.Orientation.Vertical)
        self.middle.addWidget(plans)
        self.middle.addWidget(self.tabs)
        self.middle.setStretchFactor(0, 3)
        self.middle.setStretchFactor(1, 1)
        self.comparison.setMinimumHeight(self.fontMetrics().height() * 4)
        self.desk = QSplitter(Qt.Orientation.Horizontal)
        for widget in (self.outline, self.middle, self.findings):
            self.desk.addWidget(widget)
        self.desk.setStretchFactor(1, 1)
        for splitter in (self.plans, self.middle, self.desk):
            splitter.setChildrenCollapsible(False)
        self.upper.hide()
        self.tabs.hide()
        desk = QWidget()
        column = QVBoxLayout(desk)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.tool_bar = self._tool_bar()
        column.addWidget(self.tool_bar)
        column.addWidget(self.notice)
        column.addWidget(self.desk, 1)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.start)
        self.pages.addWidget(desk)
        self.setCentralWidget(self.pages)

    def _restore(self) -> None:
        em = self.fontMetrics().horizontalAdvance("国")
        room = self.screen().availableSize()
        wanted = QSize(em * 110, em * 68).expandedTo(room * 0.75)
        frame = QSize(em, em * 3)  # what the system draws round a window is not known before it is shown
        self.resize(wanted.boundedTo(room - frame))
        self._cramped = wanted.boundedTo(room - frame) != wanted
        self.outline.setMinimumWidth(em * 9)
        if state := self.settings.layout("window"):
            self.restoreGeometry(state)
            self._cramped = False
        self._placed = False

    def appear(self) -> None:
        """Show the window as it was left; the first time on the whole of a screen that has little room."""
        if self._cramped:
            self.showMaximized()
        else:
            self.show()

    @property
    def high(self) -> bool:
        """Tell whether there is room for the tables below the plans from the start."""
        return self.height() >= self.fontMetrics().height() * _HIGH

    def _divide(self) -> None:
        em = self.fontMetrics().horizontalAdvance("国")
        wide = self.width()
        sides = [min(em * 17, wide // 5), min(em * 28, wide * 27 // 100)]
        if wide < em * _WIDE and not self.settings.layout("desk"):
            self.outline.hide()  # Ctrl+1 shows it; the plans need the room more
        self.desk.setSizes([sides[0], wide - sum(sides), sides[1]])
        self.middle.setSizes([self.height() * 3 // 4, min(em * 15, self.height() // 4)])
        for name in ("desk", "middle"):
            if state := self.settings.layout(name):
                getattr(self, name).restoreState(state)
        self._placed = True

    def showEvent(self, event: QShowEvent) -> None:
        """Divide the desk when the window has its size."""
        super().showEvent(event)
        if not self._placed:
            self._divide()

    def remember(self) -> None:
        """Store where things stand."""
        self.settings.remember_layout("window", self.saveGeometry())
        for name in ("desk", "middle"):
            self.settings.remember_layout(name, getattr(self, name).saveState())
        self.settings.save()

    def show_desk(self) -> None:
        """Leave the start page."""
        self.pages.setCurrentIndex(1)
        self._fit()

    def name_undo(self, name: str) -> None:
        """Show in the menu what undo takes back."""
        self.actions_by_id["undo"].setText(tr("撤销 {0}").format(name).strip())

    def name_redo(self, name: str) -> None:
        """Show in the menu what redo does again."""
        self.actions_by_id["redo"].setText(tr("重做 {0}").format(name).strip())

    def show_clean(self, clean: bool) -> None:
        """Show in the title whether there is work that was not exported."""
        self.setWindowModified(not clean)

    @property
    def on_desk(self) -> bool:
        """Tell whether the desk is shown."""
        return self.pages.currentIndex() == 1

    def panes(self) -> dict[str, tuple[QWidget, QWidget]]:
        """Return by name each pane: what is hidden and shown, and what takes the focus."""
        upper = self.upper.current.view if self.upper.current else self.upper
        return {
            "outline": (self.outline, self.outline.tree),
            "draft": (self.draft, self.editor),
            "upper": (self.upper, upper),
            "findings": (self.findings, self.findings.list),
            "comparison": (self.tabs, self.tabs.inner),
        }

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before leaving unexported work."""
        self.close_requested.emit(event)
        if event.isAccepted():
            self.remember()
            for dialog in self.findChildren(QDialog):
                dialog.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the curtain over the window, and the bars to the room there is."""
        super().resizeEvent(event)
        self._fit()
        if self.curtain.isVisible():
            self.curtain.cover()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Draw the curtain with the two targets for files."""
        if dropped_files(event.mimeData()) and self.on_desk:
            event.acceptProposedAction()
            self.curtain.cover()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take no drop beside the targets."""
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Put the curtain away when the window loses the drag to another."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.curtain.hide()
