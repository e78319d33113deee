"""衔接情况说明: one to two pages of prose from the two tables, with placeholders where the drafter must say why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from checker.decisions import Decisions
from checker.files import check_output, write_bytes
from checker.findings import Finding, Severity
from checker.reading.elements import Profile
from checker.reports import facts
from checker.reports.alignment_chart import alignment_chart
from checker.reports.answers import is_accepted, matter, reasons
from checker.reports.dumbbell import Chart
from checker.reports.formats import check_package
from checker.reports.levels import Levels
from checker.reports.related import cross_plan_findings, is_about
from checker.reports.statement_targets import DIFFERING, Line, Targets, plan_word
from checker.review import Review, Role

INTERNAL = "行文"
"""Matters of wording that are no business of those who read the statement."""
ANSWER = "【请补充处理意见】"
_DRAWN = 5
"""Rows that a chart in the statement has at most: the whole is to fit on two pages."""
_TOLD = 4
"""Matters that get a sentence of their own; the rest is in the attached table."""
_DATE = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True)
class Part:
    """One section of the statement: its heading, its paragraphs, a chart below them."""

    title: str
    lines: tuple[Line, ...]
    chart: Chart | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """The whole text. 【】 in it are placeholders that the drafter fills in."""

    title: str
    lead: str
    parts: tuple[Part, ...]
    attachments: tuple[str, ...]
    issuer: str
    date: str
    author: str = ""
    placeholders: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        texts = (self.issuer, *(line.text for part in self.parts for line in part.lines))
        object.__setattr__(self, "placeholders", sum(text.count("【请") for text in texts))


def write_statement(
    review: Review, path: Path, *, decisions: Decisions | None = None, author: str, when: datetime
) -> None:
    """Write the statement to `path` (.docx); raises OutputError when it can't be written."""
    from checker.reports.statement_docx import statement_bytes

    check_output(path, tuple(reading.plan.path for reading in review.readings))
    data = statement_bytes(statement(review, decisions=decisions, author=author, when=when), when)
    write_bytes(path, data, check=lambda written: check_package(path, written))


def statement(review: Review, *, decisions: Decisions | None = None, author: str, when: datetime) -> Statement:
    """Return the statement, before any format."""
    given, levels = decisions or Decisions(), Levels.of(review)
    title = facts.book_title(review.title(0))
    targets = Targets(review, levels, given)
    compared = any(role is Role.UPPER for role in review.roles)
    parts = [_basis(review, levels)]
    if compared:
        parts += [_overall(targets), _targets(review, targets), _matters(review, given)]
    parts.append(Part("未作衔接的内容及原因", tuple(Line(text) for text in _left_out(review, levels))))
    return Statement(
        f"关于{title}衔接情况的说明",
        f"现将{title}（以下简称本规划）与上位规划的衔接情况说明如下。",
        tuple(parts),
        ("指标对照表", "规划衔接情况表") if compared else (),
        review.draft.profile.issuer or "【请填写编制单位】",
        f"{when.year}年{when.month}月{when.day}日",
        author,
    )


def _basis(review: Review, levels: Levels) -> Part:
    uppers = levels.order
    if not uppers:
        return Part("衔接依据", (Line("本次校核没有提供上位规划，未作衔接对照。"),))
    states = {plan: _state(review.readings[plan].profile) for plan in uppers}
    named = "；".join(
        f"{plan_word(review, levels, plan)}{facts.book_title(review.title(plan))}（{states[plan]}）" for plan in uppers
    )
    text = f"本次衔接对照的上位规划{f'共{len(uppers)}部：' if len(uppers) > 1 else '为'}{named}。"
    drafts = [p for p in uppers if _is_draft(review.readings[p].profile)]
    if drafts:
        names = "、".join(plan_word(review, levels, plan) for plan in drafts)
        text += f"{names}所用文本尚未印发，与其比对的结论仅供参考，以印发稿复核为准。"
    return Part("衔接依据", (Line(text),))


def _is_draft(profile: Profile) -> bool:
    return bool(profile.stage and profile.stage.endswith("稿") and profile.stage != "印发稿")


def _state(profile: Profile) -> str:
    """Return number, date and stage of an upper plan: 甲府〔2021〕3号，2021年11月5日印发."""
    stage = (profile.stage or "").removesuffix("稿") if profile.stage == "印发稿" else profile.stage or ""
    date = _spoken_date(profile.issued)
    told = f"{date}{stage}" if stage == "印发" else "，".join(part for part in (stage, date) if part)
    return "，".join(part for part in (profile.doc_number, told) if part) or "文号和印发时间未注明"


def _bare(title: str) -> str:
    """Return a title without the years in brackets behind it, as notes shorten it."""
    return re.sub(r"\s*[（(][^（）()]*[)）]\s*$", "", title)


_RECHECK = "复核"
"""In the notes on upper plans that are not issued yet, of which the first section speaks already."""


def _spoken_date(date: str | None) -> str:
    found = _DATE.fullmatch(date or "")
    if found is None:
        return date or ""
    year, month, day = found.groups()
    return f"{year}年{int(month)}月" + (f"{int(day)}日" if day else "")


def _overall(targets: Targets) -> Part:
    return Part("总体情况", (Line(targets.summary()),))


def _targets(review: Review, targets: Targets) -> Part:
    """Return what is said of targets, with a chart of those that differ where there are several."""
    drawn = [index for index, pair in targets.mains() if pair.verdict in DIFFERING][:_DRAWN]
    chart = alignment_chart(review, only=frozenset(drawn)) if drawn else None
    return Part("指标衔接情况", tuple(targets.lines()), chart if chart and len(chart.rows) > 1 else None)


def _matters(review: Review, decisions: Decisions) -> Part:
    """Return what was found of tasks, names and the like: the findings that no pair of targets stands for."""
    told = [f for f in cross_plan_findings(review) if not any(is_about(f, pair) for pair in review.pairs)]
    spoken = _spoken(told)
    lines = [_matter(number, finding, decisions) for number, finding in enumerate(spoken[:_TOLD], 1)]
    if len(spoken) > _TOLD:
        lines.append(f"{_TOLD + 1}．其余{len(spoken) - _TOLD}项见附件2。")
    return Part("任务、项目平台和政策衔接情况", tuple(map(Line, lines or [_NOTHING])))


_NOTHING = "对空间布局、项目平台名称、政策措施和规划依据等表述作了核对，没有发现需要说明的事项。"


def _spoken(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that the statement speaks of, gravest first; what is only for information stays out."""
    told = [f for f in findings if matter(f) != INTERNAL and f.severity is not Severity.INFO]
    return sorted(told, key=lambda finding: finding.severity.rank)


def _matter(number: int, finding: Finding, decisions: Decisions) -> str:
    """Return one matter with what becomes of it."""
    if said := reasons([finding], decisions):
        answer = f"未作调整，理由：{'；'.join(said)}。"
    elif is_accepted([finding], decisions):
        answer = "已按校核意见处理。"
    else:
        answer = f"处理意见：{ANSWER}。"
    return f"{number}．{matter(finding)}方面。{finding.message.rstrip('。')}。{answer}"


def _left_out(review: Review, levels: Levels) -> Iterator[str]:
    """Yield what was not aligned, numbered, and why."""
    lacking = [levels.label(name) for name in levels.names if name and not levels.plans.get(name)]
    drafts = [review.title(p) for p in levels.order if _is_draft(review.readings[p].profile)]
    told = [note for note in review.not_checked if _RECHECK in note and any(_bare(t) in note for t in drafts)]
    notes = [note.rstrip("。") for note in review.not_checked if note not in told]
    if lacking and levels.order:
        notes.append(f"没有提供{'、'.join(lacking)}规划，与其目标、任务未作对照")
    notes.append("任务措施的实质承接、重大项目布局和要素保障，由编制单位与主管部门会商确定")
    yield from (f"{number}．{note}。" for number, note in enumerate(dict.fromkeys(notes), 1))
