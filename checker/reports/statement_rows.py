"""The rows of the 指标对照表 as the 衔接情况说明 sorts them: verdict, findings, whether a reason is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from checker.align.pairs import Pair, Verdict
from checker.findings import Finding, Severity
from checker.reports.alignment import gap_narrows
from checker.reports.entries import Entry, entries
from checker.reports.levels import Levels
from checker.reports.related import cross_plan_findings, is_about
from checker.review import Review

DIFFERING = frozenset({Verdict.HIGHER, Verdict.LOWER, Verdict.PART_EXCEEDS_WHOLE})
_PART = "部分与总体"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `main` is the pair that its verdict comes from, `findings` are about any of its pairs, gravest first."""

    entry: Entry
    main: Pair
    findings: tuple[Finding, ...]

    @property
    def asks(self) -> bool:
        """Tell whether a reason is asked for: a finding is more than a note, or nobody judged the difference."""
        if any(finding.severity is not Severity.INFO for finding in self.findings):
            return True
        judged = any(is_about(finding, self.main) for finding in self.findings)
        narrows = self.main.verdict is Verdict.LOWER and gap_narrows(self.main)
        return self.main.verdict in DIFFERING and not judged and not narrows

    @property
    def asked(self) -> tuple[Finding, ...]:
        """The findings that are more than notes."""
        return tuple(finding for finding in self.findings if finding.severity is not Severity.INFO)


def rows(review: Review, levels: Levels) -> tuple[Row, ...]:
    """Return the rows in the order of the table."""
    findings = sorted(cross_plan_findings(review), key=lambda finding: finding.severity.rank)
    return tuple(_rows(review, levels, findings))


def _rows(review: Review, levels: Levels, findings: Sequence[Finding]) -> Iterator[Row]:
    for entry in entries(review.pairs):
        main = entry.main(levels.order)
        if main is not None:
            pairs = entry.pairs.values()
            yield Row(entry, main, tuple(f for f in findings if any(is_about(f, pair) for pair in pairs)))


def is_equal(row: Row) -> bool:
    """Tell whether a target is that of the upper plan."""
    return row.main.verdict is Verdict.EQUAL


def is_part(row: Row) -> bool:
    """Tell whether a target is a part of the upper plan's."""
    return row.main.verdict is Verdict.NOT_COMPARABLE and row.main.note.startswith(_PART)


def is_lacking(row: Row) -> bool:
    """Tell whether only the upper plan has the target."""
    return row.main.draft is None


def is_extra(row: Row) -> bool:
    """Tell whether only the draft has the target."""
    return row.main.draft is not None and row.main.upper is None


def is_differing(row: Row) -> bool:
    """Tell whether two values were compared and differ; that only one plan has a target is another matter."""
    return row.main.verdict in DIFFERING and not is_lacking(row) and not is_extra(row)


def is_apart(row: Row) -> bool:
    """Tell whether two targets stand side by side without a comparison of their values."""
    return not any(is_one(row) for is_one in (is_equal, is_part, is_lacking, is_extra, is_differing))


def share(pair: Pair) -> str:
    """Return what part of the upper target a pair's is: 占上位目标的20%; empty where it is not known."""
    note = first_note(pair)
    return note.removeprefix(f"{_PART}，") if note.startswith(_PART) else ""


def first_note(pair: Pair) -> str:
    """Return the first note of a pair, else its verdict."""
    return pair.note.partition("；")[0].rstrip("。") or pair.verdict.label


def _has(verdict: Verdict) -> Callable[[Row], bool]:
    return lambda row: is_differing(row) and row.main.verdict is verdict


KINDS: tuple[tuple[str, Callable[[Row], bool]], ...] = (
    ("与上位规划一致", is_equal),
    ("高于上位规划", _has(Verdict.HIGHER)),
    ("低于上位规划", _has(Verdict.LOWER)),
    ("大于上级总目标", _has(Verdict.PART_EXCEEDS_WHOLE)),
    ("属部分与总体关系", is_part),
    ("不作数值比较", is_apart),
    ("本规划增设", is_extra),
    ("上位规划设有而本规划未设", is_lacking),
)
"""Each row is of exactly one kind, so that the counts add up."""
