"""衔接情况: the rows of 规划衔接情况表 as the window lists them, each with the two places that it compares."""

from __future__ import annotations

from collections.abc import Callable

from checker.decisions import Decisions
from checker.review import Review
from desktop.language import later, tr
from desktop.models.rows import Column, Row, number_key, text_key

COLUMNS = (
    Column(later("衔接规划"), 10),
    Column(later("衔接事项"), 12),
    Column(later("上位表述"), 17),
    Column(later("本规划表述"), 17),
    Column(later("处理意见"), 14),
    Column(later("衔接结论"), 6),
)
_TONES = {"good": "upper"}
_STEP = 10  # rows between two questions whether the work is still wanted


def rows_of(review: Review, decisions: Decisions, report: Callable[[], None]) -> list[Row]:
    """Return the rows in order of the exported table; `report` is called now and then and may call the work off."""
    from checker.reports.alignment import matters

    rows: list[Row] = []
    for number, (plan, matter) in enumerate(matters(review, decisions)):
        if number % _STEP == 0:
            report()
        title, result = review.title(plan), tr(matter.conclusion)
        cells = (title, matter.name, matter.upper, matter.own, matter.opinion, result)
        keys = (number_key(plan), *map(text_key, cells[1:]))
        tone = matter.tone.value if matter.tone else "minor"
        spoken = tr("{0}，{1}。上位规划：{2}。本规划：{3}").format(matter.name, result, matter.upper, matter.own)
        name = f"{plan}:{matter.name}:{matter.upper[:20]}"
        rows.append(Row(name, cells, keys, matter.places, tones=_TONES.get(tone, tone), spoken=spoken))
    return rows
