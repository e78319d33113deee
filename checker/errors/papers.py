"""Workbooks, opinions and facts that papers are made of."""
# ruff: noqa: D101 - each class says itself what happened

from __future__ import annotations

from checker import COMMAND
from checker.errors.causes import InputError


class NotWorkbook(InputError):
    code = "R001"
    what = "{name}不能作为 Excel 工作簿读取{detail}。"
    advice = "请在 Excel 或 WPS 中另存为 .xlsx。"


class NoOpinions(InputError):
    code = "R002"
    what = "{name}中没有找到单位的意见。"
    advice = "请核对是否选错了文件；表格要有“意见”一列，回复函要有单位名称或分条的意见。"


class AnswersInvalid(InputError):
    code = "R003"
    what = "意见答复{name}的内容不对：{detail}。"
    advice = f"答复的写法见 {COMMAND} opinions --help。"


class FactsInvalid(InputError):
    code = "R004"
    what = "编制情况{name}的内容不对：{detail}。"
    advice = "写法见 templates/explanation_facts.toml。"
