"""XPL-03 部分大于总体: a sum-type target of the lower area above the whole upper area's."""

from __future__ import annotations

from collections.abc import Iterator

from checker.align.pairs import Pair, Verdict
from checker.align.relation import Relation, relation
from checker.align.values import with_unit
from checker.findings import Certainty, Finding, Severity
from checker.reading.elements import Comparator, Metric
from checker.rules.alignment.doubts import weighed
from checker.rules.alignment.wording import both_places, caveat, figures, scope_note, titled
from checker.rules.base import Context, Rule, Scope
from checker.rules.sight import Sight


class PartExceedsWhole(Rule):
    """可加总指标的下级目标不应大于上级总目标。

    为什么：企业数、机构数、金额等由各地加总而成，一个区的目标大于全市总目标，两份规划必有一份不对，或口径、年份不同。上级对各县、各单位分别提出的要求和各地按同一清单办理的事项不是总数，不比。

    上位：南河市科技创新“十四五”规划（2021—2025年）
    一、发展目标
    到2025年，高新技术企业达到500家。
    错误：南河市东江区科技创新“十四五”规划（2021—2025年）
    一、发展目标
    到2025年，【高新技术企业达到600家】。
    正确：南河市东江区科技创新“十四五”规划（2021—2025年）
    一、发展目标
    到2025年，高新技术企业达到100家。
    """

    code = "XPL-03"
    name = "部分大于总体"
    severity = Severity.ERROR
    certainty = Certainty.SURE
    scope = Scope.PAIR
    sight = Sight.METRICS

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield every part above its whole; milder where the whole may be larger than its plan says."""
        told: set[tuple[object, ...]] = set()
        for pair in context.pairs:
            if pair.verdict is not Verdict.PART_EXCEEDS_WHOLE or pair.compared is None:
                continue
            said = (pair.plan, *((m.value, m.unit, m.year) for m in pair.compared))
            if said not in told:  # once, be it said in the text and the table under names of their own
                told.add(said)
                yield self._exceeds(context, pair, *pair.compared)

    def _exceeds(self, context: Context, pair: Pair, draft: Metric, upper: Metric) -> Finding:
        severity = judge(context, pair, upper)
        sure = severity is Severity.ERROR
        return self.finding(
            both_places(context, pair),
            f"“{draft.name}”本规划目标{with_unit(draft)}，大于{titled(context, pair.plan)}的总目标{with_unit(upper)}。",
            severity=severity,
            certainty=Certainty.SURE if sure else Certainty.LIKELY,
            computation=f"{with_unit(draft)} > {with_unit(upper)}",
            advice="下级目标大于上级总目标，请核对数值、年份和口径。"
            + caveat(context, pair.plan)
            + scope_note(context),
            figures=figures(context, pair),
        )


def judge(context: Context, pair: Pair, upper: Metric) -> Severity:
    """Return the severity: an error, unless the whole may be larger than stated, or of another area or thing.

    以上 leaves the whole open; an area that is not known to lie inside, a name that the catalogue does not know, or a
    total that was converted, leave it to be explained.
    """
    if upper.comparator in (Comparator.GE, Comparator.GT):
        return weighed(context, pair.plan, Severity.MAJOR)
    inside = relation(context.draft.profile, context.reading(pair.plan).profile) is Relation.INSIDE
    if not inside or pair.by_name or pair.upper_form is not None:
        return Severity.MAJOR
    return weighed(context, pair.plan, Severity.ERROR)
