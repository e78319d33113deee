"""The one entry: a command goes to the command line, anything else opens the window.

A window that is open already takes the files of a later start, unless `--new-window` stands before them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from checker import COMMAND, cli

if TYPE_CHECKING:
    from desktop.instance import Instance

NEW_WINDOW = "--new-window"
_PLATFORM: str = sys.platform
_WORKER = "--multiprocessing-fork"
"""The first word for a further process of this program, where a launcher of its own starts it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with `arguments` (the process's own by default) and return its exit status."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    if arguments[:1] == [_WORKER]:
        from multiprocessing.spawn import freeze_support

        freeze_support()  # works until there is nothing more to do, and ends the process
    new = arguments[:1] == [NEW_WINDOW]
    if arguments and not new and not _names_a_file(arguments[0]):
        return cli.main(arguments, open_window=open_window)
    files = arguments[new:]
    if option := next((word for word in files if word.startswith("-") and not Path(word).exists()), None):
        _say(f"打开窗口时没有“{option}”这个选项。请在窗口中操作，或使用命令行，如 {COMMAND} check。")
        return cli.USAGE
    drafts = [Path(file) for file in files]
    return open_window(drafts, []) if new else open_or_hand_over(drafts)


def open_or_hand_over(drafts: Sequence[Path]) -> int:
    """Open the window, or have the one that is open already take the drafts; returns the exit status."""
    if not has_display():
        return open_window(drafts, [])
    from checker import resources
    from desktop.instance import Instance, Place, request

    instance = Instance(resources.cache_folder())
    place = instance.begin(request(drafts), several=_several_windows)
    if place is Place.HANDED_OVER:
        return cli.OK
    try:
        return open_window(drafts, [], instance if place is Place.FIRST else None)
    finally:
        instance.leave()


def open_window(drafts: Sequence[Path], uppers: Sequence[Path], instance: Instance | None = None) -> int:
    """Open the window on a draft and its upper plans; returns the exit status of the window.

    With `instance` it is the one window, to which later starts hand their files over.
    """
    if not has_display():
        _say("没有可用的屏幕，不能打开窗口。请在有屏幕的电脑上打开，或使用命令行 check。")
        return cli.FAILED
    try:
        from desktop.app import run
    except ImportError as error:
        if isinstance(error, ModuleNotFoundError) and error.name == "PySide6":
            _say("没有安装窗口组件，不能打开窗口。请安装 PySide6-Essentials，或使用命令行 check。")
            return cli.USAGE
        if sys.stderr is not None:
            raise
        _say("程序文件不全，或被安全软件拦下，不能打开窗口。请重新安装。")
        return cli.FAILED
    return run(list(drafts), list(uppers), instance)


def _several_windows() -> bool:
    """Tell whether the user wants a window for every start. Without Qt there is no window that could ask."""
    try:
        from desktop.settings import Settings
    except ModuleNotFoundError:
        return False
    return Settings().several_windows


def _say(text: str) -> None:
    """Tell on standard error, or in a box where the program has no console: there is no Qt that could show one."""
    if sys.stderr is not None:
        sys.stderr.write(f"{text}\n")
    elif _PLATFORM == "win32":
        import ctypes

        ctypes.WinDLL("user32").MessageBoxW(None, text, "规划校核", 0x10)  # type: ignore[attr-defined, unused-ignore]


def has_display() -> bool:
    """Tell whether there is a screen to show the window on; Qt would end the process without a word of Chinese."""
    chosen = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in chosen)


def _names_a_file(argument: str) -> bool:
    """Tell a plan from a command: commands and options come first, then whatever exists or looks like a file."""
    if argument in cli.COMMANDS or argument.startswith("-"):
        return False
    return Path(argument).exists() or "." in Path(argument).name
