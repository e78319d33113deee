"""The packages that are shipped: fetched from pip's configured index, pinned, and each checked by its hash."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PINS = Path(__file__).parent / "pins"
_PIN = re.compile(r"(?P<name>[\w.-]+)==(?P<version>\S+) --hash=sha256:(?P<digest>[0-9a-f]{64})")
_INFO = ".dist-info/"


class BuildError(Exception):
    """The build can't go on; the message says what is missing or wrong."""


@dataclass(frozen=True, slots=True)
class Pin:
    """One file to be had: name and version of the package, and the SHA-256 of the file itself."""

    name: str
    version: str
    digest: str


def pins(file: str) -> list[Pin]:
    """Return the pins of `pins/<file>`; raises BuildError at a line that pins nothing."""
    out = []
    for line in (PINS / file).read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        found = _PIN.fullmatch(line)
        if found is None:
            raise BuildError(f"pins/{file}: not a pin: {line}")
        out.append(Pin(found["name"], found["version"], found["digest"]))
    return out


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def fetch(file: str, folder: Path, platforms: Sequence[str]) -> dict[str, Path]:
    """Return the files of `pins/<file>` by package name, downloading what `folder` does not hold yet.

    Without platforms the packages are taken as source archives. Raises BuildError when one can't be had as pinned.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wanted = pins(file)
    if not _found(wanted, folder).keys() >= {pin.name for pin in wanted}:
        _download(PINS / file, folder, platforms)
    found = _found(wanted, folder)
    if missing := [pin.name for pin in wanted if pin.name not in found]:
        raise BuildError(f"pins/{file}: not to be had as pinned: {', '.join(missing)}")
    return found


def _found(wanted: list[Pin], folder: Path) -> dict[str, Path]:
    have = {digest(path): path for path in sorted(folder.iterdir()) if path.is_file()}
    return {pin.name: have[pin.digest] for pin in wanted if pin.digest in have}


def _download(requirements: Path, folder: Path, platforms: Sequence[str]) -> None:
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--require-hashes", "-d", str(folder)]
    if platforms:
        command += ["--only-binary=:all:", "--implementation", "cp", "--python-version", "3.11"]
        command += [word for abi in ("cp311", "abi3", "none") for word in ("--abi", abi)]
        command += [word for platform in platforms for word in ("--platform", platform)]
    else:
        command += ["--no-binary=:all:"]
    done = subprocess.run([*command, "-r", str(requirements)], capture_output=True, text=True, check=False)
    if done.returncode:
        raise BuildError(f"pip could not fetch {requirements.name}:\n{done.stderr.strip()}")


def unpack(wheel: Path, site: Path, papers: Path) -> None:
    """Unpack a wheel's packages into `site` and its metadata and licences into a folder of its own in `papers`."""
    with zipfile.ZipFile(wheel) as archive:
        for entry in archive.infolist():
            head, info, tail = entry.filename.partition(_INFO)
            if entry.is_dir() or ".data/" in entry.filename:
                continue
            target = papers / head / tail if info else site / entry.filename
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(archive.read(entry))
            if tail == "METADATA":  # some packages ask there for their own version
                own = site / f"{head}{_INFO}{tail}"
                own.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(target, own)


def unpack_source(archive: Path, package: str, site: Path, papers: Path) -> None:
    """Unpack one pure Python package out of a source archive, its PKG-INFO and licence into `papers`."""
    with tarfile.open(archive) as packed:
        for member in packed.getmembers():
            top, _, rest = member.name.partition("/")
            if not member.isfile():
                continue
            inside = rest.startswith(f"{package}/")
            paper = "/" not in rest and rest.upper().startswith(("PKG-INFO", "LICEN", "COPYING"))
            if not inside and not paper:
                continue
            target = site / rest if inside else papers / top / rest.replace("PKG-INFO", "METADATA")
            target.parent.mkdir(parents=True, exist_ok=True)
            data = packed.extractfile(member)
            if data is not None:
                target.write_bytes(data.read())


def members(wheel: Path, folder: str) -> dict[str, bytes]:
    """Return the files directly in a folder of a wheel, by name."""
    with zipfile.ZipFile(wheel) as archive:
        inside = [e for e in archive.infolist() if not e.is_dir() and e.filename.rpartition("/")[0] == folder]
        return {entry.filename.rpartition("/")[2]: archive.read(entry) for entry in inside}


def tool(name: str) -> str:
    """Return the path of a tool of this machine; raises BuildError where it is not on PATH."""
    found = shutil.which(name)
    if found is None:
        raise BuildError(f"{name} is not on PATH")
    return found


def run(*command: str | Path, cwd: Path | None = None) -> str:
    """Run a tool and return its output; raises BuildError with what it said when it fails."""
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, cwd=cwd, check=False)
    if done.returncode:
        raise BuildError(f"{command[0]} failed:\n{(done.stdout + done.stderr).strip()[-3000:]}")
    return done.stdout
