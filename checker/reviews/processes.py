"""Whether a process that left its mark still runs, without another library.

A process number alone is given to others after a while and after the next start of the computer. The mark joins it
with when the process began: on Linux the ticks in /proc/PID/stat and the boot's id, on Windows the creation time that
the system keeps. Elsewhere the number stands alone.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from checker.paths import computer
from checker.reviews.records import Owner

_PLATFORM: str = sys.platform
_STARTED = 19  # fields of /proc/PID/stat behind the name in brackets, of which the last is when the process began


def this_window(window: str) -> Owner:
    """Return the owner that a window of this process is."""
    return Owner(os.getpid(), computer(), mark_of(os.getpid()) or "", window)


def is_alive(owner: Owner) -> bool:
    """Tell whether the owner's process runs; one on another computer is taken to run, nobody here can tell."""
    if owner.host != computer():
        return True
    mark = mark_of(owner.process)
    return mark is not None and mark == owner.mark


def mark_of(process: int) -> str | None:
    """Return the mark of a process that runs now; None when there is none with this number."""
    if _PLATFORM == "win32":
        return _mark_of_windows(process)
    if _PLATFORM.startswith("linux"):
        return _mark_of_linux(process)
    return _mark_of_others(process)


def _mark_of_linux(process: int) -> str | None:
    try:
        stat = Path(f"/proc/{process}/stat").read_text("utf-8", "replace")
        boot = Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    except OSError:
        return None
    fields = stat.rpartition(")")[2].split()
    if fields[0] == "Z":  # ended, and only its parent has not asked how
        return None
    return f"{boot}-{fields[_STARTED]}"


def _mark_of_others(process: int) -> str | None:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return None
    except PermissionError:
        return "running"
    return "running"


def _mark_of_windows(process: int) -> str | None:
    # os.kill would end the process there.
    import ctypes
    from ctypes import wintypes

    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined, unused-ignore]
    kernel.OpenProcess.restype = wintypes.HANDLE
    handle = kernel.OpenProcess(0x1000, False, process)  # PROCESS_QUERY_LIMITED_INFORMATION
    if not handle:
        return None
    try:
        began, ended, system, user = (wintypes.FILETIME() for _ in range(4))
        code = wintypes.DWORD()
        times = [ctypes.byref(time) for time in (began, ended, system, user)]
        if not kernel.GetExitCodeProcess(wintypes.HANDLE(handle), ctypes.byref(code)) or code.value != 259:
            return None  # 259: still active
        if not kernel.GetProcessTimes(wintypes.HANDLE(handle), *times):
            return None
        return f"{began.dwHighDateTime:x}{began.dwLowDateTime:08x}"
    finally:
        kernel.CloseHandle(wintypes.HANDLE(handle))
