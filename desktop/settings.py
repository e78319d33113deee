"""What the desk remembers between two days: an .ini file in the user's configuration folder."""

from __future__ import annotations

from pathlib import Path

import platformdirs
from PySide6.QtCore import QByteArray, QSettings

PROGRAM = "guihua-jiaohe"


class Settings:
    """The remembered choices, each with its default. `file` is for tests; None takes the user's own."""

    def __init__(self, file: Path | None = None) -> None:
        file = file or Path(platformdirs.user_config_dir(PROGRAM, appauthor=False)) / "desk.ini"
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
        """How the findings are grouped: `chapter`, `rule` or `none`."""
        return self._text("findings/grouping", "chapter")

    @grouping.setter
    def grouping(self, name: str) -> None:
        self._store.setValue("findings/grouping", name)

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
