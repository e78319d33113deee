"""Both themes can be read: every text colour stands 4.5:1 on the grounds it is used on."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from checker.findings import Severity
from desktop.theme import Theme, style_sheet


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
