"""修改对照表: what was changed between two versions, with the metrics and findings that changed with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from checker.drafting.compare import ChangeKind, Comparison, FindingChange, MetricChange, Row, Side
from checker.drafting.versions.places import Places
from checker.findings import Certainty
from checker.reading.elements import Reading
from checker.reports import facts
from checker.reports.formats import save
from checker.reports.quotes import value_text
from checker.reports.tables import Align, Cell, Column, Group, Mark, Report, Table, cells
from checker.reports.tables import Row as Cells

COLUMNS = (
    Column("序号", 6, Align.CENTER),
    Column("位置", 20),
    Column("修改前", 50),
    Column("修改后", 50),
    Column("修改依据", 20),
)
_METRICS = (
    Column("指标", 30),
    Column("年份", 10, Align.CENTER),
    Column("修改前", 18, Align.CENTER),
    Column("修改后", 18, Align.CENTER),
    Column("位置", 34),
)
_FINDINGS = (
    Column("规则", 12, Align.CENTER),
    Column("级别", 10, Align.CENTER),
    Column("问题", 60),
    Column("位置", 34),
)
_MARKED = "注：修改前一栏中带删除线的是删去的文字，修改后一栏中带下划线的是新增的文字；序号、目录、页码的变动不列。"


def write_versions(found: Comparison, path: Path, *, author: str, when: datetime) -> None:
    """Write the 修改对照表 to `path` (.docx, .xlsx, .html); raises OutputError when it can't."""
    inputs = (found.old.plan.path, found.new.plan.path)
    save(version_report(found, author=author, when=when), path, when, inputs=inputs)


def version_report(found: Comparison, *, author: str, when: datetime) -> Report:
    """Return the 修改对照表 as a report, before any format."""
    rows = tuple(_row(found, i, row) for i, row in enumerate(found.rows, 1))
    table = Table("修改对照表", COLUMNS, (Group(rows),), empty="两个版本文字相同", filtered=True)
    subtitles = (
        facts.book_title(found.new.profile.title or found.new.plan.path.stem),
        f"修改前：{found.old.plan.path.name}　　修改后：{found.new.plan.path.name}",
        facts.signed(author, when),
    )
    return Report("修改对照表", subtitles, (table, *_further(found)), (_MARKED, summary(found)), author)


def summary(found: Comparison) -> str:
    """Return the counts as one sentence: 共12处：修改8处、新增2处、移动2处；指标变动3项；问题消除4条、…"""
    kinds = Counter(row.kind for row in found.rows)
    told = "、".join(f"{kind.label}{kinds[kind]}处" for kind in ChangeKind if kinds[kind])
    out = f"共{len(found.rows)}处" + (f"：{told}" if told else "") + f"；指标变动{len(found.metrics)}项"
    if found.fixed is not None:
        out += "；校核问题消除{}条、仍在{}条、新增{}条".format(*finding_counts(found))
    return f"{out}。"


def finding_counts(found: Comparison) -> tuple[int, int, int]:
    """Return how many findings are gone, still there and new, of those that are listed: hints are not."""
    gone, still, new = (sum(map(_is_told, some or ())) for some in (found.fixed, found.still_open, found.appeared))
    return gone, still, new


def _row(found: Comparison, index: int, row: Row) -> Cells:
    return (
        Cell(str(index)),
        Cell(place(row)),
        _side(found.old, row.old, Mark.GONE, "（无）"),
        _side(found.new, row.new, Mark.NEW, "（删除）"),
        Cell(row.basis),
    )


def place(row: Row) -> str:
    """Return where a change stands and what it is: of moved text both places."""
    where = row.new.place if row.new.passages else row.old.place
    if row.kind in (ChangeKind.MOVED, ChangeKind.MOVED_EDITED):
        where = f"{row.old.place}\n→ {row.new.place}"
    lines = [where, f"（{row.kind.label}）" if row.kind is not ChangeKind.EDITED else "", *row.notes]
    return "\n".join(line for line in lines if line)


def _side(reading: Reading, side: Side, mark: Mark, none: str) -> Cell:
    if not side.passages:
        return Cell(none)
    return Cell.marked((text, mark if changed else None) for text, changed in side.parts(reading))


def _further(found: Comparison) -> Iterable[Table]:
    """Yield the tables behind the main one: metrics, and the findings where both versions were checked."""
    places = (Places(found.old), Places(found.new))
    metrics = tuple(cells(_metric(change, places)) for change in found.metrics)
    yield Table.of("指标变动", _METRICS, metrics, empty="没有指标变动")
    lists = (("已消除的问题", found.fixed), ("仍然存在的问题", found.still_open), ("新出现的问题", found.appeared))
    for name, changes in lists:
        if changes is not None:
            rows = tuple(cells(_finding(change, places)) for change in changes if _is_told(change))
            yield Table.of(name, _FINDINGS, rows)


def _is_told(change: FindingChange) -> bool:
    return change.finding.certainty is not Certainty.HINT


def _metric(change: MetricChange, places: Sequence[Places]) -> tuple[str, ...]:
    values = [value_text(one) if one else "—" for one in change]
    where = places[change.new is not None].of((change.shown.passage,))
    return (change.shown.name, year_text(change), *values, where)


def year_text(change: MetricChange) -> str:
    """Return the year of a metric, of one whose year changed both: 2025→2026."""
    years = [str(one.year) if one.year else "—" for one in change if one]
    return "→".join(dict.fromkeys(years))


def _finding(change: FindingChange, places: Sequence[Places]) -> tuple[str, ...]:
    finding = change.finding
    where = places[change.new is not None].of((finding.places[0].passage,))
    return (finding.rule, finding.severity.label, finding.message, where)
