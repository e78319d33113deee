"""NUM-11 包含关系违反: an indicator larger than one that contains it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from checker import resources
from checker.align.gates import own_number
from checker.align.values import in_unit, with_unit
from checker.findings import Certainty, Figure, Finding, Severity
from checker.reading.elements import Measure, Metric, Reading
from checker.rules.base import Context, Rule, Scope
from checker.rules.sight import Sight
from checker.rules.statements import phrase_place, sentence_text


class SubsetExceeds(Rule):
    """被包含的指标不应大于包含它的指标。

    为什么：研发费用是科技活动经费的一部分，高价值发明专利是有效发明专利的一部分，部分大于全部说明有一处数据或口径不对。

    错误：2022年，高新技术企业科技活动经费支出9.07亿元，【高新技术企业研发费用9.26亿元】。
    正确：2022年，高新技术企业科技活动经费支出9.07亿元，高新技术企业研发费用8.38亿元。
    """

    code = "NUM-11"
    name = "包含关系违反"
    severity = Severity.MAJOR
    certainty = Certainty.LIKELY
    scope = Scope.PLAN
    sight = Sight.METRICS

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield each part that exceeds its whole in the same year, once a pair of indicators and year."""
        levels = sized(context.draft)
        for part_id, whole_id in context.catalogue.subsets:
            seen: set[tuple[object, ...]] = set()
            for part in levels.get(part_id, []):
                for whole in levels.get(whole_id, []):
                    key = (part.kind, part.year)
                    fits = key not in seen and comparable(part, whole) and _said(context.draft, part, whole)
                    if fits and exceeds(part, whole):
                        seen.add(key)
                        yield self._larger(context.draft, part, whole)

    def _larger(self, draft: Reading, part: Metric, whole: Metric) -> Finding:
        year = f"{part.year}年" if part.year else ""
        return self.finding(
            [phrase_place(draft, part), phrase_place(draft, whole)],
            f"{year}“{part.name}”{with_unit(part)}，大于包含它的“{whole.name}”{with_unit(whole)}。",
            computation=f"{with_unit(part)} > {with_unit(whole)}",
            advice=f"“{part.name}”不应大于“{whole.name}”，请核实数据来源；来源或口径不同的，请加注说明。",
            figures=(Figure(part.name, with_unit(part)), Figure(whole.name, with_unit(whole))),
        )


@cache
def _conditions() -> dict[tuple[str, str], str]:
    """Return the word that both statements of a pair must hold, by ids of part and whole."""
    return {(row["part"], row["whole"]): row["when"] for row in resources.rows("indicator_subsets.tsv") if row["when"]}


def _said(draft: Reading, part: Metric, whole: Metric) -> bool:
    word = _conditions().get((part.indicator or "", whole.indicator or ""))
    return word is None or all(word in sentence_text(draft, metric) for metric in (part, whole))


@cache
def loose_parts(whole: str) -> tuple[str, ...]:
    """Return the ids of what a whole contains in the loose sense of the accounts; wordings offer another definition."""
    return tuple(row["part"] for row in resources.rows("loose_parts.tsv") if row["whole"] == whole)


def sized(reading: Reading) -> dict[str, list[Metric]]:
    """Return the plan's own levels by indicator, figures reached and targets alike."""
    found: dict[str, list[Metric]] = {}
    for metric in reading.metrics:
        if metric.indicator and metric.measure is Measure.LEVEL and own_number(metric, reading.profile):
            found.setdefault(metric.indicator, []).append(metric)
    return found


def comparable(part: Metric, whole: Metric) -> bool:
    """Tell whether two figures are of one year, kind, step and area; a part said to be of this whole is NUM-07's."""
    return (
        part.year == whole.year
        and part.year is not None
        and (part.kind, part.per, part.scope) == (whole.kind, whole.per, whole.scope)
        and part.part_of != whole.name
    )


def exceeds(part: Metric, whole: Metric) -> bool:
    """Tell whether no values that the text allows make the part fit into the whole."""
    one, other = in_unit(part.interval, part.unit, whole.unit), whole.interval
    return one is not None and other is not None and one.above(other)
