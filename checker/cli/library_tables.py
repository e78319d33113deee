"""Answers of `library` as tables for a terminal."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from checker.cli.library_arguments import LEVELS
from checker.library import AddReport, Hit, Outcome, ShelfMetric, ShelfPlan

_LEVEL = {level: name for name, level in LEVELS.items()}
_WIDE = 160  # columns, where no terminal says otherwise


def added(report: AddReport, shelf: str) -> None:
    """Print what became of each file."""
    _outcomes(report)
    counts = [f"{outcome.label} {len(items)}" for outcome in Outcome if (items := report.of(outcome))]
    _say(f"规划库“{shelf}”：{'，'.join(counts) or '没有找到可入库的文件'}")


def refreshed(report: AddReport, shelf: str) -> None:
    """Print which plans were read anew."""
    _outcomes(report)
    _say(f"规划库“{shelf}”：重新读取 {len(report.of(Outcome.ADDED))} 份")


def listed(plans: Sequence[ShelfPlan], shelf: str) -> None:
    """Print the plans, those superseded marked."""
    table = _table("编号", "题名", "地区", "级别", "规划期", "状态", "印发日期", "备注")
    for plan in plans:
        known, profile = plan.known, plan.known.profile
        note = f"旧版本，见编号 {known.superseded_by}" if known.superseded_by else ""
        table.add_row(
            str(known.id),
            known.title,
            profile.region or "",
            _LEVEL.get(profile.level or "", ""),
            plan.period,
            plan.state,
            profile.issued or "",
            note,
            style="dim" if note else "",
        )
    if plans:
        _console().print(table)
    _say(f"规划库“{shelf}”：共 {len(plans)} 份")


def shown(plan: ShelfPlan, metrics: Sequence[ShelfMetric]) -> None:
    """Print what one plan says of itself and its metrics."""
    profile = plan.known.profile
    facts = {
        "题名": plan.known.title,
        "地区": profile.region,
        "级别": _LEVEL.get(profile.level or ""),
        "规划期": plan.period,
        "状态": plan.state,
        "发文机关": profile.issuer,
        "文号": profile.doc_number,
        "印发日期": profile.issued,
        "字数": str(plan.characters),
        "来源": str(plan.path),
        "入库时间": plan.added_here,
        "新版本": f"编号 {plan.known.superseded_by}" if plan.known.superseded_by else None,
    }
    for name, value in facts.items():
        if value:
            _say(f"{name}：{value}")
    table = _table("段", "指标", "原文", "年份")
    for metric in metrics:
        table.add_row(str(metric.line), metric.name, metric.quote, str(metric.year or ""))
    if metrics:
        _console().print(table)
    _say(f"共 {len(metrics)} 项指标")


def found(hits: Sequence[Hit], words: Sequence[str], plans: int) -> None:
    """Print the paragraphs found among so many plans, the words marked."""
    table = _table("编号", "规划", "章节", "段", "原文")
    for hit in hits:
        snippet = Text(hit.snippet)
        for start, stop in hit.marks:
            snippet.stylize("bold reverse", start, stop)
        table.add_row(str(hit.plan.id), hit.plan.title, hit.path, str(hit.line), snippet)
    if hits:
        _console().print(table)
    _say(f"找到 {len(hits)} 处" if hits else f"在 {plans} 份规划中没有找到“{' '.join(words)}”")


def removed(plans: Sequence[ShelfPlan]) -> None:
    """Print what was removed."""
    for plan in plans:
        _say(f"已移除 {plan.known.id}　{plan.known.title}")


def _outcomes(report: AddReport) -> None:
    table = _table("结果", "编号", "文件", "题名", "说明")
    for item in report.items:
        table.add_row(item.outcome.label, str(item.id or ""), item.path.name, item.title, item.note)
    if report.items:
        _console().print(table)


def _table(*columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold", no_wrap=column in ("编号", "段", "级别", "状态", "结果", "年份"))
    return table


def _console() -> Console:
    terminal = sys.stdout.isatty()
    return Console(file=sys.stdout, highlight=False, markup=False, width=None if terminal else _WIDE)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
