"""XPL-13 上位名称引用有误: a plan cited by a title that is not quite its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.align.governments import NATION
from checker.align.plan_titles import PlanTitle, TitledPlan, is_misspelt, of_nation, opens_with_period
from checker.findings import Certainty, Edit, Finding, Fix, Severity
from checker.rules.alignment.upper_titles import titles
from checker.rules.base import Context, Rule, Scope, draft_place
from checker.rules.sight import Look, Part

_SHORTEST = 10
_BESIDE = 2  # characters that a citation may be off where another one is right


class MisquotedTitle(Rule):
    """引用上位规划应写准名称。

    为什么：依据写错名称，等于引用了不存在的文件，合法性审查和查对都会受影响。

    上位：南河市科技创新发展“十四五”规划
    一、发展目标
    创新能力明显增强。
    错误：南河市东江区科技创新“十四五”规划
    依据《【南河市科学创新发展“十四五”规划】》，编制本规划。
    改为：南河市东江区科技创新“十四五”规划
    依据《南河市科技创新发展“十四五”规划》，编制本规划。
    正确：南河市东江区科技创新“十四五”规划
    依据《南河市科技创新发展“十四五”规划》，编制本规划。
    """

    code = "XPL-13"
    name = "上位名称引用有误"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.PAIR
    look = Look.at(lambda p: False, Part.CITES)

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield each citation a few characters off the one plan of its government, kind, field and period."""
        if not (context.uppers or context.known):
            return
        known = titles(context)
        plans = [plan for plan in known.plans if _is_measure(plan) and len(plan.title.form) >= _SHORTEST]
        quoted = {cited.title.form for cited in known.cited}
        for cited in known.cited:
            meant = _meant(_nations(cited.title), plans, quoted, context.thresholds.misquoted_characters)
            if meant is None:
                continue
            place = draft_place(cited.cite.passage, *cited.cite.span)
            title = _written(meant)
            source = "所附上位规划" if meant in known.beside else "规划库中"
            message = f"引用的《{cited.cite.title}》与{source}名称《{title}》不一致。"
            if meant.plan.is_unissued:  # its name may have changed when it was issued
                advice = f"{source}《{title}》为{meant.plan.profile.stage}，请以印发稿名称为准。"
                yield self.finding([place], message, severity=Severity.INFO, certainty=Certainty.HINT, advice=advice)
                continue
            fix = Fix(f"改为《{title}》", (Edit(place, title),))
            yield self.finding([place], message, advice=f"应为《{title}》，请核实。", fixes=(fix,))


def _meant(cited: PlanTitle, plans: list[TitledPlan], quoted: set[str], most: int) -> TitledPlan | None:
    """Return the one plan that a title misses by a few characters; None where it is right or may mean another."""
    if not cited.family.is_plan or cited.government is None or any(_is_titled(cited, plan.title) for plan in plans):
        return None
    near = [p for p in plans if is_misspelt(cited, p.title, min(_BESIDE, most) if p.title.form in quoted else most)]
    return near[0] if len({plan.title.form for plan in near}) == 1 else None


def _is_measure(plan: TitledPlan) -> bool:
    """Tell whether citations can be measured by a title: it names its government, or is the nation's (“十四五”…)."""
    return plan.is_named or (plan.title.government == NATION and opens_with_period(plan.title))


def _nations(cited: PlanTitle) -> PlanTitle:
    """Return a cited title that opens with its period and names no government as one of the nation's."""
    return of_nation(cited) if cited.government is None and opens_with_period(cited) else cited


def _is_titled(cited: PlanTitle, title: PlanTitle) -> bool:
    """Tell whether a cited title is a plan's own to the letter, marks, numerals and outer names of the area aside."""
    return cited.form == title.form and cited.means(title)


def _written(plan: TitledPlan) -> str:
    """Return the title as a citation writes it, without blanks and what stands behind it in brackets."""
    return re.sub(r"\s+|[(（][^()（）]*[)）]\s*$", "", plan.plan.title)
