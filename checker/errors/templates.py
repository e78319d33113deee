"""Templates of new plans and the fields filled in."""
# ruff: noqa: D101 - each class says itself what happened

from __future__ import annotations

from checker import COMMAND
from checker.errors.causes import InputError, UsageError


class NoTemplate(UsageError):
    code = "T001"
    what = "没有名为“{detail}”的模板。"
    advice = f"全部模板见 {COMMAND} new --list。"


class FieldInvalid(UsageError):
    code = "T002"
    what = "{detail}。"
    advice = f"各项的填法见 {COMMAND} new 模板 --list。"


class TemplateInvalid(InputError):
    code = "T003"
    what = "模板不能用：{detail}。"
    advice = "请对照 templates/plans 中的模板改正。"
