"""反馈问题: a .zip for technical support with versions, settings, the last crash and the rules' timings.

It holds no word of a document and no name of a file or folder of the user's: of plans only formats and sizes, of the
settings only those that are neither places nor names.
"""

from __future__ import annotations

import io
import time
import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from checker.files import write_bytes
from checker.plan import Plan
from checker.reading.elements import Reading
from desktop.jobs import Ticket
from desktop.language import tr

_PRIVATE = ("folders/", "layout/", "export/author", "palette/")
NAMES = ("版本.txt", "设置.txt", "用时.txt", "上次故障.txt")


@dataclass(frozen=True, slots=True)
class Feedback:
    """What goes in. `plan` is None where no draft is open."""

    versions: str
    settings: Mapping[str, str]
    fault: str
    plan: Plan | None
    uppers: tuple[Reading, ...]


def write(feedback: Feedback, output: Path, ticket: Ticket) -> None:
    """Write the .zip; the draft is checked once more to take the times. Raises PlanError, Cancelled."""
    texts = (
        feedback.versions,
        "\n".join(f"{name} = {value}" for name, value in plain_settings(feedback.settings)),
        "\n".join(timings(feedback.plan, feedback.uppers, ticket)) if feedback.plan else tr("没有打开待审稿"),
        feedback.fault or tr("没有"),
    )
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in zip(NAMES, texts, strict=True):
            archive.writestr(name, text + "\n")
    write_bytes(output, content.getvalue())


def plain_settings(settings: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """Yield the settings that name neither places nor people."""
    return ((name, value) for name, value in sorted(settings.items()) if not name.startswith(_PRIVATE))


def timings(plan: Plan, uppers: tuple[Reading, ...], ticket: Ticket) -> list[str]:
    """Return what a full check of the draft costs, step by step in milliseconds, and how much it had to look at."""
    from checker import engine, settings

    own = settings.load(plan.path)
    steps = engine.Checker(uppers, settings=own).check(plan)
    times: list[tuple[float, str]] = []
    step, began = tr("阅读"), time.perf_counter()
    while True:
        try:
            progress = next(steps)
        except StopIteration as end:
            times.append((time.perf_counter() - began, step))
            review = end.value
            break
        now = time.perf_counter()
        times.append((now - began, step))
        step, began = progress.step, now
        ticket.report(tr("量取用时"), progress.done, progress.total)
    found = Counter(finding.rule for finding in review.findings)
    lines = [
        *(_size(reading.plan, role.label) for reading, role in zip(review.readings, review.roles, strict=True)),
        tr("停用的规则：{0}").format("、".join(own.off(sorted(_codes()))) or tr("无")),
        tr("问题：{0}").format("、".join(f"{rule} {count}" for rule, count in sorted(found.items())) or tr("无")),
        "",
    ]
    return lines + [f"{1000 * seconds:9.1f} ms　{name}" for seconds, name in sorted(times, reverse=True)]


def _size(plan: Plan, role: str) -> str:
    kinds = Counter(block.kind.value for block in plan.blocks)
    blocks = "、".join(f"{kind} {count}" for kind, count in sorted(kinds.items()))
    return tr("{0}：{1}，{2:,} 字，{3}，表格 {4}").format(role, plan.format, plan.characters, blocks, len(plan.tables))


def _codes() -> list[str]:
    from checker.rules import registry

    return [rule.code for rule in registry.ALL]
