"""What may be changed in a paragraph, and where: asked for every change before any is made."""

from __future__ import annotations

from enum import Enum, auto
from itertools import pairwise

from lxml import etree

from checker.sources.wordml import Element, attribute, child, children, is_word, switched_on
from checker.word.changes import Refused
from checker.word.difference import Change
from checker.word.runs import Line, Piece, ancestors_within
from checker.word.splice import holds_box

_CONTAINERS = ("hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "ins", "dir", "bdo")
_HARMLESS = ("rPr", "t", "tab", "ptab", "br", "cr", "noBreakHyphen", "softHyphen", "lastRenderedPageBreak")
_BOUND = {"dataBinding", "dropDownList", "comboBox", "date", "checkbox", "picture"}
_LOCKED = ("contentLocked", "sdtContentLocked")


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
        if reason := _reason(piece, line):
            raise Refused(reason)
    _check_between(pieces)
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
        if piece is not None and (found := _reason(piece, line)):
            reason = found
        elif piece is not None:
            options.append((depth(piece, line), place))
    if right is None and line.reads_itself():
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
    return sum(not is_word(e, "ins", "del") for e in ancestors_within(piece.run, line.element))


def _check_around(paragraph: Element) -> None:
    """Raise Refused where the paragraph as a whole stands in something that must not be changed."""
    for ancestor in paragraph.iterancestors():
        if is_word(ancestor, "ins", "del", "moveTo", "moveFrom"):
            raise Refused("整段由他人以修订方式插入、删除或移动，不能在其中再作修订")
        if is_word(ancestor, "sdt") and (reason := _control_reason(ancestor)):
            raise Refused(reason)


def _reason(piece: Piece, line: Line) -> str | None:
    """Return why the text of a piece must not be changed, or None."""
    if piece.in_field:
        return "文字由域生成（如目录、交叉引用、页码），更新域后改动会丢失"
    if is_word(piece.element, "sym"):
        return "其中有符号字体的字符，不能按文字修改"
    if not piece.direct:
        return "文字在图形或兼容内容中，不能按文字修改"
    outer = list(ancestors_within(piece.run, line.element))
    if any(is_word(e, "moveTo") for e in outer):
        return "文字由他人以修订方式移动，不能在其中再作修订"
    if any(not is_word(e, *_CONTAINERS) for e in outer):
        return "文字在拼音、公式或图形中，不能按文字修改"
    if any(is_word(e, "ins") for e in outer[1:]):
        return "文字在他人插入的内容控件中，不能在其中再作修订"
    return next((reason for e in outer if is_word(e, "sdt") and (reason := _control_reason(e))), None)


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


def _check_between(pieces: list[Piece]) -> None:
    """Raise Refused where a drawing, note mark or field mark stands in a run between pieces that would be deleted."""
    for piece, following in pairwise(pieces):
        if piece.run is not following.run:
            continue
        for element in piece.element.itersiblings():
            if element is following.element:
                break
            if isinstance(element.tag, str) and not is_word(element, *_HARMLESS):
                raise Refused("其间有图形、脚注引用或域，不能一并修改")


def _check_division(line: Line, host: Piece | None) -> None:
    """Raise Refused where the paragraph cannot be divided at the host."""
    if holds_box(line.element):
        raise Refused("段落中有文本框，不能拆分段落")
    if host is not None and any(not is_word(e, "ins") for e in ancestors_within(host.run, line.element)):
        raise Refused("不能在超链接或内容控件中拆分段落")
    if not line.reads_itself():
        raise Refused("段落在域（如目录）之中，不能拆分段落")
