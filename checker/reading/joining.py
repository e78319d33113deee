"""Which pieces of blocks make one paragraph: lines broken by a page, a column or a soft break are rejoined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from checker.plan import BODY, Block, BlockKind, Plan
from checker.reading import regions
from checker.reading.folding import HAN
from checker.reading.memory import Each
from checker.reading.numbering import Style, begins, mark_of
from checker.reading.titles import bare, looks_like_title, parts, squash
from checker.reading.words import either

_TERMINAL, _CLOSING = frozenset("。！？；：:;!?…"), "”’）】》]"
_OPEN_END = re.compile(r"[，、,（《“〔—-]\Z|[与和及或为的将在对以]\Z")
_SENTENCE = re.compile("[。，；]")
_PAGE_MARK = re.compile(r"[-—·.\s]*\d{1,4}[-—·.\s]*\Z|第\s*\d{1,4}\s*页(?:[，,/\s]*共\s*\d+\s*页)?\Z")
_WORD = re.compile(f"[{HAN}0-9A-Za-z]")
_JOINED_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.BOX})
_LONG = 34  # characters: a line that a page breaks is about a full line of the page
_SHORT_LINE = 30
_QUOTE_REACH = 40
_LOOK_BACK = 8  # lines of a paragraph in which an open quotation is looked for
_LONG_HEADING = 18
_NOTE_LINE = re.compile(r"[（〔][^（）〔〕。]{2,60}[）〕]\Z")
_TITLE_LINE = 45
_TITLE_LINES = 4
_FRONT = 60  # paragraphs at the start in which a title may stand over two lines
_BACK = 400
_REMEMBERED = 16384  # lines: after an edit all others come from memory
_FULL_SENTENCE = re.compile("[。；：]")
_NO_TITLE = re.compile(
    r"[。；：:，,|>]|(?:\d{4}|[一二][〇○零一二三四五六七八九]{3})年[\d一二三四五六七八九十]{1,2}月|\A《|页\Z"
)
_LEADS_ON = re.compile(rf"{either('title_leads_on')}\Z")
_ORGANISATION = re.compile(rf"{either('issuer_ending')}\Z")
_YEARS_OR_STAGE = re.compile(r"（[^（）]*(?:\d{4}|年|稿|草案|修订)[^（）]*）\Z")
_FRAGMENT = re.compile(
    rf"(?:“?十[一二三四五六七八九]五”?|第?[一二三四五六七八九十]+(?:个五)?年|20\d\d年?|{either('title_fragment')}){{0,4}}"
    r"(?:规划|纲要|计划|方案|意见|措施|办法|要点|决定|报告)(?:的通知)?\Z"
)


class Segment(NamedTuple):
    """A stretch of one block between soft breaks; `text` is a rough folding for looking at marks, empty for a blank."""

    block: int
    start: int
    stop: int
    text: str


def segments(block: int, text: str, rough: str) -> tuple[Segment, ...]:
    """Return the stretches of a block, cut at line feeds; `rough` is its folded text, in length where it has any."""
    if "\n" not in rough:
        return (Segment(block, 0, len(text), rough.strip()),)
    out: list[Segment] = []
    at = 0
    for line in rough.split("\n"):
        out.append(Segment(block, at, at + len(line), line.strip()))
        at += len(line) + 1
    return tuple(out)


def groups(plan: Plan, pieces: Sequence[Segment]) -> list[list[Segment]]:
    """Return the segments by paragraph, blank ones left out."""
    width = wrap_width(pieces)
    parts = [part for part in pieces if part.text]
    blocks = [plan.blocks[part.block] for part in parts]
    goes_on = _go_on.over(parts[:-1], parts[1:], blocks[:-1], blocks[1:], frame=(width, plan.is_word))
    out: list[list[Segment]] = []
    pending: list[list[Segment]] = []  # page marks inside a broken paragraph
    for at, part in enumerate(parts):
        if out:
            group = out[-1]
            if len(group) == 1 and group[0] is parts[at - 1]:
                joins = goes_on[at - 1]
            else:
                joins = _joins(group, part, plan.blocks[group[-1].block], blocks[at], width, plan.is_word)
            if joins:
                group.append(part)
                continue
            if is_page_mark(part.text) and not _finished(group[-1].text) and _flows(blocks[at]):
                pending.append([part])
                continue
        if pending:
            out.extend(pending)
            pending = []
        out.append([part])
    out.extend(pending)
    out.sort(key=itemgetter(0))  # by block and place of the first segment
    return _with_whole_titles(plan, out)


@lru_cache(_REMEMBERED)
def is_page_mark(text: str) -> bool:
    """Tell whether folded text is a page number with its ornaments: — 13 —, 第 3 页."""
    return bool(_PAGE_MARK.match(text)) and not text.isdigit() and any(c.isdigit() for c in text)


def wrap_width(pieces: Sequence[Segment]) -> int | None:
    """Return the length of a full line where the text is broken at the end of every line, else None."""
    lengths = sorted(len(part.text) for part in pieces if len(part.text) > _SHORT_LINE // 2)
    if len(lengths) < 20:
        return None
    full = lengths[int(len(lengths) * 0.75)]
    near = sum(full - 3 <= length <= full + 6 for length in lengths)
    return full if near > 0.5 * len(lengths) and lengths[-1] <= full * 1.3 and 20 <= full <= 70 else None


def _flows(block: Block) -> bool:
    return block.kind in _JOINED_KINDS and block.part == BODY and block.cell is None


def _finished(text: str) -> bool:
    """Tell whether a text ends with a mark that ends a sentence or clause, closing marks aside."""
    return text.rstrip(_CLOSING)[-1:] in _TERMINAL


def _goes_on(one: Segment, other: Segment, before: Block, here: Block, width: int | None, word: bool) -> bool:
    """Tell whether a segment goes on where the one before it, a paragraph so far, breaks off."""
    if _finished(one.text):
        return False  # as most lines
    return _joins([one], other, before, here, width, word)


_go_on = Each(_goes_on)


def _joins(group: list[Segment], part: Segment, before: Block, here: Block, width: int | None, word: bool) -> bool:
    """Tell whether a segment, of block `here`, goes on with the paragraph `group`, whose end is of block `before`."""
    last = group[-1]
    if last.block == part.block:
        return not _finished(last.text) and not begins(part.text)
    if not (_flows(before) and _flows(here)) or here.number or here.level is not None or before.level is not None:
        return False
    if before.kind != here.kind or is_page_mark(part.text):
        return False
    if _finished(last.text):
        return width is not None and len(group) > 1 and _NOTE_LINE.match(part.text) is not None
    whole = _whole(group[-_LOOK_BACK:])
    if begins(part.text):
        return width is not None and len(last.text) >= width - 1 and _runs(whole)
    if _open_quote(whole, part.text) or _chapter_goes_on(whole, part.text):
        return True
    if width is not None:
        full = len(last.text) >= width - 3 or last.text[-1] in "，、"
        return full and bool(_WORD.search(part.text)) and not (here.line < _BACK and looks_like_title(whole))
    return _continues(whole, last.text, part.text, word)


def _whole(parts: Sequence[Segment]) -> str:
    """Return the text of several segments as one; most paragraphs have but one."""
    return parts[0].text if len(parts) == 1 else "".join(part.text for part in parts)


def _runs(whole: str) -> bool:
    """Tell whether the paragraph is in the middle of a sentence: a line that begins with 一、 may go on 统一、."""
    return not whole.endswith("）") and ("。" in whole or ("，" in whole and mark_of(whole) is None))


def _chapter_goes_on(whole: str, text: str) -> bool:
    """Tell whether `text` is the second line of the heading of a part, chapter or section."""
    mark = mark_of(whole)
    if mark is None or mark.style > Style.SECTION or "。" in whole or len(whole) <= _LONG_HEADING:
        return False
    return len(text) <= _SHORT_LINE and not _FULL_SENTENCE.search(text) and not text[0].isdigit()


def _continues(whole: str, last: str, text: str, word: bool) -> bool:
    """Tell whether `text` goes on where the paragraph `whole` broke off, in a text of one line a paragraph.

    A Word paragraph that merely lacks its full stop is the author's slip, not a broken line: there the line must
    end in the middle of a clause.
    """
    if mark_of(whole) is not None and "。" not in whole:
        return False
    if len(last) < _LONG or not _SENTENCE.search(whole):
        return False
    return bool(_OPEN_END.search(last)) or (not word and _finished(text))


def _open_quote(whole: str, text: str) -> bool:
    """Tell whether a title or quotation that the group leaves open is closed early in `text`."""
    for mark, close in ("《》", "“”", "（）"):
        opened = mark in whole and whole.count(mark) > whole.count(close)
        if opened and 0 <= text.find(close) < _QUOTE_REACH:
            return True
    return False


def _with_whole_titles(plan: Plan, paragraphs: list[list[Segment]]) -> list[list[Segment]]:
    """Join the lines of a title that stands over two to four lines, in front and where it comes again."""
    out: list[list[Segment]] = []
    known: set[str] = set()
    front = True
    at = 0
    while at < len(paragraphs):
        if not front and not known:
            return out + paragraphs[at:]
        if front:
            mark = mark_of(paragraphs[at][0].text)
            front = at < _FRONT and not (mark and mark.style in (Style.PART, Style.CHAPTER, Style.HAN))
        likely = front or _may_come_again(paragraphs[at], known)
        count = _title_lines(plan, paragraphs[at : at + _TITLE_LINES], front, known) if likely else 1
        group = [part for one in paragraphs[at : at + count] for part in one]
        if count > 1:
            known.add(squash(_whole(group)))
        out.append(group)
        at += count
        if at > _BACK:
            known.clear()
    return out


def _title_lines(plan: Plan, lines: list[list[Segment]], front: bool, known: set[str]) -> int:
    """Return how many of the paragraphs are lines of one title; 1 for none."""
    texts = [_whole(line) for line in lines]
    most = next((n for n, line in enumerate(lines) if not _may_be_title_line(plan, line, texts[n])), len(lines))
    for count in range(most, 1, -1):
        whole = "".join(texts[:count])
        if _may_come_again(lines[0], known) and squash(whole) in known:
            return count
        if front and _is_whole_title(plan, lines[:count], texts[:count]):
            return count
    return 1


def _may_come_again(line: list[Segment], known: set[str]) -> bool:
    """Tell whether a paragraph may be the first line of one of the known titles."""
    text = _whole(line)
    return len(text) <= _TITLE_LINE and any(_bare(text) in title for title in known)


_bare = lru_cache(_REMEMBERED)(bare)


def _may_be_title_line(plan: Plan, line: list[Segment], text: str) -> bool:
    if len(text) > _TITLE_LINE or not all(_flows(plan.blocks[part.block]) for part in line):
        return False
    return _is_bare_line(text)


@lru_cache(_REMEMBERED)
def _is_bare_line(text: str) -> bool:
    """Tell whether the line holds no mark, number or date that a title line has not."""
    return not (_NO_TITLE.search(text) or begins(text))


def _is_whole_title(plan: Plan, lines: list[list[Segment]], texts: list[str]) -> bool:
    if {plan.blocks[line[0].block].level for line in lines} == {0}:
        return lines[-1][0].block - lines[0][0].block == len(lines) - 1 and not any(
            parts(text).doc_type for text in texts[:-1]
        )
    if parts("".join(texts).removesuffix("的通知")).doc_type is None:
        return False
    return all(_title_goes_on("".join(texts[:n]), texts[n]) for n in range(1, len(texts)))


def _title_goes_on(one: str, other: str) -> bool:
    """Tell whether `other` is the next line of the title that `one` begins."""
    if parts(one).doc_type is not None:
        return bool(_YEARS_OR_STAGE.match(other))
    if _ORGANISATION.search(one) and not other.startswith("关于"):
        return False
    if _LEADS_ON.search(one) or other.startswith("关于") or (len(one) >= 6 and _FRAGMENT.match(other)):
        return len(one) >= 4
    starts = one.startswith(("关于", "中华人民共和国", "“十")) or regions.at(one, 0) is not None
    return starts and len(one) >= 8 and not other.startswith("“十") and regions.at(other, 0) is None
