"""The one entry: a command goes to the command line, anything else opens the window."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from checker import cli


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with `arguments` (the process's own by default) and return its exit status."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    if arguments and not _names_a_file(arguments[0]):
        return cli.main(arguments, open_window=open_window)
    return open_window([Path(argument) for argument in arguments], [])


def open_window(drafts: Sequence[Path], uppers: Sequence[Path]) -> int:
    """Open the window on a draft and its upper plans; returns the exit status of the window."""
    if not has_display():
        sys.stderr.write("没有可用的屏幕，不能打开窗口。请在有屏幕的电脑上打开，或使用命令行 check。\n")
        return cli.FAILED
    try:
        from desktop.app import run
    except ModuleNotFoundError as error:
        if error.name != "PySide6":
            raise
        sys.stderr.write("没有安装窗口组件，不能打开窗口。请安装 PySide6-Essentials，或使用命令行 check。\n")
        return cli.USAGE
    return run(list(drafts), list(uppers))


def has_display() -> bool:
    """Tell whether there is a screen to show the window on; Qt would end the process without a word of Chinese."""
    chosen = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in chosen)


def _names_a_file(argument: str) -> bool:
    """Tell a plan from a command: commands and options come first, then whatever exists or looks like a file."""
    if argument in cli.COMMANDS or argument.startswith("-"):
        return False
    return Path(argument).exists() or "." in Path(argument).name
