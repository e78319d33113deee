"""The one place that opens files under resources/ and templates/ (in a checkout, installed, or frozen)."""

from __future__ import annotations

import csv
import io
import sys
from functools import cache
from pathlib import Path


@cache
def _root(kind: str) -> Path:
    here = Path(__file__).resolve().parent
    frozen = getattr(sys, "_MEIPASS", None)
    places = [Path(frozen) / kind] if frozen else []
    places += [here.parent / kind, here / "_data" / kind]
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(f"no {kind}/ beside {here}")


def path(name: str) -> Path:
    """Return the path of `resources/<name>`; raises FileNotFoundError when it is not there."""
    found = _root("resources") / name
    if not found.exists():
        raise FileNotFoundError(found)
    return found


def template(name: str) -> Path:
    """Return the path of `templates/<name>`; raises FileNotFoundError when it is not there."""
    found = _root("templates") / name
    if not found.exists():
        raise FileNotFoundError(found)
    return found


def text(name: str) -> str:
    """Return the text of `resources/<name>` (UTF-8)."""
    return path(name).read_text("utf-8")


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of the tab-separated table `resources/<name>` by column name.

    No quoting; lines that begin with `#` are comments; absent cells are empty strings.
    """
    lines = [line for line in text(name).splitlines() if line.strip() and not line.startswith("#")]
    reader = csv.DictReader(io.StringIO("\n".join(lines)), delimiter="\t", quoting=csv.QUOTE_NONE, restval="")
    return [{key: (value or "").strip() for key, value in row.items() if key} for row in reader]
