"""Times in a text, and what chapters speak of."""

from __future__ import annotations

import pytest

from checker.reading.elements import Heading, Passage, PassageKind, Profile, Stretch
from checker.reading.metric_context import Context, Section, moments
from checker.text import MappedText, Span

TIMES = [
    # text, (year, base, is_base, since)
    ("到2025年，", [(2025, None, False, False)]),
    ("二〇三五年", [(2035, None, False, False)]),
    ("2016-2020年，", [(2020, 2016, False, False)]),
    ("2021年至2023年，", [(2023, 2021, False, False)]),
    ("比2016年增长", [(2016, None, True, False)]),
    ("由2016年的270件至2020年的940件", [(2016, None, True, False), (2020, None, False, False)]),
    ("2016年以来，", [(None, 2016, False, True)]),
    ("“十三五”期间，", [(2020, 2015, False, False)]),
    ("较“十三五”末增长", [(2020, None, True, False)]),
    ("在2020年基础上", [(2020, None, True, False)]),
    ("《2035年远景目标纲要》", []),
    ("“十四五”规划提出", []),
    ("编号2025号", []),
]


@pytest.mark.parametrize(("text", "wanted"), TIMES)
def test_moments(text: str, wanted: list[tuple[int | None, int | None, bool, bool]]) -> None:
    assert [(m.year, m.base, m.is_base, m.since) for m in moments(text)] == wanted


def test_relative_times_need_something_to_count_from() -> None:
    assert moments("去年、规划期末") == []
    assert [m.year for m in moments("去年、规划期末", issued=2024, period_end=2026)] == [2023, 2026]


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
