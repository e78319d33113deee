"""What a review writes into a Word copy: a comment for a finding, a tracked change for a safe fix."""

from __future__ import annotations

from collections.abc import Iterable

from checker.decisions import Answer, Decisions
from checker.findings import Certainty, Finding, Place, Safety
from checker.reports.quotes import marked_sentence
from checker.review import Review
from checker.word.changes import Anchor, Comment, Replacement
from checker.word.earlier_comments import Settling
from checker.word.working_copy import Locate, all_pieces, only_piece

_SIDES = 3  # further places of one plan that a comment quotes


def comments_for(
    review: Review, decisions: Decisions | None = None, *, hints: bool = False, locate: Locate = all_pieces
) -> list[Comment]:
    """Return one comment a finding, in the order of the draft; `locate` is that of the document they go into.

    Findings answered 不采纳 are left out; so are hints, unless asked for.
    """
    return [
        Comment(anchor, comment_text(review, finding), finding.key)
        for finding in review.findings
        if (hints or finding.certainty is not Certainty.HINT) and not _declined(finding, decisions)
        if (anchor := locate(review.pieces(finding.places[0]))) is not None
    ]


def settling(review: Review, decisions: Decisions | None = None) -> Settling:
    """Return what is known of findings that the draft's comments of an earlier export told.

    Those still found stand, also where they are not written this time (hints); those answered 不采纳 do not.
    """
    standing = frozenset(f.key for f in review.findings if not _declined(f, decisions))
    plans = frozenset(review.title(plan) for plan in range(1, len(review.readings)))
    return Settling(review.rules, standing, plans)


def comment_text(review: Review, finding: Finding) -> str:
    """Return what the comment says: rule, message, computation, the other side's words, what to do."""
    lines = [f"【{finding.severity.label}】{finding.name}（{finding.rule}）", finding.message]
    if finding.explanation and finding.explanation != finding.message:
        lines.append(f"为什么：{finding.explanation}")
    lines += [f"{source}：“{words}”" if words else f"{source}。" for source, words in other_sides(review, finding)]
    if finding.computation:
        lines.append(f"算式：{finding.computation}")
    if finding.advice:
        lines.append(f"怎么改：{finding.advice}")
    if finding.basis:
        lines.append(f"依据：{finding.basis}")
    return "\n".join(lines)


def other_sides(review: Review, finding: Finding) -> list[tuple[str, str]]:
    """Return source and words of the further places of a finding, each sentence once, long ones shortened.

    Of many places in one plan the first are given and the others counted: a comment is read in a narrow margin.
    """
    seen = {_sentence_of(review, finding.places[0])}
    sides: dict[int, list[tuple[str, str]]] = {}
    for place in finding.places[1:]:
        sentence = _sentence_of(review, place)
        if sentence not in seen:
            seen.add(sentence)
            source = _source(review, place)
            words = " ".join(marked_sentence(review, place, brackets="").split("\t")).strip().rstrip("；;，,")
            told_by_source = source.endswith(words.rstrip("。"))  # a heading is its chapter's name
            sides.setdefault(place.plan, []).append((source, "" if told_by_source else words))
    shown: list[tuple[str, str]] = []
    for plan, told in sides.items():
        shown += told[:_SIDES]
        if len(told) > _SIDES:
            where = f"《{review.title(plan)}》" if plan else "本稿"
            shown.append((f"{where}另有 {len(told) - _SIDES} 处", ""))
    return shown


def _source(review: Review, place: Place) -> str:
    """Return whose words a place holds: another plan's title, or the draft's chapter."""
    if place.plan:
        return f"《{review.title(place.plan)}》"
    chapter = review.chapter(place)
    return f"另见{chapter}" if chapter else "本稿另一处"


def _sentence_of(review: Review, place: Place) -> tuple[int, int, int]:
    around = review.readings[place.plan].sentence(place.passage, place.span)
    return (place.plan, place.passage, around.start)


def safe_replacements(
    review: Review, findings: Iterable[Finding] | None = None, *, locate: Locate = only_piece
) -> list[Replacement]:
    """Return the safe fixes of the findings (all, unless given) as changes of the draft that do not overlap.

    `locate` is that of the document that they are made in.
    """
    chosen: list[Replacement] = []
    for finding in review.findings if findings is None else findings:
        fix = next((fix for fix in finding.fixes if fix.safety is Safety.SAFE), None)
        if fix is None:
            continue
        changes = [replacement(review, edit.place, edit.text, locate) for edit in fix.edits]
        whole = [change for change in changes if change is not None]
        if len(whole) == len(changes) and not any(_collide(a.anchor, b.anchor) for a in whole for b in chosen):
            chosen += whole
    return chosen


def replacement(review: Review, place: Place, text: str, locate: Locate = only_piece) -> Replacement | None:
    """Return the change of `place` to `text`; None where the place runs over several paragraphs."""
    anchor = locate(review.pieces(place))
    return None if anchor is None else Replacement(anchor, text)


def _declined(finding: Finding, decisions: Decisions | None) -> bool:
    decision = decisions.get(finding.key) if decisions else None
    return decision is not None and decision.answer is Answer.DECLINED


def _collide(a: Anchor, b: Anchor) -> bool:
    if (a.line, a.part) != (b.line, b.part):
        return False
    return (a.start, a.end) == (b.start, b.end) or (a.start < b.end and b.start < a.end)
