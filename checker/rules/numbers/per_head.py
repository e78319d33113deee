"""NUM-25 人均×人口≠总量: a figure per head that total and population of the plan do not give."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from checker import resources
from checker.align.values import factor, in_unit, rounded, with_unit
from checker.findings import Certainty, Figure, Finding, Severity
from checker.intervals import Interval
from checker.reading.elements import Metric, Reading
from checker.rules.base import Context, Rule, Scope
from checker.rules.numbers.identities import bounded, exact
from checker.rules.numbers.subset_exceeds import sized
from checker.rules.sight import Sight
from checker.rules.statements import phrase_place, value_place

_SLACK = Interval(Decimal("0.98"), Decimal("1.02"))
"""2 %: figures per head are taken over the year's mean population, the stated one is of the year's end."""


class _Row(NamedTuple):
    """One identity total = per_head × base / heads, by ids of the catalogue."""

    total: str
    per_head: str
    base: str
    heads: Decimal


class PerHead(Rule):
    """人均值乘以人口应等于总量。

    为什么：三个数都写明时必须对得上；由另一个总量（如授权量）才算得出人均值的，多是指标名称写错。

    错误：南河市科技创新“十四五”规划（2021—2025年）
    一、发展基础
    2020年，常住人口560万人，发明专利授权量1200件，有效发明专利拥有量4500件，【每万人口发明专利拥有量2.14件】。
    正确：南河市科技创新“十四五”规划（2021—2025年）
    一、发展基础
    2020年，常住人口560万人，发明专利授权量1200件，有效发明专利拥有量4500件，每万人口发明专利拥有量8.04件。
    """

    code = "NUM-25"
    name = "人均乘人口不等于总量"
    severity = Severity.MAJOR
    certainty = Certainty.LIKELY
    scope = Scope.PLAN
    sight = Sight.METRICS

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield each figure per head that no rounding of total and population of its year gives, within 2 %."""
        levels = sized(context.draft)
        for row in _table():
            for head in levels.get(row.per_head, []):
                found = next(self._against(context, row, head, levels), None)
                if found:
                    yield found

    def _against(self, context: Context, row: _Row, head: Metric, levels: dict[str, list[Metric]]) -> Iterator[Finding]:
        """Yield what is wrong beside each total and population of the same year; nothing where one of them fits."""
        for base in levels.get(row.base, []):
            totals = [total for total in levels.get(row.total, []) if _alike(head, total, base)]
            if any(_fits(row, head, total, base) is not False for total in totals):
                return
            if totals:
                near = [m for id in context.catalogue.neighbours.get(row.total, ()) for m in levels.get(id, [])]
                meant = next((m for m in near if _alike(head, m, base) and _fits(row, head, m, base)), None)
                yield self._unequal(context.draft, row, (head, totals[0], base), meant)

    def _unequal(
        self, draft: Reading, row: _Row, metrics: tuple[Metric, Metric, Metric], meant: Metric | None
    ) -> Finding:
        head, total, base = metrics
        product = rounded(_product(row, head, total, base), 1).removesuffix(".0")
        per = "" if row.heads == 1 else f"/{row.heads}人"
        cause = f"，人均值疑由“{meant.name}”{with_unit(meant)}算得" if meant else ""
        places = [phrase_place(draft, head), phrase_place(draft, total), phrase_place(draft, base)]
        return self.finding(
            [*places, *([value_place(meant)] if meant else [])],
            f"“{head.name}”{with_unit(head)}乘以{base.name}{with_unit(base)}为{product}{total.unit}，"
            f"文中“{total.name}”为{with_unit(total)}{cause}。",
            computation=f"{with_unit(head)}{per} × {with_unit(base)} = {product}{total.unit} ≠ {with_unit(total)}",
            advice="请核对三个数值和指标名称；口径不同的，请加注说明。",
            figures=(Figure("文中总量", with_unit(total)), Figure("推算", f"{product}{total.unit}")),
        )


@cache
def _table() -> tuple[_Row, ...]:
    rows = resources.rows("per_head.tsv")
    return tuple(_Row(row["total"], row["per_head"], row["base"], Decimal(row["heads"])) for row in rows)


def _alike(head: Metric, total: Metric, base: Metric) -> bool:
    """Tell whether the three are exact figures of one year, kind and area."""
    if head.year is None or not all(exact(m) and m.per is None for m in (head, total, base)):
        return False
    return all((m.year, m.kind, m.scope) == (head.year, head.kind, head.scope) for m in (total, base))


def _fits(row: _Row, head: Metric, total: Metric, base: Metric) -> bool | None:
    """Tell whether the product may be the total; None where units do not allow to say."""
    per, people, whole = _per_person(row, head, total), in_unit(base.interval, base.unit, "人"), total.interval
    if per is None or people is None or whole is None or not all(bounded(i) for i in (per, people, whole)):
        return None
    return (per * people * _SLACK).meets(whole)


def _per_person(row: _Row, head: Metric, total: Metric) -> Interval | None:
    """Return what falls to one person, in the unit of the total (元 per head → 亿元)."""
    times = _into(head, total)
    return head.interval.scaled(times / row.heads) if head.interval is not None and times is not None else None


def _into(head: Metric, total: Metric) -> Decimal | None:
    return factor((head.unit or "").partition("/")[0] or None, total.unit)


def _product(row: _Row, head: Metric, total: Metric, base: Metric) -> Decimal:
    people = (base.value or Decimal(0)) * (factor(base.unit, "人") or 1)
    return (head.value or Decimal(0)) * (_into(head, total) or 1) / row.heads * people
