"""A saved web page: its main text as blocks, without what the site puts round it.

`line` counts the blocks of the main text from 1. A page is laid out by its site, so the main text is found by what it
is: the part of the page that holds the sentences and the tables, links left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from checker.errors import BrokenHtml, NoText
from checker.plan import Block, BlockKind
from checker.sources import plain_text
from checker.sources.html_tables import HtmlTable, is_data
from checker.sources.wordml import Element

MAX_TAGS = 400_000
LONG_TAG = re.compile(rb"<[a-zA-Z][^>]{20000,}")
MAX_ATTRIBUTES = 5_000
"""Of one element; the parser compares each with all others. A picture kept in an attribute is long, but one."""
SHARE_OF_MAIN = 0.95
"""A part of the page is the main text as long as it holds this share of the sentences around it."""

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_CODECS = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs", "unicode": "utf-16"}
_UNSEEN = frozenset(
    "script style noscript template head iframe object svg canvas audio video select button textarea nav".split()
)
_BLOCKS = frozenset(
    "html body address article aside blockquote center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr li main ol p pre section summary table tbody td tfoot th thead tr ul caption".split()
)
_SENTENCE = re.compile(r"[。；，]")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_WIDE = r"[\u3000-\u9fff\uff00-\uffef]"
_EAST_ASIAN_BREAK = re.compile(rf"(?<={_WIDE})[ \t\r\f]*\n[ \t\r\n\f]*(?={_WIDE})")
_SITE = re.compile(r"\s*[-_|—–]+\s*")
_MARKS = re.compile(r"[\W_]+")
PAGE = "page"
"""The part to which the lines before the main text belong."""
LONGEST_FACT = 100
LEAST_TITLE = 5
LEAST_LINES = 3
LONGEST_WRAPPED = 120


class HtmlDocument:
    """The main text of a page: `blocks`, `tables`, and `notes` on what was not read."""

    def __init__(self, data: bytes) -> None:
        _check_markup(data)
        root = _parsed(decode(data))
        weights = _weights(root)
        if not weights.get(root):
            raise NoText
        main = _main(root, weights)
        reader = _Reader()
        reader.read(main)
        title = _missing_title(root, main, reader.blocks)
        shift = 1 if title else 0
        moved = [replace(block, line=block.line + shift) for block in reader.blocks]
        self.blocks = [*([Block(1, title, level=0)] if title else []), *moved, *_page_head(root, main)]
        self.tables = tuple(table.plan_table(shift) for table in reader.tables)
        pictures = sum(1 for _ in main.iter("img"))
        self.notes = (f"网页正文含图片{pictures}处，图片里的文字没有读取。",) if pictures else ()


def _check_markup(data: bytes) -> None:
    """Raise BrokenHtml for more elements or attributes than any page has."""
    if (tags := data.count(b"<")) > MAX_TAGS:
        raise BrokenHtml(detail=f"标记多达{tags}个")
    tags_found = (found.span() for found in LONG_TAG.finditer(data))
    if any(sum(data.count(blank, *span) for blank in (b" ", b"\n", b"\t")) > MAX_ATTRIBUTES for span in tags_found):
        raise BrokenHtml(detail="一处标记的属性过多")


def decode(data: bytes) -> str:
    """Return the text of a page in the encoding it states, if that is true, or in the one it really has."""
    stated = _CHARSET.search(data[:4096])
    if stated and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        name = stated[1].decode("ascii", "replace").lower()
        try:
            return data.decode(_CODECS.get(name, name))
        except (UnicodeDecodeError, LookupError):
            pass
    return plain_text.decode(data)


def _parsed(text: str) -> Element:
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BrokenHtml(detail="网页结构损坏") from error
    if root is None:
        raise NoText
    return root


def _walk(root: Element, unseen: frozenset[str] = _UNSEEN) -> Iterator[tuple[str, Element]]:
    """Return start and end of every element that can be seen, without recursion: pages may be nested deeply."""
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "start" and element.tag in unseen:
            walker.skip_subtree()
        yield event, element


def _weights(root: Element) -> dict[Element, int]:
    """Return for every element how many characters of sentences and table cells it holds outside links."""
    weights: dict[Element, int] = {}
    links = cells = 0
    for event, element in _walk(root):
        step = 1 if event == "start" else -1
        links += step * (element.tag == "a")
        cells += step * (element.tag in ("td", "th"))
        if event == "start":
            seen = "" if element.tag in _UNSEEN else element.text
            weights[element] = 0 if links else _weight(seen, cells > 0)
            continue
        parent = element.getparent()
        if parent is not None and element is not root:
            weights[parent] += weights[element] + (0 if links else _weight(element.tail, cells > 0))
    return weights


def _weight(text: str | None, in_cell: bool) -> int:
    if not text or not (in_cell or _SENTENCE.search(text)):
        return 0
    return len("".join(text.split()))


def _main(root: Element, weights: dict[Element, int]) -> Element:
    """Return the innermost element that holds nearly all sentences, of a text shown twice the first copy."""
    current = root
    while True:
        inner = sorted(current, key=lambda child: -weights.get(child, 0))
        if not inner or not weights.get(inner[0]):
            return current
        rest = weights[current]
        for other in inner[1:]:
            if weights.get(other, 0) > rest * (1 - SHARE_OF_MAIN) and _repeats(other, inner[0]):
                rest -= weights[other]
        if weights[inner[0]] < rest * SHARE_OF_MAIN or inner[0].tag in ("p", "span", "table", "tbody", "tr"):
            return current
        current = inner[0]


def _repeats(other: Element, first: Element) -> bool:
    """Tell whether most sentences of one element stand in the other as well (a page for screens and for phones)."""
    here, there = _sentences(first), _sentences(other)
    return len(here & there) > 0.8 * max(len(there), 1)


def _sentences(element: Element) -> set[str]:
    return {"".join(text.split()) for text in map(str, element.itertext()) if _SENTENCE.search(text)}


class _Reader:
    """Collects the blocks and tables of the main text."""

    def __init__(self, unseen: frozenset[str] = _UNSEEN) -> None:
        self.blocks: list[Block] = []
        self.tables: list[HtmlTable] = []
        self._unseen = unseen
        self._pieces: list[str] = []
        self._open: list[HtmlTable] = []
        self._cells: list[Element] = []
        self._style: str | None = None

    def read(self, root: Element, until: Element | None = None) -> None:
        """Read what stands in the element, up to `until` if that is given."""
        for event, element in _walk(root, self._unseen):
            if element is until:
                break
            if event == "start":
                self._start(element)
            else:
                self._end(element, tail=element is not root)
        self._flush()

    def _start(self, element: Element) -> None:
        if element.tag in _BLOCKS or element.tag == "br":
            self._flush()
        if element.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self._style = str(element.tag)
        if element.tag == "table" and is_data(element):
            self._open.append(HtmlTable(element, len(self.tables)))
            self.tables.append(self._open[-1])
        if self._open and self._open[-1].holds(element):
            self._cells.append(element)
        if element.tag not in self._unseen:
            self._add(element.text)

    def _end(self, element: Element, *, tail: bool) -> None:
        if element.tag in _BLOCKS:
            self._flush()
            self._style = None
        if self._cells and self._cells[-1] is element:
            self._cells.pop()
        if self._open and self._open[-1].element is element:
            self._open.pop()
        if tail:
            self._add(element.tail)

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if not _lines_meant(text):
            self._pieces.append(text)
            return
        for line in text.split("\n"):
            self._pieces.append(line)
            self._flush()

    def _flush(self) -> None:
        """End the block at hand; white space alone is none."""
        text = _BLANKS.sub(" ", _EAST_ASIAN_BREAK.sub("", "".join(self._pieces))).strip(" ")
        self._pieces.clear()
        if not text.strip():
            return
        kind, cell = BlockKind.PARAGRAPH, None
        if self._cells and self._open:
            kind, cell = BlockKind.CELL, self._open[-1].place(self._cells[-1])
            self._open[-1].add(self._cells[-1], len(self.blocks))
        self.blocks.append(Block(len(self.blocks) + 1, text, kind=kind, style=self._style, cell=cell))


def _lines_meant(text: str) -> bool:
    """Tell whether the line ends in a piece of text are paragraph ends: sites paste plain text into their pages.

    A source file that is merely wrapped has short lines that end anywhere, and no empty ones.
    """
    lines = [line.strip() for line in text.strip().split("\n")]
    full = [line for line in lines if line]
    if len(full) < LEAST_LINES:
        return False
    ended = sum(line.endswith(("。", "；", "：", "！", "？")) for line in full)
    return len(full) < len(lines) or max(map(len, full)) > LONGEST_WRAPPED or 2 * ended >= len(full)


def _page_head(root: Element, main: Element) -> list[Block]:
    """Return what the page shows before the main text, links left out: number, date and source stand there."""
    reader = _Reader(_UNSEEN | {"a"})
    reader.read(root, until=main)
    return [
        Block(line, block.text, PAGE, BlockKind.HEADER)
        for line, block in enumerate(reader.blocks, 1)
        if len(block.text) <= LONGEST_FACT
    ]


def _missing_title(root: Element, main: Element, blocks: list[Block]) -> str | None:
    """Return the title of the page where the main text does not begin with it."""
    stated = _one_line(root.find(".//title"))
    if not stated:
        return None
    begin = _bare("".join(block.text for block in blocks[:12]))
    headings = [_one_line(h) for h in root.iter("h1", "h2", "h3") if main not in h.iterancestors()]
    named = [heading for heading in headings if len(_bare(heading)) > LEAST_TITLE and _bare(heading) in _bare(stated)]
    title = max(named, key=len, default=_SITE.split(stated)[0])
    return title if len(_bare(title)) > LEAST_TITLE and _bare(title) not in begin else None


def _one_line(element: Element | None) -> str:
    text = "".join(map(str, element.itertext())) if element is not None else ""
    return " ".join(re.sub(r"<br\s*/?>", "", text).split())


def _bare(text: str) -> str:
    return _MARKS.sub("", text)
