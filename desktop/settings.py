"""What the desk remembers between two days: an .ini file in the user's configuration folder."""

from __future__ import annotations

from pathlib import Path

import platformdirs
from PySide6.QtCore import QByteArray, QSettings

from checker import resources

PROGRAM = "guihua-jiaohe"
PAPER_SIZE = 12.5  # points
AUTOSAVE_SECONDS = 30


class Settings:
    """The remembered choices, each with its default. `file` is for tests; None takes the user's own."""

    def __init__(self, file: Path | None = None) -> None:
        self.data_folder = file.parent if file else resources.user_folder()
        file = file or Path(platformdirs.user_config_dir(PROGRAM, appauthor=False, roaming=True)) / "desk.ini"
        self._store = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def theme(self) -> str:
        """`system`, `light` or `dark`."""
        return self._text("look/theme", "system")

    @theme.setter
    def theme(self, choice: str) -> None:
        self._store.setValue("look/theme", choice)

    @property
    def zoom(self) -> int:
        """Size of the plan's text, in per cent."""
        return int(self._text("look/zoom", "100"))

    @zoom.setter
    def zoom(self, percent: int) -> None:
        self._store.setValue("look/zoom", percent)

    @property
    def grouping(self) -> str:
        """How the findings are grouped: a value of `filter.Grouping`."""
        return self._text("findings/grouping", "chapter")

    @grouping.setter
    def grouping(self, name: str) -> None:
        self._store.setValue("findings/grouping", name)

    @property
    def order(self) -> str:
        """In which order the findings stand: a value of `filter.Order`."""
        return self._text("findings/order", "text")

    @order.setter
    def order(self, name: str) -> None:
        self._store.setValue("findings/order", name)

    def remember_list(self, grouping: str, order: str) -> None:
        """Remember how the findings are grouped and in which order they stand."""
        self.grouping, self.order = str(grouping), str(order)

    @property
    def author(self) -> str:
        """The name on comments and tracked changes."""
        return self._text("export/author", "规划校核")

    @author.setter
    def author(self, name: str) -> None:
        self._store.setValue("export/author", name)

    @property
    def follow(self) -> bool:
        """Whether the upper plan goes along to the matching chapter."""
        return self._text("look/follow", "1") == "1"

    @follow.setter
    def follow(self, on: bool) -> None:
        self._store.setValue("look/follow", "1" if on else "0")

    @property
    def print_findings(self) -> bool:
        """Whether print and PDF carry the listed findings."""
        return self._flag("export/print_findings", True)

    @print_findings.setter
    def print_findings(self, on: bool) -> None:
        self._store.setValue("export/print_findings", "1" if on else "0")

    @property
    def shelf_uppers(self) -> bool:
        """Whether a draft's upper plans are taken from the shelf when it is opened."""
        return self._flag("uppers/from_shelf", True)

    @shelf_uppers.setter
    def shelf_uppers(self, on: bool) -> None:
        self._store.setValue("uppers/from_shelf", "1" if on else "0")

    @property
    def autosave_seconds(self) -> int:
        """After how many seconds of typing the edits are saved at the latest."""
        return int(self._number("safety/autosave_seconds", AUTOSAVE_SECONDS, 5, 600))

    @autosave_seconds.setter
    def autosave_seconds(self, seconds: int) -> None:
        self._store.setValue("safety/autosave_seconds", str(seconds))

    @property
    def language(self) -> str:
        """`zh` or `en`, taken at the next start."""
        return self._text("look/language", "zh")

    @language.setter
    def language(self, name: str) -> None:
        self._store.setValue("look/language", name)

    @property
    def paper_font(self) -> str:
        """The font family of the plans' body; empty for the one of official documents."""
        return self._text("look/paper_font", "")

    @paper_font.setter
    def paper_font(self, family: str) -> None:
        self._store.setValue("look/paper_font", family)

    @property
    def paper_size(self) -> float:
        """The size of the plans' body at 100 %, in points."""
        return self._number("look/paper_size", PAPER_SIZE, 8, 36)

    @paper_size.setter
    def paper_size(self, points: float) -> None:
        self._store.setValue("look/paper_size", str(points))

    @property
    def recent_commands(self) -> list[str]:
        """The actions last run from the command palette, the last first."""
        return [name for name in self._text("palette/recent", "").split() if name]

    @recent_commands.setter
    def recent_commands(self, names: list[str]) -> None:
        self._store.setValue("palette/recent", " ".join(names))

    @property
    def tell_kept(self) -> bool:
        """Whether closing says that unexported work is kept."""
        return self._flag("safety/tell_kept", True)

    @tell_kept.setter
    def tell_kept(self, on: bool) -> None:
        self._store.setValue("safety/tell_kept", "1" if on else "0")

    @property
    def several_windows(self) -> bool:
        """Whether every start of the program opens a window of its own."""
        return self._flag("safety/several_windows", False)

    @several_windows.setter
    def several_windows(self, on: bool) -> None:
        self._store.setValue("safety/several_windows", "1" if on else "0")

    @property
    def keep_days(self) -> int:
        """How many days edits that were given up are kept, and after how many those put off are brought up again."""
        return int(self._number("safety/keep_days", 30, 1, 3650))

    @keep_days.setter
    def keep_days(self, days: int) -> None:
        self._store.setValue("safety/keep_days", str(days))

    def as_texts(self) -> dict[str, str]:
        """Return everything that is remembered, as text."""
        return {key: str(self._store.value(key)) for key in self._store.allKeys()}

    def folder(self, kind: str) -> str:
        """Return the folder last used for a kind of dialog (`draft`, `upper`, `export`), or an empty string."""
        return self._text(f"folders/{kind}", "")

    def remember_folder(self, kind: str, path: Path) -> None:
        """Remember the folder of `path` for a kind of dialog."""
        self._store.setValue(f"folders/{kind}", str(path.parent))

    def layout(self, name: str) -> QByteArray | None:
        """Return a stored window or splitter state, or None."""
        value = self._store.value(f"layout/{name}")
        return value if isinstance(value, QByteArray) and not value.isEmpty() else None

    def remember_layout(self, name: str, state: QByteArray) -> None:
        """Store a window or splitter state."""
        self._store.setValue(f"layout/{name}", state)

    def save(self) -> None:
        """Write to disk now."""
        self._store.sync()

    def _text(self, key: str, default: str) -> str:
        value = self._store.value(key, default)
        return str(value) if isinstance(value, str | int) else default

    def _flag(self, key: str, default: bool) -> bool:
        return self._text(key, "1" if default else "0") == "1"

    def _number(self, key: str, default: float, low: float, high: float) -> float:
        """Return a number that stands in the file, `default` where it is none, kept within its bounds."""
        try:
            value = float(self._text(key, str(default)))
        except ValueError:
            return default
        return min(max(value, low), high) if value == value else default
