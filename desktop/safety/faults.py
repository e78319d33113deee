"""Hard crashes, in which no line of Python runs any more: Python's fault handler writes them into a file of the user's
data, and the next start finds it.

The file bears the process's mark, so that another window's is left alone; a window that ends in order takes its own
away. What is shown of it names program files by their last two parts and holds no word of a document.
"""

from __future__ import annotations

import faulthandler
import os
import re
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from checker.reviews import Owner
from checker.reviews.processes import is_alive, this_window

_FOLDER = "故障记录"
LAST = "上次故障.txt"
_PATH = re.compile(r'"([^"\n]*[\\/])?([^"\\/\n]+[\\/][^"\\/\n]+)"')


class Faults:
    """The fault file of this process, in a folder of the user's data."""

    def __init__(self, data: Path) -> None:
        self.folder = data / _FOLDER
        self._file: TextIO | None = None

    def begin(self, versions: str) -> None:
        """Let the fault handler write into this process's file; without a word where that can't be written."""
        me = this_window("faults")
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            self._file = (self.folder / f"{me.process}.log").open("w", encoding="utf-8")
            self._file.write(f"{me.host}\n{me.mark}\n{versions}\n\n")
            self._file.flush()
            faulthandler.enable(self._file)

    def end(self) -> None:
        """Take this process's file away: it ends in order."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._file = None
            with suppress(OSError):
                (self.folder / f"{os.getpid()}.log").unlink()

    def left(self) -> str:
        """Return the report of the last hard crash that was not shown yet, empty for none; keeps it as `LAST`."""
        report = ""
        for file in sorted(self.folder.glob("*.log"), key=_age):
            with suppress(OSError, UnicodeError, ValueError):
                host, mark, text = file.read_text("utf-8", "replace").split("\n", 2)
                if is_alive(Owner(int(file.stem), host, mark, "")):
                    continue
                versions, _, fault = text.partition("\n\n")
                if fault.strip():
                    report = f"{versions}\n\n{without_folders(fault.strip())}"
                file.unlink()
        if report:
            self.keep(report)
        return report

    def keep(self, report: str) -> None:
        """Keep a report as the last; without a word where that can't be written."""
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            (self.folder / LAST).write_text(report, "utf-8")

    def last(self) -> str:
        """Return the report that was kept last, for whoever is asked about it; empty for none."""
        try:
            return (self.folder / LAST).read_text("utf-8")
        except OSError:
            return ""


def without_folders(text: str) -> str:
    """Return a report in which files are named by their last two parts: folders may bear the user's name."""
    return _PATH.sub(r'"…/\2"', text)


def _age(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0
