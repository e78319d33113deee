"""处理情况附表: every answer that was given, by whom and when, also those to findings that are gone since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.decisions import Decision, Decisions
from checker.findings import Finding
from checker.reports.quotes import position
from checker.reports.tables import Align, Column, Row, Table, cells
from checker.review import Review

NAME = "六、处理情况附表"
COLUMNS = (
    Column("清单编号", 8, Align.CENTER),
    Column("问题", 40),
    Column("位置", 16),
    Column("处理意见", 9, Align.CENTER),
    Column("理由", 20),
    Column("处理人", 9, Align.CENTER),
    Column("处理时间", 13, Align.CENTER),
)
GONE = "已消除"


def handled(review: Review, listed: Sequence[Finding], decisions: Decisions) -> Iterator[Table]:
    """Yield the table, or nothing where no answer was given; `listed` are the findings in the order of their numbers.

    A finding that was answered and is found no more, because the text was mended, stands as 已消除.
    """
    rows = [_row(review, listed, decision) for decision in sorted(decisions, key=lambda d: d.when)]
    if rows:
        yield Table.of(NAME, COLUMNS, tuple(rows))


def _row(review: Review, listed: Sequence[Finding], decision: Decision) -> Row:
    number = next((i for i, finding in enumerate(listed, 1) if finding.key == decision.key), 0)
    finding = listed[number - 1] if number else _found(review, decision.key)
    first = finding.places[0] if finding and finding.places else None
    about = f"{finding.name}：{finding.message}" if finding else decision.about or "（未留存说明）"
    return cells(
        (
            str(number) if number else "未列入" if finding else GONE,
            about,
            position(review, first) if first else "全文" if finding else "",
            decision.answer.label,
            decision.reason,
            decision.who,
            decision.when.replace("T", " ")[:16],
        )
    )


def _found(review: Review, key: str) -> Finding | None:
    return next((finding for finding in review.findings if finding.key == key), None)
