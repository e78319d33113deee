"""XPL-05 增设指标: goals of the draft that no upper plan of its field sets."""

from __future__ import annotations

from collections.abc import Iterator

from checker.align.fields import same_field
from checker.align.gates import apart
from checker.align.pairs import Pair, Verdict
from checker.align.relation import Relation, directly_above, relation
from checker.align.values import with_unit
from checker.findings import Certainty, Finding, Severity
from checker.reading.elements import Metric
from checker.rules.alignment.wording import titled
from checker.rules.base import Context, Rule, Scope
from checker.rules.sight import Sight
from checker.rules.statements import phrase_place

_NAMED = 5  # indicators that a message names


class ExtraIndicator(Rule):
    """上位规划没有的指标，应说明设置依据。

    为什么：体现本地特色的指标可以自设，但没有上级口径可依，须在编制说明中写明定义、数据来源和设置理由，以便考核和统计。

    上位：澜川市卫生健康“十四五”规划（2021—2025年）
    一、发展目标
    到2025年，每千人口医疗卫生机构床位数达到7张。
    错误：澜川市临溪区卫生健康“十四五”规划（2021—2025年）
    一、发展目标
    到2025年，每千人口医疗卫生机构床位数达到7张，【家庭医生签约服务覆盖率达到75%】。
    正确：澜川市临溪区卫生健康“十四五”规划（2021—2025年）
    一、发展目标
    到2025年，每千人口医疗卫生机构床位数达到7张。
    """

    code = "XPL-05"
    name = "增设指标"
    severity = Severity.INFO
    certainty = Certainty.LIKELY
    scope = Scope.PAIR
    sight = Sight.METRICS

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for all goals that the upper plans of the draft's field and years do not have."""
        plans = comparable(context)
        profile = context.draft.profile
        if not any(directly_above(profile, context.reading(plan).profile) for plan in plans):
            return  # what the plan right above sets is not known
        extras = extra_targets(context.pairs, plans)
        if not extras:
            return
        names = "”“".join(f"{metric.name}（{with_unit(metric)}）" for metric in extras[:_NAMED])
        more = f"等{len(extras)}项" if len(extras) > _NAMED else ""
        beside = "、".join(titled(context, plan) for plan in plans)
        yield self.finding(
            [phrase_place(context.draft, metric) for metric in extras],
            f"“{names}”{more}为本规划增设的指标，{beside}没有设置。",
            advice="体现本地特色的指标可以保留，请在编制说明中说明设置依据和统计口径。",
        )


def comparable(context: Context) -> list[int]:
    """Return the upper plans of the draft's field, area and years; against others every goal would be an extra one."""
    own = context.draft.profile
    return [
        plan
        for plan, upper in enumerate(context.uppers, 1)
        if same_field(own, upper.profile)
        and "报告" not in (upper.profile.doc_type or "")
        and not apart(own, upper.profile)
        and relation(own, upper.profile) in (Relation.INSIDE, Relation.SAME)
    ]


def extra_targets(pairs: tuple[Pair, ...], plans: list[int]) -> list[Metric]:
    """Return the draft's headline goals that none of the plans has, in the order of the text."""
    own: dict[str, list[Pair]] = {}
    for pair in pairs:
        if pair.draft is not None and pair.plan in plans:
            own.setdefault(pair.draft.id, []).append(pair)
    extra = [
        rows[0].draft
        for rows in own.values()
        if all(row.verdict is Verdict.EXTRA and row.headline for row in rows) and rows[0].draft is not None
    ]
    return sorted(extra, key=lambda metric: (metric.passage, metric.span))
