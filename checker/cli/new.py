"""`new`: a draft from a template, upper plans put in; what is not known stays a marked placeholder."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from checker import COMMAND
from checker.cli.upper_plans import UpperPlans
from checker.drafting.fields import FieldType
from checker.drafting.templates import (
    Template,
    bare_draft,
    find_template,
    list_templates,
    new_draft,
    not_above,
    unknown_keys,
)
from checker.errors import UsageError
from checker.reading.elements import Reading


def new(options: argparse.Namespace, open_window: Any = None) -> int:
    """Write a new draft, or list the templates, or what one of them asks; returns 0."""
    if options.list:
        sys.stdout.write(_fields(find_template(options.template)) if options.template else _templates())
        return 0
    if missing := [name for name, value in (("模板", options.template), ("--output", options.output)) if not value]:
        raise UsageError(detail=f"缺少参数：{'、'.join(missing)}")
    template = find_template(options.template)
    values = _values(options.set)
    uppers = _uppers(options, template, values)
    for upper in not_above(template, values, uppers):
        sys.stderr.write(f"“{upper.plan.path.name}”与本文件的地区或规划期不相及，不作上位规划，没有采用。\n")
    for key in unknown_keys(template, values, uppers):
        sys.stderr.write(f"模板中没有“{key}”这一项，所给内容没有用上。各项见 {COMMAND} new {template.name} --list。\n")
    unfilled = new_draft(template, values, uppers, options.output)
    sys.stderr.write(f"已写出“{options.output.name}”。")
    if unfilled:
        named = "、".join(field.key for field in unfilled[:5])
        sys.stderr.write(f"还有{len(unfilled)}处待填（{named}{'等' if len(unfilled) > 5 else ''}），文中标黄。")
    sys.stderr.write("目录页码请在 Word 中更新域（F9）。\n")
    return 0


def _values(given: Sequence[str]) -> dict[str, str]:
    out: dict[str, str] = {}
    for pair in given:
        key, sign, value = pair.partition("=")
        if not sign or not key.strip():
            raise UsageError(detail=f"--set 应写成 占位符=内容，不能是“{pair}”")
        out[key.strip()] = value
    return out


def _uppers(options: argparse.Namespace, template: Template, values: Mapping[str, str]) -> list[Reading]:
    """Return the upper plans that are given, and those that the shelf has above the draft."""
    if not options.library:
        return UpperPlans(options.from_upper).given
    from checker.library import Library  # a database is loaded only where one is used

    with Library.open() as library:
        uppers = UpperPlans(options.from_upper, library)
        found, untaken = uppers.of(bare_draft(template, values))
    for note in (*uppers.said, *untaken):
        sys.stderr.write(f"{note}\n")
    return found


def _templates() -> str:
    return "".join(f"{one.name}{'（本单位）' if one.is_own else ''}\n  {one.help}\n" for one in list_templates())


def _fields(template: Template) -> str:
    lines = [f"{template.name}：{template.help}"]
    for field in template.fields:
        notes = [
            f"可选：{'、'.join(field.choices)}" if field.choices else "",
            f"默认：{field.default}" if field.default else "",
        ]
        notes += ["自动得出" if field.computed else "", _TYPES.get(field.type, "")]
        said = "；".join(note for note in (field.help, *notes) if note)
        lines.append(f"  {field.key}\t{said}")
    return "\n".join(lines) + "\n"


_TYPES = {FieldType.LIST: "用顿号分开", FieldType.DATE: "日期", FieldType.PERIOD: "起止年份", FieldType.NUMBER: "数值"}
