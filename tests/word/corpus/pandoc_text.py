"""What pandoc reads in a Word file as bare text: neither what it draws for formats, nor the numbers that it counts.

Its plain text writes `~~a b~~` for a struck run, and `~~a~~ ~~b~~` where that run was divided at the blank. It also
takes paragraphs in the style `Title` and its like out of the text, and of two of them forgets one: here they are read
like all others.
"""

from __future__ import annotations

import io
import json
import re
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.word.corpus import oracles

_TITLES = re.compile(rb'(<[\w:]*name\s[^>]*val=")(Title|Subtitle|Author|Date|Abstract)(?=")', re.IGNORECASE)
_STYLES = re.compile(r"(?:^|/)styles[^/]*\.xml$", re.IGNORECASE)
_BLOCKS = ("Para", "Plain", "Header", "CodeBlock", "LineBlock", "RawBlock")
_WRITTEN = ("Str", "Code", "Math", "CodeBlock", "RawInline", "RawBlock")
_BLANK = ("Space", "SoftBreak", "LineBreak")


def paragraphs(path: Path, changes: str) -> list[str] | None:
    """Return the texts of the paragraphs, notes behind the one that has their mark; None where it can't be read."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.docx"
        copy.write_bytes(_without_titles(path.read_bytes()))
        found = oracles.pandoc(copy, changes, to="json")
    return None if found is None else [" ".join(text.split()) for text in _paragraphs(json.loads(found)["blocks"])]


def _without_titles(data: bytes) -> bytes:
    """Return a file whose styles are not called Title and the like; the file itself where it has none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {entry: archive.read(entry) for entry in archive.infolist()}
    except (zipfile.BadZipFile, NotImplementedError, OSError):
        return data
    found = {entry: _TITLES.sub(rb"\1Plain \2", xml) for entry, xml in parts.items() if _STYLES.search(entry.filename)}
    if all(parts[entry] == xml for entry, xml in found.items()):
        return data
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, xml in parts.items():
            archive.writestr(entry.filename, found.get(entry, xml))
    return out.getvalue()


def _paragraphs(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for inner in node:
            yield from _paragraphs(inner)
    elif isinstance(node, dict) and node.get("t") in _BLOCKS:
        notes: list[Any] = []
        yield _text(node, notes)
        yield from _paragraphs(notes)
    elif isinstance(node, dict):
        yield from _paragraphs(node.get("c", []))


def _text(node: Any, notes: list[Any]) -> str:
    """Return the characters of inline content; the blocks of its notes go into `notes`."""
    if isinstance(node, list):
        return "".join(_text(inner, notes) for inner in node)
    if not isinstance(node, dict):
        return ""
    kind, content = node.get("t"), node.get("c")
    if kind in _BLANK:
        return " "
    if kind in _WRITTEN:
        return content if isinstance(content, str) else str(content[-1])
    if kind == "Note":
        notes.append(content)
        return ""
    return _text(content, notes)
