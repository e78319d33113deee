"""The calm bar above the desk: what the program did by itself, and what may be done about it. It never asks twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy

from desktop.language import tr

Deed = tuple[str, Callable[[], object]]
"""What a button of the bar says, and what it does; the bar goes away with the press unless the deed shows another."""


class NoticeBar(QFrame):
    """One notice at a time; a new one takes the place of the old. It takes no focus by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("提示"))
        self.topic = ""
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.buttons: list[QPushButton] = []
        self.close_button = QPushButton(tr("知道了"))
        self.close_button.clicked.connect(self.put_away)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 5, 12, 5)
        self._row.setSpacing(8)
        self._row.addWidget(self.text, 1)
        self._row.addWidget(self.close_button)
        self.hide()

    def show_notice(self, topic: str, text: str, deeds: Sequence[Deed] = (), *, keep: Sequence[str] = ()) -> None:
        """Show a notice about `topic` with its buttons; those named in `keep` leave it standing when pressed."""
        self._forget_buttons()
        self.topic = topic
        self.text.setText(text)
        self.setAccessibleDescription(text)
        for place, (label, deed) in enumerate(deeds, 1):
            button = QPushButton(label)
            button.clicked.connect(lambda _=False, deed=deed, stays=label in keep: self._do(deed, stays))
            self._row.insertWidget(place, button)
            self.setTabOrder(self.close_button.previousInFocusChain(), button)
            self.setTabOrder(button, self.close_button)
            self.buttons.append(button)
        self.show()

    def withdraw(self, topic: str) -> None:
        """Put the notice away if it is about `topic`."""
        if self.topic == topic:
            self.put_away()

    def put_away(self) -> None:
        """Put the notice away."""
        inside = self.focusWidget() is not None and self.isAncestorOf(self.focusWidget())
        self.topic = ""
        self.hide()
        if inside:
            self.window().setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the notice away on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def _do(self, deed: Callable[[], object], stays: bool) -> None:
        if not stays:
            self.put_away()
        deed()

    def _forget_buttons(self) -> None:
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
