"""规划衔接情况表: for each upper plan what it asks, what the draft says, and what follows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from checker.align.pairs import Pair, Verdict
from checker.findings import Finding
from checker.reading.elements import Comparator
from checker.reports import facts
from checker.reports.comparison_row import TONES
from checker.reports.formats import save
from checker.reports.quotes import marked_sentence, metric_sentence
from checker.reports.related import cross_plan_findings, is_about
from checker.reports.tables import Align, Cell, Column, Group, Report, Row, Table, Tone
from checker.review import Review, Role

COLUMNS = (
    Column("序号", 6, Align.CENTER),
    Column("衔接规划", 22, merged=True),
    Column("衔接事项", 18),
    Column("上位表述", 32),
    Column("本规划表述", 32),
    Column("衔接结论", 16, Align.CENTER),
    Column("处理意见", 28),
)
NOT_SAID = "未作表述"


def write_alignment(review: Review, path: Path, *, author: str, when: datetime) -> None:
    """Write the table of alignment to `path` (.docx, .xlsx, .html); raises OutputError when it can't."""
    report = alignment_report(review, author=author, when=when)
    save(report, path, when, inputs=[reading.plan.path for reading in review.readings])


def alignment_report(review: Review, *, author: str, when: datetime) -> Report:
    """Return the table of alignment as a report, before any format."""
    uppers = [plan for plan, role in enumerate(review.roles) if role is Role.UPPER]
    groups, start = [], 1
    for plan in uppers:
        rows = tuple(_rows(review, plan, start))
        start += len(rows)
        groups.append(Group(rows))
    table = Table(
        "规划衔接情况表",
        COLUMNS,
        tuple(groups),
        empty="没有可衔接的事项" if uppers else "未提供上位规划",
        filtered=True,
    )
    return Report(
        "规划衔接情况表",
        (facts.book_title(review.title(0)), facts.signed(author, when)),
        (table,),
        ("注：表述中【】内为对照的数值，【】为本表所加；“高于”“低于”上级平均水平不等于不衔接，请按处理意见说明。",),
        author,
    )


def _rows(review: Review, plan: int, start: int) -> Iterator[Row]:
    """Yield the rows of one upper plan: its pairs in order, then cross-plan findings that no pair stands for."""
    findings = cross_plan_findings(review)
    told: set[int] = set()
    index = start
    for pair in review.pairs:
        if pair.plan != plan or pair.verdict is Verdict.EXTRA:
            continue
        answers = [f for f in findings if is_about(f, pair)]
        told.update(id(f) for f in answers)
        yield _pair_row(review, pair, answers, index)
        index += 1
    for finding in findings:
        if id(finding) not in told and any(place.plan == plan for place in finding.places):
            yield _finding_row(review, finding, plan, index)
            index += 1


def _pair_row(review: Review, pair: Pair, answers: list[Finding], index: int) -> Row:
    metric = pair.draft or pair.upper
    return (
        Cell(str(index)),
        Cell(_plan_cell(review, pair.plan)),
        Cell(f"目标：{metric.name}" if metric else "目标"),
        Cell(metric_sentence(review, pair.plan, pair.upper) if pair.upper else NOT_SAID),
        Cell(_own_words(review, pair)),
        Cell(pair.verdict.label, TONES.get(pair.verdict)),
        Cell("\n".join(dict.fromkeys(_opinion(f) for f in answers)) or _default_opinion(pair)),
    )


def _own_words(review: Review, pair: Pair) -> str:
    """Return what the draft says of the target, or that it only has a baseline, or nothing."""
    if pair.draft is not None:
        return metric_sentence(review, 0, pair.draft)
    if pair.draft_base is not None:
        return f"未提目标，仅有现状：{metric_sentence(review, 0, pair.draft_base)}"
    return NOT_SAID


def _opinion(finding: Finding) -> str:
    return finding.advice or finding.message


def _default_opinion(pair: Pair) -> str:
    """Return the pair's note and what its verdict asks for, in the wording of the office."""
    asked = _NARROWER if pair.verdict is Verdict.LOWER and _gap_narrows(pair) else _OPINIONS.get(pair.verdict, "")
    return "\n".join(text for text in (pair.note, asked) if text) or "请核实。"


_OPINIONS = {
    Verdict.EQUAL: "与上位规划一致。",
    Verdict.HIGHER: "高于上位规划目标，请在编制说明中说明依据。",
    Verdict.LOWER: "低于上位规划目标，请说明理由或作相应调整。",
    Verdict.MISSING: "请补列或在编制说明中说明不设理由。",
    Verdict.DEFINITION_DIFFERS: "口径不同，不能直接比较，请统一或同时列示。",
    Verdict.UNIT_DIFFERS: "单位不同，请统一后再比较。",
    Verdict.YEAR_DIFFERS: "目标年不同，请说明。",
    Verdict.PART_EXCEEDS_WHOLE: "下级目标大于上级总目标，请核对。",
}
_NARROWER = "低于上位规划目标，但差距较基期缩小，属合理差异，建议说明。"


def _gap_narrows(pair: Pair) -> bool:
    """Tell whether the draft's target is a larger part of the upper one than its baseline of the upper baseline."""
    sides = (pair.draft, pair.upper, pair.draft_base, pair.upper_base)
    values = [m.value for m in sides if m is not None and m.value and m.comparator in _SAYS_SIZE]
    if len(values) < 4:
        return False
    own, upper, own_base, upper_base = values
    return own / upper >= own_base / upper_base


_SAYS_SIZE = (Comparator.EQ, Comparator.APPROX, Comparator.GE)


def _finding_row(review: Review, finding: Finding, plan: int, index: int) -> Row:
    upper = [marked_sentence(review, place) for place in finding.places if place.plan == plan]
    own = [marked_sentence(review, place) for place in finding.places if place.plan == 0]
    return (
        Cell(str(index)),
        Cell(_plan_cell(review, plan)),
        Cell(finding.name),
        Cell("\n".join(dict.fromkeys(upper)) or NOT_SAID),
        Cell("\n".join(dict.fromkeys(own)) or NOT_SAID),
        Cell(finding.severity.label, Tone(finding.severity.value)),
        Cell(_opinion(finding)),
    )


def _plan_cell(review: Review, plan: int) -> str:
    profile = review.readings[plan].profile
    number = profile.doc_number or "文号未注明"
    return f"{facts.book_title(review.title(plan))}\n{number}，{facts.stage(profile)}"
