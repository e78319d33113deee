"""Headings, names of units, how nothing is said, how an answer is written."""

from __future__ import annotations

import pytest

from checker.drafting.opinions.unit_names import one_name_each
from checker.drafting.opinions.words import (
    ColumnKind,
    adoption_of,
    heading_kind,
    is_unit,
    says_nothing,
    unit_in,
    units_in,
)
from checker.opinions import Adoption


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("单位", "unit"),
        ("反馈单位（个人）", "unit"),
        ("部　门", "unit"),
        ("意见\n建议", "opinion"),
        ("修改意见及理由", "opinion"),
        ("意见原文", "opinion"),
        ("征求意见稿原文", "original"),
        ("建议修改为", "proposed"),
        ("采纳情况", "adoption"),
        ("意见采纳情况", "adoption"),
        ("不采纳理由", "reason"),
        ("理由或修改后表述", "reason"),
        ("修改依据", "grounds"),
        ("对应章节段落", "location"),
        ("所在位置（页码）", "location"),
        ("序 号", "number"),
        ("联系人及电话", "other"),
        ("提高站位，加强领导", None),
        ("", None),
    ],
)
def test_headings(heading: str, kind: str | None) -> None:
    assert heading_kind(heading) == (ColumnKind(kind) if kind else None)


@pytest.mark.parametrize(
    "text",
    [
        "无",
        "无意见",
        "无修改意见。",
        "经研究，我局无修改意见。",
        "没有意见和建议",
        "同意",
        "原则同意该规划",
        "暂无其他意见",
        "／",
        "我单位对该稿无不同意见",
    ],
)
def test_nothing_is_said(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize(
    "text", ["无意见，但建议将甲改为乙", "建议增加无障碍设施", "同意，补充甲", "无障碍设施建设滞后的意见应予吸收", "甲"]
)
def test_something_is_said(text: str) -> None:
    assert not says_nothing(text)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("临溪区财政局", "临溪区财政局"),
        ("（一）临溪区发展和改革局：", "临溪区发展和改革局"),
        ("反馈单位（盖章）：区科协", "区科协"),
        ("区财政局反馈意见", "区财政局"),
        ("3-区教育局-意见反馈表", "区教育局"),
        ("临溪区财政局关于《临溪区规划（征求意见稿）》的复函", "临溪区财政局"),
        ("白石镇人民政府", "白石镇人民政府"),
        ("关于征求意见的复函", None),
        ("附件2", None),
        ("建议由区财政局牵头，区发改局配合", None),
    ],
)
def test_titles_name_units(text: str, unit: str | None) -> None:
    assert unit_in(text) == unit


def test_a_sentence_is_no_unit() -> None:
    assert not is_unit("建议明确牵头单位，由区财政局") and not is_unit("局")


@pytest.mark.parametrize(
    ("text", "adoption"),
    [
        ("采纳", Adoption.ADOPTED),
        ("已采纳。", Adoption.ADOPTED),
        ("部分采纳", Adoption.PARTLY),
        ("不采纳", Adoption.DECLINED),
        ("未采纳：由市级统筹", Adoption.DECLINED),
        ("否", Adoption.DECLINED),
        ("待定", None),
        ("", None),
    ],
)
def test_answers(text: str, adoption: Adoption | None) -> None:
    assert adoption_of(text) is adoption


def test_full_and_short_names_are_one_unit() -> None:
    names = ["临溪区财政局", "区财政局", "区财政局", "临溪区科学技术局", "区科技局", "白石镇", "市财政局"]
    called = one_name_each(names, "临溪区")
    assert called["临溪区财政局"] == called["区财政局"] == "区财政局"
    assert called["区科技局"] == called["临溪区科学技术局"]
    assert called["市财政局"] == "市财政局" != called["区财政局"] and called["白石镇"] == "白石镇"


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("区发展和改革局、区财政局", ["区发展和改革局", "区财政局"]),
        ("临溪区教育局、人力资源和社会保障局、区科协", ["临溪区教育局", "临溪区人力资源和社会保障局", "区科协"]),
        ("区农业农村局会同区水利局", ["区农业农村局", "区水利局"]),
        ("区财政局和区审计局两部门联合提出", ["区财政局", "区审计局"]),
        ("白石镇人民政府　清河街道办事处", ["白石镇人民政府", "清河街道办事处"]),
        ("区文化和旅游局", ["区文化和旅游局"]),
        ("建议区财政局、区审计局牵头落实", []),
        ("加强组织领导", []),
    ],
)
def test_units_side_by_side(text: str, units: list[str]) -> None:
    assert units_in(text) == units
