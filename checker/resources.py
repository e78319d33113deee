"""The one place that opens files under resources/ and templates/ (in a checkout, installed, or frozen).

An office adapts the tables without touching the program: a table of the same name in `user_tables()` adds rows,
replaces those of the same key, and takes out those whose key it writes behind a minus.
"""

from __future__ import annotations

import logging
import os
import sys
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import platformdirs

PROGRAM = "guihua-jiaohe"
_TABLES = "规则词表"
_TABLES_KEPT = 32
_FOLDER = "GUIHUA_JIAOHE_DATA"  # where tests and portable installations keep the user's data
_log = logging.getLogger(__name__)


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


def layered_template(name: str, office: str) -> dict[str, Any]:
    """Return the table `templates/<name>` (.toml) with the lines of the user's file `office` laid over it.

    A file of the user's that can't be read is logged, and the program's table stands.
    """
    shipped = tomllib.loads(template(name).read_text("utf-8"))
    place = user_folder() / office
    try:
        return laid_over(shipped, tomllib.loads(decoded(place.read_bytes()))) if office and place.is_file() else shipped
    except (OSError, UnicodeError, tomllib.TOMLDecodeError) as error:
        _log.warning("自定义版式 %s 读不了，已按内置版式：%s", place, error)
        return shipped


def laid_over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Return a table with the values of another in the place of its own, section by section."""
    out = dict(below)
    for key, value in above.items():
        old = out.get(key)
        out[key] = laid_over(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return out


def text(name: str) -> str:
    """Return the text of `resources/<name>` (UTF-8)."""
    return path(name).read_text("utf-8")


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of the tab-separated table `resources/<name>` by column name, with the user's own changes.

    No quoting; lines that begin with `#` are comments; absent cells are empty strings.
    """
    return merged(parse(text(name)), _own(name))


def of_kind(name: str, *kinds: str) -> list[dict[str, str]]:
    """Return the rows of a table whose `kind` is one of these; the table is read once, for it is asked kind by kind."""
    return [row for row in _kept(name, user_tables()) if row["kind"] in kinds]


@lru_cache(_TABLES_KEPT)
def _kept(name: str, own: Path) -> list[dict[str, str]]:
    return rows(name)


def parse(table: str) -> list[dict[str, str]]:
    """Return the rows of a tab-separated text by column name."""
    lines = [line for line in table.splitlines() if line.strip() and not line.startswith("#")]
    columns = [name.strip() for name in lines[0].split("\t")] if lines else []
    absent = [""] * len(columns)
    cells = ([*map(str.strip, line.split("\t")), *absent] for line in lines[1:])
    return [{name: cell for name, cell in zip(columns, row, strict=False) if name} for row in cells]


def merged(shipped: list[dict[str, str]], own: list[dict[str, str]]) -> list[dict[str, str]]:
    """Return the shipped rows with the user's put in their place, or behind them; `-key` takes rows out.

    The key is the first column, with the second one where the first is `kind`. Columns that the user's table
    leaves away are empty; those that the shipped table does not have are ignored.
    """
    if not shipped or not own:
        return shipped
    columns = list(shipped[0])
    keys = columns[:2] if columns[0] == "kind" else columns[:1]
    changed: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for row in own:
        key = tuple(row.get(column, "") for column in keys)
        gone = key[-1].startswith("-") and len(key[-1]) > 1
        if gone:
            changed.setdefault((*key[:-1], key[-1][1:]), [])
        elif key[-1]:
            changed.setdefault(key, []).append({column: row.get(column, "") for column in columns})
    out: list[dict[str, str]] = []
    for row in shipped:
        key = tuple(row[column] for column in keys)
        if key not in changed:
            out.append(row)
        else:
            out.extend(changed[key])
            changed[key] = []
    return [*out, *(row for rest in changed.values() for row in rest)]


def user_tables() -> Path:
    """Return the folder of the user's own tables; it need not exist."""
    return user_folder() / _TABLES


def user_folder() -> Path:
    """Return the folder of the user's data (on Windows below %APPDATA%, which roams); it need not exist."""
    return Path(os.environ.get(_FOLDER) or platformdirs.user_data_dir(PROGRAM, appauthor=False, roaming=True))


def cache_folder() -> Path:
    """Return the folder of what can be made again at any time; it need not exist, and stays on this computer."""
    return Path(os.environ.get(_FOLDER) or platformdirs.user_cache_dir(PROGRAM, appauthor=False))


def _own(name: str) -> list[dict[str, str]]:
    """Return the user's rows of a table; one that can't be read is logged, and the program's rows stand."""
    place = user_tables() / name
    try:
        if not place.is_file():
            return []
        return parse(decoded(place.read_bytes()))
    except (OSError, UnicodeError) as error:
        _log.warning("自定义词表 %s 读不了，已按内置词表校核：%s", place, error)
        return []


def decoded(data: bytes) -> str:
    """Return text as Excel, Notepad or WPS save it: UTF-16 or UTF-8 with mark, UTF-8, or GBK."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")
