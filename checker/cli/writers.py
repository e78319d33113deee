"""The outputs of a check other than JSON, each written from the review; loaded where one is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from checker.annotation import comments_for, safe_replacements, settling
from checker.cli.outputs import Wanted
from checker.decisions import Decisions
from checker.files import read_bytes
from checker.reports.alignment import write_alignment
from checker.reports.comparison import write_comparison
from checker.reports.cover import cover_blocks
from checker.reports.explanation import unused_facts, write_explanation
from checker.reports.issues import write_issues
from checker.reports.ledger import write_ledger
from checker.reports.statement import write_statement
from checker.review import Review
from checker.word.changes import Comment, Earlier, Mode, Refusal, Replacement
from checker.word.cover import with_cover
from checker.word.earlier_comments import Settling, Tally
from checker.word.export import export
from checker.word.protection import cautions
from checker.word.working_copy import WorkingCopy, working_copy

Writer = Callable[[Review, Path, Wanted, Decisions | None], list[str]]
"""Writes one output, and returns in Chinese what is to be known of it."""


def _write_annotated(review: Review, path: Path, wanted: Wanted, decisions: Decisions | None) -> list[str]:
    copy = working_copy(review.draft, wanted.when)
    if wanted.cover:
        page = cover_blocks(review, hints=wanted.hints, author=wanted.author, when=wanted.when)
        copy = with_cover(copy, review.draft.plan.path, page)
    comments = comments_for(review, decisions, hints=wanted.hints, locate=copy.comment)
    tally = Tally()
    refusals = _export(review, path, wanted, copy, comments=comments, settled=settling(review, decisions), tally=tally)
    refused = [f"第{comments[r.index].anchor.line}段的批注没有写入：{r.reason}" for r in refusals]
    return [tally.words] * bool(tally.words) + refused + _cautions(review, copy, changed=False)


def _write_revised(review: Review, path: Path, wanted: Wanted, decisions: Decisions | None) -> list[str]:
    return _write_changed(review, path, wanted, Mode.TRACKED)


def _write_clean(review: Review, path: Path, wanted: Wanted, decisions: Decisions | None) -> list[str]:
    return _write_changed(review, path, wanted, Mode.CLEAN, wanted.earlier)


def _write_changed(
    review: Review, path: Path, wanted: Wanted, mode: Mode, earlier: Earlier = Earlier.KEEP
) -> list[str]:
    """Write a copy with the safe fixes: all that may be made unseen."""
    copy = working_copy(review.draft, wanted.when)
    changes = safe_replacements(review, locate=copy.change)
    refusals = _export(review, path, wanted, copy, replacements=changes, mode=mode, earlier=earlier)
    label = "修订" if mode is Mode.TRACKED else "改动"
    refused = [f"第{changes[r.index].anchor.line}段的{label}没有写入：{r.reason}" for r in refusals]
    changed = bool(changes) or earlier is Earlier.ACCEPT
    return refused + _cautions(review, copy, mode=mode, changed=changed)


def _cautions(review: Review, copy: WorkingCopy, *, mode: Mode = Mode.TRACKED, changed: bool) -> list[str]:
    """Return what the draft's own protection means for its copy."""
    return list(cautions(copy.content or read_bytes(review.draft.plan.path), mode=mode, changed=changed))


def _export(
    review: Review,
    path: Path,
    wanted: Wanted,
    copy: WorkingCopy,
    *,
    comments: Sequence[Comment] = (),
    replacements: Sequence[Replacement] = (),
    settled: Settling | None = None,
    tally: Tally | None = None,
    mode: Mode = Mode.TRACKED,
    earlier: Earlier = Earlier.KEEP,
) -> tuple[Refusal, ...]:
    plan = review.draft.plan
    return export(
        plan.path,
        path,
        comments=comments,
        replacements=replacements,
        author=wanted.author,
        when=wanted.when,
        sha256=plan.sha256,
        content=copy.content,
        settling=settled,
        tally=tally,
        mode=mode,
        earlier=earlier,
    )


def _write_report(review: Review, path: Path, wanted: Wanted, decisions: Decisions | None) -> list[str]:
    write_issues(review, path, decisions=decisions, hints=wanted.hints, author=wanted.author, when=wanted.when)
    return []


def _write_table(review: Review, path: Path, wanted: Wanted, decisions: Decisions | None) -> list[str]:
    write_comparison(review, path, author=wanted.author, when=wanted.when)
    return []


def _write_alignment(review: Review, path: Path, wanted: Wanted, decisions: Decisions | None) -> list[str]:
    write_alignment(review, path, decisions=decisions, author=wanted.author, when=wanted.when)
    return []


def _write_statement(review: Review, path: Path, wanted: Wanted, decisions: Decisions | None) -> list[str]:
    write_statement(review, path, decisions=decisions, author=wanted.author, when=wanted.when)
    return []


def _write_explanation(review: Review, path: Path, wanted: Wanted, decisions: Decisions | None) -> list[str]:
    write_explanation(
        review,
        path,
        facts=wanted.facts,
        opinions=wanted.opinions,
        decisions=decisions,
        author=wanted.author,
        when=wanted.when,
    )
    return unused_facts(review, wanted.facts)


def _write_ledger(review: Review, path: Path, wanted: Wanted, decisions: Decisions | None) -> list[str]:
    write_ledger(review, path, author=wanted.author, when=wanted.when)
    return []


WRITERS: dict[str, Writer] = {
    "annotated": _write_annotated,
    "revised": _write_revised,
    "clean": _write_clean,
    "report": _write_report,
    "table": _write_table,
    "alignment": _write_alignment,
    "statement": _write_statement,
    "explanation": _write_explanation,
    "ledger": _write_ledger,
}
