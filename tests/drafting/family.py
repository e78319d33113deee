"""Plans above an invented district, what its drafter might fill in, and how a draft is made and checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from checker.drafting.templates import Field, find_template, new_draft
from checker.engine import Checker
from checker.findings import Finding
from checker.reading import read
from checker.reading.elements import Reading
from checker.sources import read_plan
from tests.drafting.answers import answers

CITY = """澜川市科技创新“十四五”规划（2021—2025年）
澜府〔2021〕12号
一、发展基础
2020年，全市研发经费投入强度为1.8%，高新技术企业380家，技术合同成交额36亿元。
二、发展目标
到2025年，研发经费投入强度达到2.2%左右，高新技术企业达到650家以上，技术合同成交额达到60亿元，新增省级工程技术研究中心20家。
三、重点任务
支持临溪区、南浦县建设精密仪器中试基地。各县（市、区）要成立科技特派员工作专班。
"""
PROVINCE = """青澜省科技创新“十四五”规划（2021—2025年）（征求意见稿）
一、发展目标
到2025年，研发经费投入强度达到2.2%，基础研究经费占研发经费比重达到8%。
二、重点任务
支持建设综合性实验室。
"""
DISTRICT = {"地区": "澜川市临溪区", "上级地区": "澜川市", "领域": "科技创新", "规划期": "2021—2025"}
FIGURES = {
    "研发经费投入强度": ("1.7", "1.8", "2", "2.2"),
    "高新技术企业": ("86", "102", "120", "150"),
    "技术合同成交额": ("8", "9.5", "11", "14"),
    "新增省级工程技术研究中心": ("", "1", "3", "5"),
}
"""Base, first and second year, target."""
OWN = {
    "起年": "2021",
    "止年": "2025",
    "本级": "区",
    "成文日期": "2021年12月20日",
    "施行日期": "2022年1月10日",
    "会议精神": "党的十九大和十九届历次全会精神",
    "省级规划": "青澜省科技创新“十四五”规划",
    "本级规划纲要": "临溪区国民经济和社会发展第十四个五年规划和2035年远景目标纲要",
}


class Case(NamedTuple):
    """A template with the variants and the period that it is tried with."""

    template: str
    values: Mapping[str, str]


_ACTION = {
    "规划期": "2023—2025",
    "成文日期": "2022年12月20日",
    "会议精神": "党的二十大精神",
    "施行日期": "2023年1月10日",
}
_OTHER = {"编号": "分节编号", "责任标注": "列表标注"}
CASES = {
    "five years": Case("五年专项规划", {}),
    "five years, the other variants": Case(
        "五年专项规划", {"编号": "通排编号", "责任标注": "列表标注", "步骤": "分年度", "任务数": "3", "稿次": "送审稿"}
    ),
    "three years": Case("三年行动计划", _ACTION),
    "three years, the other variants": Case(
        "三年行动计划", {**_ACTION, **_OTHER, "步骤": "总目标", "印发通知": "带", "目录": "带", "文种": "行动方案"}
    ),
    "opinion": Case("若干意见", {**_ACTION, "事由": "加快提升企业研发能力"}),
    "opinion, the other variants": Case(
        "若干意见",
        {
            **_ACTION,
            **_OTHER,
            "步骤": "分年度",
            "文种": "实施意见",
            "稿次": "印发稿",
            "事由": "加快提升企业研发能力",
        },
    ),
}


def upper(folder: Path, text: str) -> Reading:
    """Return the reading of an upper plan's text, from a file as a user has it."""
    path = folder / f"{text.splitlines()[0]}.txt"
    path.write_text(text, "utf-8")
    return read(read_plan(path))


def figure_answers(figures: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return the values of indicators by their placeholders."""
    kinds = ("基期值", "第一年值", "第二年值", "目标值")
    return {f"{name}{kind}": value for name, row in figures.items() for kind, value in zip(kinds, row, strict=True)}


def made(case: Case, values: Mapping[str, str], uppers: Sequence[Reading], output: Path) -> list[Field]:
    """Write the draft of a case; returns its unfilled placeholders."""
    return new_draft(find_template(case.template), {**values, **case.values}, uppers, output)


def filled(
    case: Case,
    values: Mapping[str, str],
    uppers: Sequence[Reading],
    output: Path,
    figures: Mapping[str, Sequence[str]],
    own: Mapping[str, str],
) -> list[Field]:
    """Write the draft of a case with an answer to all it asks for; returns what is left unfilled."""
    known = {**values, **case.values}
    start = known["规划期"][:4]
    said = {**own, "起年": start, **{key: known[key] for key in ("成文日期", "会议精神", "施行日期") if key in known}}
    asked = made(case, values, uppers, output)
    given = answers(asked, figure_answers(figures), **said)
    return new_draft(find_template(case.template), {**known, **given}, uppers, output)


def findings(output: Path, uppers: Sequence[Reading]) -> list[Finding]:
    """Return what the check finds in a draft beside its upper plans."""
    steps = Checker(uppers).check(read_plan(output))
    while True:
        try:
            next(steps)
        except StopIteration as done:
            return list(done.value.findings)


def is_unfilled(finding: Finding) -> bool:
    """Tell whether a finding is that of a placeholder that nobody filled in."""
    return finding.rule == "LNG-24" and "没有填写的占位符" in finding.message


def said(found: Sequence[Finding]) -> list[str]:
    """Return findings in a form that a failing test shows well."""
    return [f"{finding.rule} {finding.severity.value} {finding.message}" for finding in found]
