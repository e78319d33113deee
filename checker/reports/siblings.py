"""同级规划对照表: what the areas under one upper plan set of each indicator, with sum, shares and ranks."""

from __future__ import annotations

from decimal import Decimal

from checker.align.family import Family, FamilyRow, Standing, family
from checker.align.values import rounded, written
from checker.findings import Place
from checker.reading.indicators import catalogue
from checker.reports import facts
from checker.reports.quotes import position, value_text
from checker.reports.tables import Align, Cell, Column, Group, Row, Table, Tone
from checker.review import Review, Role

NONE = "—"


def sibling_table(review: Review) -> Table | None:
    """Return the areas side by side, a group for each indicator; None where no sibling can be compared."""
    by_role = {
        role: [r for r, one in zip(review.readings, review.roles, strict=True) if one is role]
        for role in (Role.UPPER, Role.SIBLING)
    }
    if not by_role[Role.SIBLING]:
        return None
    together = family(review.draft, by_role[Role.UPPER], by_role[Role.SIBLING])
    groups = tuple(_group(review, together, row) for row in together.rows)
    return Table("同级规划对照表", _columns(together), groups, empty="没有可对照的指标", filtered=True)


def _columns(together: Family) -> tuple[Column, ...]:
    weight = f"占{together.weighed_by}\n比重" if together.weighed_by else "经济总量\n比重"
    return (
        Column("区域", 18),
        Column("基期", 14, Align.CENTER),
        Column("目标", 16, Align.CENTER),
        Column("占上级目标\n比重", 14, Align.CENTER),
        Column("占各地合计\n比重", 14, Align.CENTER),
        Column(weight, 16, Align.CENTER),
        Column("位次", 9, Align.CENTER),
        Column("出处", 40),
    )


def _group(review: Review, together: Family, row: FamilyRow) -> Group:
    rows = tuple(_line(review, together, row, one) for one in row.standings)
    return Group(rows, _title(review, together, row), Tone.MAJOR if _falls_short(row) else None)


def _title(review: Review, together: Family, row: FamilyRow) -> str:
    """Return what stands over an indicator's areas: its name, the upper target, the sum and what it leaves."""
    unit = row.unit or ""
    parts = [f"{catalogue()[row.indicator].name}（{unit or '未写明单位'}）"]
    if row.upper and row.upper_plan:
        parts.append(f"{facts.book_title(review.title(row.upper_plan))}目标{value_text(row.upper)}")
    if row.total is not None and row.total.low is not None:
        known = f"{len(row.standings)}个区域"
        if not row.whole:
            known += f"（共{together.areas.expected}个）" if together.areas.expected else "（未认定已齐全）"
        parts.append(f"{known}合计{written(row.total.low)}{unit}")
        if row.upper_value is not None and row.upper_value.low:
            parts.append(f"为上级目标的{_percent(row.total.low / row.upper_value.low)}")
    return "，".join(parts)


def _falls_short(row: FamilyRow) -> bool:
    """Tell whether all areas together set less than the whole, of a thing of which more is better."""
    higher = catalogue()[row.indicator].direction == "higher"
    summed = row.whole and row.total is not None and row.upper_value is not None
    return higher and summed and row.total is not None and row.total.below(row.upper_value or row.total)


def _line(review: Review, together: Family, row: FamilyRow, one: Standing) -> Row:
    profile = review.readings[one.plan].profile
    whole = row.upper_value.low if row.upper_value and row.total is not None else None
    of_upper = _percent(one.value.low / whole) if whole and one.value.low is not None else NONE
    weight = together.weights.get(one.plan)
    texts = (
        (profile.short_region or review.title(one.plan)) + ("（本规划）" if one.plan == 0 else ""),
        _dated(one),
        value_text(one.target),
        of_upper,
        _percent(one.of_total) if one.of_total is not None else NONE,
        _percent(weight) if weight is not None else NONE,
        f"{one.rank}/{len(row.standings)}" if one.rank else NONE,
        position(review, Place(one.plan, one.target.passage, one.target.span)),
    )
    return tuple(Cell(text) for text in texts)


def _dated(one: Standing) -> str:
    if one.base is None:
        return NONE
    return value_text(one.base) + (f"\n（{one.base.year}年）" if one.base.year else "")


def _percent(fraction: Decimal) -> str:
    return f"{rounded(fraction * 100, 1)}%"
