"""How often the forms of a PDF (pieces of drawing that pages and forms show by name) would be drawn in all.

PDFium follows forms that show themselves, or each other by twos, for hours; nothing can stop it then. They are counted
before it sees the file. What is compressed into object streams is not looked into: forms themselves never are there.
"""

from __future__ import annotations

import re
import zlib
from functools import cache
from typing import NamedTuple

_OBJECT = re.compile(rb"(?<!\d)(\d{1,9})\s+\d{1,5}\s+obj\b(.*?)(stream\r?\n|endobj)", re.DOTALL)
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_NAMED = re.compile(rb"/([^\s/<>\[\]()]+)\s+(\d{1,9})\s+\d{1,5}\s+R")
_DRAWN = re.compile(rb"/([^\s/<>\[\]()]+)\s+Do\b")
_RESOURCES = re.compile(rb"/Resources\s+(\d{1,9})\s+\d{1,5}\s+R")
_XOBJECTS = re.compile(rb"/XObject\s*(?:<<(.*?)>>|(\d{1,9})\s+\d{1,5}\s+R)", re.DOTALL)
_CONTENT = 1 << 20
MAX_DRAWN = 1_000_000
"""Forms drawn in all; a plan's maps have some hundred."""


class _Form(NamedTuple):
    """One form: the names it gives to others, and the names that it draws, each as often as it does."""

    names: dict[bytes, int]
    drawn: list[bytes]


def drawn_too_often(data: bytes) -> bool:
    """Tell whether a form draws itself, or forms draw each other more than a million times."""
    if len(_FORM.findall(data)) == 0:
        return False
    heads = {int(found[1]): (found[2], found.end()) for found in _OBJECT.finditer(data)}
    forms = {n: _form(data, head, end, heads) for n, (head, end) in heads.items() if _FORM.search(head)}
    open_forms: set[int] = set()

    @cache
    def times(number: int) -> int:
        """Return how many forms are drawn where this one is; more than allowed for one inside itself."""
        if number in open_forms or len(open_forms) > 100:
            return MAX_DRAWN + 1
        open_forms.add(number)
        form = forms[number]
        inner = (form.names.get(name, 0) for name in form.drawn)
        total = 1 + sum(times(other) for other in inner if other in forms)
        open_forms.discard(number)
        return total

    return any(times(number) > MAX_DRAWN for number in forms)


def _form(data: bytes, head: bytes, start: int, heads: dict[int, tuple[bytes, int]]) -> _Form:
    content = data[start : start + _CONTENT]
    if b"FlateDecode" in head:
        try:
            content = zlib.decompressobj().decompress(content, _CONTENT)
        except zlib.error:
            return _Form({}, [])
    else:
        content = content.partition(b"endstream")[0]
    resources = _RESOURCES.search(head)
    held = heads.get(int(resources[1]), (b"", 0))[0] if resources else head
    names: dict[bytes, int] = {}
    for inline, reference in _XOBJECTS.findall(held):
        written = inline or heads.get(int(reference or 0), (b"", 0))[0]
        names.update((name, int(number)) for name, number in _NAMED.findall(written))
    return _Form(names, _DRAWN.findall(content))
