"""What a path means to the system it is on: long ones, places on the network, names that Windows takes for devices.

Everything but `here`, `on_network` and `computer` is about the words alone, so that what Windows does can be tried on
any system. Windows' rules: "Naming Files, Paths, and Namespaces" and "Maximum Path Length Limitation" (Microsoft
Learn).
"""

from __future__ import annotations

import ntpath
import os
import re
import sys
from pathlib import Path

_PLATFORM: str = sys.platform
_LONG = 180
"""Characters after which Windows is told to take a path as it is: it stops at 260 and at 248 for folders, and beside a
file stand our own for a moment, with longer names."""
_NAME = 240
"""Bytes (UTF-8) of a proposed name, and so at most as many UTF-16 units; systems take 255, Word puts two before it."""
_REFUSED = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')
_PORTS = {f"{port}{number}" for port in ("COM", "LPT") for number in "0123456789¹²³"}
_DEVICES = frozenset({"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"} | _PORTS)
_REMOTE = frozenset(
    "9p afs ceph cifs coda davfs fuse.davfs fuse.rclone fuse.sshfs fuse.glusterfs glusterfs lustre ncpfs nfs nfs4 smb3 "
    "smbfs".split()
)
_REMOTE_DRIVE = 4


def here(path: Path) -> Path:
    """Return how the system is to be given a path: on Windows in a form without the limit of 260 characters."""
    if _PLATFORM != "win32":
        return path
    return Path(unlimited(os.path.abspath(path)))  # noqa: PTH100  as Windows itself makes it absolute


def unlimited(path: str) -> str:
    r"""Return an absolute path of Windows as `\\?\…` when it is long: that form is taken as it is, up to 32,767."""
    path = ntpath.normpath(path)
    if len(path) <= _LONG or path.startswith(("\\\\?\\", "\\\\.\\")):
        return path
    return f"\\\\?\\UNC\\{path[2:]}" if path.startswith("\\\\") else f"\\\\?\\{path}"


def takes_name(name: str) -> bool:
    """Tell whether Windows makes a file of that very name: no device, no sign it refuses, no end it cuts off."""
    return not (_REFUSED.search(name) or name.endswith((".", " ")) or _is_device(name))


def _is_device(name: str) -> bool:
    return name.partition(".")[0].rstrip().upper() in _DEVICES


def proposed_name(stem: str, ending: str = "") -> str:
    """Return a file name that every system takes, for a title or the name of another file, with an ending to it."""
    stem = " ".join(_REFUSED.sub(" ", stem).split()).strip(". ")
    while stem and len((stem + ending).encode("utf-8", "surrogatepass")) > _NAME:
        stem = stem[:-1].rstrip(". ")
    name = (stem or "规划") + ending
    return f"_{name}" if _is_device(name) else name


def on_network(path: Path) -> bool:
    """Tell whether a place, which need not exist yet, is another computer's."""
    if _PLATFORM == "win32":
        return _on_network_of_windows(os.path.abspath(path))  # noqa: PTH100
    if _PLATFORM.startswith("linux"):
        try:
            mounted = Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape")
        except OSError:
            return False
        return file_system(os.path.realpath(path), mounted) in _REMOTE
    return False


def file_system(path: str, mounted: str) -> str:
    """Return the kind of file system that an absolute path is on, by the words of /proc/self/mountinfo."""
    best, kind = "", ""
    for line in mounted.splitlines():
        fields, _, rest = line.partition(" - ")
        words = fields.split(" ")
        if len(words) < 5 or not rest:
            continue
        point = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), words[4])
        if (path == point or path.startswith(f"{point.rstrip('/')}/")) and len(point) >= len(best):
            best, kind = point, rest.split(" ")[0]
    return kind


def is_share(path: str) -> bool:
    r"""Tell whether a path of Windows names a share, `\\server\share\…`, in either of its forms."""
    path = path.replace("/", "\\")
    if path.startswith("\\\\?\\"):
        return path[4:8].upper() == "UNC\\"
    return path.startswith("\\\\") and not path.startswith("\\\\.\\")


def _on_network_of_windows(path: str) -> bool:
    if is_share(path):
        return True
    drive = path.removeprefix("\\\\?\\")[:3]
    import ctypes

    kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined, unused-ignore]
    return bool(kernel.GetDriveTypeW(ctypes.c_wchar_p(drive)) == _REMOTE_DRIVE)


def computer() -> str:
    """Return this computer's name.

    Not from `platform.node`, which on Windows asks the network's library and starts a shell.
    """
    return os.environ.get("COMPUTERNAME", "") if _PLATFORM == "win32" else os.uname().nodename
