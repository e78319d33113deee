"""What may be changed in a paragraph, and where: asked for every change before any is made."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto

from lxml import etree

from checker.sources.symbols import symbol_font
from checker.sources.wordml import Element, attribute, child, children, fonts_of, is_word, switched_on, tags
from checker.word.changes import Refused
from checker.word.difference import Change
from checker.word.resolution import next_block
from checker.word.runs import Line, Piece, ancestors_within
from checker.word.splice import holds_box

NEW = ("ins", "moveTo")
"""What holds text that was inserted or moved here with tracking: it may be changed like any other."""

_CONTAINERS = ("hyperlink", "smartTag", "customXml", "sdt", "sdtContent", *NEW, "dir", "bdo")
_HARMLESS = ("rPr", "t", "tab", "ptab", "br", "cr", "sym", "noBreakHyphen", "softHyphen", "lastRenderedPageBreak")
_BOUND = {"dataBinding", "dropDownList", "comboBox", "date", "checkbox", "picture", "group", "citation", "bibliography"}
_WHOLE = "文字与图形、注释标记或域标记写在同一个文字块里，拆开后有的程序会显示不同的文字"
_IN_FIELD = "文字由域生成（如目录、交叉引用、页码），更新域后改动会丢失"
_LOCKED = ("contentLocked", "sdtContentLocked")
_KEPT = frozenset(
    "drawing pict object contentPart AlternateContent footnoteReference endnoteReference footnoteRef endnoteRef "
    "fldChar instrText fldSimple ruby oMath oMathPara subDoc control separator continuationSeparator".split()
)
NOT_LOOKS = ("rPr", "sectPr", "pPrChange")
"""What stands among a paragraph's properties and is none: its mark's, its section's, what they were before."""


class Place(Enum):
    """Where inserted text goes: behind the character on the left, before the one on the right, or at the end."""

    BEHIND = auto()
    BEFORE = auto()
    END = auto()


def check(line: Line, change: Change) -> None:
    """Raise Refused where the change cannot be made without harm."""
    pieces = line.between(change.start, change.stop)
    _check_around(line.element)
    for piece in pieces:
        if reason := _reason(piece, line, goes=not change.text):
            raise Refused(reason)
        if line.whole_run(piece) is not None:
            raise Refused(_WHOLE)
    if pieces:
        check_between(line, pieces)
    host = pieces[0] if pieces else neighbour(line, change.start, place_of(line, change.start))
    if "\n" in change.text:
        _check_division(line, host)


def place_of(line: Line, offset: int) -> Place:
    """Return where an insertion goes: the plainer place, the left one among equals, as when typing.

    Raises Refused where there is none.
    """
    left, right = line.before(offset), line.after(offset)
    options: list[tuple[int, Place]] = []
    reason = "插入处没有可以写入文字的位置"
    for piece, place in ((left, Place.BEHIND), (right, Place.BEFORE)):
        if piece is not None and (found := _reason(piece, line) or _reason_beside(piece, line, offset)):
            reason = found
        elif piece is not None:
            options.append((depth(piece, line), place))
    if right is None and line.goes_on:
        reason = _IN_FIELD
    elif right is None and line.reads_itself():
        options.append((0, Place.END))
    if not options:
        raise Refused(reason)
    return min(options, key=lambda option: option[0])[1]


def neighbour(line: Line, offset: int, place: Place) -> Piece | None:
    """Return the piece beside which an insertion goes, None for the end of the paragraph."""
    if place is Place.END:
        return None
    return line.before(offset) if place is Place.BEHIND else line.after(offset)


def depth(piece: Piece, line: Line) -> int:
    """Return how deep in containers the piece stands: 0 in the paragraph itself, or inserted there by someone."""
    return sum(not is_word(e, *NEW, "del") for e in ancestors_within(piece.run, line.element))


def _check_around(paragraph: Element) -> None:
    """Raise Refused where the paragraph as a whole stands in something that must not be changed."""
    for ancestor in paragraph.iterancestors():
        if is_word(ancestor, "ins", "del", "moveTo", "moveFrom"):
            raise Refused("整段由他人以修订方式插入、删除或移动，不能在其中再作修订")
        if is_word(ancestor, "sdt") and (reason := _control_reason(ancestor)):
            raise Refused(reason)


def _reason(piece: Piece, line: Line, *, goes: bool = False) -> str | None:
    """Return why the text of a piece must not be changed, or None; `goes` tells that nothing comes in its stead.

    Text in the stead of a symbol would be set in the symbol's font.
    """
    if piece.in_field:
        return _IN_FIELD
    if not goes and (is_word(piece.element, "sym") or symbol_font(*fonts_of(piece.run)) is not None):
        return "其中有符号字体的字符，只能删去，不能改成别的文字"
    if not piece.direct:
        return "文字在图形或兼容内容中，不能按文字修改"
    outer = list(ancestors_within(piece.run, line.element))
    if any(not is_word(e, *_CONTAINERS) for e in outer):
        return "文字在拼音、公式或图形中，不能按文字修改"
    if any(is_word(e, *NEW) for e in outer[1:]):
        return "文字在他人插入或移动的内容控件中，不能在其中再作修订"
    return next((reason for e in outer if is_word(e, "sdt") and (reason := _control_reason(e))), None)


def _reason_beside(piece: Piece, line: Line, offset: int) -> str | None:
    """Return why nothing must be inserted at an offset in or beside a piece, or None: a run that stays whole."""
    if line.whole_run(piece) is None:
        return None
    beside = line.leads(piece) if offset == piece.start else offset == piece.stop and line.trails(piece)
    return None if beside else _WHOLE


def _control_reason(control: Element) -> str | None:
    """Return why the content of a content control must not be changed, or None."""
    properties = child(control, "sdtPr")
    if properties is None:
        return None
    if any(etree.QName(e).localname in _BOUND for e in properties if isinstance(e.tag, str)):
        return "文字在绑定数据或选择式的内容控件中，改动会被控件覆盖"
    if switched_on(properties, "showingPlcHdr"):
        return "文字是内容控件的占位提示"
    if any(attribute(lock) in _LOCKED for lock in children(properties, "lock")):
        return "文字在锁定内容的控件中"
    return None


def check_between(line: Line, pieces: list[Piece], *, leads: bool = False, trails: bool = False) -> None:
    """Raise Refused where something that is no text stands in what would be deleted, from the first piece to the last.

    With `leads` and `trails` the deletion begins before the paragraph, or goes on behind it.
    """
    first = None if leads or not pieces else pieces[0]
    last = None if trails or not pieces else pieces[-1]
    runs = {piece.run for piece in pieces}
    for element in _between(line.element, first, last):
        goes_along = element.getparent() in runs and not is_word(element, *_HARMLESS)
        if goes_along or etree.QName(element).localname in _KEPT:
            raise Refused("其间有图形、脚注引用、公式或域，不能一并修改")


def check_mark(line: Line, following: Line | None, *, whole: bool) -> None:
    """Raise Refused where the paragraph's mark cannot be deleted; `whole` tells that its text goes with it.

    `following` is the line of the paragraph that it would be joined with, None where there is none beside it.
    """
    paragraph = line.element
    _check_around(paragraph)
    properties = child(paragraph, "pPr")
    if properties is not None and child(properties, "sectPr") is not None:
        raise Refused("段落带有分节符，不能并入下一段或整段删除")
    mark = child(properties, "rPr") if properties is not None else None
    if mark is not None and any(child(mark, kind) is not None for kind in ("del", "moveFrom")):
        raise Refused("段落标记由他人以修订方式删除或移走，不能再改")
    if whole:
        check_between(line, line.pieces, leads=True, trails=True)
        if any(is_word(e, "sdt") for e in paragraph.iterdescendants(*tags("sdt"))):
            raise Refused("段落中有内容控件，不能整段删除")
    if following is None:
        if not (whole and _before_table(paragraph)):
            raise Refused("后面没有可以合并的段落（到了单元格、文本框、注释的末尾，或者表格、内容控件之前）")
    elif not (line.reads_itself() and following.reads_itself()):
        raise Refused("段落在域（如目录）之中，不能合并或整段删除")


def can_look_like(paragraph: Element, other: Element) -> bool:
    """Tell whether a paragraph looks like another, or can be made to by a change of ours: nobody changed it before."""
    properties = child(paragraph, "pPr")
    return looks(paragraph) == looks(other) or properties is None or child(properties, "pPrChange") is None


def looks(paragraph: Element) -> list[bytes]:
    """Return the paragraph's own properties, to compare."""
    properties = child(paragraph, "pPr")
    own = [] if properties is None else [e for e in properties if not is_word(e, *NOT_LOOKS)]
    return [etree.tostring(e, method="c14n", with_tail=False) for e in own]


def _before_table(paragraph: Element) -> bool:
    """Tell whether a paragraph stands between another paragraph and a table, so that nothing needs it.

    What others deleted in it would have to stay somewhere.
    """
    if any(True for _ in paragraph.iterdescendants(*tags("del"), *tags("moveFrom"))):
        return False
    _, following = next_block(paragraph)
    before = next((e for e in paragraph.itersiblings(preceding=True) if is_word(e, "p", "tbl", "sdt")), None)
    return following is not None and is_word(following, "tbl") and before is not None and is_word(before, "p")


def _between(paragraph: Element, first: Piece | None, last: Piece | None) -> Iterator[Element]:
    """Return the elements strictly between two pieces in the order of the document, other people's deletions aside."""
    passed = first is None
    for element in _visible(paragraph):
        if last is not None and element is last.element:
            return
        if passed:
            yield element
        elif first is not None and element is first.element:
            passed = True


def _visible(parent: Element) -> Iterator[Element]:
    """Return what stands below an element, but for what others deleted or moved away."""
    for element in parent:
        if isinstance(element.tag, str) and not is_word(element, "del", "moveFrom", "pPr"):
            yield element
            yield from _visible(element)


def _check_division(line: Line, host: Piece | None) -> None:
    """Raise Refused where the paragraph cannot be divided at the host."""
    if holds_box(line.element):
        raise Refused("段落中有文本框，不能拆分段落")
    if host is not None and any(not is_word(e, *NEW) for e in ancestors_within(host.run, line.element)):
        raise Refused("不能在超链接或内容控件中拆分段落")
    if not line.reads_itself():
        raise Refused("段落在域（如目录）之中，不能拆分段落")
