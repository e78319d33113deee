"""版本对比, free of Qt: the draft beside an earlier version of it, as rows that lead to their places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from checker.findings import Certainty, Place, Severity
from checker.review import Review
from checker.text import Span
from desktop.jobs import Ticket
from desktop.language import later, tr
from desktop.models.rows import Column, Row, text_key
from desktop.places import BlockSpan, block_spans
from desktop.work import Checker, Reader, Snapshot

if TYPE_CHECKING:
    from checker.drafting.compare import ChangeKind, Comparison, FindingChange, Side
    from checker.drafting.compare import Row as Changed
    from checker.opinions import Opinions
    from checker.reading.elements import Reading

CHANGES = (
    Column(later("修改前"), 20),
    Column(later("修改后"), 20),
    Column(later("位置"), 14),
    Column(later("修改依据"), 9),
    Column(later("类型"), 5),
)
METRICS = (
    Column(later("指标"), 16),
    Column(later("年份"), 6, right=True),
    Column(later("修改前"), 10, right=True),
    Column(later("修改后"), 10, right=True),
    Column(later("位置"), 16),
)
FINDINGS = (
    Column(later("级别"), 4),
    Column(later("问题"), 34),
    Column(later("位置"), 16),
    Column(later("情况"), 5),
)
_STEPS = 4


@dataclass(slots=True)
class Versions:
    """A comparison as the window shows it: three lists, the text behind each change, and where each row leads."""

    found: Comparison
    summary: str
    changes: list[Row] = field(default_factory=list)
    metrics: list[Row] = field(default_factory=list)
    findings: list[Row] = field(default_factory=list)
    pages: dict[str, tuple[str, str]] = field(default_factory=dict)
    """By the name of a change, its two sides as HTML, what is changed set off."""
    spots: dict[str, BlockSpan] = field(default_factory=dict)


def compare_with(
    path: Path,
    review: Review,
    snapshot: Snapshot,
    opinions: Opinions | None,
    reader: Reader,
    checker: Checker,
    ticket: Ticket,
) -> Versions:
    """Return the draft of a review beside an earlier version, which is read and checked beside the same upper plans.

    Raises PlanError, Cancelled.
    """
    from checker.drafting.compare import compare
    from checker.drafting.opinions import opinion_bases

    ticket.report(tr("阅读“{0}”").format(path.name), 0, _STEPS)
    earlier = reader(path)
    ticket.report(tr("校核“{0}”").format(path.name), 1, _STEPS)
    old = checker(Snapshot(earlier.plan, snapshot.uppers, 0, snapshot.known), ticket)
    ticket.report(tr("逐段对比"), 2, _STEPS)
    bases = opinion_bases(opinions, old.draft) if opinions is not None else ()
    found = compare(old.draft, review.draft, old_review=old, new_review=review, bases=bases)
    ticket.report(tr("列出改动"), 3, _STEPS)
    return versions_of(found)


def versions_of(found: Comparison) -> Versions:
    """Return a comparison as the window shows it."""
    made = Versions(found, summary(found))
    _list_changes(made)
    _list_metrics(made)
    for state, tones, changes in (
        (tr("已消除"), "upper", found.fixed),
        (tr("仍在"), "", found.still_open),
        (tr("新增"), Severity.ERROR.value, found.appeared),
    ):
        _list_findings(made, state, tones, changes or ())
    return made


def summary(found: Comparison) -> str:
    """Return the counts as one sentence in the window's language, as the 修改对照表 has them in Chinese."""
    from checker.drafting.compare import ChangeKind
    from checker.reports.version_table import finding_counts

    counts = Counter(row.kind for row in found.rows)
    kinds = [tr("{0} {1}").format(tr(kind.label), counts[kind]) for kind in ChangeKind if counts[kind]]
    told = tr("共 {0} 处改动").format(len(found.rows))
    if kinds:
        told = tr("{0}：{1}").format(told, tr("、").join(kinds))
    told = tr("{0}；指标变动 {1} 项").format(told, len(found.metrics))
    if found.fixed is not None:
        told = tr("{0}；问题消除 {1} 条、仍在 {2} 条、新增 {3} 条").format(told, *finding_counts(found))
    return tr("{0}。").format(told)


def _list_changes(made: Versions) -> None:
    from checker.reports.version_table import place

    last: Place | None = None
    for number, row in enumerate(made.found.rows):
        name = f"change:{number}"
        sides = row.old.text(made.found.old), row.new.text(made.found.new)
        where = " ".join(place(row).split("\n")[: 2 if "→" in place(row) else 1])
        cells = (*(_one_line(side) or tr("（无）") for side in sides), where, row.basis, tr(row.kind.label))
        made.changes.append(_row(name, cells, _tones(row.kind)))
        made.pages[name] = (_html(made.found.old, row.old, "s"), _html(made.found.new, row.new, "u"))
        at = _first_changed(row) or last
        if at is not None:
            _lead(made, name, at)
            last = at


def _tones(kind: ChangeKind) -> str:
    from checker.drafting.compare import ChangeKind

    return {ChangeKind.ADDED: "upper", ChangeKind.DELETED: Severity.ERROR.value}.get(kind, Severity.MINOR.value)


def _first_changed(row: Changed) -> Place | None:
    """Return where a change stands in the draft; None for what was taken out: it leads where the last one did."""
    for stretch in (*(s for s in row.new.stretches if s.changed), *row.new.stretches):
        return Place(0, stretch.passage, stretch.span)
    return None


def _list_metrics(made: Versions) -> None:
    from checker.drafting.versions.places import Places
    from checker.reports.quotes import value_text
    from checker.reports.version_table import year_text

    places = Places(made.found.old), Places(made.found.new)
    for number, change in enumerate(made.found.metrics):
        name = f"metric:{number}"
        values = [value_text(one) if one else tr("（无）") for one in change]
        where = places[change.new is not None].of((change.shown.passage,))
        made.metrics.append(_row(name, (change.shown.name, year_text(change), *values, where)))
        if change.new is not None:
            _lead(made, name, Place(0, change.new.passage, change.new.span))


def _list_findings(made: Versions, state: str, tones: str, changes: Sequence[FindingChange]) -> None:
    from checker.drafting.versions.places import Places

    places = Places(made.found.old), Places(made.found.new)
    for change in changes:
        finding = change.finding
        if finding.certainty is Certainty.HINT:
            continue
        name = f"finding:{len(made.findings)}"
        where = places[change.new is not None].of((finding.places[0].passage,))
        made.findings.append(_row(name, (tr(finding.severity.label), finding.message, where, state), tones))
        if change.new is not None:
            _lead(made, name, finding.places[0])
        else:
            new = dict(made.found.passages).get(finding.places[0].passage)
            if new is not None:
                _lead(made, name, Place(0, new, Span(0, 0)))


def _lead(made: Versions, name: str, place: Place) -> None:
    for span in block_spans(made.found.new, place.passage, place.span)[:1]:
        made.spots[name] = span


def _row(name: str, cells: tuple[str, ...], tones: str = "") -> Row:
    spoken = tr("，").join(cell for cell in (cells[-1], *cells[:-1]) if cell)
    return Row(name, cells, tuple(map(text_key, cells)), tones=tones, spoken=spoken)


def _one_line(text: str) -> str:
    return text.replace("\n", " ")


def _html(reading: Reading, side: Side, mark: str) -> str:
    """Return one side of a change, what the other lacks in `mark`: s struck out, u underlined."""
    parts = (
        f"<b><{mark}>{escape(text)}</{mark}></b>" if changed else escape(text) for text, changed in side.parts(reading)
    )
    return "".join(parts).replace("\n", "<br>")


def write(found: Comparison, path: Path, author: str) -> None:
    """Write the 修改对照表 (.docx, .xlsx, .html); raises OutputError."""
    from datetime import datetime

    from checker.reports.version_table import write_versions

    write_versions(found, path, author=author, when=datetime.now())
