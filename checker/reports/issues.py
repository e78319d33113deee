"""校核报告（问题清单）: the facts, what was not checked, and every finding with the drafter's answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from checker.decisions import Answer, Decisions
from checker.findings import Certainty, Finding, Severity
from checker.reports import facts
from checker.reports.formats import save
from checker.reports.handled import handled
from checker.reports.quotes import position, quoted
from checker.reports.tables import Align, Cell, Column, Group, Notes, Report, Row, Table, Tone, cells
from checker.review import Review

COLUMNS = (
    Column("编号", 7, Align.CENTER),
    Column("级别", 10, Align.CENTER),
    Column("类型", 12, Align.CENTER),
    Column("位置", 14),
    Column("原文", 36),
    Column("问题说明（含算式）", 32),
    Column("修改建议", 22),
    Column("处理状态", 7, Align.CENTER),
    Column("处理人", 8, Align.CENTER),
    Column("备注", 8),
)
GROUPS = {
    Severity.ERROR: "必须改",
    Severity.MAJOR: "须说明",
    Severity.MINOR: "建议",
    Severity.INFO: "提示",
}
HINTS = "需人工判断的线索（把握不大，仅供参考）"


def write_issues(
    review: Review,
    path: Path,
    *,
    decisions: Decisions | None = None,
    hints: bool = False,
    author: str,
    when: datetime,
) -> None:
    """Write the list of issues to `path` (.docx, .xlsx, .html); findings of certainty hint only when asked for.

    Raises OutputError when it can't be written.
    """
    report = issues_report(review, decisions=decisions or Decisions(), hints=hints, author=author, when=when)
    save(report, path, when, inputs=[reading.plan.path for reading in review.readings])


def issues_report(review: Review, *, decisions: Decisions, hints: bool, author: str, when: datetime) -> Report:
    """Return the list of issues as a report, before any format."""
    firm = [f for f in review.findings if f.certainty is not Certainty.HINT]
    doubtful = [f for f in review.findings if f.certainty is Certainty.HINT]
    shown = firm + (doubtful if hints else [])
    table = Table(
        "五、问题清单",
        COLUMNS,
        tuple(_groups(review, firm, doubtful if hints else [], decisions)),
        empty="未发现问题",
        filtered=True,
    )
    parts: tuple[Table | Notes, ...] = (
        facts.draft_facts(review),
        facts.plans_used(review),
        Notes("三、未校核事项", facts.unchecked(review)),
        _counts(shown, decisions),
        table,
        *handled(review, [*sorted(firm, key=lambda f: f.severity.rank), *(doubtful if hints else [])], decisions),
    )
    return Report(
        "校核报告（问题清单）",
        (facts.book_title(review.title(0)), facts.signed(author, when)),
        parts,
        tuple(_footnotes(0 if hints else len(doubtful))),
        author,
    )


def _groups(
    review: Review, firm: Iterable[Finding], doubtful: Iterable[Finding], decisions: Decisions
) -> Iterable[Group]:
    ordered = [(GROUPS[s], s, [f for f in firm if f.severity is s]) for s in Severity]
    start = 1
    for name, severity, findings in [*ordered, (HINTS, Severity.INFO, list(doubtful))]:
        rows = tuple(_row(review, i, finding, decisions) for i, finding in enumerate(findings, start))
        start += len(rows)
        yield Group(rows, f"{name}（{len(rows)}项）", Tone(severity.value))


def _row(review: Review, index: int, finding: Finding, decisions: Decisions) -> Row:
    decision = decisions.get(finding.key)
    answer = decision.answer if decision else Answer.LATER
    first = finding.places[0] if finding.places else None
    return (
        Cell(str(index)),
        Cell(finding.severity.label, Tone(finding.severity.value)),
        Cell(f"{finding.name}\n{finding.rule}"),
        Cell(position(review, first) if first else "全文"),
        Cell(quoted(review, finding)),
        Cell(_explained(finding)),
        Cell(_advice(finding)),
        Cell(answer.label),
        Cell(decision.who if decision else ""),
        Cell(decision.reason if decision else ""),
    )


def _explained(finding: Finding) -> str:
    lines = [finding.message]
    if finding.computation:
        lines.append(f"算式：{finding.computation}")
    if finding.basis:
        lines.append(f"依据：{finding.basis}")
    return "\n".join(lines)


def _advice(finding: Finding) -> str:
    if finding.advice:
        return finding.advice
    labels = [fix.label for fix in finding.fixes]
    return "，或".join(labels) if labels else "请核实。"


def _counts(findings: list[Finding], decisions: Decisions) -> Table:
    """Return how many findings there are by severity and by answer."""
    severities = Counter(finding.severity for finding in findings)
    answers = Counter(d.answer if (d := decisions.get(f.key)) else Answer.LATER for f in findings)
    heads = [*(GROUPS[s] for s in Severity), "合计", *(answer.label for answer in Answer)]
    numbers = [*(severities[s] for s in Severity), len(findings), *(answers[answer] for answer in Answer)]
    columns = tuple(Column(head, 10, Align.CENTER) for head in heads)
    return Table.of("四、问题数量", columns, (cells(str(n) for n in numbers),))


def _footnotes(hidden: int) -> Iterable[str]:
    yield "注：1．原文中【】内为问题所在的文字，【】为本报告所加；引用其他段落或文件的，注明出处。"
    yield "2．“须说明”不等于错误，请补充依据、说明理由或作相应调整；数字和政治表述由编制单位核定，本程序不作改动。"
    if hidden:
        yield f"3．另有{hidden}条把握不大的线索未列入。"
