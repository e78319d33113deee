"""The one way in and out for the user's files: read with clear errors, write atomically or not at all."""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
import stat
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from checker.errors import (
    EmptyFile,
    FolderMissing,
    InputLocked,
    NameRefused,
    NoPermission,
    NoSpace,
    NotAFile,
    NotFound,
    NotOrdinary,
    OutputIsInput,
    OutputLocked,
    PlanError,
    ReadFailed,
    TooLarge,
    WriteFailed,
)
from checker.paths import computer, here, takes_name

MAX_INPUT = 300 << 20
"""Bytes; a plan with all its pictures has a tenth of that."""

_PLATFORM: str = sys.platform
_TEMPORARY = ".guihua-jiaohe-"
_MACHINE = hashlib.sha256(computer().encode()).hexdigest()[:8]
_ABANDONED_AFTER = 600.0
_WAITS = (0.05, 0.15, 0.3)
"""Seconds: how old a temporary file is that nobody writes any more, and how long to wait for a file in use."""

_NETWORK = tuple(
    getattr(errno, name)
    for name in "ESTALE ENETDOWN ENETUNREACH ENETRESET EHOSTDOWN EHOSTUNREACH ENOTCONN ECONNRESET ETIMEDOUT".split()
    if hasattr(errno, name)
)
_NETWORK_OF_WINDOWS = (53, 59, 64, 67, 121, 1231)
_REASONS = {
    errno.EIO: "磁盘或移动盘读写出错",
    errno.EFBIG: "超过此处允许的文件大小",
    errno.ENAMETOOLONG: "文件名太长",
    errno.ENOENT: "写到一半的临时文件被移走",
    errno.EINVAL: "文件名不能用",
    errno.EMFILE: "打开的文件太多",
    errno.ENOSPC: "磁盘空间不足",
    errno.EDQUOT: "可用的磁盘空间已用完",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "此处只能读取",
    errno.EBUSY: "正被其他程序占用",
    errno.ENODEV: "磁盘或移动盘已取下",
    errno.ENXIO: "磁盘或移动盘已取下",
    errno.ENOMEM: "内存不足",
}

_NOT_THERE = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP)
_KINDS = {stat.S_IFIFO: "管道", stat.S_IFCHR: "设备", stat.S_IFBLK: "设备", stat.S_IFSOCK: "套接字"}


def read_bytes(path: Path, *, most: int = MAX_INPUT) -> bytes:
    """Return the content of an input file of at most `most` bytes; raises the matching InputError."""
    try:
        place = here(path)
        _check_input(path, place, most)
        data = place.read_bytes()
    except (OSError, ValueError) as error:
        raise _input_error(path, error) from error
    if not data:
        raise EmptyFile(path)
    return data


def read_head(path: Path, count: int) -> bytes:
    """Return the first bytes of an input file; raises the matching InputError."""
    try:
        place = here(path)
        _check_input(path, place, MAX_INPUT)
        with place.open("rb") as file:
            return file.read(count)
    except (OSError, ValueError) as error:
        raise _input_error(path, error) from error


def _check_input(path: Path, place: Path, most: int) -> None:
    """Raise NotAFile, NotOrdinary or TooLarge before anything is read: a pipe may never answer, a device never end."""
    found = place.stat()
    if stat.S_ISDIR(found.st_mode):
        raise NotAFile(path)
    if not stat.S_ISREG(found.st_mode):
        raise NotOrdinary(path, detail=_KINDS.get(stat.S_IFMT(found.st_mode), "其他对象"))
    if found.st_size > most:
        raise TooLarge(path, detail=f"{found.st_size / (1 << 20):.0f} MB，上限 {most >> 20} MB")


def _input_error(path: Path, error: Exception) -> PlanError:
    """Return what a failed reading means; ValueError is a NUL in the path."""
    if not isinstance(error, OSError) or error.errno in _NOT_THERE:
        return NotFound(path)
    if isinstance(error, PermissionError):
        return NotAFile(path) if here(path).is_dir() else InputLocked(path)
    return ReadFailed(path, detail=reason(error))


def lock_file(path: Path) -> Path | None:
    """Return the owner file that Word, WPS or LibreOffice keeps beside an open document, or None.

    Word, and WPS on Windows, put `~$` before names of up to six characters before the extension, in the place of the
    first character of names of seven, of the first two of longer ones; WPS on Linux writes `.~NAME`, LibreOffice
    `.~lock.NAME#`.
    """
    path = here(path)
    name = path.name
    cut = min(max(len(path.stem) - 6, 0), 2)
    for candidate in (f"~${name[cut:]}", f"~${name[2:]}", f"~${name}", f".~{name}", f".~lock.{name}#"):
        found = path.with_name(candidate)
        if found.exists() and not _of_another(found, path):
            return found
    return None


def _of_another(lock: Path, path: Path) -> bool:
    """Tell whether the owner file is rather that of a file beside it: names that only begin differently share one."""
    tail = lock.name[2:]
    if path.exists() or len(tail) >= len(path.name) or not tail:
        return False
    beside = (p.name for p in path.parent.iterdir())
    return any(n != lock.name and n.endswith(tail) and len(n) == len(path.name) for n in beside)


def check_output(path: Path, inputs: tuple[Path, ...] = ()) -> None:
    """Raise the matching OutputError when `path` can't be written, before any work is done."""
    try:
        _check_output(path, here(path), inputs)
    except (OSError, ValueError) as error:
        raise _output_error(path, error) from error


def _check_output(path: Path, place: Path, inputs: tuple[Path, ...]) -> None:
    if _PLATFORM == "win32" and not takes_name(path.name):
        raise NameRefused(path)
    if not place.parent.is_dir():
        raise FolderMissing(path)
    if place.is_dir():
        raise WriteFailed(path, detail="同名文件夹已存在")
    if place.exists() and not place.is_file():
        raise WriteFailed(path, detail="它不是普通文件")
    if any(_same_file(path, other) for other in inputs):
        raise OutputIsInput(path)
    if lock := lock_file(path):
        raise OutputLocked(path, detail=f"确已关闭的，请删去同一文件夹里的“{lock.name}”。")
    # A write-protected file would give way to a new one all the same: replacing asks for the folder's rights only.
    if not os.access(place.parent, os.W_OK) or (place.exists() and not os.access(place, os.W_OK)):
        raise NoPermission(path)


def write_bytes(path: Path, data: bytes, *, check: Callable[[bytes], None] | None = None) -> None:
    """Write `data` to `path` whole or not at all: temporary file in the folder, flush, read back, replace.

    `check` is given what was read back and raises when it is not what it should be. The temporary file of a process
    that was killed is removed by the next write into the folder. A symbolic link goes on leading where it led.
    """
    check_output(path)
    temporary: Path | None = None
    try:
        target = here(path.resolve() if path.is_symlink() else path)
        _sweep(target.parent)
        temporary = target.with_name(temporary_name(os.getpid()))
        try:
            _store(temporary, data)
        except PermissionError as error:  # Windows tells of a folder's rights only now
            raise NoPermission(path) from error
        written = temporary.read_bytes()
        if written != data:
            raise WriteFailed(path, detail="写入后复核不一致")
        if check is not None:
            check(written)
        _replace(temporary, target)
    except OSError as error:
        raise _output_error(path, error) from error
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def temporary_name(process: int) -> str:
    """Return a name for what a process of this machine is about to write: hidden, and known again if left behind."""
    return f"{_TEMPORARY}{_MACHINE}-{process}-{secrets.token_hex(4)}.tmp"


def is_temporary(name: str) -> bool:
    """Tell whether a file's name is one that `temporary_name` gives."""
    return name.startswith(_TEMPORARY) and name.endswith(".tmp")


def _store(temporary: Path, data: bytes) -> None:
    """Write a new file and wait until the disk has it."""
    # Opened like this, it gets the rights of any new file of the user's.
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        _flush(file.fileno())


def _replace(temporary: Path, target: Path) -> None:
    """Put the temporary file in the place of the target, with the rights that this had."""
    if target.exists():
        with suppress(OSError):  # some network drives know no rights
            temporary.chmod(target.stat().st_mode & 0o777)
    for wait in _WAITS:
        try:
            temporary.replace(target)
            break
        except PermissionError:
            # On Windows scanners and indexers hold a file for a moment.
            time.sleep(wait)
    else:
        temporary.replace(target)
    if hasattr(os, "O_DIRECTORY"):
        with suppress(OSError):
            folder = os.open(target.parent, os.O_RDONLY | os.O_DIRECTORY)
            try:
                _flush(folder)
            finally:
                os.close(folder)


def _flush(handle: int) -> None:
    """Wait until the disk has a file; drives that can't tell are believed."""
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise


def _sweep(folder: Path) -> None:
    """Remove the temporary files of processes that were killed; nothing else depends on it, so failing is no error."""
    with suppress(OSError):
        for left in folder.glob(f"{_TEMPORARY}*.tmp"):
            with suppress(OSError):
                if _abandoned(left):
                    left.unlink()


def _abandoned(temporary: Path) -> bool:
    """Tell whether nobody writes the temporary file any more: its process is gone, or it is old."""
    machine, _, rest = temporary.name.removeprefix(_TEMPORARY).partition("-")
    process = rest.partition("-")[0]
    if os.name == "posix" and machine == _MACHINE and process.isdecimal():
        try:
            os.kill(int(process), 0)
        except (ProcessLookupError, OverflowError):
            return True
        except PermissionError:
            pass
    return time.time() - temporary.stat().st_mtime > _ABANDONED_AFTER


def _same_file(a: Path, b: Path) -> bool:
    try:
        return here(a).samefile(here(b))
    except OSError:
        return a.absolute() == b.absolute()


def _output_error(path: Path, error: Exception) -> PlanError:
    """Return what a failed writing means; ValueError is a NUL in the path."""
    if not isinstance(error, OSError):
        return WriteFailed(path, detail="文件名不能用")
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return NoSpace(path)
    there, place = os.path.exists, here(path)  # says False, too, where a drive no longer answers
    if isinstance(error, FileNotFoundError) and not there(place.parent):
        return FolderMissing(path)
    if isinstance(error, PermissionError) and there(place) and os.access(place, os.W_OK):
        return OutputLocked(path)
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return NoPermission(path)
    return WriteFailed(path, detail=reason(error))


def reason(error: OSError) -> str:
    """Return in Chinese what the system says; what it says in another language is told by its number."""
    number = getattr(error, "winerror", None)
    if number in _NETWORK_OF_WINDOWS or error.errno in _NETWORK:
        return "与所在网络位置的连接中断"
    if said := _REASONS.get(error.errno or 0):
        return said
    told = error.strerror or ""
    return told if told and not told.isascii() else f"系统错误 {number or error.errno or ''}".rstrip()
