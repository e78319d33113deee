"""Placeholders in a plan: found as such, and what still awaits its figure."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.drafting.composing import plan_of
from checker.drafting.source import Line, LineKind
from checker.reading import read
from checker.reading.elements import Reading
from checker.reading.placeholders import is_awaited, placeholders


def plan(*lines: str) -> Reading:
    kinds = (LineKind.ROW if line.startswith("|") else LineKind.BODY for line in lines)
    return read(plan_of([Line(kind, line) for kind, line in zip(kinds, lines, strict=True)], Path("稿.docx")))


@pytest.mark.parametrize(
    ("text", "awaited"),
    [
        ("到2025年，高新技术企业达到{目标值}家。", True),
        ("到2025年，{总体目标}，高新技术企业不断增加。", False),
        ("高新技术企业是主体。到2025年，{总体目标}。", False),
        ("高新技术企业达到100家。", False),
    ],
)
def test_a_figure_is_awaited_behind_its_name(text: str, awaited: bool) -> None:
    assert is_awaited(plan(text), "高新技术企业") is awaited


def test_a_figure_is_awaited_in_the_row_of_its_name() -> None:
    table = plan("|指标|2025年|", "|高新技术企业|{目标值}|", "|技术合同成交额|14|")
    assert is_awaited(table, "高新技术企业") and not is_awaited(table, "技术合同成交额")


def test_the_unit_of_a_figure_to_come_is_no_figure() -> None:
    assert [m.name for m in plan("到2025年，技术合同成交额达到{目标值}亿元，孵化器达到5家。").metrics] == ["孵化器"]


def test_names_are_given_with_their_places() -> None:
    assert [(name, span.start) for name, span in placeholders("由{牵头单位}在{ 地点 }办理")] == [
        ("牵头单位", 1),
        ("地点", 8),
    ]
