"""What cannot be moved as a tracked change: told before anything is done, with what a user can look for in the text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from lxml import etree

from checker.errors import ChapterFixed, ChapterUntracked
from checker.sources.wordml import MC, W_STRICT, Element, W, attribute, below, is_word, tags
from checker.word.resolution import revisions
from checker.word.structure.draft import Draft

_HELD: dict[str, str] = {
    "commentRangeStart": "其中有批注",
    "commentRangeEnd": "其中有批注",
    "commentReference": "其中有批注",
    "txbxContent": "其中有文本框",
    "sdt": "其中有内容控件",
    "customXml": "其中有自定义标记",
    "object": "其中有嵌入对象",
    "pict": "其中有图形",
    "control": "其中有表单控件",
    "ffData": "其中有表单域",
    "subDoc": "其中有子文档",
    "altChunk": "其中嵌入了其他文件",
    "permStart": "其中有限制编辑的区域",
    "permEnd": "其中有限制编辑的区域",
}
_REASONS = {tag: reason for local, reason in _HELD.items() for tag in tags(local)}
_OWN = (f"{{{W}}}", f"{{{W_STRICT}}}")
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_STRICT_PICTURE = "http://purl.oclc.org/ooxml/drawingml/picture"
_RENEWED = ("_toc", "_goback")
"""How names of bookmarks begin that Word makes anew when it brings the contents up to date."""


def check_content(draft: Draft, chapter: Collection[Element], between: Collection[Element]) -> None:
    """Raise ChapterUntracked where something in a chapter would be there twice, or would be lost.

    `between` is all that stands where its blocks do, marks between them as well.
    """
    for block in chapter:
        if not is_word(block, "p", "tbl", "sdt", "altChunk"):
            raise ChapterUntracked(detail="其中有特殊内容")
        for element in block.iter(etree.Element):
            if reason := _REASONS.get(element.tag) or _foreign(element):
                raise ChapterUntracked(detail=reason)
        if any(not draft.marks.is_own(revision) for revision in revisions(block)):
            raise ChapterUntracked(detail="其中有尚未处理的修订")
    names = {name.casefold() for name in _bookmarks(between)}
    if names and (found := names.intersection(_referenced(draft.root))):
        raise ChapterUntracked(detail=f"其中有被引用的书签{sorted(found)[0]}")


def check_borders(draft: Draft, places: Iterable[int]) -> None:
    """Raise ChapterFixed where a place in the body is within a field, or within a paragraph that others joined."""
    for place in places:
        if draft.splits_field(place):
            raise ChapterFixed(detail="它的边上或新位置在域（如目录）之中")
        before = next((e for e in reversed(list(draft.body)[:place]) if is_word(e, "p", "tbl", "sdt")), None)
        if before is not None and draft.is_joined(before):
            raise ChapterUntracked(detail="它的边上或新位置有段落由他人以修订方式合并")


def _foreign(element: Element) -> str | None:
    """Return why what holds an element that is not Word's own cannot be moved, None where it is no reason."""
    if element.tag.startswith(_OWN):
        return None
    called = etree.QName(element)
    if called.localname in ("oMath", "oMathPara"):
        return "其中有公式"
    if called.namespace == MC:
        return "其中有图形"
    if called.localname == "graphicData" and element.get("uri") not in (_PICTURE, _STRICT_PICTURE):
        return "其中有图表或图形"
    return None


def _bookmarks(chapter: Iterable[Element]) -> Iterator[str]:
    """Return the names of the bookmarks that a reader may have made, or that Word needs for references."""
    for block in chapter:
        for mark in below(block, "bookmarkStart"):
            called = attribute(mark, "name") or ""
            if called and not called.casefold().startswith(_RENEWED):
                yield called


def _referenced(root: Element) -> set[str]:
    """Return the words of all field codes and the places that links lead to, in lower case."""
    codes = "".join((e.text or "") if is_word(e, "instrText") else " " for e in root.iter(*_CODES))
    out = set(codes.casefold().replace('"', " ").split())
    for field in below(root, "fldSimple"):
        out.update((attribute(field, "instr") or "").casefold().replace('"', " ").split())
    return out | {(attribute(link, "anchor") or "").casefold() for link in below(root, "hyperlink")}


_CODES = (*tags("instrText"), *tags("fldChar"))
