"""XPL-26 时序晚于上位: a milestone that the draft sets for a later year than the upper plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.align.gates import apart
from checker.align.pairs import Pair, Verdict
from checker.align.relation import Relation, relation
from checker.findings import Certainty, Figure, Finding, Place, Severity
from checker.reading.elements import Measure, Metric, MetricKind, Reading
from checker.reading.tasks import forms
from checker.rules.alignment.milestones import DATED, Milestone, milestones, place
from checker.rules.alignment.once import OncePerReading
from checker.rules.alignment.wording import both_places, caveat, titled
from checker.rules.base import Context, Rule, Scope

MILESTONES = OncePerReading(DATED)
_WHOLE = 100  # percent: where the whole has reached it no part can lag behind


class LaterThanUpper(Rule):
    """同一事项的完成时限不应晚于上位规划。

    为什么：上位规划按期完成以各地按期完成为前提；阶段不同（开工与建成、一期与二期）的不在此列。

    上位：青澜省澜川市综合交通运输“十四五”规划（2021—2025年）
    一、主要任务
    2023年底前建成东港跨江大桥，2024年建制村双车道公路实现全覆盖。
    错误：青澜省澜川市临溪区综合交通运输“十四五”规划（2021—2025年）
    一、主要任务
    到2025年【建成东港跨江大桥】。
    正确：青澜省澜川市临溪区综合交通运输“十四五”规划（2021—2025年）
    一、主要任务
    2021年开工、2023年建成东港跨江大桥，2025年建成东港跨江大桥二期工程。
    """

    code = "XPL-26"
    name = "时序晚于上位"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.PAIR

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield the things that come to the same phase in a later year, then what is to be complete later."""
        told: set[str] = set()
        for plan, upper in enumerate(context.uppers, 1):
            if _comparable(context, plan):
                for own, above in later(milestones(context.draft), MILESTONES(upper)):
                    if own.thing not in told:
                        told.add(own.thing)
                        yield self._later(context, plan, own, above)
        for pair in context.pairs:
            if pair.verdict is Verdict.YEAR_DIFFERS and _complete_later(context.draft, pair):
                yield self._complete(context, pair)

    def _later(self, context: Context, plan: int, own: Milestone, above: Milestone) -> Finding:
        said = context.reading(plan).sentence(above.passage, above.span)
        text = said.of(context.reading(plan).passages[above.passage].normal)
        assigned = any(name in text for name in forms(context.draft.profile))
        return self._finding(
            context,
            plan,
            [place(own), place(above, plan)],
            f"“{own.thing}”本规划{own.year}年{own.words}，{titled(context, plan)}为{above.year}年{above.words}",
            (own.year, above.year),
            assigned,
        )

    def _complete(self, context: Context, pair: Pair) -> Finding:
        assert pair.draft and pair.upper and pair.draft.year and pair.upper.year
        return self._finding(
            context,
            pair.plan,
            both_places(context, pair),
            f"“{pair.draft.name}”本规划{pair.draft.year}年达到{_WHOLE}%，"
            f"{titled(context, pair.plan)}为{pair.upper.year}年达到",
            (pair.draft.year, pair.upper.year),
            pair.upper.attribute == "约束性",
        )

    def _finding(
        self, context: Context, plan: int, places: Sequence[Place], said: str, years: tuple[int, int], grave: bool
    ) -> Finding:
        return self.finding(
            places,
            f"{said}，晚{years[0] - years[1]}年。",
            severity=Severity.MAJOR if grave else None,
            advice=f"时限应不晚于{years[1]}年；如属分期实施，请写明各期内容。{caveat(context, plan)}",
            figures=(Figure("本规划", f"{years[0]}年"), Figure("上位规划", f"{years[1]}年")),
        )


def _comparable(context: Context, plan: int) -> bool:
    profiles = context.draft.profile, context.reading(plan).profile
    return relation(*profiles) in (Relation.INSIDE, Relation.SAME) and not apart(*profiles)


def later(own: dict[str, list[Milestone]], above: dict[str, list[Milestone]]) -> Iterator[tuple[Milestone, Milestone]]:
    """Yield each thing's milestone that comes later than above, no further on; of each phase above the last counts."""
    for thing in own.keys() & above.keys():
        for mark in _last_of_each_phase(above[thing]):
            reached = [mine for mine in own[thing] if mine.phase >= mark.phase and mine.year <= mark.year]
            late = [mine for mine in own[thing] if mine.phase <= mark.phase and mine.year > mark.year]
            late = [mine for mine in late if mine.phase == mark.phase or not _begun(mine, mark)]
            if late and not reached:
                yield min(late, key=lambda mine: mine.year), mark
                break


def _begun(mine: Milestone, mark: Milestone) -> bool:
    """Tell whether one is the start of work and the other its end."""
    return (mine.phase == 1) != (mark.phase == 1)


def _last_of_each_phase(marks: Sequence[Milestone]) -> list[Milestone]:
    last: dict[int, Milestone] = {}
    for mark in marks:
        if mark.phase not in last or mark.year > last[mark.phase].year:
            last[mark.phase] = mark
    return list(last.values())


def _complete_later(draft: Reading, pair: Pair) -> bool:
    """Tell whether a share is to be whole in the draft in a later year than above, and not by then elsewhere in it."""
    own, above = pair.draft, pair.upper
    if own is None or above is None or not own.year or not above.year or own.year <= above.year:
        return False
    if not (_is_whole(own) and _is_whole(above)):
        return False
    others = (m for m in draft.metrics if m.indicator == own.indicator and m.name == own.name and m is not own)
    return not any(_is_whole(m) and m.year and m.year <= above.year for m in others)


def _is_whole(metric: Metric) -> bool:
    return (
        metric.kind is MetricKind.TARGET
        and metric.measure is Measure.LEVEL
        and metric.unit == "%"
        and metric.value == _WHOLE
    )
