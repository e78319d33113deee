"""What every package holds alike: the program, the standard library, the pruned packages, all compiled ahead."""

from __future__ import annotations

import ast
import hashlib
import py_compile
import shutil
import sys
import sysconfig
import tempfile
import zipfile
from importlib.util import cache_from_source
from pathlib import Path

from desktop.packaging.wheels import PINS, BuildError

ROOT = Path(__file__).resolve().parents[2]
NAME = "guihua-jiaohe"
_APP = ("checker", "desktop", "resources", "templates")
_LEFT_OUT = {"__pycache__", "packaging"}
# Parts of the standard library that a program without a console, a compiler or a test run never loads.
_NOT_SHIPPED = {
    "test", "tests", "idlelib", "turtledemo", "lib2to3", "tkinter", "turtle.py", "ensurepip", "distutils", "venv",
    "site-packages", "lib-dynload", "__pycache__", "pydoc_data", "config-3.11-x86_64-linux-gnu", "idle_test",
}  # fmt: skip
_JIEBA = ("analyse", "posseg", "lac_small")  # keywords, word classes, a neural model: none is used
_QT_FAMILIES = {
    "platforms": ("windows", "offscreen", "xcb", "wayland"),
    "platforminputcontexts": ("ibus", "compose"),
    "platformthemes": ("xdgdesktopportal", "gtk3"),
    "xcbglintegrations": ("glx", "egl"),
    "imageformats": ("ico", "jpeg", "svg"),
    "iconengines": ("svg",),
    "printsupport": ("cups",),
    "wayland-shell-integration": ("xdg-shell",),
    "wayland-decoration-client": ("bradient",),
    "wayland-graphics-integration-client": ("egl",),
}


def copy_program(app: Path) -> None:
    """Copy the program itself: its entry, code, tables and templates, and its own licence."""
    for name in _APP:
        shutil.copytree(ROOT / name, app / name, ignore=lambda _, names: [n for n in names if n in _LEFT_OUT])
    for name in ("main.py", "LICENSE"):
        shutil.copy(ROOT / name, app / name)


def compile_ahead(folder: Path) -> None:
    """Compile every module of a folder so that nothing is ever written there: the hash is not checked at run time."""
    for path in sorted(folder.rglob("*.py")):
        _compile(path, Path(cache_from_source(str(path), optimization="")), path.relative_to(folder).as_posix())


def _compile(source: Path, target: Path, name: str) -> None:
    try:
        py_compile.compile(
            str(source), str(target), dfile=name, doraise=True,
            invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
        )  # fmt: skip
    except py_compile.PyCompileError:  # templates of code generators, not modules
        target.unlink(missing_ok=True)


def library_folder() -> Path:
    """Return this Python's standard library once it is the one that is pinned; raises BuildError when it is not."""
    if sys.version_info[:2] != (3, 11):
        raise BuildError(f"the build needs Python 3.11, this is {sys.version.split()[0]}")
    folder = Path(sysconfig.get_path("stdlib"))
    known = dict(line.split("\t")[:2] for line in (PINS / "library.tsv").read_text("utf-8").splitlines()[1:])
    version, found = sys.version.split()[0], library_digest(folder)
    if known.get(version) != found:
        raise BuildError(f"the standard library of Python {version} is not the pinned one (sha256 {found})")
    return folder


def library_digest(folder: Path) -> str:
    """Return one SHA-256 over the names and contents of the modules that are shipped."""
    total = hashlib.sha256()
    for path in library_modules(folder):
        total.update(f"{path.relative_to(folder).as_posix()}\n".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def library_modules(folder: Path) -> list[Path]:
    """Return the modules of the standard library that are shipped, in order."""
    return sorted(
        path
        for path in folder.rglob("*.py")
        if not _NOT_SHIPPED & set(path.relative_to(folder).parts) and not path.name.startswith("_sysconfigdata")
    )


def write_library(target: Path) -> None:
    """Write the standard library as a zip archive of compiled modules."""
    folder = library_folder()
    with (
        tempfile.TemporaryDirectory() as aside,  # its own: both systems may be built at once
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive,
    ):
        for path in library_modules(folder):
            name = path.relative_to(folder).as_posix()
            compiled = Path(aside) / "module.pyc"
            _compile(path, compiled, name)
            if compiled.exists():
                entry = zipfile.ZipInfo(f"{name}c", (2026, 1, 1, 0, 0, 0))
                archive.writestr(entry, compiled.read_bytes(), zipfile.ZIP_DEFLATED)
                compiled.unlink()


def qt_modules() -> set[str]:
    """Return the Qt modules that the program imports."""
    out: set[str] = set()
    for path in (ROOT / "desktop").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6."):
                out.add(str(node.module).removeprefix("PySide6."))
    return out


def wanted_plugin(path: Path) -> bool:
    """Tell whether a file of Qt's folder of plugins is shipped: by its family and the start of its name."""
    stem = path.name.removeprefix("lib").removeprefix("q").removeprefix("wayland-")
    return stem.startswith(_QT_FAMILIES.get(path.parent.name, ()))


def wanted_translation(name: str) -> bool:
    """Tell whether one of Qt's translations is shipped."""
    return name in ("qtbase_zh_CN.qm", "qt_zh_CN.qm")


def prune(site: Path) -> None:
    """Take out of the unpacked packages what no program needs: type stubs, sources of extensions, tests."""
    for name in _JIEBA:
        shutil.rmtree(site / "jieba" / name, ignore_errors=True)
    for ending in ("*.pyi", "*.pxd", "*.pyx", "*.h", "*.c", "*.cpp", "*.lib", "py.typed", "*.pxi"):
        for path in site.rglob(ending):
            path.unlink()
    for name in ("tests", "testing"):
        for folder in [path for path in site.rglob(name) if path.is_dir()]:
            shutil.rmtree(folder)


def drop_empty(folder: Path) -> None:
    """Remove folders that hold nothing."""
    for path in sorted((p for p in folder.rglob("*") if p.is_dir()), reverse=True):
        if not any(path.iterdir()):
            path.rmdir()


def size(folder: Path) -> float:
    """Return the size of all files in a folder, in MB."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
