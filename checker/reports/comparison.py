"""指标对照表: each target of the draft beside the targets of the upper plans, the nearest level first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from checker.reading.elements import Profile
from checker.reports import facts
from checker.reports.alignment_chart import alignment_chart
from checker.reports.comparison_row import Line
from checker.reports.entries import Years, entries
from checker.reports.formats import save
from checker.reports.levels import Levels
from checker.reports.siblings import sibling_table
from checker.reports.tables import Align, Column, Group, Report, Table
from checker.review import Review, Role


def write_comparison(review: Review, path: Path, *, author: str, when: datetime) -> None:
    """Write the comparison of targets to `path` (.docx, .xlsx, .html); raises OutputError when it can't."""
    report = comparison_report(review, author=author, when=when)
    save(report, path, when, inputs=[reading.plan.path for reading in review.readings])


def comparison_report(review: Review, *, author: str, when: datetime) -> Report:
    """Return the comparison of targets as a report, before any format."""
    levels = Levels.of(review)
    years = Years.of(review.pairs)
    heads, rest = entries(review.pairs), entries(review.pairs, headline=False)
    rows = [Line(review, entry, levels, years).row(i) for i, entry in enumerate((*heads, *rest), 1)]
    columns, further = _columns(levels, years), tuple(rows[len(heads) :])
    table = Table(
        "指标对照表", columns, (Group(tuple(rows[: len(heads)])),), empty="没有可对照的指标", filtered=True, dense=True
    )
    beside = sibling_table(review)
    others = Table(_REST, columns, (Group(further),), filtered=True, workbook_only=True)
    used = [
        f"{levels.title(i)}：{facts.book_title(review.title(i))}（{_state(r.profile)}，文件“{r.plan.path.name}”）"
        for i, r in enumerate(review.readings)
        if review.roles[i] is Role.UPPER
    ]
    return Report(
        "指标对照表",
        (facts.book_title(review.title(0)), facts.signed(author, when)),
        (table, *((others,) if further else ()), *((beside,) if beside else ()), alignment_chart(review)),
        ("注：1．对照依据：" + ("；".join(used) or "未提供上位规划") + "。", *_FOOTNOTES, *_left(len(further))),
        author,
    )


_REST = "其他目标表述"
_FOOTNOTES = (
    "2．数值照录原文：≥为“以上、不低于”，＞为“超过、突破”，≤为“以内、不超过”，＜为“不足、低于”；年份与表头不同的另行注明。",
    "3．年均增速按基期与目标推算；比重类指标的增速是比重本身的增速。差值为本规划减上级规划。",
)


def _left(count: int) -> Iterator[str]:
    """Yield where the rows are that only complete the account."""
    if count:
        yield (f"4．同一指标其他年份、口径的目标以及单项任务目标共{count}项，列在本表 .xlsx 格式的“{_REST}”一页。")


def _state(profile: Profile) -> str:
    """Return number, stage and date of an upper plan as a footnote names them: 甲府〔2021〕3号，印发，2021-11-05."""
    return "，".join(part for part in (profile.doc_number, profile.stage or facts.UNKNOWN, profile.issued) if part)


def _columns(levels: Levels, years: Years) -> tuple[Column, ...]:
    base = f"基期\n{years.base}年" if years.base else "基期"
    target = f"目标\n{years.target}年" if years.target else "目标"
    nearest = levels.nearest
    upper: list[Column] = []
    for name in levels.names:
        label = levels.label(name)
        if name == nearest:
            upper.append(_figures(f"{label}\n{base}", 13))
        upper.append(_figures(f"{label}\n{target}", 13))
    return (
        _figures("序号", 8),
        Column("指标名称", 27),
        Column("单位", 8, Align.CENTER),
        Column("属性", 12, Align.CENTER),
        _figures(f"本规划\n{base}", 13),
        _figures(f"本规划\n{target}", 13),
        _figures("年均\n增速", 13),
        *upper,
        _figures(f"与{levels.label(nearest)}\n差值", 13),
        _figures(f"占{levels.label(nearest)}\n比重", 12),
        Column("判断", 13, Align.CENTER),
        Column("说明", 43),
        Column("出处", 31),
    )


def _figures(title: str, width: float) -> Column:
    return Column(title, width, Align.CENTER, figures=True)
