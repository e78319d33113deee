"""NUM-33 目标未量化: bullets of the goals without any figure among bullets that have some."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.align.gates import REACHED
from checker.findings import Certainty, Finding, Severity
from checker.reading.elements import PassageKind, Reading
from checker.rules.base import Context, Rule, Scope, draft_place, passages
from checker.rules.sight import Look, Part

_BULLET = re.compile(r"(?:——|--|—)\s*(?P<lead>[^。，；]{2,30})[。，]")

_FEWEST = 3
"""Rows with 预期性 or 约束性 that make a table of indicators."""
_ADVICE = "请补充量化指标，或增设“主要指标”专栏。"


class UnquantifiedGoal(Rule):
    """分目标应有可考核的量化指标。

    为什么：只有定性描述的分目标无法监测和评估，中期评估时说不清是否完成。

    错误：南河市科技创新“十四五”规划（2021—2025年）
    一、发展目标
    ——科技实力持续提升。到2025年，研发投入强度达到2%。
    ——【创新体系逐步完善】。鼓励创新创业，形成良好氛围。
    正确：南河市科技创新“十四五”规划（2021—2025年）
    一、发展目标
    ——科技实力持续提升。到2025年，研发投入强度达到2%。
    ——创新体系逐步完善。到2025年，省级创新平台达到20家。
    """

    code = "NUM-33"
    name = "目标未量化"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.SECTION
    look = Look.at(lambda p: _BULLET.match(p.normal), Part.METRICS)

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding a section of goals, with all its bullets that hold no figure."""
        draft = context.draft
        measured = {metric.passage for metric in draft.metrics}
        tabled = has_indicator_table(draft)
        for bullets in goal_bullets(draft).values():
            bare = [(i, match) for i, match in bullets if i not in measured]
            if bare and 2 * len(bare) <= len(bullets):  # where most are words alone, figures are not the plan's way
                names = "、".join(f"“{match['lead']}”" for _, match in bare[:3]) + ("等" if len(bare) > 3 else "")
                yield self.finding(
                    [draft_place(i, *match.span("lead")) for i, match in bare],
                    f"{len(bullets)}个分目标中，{names}没有量化指标。",
                    severity=Severity.INFO if tabled else None,
                    advice="请在指标表中列有对应指标，或补充量化指标。" if tabled else _ADVICE,
                )


def goal_bullets(reading: Reading) -> dict[int | None, list[tuple[int, re.Match[str]]]]:
    """Return the bullets of each section named 目标, outlooks and what was reached left out."""
    found: dict[int | None, list[tuple[int, re.Match[str]]]] = {}
    for i, passage in passages(reading, (PassageKind.BODY,)):
        match = _BULLET.match(passage.normal) if passage.normal.startswith(("—", "-")) else None
        if match and _is_of_goals(reading, passage.section):
            found.setdefault(passage.section, []).append((i, match))
    return found


def _is_of_goals(reading: Reading, section: int | None) -> bool:
    titles = [heading.title for heading in reading.section_path(section)]
    goals = any("目标" in title for title in titles)
    return goals and not any(REACHED.search(title) or re.search("远景|展望|愿景", title) for title in titles)


def has_indicator_table(reading: Reading) -> bool:
    """Tell whether a table of 主要指标 gives figures for what the bullets say in words."""
    return sum(metric.attribute is not None for metric in reading.metrics) >= _FEWEST
