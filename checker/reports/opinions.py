"""征求意见汇总及采纳情况表: what units said, where, how it was answered; a footer whose numbers agree with the rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

from checker import PROGRAM
from checker.opinions import Adoption, Change, Counts, Opinion, Opinions
from checker.reports.facts import book_title
from checker.reports.formats import save
from checker.reports.tables import Align, Cell, Column, Group, Report, Row, Table, Tone
from checker.word.difference import smallest

TITLE = "征求意见汇总及采纳情况表"
NONE, AGREES, OPEN = "—", "无意见", "待答复"
ASKED = "【请填写】"
_TONES = {Adoption.ADOPTED: Tone.GOOD, Adoption.PARTLY: Tone.MINOR, Adoption.DECLINED: Tone.MAJOR}
_COLUMNS = (
    Column("序号", 6, Align.CENTER, figures=True),
    Column("单位（个人）", 15, merged=True),
    Column("意见原文", 40),
    Column("对应章节段落", 20),
    Column("采纳情况", 10, Align.CENTER),
    Column("理由或修改后表述", 36),
    Column("备注", 12),
)
_PAUSES = "，。；：、"
_LONGEST = 80


def write_opinions(
    opinions: Opinions,
    title: str,
    path: Path,
    *,
    author: str,
    when: datetime,
    inputs: Iterable[Path] = (),
    findings: Mapping[str, str] | None = None,
) -> None:
    """Write the table to `path` (.docx, .xlsx, .html); raises OutputError. `title` is the draft's, in no brackets.

    `findings` gives for the keys of findings what they are called in the notes.
    """
    report = opinions_report(opinions, title, author=author, when=when, findings=findings)
    save(report, path, when, inputs=inputs)


def opinions_report(
    opinions: Opinions, title: str, *, author: str, when: datetime, findings: Mapping[str, str] | None = None
) -> Report:
    """Return the table as a report, before any format."""
    rows = tuple(_rows(opinions, findings or {}))
    counts = opinions.counts
    _check(rows, counts)
    table = Table(TITLE, _COLUMNS, (Group(rows),), empty="没有收到意见", filtered=True)
    date = f"时间：{when.year}年{when.month}月{when.day}日"
    by = f"填表：{author}　　" if author and author != PROGRAM else ""
    return Report(TITLE, (book_title(title), f"{by}{date}"), (table,), (footer(counts),), author)


def footer(counts: Counts) -> str:
    """Return the last line of the table: 发出12份、收回8份、意见30条、采纳18条、部分采纳7条、未采纳5条。"""
    sent = ASKED if counts.sent is None else str(counts.sent)
    text = (
        f"发出{sent}份、收回{counts.returned}份、意见{counts.opinions}条、"
        f"采纳{counts.adopted}条、部分采纳{counts.partly}条、未采纳{counts.declined}条"
    )
    return f"{text}、待答复{counts.unanswered}条。" if counts.unanswered else f"{text}。"


def disagreements(counts: Counts) -> list[str]:
    """Return what is wrong with the numbers of a footer, in Chinese; the program's own only lack what was sent out."""
    told = []
    if counts.sent is not None and counts.sent < counts.returned:
        told.append(f"发出{counts.sent}份，少于收回的{counts.returned}份，请核对发出份数。")
    if min(counts.unanswered, counts.returned, counts.opinions) < 0:
        told.append("采纳、部分采纳、未采纳之和大于意见总数。")
    return told


def _rows(opinions: Opinions, findings: Mapping[str, str]) -> Iterator[Row]:
    """Yield the rows, numbered through; units without an opinion come last."""
    for number, opinion in enumerate(opinions, 1):
        yield _row(number, opinion, findings.get(opinion.finding, ""))
    for unit in opinions.agreed:
        texts = (NONE, unit, AGREES, NONE, NONE, NONE, "")
        yield tuple(Cell(text) for text in texts)


def _row(number: int, opinion: Opinion, finding: str) -> Row:
    adoption = opinion.adoption
    return (
        Cell(str(number)),
        Cell(opinion.unit),
        Cell(opinion.told),
        _place(opinion),
        Cell(adoption.label, _TONES[adoption]) if adoption else Cell(OPEN, Tone.INFO),
        Cell(answer_text(opinion)),
        Cell("；".join(text for text in (opinion.note, finding) if text)),
    )


def _place(opinion: Opinion) -> Cell:
    """Return chapter and paragraph; what the unit itself wrote, and that it was not found, where it is not placed."""
    if opinion.spot is not None:
        return Cell(opinion.spot.where)
    cited = f"{opinion.cited}\n" if opinion.cited else ""
    return Cell(f"{cited}（未定位：{opinion.unplaced}）" if opinion.unplaced else cited.strip() or NONE)


def answer_text(opinion: Opinion) -> str:
    """Return the reason, and how the words read after the change that settles an opinion."""
    texts = [opinion.reason.strip()] if opinion.reason.strip() else []
    if opinion.change is not None and (changed := changed_words(opinion.change)) not in opinion.reason:
        texts.append(changed)
    if not texts and opinion.adoption in (Adoption.PARTLY, Adoption.DECLINED):
        return "【请填写理由】"
    return "\n".join(texts) or NONE


def changed_words(change: Change) -> str:
    """Return a change as the table tells it: 修改为：“高新技术企业达到120家”; what was only taken out: 已删去“……”。"""
    edits = smallest(change.before, 0, len(change.before), change.after)
    if not edits:
        return "未修改。"
    start = edits[0].start
    stop = len(change.after) - (len(change.before) - edits[-1].stop)
    if not change.after.strip() or start >= stop:
        gone = change.before[start : edits[-1].stop] if change.after.strip() else change.before
        return f"已删去“{_cut(gone.strip())}”。"
    left = max((change.after.rfind(mark, 0, start) for mark in _PAUSES), default=-1) + 1
    ends = [at for mark in _PAUSES if (at := change.after.find(mark, stop)) >= 0]
    return f"修改为：“{_cut(change.after[left : min(ends, default=len(change.after))].strip())}”。"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}……"


def _check(rows: tuple[Row, ...], counts: Counts) -> None:
    """Raise ValueError where the rows as written do not add up to the footer: no such table leaves the program."""
    written = [row[4].text for row in rows]
    numbered = [row for row in rows if re.fullmatch(r"\d+", row[0].text)]
    found = (
        len({row[1].text for row in rows}),
        len(numbered),
        *(written.count(adoption.label) for adoption in Adoption),
    )
    if found != (counts.returned, counts.opinions, counts.adopted, counts.partly, counts.declined):
        raise ValueError(f"the rows give {found}, the footer {counts}")
