"""Plan → passages: cleaned paragraphs with the way back.

The convention of the cleaned text stands in `folding`. A paragraph that a page or soft break cut is one passage of
several stretches; a table cell's paragraph is one passage; page numbers and page headers are FURNITURE.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain

from checker.plan import Block, BlockKind, Plan
from checker.reading.elements import Passage, PassageKind, Stretch
from checker.reading.folding import fold
from checker.reading.footnotes import settle_notes
from checker.reading.joining import Segment, groups, is_page_mark, segments
from checker.reading.memory import Each
from checker.text import MappedText, Span

_KINDS = {
    BlockKind.CELL: PassageKind.CELL,
    BlockKind.FOOTNOTE: PassageKind.FOOTNOTE,
    BlockKind.HEADER: PassageKind.FURNITURE,
    BlockKind.TOC: PassageKind.TOC,
}
_MARKDOWN_FORMATS = frozenset({"txt", "md"})
_REMEMBERED = 16384  # blocks
_RULE_LINE = re.compile(r"[-=_*—]{3,}\Z")


def clean(plan: Plan) -> tuple[Passage, ...]:
    """Return the passages of `plan` in reading order; headings, contents and web chrome are told apart later."""
    markdown = plan.format in _MARKDOWN_FORMATS
    cut = _segments.over(range(len(plan.blocks)), plan.blocks, frame=(markdown,))
    passages = [_passage(plan, group, markdown) for group in groups(plan, [*chain.from_iterable(cut)])]
    return settle_notes([p for p in passages if p is not None])


def _cut(index: int, block: Block, markdown: bool) -> tuple[Segment, ...]:
    """Return the stretches of one block."""
    return segments(index, block.text, _lines(block.text, fold(block.text, markdown=markdown).normal, markdown))


_segments = Each(_cut)


def _lines(text: str, normal: str, markdown: bool) -> str:
    """Return folded text for looking at marks; where it holds line feeds, each line keeps its length."""
    if "\n" not in text:
        return normal
    return "\n".join(fold(line, markdown=markdown).normal.ljust(len(line)) for line in text.split("\n"))


def _passage(plan: Plan, group: list[Segment], markdown: bool) -> Passage | None:
    """Return the passage of one paragraph, None where nothing is left of it."""
    block = plan.blocks[group[0].block]
    if len(group) == 1 and group[0].stop - group[0].start == len(block.text):
        return _whole(group[0].block, block.text, block.kind, markdown)
    text, stretches = _joined(plan, group, markdown)
    return _of_kind(text, block.kind, stretches)


@lru_cache(_REMEMBERED)
def _whole(index: int, text: str, kind: BlockKind, markdown: bool) -> Passage | None:
    """Return the passage of a block that is one paragraph; remembered, for an edit leaves most blocks as they were."""
    return _of_kind(fold(text, markdown=markdown), kind, [Stretch(index, 0, len(text))])


def _of_kind(text: MappedText, block: BlockKind, stretches: list[Stretch]) -> Passage | None:
    if not text.normal:
        return None
    kind = _KINDS.get(block, PassageKind.BODY)
    if kind is PassageKind.BODY and (is_page_mark(text.normal) or _RULE_LINE.match(text.normal)):
        kind = PassageKind.FURNITURE
    return Passage(text, kind, tuple(stretches))


def _joined(plan: Plan, group: list[Segment], markdown: bool) -> tuple[MappedText, list[Stretch]]:
    """Return the text of several segments as one, the white space at the seams taken out."""
    source = "".join(plan.blocks[part.block].text[part.start : part.stop] for part in group)
    stretches: list[Stretch] = []
    drop: list[Span] = []
    at = 0
    for part in group:
        raw = plan.blocks[part.block].text[part.start : part.stop]
        stretches.append(Stretch(part.block, at, len(raw), part.start))
        if len(group) > 1:
            drop.append(Span(at, at + len(raw) - len(raw.lstrip())))
            drop.append(Span(at + len(raw.rstrip()), at + len(raw)))
        at += len(raw)
    return fold(source, markdown=markdown, drop=[span for span in drop if span.start < span.stop]), stretches
