"""One passage → the heading it is or begins with, levels not yet settled: by style, automatic or typed number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from checker.plan import Block
from checker.reading.elements import Passage, PassageKind
from checker.reading.numbering import Mark, Style, mark_of
from checker.reading.words import either, words
from checker.text import Span

_BODY = (PassageKind.BODY, PassageKind.HEADING)
_CAPTIONS = frozenset({"caption", "题注", "图题", "表题", "图表标题"})
_CONTENTS = re.compile(r"(?:目\s*[录次]|(?:table of )?contents)\Z", re.IGNORECASE)
_CONTENTS_FIRST = frozenset("目tTcC")
_UNNUMBERED = frozenset({"附件", "附录", "附表", "附图"})
_NAMES_ANNEX = re.compile(r"[^，。：]{2,50}\Z")
_ALONE = frozenset(words("alone_heading"))
_REMEMBERED = 16384  # texts
_LONGEST_ALONE = 8
_LONGEST = 110  # characters of a heading that stands alone
_LONGEST_CLOSED = 60  # of one that ends in a full stop, or that text follows
_LONGEST_CIRCLE = 30
_LONGEST_NOTED = 30  # of one that only a note on who is responsible follows
_NOTE_ALONE = re.compile(r"[（〔【][^（）〔〕【】]*[）〕】]。?\Z")
_ITEM_END = re.compile(r"[；;，,：:、]\Z")
_LONGEST_COLON = 16  # of one that ends in a colon
_COLON_ITEM = re.compile(r"：[^：]{12,}")
_COLON_TITLE = re.compile(r"([^，。；：、]{2,16})：.*。")
_COLON_STYLES = frozenset({Style.CHAPTER, Style.SECTION, Style.HAN, Style.HAN_BRACKET})
_BODY_NAME = re.compile(rf"{either('issuer_ending')}\Z")
_ANNEX_ALONE = re.compile(r"附[件录表图]\s*[\d一二三四五六七八九十]{1,3}[：:]?\Z")


@dataclass(frozen=True, slots=True)
class Found:
    """A heading before its level is settled; `given` is the level that the file's style gives."""

    passage: int
    mark: Mark | None
    number: str | None
    title: Span
    run_in: bool
    given: int | None = None
    automatic: bool = False

    @property
    def style(self) -> Style | None:
        """The kind of number, None for a heading without one."""
        return self.mark.style if self.mark else None


def heading_of(index: int, passage: Passage, block: Block) -> Found | None:
    """Return the heading that a passage is or begins with; `block` is where it starts."""
    text = passage.normal
    if passage.kind not in _BODY or (block.style and block.style.lower() in _CAPTIONS):
        return None
    if text[:1] in _CONTENTS_FIRST and _CONTENTS.match(text):
        return None
    if passage.stretches[0].block_start == 0:
        if block.number:
            return _automatic(index, text, block)
        if block.level is not None and (found := _styled(index, text, block.level)) is not None:
            return found
    if (mark := mark_of(text)) is not None:
        return _typed(index, text, mark)
    return Found(index, None, None, Span(0, len(text)), False) if _stands_alone(text) else None


def _styled(index: int, text: str, level: int) -> Found | None:
    """Return the heading that a heading style makes, if its text can be one."""
    mark = mark_of(text)
    start = mark.stop if mark else 0
    stop, run_in = title_end(text, start)
    if stop is None or stop <= start or (mark is None and (run_in or "。" in text) and len(text) > _LONGEST_CLOSED):
        return None
    return Found(index, mark, mark.number if mark else None, Span(start, stop), run_in, level)


def _automatic(index: int, text: str, block: Block) -> Found | None:
    """Return the heading that an automatic number makes; a plain list's item is one only where it reads like one."""
    label = (block.number or "").strip()
    mark = mark_of(label + "标题")
    if mark is None and block.level is None:
        return None
    stop, run_in = (_colon_title(text, 0, mark.style) if mark else None) or title_end(text, 0)
    if not stop:
        return None
    return Found(index, mark, label, Span(0, stop), run_in, block.level, True)


def _typed(index: int, text: str, mark: Mark) -> Found | None:
    if mark.style is Style.ANNEX and _ANNEX_ALONE.match(text):
        return Found(index, mark, None, Span(0, len(text.rstrip("：:"))), False)
    stop, run_in = _colon_title(text, mark.stop, mark.style) or title_end(text, mark.stop)
    if stop is None or stop <= mark.stop:
        return None
    if (
        mark.style is Style.ANNEX
        and mark.number in _UNNUMBERED
        and (run_in or not _NAMES_ANNEX.match(text[mark.stop :]))
    ):
        return None
    if mark.style is Style.CIRCLE and (run_in or stop - mark.stop > _LONGEST_CIRCLE):
        return None
    return Found(index, mark, mark.number, Span(mark.stop, stop), run_in)


@lru_cache(_REMEMBERED)
def _colon_title(text: str, start: int, style: Style) -> tuple[int, bool] | None:
    """Return where the title before a colon ends that a sentence follows (（一）指导思想：以…为指导。), else None.

    市科技局：负责… shares out work and is no heading.
    """
    match = _COLON_TITLE.match(text, start) if style in _COLON_STYLES else None
    return (match.end(1), True) if match and not _BODY_NAME.search(match[1]) else None


def _stands_alone(text: str) -> bool:
    """Tell whether the text is a heading by its word alone: 前言, also written 前 言."""
    return len(text) <= _LONGEST_ALONE and "".join(text.split()) in _ALONE


@lru_cache(_REMEMBERED)
def title_end(text: str, start: int) -> tuple[int | None, bool]:
    """Return where the title that begins at `start` ends and whether text follows; None where it is no title."""
    dot = text.find("。", start)
    body = text[start : dot if dot >= 0 else len(text)]
    if _COLON_ITEM.search(body) and body.count("：") == 1 and len(body) > _LONGEST_CIRCLE:
        return None, False
    if dot < 0:
        if body.endswith("：") and len(body) <= _LONGEST_COLON:
            return len(text) - 1, False
        return (None, False) if len(body) > _LONGEST or _ITEM_END.search(body) else (len(text), False)
    if len(body) > _LONGEST_CLOSED:
        return None, False
    rest = text[dot + 1 :].strip("”’ ")
    if rest and len(body) > _LONGEST_NOTED and _NOTE_ALONE.match(rest):
        return None, False
    return dot, bool(rest)


def is_list_item(text: str, mark: Mark) -> bool:
    """Tell whether a marked text is an item of a list that goes on: it ends in ； or ，."""
    return bool(_ITEM_END.search(text[mark.stop :]))
