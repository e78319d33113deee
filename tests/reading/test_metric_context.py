"""What chapters speak of."""

from __future__ import annotations

import pytest

from checker.reading.elements import Heading, Passage, PassageKind, Profile, Stretch
from checker.reading.metric_context import Context, Section
from checker.text import MappedText, Span


def context(*titles: str) -> Context:
    """Return the context of a plan with nested headings, the outermost first."""
    passages = tuple(
        Passage(MappedText.identity(t), PassageKind.HEADING, (Stretch(i, 0, len(t)),), i) for i, t in enumerate(titles)
    )
    outline = tuple(
        Heading(i + 1, None, title, i, Span(0, len(title)), parent=i - 1 if i else None)
        for i, title in enumerate(titles)
    )
    return Context(passages, outline, Profile(period_start=2021, period_end=2025, issued="2021-08"))


@pytest.mark.parametrize(
    ("titles", "section"),
    [
        (("发展基础",), Section("past", None)),
        (("总体要求", "发展目标"), Section("goal", None)),
        (("重点任务", "推进平台建设", "工作目标"), Section("goal", None)),
        (("重点任务", "夯实产业基础"), Section("task", None)),
        (("重点任务", "优化发展环境"), Section("task", None)),
        (("2024年主要工作",), Section("past", 2024)),
        (("2025年重点工作",), Section("task", 2025)),
        (("发展基础与主要目标", "主要目标"), Section("goal", None)),
        (("附则",), Section(None, None)),
    ],
)
def test_sections(titles: tuple[str, ...], section: Section) -> None:
    assert context(*titles).section(len(titles) - 1) == section


def test_default_years_come_from_the_section_and_the_period() -> None:
    plan = context("发展基础")
    assert (plan.base_year, plan.default_year(0)) == (2020, 2020)
    plan = context("发展目标")
    assert plan.default_year(0) == 2025
    plan.carry(0, "到2023年，实现阶段目标；展望到2025年。到2035年，全面实现。")
    assert plan.default_year(0) == 2025  # a year behind the period is a vision, no target of the plan
    plan.carry(0, "到2023年，实现阶段目标。")
    assert plan.default_year(0) == 2023
    assert context("重点任务").default_year(0) is None
