"""STR-12 必备要素缺失: what a plan of its kind must have and this one has not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from checker import resources
from checker.findings import Certainty, Finding, Place, Severity
from checker.reading.elements import Heading, PassageKind, Reading
from checker.rules.base import Context, Rule, Scope, draft_place, passages

_KINDS = {
    "规划": "规划",
    "行动方案": "方案",
    "行动计划": "方案",
    "工作方案": "方案",
    "实施方案": "方案",
    "意见": "意见",
}
_UPPER = ("nation", "province")
_FEWEST = 3  # chapters of a whole plan; less is an excerpt
_SECTIONS = {"goals": re.compile("目标"), "safeguards": re.compile("保障|组织实施|实施机制|组织领导|措施")}
_CLAUSE = re.compile(r"[^，。；：]+")
_OPENING = re.compile(r"[^，。；：\d]{2,8}：(?=.)")
_SHOWN = 3  # clauses that are marked beside the heading


@dataclass(frozen=True, slots=True)
class Part:
    """One row of the table of required parts."""

    kind: str
    name: str
    in_headings: bool
    pattern: re.Pattern[str]
    at: str
    near: str
    severity: Severity
    upper: Severity
    advice: str


@cache
def parts() -> tuple[Part, ...]:
    """Return the required parts of all kinds of plans."""
    return tuple(
        Part(
            row["kind"],
            row["part"],
            row["where"] == "heading",
            re.compile(row["pattern"]),
            row["at"],
            row["near"],
            Severity(row["severity"]),
            Severity(row["upper"]),
            row["advice"],
        )
        for row in resources.rows("required_parts.tsv")
    )


class MissingPart(Rule):
    """规划、方案、意见应具备各自的基本要素。

    为什么：缺少指标表、责任分工等要素，规划难以衔接、分解和考核；网页摘录的，以原件核对。

    错误：【南河市科技创新“十四五”规划（2021—2025年）】
    一、发展基础和形势
    面临新的机遇。
    二、总体要求
    指导思想是坚持创新。
    三、重点任务
    主要指标见专栏，各责任单位抓好落实。
    四、保障措施
    健全指标体系。
    正确：南河市科技创新“十四五”规划（2021—2025年）
    一、发展基础和形势
    面临新的机遇。
    二、指导思想和发展目标
    建立指标体系，到2025年达到目标。
    三、重点任务
    建设平台（责任单位：市科技局）。
    四、保障措施
    加强领导。
    """

    code = "STR-12"
    name = "必备要素缺失"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.PLAN

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each part of the table that the plan lacks."""
        draft = context.draft
        kind = kind_of(draft)
        if kind is None or sum(heading.level == 1 for heading in draft.outline) < _FEWEST:
            return
        titles = "\n".join([*(heading.title for heading in draft.outline), *_openings(draft)])
        whole = "\n".join(p.normal for _, p in passages(draft, (*_TEXT, PassageKind.HEADING)))
        upper = draft.profile.level in _UPPER
        for part in parts():
            if part.kind == kind and not part.pattern.search(titles if part.in_headings else whole):
                yield self.finding(
                    places(draft, part),
                    f"未见“{part.name}”。",
                    severity=part.upper if upper else part.severity,
                    advice=part.advice,
                )


def _openings(draft: Reading) -> Iterator[str]:
    """Yield the words before the colon that a paragraph begins with, which stand for a heading: 主要目标：到2030年…."""
    for _, passage in passages(draft, (PassageKind.BODY,)):
        if found := _OPENING.match(passage.normal):
            yield found[0]


_TEXT = (PassageKind.BODY, PassageKind.CELL)


def kind_of(draft: Reading) -> str | None:
    """Return 规划, 方案 or 意见, or None for what the table says nothing of: a 纲要, a report, a plan without type."""
    return _KINDS.get(draft.profile.doc_type or "")


def places(draft: Reading, part: Part) -> list[Place]:
    """Return where a part is missed: the heading of its section, and clauses there that touch it."""
    heading = _section(draft, part.at)
    if heading is None:
        return [_title(draft)]
    out = [Place(0, heading.passage, heading.span)]
    if part.near:
        out.extend(_clauses(draft, heading, part.near))
    return out


def _section(draft: Reading, at: str) -> Heading | None:
    """Return the last heading that names the section: the goals follow the basics, the safeguards stand at the end."""
    pattern = _SECTIONS.get(at)
    found = [h for h in draft.outline if h.level > 0 and pattern and pattern.search(h.title) and not h.run_in]
    outer = min((h.level for h in found), default=0)
    return next((h for h in reversed(found) if h.level == outer), None)


def _clauses(draft: Reading, heading: Heading, word: str) -> Iterator[Place]:
    """Yield the first clauses with a word in the section below a heading."""
    shown = 0
    end = next((h.passage for h in draft.outline if h.passage > heading.passage and h.level <= heading.level), None)
    for i in range(heading.passage + 1, end if end is not None else len(draft.passages)):
        passage = draft.passages[i]
        if passage.kind is not PassageKind.BODY or word not in passage.normal:
            continue
        for match in _CLAUSE.finditer(passage.normal):
            if word in match[0] and shown < _SHOWN:
                shown += 1
                yield draft_place(i, *match.span())


def _title(draft: Reading) -> Place:
    """Return where the title stands, or the first heading."""
    heading = draft.outline[0]
    return Place(0, heading.passage, heading.span)
