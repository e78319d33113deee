"""Which program made a reading, and what is prepared of it: those of another program, or of other tables of the
office, are made anew."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path

from checker import VERSION, resources
from checker.library import codec

_File = Path | os.DirEntry[str]
_CODE = (
    "align",
    "findings.py",
    "intervals.py",
    "library/codec.py",
    "library/stored.py",
    "library/upper_index.py",
    "numerals.py",
    "plan.py",
    "reading",
    "rules/alignment",
    "rules/base.py",
    "rules/choice.py",
    "rules/language/name_clusters.py",
    "rules/remembered.py",
    "rules/word_table.py",
    "segmentation.py",
    "sources",
    "text.py",
    "thresholds.py",
)
"""What readings, and what is prepared of them, are made by."""


@cache
def stamp() -> str:
    """Return the stamp of this program: its version, the code that readings are made by, and the tables.

    The version alone is enough for released programs. In a checkout the code may change between two of them: there
    size and time of change tell one state of a file from another, and need no file to be opened. In an installed
    program, whose times say nothing, the content does. In a frozen one, which has no files of code, the fields of the
    records stand for them. The office's own tables count by their content everywhere.
    """
    digest = sha256(f"{VERSION} {codec.FORMAT}".encode())
    root = Path(__file__).resolve().parent.parent
    code = [root / name for name in _CODE if (root / name).exists()]
    if not code:
        digest.update(codec.shape().encode())
    told = _by_state if (root.parent / "pyproject.toml").is_file() else _by_content
    for place in code:
        _add(digest.update, place, ".py", told)
    _add(digest.update, resources.path("stages.tsv").parent, ".tsv", told)
    _add(digest.update, resources.user_tables(), ".tsv", _by_content)
    return digest.hexdigest()[:32]


def _add(update: Callable[[bytes], None], place: Path, ending: str, told: Callable[[_File], bytes]) -> None:
    """Add a file, or the files with an ending in a folder and in the folders in it, in order; nothing for nothing."""
    if place.suffix == ending:
        update(place.name.encode() + told(place))
    elif place.is_dir():
        with os.scandir(place) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
        for entry in found:
            if entry.name.endswith(ending):
                update(entry.name.encode() + told(entry))
            elif ending == ".py" and entry.name != "__pycache__" and entry.is_dir():
                _add(update, Path(entry), ending, told)


def _by_state(file: _File) -> bytes:
    state = file.stat()
    return f" {state.st_size} {state.st_mtime_ns} ".encode()


def _by_content(file: _File) -> bytes:
    with Path(file).open("rb", buffering=0) as opened:  # small files, read whole: a buffer doubles the time
        return opened.read()
