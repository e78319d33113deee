"""A Word document (.docx, .docm, .dotx, .dotm; transitional or Strict) as blocks in document order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from checker.errors import BrokenXml
from checker.plan import BODY, Block, BlockKind, Table
from checker.sources.cover_page import cover_paragraphs
from checker.sources.numbering import Numbering
from checker.sources.package import Package
from checker.sources.page_layout import page_layout
from checker.sources.styles import Styles, integer, outline_level
from checker.sources.tables import Grid, grids
from checker.sources.wordml import MC, Element, Paragraph, below, child, is_left_behind, part_paragraphs, tags, value

NOTE_PARTS = ("footnotes", "endnotes")
_FRAMES = (*tags("tc"), *tags("txbxContent"))
_BODIES = tags("body")
_ALTERNATE = f"{{{MC}}}AlternateContent"


class WordDocument:
    """The blocks, tables and notes of one package; `blocks` holds body, footnotes, endnotes, headers and footers."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._main = package.main
        root = package.xml(self._main)
        if child(root, "body") is None:
            raise BrokenXml(detail=f"{self._main}没有正文")
        self._styles = Styles(self._related("styles"))
        self._numbering = Numbering(self._related("numbering"), self._styles)
        self.blocks: list[Block] = []
        self.tables: list[Table] = []
        self._read_body(root)
        self._read_notes()
        self._read_headers()
        self.notes = tuple(_unread(root))
        self.layout = page_layout(package, root)

    def _related(self, kind: str) -> Element | None:
        names = self._package.related(self._main, kind)
        return self._package.xml(names[0]) if names else None

    def _read_body(self, root: Element) -> None:
        copies = _copies(root) | cover_paragraphs(root)
        layout = grids(root, copies)
        placed: dict[Element, list[int]] = {}
        for line, paragraph in enumerate(part_paragraphs(root), 1):
            if paragraph.element in copies or is_left_behind(paragraph.element):
                continue
            frame = _frame(paragraph.element)
            if frame is not None:
                placed.setdefault(frame, []).append(len(self.blocks))
            self.blocks.append(self._block(paragraph, line, frame, layout))
        self.tables += layout.tables(placed)

    def _block(self, paragraph: Paragraph, line: int, frame: Element | None, layout: Grid) -> Block:
        """Return a paragraph of the body as a block."""
        if _is_gone(paragraph) or layout.is_gone(frame):
            return Block(line, "", kind=_kind(frame, False))
        properties = child(paragraph.element, "pPr")
        style = value(properties, "pStyle")
        toc = "TOC" in paragraph.fields or (bool(paragraph.atoms) and self._styles.is_toc(style))
        return Block(
            line,
            paragraph.text,
            BODY,
            _kind(frame, toc),
            self._styles.name(style),
            None if toc else self._level(properties, style),
            self._numbering.label(properties, style),
            layout.place(frame),
        )

    def _level(self, properties: Element | None, style: str | None) -> int | None:
        """Return the outline level: of the paragraph itself, or of its style."""
        stored = integer(value(properties, "outlineLvl"))
        return self._styles.level(style) if stored is None else outline_level(stored)

    def _read_notes(self) -> None:
        """Read the footnotes and endnotes, the empty paragraphs of their separators among them."""
        for kind in NOTE_PARTS:
            for name in self._package.related(self._main, kind):
                self._read_part(self._package.xml(name), kind, BlockKind.FOOTNOTE)

    def _read_headers(self) -> None:
        for kind in ("header", "footer"):
            for name in self._package.related(self._main, kind):
                self._read_part(self._package.xml(name), PurePosixPath(name).stem, BlockKind.HEADER)

    def _read_part(self, root: Element, part: str, kind: BlockKind) -> None:
        copies = _copies(root)
        for line, paragraph in enumerate(part_paragraphs(root), 1):
            if paragraph.element in copies or is_left_behind(paragraph.element):
                continue
            style = value(child(paragraph.element, "pPr"), "pStyle")
            self.blocks.append(Block(line, paragraph.text, part, kind, self._styles.name(style)))


def _frame(paragraph: Element) -> Element | None:
    """Return the table cell or text box around a paragraph, None in the running text."""
    parent = paragraph.getparent()
    if parent is not None and parent.tag in _BODIES:
        return None
    return next(paragraph.iterancestors(*_FRAMES), None)


def _kind(frame: Element | None, toc: bool) -> BlockKind:
    if frame is not None:
        return BlockKind.CELL if frame.tag in tags("tc") else BlockKind.BOX
    return BlockKind.TOC if toc else BlockKind.PARAGRAPH


def _copies(root: Element) -> set[Element]:
    """Return the paragraphs that only repeat others: the further alternatives of markup stored in several ways."""
    copies: set[Element] = set()
    for alternatives in root.iter(_ALTERNATE):
        shown = False
        for branch in alternatives:
            paragraphs = list(below(branch, "p"))
            if shown:
                copies.update(paragraphs)
            shown = shown or bool(paragraphs)
    return copies


def _is_gone(paragraph: Paragraph) -> bool:
    """Tell whether the paragraph is deleted or moved away with its mark, so that nothing of it is left."""
    if paragraph.atoms:
        return False
    mark = child(paragraph.element, "pPr")
    mark = child(mark, "rPr") if mark is not None else None
    return mark is not None and any(child(mark, name) is not None for name in ("del", "moveFrom"))


def _unread(root: Element) -> Iterator[str]:
    """Say in Chinese what the document shows but this reader does not read."""
    pictures = sum(1 for _ in root.iter("{*}blip"))
    if pictures:
        yield f"文档含图片{pictures}处，图片里的文字没有读取。"
    formulas = sum(1 for _ in root.iter("{*}oMath"))
    if formulas:
        yield f"文档含公式{formulas}处，公式没有读取。"
    if any(True for _ in below(root, "altChunk")):
        yield "文档嵌入了其他文件的内容，这部分没有读取。"
