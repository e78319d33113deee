"""The card of the current finding: figures side by side, both quotes, why, what to do, and the answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from checker.reports.dumbbell import ChartRow, Series
from desktop.language import tr
from desktop.panels import drawing
from desktop.panels.dumbbell import Strip
from desktop.panels.flow import Flow
from desktop.theme import Theme

_QUOTES, _MORE = 4, 20  # quotes shown at first, and with each click


@dataclass(frozen=True, slots=True)
class Quote:
    """One side of a finding: the marked words with what stands round them, where, and the place a click opens."""

    pieces: tuple[tuple[str, bool], ...]  # text, and whether it is marked
    source: str
    upper: bool
    place: int  # index into the finding's places


@dataclass(frozen=True, slots=True)
class Content:
    """What the card shows of one finding, ready to print."""

    key: str
    name: str
    rule: str
    severity: str
    word: str
    message: str
    figures: tuple[tuple[str, str], ...] = ()
    quotes: tuple[Quote, ...] = ()
    parts: tuple[tuple[str, str], ...] = ()  # 为什么, 怎么改, 计算, 依据
    state: str = ""
    fixes: tuple[str, ...] = ()  # labels; empty for the safe one
    safe_fix: str = ""
    figure_tones: tuple[str, ...] = field(default=())
    chart: tuple[ChartRow, tuple[Series, ...]] | None = None
    alike: int = 1  # findings of the same rule, this one counted
    basis: int | None = None  # index into the finding's places of the paragraph that it rests on


class QuoteLabel(QFrame):
    """A quote with a bar at its left in the tones of its side; Enter or a click opens its place."""

    opened = Signal()

    def __init__(self, theme: Theme, quote: Quote, severity: str) -> None:
        super().__init__()
        tones = theme.tones("upper" if quote.upper else severity)
        self._colour = tones.mark
        lit = f'<span style="background-color: {tones.fill.name()};">'
        words = (f"{lit}{_escaped(text)}</span>" if marked else _escaped(text) for text, marked in quote.pieces)
        text = _label("".join(words), selectable=True, rich=True)
        ink = theme.ink("muted").name()
        source = _label(
            f'<a href="#" style="color: {ink}; text-decoration: none;">{_escaped(quote.source)}</a>', rich=True
        )
        source.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        source.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        source.setToolTip(tr("在原文中查看"))
        source.setFont(drawing.scaled(self.font(), 0.92))
        source.setAccessibleName(tr("在原文中查看：{0}").format(quote.source))
        source.linkActivated.connect(lambda link: self.opened.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(11, 1, 0, 1)
        layout.setSpacing(1)
        layout.addWidget(text)
        layout.addWidget(source)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar."""
        painter = QPainter(self)
        painter.fillRect(0, 0, 3, self.height(), self._colour)


class Card(QWidget):
    """The scrolling text above, the answers below, always in reach."""

    accepted = Signal(int)  # index of the fix, -1 for the safe one or a comment
    edit_requested = Signal()
    decline_requested = Signal()
    ignore_requested = Signal()
    postponed = Signal()
    restored = Signal()
    place_opened = Signal(int)  # index into the finding's places

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self.content: Content | None = None
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setAccessibleName(tr("当前问题"))
        self.accept_button = _button(tr("加批注并下一条"), "Ctrl+Enter", primary=True)
        self.edit_button = _button(tr("改正文"), "")
        self.decline_button = _button(tr("不采纳此处…"), "Ctrl+Delete")
        self.ignore_button = _button(tr("忽略此规则"), "Ctrl+Shift+Delete")
        self.later_button = _button(tr("稍后"), "")
        self.restore_button = _button(tr("恢复为未处理"), "")
        self._fixes = Flow()
        answers = Flow()
        for button in self._buttons():
            answers.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 1, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._scroll, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(14, 8, 12, 12)
        foot.addLayout(answers)
        layout.addLayout(foot)
        self.accept_button.clicked.connect(lambda: self.accepted.emit(-1))
        self.edit_button.clicked.connect(self.edit_requested)
        self.decline_button.clicked.connect(self.decline_requested)
        self.ignore_button.clicked.connect(self.ignore_requested)
        self.later_button.clicked.connect(self.postponed)
        self.restore_button.clicked.connect(self.restored)
        self.show_content(None)

    def show_content(self, content: Content | None, *, quotes: int = _QUOTES) -> None:
        """Show a finding, or what to do when there is none; of many quotes the first `quotes`."""
        self.content = content
        self._shown_quotes = quotes
        body = QWidget()
        body.setObjectName("CardBody")
        layout = QVBoxLayout(body)
        layout.setContentsMargins(14, 11, 12, 6)
        layout.setSpacing(7)
        if content is None:
            hint = _label(tr("按 F8 转到下一条问题，或在列表中选择一条。"))
            hint.setProperty("muted", True)
            layout.addWidget(hint)
        else:
            self._fill(layout, content)
        layout.addStretch()
        old = self._scroll.takeWidget()  # setWidget would delete it at once, with the button that was clicked
        if old is not None:
            old.deleteLater()
        self._scroll.setWidget(body)
        self._show_buttons(content)

    def _buttons(self) -> tuple[QPushButton, ...]:
        return (
            self.accept_button,
            self.edit_button,
            self.decline_button,
            self.ignore_button,
            self.later_button,
            self.restore_button,
        )

    def _show_buttons(self, content: Content | None) -> None:
        answered = content is not None and bool(content.state) and not content.state.startswith(tr("已修改"))
        for button in self._buttons():
            button.setVisible(content is not None)
        self.restore_button.setVisible(answered)
        if content is not None:
            self.ignore_button.setToolTip(
                tr("本次校核不再提示“{0}”，现有 {1} 条；可在“修改记录”中恢复（Ctrl+Shift+Delete）").format(
                    content.name, content.alike
                )
            )
            label = tr("采纳：{0}").format(content.safe_fix) if content.safe_fix else tr("加批注并下一条")
            self.accept_button.setText(label)
            self.accept_button.setToolTip(
                tr("改正文并转到下一条（Ctrl+Enter）")
                if content.safe_fix
                else tr("导出时在此处加批注，并转到下一条（Ctrl+Enter）")
            )

    def _fill(self, layout: QVBoxLayout, content: Content) -> None:
        layout.addLayout(self._head(content))
        if content.state:
            layout.addWidget(_soft(tr("状态：{0}").format(content.state)))
        layout.addWidget(_label(content.message, selectable=True))
        if content.figures:
            layout.addLayout(self._figures(content))
        if content.chart is not None:
            layout.addWidget(Strip(self._theme, *content.chart))
        for quote in content.quotes[: self._shown_quotes]:
            label = QuoteLabel(self._theme, quote, content.severity)
            label.opened.connect(partial(self.place_opened.emit, quote.place))
            layout.addWidget(label)
        if (left := len(content.quotes) - self._shown_quotes) > 0:
            more = _button(tr("还有 {0} 处，再列 {1} 处").format(left, min(left, _MORE)), "")
            more.clicked.connect(lambda: self.show_content(content, quotes=self._shown_quotes + _MORE))
            layout.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        for title, text in content.parts:
            layout.addWidget(_label(f"<b>{title}</b>　{_escaped(text)}", selectable=True, rich=True))
        if content.basis is not None:
            layout.addWidget(self._basis_link(content.basis))
        for number, fix in enumerate(content.fixes):
            if not fix:  # the safe one, which the first button applies
                continue
            button = _button(fix, "")
            button.setToolTip(tr("按此修改正文并转到下一条"))
            button.clicked.connect(partial(self.accepted.emit, number))
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _basis_link(self, place: int) -> QLabel:
        """Return a link to the paragraph of the upper plan that the finding rests on."""
        ink = self._theme.ink("accent").name()
        link = _label(f'<a href="#" style="color: {ink};">{tr("查看依据原文")}</a>', rich=True)
        link.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        link.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        link.setAccessibleName(tr("查看依据原文"))
        link.linkActivated.connect(lambda _: self.place_opened.emit(place))
        return link

    def _head(self, content: Content) -> QHBoxLayout:
        row = QHBoxLayout()
        name = _label(content.name)
        font = drawing.scaled(name.font(), 1.1)
        font.setBold(True)
        name.setFont(font)
        rule = QLabel(content.rule)
        rule.setProperty("muted", True)
        rule.setToolTip(tr("规则编号"))
        word = QLabel(content.word)
        tones = self._theme.tones(content.severity)
        word.setStyleSheet(
            f"background: {tones.pill.name()}; color: {tones.text.name()}; border-radius: 8px; padding: 1px 8px;"
        )
        row.addWidget(word, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(name, 1)
        row.addWidget(rule, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _figures(self, content: Content) -> QGridLayout:
        """Return up to three figures in a row, four as two and two."""
        grid = QGridLayout()
        grid.setSpacing(8)
        columns = 2 if len(content.figures) in (2, 4) else 3
        for number, (label, value) in enumerate(content.figures):
            tones = content.figure_tones[number] if number < len(content.figure_tones) else ""
            grid.addWidget(self._figure(label, value, tones), number // columns, number % columns)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        return grid

    def _figure(self, label: str, value: str, tones: str) -> QFrame:
        box = QFrame()
        box.setObjectName("Figure")
        layout = QVBoxLayout(box)
        layout.setContentsMargins(9, 5, 6, 6)
        layout.setSpacing(1)
        small = _label(label)
        small.setProperty("muted", True)
        small.setFont(drawing.scaled(small.font(), 0.9))
        big = _label(value)
        font = drawing.scaled(big.font(), 1.45 if len(value) <= 6 else 1.15)
        font.setBold(True)
        big.setFont(font)
        if tones:
            big.setStyleSheet(f"color: {self._theme.tones(tones).text.name()};")
        layout.addWidget(small)
        layout.addWidget(big)
        layout.addStretch()  # labels stand level where one figure takes more lines than its neighbours
        box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        return box


def _label(text: str, *, selectable: bool = False, rich: bool = False) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setMinimumWidth(1)  # else a long word or number would push the card wider than its pane
    if selectable:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _soft(text: str) -> QLabel:
    label = _label(text)
    label.setProperty("muted", True)
    return label


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")


def _button(text: str, key: str, *, primary: bool = False) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("primary", primary)
    if key:
        button.setToolTip(tr("{0}（{1}）").format(text, key))
    return button
