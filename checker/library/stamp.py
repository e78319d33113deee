"""Which program made a reading: a reading of another program, or of other tables of the office, is made anew."""

from __future__ import annotations

import os
from functools import cache
from hashlib import sha256
from pathlib import Path

from checker import VERSION, resources
from checker.library import codec

_CODE = ("plan.py", "text.py", "numerals.py", "intervals.py", "sources", "reading", "library/codec.py")


@cache
def stamp() -> str:
    """Return the stamp of this program: its version, its reading code where the files are at hand, and the tables.

    The version alone is enough for released programs; in a checkout the code may change between two of them, and in
    a frozen program, which has no files of code, the fields of the records stand for them.
    """
    digest = sha256(f"{VERSION} {codec.FORMAT}".encode())
    code = _code()
    if not code:
        digest.update(codec.shape().encode())
    for path in (*code, *_tables()):
        digest.update(path.name.encode())
        with path.open("rb", buffering=0) as file:  # small files, read whole: a buffer doubles the time
            digest.update(file.read())
    return digest.hexdigest()[:32]


def _code() -> list[Path]:
    root = Path(__file__).resolve().parent.parent
    return [path for name in _CODE for path in _modules(root / name)]


def _modules(place: Path) -> list[Path]:
    """Return a module that is there, or all of a folder, in order."""
    if place.suffix:
        return [place] if place.is_file() else []
    return [path for name in _names(place, "") for path in _modules(place / name)] + _files(place, ".py")


def _tables() -> list[Path]:
    """Return the program's tables, and the office's own ones that change what is read."""
    folders = (resources.path("stages.tsv").parent, resources.user_tables())
    return [path for folder in folders for path in _files(folder, ".tsv")]


def _files(folder: Path, ending: str) -> list[Path]:
    return [folder / name for name in _names(folder, ending)]


def _names(folder: Path, ending: str) -> list[str]:
    """Return the names in a folder with an ending, in order; without one those of its folders; none where it is not."""
    if not folder.is_dir():
        return []
    with os.scandir(folder) as entries:
        if not ending:
            return sorted(entry.name for entry in entries if entry.is_dir())
        return sorted(entry.name for entry in entries if entry.name.endswith(ending) and entry.is_file())
