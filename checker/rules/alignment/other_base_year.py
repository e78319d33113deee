"""XPL-08 基期不同: draft and upper plan count from different years."""

from __future__ import annotations

from collections.abc import Iterator

from checker.align.pairs import Pair, Verdict
from checker.align.relation import Relation, relation
from checker.align.values import with_unit
from checker.findings import Certainty, Figure, Finding, Severity
from checker.reading.elements import Comparator, Metric, Reading
from checker.rules.alignment.wording import caveat, titled
from checker.rules.base import Context, Rule, Scope
from checker.rules.sight import Sight
from checker.rules.statements import phrase_place


class OtherBaseYear(Rule):
    """与上位规划同一指标的基期年应一致。

    为什么：基期年不同，增幅、份额就不能直接对照，容易得出错误的衔接结论。

    上位：南河市科技创新“十四五”规划（2021—2025年）
    一、发展基础
    2019年，高新技术企业达到380家。
    二、发展目标
    到2025年，高新技术企业达到500家。
    错误：南河市东江区科技创新“十四五”规划（2021—2025年）
    一、发展基础
    2020年，【高新技术企业达到58家】。
    二、发展目标
    到2025年，高新技术企业达到100家。
    正确：南河市东江区科技创新三年行动计划（2023—2025年）
    一、发展基础
    2022年，高新技术企业达到86家。
    二、发展目标
    到2025年，高新技术企业达到100家。
    正确：南河市东江区科技创新“十四五”规划（2021—2025年）
    一、发展基础
    2019年，高新技术企业达到60家。
    二、发展目标
    到2025年，高新技术企业达到100家。
    """

    code = "XPL-08"
    name = "基期不同"
    severity = Severity.MINOR
    certainty = Certainty.SURE
    scope = Scope.PAIR
    sight = Sight.METRICS

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding an upper plan, at the first of the indicators whose baselines are of other years."""
        for plan, upper in enumerate(context.uppers, 1):
            if relation(context.draft.profile, upper.profile) is Relation.APART:
                continue
            pairs = (pair for pair in context.pairs if pair.plan == plan)
            found = [bases for pair in pairs if (bases := bases_apart(pair))]
            if apart := [bases for bases in found if not _is_within(bases[0], upper)]:
                exact_first = sorted(apart, key=lambda bases: bases[0].comparator is not Comparator.EQ)
                yield self._differs(context, plan, exact_first)

    def _differs(self, context: Context, plan: int, apart: list[tuple[Metric, Metric]]) -> Finding:
        own, other = apart[0]
        more = f"等{len(apart)}项指标" if len(apart) > 1 else ""
        return self.finding(
            [
                place
                for mine, theirs in apart
                for place in (
                    phrase_place(context.draft, mine),
                    phrase_place(context.reading(plan), theirs, plan),
                )
            ],
            f"“{own.name}”{more}本规划基期为{own.year}年，{titled(context, plan)}为{other.year}年，基期不同。",
            advice="请统一基期年。" + caveat(context, plan),
            figures=(
                Figure(f"本规划（{own.year}年）", with_unit(own)),
                Figure(f"上位规划（{other.year}年）", with_unit(other)),
            ),
        )


def _is_within(base: Metric, upper: Reading) -> bool:
    """Tell whether a baseline lies within the upper plan's period: a plan made on the way starts from where it is."""
    start = upper.profile.period_start
    return base.year is not None and start is not None and base.year >= start


def bases_apart(pair: Pair) -> tuple[Metric, Metric] | None:
    """Return the baselines of a pair whose targets both plans have, where their years are known and differ."""
    own, other = pair.draft_base, pair.upper_base
    if pair.draft is None or pair.upper is None or own is None or other is None or not pair.headline:
        return None
    if pair.verdict in (Verdict.DEFINITION_DIFFERS, Verdict.YEAR_DIFFERS):
        return None  # nothing is compared that the baselines would have to agree for
    known = own.year is not None and other.year is not None
    return (own, other) if known and own.year != other.year else None
