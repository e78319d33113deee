"""What a program file, DLL or shared library needs, and whether all of it is shipped or part of the system."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from desktop.packaging.wheels import run, tool

# DLLs that every Windows 10 1809 and later has.
WINDOWS = frozenset(
    "advapi32 authz bcrypt bcryptprimitives comctl32 comdlg32 crypt32 d3d11 d3d12 d3d9 dcomp dnsapi dwmapi dwrite dxgi "
    "gdi32 icuuc imm32 iphlpapi kernel32 mpr mscms msi msvcrt netapi32 ntdll ole32 oleaut32 rpcrt4 secur32 setupapi "
    "shcore shell32 shlwapi uiautomationcore user32 userenv uxtheme version winhttp winmm winspool.drv ws2_32 wtsapi32 "
    "ucrtbase".split()
)
# Libraries that every Linux desktop of 2018 and later has; what Qt's own platform asks for beyond them is shipped.
LINUX = frozenset(
    "ld-linux-x86-64.so.2 libEGL.so.1 libGL.so.1 libX11-xcb.so.1 libX11.so.6 libc.so.6 libdl.so.2 libfontconfig.so.1 "
    "libfreetype.so.6 libgcc_s.so.1 libglib-2.0.so.0 libgthread-2.0.so.0 libm.so.6 libpthread.so.0 libresolv.so.2 "
    "librt.so.1 libstdc++.so.6 libutil.so.1 libxcb-randr.so.0 libxcb-render.so.0 libxcb-shape.so.0 libxcb-shm.so.0 "
    "libxcb-sync.so.1 libxcb-xfixes.so.0 libxcb.so.1 libxkbcommon.so.0 libxkbcommon-x11.so.0 libxcb-glx.so.0 "
    "libdbus-1.so.3 libz.so.1 libzstd.so.1 liblzma.so.5".split()
)
# Plugins for what a desktop may or may not have: without the library Qt goes on without the plugin.
_OPTIONAL = ("libqgtk3.so", "libcupsprintersupport.so", "wayland", "libxdg-shell.so", "libbradient.so")
OLDEST_GLIBC = (2, 28)

Needs = Callable[[Path], list[str]]


def needs_of_pe(path: Path) -> list[str]:
    """Return the names of the DLLs that a Windows binary imports, in lower case."""
    return [
        name.lower() for name in re.findall(r"DLL Name: (\S+)", run(tool("x86_64-w64-mingw32-objdump"), "-p", path))
    ]


def needs_of_elf(path: Path) -> list[str]:
    """Return the names of the libraries that a Linux binary needs."""
    return re.findall(r"^\s*NEEDED\s+(\S+)$", run(tool("objdump"), "-p", path), re.M)


def glibc_of(path: Path) -> tuple[int, int]:
    """Return the newest version of glibc that a Linux binary asks for; (0, 0) where it asks for none."""
    found = re.findall(r"\bGLIBC_(\d+)\.(\d+)", run(tool("objdump"), "-p", path))
    return max(((int(major), int(minor)) for major, minor in found), default=(0, 0))


def closure(roots: Iterable[Path], pool: Iterable[Path], needs: Needs) -> set[Path]:
    """Return the roots and whatever of the pool they need, at any remove."""
    by_name = {path.name.lower(): path for path in pool}
    found, waiting = set(), list(roots)
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        found.add(path)
        waiting += [by_name[name.lower()] for name in needs(path) if name.lower() in by_name]
    return found


def missing_on_windows(stage: Path) -> dict[str, list[str]]:
    """Return the DLLs that are neither shipped nor part of Windows, with who needs them."""
    binaries = [path for path in stage.rglob("*") if path.suffix.lower() in (".dll", ".pyd", ".exe")]
    shipped = {path.name.lower() for path in binaries}

    def unknown(name: str) -> bool:
        system = name.startswith("api-ms-win-") or name.removesuffix(".dll") in WINDOWS
        return name not in shipped and not system

    return _missing(binaries, needs_of_pe, unknown)


def missing_on_linux(stage: Path) -> dict[str, list[str]]:
    """Return the libraries that are neither shipped nor part of every desktop, with who needs them.

    A binary that asks for a newer glibc than `OLDEST_GLIBC` is listed under the version's name.
    """
    binaries = elf_files(stage)
    shipped = {path.name for path in binaries}
    needed = [path for path in binaries if not any(word in path.as_posix().lower() for word in _OPTIONAL)]
    out = _missing(needed, needs_of_elf, lambda name: name not in shipped and name not in LINUX)
    for path in binaries:
        if (version := glibc_of(path)) > OLDEST_GLIBC:
            out.setdefault(f"GLIBC_{version[0]}.{version[1]}", []).append(path.name)
    return out


def elf_files(folder: Path) -> list[Path]:
    """Return the Linux binaries of a folder."""
    out = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    out.append(path)
    return out


def told(missing: dict[str, list[str]]) -> str:
    """Return what is missing, a line each."""
    return "\n".join(f"{name} needed by {', '.join(users[:5])}" for name, users in missing.items())


def _missing(binaries: list[Path], needs: Needs, unknown: Callable[[str], bool]) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for path in binaries:
        for name in filter(unknown, needs(path)):
            out.setdefault(name, []).append(path.name)
    return dict(sorted(out.items()))
