"""UX.md 11, point 8: at 150 % on 1366×768, in the dark, nothing is cut off and every text can be read.

Scaling by 1.5 leaves 910×512 of the units that the layout is made in, so a window of that size is laid out as one on
such a screen; how it looks is judged by screenshots besides.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from checker.findings import Severity
from desktop.app import Desk
from desktop.panels.elided import ElidedLabel
from desktop.theme import Theme
from tests.desktop.acceptance.real import closed, dropped, everything, in_dialog, new_desk, ready
from tests.desktop.test_theme import contrast

SMALL = (910, 512 - 40)  # less the task bar and what the system draws round a window
CONTROLS = (QAbstractButton, QLabel, QComboBox, QLineEdit)


def cut_off(window: QWidget) -> list[str]:
    """Return what is shown in a window but not wholly: text wider than its widget, widgets beyond their parents."""
    return [f"{type(w).__name__} “{_said(w)}”: {why}" for w in _shown(window) if (why := _fault(w))]


def _shown(window: QWidget) -> Iterator[QWidget]:
    for widget in window.findChildren(QWidget):
        if isinstance(widget, CONTROLS) and widget.isVisibleTo(window) and _said(widget) and not _scrolled(widget):
            yield widget


def _said(widget: QWidget) -> str:
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    return str(widget.text()) if isinstance(widget, (QAbstractButton, QLabel)) else ""


def _scrolled(widget: QWidget) -> bool:
    """Tell whether a widget stands in what scrolls, where it may well be out of sight."""
    above = widget.parentWidget()
    while above is not None and not above.isWindow():
        if isinstance(above, (QAbstractScrollArea, QTabBar)):
            return True
        above = above.parentWidget()
    return False


def _fault(widget: QWidget) -> str:
    if isinstance(widget, QLabel):
        if isinstance(widget, ElidedLabel):
            narrow = False
        elif widget.wordWrap():
            narrow = widget.heightForWidth(widget.width()) > widget.height()
        else:
            narrow = widget.sizeHint().width() > widget.width() or widget.sizeHint().height() > widget.height() + 1
    elif isinstance(widget, (QPushButton, QCheckBox)):
        narrow = widget.sizeHint().width() > widget.width() or widget.fontMetrics().height() + 4 > widget.height()
    elif isinstance(widget, QComboBox):
        narrow = (
            widget.fontMetrics().horizontalAdvance(widget.currentText()) > widget.width() - 2 * widget.height() // 3
        )
    else:
        narrow = widget.fontMetrics().height() > widget.height()
    if narrow:
        has, wants = widget.size(), widget.sizeHint()
        return f"too small, {has.width()}×{has.height()} for {wants.width()}×{wants.height()}"
    whole = QRect(QPoint(), widget.size())
    above = widget.parentWidget()
    while above is not None:
        placed = QRect(widget.mapTo(above, QPoint()), whole.size())
        if not above.rect().adjusted(-1, -1, 1, 1).contains(placed):
            return f"beyond {type(above).__name__}, {placed.getRect()} in {above.rect().getRect()}"
        if above.isWindow():
            break
        above = above.parentWidget()
    return ""


@pytest.fixture(params=["dark", "light"])
def small(
    request: pytest.FixtureRequest, qtbot: QtBot, folder: Path, draft: Path, samples: dict[str, Path]
) -> Iterator[Desk]:
    """A small window on the sample draft, with both upper plans."""
    desk = new_desk(qtbot, folder / "data", request.param)
    desk.window.resize(*SMALL)
    try:
        assert cut_off(desk.window) == [], "the start page"
        dropped(desk.window.start.targets.draft, [draft])
        ready(qtbot, desk)
        dropped(desk.window.curtain.targets.uppers, [samples["city"], samples["province"]])
        ready(qtbot, desk, uppers=2)
        yield desk
    finally:
        closed(desk)


def test_the_desk_fits(small: Desk, qtbot: QtBot) -> None:
    window, session = small.window, small.session
    everything(small)
    for finding in session.findings:
        session.select(finding.key)
        qtbot.wait(1)
        assert (window.width(), window.height()) == SMALL, "the window keeps its size"
        assert cut_off(window) == [], finding.rule
    session.decline([session.findings[0].key], "口径不同")
    for name in ("pane_comparison", "tab_register", "tab_alignment", "tab_changes", "replace", "pane_outline"):
        window.actions_by_id[name].trigger()
        qtbot.wait(1)
        assert cut_off(window) == [], name
        assert (window.width(), window.height()) == SMALL, name
    assert window.findings.list.viewport().height() >= window.fontMetrics().height() * 3


@pytest.mark.parametrize("name", ["export", "settings", "keys", "palette", "about"])
def test_dialogs_fit(small: Desk, qtbot: QtBot, name: str) -> None:
    seen: list[list[str]] = []

    def look(dialog: QDialog) -> None:
        qtbot.wait(20)
        seen.append(cut_off(dialog))
        dialog.close()

    in_dialog(QDialog, look)
    small.window.actions_by_id[name].trigger()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [[]]


def inks_on_grounds(theme: Theme) -> Iterator[tuple[str, QColor, QColor]]:
    """Yield every text colour with every ground that the sheet sets it on."""
    for ink, grounds in {
        "text": ("desk", "bar", "side", "panel", "card", "paper", "field", "hover", "current"),
        "soft": ("bar", "side", "panel", "card"),
        "muted": ("desk", "bar", "side", "panel", "card", "field", "current"),
        "accent": ("bar", "side", "panel", "card", "current"),
        "on_accent": ("accent",),
        "paper": ("paper",),
        "label": ("paper",),
    }.items():
        for ground in grounds:
            yield f"{ink} on {ground}", theme.ink(ink), theme.ground(ground)
    for name in [*Severity, "upper", "other"]:
        tones = theme.tones(name)
        yield f"{name} on its pill", tones.text, tones.pill
        yield f"text of the paper on the fill of {name}", theme.ink("paper"), tones.fill
        for ground in ("panel", "card", "current", "side", "field"):
            yield f"{name} on {ground}", tones.text, theme.ground(ground)


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_every_text_can_be_read(qtbot: QtBot, choice: str) -> None:
    faint = {what: round(contrast(a, b), 2) for what, a, b in inks_on_grounds(Theme(choice)) if contrast(a, b) < 4.5}
    assert not faint
