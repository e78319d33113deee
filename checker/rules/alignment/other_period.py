"""XPL-07 规划期不同: an upper plan of other years, or targets of other years than the upper plan's."""

from __future__ import annotations

from collections.abc import Iterator

from checker.align.gates import apart
from checker.align.pairs import Pair, Verdict
from checker.align.relation import Relation, relation
from checker.align.values import with_unit
from checker.findings import Certainty, Finding, Place, Severity
from checker.reading.elements import Profile, Reading
from checker.rules.alignment.wording import both_places, titled, year_goal
from checker.rules.base import Context, Rule, Scope
from checker.rules.sight import Sight
from checker.text import Span


class OtherPeriod(Rule):
    """与上位规划的规划期、目标年不同的，不作数值比对，应说明。

    为什么：不同年份的目标没有可比性；三年行动计划放在五年规划之内是正常的，可按进度对照；规划期完全不重叠的，应按新一轮上位规划衔接。

    上位：澜川市卫生健康“十三五”规划（2016—2020年）
    一、发展目标
    到2020年，每千人口医疗卫生机构床位数达到5.5张。
    错误：【澜川市临溪区卫生健康“十四五”规划（2021—2025年）】
    一、发展目标
    到2025年，每千人口医疗卫生机构床位数达到7张。
    正确：澜川市临溪区卫生健康“十三五”规划（2016—2020年）
    一、发展目标
    到2020年，每千人口医疗卫生机构床位数达到5.5张。
    """

    code = "XPL-07"
    name = "规划期不同"
    severity = Severity.INFO
    certainty = Certainty.SURE
    scope = Scope.PAIR
    sight = Sight.METRICS

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield at most one finding an upper plan: its period, else its targets of other years."""
        for plan, upper in enumerate(context.uppers, 1):
            if relation(context.draft.profile, upper.profile) is Relation.APART:
                continue
            if apart(context.draft.profile, upper.profile):
                yield self._apart(context, plan, upper)
            elif rows := [p for p in context.pairs if p.plan == plan and is_of_other_year(p)]:
                yield self._years(context, plan, rows)

    def _apart(self, context: Context, plan: int, upper: Reading) -> Finding:
        return self.finding(
            [title_place(context.draft)],
            f"{titled(context, plan)}规划期为{period(upper.profile)}，与本文件不重叠，不作数值比对。",
            advice="建议以新一轮上位规划为依据；没有新一轮规划的，请在编制说明中说明。",
        )

    def _years(self, context: Context, plan: int, rows: list[Pair]) -> Finding:
        first = rows[0]
        assert first.draft and first.upper
        ends = context.draft.profile.period_end, context.reading(plan).profile.period_end
        more = f"等{len(rows)}项指标" if len(rows) > 1 else ""
        return self.finding(
            [place for row in rows for place in both_places(context, row)],
            f"“{first.draft.name}”{more}本规划与{titled(context, plan)}的目标年不同，不作数值比对"
            f"（{year_goal(first.draft, ends[0])}{with_unit(first.draft)}，"
            f"{year_goal(first.upper, ends[1])}{with_unit(first.upper)}）。",
            computation="；".join(dict.fromkeys(row.note for row in rows if row.note)) or None,
            advice="请说明与上级目标进度的对应关系。",
        )


def is_of_other_year(pair: Pair) -> bool:
    """Tell whether a row stands for two targets of different years; one that lags is said by XPL-02."""
    known = pair.indicator is not None or pair.by_name
    return pair.verdict is Verdict.YEAR_DIFFERS and pair.headline and known and not pair.lags


def period(profile: Profile) -> str:
    """Return a plan's period as a message writes it."""
    if profile.period_start is None or profile.period_start == profile.period_end:
        return f"{profile.period_end or profile.period_start}年"
    return f"{profile.period_start}—{profile.period_end}年"


def title_place(draft: Reading) -> Place:
    """Return where the draft's title stands, else its first heading, else its first paragraph."""
    titles = sorted(draft.outline, key=lambda heading: (heading.level, heading.passage))
    if titles:
        return Place(0, titles[0].passage, titles[0].span)
    index = next((i for i, passage in enumerate(draft.passages) if passage.normal), 0)
    return Place(0, index, Span(0, len(draft.passages[index].normal) if draft.passages else 0))
