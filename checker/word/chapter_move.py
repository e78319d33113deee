"""移动章节: a copy of a Word draft in which a chapter stands elsewhere, whole: paragraphs, tables, pictures, notes.

The move is no tracked change: it makes another draft. What belongs together is never cut through: a chapter that holds
the end of a page section, or one end alone of a field, a bookmark or a commented range, stays where it is.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from lxml import etree

from checker.errors import ChapterFixed, NeedsWord
from checker.files import check_output, read_bytes, write_bytes
from checker.sources import plan_of
from checker.sources.package import Package, parse_xml
from checker.sources.wordml import Element, attribute, below, body_paragraphs, is_word
from checker.word.parts import MAIN_TYPES, Parts

_RANGES = ("bookmark", "commentRange", "perm", "moveFromRange", "moveToRange", "customXmlInsRange", "customXmlDelRange")


def move_chapter(draft: Path, output: Path, first: int, stop: int | None, before: int | None) -> None:
    """Write a copy in which the lines from `first` up to `stop` stand before the line `before`.

    Lines count the body's paragraphs as plans do; None means its end. Raises ChapterFixed where the chapter cannot be
    moved whole, NeedsWord where the draft is no .docx, InputError or OutputError.
    """
    if draft.suffix.lower() not in MAIN_TYPES:
        raise NeedsWord(draft)
    check_output(output, (draft,))
    content = moved(read_bytes(draft), first, stop, before)
    _check(draft, content)
    write_bytes(output, content)


def moved(content: bytes, first: int, stop: int | None, before: int | None) -> bytes:
    """Return the package with the lines moved; raises ChapterFixed."""
    parts = Parts(Package(content))
    root = parse_xml(parts.read(parts.main), parts.main)
    body = next(element for element in root.iterchildren() if is_word(element, "body"))
    paragraphs = list(body_paragraphs(root))
    last = next((i for i, child in enumerate(body) if is_word(child, "sectPr")), len(body))
    start, end, target = (
        last if line is None else place_of(body, paragraphs[line - 1]) for line in (first, stop, before)
    )
    if start <= target <= end:
        return content
    chapter = list(body)[start:end]
    check_whole(chapter)
    check_passed(list(body)[end:target] if target > end else list(body)[target:start])
    anchor = body[target] if target < len(body) else None
    for element in chapter:
        body.remove(element)
    at = body.index(anchor) if anchor is not None else len(body)
    body[at:at] = chapter
    parts.put(parts.main, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
    return parts.bytes()


def place_of(body: Element, paragraph: Element) -> int:
    """Return where in the body a paragraph stands; raises ChapterFixed where something else holds it."""
    if paragraph.getparent() is not body:
        raise ChapterFixed(detail="标题在表格、文本框或内容控件中")
    return body.index(paragraph)


def check_passed(passed: list[Element]) -> None:
    """Raise ChapterFixed where a chapter would go over the end of a page section."""
    if any(True for element in passed for _ in below(element, "sectPr")):
        raise ChapterFixed(detail="与新位置之间有分节符，移动后页面设置会变")


def check_whole(chapter: list[Element]) -> None:
    """Raise ChapterFixed where something begins or ends in the chapter alone."""
    if any(True for element in chapter for _ in below(element, "sectPr")):
        raise ChapterFixed(detail="其中有分节符，移动后页面设置会变")
    depth = 0
    for element in chapter:
        for mark in below(element, "fldChar"):
            kind = attribute(mark, "fldCharType")
            depth += {"begin": 1, "end": -1}.get(kind or "", 0)
            if depth < 0:
                raise ChapterFixed(detail="其中有域的一部分")
    if depth:
        raise ChapterFixed(detail="其中有域的一部分")
    for name in _RANGES:
        starts, ends = (
            Counter(attribute(mark, "id") for element in chapter for mark in below(element, f"{name}{end}"))
            for end in ("Start", "End")
        )
        if starts != ends:
            raise ChapterFixed(detail="有书签、批注或修订跨在它的边上")


def _check(draft: Path, content: bytes) -> None:
    """Raise ChapterFixed where the copy does not say the very same, in another order."""
    before, after = plan_of(draft, read_bytes(draft)), plan_of(draft, content)
    if Counter(block.text for block in before.blocks) != Counter(block.text for block in after.blocks):
        raise ChapterFixed(detail="移动后文字与原稿对不上")
