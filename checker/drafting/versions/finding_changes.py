"""Findings of two versions: the same by fingerprint, or by rule, words and paragraph where their sentence changed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence

from checker.drafting.versions.records import FindingChange
from checker.findings import Finding
from checker.review import Review

_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_QUOTE = re.compile("“[^”]*”")
_WHOLE = "全文共"
Changes = tuple[FindingChange, ...]


def finding_changes(old: Review, new: Review, passages: Sequence[tuple[int, int]]) -> tuple[Changes, Changes, Changes]:
    """Return the findings that are fixed, still open and new; only rules that ran on both versions are compared."""
    rules = old.rules & new.rules
    before = [finding for finding in old.findings if finding.rule in rules]
    after = [finding for finding in new.findings if finding.rule in rules]
    where: dict[int, int] = {}
    for i, j in passages:
        where.setdefault(i, j)
    one, other = _Traces(old, where), _Traces(new, None)
    open_: list[FindingChange] = []
    for of_old, of_new in zip(one.traces, other.traces, strict=True):
        before, after = _matched(before, after, of_old, of_new, open_)
    order = {finding: at for at, finding in enumerate(new.findings)}
    open_.sort(key=lambda change: order[change.new] if change.new else 0)
    return (
        tuple(FindingChange(finding, None) for finding in before),
        tuple(open_),
        tuple(FindingChange(None, finding) for finding in after),
    )


class _Traces:
    """By what a finding is known again, the surest first; passages are told in the new version's count."""

    def __init__(self, review: Review, where: dict[int, int] | None) -> None:
        self._review, self._where = review, where
        self.traces: tuple[Callable[[Finding], Hashable], ...] = (
            self._key,
            self._marks,
            self._message,
            self._place,
            self._matter,
            self._said,
            self._alike,
            self._whole_text,
        )

    def _key(self, finding: Finding) -> Hashable:
        return finding.key

    def _passage(self, finding: Finding) -> Hashable:
        passage = finding.places[0].passage
        return passage if self._where is None else self._where.get(passage, -1 - passage)

    def _marks(self, finding: Finding) -> Hashable:
        return finding.rule, self._passage(finding), tuple(map(self._review.quote, finding.places))

    def _message(self, finding: Finding) -> Hashable:
        return finding.rule, self._passage(finding), finding.message

    def _matter(self, finding: Finding) -> Hashable:
        """The message whatever its figures: a target that was changed and still lacks what it lacked."""
        return finding.rule, self._passage(finding), _FIGURE.sub("#", finding.message)

    def _alike(self, finding: Finding) -> Hashable:
        """What many places have in common, where they are told as one: the first of them may be another one now."""
        return (finding.rule, finding.alike) if finding.alike else finding

    def _whole_text(self, finding: Finding) -> Hashable:
        """What is said once of the whole text, whichever place it is shown at."""
        said = _QUOTE.sub("“”", _FIGURE.sub("#", finding.message))
        return (finding.rule, said) if _WHOLE in finding.message else finding

    def _said(self, finding: Finding) -> Hashable:
        return finding.rule, finding.message

    def _place(self, finding: Finding) -> Hashable:
        return finding.rule, self._passage(finding), self._review.quote(finding.places[0])


def _matched(
    before: Sequence[Finding],
    after: Sequence[Finding],
    of_old: Callable[[Finding], Hashable],
    of_new: Callable[[Finding], Hashable],
    open_: list[FindingChange],
) -> tuple[list[Finding], list[Finding]]:
    waiting: dict[Hashable, list[Finding]] = defaultdict(list)
    for finding in before:
        waiting[of_old(finding)].append(finding)
    left: list[Finding] = []
    for finding in after:
        same = waiting.get(of_new(finding))
        if same:
            open_.append(FindingChange(same.pop(0), finding))
        else:
            left.append(finding)
    known = {id(change.old) for change in open_}
    return [finding for finding in before if id(finding) not in known], left
