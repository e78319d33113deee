"""规划衔接情况表: for each upper plan what it asks, what the draft says, and what follows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from checker.align.pairs import Pair, Verdict
from checker.decisions import Decisions
from checker.findings import Finding, Place, Severity
from checker.reading.elements import Comparator
from checker.reports import facts
from checker.reports.answers import answered, matter
from checker.reports.comparison_row import TONES
from checker.reports.formats import save
from checker.reports.quotes import marked_sentence, metric_sentence
from checker.reports.related import cross_plan_findings, is_about
from checker.reports.tables import Align, Cell, Column, Group, Report, Row, Table, Tone
from checker.review import Review, Role

COLUMNS = (
    Column("序号", 7, Align.CENTER, figures=True),
    Column("衔接规划\n（名称、文号、状态）", 24, merged=True),
    Column("衔接事项", 17),
    Column("上位表述", 34),
    Column("本规划表述", 34),
    Column("衔接结论", 11, Align.CENTER),
    Column("处理意见", 30),
)
NOT_SAID = "未作表述"
CONCLUSIONS = {
    Severity.ERROR: "应修改",
    Severity.MAJOR: "须说明",
    Severity.MINOR: "建议完善",
    Severity.INFO: "供参考",
}
"""What follows from a finding that no pair of targets stands for."""
_QUOTES = 3


def write_alignment(
    review: Review, path: Path, *, decisions: Decisions | None = None, author: str, when: datetime
) -> None:
    """Write the table of alignment to `path` (.docx, .xlsx, .html); raises OutputError when it can't."""
    report = alignment_report(review, decisions=decisions, author=author, when=when)
    save(report, path, when, inputs=[reading.plan.path for reading in review.readings])


def alignment_report(review: Review, *, decisions: Decisions | None = None, author: str, when: datetime) -> Report:
    """Return the table of alignment as a report, before any format."""
    uppers = [plan for plan, role in enumerate(review.roles) if role is Role.UPPER]
    table = Table(
        "规划衔接情况表",
        COLUMNS,
        tuple(_groups(review, uppers, decisions or Decisions())),
        empty="没有可衔接的事项" if uppers else "未提供上位规划",
        filtered=True,
        dense=True,
    )
    return Report(
        "规划衔接情况表",
        (facts.book_title(review.title(0)), facts.signed(author, when)),
        (table,),
        tuple(_footnotes(review)),
        author,
    )


def _footnotes(review: Review) -> Iterator[str]:
    """Yield how the table is read, then what was not aligned: the statement refers to it."""
    yield "注：1．表述中【】内为对照的数值，【】为本表所加；“高于”“低于”上级平均水平不等于不衔接，请按处理意见说明。"
    if review.not_checked:
        notes = "；".join(dict.fromkeys(note.rstrip("。") for note in review.not_checked))
        yield f"2．未作衔接、未校核的内容：{notes}。"


@dataclass(frozen=True, slots=True)
class Matter:
    """One row before it has its number: what is aligned, both texts, the conclusion and what follows."""

    name: str
    upper: str
    own: str
    conclusion: str
    tone: Tone | None
    opinion: str
    places: tuple[Place, ...] = ()  # where both stand: in the draft, in the upper plan

    def row(self, number: int, plan: str) -> Row:
        """Return the row of the table, with its number and the cell that names the upper plan."""
        texts = (str(number), plan, self.name, self.upper, self.own)
        return (*(Cell(text) for text in texts), Cell(self.conclusion, self.tone), Cell(self.opinion))


def _groups(review: Review, uppers: Sequence[int], decisions: Decisions) -> Iterator[Group]:
    """Yield a group for each upper plan; findings that quote no upper plan stand with the first."""
    start = 1
    for plan in uppers:
        matters = list(_matters(review, plan, decisions, first=plan == uppers[0]))
        said = _plan_cell(review, plan)
        rows = tuple(matter.row(number, said) for number, matter in enumerate(matters, start))
        start += len(rows)
        yield Group(rows, _summary(review, plan, matters))


def _summary(review: Review, plan: int, matters: Sequence[Matter]) -> str:
    """Return the title of a group: 与《…》衔接12项：一致3项，高于1项 …"""
    counts = Counter(matter.conclusion for matter in matters)
    parts = "，".join(f"{name}{count}项" for name, count in counts.most_common())
    return f"与{facts.book_title(review.title(plan))}衔接{len(matters)}项：{parts}"


def matters(review: Review, decisions: Decisions | None = None) -> Iterator[tuple[int, Matter]]:
    """Yield the rows of the table, each with the upper plan that it is about."""
    uppers = [plan for plan, role in enumerate(review.roles) if role is Role.UPPER]
    for plan in uppers:
        for one in _matters(review, plan, decisions or Decisions(), first=plan == uppers[0]):
            yield plan, one


def _matters(review: Review, plan: int, decisions: Decisions, *, first: bool) -> Iterator[Matter]:
    """Yield the matters of one upper plan: its pairs in order, then cross-plan findings that no pair stands for."""
    findings = cross_plan_findings(review)
    told: set[int] = set()
    for pair in review.pairs:
        about = [f for f in findings if is_about(f, pair)]
        if pair.plan != plan or pair.verdict is Verdict.EXTRA or not (pair.headline or about):
            continue
        told.update(id(f) for f in about)
        yield _of_pair(review, pair, about, decisions)
    for finding in findings:
        here = any(place.plan == plan for place in finding.places)
        nowhere = all(place.plan == 0 for place in finding.places)
        if id(finding) not in told and (here or (first and nowhere)):
            yield _of_finding(review, finding, plan, decisions)


def _of_pair(review: Review, pair: Pair, about: list[Finding], decisions: Decisions) -> Matter:
    metric = pair.draft or pair.upper
    opinions = list(dict.fromkeys(_opinion(f) for f in about)) or [default_opinion(pair)]
    return Matter(
        f"目标：{metric.name}" if metric else "目标",
        metric_sentence(review, pair.plan, pair.upper) if pair.upper else NOT_SAID,
        _own_words(review, pair),
        pair.verdict.label,
        TONES.get(pair.verdict),
        "\n".join((*opinions, *answered(about, decisions))),
        tuple(_metric_places(pair)),
    )


def _of_finding(review: Review, finding: Finding, plan: int, decisions: Decisions) -> Matter:
    return Matter(
        f"{matter(finding)}：{finding.name}",
        _quotes(review, finding, plan),
        _quotes(review, finding, 0),
        CONCLUSIONS[finding.severity],
        Tone(finding.severity.value),
        "\n".join((_opinion(finding), *answered([finding], decisions))),
        (finding.places[0], *[place for place in finding.places if place.plan == plan][:1]),
    )


def _metric_places(pair: Pair) -> Iterator[Place]:
    """Yield where a pair's targets stand; of the draft its baseline where it sets no target."""
    for plan, metric in ((0, pair.draft or pair.draft_base), (pair.plan, pair.upper)):
        if metric is not None:
            yield Place(plan, metric.passage, metric.span)


def _quotes(review: Review, finding: Finding, plan: int) -> str:
    """Return the sentences that a finding marks in a plan, the first few where there are many."""
    sentences = [marked_sentence(review, place) for place in finding.places if place.plan == plan]
    told = list(dict.fromkeys(sentences))
    more = [f"（另有{len(told) - _QUOTES}处，见问题清单）"] if len(told) > _QUOTES else []
    return "\n".join((*told[:_QUOTES], *more)) or NOT_SAID


def _own_words(review: Review, pair: Pair) -> str:
    """Return what the draft says of the target, or that it only has a baseline, or nothing."""
    if pair.draft is not None:
        return metric_sentence(review, 0, pair.draft)
    if pair.draft_base is not None:
        return f"未提目标，仅有现状：{metric_sentence(review, 0, pair.draft_base)}"
    return NOT_SAID


def _opinion(finding: Finding) -> str:
    return finding.advice or finding.message


def default_opinion(pair: Pair) -> str:
    """Return the pair's note and what its verdict asks for, in the wording of the office."""
    if pair.verdict is Verdict.NOT_COMPARABLE and pair.note.startswith("部分与总体"):
        return f"{pair.note}。分担比例请核实。"
    asked = _NARROWER if pair.verdict is Verdict.LOWER and gap_narrows(pair) else _OPINIONS.get(pair.verdict, "")
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


def gap_narrows(pair: Pair) -> bool:
    """Tell whether the draft's target is a larger part of the upper one than its baseline of the upper baseline."""
    sides = (pair.draft, pair.upper, pair.draft_base, pair.upper_base)
    values = [m.value for m in sides if m is not None and m.value and m.comparator in _SAYS_SIZE]
    if len(values) < 4:
        return False
    own, upper, own_base, upper_base = values
    return own / upper >= own_base / upper_base


_SAYS_SIZE = (Comparator.EQ, Comparator.APPROX, Comparator.GE)


def _plan_cell(review: Review, plan: int) -> str:
    profile = review.readings[plan].profile
    number = profile.doc_number or "文号未注明"
    return f"{facts.book_title(review.title(plan))}\n{number}，{facts.stage(profile)}"
