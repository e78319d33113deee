"""Which program made a reading: a reading of another program, or of other tables of the office, is made anew."""

from __future__ import annotations

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
        digest.update(path.read_bytes())
    return digest.hexdigest()[:32]


def _code() -> list[Path]:
    root = Path(__file__).resolve().parent.parent
    named = [root / name for name in _CODE]
    return sorted(
        path for place in named for path in (place.rglob("*.py") if place.is_dir() else [place]) if path.is_file()
    )


def _tables() -> list[Path]:
    """Return the program's tables, and the office's own ones that change what is read."""
    folders = (resources.path("stages.tsv").parent, resources.user_tables())
    return [path for folder in folders if folder.is_dir() for path in sorted(folder.glob("*.tsv")) if path.is_file()]
