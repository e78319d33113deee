"""Colours of the desk, light and dark, as tables in resources/themes; follows the system unless told otherwise."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from checker import resources
from checker.findings import Severity
from desktop.settings import PAPER_SIZE

SYSTEM, LIGHT, DARK = "system", "light", "dark"

UI_FONTS = ["Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei"]


@dataclass(frozen=True, slots=True)
class Tones:
    """The four colours of a severity: its word, its line, the fill behind marked text, the fill of its pill."""

    text: QColor
    mark: QColor
    fill: QColor
    pill: QColor


class Theme(QObject):
    """The colours in use. `changed` is emitted when another table is taken."""

    changed = Signal()

    def __init__(self, choice: str = SYSTEM, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.choice = choice
        self.paper_font, self.paper_size = "", PAPER_SIZE
        self._table: dict[str, dict[str, str]] = {}
        self._load()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def dark(self) -> bool:
        """Tell whether the dark table is in use; an unknown system scheme counts as light."""
        if self.choice == SYSTEM:
            return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self.choice == DARK

    def choose(self, choice: str) -> None:
        """Take `system`, `light` or `dark`."""
        self.choice = choice
        self._load()
        self.changed.emit()

    def choose_paper(self, font: str, size: float) -> None:
        """Set the plans' body in another font, empty for that of official documents, and another size in points."""
        if (font, size) != (self.paper_font, self.paper_size):
            self.paper_font, self.paper_size = font, size
            self.changed.emit()

    def ground(self, name: str) -> QColor:
        """Return a background colour of the table's [ground]."""
        return QColor(self._table["ground"][name])

    def ink(self, name: str) -> QColor:
        """Return a foreground colour of the table's [ink]."""
        return QColor(self._table["ink"][name])

    def tones(self, name: Severity | str) -> Tones:
        """Return the tones of a severity, or of `upper` (upper plans) and `other`."""
        row = self._table[str(name)]
        return Tones(QColor(row["text"]), QColor(row["mark"]), QColor(row["fill"]), QColor(row["pill"]))

    def named(self) -> dict[str, str]:
        """Return grounds as `g_…` and inks as `i_…`, for the style sheet."""
        table = self._table
        return {f"{part[0]}_{name}": value for part in ("ground", "ink") for name, value in table[part].items()}

    def apply(self, app: QApplication) -> None:
        """Give the application this theme's palette and style sheet."""
        app.setPalette(self.palette())
        app.setStyleSheet(style_sheet(self))

    def palette(self) -> QPalette:
        """Return the palette for Fusion."""
        palette = QPalette()
        role = QPalette.ColorRole
        for name, colour in {
            role.Window: self.ground("bar"),
            role.WindowText: self.ink("text"),
            role.Base: self.ground("panel"),
            role.AlternateBase: self.ground("side"),
            role.Text: self.ink("text"),
            role.Button: self.ground("bar"),
            role.ButtonText: self.ink("text"),
            role.ToolTipBase: self.ground("panel"),
            role.ToolTipText: self.ink("text"),
            role.PlaceholderText: self.ink("muted"),
            role.Highlight: self.ground("accent"),
            role.HighlightedText: self.ink("on_accent"),
            role.Link: self.ink("accent"),
            role.Mid: self.ground("frame"),
            role.Dark: self.ground("line"),
        }.items():
            palette.setColor(name, colour)
        for name in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, name, self.ink("muted"))
        return palette

    def _follow(self) -> None:
        if self.choice == SYSTEM:
            self._load()
            self.changed.emit()

    def _load(self) -> None:
        name = DARK if self.dark else LIGHT
        table = tomllib.loads(resources.text(f"themes/{name}.toml"))
        self._table = {key: value for key, value in table.items() if isinstance(value, dict)}


def style_sheet(theme: Theme) -> str:
    """Return the application's style sheet in the colours of `theme`."""
    colours = theme.named()
    sheet = resources.text("themes/desk.qss").replace("@images", resources.path("images").as_posix())
    for name in sorted(colours, key=len, reverse=True):
        sheet = sheet.replace(f"@{name}", colours[name])
    return sheet
