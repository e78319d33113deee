"""The one way in and out for the user's files: read with clear errors, write atomically or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from checker.errors import (
    EmptyFile,
    FolderMissing,
    InputLocked,
    NoPermission,
    NoSpace,
    NotAFile,
    NotFound,
    OutputIsInput,
    OutputLocked,
    PlanError,
    WriteFailed,
)


def read_bytes(path: Path) -> bytes:
    """Return the content of an input file; raises the matching InputError."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise NotFound(path) from None
    except IsADirectoryError:
        raise NotAFile(path) from None
    except PermissionError:
        raise (NotAFile(path) if path.is_dir() else InputLocked(path)) from None
    except OSError:
        raise InputLocked(path) from None
    if not data:
        raise EmptyFile(path)
    return data


def lock_file(path: Path) -> Path | None:
    """Return the owner file that Word or WPS keeps beside an open document, or None.

    Word replaces the first two characters by `~$` in names longer than six characters before the
    extension, and puts them before shorter names; LibreOffice writes `.~lock.NAME#`.
    """
    name = path.name
    for candidate in (f"~${name[2:]}", f"~${name}", f".~lock.{name}#"):
        if (found := path.with_name(candidate)).exists():
            return found
    return None


def check_output(path: Path, inputs: tuple[Path, ...] = ()) -> None:
    """Raise the matching OutputError when `path` can't be written, before any work is done."""
    if not path.parent.is_dir():
        raise FolderMissing(path)
    if path.is_dir():
        raise WriteFailed(path, detail="同名文件夹已存在")
    if any(_same_file(path, other) for other in inputs):
        raise OutputIsInput(path)
    if path.suffix.lower() in {".docx", ".xlsx"} and lock_file(path):
        raise OutputLocked(path)
    if not os.access(path.parent, os.W_OK):
        raise NoPermission(path)


def write_bytes(path: Path, data: bytes, *, check: Callable[[bytes], None] | None = None) -> None:
    """Write `data` to `path` whole or not at all: temporary file in the folder, flush, read back, replace.

    `check` is given what was read back and raises when it is not what it should be.
    """
    check_output(path)
    temporary: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=path.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        written = temporary.read_bytes()
        if written != data:
            raise WriteFailed(path, detail="写入后复核不一致")
        if check is not None:
            check(written)
        _share_mode(temporary, path)
        temporary.replace(path)
        temporary = None
    except OSError as error:
        raise _output_error(path, error) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _share_mode(temporary: Path, path: Path) -> None:
    """Give the new file the mode of the one it replaces, or that of an ordinary new file."""
    if path.exists():
        temporary.chmod(path.stat().st_mode & 0o777)
        return
    umask = os.umask(0)
    os.umask(umask)
    temporary.chmod(0o666 & ~umask)


def _same_file(a: Path, b: Path) -> bool:
    try:
        return a.samefile(b)
    except OSError:
        return a.absolute() == b.absolute()


def _output_error(path: Path, error: OSError) -> PlanError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return NoSpace(path)
    if isinstance(error, FileNotFoundError):
        return FolderMissing(path)
    if isinstance(error, PermissionError):
        return OutputLocked(path) if path.exists() else NoPermission(path)
    return WriteFailed(path, detail=error.strerror or "系统错误")
