"""修改记录: what was edited and answered in this review, by whom and when, each of which can be taken back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checker.decisions import Answer, Decision
from checker.findings import Finding
from checker.plan import Plan
from checker.review import Review
from desktop.chapters import chapters_of
from desktop.editor.positions import change
from desktop.ignored import rule_of
from desktop.language import later, tr
from desktop.models.rows import Column, Row, text_key
from desktop.standing import Restructuring

COLUMNS = (
    Column(later("时间"), 6),
    Column(later("操作"), 6),
    Column(later("内容"), 24),
    Column(later("位置"), 12),
    Column(later("理由"), 10),
    Column(later("经手人"), 6),
)
_AROUND = 12  # characters shown on either side of an edit
BLOCK = "block:"
"""Begins the name of a row that is an edit, the number of its block follows; other rows are named by their answer."""
STRUCTURE = "structure:"
"""Begins the name of a row that is a change of structure."""


@dataclass(frozen=True, slots=True)
class Record:
    """The session's answers and edits as they stood at one moment, to be told in the background."""

    plan: Plan
    texts: Mapping[int, str]
    edited_at: Mapping[int, str]
    decisions: tuple[Decision, ...]
    findings: Mapping[str, Finding]  # those there are and those that were answered, by key
    review: Review | None
    who: str
    structure: tuple[Restructuring, ...] = ()


def rows_of(record: Record) -> list[Row]:
    """Return the record, the latest first. What changed the structure is taken back by undo alone."""
    edits = [(record.edited_at.get(block, ""), _edit(record, block)) for block in record.texts]
    answers = [(decision.when, _answer(record, decision)) for decision in record.decisions]
    structure = [
        (one.when, _row(f"{STRUCTURE}{number}", (one.when, tr("调整结构"), one.name, "", "", record.who)))
        for number, one in enumerate(record.structure)
    ]
    told = sorted(edits + structure + answers, key=lambda pair: pair[0])
    return [row for _, row in told[::-1]]


def _edit(record: Record, block: int) -> Row:
    before, after = record.plan.blocks[block].text, record.texts[block]
    start, stop, new = change(before, after)
    ahead, behind = before[max(start - _AROUND, 0) : start], before[stop : stop + _AROUND]
    old = before[start:stop]
    words = tr("“{0}”改为“{1}”").format(f"{ahead}{old}{behind}".strip(), f"{ahead}{new}{behind}".strip())
    chapter = ""
    if record.review is not None:
        chapters = chapters_of(record.review.draft)
        chapter = chapters.title(chapters.at(block))
    when = record.edited_at.get(block, "")
    return _row(f"{BLOCK}{block}", (when, tr("改正文"), words, chapter, "", record.who))


def _answer(record: Record, decision: Decision) -> Row:
    rule = rule_of(decision.key)
    finding = record.findings.get(decision.key)
    if rule:
        names = {f.rule: tr(f.name) for f in record.findings.values()}
        deed, words, chapter = tr("忽略规则"), tr("{0}（{1}）").format(names.get(rule, ""), rule), tr("本次校核全部")
    else:
        deed, words = _deed(decision.answer), finding.message if finding else decision.about or tr("（已不在文中）")
        standing = record.review is not None and finding is not None and finding in record.review.findings
        chapter = record.review.chapter(finding.places[0]) if standing else ""  # type: ignore[union-attr]
    cells = (decision.when, deed, words, chapter, "" if rule else decision.reason, decision.who)
    return _row(decision.key, cells)


def _deed(answer: Answer) -> str:
    return {Answer.ACCEPTED: tr("采纳"), Answer.DECLINED: tr("不采纳"), Answer.LATER: tr("稍后处理")}[answer]


def _row(name: str, cells: tuple[str, ...]) -> Row:
    when = cells[0]
    shown = (when[5:16].replace("T", " "), *cells[1:])
    spoken = tr("，").join(part for part in (cells[1], cells[2], cells[4], cells[5], shown[0]) if part)
    return Row(name, shown, tuple(map(text_key, cells)), spoken=spoken)
