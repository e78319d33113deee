"""Which pieces of blocks make one paragraph: lines broken by a page, a column or a soft break are rejoined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker.plan import BODY, Block, BlockKind, Plan
from checker.reading import regions
from checker.reading.folding import HAN
from checker.reading.numbering import Style, begins, mark_of
from checker.reading.titles import bare, parts, squash

_TERMINAL = re.compile(r"[。！？；：:;!?…][”’）】》\]]*\Z")
_OPEN_END = re.compile(r"[，、,（《“〔—-]\Z|[与和及或为的将在对以]\Z")
_SENTENCE = re.compile("[。，；]")
_PAGE_MARK = re.compile(r"[-—·.\s]*\d{1,4}[-—·.\s]*\Z|第\s*\d{1,4}\s*页(?:[，,/\s]*共\s*\d+\s*页)?\Z")
_WORD = re.compile(f"[{HAN}0-9A-Za-z]")
_JOINED_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.BOX})
_LONG = 34  # characters: a line that a page breaks is about a full line of the page
_SHORT_LINE = 30
_TITLE_LINE = 45
_FRONT = 60  # paragraphs at the start in which a title may stand over two lines
_BACK = 400
_FULL_SENTENCE = re.compile("[。；：]")
_NO_TITLE = re.compile(r"[。；：:，,|>]|\d{4}年\d{1,2}月|\A《|页\Z")
_LEADS_ON = re.compile(r"(?:印发|关于|的|和|与|及|暨|、|推进|加快)\Z")
_ORGANISATION = re.compile(r"(?:政府|办公[厅室]|委员会|[局厅部委办院]|领导小组|管委会)\Z")
_YEARS_OR_STAGE = re.compile(r"（[^（）]*(?:\d{4}|年|稿|草案|修订)[^（）]*）\Z")
_FRAGMENT = re.compile(
    r"(?:“?十[一二三四五六七八九]五”?(?:时期)?|第?[一二三四五六七八九十]+(?:个五)?年|20\d\d年?|专项|总体|中长期|高质量|"
    r"发展|创新|若干|实施|行动|建设|工作|政策|改革){0,4}(?:规划|纲要|计划|方案|意见|措施|办法|要点|决定|报告)(?:的通知)?\Z"
)


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


def groups(plan: Plan, pieces: Sequence[Segment]) -> list[list[Segment]]:
    """Return the segments by paragraph, blank ones left out."""
    width = wrap_width(plan, pieces)
    out: list[list[Segment]] = []
    pending: list[list[Segment]] = []  # page marks inside a broken paragraph
    for part in pieces:
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
    return _with_whole_titles(plan, sorted(out, key=lambda group: (group[0].block, group[0].start)))


def is_page_mark(text: str) -> bool:
    """Tell whether folded text is a page number with its ornaments: — 13 —, 第 3 页."""
    return bool(_PAGE_MARK.match(text)) and not text.isdigit() and any(c.isdigit() for c in text)


def wrap_width(plan: Plan, pieces: Sequence[Segment]) -> int | None:
    """Return the length of a full line where the text is broken at the end of every line, else None."""
    if plan.format == "docx":
        return None
    lengths = sorted(len(part.text) for part in pieces if len(part.text) > _SHORT_LINE // 2)
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
        full = len(last.text) >= width - 3 or last.text[-1] in "，、"
        return full and bool(_WORD.search(part.text))
    return _continues(group, part.text)


def _continues(group: list[Segment], text: str) -> bool:
    """Tell whether `text` goes on where the group's last line broke off, in a text of one line a paragraph."""
    whole = "".join(part.text for part in group)
    mark = mark_of(whole)
    if mark is not None and mark.style <= Style.SECTION and "。" not in whole:
        return (
            len(whole) > 18 and len(text) <= _SHORT_LINE and not _FULL_SENTENCE.search(text) and not text[0].isdigit()
        )
    if mark is not None and "。" not in whole:
        return False
    if whole.count("《") > whole.count("》") or whole.count("“") > whole.count("”"):
        return True
    if len(group[-1].text) < _LONG or not _SENTENCE.search(whole):
        return False
    return bool(_TERMINAL.search(text)) or bool(_OPEN_END.search(group[-1].text))


def _with_whole_titles(plan: Plan, paragraphs: list[list[Segment]]) -> list[list[Segment]]:
    """Join the lines of a title that stands over two or three lines, in front and where it comes again."""
    out: list[list[Segment]] = []
    known: set[str] = set()
    front = True
    for count, group in enumerate(paragraphs):
        text = group[0].text
        mark = mark_of(text) if front else None
        front = front and count < _FRONT and not (mark and mark.style in (Style.PART, Style.CHAPTER, Style.HAN))
        if out and len(group) == 1 and count < _BACK and (front or known):
            before = "".join(part.text for part in out[-1])
            if _may_join(plan, out[-1], group, before, text) and (
                (front and _title_goes_on(plan, out[-1], group, before, text)) or _comes_again(before, text, known)
            ):
                out[-1] = [*out[-1], *group]
                known.add(squash(before + text))
                continue
        out.append(list(group))
    return out


def _comes_again(before: str, text: str, known: set[str]) -> bool:
    end = bare(text)
    return any(end in title or title.startswith(end) for title in known) and squash(before + text) in known


def _may_join(plan: Plan, before: list[Segment], group: list[Segment], one: str, other: str) -> bool:
    if not (_flows(plan.blocks[before[-1].block]) and _flows(plan.blocks[group[0].block])):
        return False
    if not 0 < len(one) <= 2 * _TITLE_LINE or len(other) > _TITLE_LINE or len(before) > 3:
        return False
    return not (_NO_TITLE.search(one) or _NO_TITLE.search(other) or begins(one) or begins(other))


def _title_goes_on(plan: Plan, before: list[Segment], group: list[Segment], one: str, other: str) -> bool:
    """Tell whether `other` is the next line of the title that `one` begins."""
    levels = {plan.blocks[part.block].level for part in (before[-1], group[0])}
    if levels == {0} and before[-1].block + 1 == group[0].block and parts(one).doc_type is None:
        return True
    complete = parts(one).doc_type is not None
    if complete:
        return bool(_YEARS_OR_STAGE.match(other))
    ends = parts(other.removesuffix("的通知")).doc_type is not None
    if not ends or (_ORGANISATION.search(one) and not other.startswith("关于")):
        return False
    if _LEADS_ON.search(one) or other.startswith("关于") or (len(one) >= 6 and _FRAGMENT.match(other)):
        return len(one) >= 4
    starts = one.startswith(("关于", "中华人民共和国", "“十")) or regions.at(one, 0) is not None
    return starts and len(one) >= 8 and not other.startswith("“十") and regions.at(other, 0) is None
