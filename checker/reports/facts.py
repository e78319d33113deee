"""What the first page of a report says of the plans: titles, levels, periods, stages, sizes."""

from __future__ import annotations

from datetime import datetime

from checker.align.relation import area, rank
from checker.reading.elements import Profile, Reading
from checker.reports.tables import Align, Column, Table, cells
from checker.review import Review, Role

UNKNOWN = "未注明"
LEVELS = {"nation": "国家", "province": "省", "city": "市", "county": "县", "district": "区", "town": "镇"}
"""Names of the levels, the highest first."""
RANKS = {"nation": 0, "province": 1, "city": 2, "county": 3, "district": 3, "town": 4}


_BY_RANK = {4: "nation", 3: "province", 2: "city", 1: "district", 0: "town"}


def level_of(profile: Profile) -> str | None:
    """Return the level of a plan's government, by its title where its region is not in the table of divisions."""
    above = rank(profile)
    return profile.level or (_BY_RANK[above] if above is not None else None)


def level_name(level: str | None) -> str:
    """Return 国家级, 省级 … or 未注明."""
    return f"{LEVELS[level]}级" if level in LEVELS else UNKNOWN


def period(profile: Profile) -> str:
    """Return the plan's period: 2021—2025年."""
    if profile.period_start is None or profile.period_end is None:
        return UNKNOWN
    return f"{profile.period_start}—{profile.period_end}年"


def stage(profile: Profile) -> str:
    """Return the plan's stage and date of issue: 印发（2021-11-05）."""
    name = profile.stage or UNKNOWN
    return f"{name}（{profile.issued}）" if profile.issued else name


def book_title(title: str) -> str:
    """Return `title` in 《》, which it gets only once."""
    return title if title.startswith("《") else f"《{title}》"


def signed(author: str, when: datetime) -> str:
    """Return the line that says who made the report and when."""
    date = f"{when.year}年{when.month}月{when.day}日"
    return f"校核：{author}　　时间：{date}" if author else f"时间：{date}"


def draft_facts(review: Review) -> Table:
    """Return the facts of the draft as a table of two names and values a row."""
    reading = review.draft
    profile = reading.profile
    facts = [
        ("名称", review.title(0)),
        ("文件", reading.plan.path.name),
        ("地区", profile.region or "".join(area(profile)) or UNKNOWN),
        ("层级", level_name(level_of(profile))),
        ("规划期", period(profile)),
        ("稿次", stage(profile)),
        ("字数", f"{reading.plan.characters}字"),
        ("识别指标", f"{_indicators(reading)}项（{len(reading.metrics)}处）"),
    ]
    rows = tuple(cells((*facts[i], *facts[i + 1])) for i in range(0, len(facts), 2))
    columns = (Column("项目", 10), Column("内容", 40), Column("项目", 10), Column("内容", 40))
    return Table.of("一、待审稿", columns, rows, header=False)


def plans_used(review: Review) -> Table:
    """Return the upper and sibling plans with their version, which the findings depend on."""
    columns = (
        Column("类别", 10, Align.CENTER),
        Column("名称", 36),
        Column("层级", 8, Align.CENTER),
        Column("文号", 16, Align.CENTER),
        Column("规划期", 14, Align.CENTER),
        Column("状态", 16, Align.CENTER),
    )
    rows = tuple(
        cells(
            (
                role.label,
                review.title(plan),
                level_name(level_of(reading.profile)),
                reading.profile.doc_number or UNKNOWN,
                period(reading.profile),
                stage(reading.profile),
            )
        )
        for plan, (reading, role) in enumerate(zip(review.readings, review.roles, strict=True))
        if role is not Role.DRAFT
    )
    return Table.of("二、所用上位规划和同级规划", columns, rows, empty="未提供上位规划，未做规划衔接校核")


def unchecked(review: Review) -> tuple[str, ...]:
    """Return what was not checked, numbered; one line saying so where everything was."""
    notes = [*review.not_checked, *(note for reading in review.readings for note in reading.plan.notes)]
    if not any(role is Role.UPPER for role in review.roles):
        notes.append("未提供上位规划，目标、任务与上级规划是否衔接没有校核。")
    notes = list(dict.fromkeys(notes))
    return tuple(f"{i}．{note}" for i, note in enumerate(notes, 1)) or ("无。",)


def _indicators(reading: Reading) -> int:
    return len({metric.indicator or metric.name for metric in reading.metrics})
