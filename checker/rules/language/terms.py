"""LNG-22 术语不规范: names of things that statistics and programmes call otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from checker import resources
from checker.findings import Certainty, Edit, Finding, Fix, Place, Severity
from checker.reading.elements import Reading
from checker.rules.base import Context, Rule, Scope, draft_place, passages


class Terms(Rule):
    """专业术语应使用规范名称。

    为什么：统计分类、国家专项的名称有固定写法，写错会被当成另一个概念。

    错误：培育细分领域“【单打冠军】”。
    改为：培育细分领域“单项冠军”。
    正确：培育制造业单项冠军，发展高技术制造业。
    """

    code = "LNG-22"
    name = "术语不规范"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.BLOCK

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding a term of the table, with all its places that no exception excuses."""
        for row, pattern, unless in _table():
            places = list(_places(context.draft, pattern, unless))
            if places:
                first = places[0]
                written = first.span.of(context.draft.passages[first.passage].normal)
                times = f"（{len(places)} 处）" if len(places) > 1 else ""
                yield self.finding(
                    places,
                    f"“{written}”{times}不规范，规范名称为“{row['right']}”。",
                    severity=Severity(row["severity"]),
                    advice=f"规范名称为“{row['right']}”；地方正式名称除外，请核实。",
                    fixes=(Fix(f"改为“{row['right']}”", tuple(Edit(place, row["right"]) for place in places)),),
                )


def _places(draft: Reading, pattern: re.Pattern[str], unless: re.Pattern[str] | None) -> Iterator[Place]:
    for i, passage in passages(draft):
        for match in pattern.finditer(passage.normal):
            if not unless or not any(_inside(match, other) for other in unless.finditer(passage.normal)):
                yield draft_place(i, *match.span())


@cache
def _table() -> tuple[tuple[dict[str, str], re.Pattern[str], re.Pattern[str] | None], ...]:
    return tuple(
        (row, re.compile(row["wrong"]), re.compile(row["unless"]) if row["unless"] else None)
        for row in resources.rows("terms.tsv")
    )


def _inside(match: re.Match[str], other: re.Match[str]) -> bool:
    return other.start() <= match.start() and match.end() <= other.end()
