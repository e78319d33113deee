"""XPL-15 编制依据缺失: a level of government none of whose plans is among those that the draft is made by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.align.cited_plans import CitedPlan, basis_statement
from checker.align.governments import NATION, Government
from checker.align.plan_titles import Family, PlanTitle, TitledPlan, title_of_plan
from checker.align.plan_years import PeriodRelation, period_relation, years_of
from checker.findings import Certainty, Finding, Place, Severity
from checker.reading.elements import Reading
from checker.rules.alignment.upper_titles import Titles, titles
from checker.rules.base import Context, Rule, Scope
from checker.rules.sight import Look, Part
from checker.text import Span

_FEWEST = 2  # plans that a statement cites before it can lack one
_LEVELS = {"city": "市级", "province": "省级", "nation": "国家级"}
_SPOKEN = {"city": "[市州盟]", "province": "省|自治区|直辖市", "nation": "国家|全国|中央"}


class MissingBasis(Rule):
    """编制依据应逐级引用上级规划。

    为什么：下级规划服从上级规划，依据中缺了一级，该级的目标和任务是否已经衔接就无从查对。

    依据：《国务院关于加强国民经济和社会发展规划编制工作的若干意见》（国发〔2005〕33号）

    上位：青澜省科技创新“十四五”规划
    一、发展目标
    创新能力明显增强。
    错误：青澜省澜川市临溪区科技创新“十四五”规划
    本规划依据【《澜川市科技创新“十四五”规划》《临溪区国民经济和社会发展第十四个五年规划纲要》】编制。
    正确：青澜省澜川市临溪区科技创新“十四五”规划
    本规划依据《青澜省科技创新“十四五”规划》《澜川市科技创新“十四五”规划》编制。
    """

    code = "XPL-15"
    name = "编制依据缺失"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.PAIR
    look = Look.at(lambda p: False, Part.CITES, Part.OUTLINE)

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield each level above the draft that its statement leaves out, named where a plan of it is at hand."""
        known = titles(context)
        basis = [cited for cited in known.cited if cited.is_basis and _counts(cited.title)]
        if known.levels is None or not _can_lack(known, basis):
            return
        unseen: list[str] = []
        for whose in _levels(known):
            if _is_named(context.draft, known, basis, whose):
                continue
            plan = _at_hand(context, known, whose)
            if plan is not None:
                yield self._left_out(context.draft, basis, whose, plan)
            else:
                unseen.append(_LEVELS[whose.level])
        if unseen and not any(cited.title.government is None for cited in basis):
            yield self._not_seen(context.draft, basis, "、".join(unseen))

    def _left_out(self, draft: Reading, basis: Sequence[CitedPlan], whose: Government, plan: TitledPlan) -> Finding:
        title = re.sub(r"\s+", "", plan.plan.title)
        return self.finding(
            [_statement(draft, basis)],
            f"编制依据未引用{_LEVELS[whose.level]}规划。",
            advice=f"补充《{title}》，请核实。",
        )

    def _not_seen(self, draft: Reading, basis: Sequence[CitedPlan], level: str) -> Finding:
        return self.finding(
            [_statement(draft, basis)],
            f"编制依据引用的规划中未见{level}规划。",
            severity=Severity.INFO,
            certainty=Certainty.HINT,
            advice=f"{level}已印发同领域规划的，请补充引用。",
        )


def _counts(title: PlanTitle) -> bool:
    return title.family.is_plan or title.family is Family.PROPOSAL


def _can_lack(known: Titles, basis: Sequence[CitedPlan]) -> bool:
    """Tell whether the draft states what plans it is made by, one of another government among them."""
    if known.levels is None or len({cited.title.form for cited in basis}) < _FEWEST:
        return False
    return any(g is not None and not g.is_same(known.levels.own) for g in (cited.title.government for cited in basis))


def _levels(known: Titles) -> Iterator[Government]:
    """Yield the governments that a statement should name: city and province; of a province's own plan the nation."""
    if known.levels is None:
        return
    if known.levels.own.level == "province":
        yield NATION
    for whose in known.levels.above:
        if whose.level in ("city", "province") and whose.rank > known.levels.own.rank:
            yield whose


def _is_named(draft: Reading, known: Titles, basis: Sequence[CitedPlan], whose: Government) -> bool:
    """Tell whether a plan of a government is cited anywhere, or its plans are spoken of without a title."""
    if any(_is_of(cited, known, whose) for cited in known.cited):
        return True
    own = known.levels.own.path if known.levels else ()
    areas = re.compile("|".join(map(re.escape, own))) if own else None
    for cited in basis:
        _, around = basis_statement(draft, cited.cite)
        if re.search(_SPOKEN[whose.level], areas.sub("", around) if areas else around):
            return True
    return False


def _is_of(cited: CitedPlan, known: Titles, whose: Government) -> bool:
    """Tell whether a cited plan is that government's, by its title or by the plan of the library that it means."""
    if not _counts(cited.title):
        return False
    if cited.title.government is not None and cited.title.family is not Family.REGIONAL:
        return cited.title.government.is_same(whose)
    return any(
        plan.title.government is not None and plan.title.government.is_same(whose) and cited.title.cites(plan.title)
        for plan in known.plans
    )


def _at_hand(context: Context, known: Titles, whose: Government) -> TitledPlan | None:
    """Return the plan of the draft's field and period that the government issued before the draft was."""
    profile = context.draft.profile
    own, years = title_of_plan(profile.title or "", profile), years_of(profile)
    if own.family not in (Family.FIELD, Family.IMPLEMENTING):
        return None
    for plan in known.plans:
        title, issued = plan.title, plan.plan.profile.issued
        if title.family is not Family.FIELD or not own.field.is_same(title.field) or title.government is None:
            continue
        same = title.government.is_same(whose) and not plan.plan.is_unissued and plan.plan.superseded_by is None
        period = period_relation(years, years_of(plan.plan.profile))
        before = profile.issued is None or (issued is not None and issued[:7] <= profile.issued[:7])
        if same and before and period in (PeriodRelation.SAME, PeriodRelation.OVERLAPPING):
            return plan
    return None


def _statement(draft: Reading, basis: Sequence[CitedPlan]) -> Place:
    """Return the titles of the first sentence that says what the draft is made by, as one stretch with their 《》."""
    first = basis[0].cite
    sentence = draft.sentence(first.passage, first.span)
    last = max(c.cite.span.stop for c in basis if c.cite.passage == first.passage and c.cite.span.start < sentence.stop)
    text = draft.passages[first.passage].normal
    start = first.span.start - text[: first.span.start].endswith("《")
    return Place(0, first.passage, Span(start, last + text.startswith("》", last)))
