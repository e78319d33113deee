"""Which pieces of blocks make one paragraph: lines broken by a page, a column or a soft break are rejoined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker.plan import BODY, Block, BlockKind, Plan
from checker.reading.folding import HAN
from checker.reading.numbering import Style, begins, mark_of

_TERMINAL = re.compile(r"[。！？；：:;!?…][”’）】》\]]*\Z")
_OPEN_END = re.compile(r"[，、,（《“〔—-]\Z|[与和及或为的将在对以]\Z")
_SENTENCE = re.compile("[。，；]")
_PAGE_MARK = re.compile(r"[-—·.\s]*\d{1,4}[-—·.\s]*\Z|第\s*\d{1,4}\s*页(?:[，,/\s]*共\s*\d+\s*页)?\Z")
_WORD = re.compile(f"[{HAN}0-9A-Za-z]")
_JOINED_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.BOX})
_LONG = 34  # characters: a line that a page breaks is about a full line of the page
_SHORT_TITLE = 14


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one block between soft breaks; `text` is a rough folding for looking at marks."""

    block: int
    start: int
    stop: int
    text: str

    @property
    def blank(self) -> bool:
        """Tell whether nothing is to be seen in it."""
        return not self.text


def segments(plan: Plan, rough: Sequence[str]) -> list[Segment]:
    """Return the stretches of all blocks, cut at line feeds; `rough` is the folded text of each block, in length."""
    out: list[Segment] = []
    for index, block in enumerate(plan.blocks):
        text, at = rough[index], 0
        if "\n" not in text:
            out.append(Segment(index, 0, len(block.text), text.strip()))
            continue
        for line in text.split("\n"):
            out.append(Segment(index, at, at + len(line), line.strip()))
            at += len(line) + 1
    return out


def groups(plan: Plan, parts: Sequence[Segment]) -> list[list[Segment]]:
    """Return the segments by paragraph, blank ones left out."""
    width = wrap_width(plan, parts)
    out: list[list[Segment]] = []
    pending: list[list[Segment]] = []  # page marks inside a broken paragraph
    for part in parts:
        if part.blank:
            continue
        if out and _joins(plan, out[-1], part, width):
            out[-1].append(part)
            continue
        if out and is_page_mark(part.text) and not _finished(out[-1][-1].text) and _flows(plan.blocks[part.block]):
            pending.append([part])
            continue
        if pending:
            out.extend(pending)
            pending = []
        out.append([part])
    out.extend(pending)
    return sorted(out, key=lambda group: (group[0].block, group[0].start))


def is_page_mark(text: str) -> bool:
    """Tell whether folded text is a page number with its ornaments: — 13 —, 第 3 页."""
    return bool(_PAGE_MARK.match(text)) and not text.isdigit() and any(c.isdigit() for c in text)


def wrap_width(plan: Plan, parts: Sequence[Segment]) -> int | None:
    """Return the length of a full line where the text is broken at the end of every line, else None."""
    if plan.format == "docx":
        return None
    lengths = sorted(len(part.text) for part in parts if len(part.text) > _SHORT_TITLE)
    if len(lengths) < 20:
        return None
    full = lengths[int(len(lengths) * 0.75)]
    near = sum(full - 3 <= length <= full + 6 for length in lengths)
    return full if near > 0.5 * len(lengths) and lengths[-1] <= full * 1.3 and 20 <= full <= 70 else None


def _flows(block: Block) -> bool:
    return block.kind in _JOINED_KINDS and block.part == BODY and block.cell is None


def _finished(text: str) -> bool:
    return bool(_TERMINAL.search(text))


def _joins(plan: Plan, group: list[Segment], part: Segment, width: int | None) -> bool:
    last = group[-1]
    if last.block == part.block:
        return not _finished(last.text) and not begins(part.text)
    before, here = plan.blocks[last.block], plan.blocks[part.block]
    if not (_flows(before) and _flows(here)) or here.number or here.level is not None or before.level is not None:
        return False
    if before.kind != here.kind or _finished(last.text) or begins(part.text) or is_page_mark(part.text):
        return False
    if width is not None:
        return len(last.text) >= width - 3 and bool(_WORD.search(part.text))
    return _continues(group, part.text)


def _continues(group: list[Segment], text: str) -> bool:
    """Tell whether `text` goes on where the group's last line broke off, in a text of one line a paragraph."""
    whole = "".join(part.text for part in group)
    mark = mark_of(whole)
    if mark is not None and mark.style <= Style.SECTION and "。" not in whole:
        return len(whole) > 20 and len(text) <= _SHORT_TITLE and not _SENTENCE.search(text) and not text[0].isdigit()
    if mark is not None and "。" not in whole:
        return False
    if whole.count("《") > whole.count("》") or whole.count("“") > whole.count("”"):
        return True
    if len(group[-1].text) < _LONG or not _SENTENCE.search(whole):
        return False
    return bool(_TERMINAL.search(text)) or bool(_OPEN_END.search(group[-1].text))
