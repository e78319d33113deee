"""A cover page put before a draft: a section of its own, in one content control that is removed as a whole.

Word counts it among its cover pages, so that 插入—封面—删除当前封面 removes it; selecting the control and deleting does
the same in other programs. The draft behind it keeps its bytes, its page numbers and its places: what is set in it is
moved by as many lines as the page has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

from docx.oxml.ns import nsdecls
from lxml import etree

from checker.files import read_bytes
from checker.plan import BODY
from checker.reading.elements import Piece
from checker.sources.cover_page import TAG, cover_of
from checker.sources.package import Package, parse_xml
from checker.sources.styles import integer
from checker.sources.wordml import W_STRICT, Element, W, below, child, value
from checker.word.changes import Anchor
from checker.word.layout import layout
from checker.word.parts import Parts, is_strict
from checker.word.splice import is_utf8, whole
from checker.word.working_copy import Locate, WorkingCopy

_BODY = re.compile(rb"<(?:[\w.-]+:)?body(?:\s[^>]*)?(?<!/)>")
_FIRST_ID = 1_120_000_001
_BREAK = '<w:r><w:br w:type="page"/></w:r>'


def with_cover(copy: WorkingCopy, draft: Path, blocks: Iterable[str]) -> WorkingCopy:
    """Return the copy with a cover page of the given paragraphs and tables (`w:` markup without declarations).

    An earlier cover page gives way to the new one; macros stay what they are. Raises InputError.
    """
    package = Package(read_bytes(draft) if copy.content is None else copy.content)
    parts = Parts(package)
    xml = parts.read(parts.main)
    root = parse_xml(xml, parts.main)
    earlier = cover_of(root)
    cover = _cover(root, "".join(blocks))
    gone = sum(1 for _ in below(earlier, "p")) if earlier is not None else 0
    parts.put(parts.main, _placed(xml, root, earlier, cover))
    lines = sum(1 for _ in below(cover, "p"))
    return WorkingCopy(parts.bytes(), _moved(copy.comment, lines - gone, gone), _moved(copy.change, lines - gone, gone))


def _placed(xml: bytes, root: Element, earlier: Element | None, cover: Element) -> bytes:
    """Return the part with the cover page as the first thing in its body, all other bytes as they were."""
    found = _BODY.search(xml)
    if earlier is None and found is not None and is_utf8(xml):
        return xml[: found.end()] + etree.tostring(cover, encoding="unicode").encode("utf-8") + xml[found.end() :]
    body = child(root, "body")
    assert body is not None  # the reader has refused a document without
    if earlier is not None:
        body.remove(earlier)
    body.insert(0, cover)
    return whole(root)


def _moved(locate: Locate, by: int, gone: int) -> Locate:
    """Return the way to a place behind the cover page; what stood on an earlier one is nowhere."""

    def moved(pieces: Sequence[Piece]) -> Anchor | None:
        anchor = locate(pieces)
        if anchor is None or anchor.part != BODY:
            return anchor
        return _further(anchor, by) if anchor.line > gone else None

    return moved


def _further(anchor: Anchor, by: int) -> Anchor:
    last = None if anchor.last_line is None else anchor.last_line + by
    return replace(anchor, line=anchor.line + by, last_line=last)


def _cover(root: Element, blocks: str) -> Element:
    """Return the content control: the page, and the section that ends it, which counts as page 0."""
    page = layout()
    top, bottom, left, right = page.margins
    section = (
        f'<w:sectPr><w:pgSz w:w="{page.width}" w:h="{page.height}"/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="{page.header}" '
        f'w:footer="{page.footer}" w:gutter="0"/><w:pgNumType w:start="0"/></w:sectPr>'
    )
    ending = f"<w:p><w:pPr>{EXACT.format(line=20)}{section}</w:pPr>{_BREAK if _goes_on(root) else ''}</w:p>"
    properties = (
        f'<w:alias w:val="校核说明页"/><w:tag w:val="{TAG}"/><w:id w:val="{_free_id(root)}"/>'
        '<w:docPartObj><w:docPartGallery w:val="Cover Pages"/><w:docPartUnique/></w:docPartObj>'
    )
    inside = f"<w:sdtContent>{blocks}{ending}</w:sdtContent>"
    control = f"<w:sdt {nsdecls('w')}><w:sdtPr>{properties}</w:sdtPr>{inside}</w:sdt>"
    return etree.fromstring(control.replace(W, W_STRICT) if is_strict(root) else control)


EXACT = (
    '<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:beforeLines="0" w:beforeAutospacing="0" w:after="0" '
    'w:afterLines="0" w:afterAutospacing="0" w:line="{line}" w:lineRule="exact"/>'
    '<w:ind w:leftChars="0" w:left="0" w:rightChars="0" w:right="0" w:firstLineChars="0" w:firstLine="0"/>'
)
"""Properties that hold whatever the draft's own default style says."""


def _goes_on(root: Element) -> bool:
    """Tell whether the draft's first section would begin on the page of the section before it."""
    first = next(below(root, "sectPr"), None)
    return value(first, "type") == "continuous"


def _free_id(root: Element) -> int:
    """Return an id that no content control of the document has."""
    taken = {integer(value(properties, "id")) for properties in below(root, "sdtPr")}
    return next(n for n in count(_FIRST_ID) if n not in taken)
