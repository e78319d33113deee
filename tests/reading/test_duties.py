"""Responsibility notes, and what only looks like one."""

from __future__ import annotations

import pytest

from checker.reading.clean import clean
from checker.reading.duties import find_duties

from .build import text_plan


@pytest.mark.parametrize(
    ("text", "lead", "support"),
    [
        ("落实政策。（责任单位：市科技局、市财政局）", ["市科技局", "市财政局"], []),
        ("落实政策。（牵头单位：市科技局，配合单位：市财政局、各区政府）", ["市科技局"], ["市财政局", "各区政府"]),
        ("落实政策(責任單位:市科技局,各區政府)", ["市科技局", "各區政府"], []),
        (
            "落实政策。（牵头部门：区工业和信息化局；责任部门：区发改局，配合部门：各镇（街道）政府）",
            ["区工业和信息化局", "区发改局"],
            ["各镇（街道）政府"],
        ),
        ("落实政策。（责任单位：市科技局、市教育局", ["市科技局", "市教育局"], []),
        ("落实政策。（责任单位：区科 技局 、区财政局）", ["区科技局", "区财政局"], []),
        ("责任单位：市科技局、市财政局", ["市科技局", "市财政局"], []),
        ("牵头单位：市发展改革委；参与单位：市科技局等按职责分工负责。", ["市发展改革委"], ["市科技局"]),
        ("吸引民间资本参与。（省发展改革委牵头负责）", ["省发展改革委"], []),
        ("支持研发。（区卫健局牵头，区教体局、区文旅局配合）", ["区卫健局"], ["区教体局", "区文旅局"]),
        ("支持研发。（省科技厅、省财政厅按职责分工负责）", ["省科技厅", "省财政厅"], []),
        ("支持研发。〔省科技厅、省财政厅〕", ["省科技厅", "省财政厅"], []),
        ("推动成果转化。（市科委、市经济信息化委、相关区）", ["市科委", "市经济信息化委", "相关区"], []),
    ],
)
def test_notes(text: str, lead: list[str], support: list[str]) -> None:
    (duty,) = find_duties(clean(text_plan(text)))
    assert (list(duty.lead), list(duty.support)) == (lead, support)


@pytest.mark.parametrize(
    "text",
    [
        "落实政策（含省级、市级）。",
        "建设实验室。（注：数据为2020年）",
        "市科技局牵头推进，市财政局配合。",
        "强化责任落实，健全责任机制。",
        "健全机制（由企业牵头，高校、院所参与）。",
        "引进团队（博士、硕士）",
    ],
)
def test_no_notes(text: str) -> None:
    assert find_duties(clean(text_plan(text))) == ()


def test_two_notes_in_one_paragraph() -> None:
    text = "建平台。（责任单位：市科技局）育企业。（责任单位：市工信局）"
    duties = find_duties(clean(text_plan(text)))
    assert [d.lead for d in duties] == [("市科技局",), ("市工信局",)]
    assert duties[1].span.start > duties[0].span.stop
