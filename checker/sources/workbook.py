"""The cells of an .xlsx workbook as text: what a sheet shows, merged cells once, hidden sheets left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from checker.errors import Encrypted, InputError, NotWorkbook, OldWord, TooLarge
from checker.files import read_bytes
from checker.sources.package import Package
from checker.sources.wordml import Element

MAX_CELLS = 200_000
MAX_BYTES = 50 << 20
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
Merge = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its cells with text by (row, column) from 0, and its merged ranges (top, left, bottom, right)."""

    name: str
    cells: dict[tuple[int, int], str]
    merged: tuple[Merge, ...]


def read_workbook(path: Path) -> tuple[Sheet, ...]:
    """Return the sheets that can be seen; raises an InputError that names the file."""
    return workbook_of(path, read_bytes(path, most=MAX_BYTES))


def workbook_of(path: Path, data: bytes) -> tuple[Sheet, ...]:
    """Return the sheets of `data`, the content of the file at `path`; raises an InputError like `read_workbook`."""
    try:
        return tuple(_Workbook(Package(data)).sheets())
    except (OldWord, Encrypted) as error:
        raise NotWorkbook(path, detail="（有密码，或是旧格式）") from error
    except InputError as error:
        raise error.at(path) from error.__cause__


class _Workbook:
    """A package that holds a workbook."""

    def __init__(self, package: Package) -> None:
        self._package = package
        mains = package.related("", "officeDocument")
        if not mains or "spreadsheetml" not in package.content_type(mains[0]):
            raise NotWorkbook
        self._main = mains[0]
        self._left = MAX_CELLS
        shared = package.related(self._main, "sharedStrings")
        items = _named(package.xml(shared[0]), "si") if shared else ()
        self._shared = [_rich(item) for item in items]

    def sheets(self) -> Iterator[Sheet]:
        """Yield the sheets in the order of their tabs."""
        targets = {relation.id: relation.target for relation in self._package.relationships(self._main)}
        for sheet in _named(self._package.xml(self._main), "sheet"):
            id = next((value for key, value in sheet.items() if str(key).endswith("}id")), "")
            target = targets.get(str(id))
            if target is not None and sheet.get("state", "visible") == "visible":
                yield self._sheet(sheet.get("name") or "", self._package.xml(target))

    def _sheet(self, name: str, root: Element) -> Sheet:
        cells: dict[tuple[int, int], str] = {}
        row = -1
        for line in _named(root, "row"):
            row = _number(line.get("r"), row + 2) - 1
            column = -1
            for cell in _named(line, "c"):
                place = _place(cell.get("r")) or (row, column + 1)
                column = place[1]
                if (text := self._text(cell)).strip():
                    cells[place] = text
                    self._count()
        merged = (_range(element.get("ref") or "") for element in _named(root, "mergeCell"))
        return Sheet(name, cells, tuple(found for found in merged if found is not None))

    def _count(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise TooLarge(detail=f"单元格超过{MAX_CELLS // 10_000}万个")

    def _text(self, cell: Element) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return next((_rich(item) for item in _named(cell, "is")), "")
        value = next((item.text or "" for item in _named(cell, "v")), "")
        if kind == "s":
            index = _number(value, -1)
            return self._shared[index] if 0 <= index < len(self._shared) else ""
        return "" if kind == "e" else _plain(value) if kind == "n" else _unescaped(value)


def _named(root: Element, name: str) -> Iterator[Element]:
    """Yield the elements below of this local name: strict and transitional files have different namespaces."""
    return root.iter("{*}" + name)


def _rich(item: Element) -> str:
    """Return the text of a string item: its runs, less the phonetic help above them."""
    texts = (
        element.text or ""
        for element in _named(item, "t")
        if not any(str(above.tag).endswith("}rPh") for above in element.iterancestors())
    )
    return _unescaped("".join(texts))


def _unescaped(text: str) -> str:
    """Return a text with the characters that a workbook writes as _x000D_."""
    text = _ESCAPED.sub(lambda found: _character(int(found[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _character(code: int) -> str:
    """Return a character; nothing for half of one, which no text can hold."""
    return "" if 0xD800 <= code < 0xE000 else chr(code)


def _plain(value: str) -> str:
    """Return a number without the noise of binary fractions: 0.30000000000000004 is 0.3."""
    try:
        number = Decimal(repr(round(float(value), 10)))
    except (ValueError, InvalidOperation, OverflowError):
        return value
    return f"{number.normalize():f}" if number.is_finite() else value


def _place(reference: str | None) -> tuple[int, int] | None:
    found = _REFERENCE.fullmatch(reference or "")
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return max(min(int(found[2]), _LAST_ROW), 1) - 1, min(column, _LAST_COLUMN) - 1


def _range(reference: str) -> Merge | None:
    first, _, last = reference.partition(":")
    start, stop = _place(first), _place(last or first)
    return (*start, *stop) if start is not None and stop is not None else None


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 8 else otherwise
