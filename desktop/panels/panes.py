"""A plan pane: a title line above the paper, the stripe beside it; and the pane of upper plans with its tabs."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from checker.reading.elements import Reading
from desktop.editor.plan_view import PlanView
from desktop.editor.stripe import Stripe
from desktop.language import tr
from desktop.panels.elided import ElidedLabel
from desktop.theme import Theme

_CLOSE = "CloseButton"
_TITLED = 22  # characters of a title bar from which on a plan's title stands beside the chapter


class PaneTitle(QFrame):
    """Says what the pane below shows: a word in bold, then where one is."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self.setObjectName("PaneTitle")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.word = ElidedLabel(word)
        self.word.setProperty("strong", True)
        self.place = ElidedLabel()
        self.place.setProperty("muted", True)
        for label in (self.word, self.place):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self.word)
        row.addWidget(self.place, 1)
        self.setFixedHeight(int(self.fontMetrics().height() * 1.75))  # the same over both plans, buttons or none
        self._row, self._shared, self._titled = row, False, True

    def share(self, *, titled: bool) -> None:
        """Leave half of the room to the chapter, however long the title is; all of it where the title is not shown."""
        self.word.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._shared, self._titled = True, titled
        self._row.setStretch(0, 1)
        self._row.setStretch(1, 1)
        self._show_title()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out a title that would be but a syllable; the chapter is what one needs to see."""
        super().resizeEvent(event)
        self._show_title()

    def _show_title(self) -> None:
        if self._shared:
            wide = self.width() > self.fontMetrics().horizontalAdvance("国") * _TITLED
            self.word.setVisible(wide and self._titled)

    def add(self, widget: QWidget) -> None:
        """Put a control at the right end."""
        self._row.addWidget(widget)


class PlanPane(QWidget):
    """Title, paper, stripe."""

    def __init__(self, theme: Theme, word: str, view: PlanView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self.title = PaneTitle(word)
        self.stripe = Stripe(theme, view)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(view, 1)
        row.addWidget(self.stripe)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.title)
        layout.addLayout(row, 1)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("国" * 13))

    def top_block(self) -> int:
        """Return the plan block at the upper edge of the paper as it is scrolled."""
        document = self.view.plan_document
        if document is None:
            return 0
        viewport = self.view.viewport()
        at = self.view.cursorForPosition(QPoint(viewport.width() // 2, self.fontMetrics().height() * 2))
        return document.place(at.position())[0]


class UpperPane(QWidget):
    """One read-only view an upper plan, with tabs when there are several."""

    mark_clicked = Signal(str)
    zoom_requested = Signal(int)
    remove_requested = Signal(int)

    def __init__(self, theme: Theme, follow: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._follow = theme, follow
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(tr("上位规划"))
        self.tabs.setExpanding(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.setDrawBase(False)
        self.stack = QStackedWidget()
        self.panes: list[PlanPane] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(self.stack, 1)
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        self.tabs.hide()

    def add(self, reading: Reading, zoom: int) -> PlanPane:
        """Show one more upper plan."""
        view = PlanView(self._theme)
        view.zoom = zoom
        view.show_reading(reading)
        title = reading.profile.title or reading.plan.path.stem
        view.setAccessibleName(tr("上位规划：{0}").format(title))
        pane = PlanPane(self._theme, title, view)
        pane.title.add(self._follow_button())
        closing = self._close_button(pane, title)
        closing.setObjectName(_CLOSE)
        pane.title.add(closing)
        view.mark_clicked.connect(self.mark_clicked)
        view.zoom_requested.connect(self.zoom_requested)
        pane.stripe.mark_clicked.connect(self.mark_clicked)
        self.panes.append(pane)
        self.stack.addWidget(pane)
        at = self.tabs.addTab(_short(title))
        self.tabs.setTabToolTip(at, title)
        self.tabs.setTabButton(at, QTabBar.ButtonPosition.RightSide, self._close_button(pane, title))
        self._show_tabs()
        return pane

    def remove(self, number: int) -> None:
        """Take an upper plan away."""
        pane = self.panes.pop(number)
        self.stack.removeWidget(pane)
        self.tabs.removeTab(number)
        self._show_tabs()
        self.stack.setCurrentIndex(self.tabs.currentIndex())
        pane.deleteLater()

    def _follow_button(self) -> QToolButton:
        button = QToolButton()
        self._follow.setIconText(tr("同步"))  # what a tool button shows; the menu has the whole text
        button.setDefaultAction(self._follow)
        button.setAccessibleName(self._follow.text())
        return button

    def _close_button(self, pane: PlanPane, title: str) -> QToolButton:
        button = QToolButton()
        button.setText("✕")
        button.setToolTip(tr("从本次校核移除这份上位规划"))
        button.setAccessibleName(tr("移除上位规划：{0}").format(title))
        button.clicked.connect(lambda: self.remove_requested.emit(self.panes.index(pane)))
        return button

    def _show_tabs(self) -> None:
        """Show the tabs where there are several plans; they have the titles, so that none stands over the paper."""
        several = len(self.panes) > 1
        self.tabs.setVisible(several)
        for pane in self.panes:
            pane.title.share(titled=not several)
            if (button := pane.title.findChild(QToolButton, _CLOSE)) is not None:
                button.setVisible(not several)  # its tab has one then

    def show_plan(self, number: int) -> PlanPane | None:
        """Bring one upper plan to the front."""
        if 0 <= number < len(self.panes):
            self.tabs.setCurrentIndex(number)
            self.stack.setCurrentIndex(number)
            return self.panes[number]
        return None

    @property
    def current(self) -> PlanPane | None:
        """The plan in front."""
        widget = self.stack.currentWidget()
        return widget if isinstance(widget, PlanPane) else None


def _short(title: str) -> str:
    return title if len(title) <= 14 else f"{title[:13]}…"
