"""Both themes can be read: every text colour stands 4.5:1 on the grounds it is used on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from checker.findings import Severity
from desktop.app import build
from desktop.settings import Settings
from desktop.theme import Theme, style_sheet
from tests.desktop import sample
from tests.desktop.conftest import settle


def luminance(colour: QColor) -> float:
    """Return the relative luminance of WCAG 2."""
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(a: QColor, b: QColor) -> float:
    """Return the contrast of WCAG 2."""
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_contrast(qtbot: QtBot, choice: str) -> None:
    theme = Theme(choice)
    grounds = [theme.ground(n) for n in ("bar", "side", "panel", "card", "field", "hover", "current")]
    for ink in ("text", "soft", "muted"):
        assert min(contrast(theme.ink(ink), ground) for ground in grounds) >= 4.5, ink
    assert contrast(theme.ink("accent"), theme.ground("side")) >= 4.5
    assert contrast(theme.ink("on_accent"), theme.ground("accent")) >= 4.5
    for name in [*Severity, "upper", "other"]:
        tones = theme.tones(name)
        for ground in (tones.pill, theme.ground("panel"), theme.ground("current")):
            assert contrast(tones.text, ground) >= 4.5, (name, ground.name())
        for ground in (tones.fill, theme.ground("paper")):
            assert contrast(theme.ink("paper"), ground) >= 4.5, name
        assert contrast(tones.mark, theme.ground("paper")) >= 2.0, name


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_the_sheet_names_no_unknown_colour(qtbot: QtBot, choice: str) -> None:
    assert not re.findall(r"@[gi]_[a-z]+", style_sheet(Theme(choice)))


def test_choosing_tells(qtbot: QtBot) -> None:
    theme = Theme("light")
    with qtbot.waitSignal(theme.changed):
        theme.choose("dark")
    assert theme.dark


def test_the_ground_round_the_paper_follows_a_theme_chosen_before_a_draft_is_opened(
    qtbot: QtBot, tmp_path: Path
) -> None:
    settings = Settings(tmp_path / "desk.ini")
    settings.theme = "light"
    desk = build(settings, opener=sample.read_file, reader=sample.read_file, checker=sample.check)
    qtbot.addWidget(desk.window, before_close_func=lambda window: desk.session.undo.setClean())
    desk.window.show()
    desk.window.actions_by_id["theme_dark"].trigger()
    desk.session.open_draft(Path("稿.docx"))
    qtbot.waitUntil(lambda: desk.session.review is not None)
    settle(qtbot, desk)
    edge = desk.window.editor.viewport().grab().toImage().pixelColor(1, 1)
    desk.handlers.theme("system")
    desk.close()
    assert edge == Theme("dark").ground("desk")


class SystemHints(QObject):
    """What the system says of its colours; the screen of the tests says nothing."""

    colorSchemeChanged = Signal(object)
    scheme = Qt.ColorScheme.Light

    def colorScheme(self) -> Qt.ColorScheme:
        return self.scheme

    def turn(self, scheme: Qt.ColorScheme) -> None:
        self.scheme = scheme
        self.colorSchemeChanged.emit(scheme)


def test_the_window_follows_the_system_while_it_runs(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hints = SystemHints()
    monkeypatch.setattr(QGuiApplication, "styleHints", lambda: hints)
    desk = build(Settings(tmp_path / "desk.ini"), reader=sample.read_file, checker=sample.check)
    qtbot.addWidget(desk.window)
    desk.window.show()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    hints.turn(Qt.ColorScheme.Dark)
    assert app.palette().window().color() == Theme("dark").ground("bar")
    assert app.styleSheet() == style_sheet(Theme("dark"))
    hints.turn(Qt.ColorScheme.Light)
    assert app.palette().window().color() == Theme("light").ground("bar")
    desk.handlers.theme("light")  # who has chosen is not followed any more
    hints.turn(Qt.ColorScheme.Dark)
    assert app.palette().window().color() == Theme("light").ground("bar")
    desk.handlers.theme("system")
    desk.close()
