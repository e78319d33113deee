"""XPL-22 整段照搬: long stretches that the draft shares word for word with an upper plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from checker import resources
from checker.findings import Certainty, Figure, Finding, Place, Severity
from checker.reading.elements import Passage, PassageKind, Reading
from checker.reading.tasks import is_told
from checker.rules.alignment.common_runs import Shared, common_runs
from checker.rules.alignment.wording import titled
from checker.rules.base import Context, Rule, Scope, passages

_REQUIRED = re.compile("指导思想|基本原则|总体要求|总体思路|意义|领导|目标|指标")
_PER_FIGURE = 40
"""Characters to a figure in a sentence that sets targets."""
_PASSAGE, _SHARE = 60, 0.015
"""One stretch so long, or so much of the draft in shorter ones; less is common in plans that only share set phrases.

By three plans of cities and provinces under national ones: longest 56, together 0.7 % of the draft; a district's plan
that reviewers found copied: 107 and 2.8 %.
"""


class Copied(NamedTuple):
    """A stretch of the draft that stands in the upper plan as well."""

    draft: Place
    shared: Shared

    @property
    def plan(self) -> int:
        """The number of the upper plan."""
        return self.shared.plan + 1

    @property
    def length(self) -> int:
        """Its characters without marks."""
        return self.shared.length

    @property
    def upper(self) -> Place:
        """Where it stands in the upper plan."""
        return Place(self.plan, self.shared.passage, self.shared.other)


class CopiedText(Rule):
    """任务部署不宜整段照搬上位规划。

    为什么：照搬上级任务没有落到本地的对象、地点和责任，难以实施；指导思想、发展目标、规范提法和承接的比率类目标不在此列。

    上位：南河市科技创新“十四五”规划（2021—2025年）
    一、重点任务
    选育推广一批抗逆稳产口感优良便于机械作业并适合本地水土条件的粮油果蔬新品种，组织科研院所与种植大户开展节水减药技术示范，让优良品种覆盖主要产区，产后分级、冷藏和加工跟得上。
    错误：南河市东江区科技创新“十四五”规划（2021—2025年）
    一、重点任务
    【选育推广一批抗逆稳产口感优良便于机械作业并适合本地水土条件的粮油果蔬新品种，组织科研院所与种植大户开展节水减药技术示范，让优良品种覆盖主要产区，产后分级、冷藏和加工跟得上】。
    正确：南河市东江区科技创新“十四五”规划（2021—2025年）
    一、重点任务
    在沙洲镇建设东江番薯良种繁育基地，由区农业农村局牵头，2023年建成标准化示范田500亩。
    """

    code = "XPL-22"
    name = "整段照搬"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.PAIR

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding an upper plan, with all stretches that the draft shares with it."""
        if not context.uppers:
            return
        size = sum(len(p.normal) for p in context.draft.passages if p.kind is PassageKind.BODY)
        by_plan: dict[int, list[Copied]] = {}
        for item in copied(context.draft, context.uppers, context.thresholds.copied_run):
            by_plan.setdefault(item.plan, []).append(item)
        for plan, found in sorted(by_plan.items()):
            total = sum(item.length for item in found)
            longest = max(found, key=lambda item: item.length)
            if total < context.thresholds.copied_total or (longest.length < _PASSAGE and total < _SHARE * size):
                continue
            rest = (item.draft for item in found if item is not longest)
            yield self.finding(
                [longest.draft, *rest, longest.upper],
                f"与{titled(context, plan)}有{len(found)}段文字连续相同（共{total}字，最长{longest.length}字）。",
                advice="请结合本地实际改写，写明做什么、在哪里、谁来做。",
                figures=(Figure("相同段数", f"{len(found)}段"), Figure("相同字数", f"{total}字")),
            )


def copied(draft: Reading, uppers: tuple[Reading, ...], run: int) -> Iterator[Copied]:
    """Yield the stretches of the draft's tasks, `run` characters at least without marks, that upper plans have."""
    rows = [(i, passage.normal) for i, passage in _tasks(draft)]
    for (i, text), shared in zip(rows, common_runs(uppers, run).over([text for _, text in rows]), strict=True):
        for item in shared:
            quoted = any(map(item.span.of(text).__contains__, _formulas()))
            if not quoted and not _sets_figures(draft, i, item):
                yield Copied(Place(0, i, item.span), item)


def _sets_figures(draft: Reading, passage: int, item: Shared) -> bool:
    """Tell whether a stretch is about rates: a target that is taken over must be said in the same words.

    Numbers of works and sums of money are the upper area's own: they are no part's to take over.
    """
    held = sum(m.passage == passage and m.unit == "%" and m.span.overlaps(item.span) for m in draft.metrics)
    return held * _PER_FIGURE >= item.length


def _tasks(draft: Reading) -> Iterator[tuple[int, Passage]]:
    """Yield the body of the sections whose wording is the draft's own to choose."""
    required: dict[int | None, bool] = {}
    for i, passage in passages(draft, (PassageKind.BODY,)):
        if passage.section not in required:
            required[passage.section] = _is_required(draft, passage.section)
        if not required[passage.section]:
            yield i, passage


@cache
def _formulas() -> tuple[str, ...]:
    """Return words of formulas that plans have to quote."""
    return tuple(row["word"] for row in resources.rows("quoted_formulas.tsv"))


def _is_required(draft: Reading, section: int | None) -> bool:
    return is_told(draft, section) or any(_REQUIRED.search(h.title) for h in draft.section_path(section))
