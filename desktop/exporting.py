"""What an export writes, free of Qt: the Word copies with the drafter's edits and the review's comments, the lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checker.decisions import Answer, Decisions
from checker.files import read_bytes
from checker.opinions import Opinions
from checker.paths import proposed_name
from checker.plan import Block, Plan
from checker.reading.elements import Piece
from checker.review import Review, Role
from checker.word.changes import Comment, Earlier, Kind, Mode, Refusal, Replacement
from desktop.edits import one_by_one, replacements, way_back
from desktop.language import later, tr
from desktop.standing import Restructuring, content_of, plan_in

if TYPE_CHECKING:
    from checker.reports.explanation_facts import Facts
    from checker.word.earlier_comments import Settling
    from checker.word.working_copy import Locate, WorkingCopy


class Product(StrEnum):
    """What may be written; `label` and `formats` are what the dialog offers."""

    ANNOTATED = "annotated"
    REVISED = "revised"
    CLEAN = "clean"
    ISSUES = "issues"
    COMPARISON = "comparison"
    ALIGNMENT = "alignment"
    STATEMENT = "statement"
    EXPLANATION = "explanation"
    LEDGER = "ledger"

    @property
    def label(self) -> str:
        """The words of the office."""
        return _LABELS[self]

    @property
    def hint(self) -> str:
        """What is in it."""
        return _HINTS[self]

    @property
    def formats(self) -> tuple[str, ...]:
        """The endings it may be written with, the usual one first."""
        return _FORMATS[self]

    def endings(self, draft: Path) -> tuple[str, ...]:
        """Return its endings for one draft: the Word copies of a draft with macros keep them, or Word opens none."""
        from checker.word.parts import MACRO_SUFFIXES

        keeps = self in (Product.ANNOTATED, Product.REVISED, Product.CLEAN) and draft.suffix.lower() in MACRO_SUFFIXES
        return MACRO_SUFFIXES if keeps else self.formats

    def file_name(self, draft: Path, today: date, suffix: str) -> str:
        """Return the proposed name: 原名（校核稿 2026-11-25）.docx."""
        word = "校核稿" if self is Product.ANNOTATED else self.label
        return proposed_name(draft.stem, f"（{word} {today.isoformat()}）{suffix}")

    def possible(self, review: Review) -> bool:
        """Tell whether the review allows it: tables need pairs or an upper plan."""
        if self is Product.COMPARISON:
            return bool(review.pairs)
        return self not in (Product.ALIGNMENT, Product.STATEMENT) or Role.UPPER in review.roles


_LABELS = {
    Product.ANNOTATED: later("批注稿"),
    Product.REVISED: later("修订稿"),
    Product.CLEAN: later("清稿"),
    Product.ISSUES: later("问题清单"),
    Product.COMPARISON: later("指标对照表"),
    Product.ALIGNMENT: later("规划衔接情况表"),
    Product.STATEMENT: later("衔接情况说明"),
    Product.EXPLANATION: later("编制说明"),
    Product.LEDGER: later("数据台账"),
}
_HINTS = {
    Product.ANNOTATED: later("逐处加批注，正文改动以修订标出；不是 Word 的待审稿先排成公文"),
    Product.REVISED: later("只有正文改动，以修订标出，没有批注"),
    Product.CLEAN: later("正文改动直接写入，不留修订标记"),
    Product.ISSUES: later("每条问题的依据、算式、建议和处理情况"),
    Product.COMPARISON: later("本规划与上位规划逐项对照，附指标对照图"),
    Product.ALIGNMENT: later("上位规划的要求、本规划的表述和衔接结论，可作报送附件"),
    Product.STATEMENT: later("由上面两表写成的文字稿，待补充的理由标黄"),
    Product.EXPLANATION: later(
        "编制依据、指标测算、衔接和意见采纳情况等八部分，待补充处标黄；过程、测算先在“导出—编制情况”中填写"
    ),
    Product.LEDGER: later("稿中每个数的口径、出现位置和是否一致"),
}
_FORMATS = {
    Product.ANNOTATED: (".docx",),
    Product.REVISED: (".docx",),
    Product.CLEAN: (".docx",),
    Product.ISSUES: (".docx", ".xlsx", ".html"),
    Product.COMPARISON: (".xlsx", ".docx", ".html"),
    Product.ALIGNMENT: (".docx", ".xlsx", ".html"),
    Product.STATEMENT: (".docx",),
    Product.EXPLANATION: (".docx",),
    Product.LEDGER: (".xlsx", ".docx", ".html"),
}


@dataclass(frozen=True, slots=True)
class Order:
    """One export: what goes where, as it stands now, and who signs."""

    paths: dict[Product, Path]
    original: Plan
    review: Review
    decisions: Decisions
    author: str
    when: datetime
    accepted_only: bool = False
    accept_earlier: bool = False  # the clean copy takes over the tracked changes that the draft has
    hints: bool = False
    cover: bool = False  # the annotated copy begins with a page on the check
    opinions: Opinions | None = None  # what units said of the draft, for the explanation
    facts: Facts | None = None  # what the user told of how it was made, for the explanation
    structure: tuple[Restructuring, ...] = ()  # what makes `original` of the draft's file


class Unwritten(str):
    """What is told of a change or comment that a copy lacks; all else told of a copy is a caution."""

    __slots__ = ()


def export(order: Order, report: Callable[[str, int, int], None]) -> list[str]:
    """Write everything ordered; returns in Chinese what is to be known of the Word copies. Raises PlanError.

    What became of the comments of an earlier export stands before what could not be written, which is `Unwritten`.
    """
    notes: list[str] = []
    for number, (product, path) in enumerate(order.paths.items()):
        report(tr("写出{0}").format(tr(product.label)), number, len(order.paths))
        notes += _WRITERS[product](order, path)
    return list(dict.fromkeys(notes))


def _annotated(order: Order, path: Path) -> list[str]:
    from checker.annotation import comments_for, settling

    review = order.review
    settled = settling(review, order.decisions)
    if order.accepted_only:
        kept = tuple(f for f in review.findings if is_accepted(order.decisions, f.key))
        review = replace(review, findings=kept)
    copy, back = _copy(order), way_back(order.original, review.draft.plan)
    comments = comments_for(
        review,
        order.decisions,
        hints=order.hints or order.accepted_only,
        locate=lambda pieces: copy.comment(back(pieces)),
    )
    return _word(order, path, _covered(order, review, copy) if order.cover else copy, comments, settled)


def _covered(order: Order, review: Review, copy: WorkingCopy) -> WorkingCopy:
    from checker.reports.cover import cover_blocks
    from checker.word.cover import with_cover

    page = cover_blocks(review, hints=order.hints, author=order.author, when=order.when)
    return with_cover(copy, order.original.path, page)


def _revised(order: Order, path: Path) -> list[str]:
    return _word(order, path, _copy(order), [])


def _clean(order: Order, path: Path) -> list[str]:
    earlier = Earlier.ACCEPT if order.accept_earlier else Earlier.KEEP
    copy = _copy(order, tracked=False)
    if order.structure and copy.content is not None:  # its blocks are the same, its lines are not
        order = replace(order, original=plan_in(order.original, copy.content))
    return _word(order, path, copy, [], mode=Mode.CLEAN, earlier=earlier)


def _copy(order: Order, *, tracked: bool = True) -> WorkingCopy:
    """Return the document that is written into: the draft as it was opened, or what is made from it.

    Changes of its structure are made in it already, as tracked changes or plainly.
    """
    from checker.reading import read
    from checker.word.working_copy import WorkingCopy, all_pieces, only_piece, working_copy

    draft = order.review.draft
    if order.structure:
        content = content_of(order.original, order.structure, order.author, order.when, tracked=tracked)
        return WorkingCopy(content, all_pieces, only_piece)
    if order.original.is_word:  # nothing is set anew: how its paragraphs read is of no account
        return working_copy(replace(draft, plan=order.original), order.when)
    return working_copy(draft if draft.plan is order.original else read(order.original), order.when)


def _word(
    order: Order,
    path: Path,
    copy: WorkingCopy,
    comments: list[Comment],
    settled: Settling | None = None,
    *,
    mode: Mode = Mode.TRACKED,
    earlier: Earlier = Earlier.KEEP,
) -> list[str]:
    from checker.word.earlier_comments import Tally
    from checker.word.export import export as write
    from checker.word.protection import cautions

    plan, original = order.review.draft.plan, order.original

    tally = Tally()

    def attempt(edits: Sequence[_Located]) -> tuple[Refusal, ...]:
        nonlocal tally
        tally = Tally()
        return write(
            original.path,
            path,
            comments=comments,
            replacements=[edit.there for edit in edits],
            author=order.author,
            when=order.when,
            mode=mode,
            earlier=earlier,
            sha256=original.sha256,
            content=copy.content,
            settling=settled,
            tally=tally,
        )

    edits, lost = _located(replacements(original, plan), copy.change)
    refusals = attempt(edits)
    stuck = {r.index for r in refusals if r.kind is Kind.REPLACEMENT and _is_over(edits[r.index].edit)}
    if stuck:  # what can't be joined or deleted there is at least emptied
        spared = [one.edit for index, one in enumerate(edits) if index not in stuck]
        pairs = [pair for pair in zip(original.blocks, plan.blocks, strict=True) if not _told(pair[0], spared)]
        edits, lost = _located(sorted([*spared, *one_by_one(pairs)], key=_line), copy.change)
        refusals = attempt(edits)
    unit = tr("段") if original.is_word else tr("行")
    left = [tr("第{0}{1}的改动没有写入：文档中没有这一处").format(line, unit) for line in lost]
    for refusal in refusals:
        if refusal.kind is Kind.COMMENT:
            left.append(tr("第{0}段的批注没有写入：{1}").format(comments[refusal.index].anchor.line, refusal.reason))
        else:
            left.append(
                tr("第{0}{1}的改动没有写入：{2}").format(_line(edits[refusal.index].edit), unit, refusal.reason)
            )
    changed = bool(edits) or earlier is Earlier.ACCEPT
    notes = [tally.words] * bool(tally.words) + [Unwritten(note) for note in left]
    return notes + list(cautions(copy.content or read_bytes(original.path), mode=mode, changed=changed))


def _is_over(edit: Replacement) -> bool:
    """Tell whether an edit runs over several paragraphs."""
    return edit.anchor.last != edit.anchor.line


def _told(block: Block, edits: Iterable[Replacement]) -> bool:
    """Tell whether the change of a block is among the edits."""
    return any(e.anchor.part == block.part and e.anchor.line <= block.line <= e.anchor.last for e in edits)


def _line(edit: Replacement) -> int:
    return edit.anchor.line


class _Located(NamedTuple):
    """An edit of the draft, and the same in the document that is written."""

    edit: Replacement
    there: Replacement


def _located(wanted: Sequence[Replacement], locate: Locate) -> tuple[list[_Located], list[int]]:
    """Return what has its place in the document, and the lines of the draft of what has none."""
    found: list[_Located] = []
    lost: list[int] = []
    for edit in wanted:
        at = edit.anchor
        anchor = locate([Piece(at.line, at.start, at.end, "", at.part)])
        if anchor is None:
            lost.append(at.line)
            continue
        if at.last_line is not None:  # of a word processor's file: as many lines on as where it begins
            anchor = replace(at, line=anchor.line, last_line=at.last_line + anchor.line - at.line)
        found.append(_Located(edit, replace(edit, anchor=anchor)))
    return found, lost


def _issues(order: Order, path: Path) -> list[str]:
    from checker.reports.issues import write_issues

    decisions = order.decisions
    write_issues(order.review, path, decisions=decisions, hints=order.hints, author=order.author, when=order.when)
    return []


def _comparison(order: Order, path: Path) -> list[str]:
    from checker.reports.comparison import write_comparison

    write_comparison(order.review, path, author=order.author, when=order.when)
    return []


def _alignment(order: Order, path: Path) -> list[str]:
    from checker.reports.alignment import write_alignment

    write_alignment(order.review, path, decisions=order.decisions, author=order.author, when=order.when)
    return []


def _statement(order: Order, path: Path) -> list[str]:
    from checker.reports.statement import write_statement

    write_statement(order.review, path, decisions=order.decisions, author=order.author, when=order.when)
    return []


def _explanation(order: Order, path: Path) -> list[str]:
    from checker.reports.explanation import unused_facts, write_explanation

    write_explanation(
        order.review,
        path,
        facts=order.facts,
        opinions=order.opinions,
        decisions=order.decisions,
        author=order.author,
        when=order.when,
    )
    return unused_facts(order.review, order.facts)


def _ledger(order: Order, path: Path) -> list[str]:
    from checker.reports.ledger import write_ledger

    write_ledger(order.review, path, author=order.author, when=order.when)
    return []


def is_declined(decisions: Decisions, key: str) -> bool:
    """Tell whether a finding was answered 不采纳."""
    decision = decisions.get(key)
    return decision is not None and decision.answer is Answer.DECLINED


def is_accepted(decisions: Decisions, key: str) -> bool:
    """Tell whether a finding was answered 采纳."""
    decision = decisions.get(key)
    return decision is not None and decision.answer is Answer.ACCEPTED


_WRITERS: dict[Product, Callable[[Order, Path], list[str]]] = {
    Product.ANNOTATED: _annotated,
    Product.REVISED: _revised,
    Product.CLEAN: _clean,
    Product.ISSUES: _issues,
    Product.COMPARISON: _comparison,
    Product.ALIGNMENT: _alignment,
    Product.STATEMENT: _statement,
    Product.EXPLANATION: _explanation,
    Product.LEDGER: _ledger,
}
