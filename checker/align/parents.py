"""Which plans of the library stand above a draft: by its government, field, period and what it cites.

The order is that of their authority (domain brief, 1.1): the own government's outline, then level by level the plan
of the field and the outline, last the other plans that the draft says it is made by, and plans of a region.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from checker.align.cited_plans import CitedPlan, cited_plans
from checker.align.governments import NATION, Government, Hierarchy, hierarchy
from checker.align.known_plans import KnownPlan
from checker.align.plan_titles import Family, PlanTitle, TitledPlan, governments_of, title_of_plan, titled_plans
from checker.align.plan_years import PeriodRelation, best_first, five_years, mostly_covers, period_relation, years_of
from checker.reading import regions
from checker.reading.elements import Reading


class ParentKind(StrEnum):
    """Why a plan stands above a draft; the value is what the window and the command line say."""

    OWN_OUTLINE = "本级总体规划"
    OWN_FIELD = "本级同领域规划"
    UPPER_FIELD = "上级同领域规划"
    UPPER_OUTLINE = "上级总体规划"
    CITED = "编制依据引用的规划"
    REGIONAL = "区域规划"


class Parent(NamedTuple):
    """A plan above the draft: what it is to it, how the periods stand, why it was chosen, and what weakens it."""

    plan: KnownPlan
    kind: ParentKind
    period: PeriodRelation
    reasons: tuple[str, ...]
    state: str = ""

    @property
    def why(self) -> str:
        """The reasons as one line: 上级同领域规划，编制依据中引用；规划库中只有征求意见稿."""
        return "，".join(self.reasons) + (f"；{self.state}" if self.state else "")


class MissingParent(NamedTuple):
    """A plan above the draft that the library does not have."""

    title: str
    why: str


class Parents(NamedTuple):
    """The plans above a draft in the order of their authority, and those that the library lacks."""

    found: tuple[Parent, ...]
    missing: tuple[MissingParent, ...]


class _Choice(NamedTuple):
    """A candidate with its place in the order of authority; `slot`: of one slot one plan alone is taken.

    A slot is level, family and field; of plans that the draft is made by kind and years as well, so that each is taken.
    """

    order: tuple[int, int]
    kind: ParentKind
    slot: tuple[object, ...]
    candidate: TitledPlan
    citing: CitedPlan | None


class Search:
    """The search for the plans above one draft among the plans of the library."""

    def __init__(self, draft: Reading, known: Sequence[KnownPlan], beside: Sequence[KnownPlan] = ()) -> None:
        profile = draft.profile
        plans = (*titled_plans(beside), *titled_plans(known))
        self.levels: Hierarchy | None = hierarchy(profile, governments_of(plans))
        near = self.levels.all if self.levels else ()
        self.own = title_of_plan(profile.title or "", profile)
        self.years = years_of(profile)
        self.cited = cited_plans(draft, near)
        self._sha, self._issued = draft.plan.sha256, profile.issued
        self._by_id = {plan.id: plan for plan in (*known, *beside)}
        self.candidates = [p for p in plans if self._may_be_above(p)]

    def _may_be_above(self, plan: TitledPlan) -> bool:
        """Tell whether a plan is of the draft's government or one above it, or of a region, and not the draft's own."""
        title = plan.title
        near = title.government is None or title.family is Family.REGIONAL or self._level(title) is not None
        return near and title.family.is_plan and not self._is_own(plan.plan, title)

    def _is_own(self, plan: KnownPlan, title: PlanTitle) -> bool:
        """Tell whether a plan is the draft itself or another version of it."""
        return plan.sha256 == self._sha or (bool(self.own.tail) and self.own.means(title))

    def parents(self) -> Parents:
        """Return the plans above the draft, and what is missing."""
        choices = [choice for candidate in self.candidates if (choice := self._choice(candidate))]
        best: dict[tuple[object, ...], _Choice] = {}
        for choice in sorted(choices, key=self._preference):
            best.setdefault(choice.slot, choice)
        taken = sorted(_settled(best.values()), key=lambda choice: (choice.order, choice.candidate.plan.title))
        found: dict[str, Parent] = {}
        for choice in taken:
            parent = self._parent(choice)
            if parent.plan.sha256 != self._sha:
                found.setdefault(parent.plan.sha256, parent)
        return Parents(tuple(found.values()), tuple(self._missing(taken)))

    def _preference(self, choice: _Choice) -> tuple[object, ...]:
        """Return what sorts the plan to take before others of its slot."""
        plan = choice.candidate.plan
        return (
            choice.citing is None or not choice.citing.is_basis,
            best_first(self.years, years_of(plan.profile)),
            plan.superseded_by is not None,
            plan.is_unissued,
            _later_first(plan.profile.issued),
            plan.title,
            plan.sha256,
        )

    def _choice(self, candidate: TitledPlan) -> _Choice | None:
        """Return what a plan is to the draft, None where it does not stand above it or is of another period."""
        title = candidate.title
        citing = self._citing(title)
        period = period_relation(self.years, years_of(candidate.plan.profile))
        if period in (PeriodRelation.EARLIER, PeriodRelation.LATER):
            return None
        is_time = citing is not None or mostly_covers(years_of(candidate.plan.profile), self.years)
        by_level = self._by_level(candidate, citing) if period is not PeriodRelation.UNKNOWN and is_time else None
        if by_level or citing is None or not citing.is_basis:
            return by_level
        if title.family is Family.REGIONAL:
            return _Choice((91, 0), ParentKind.REGIONAL, (title.tail,), candidate, citing)
        return _Choice((90, self._level(title) or 0), ParentKind.CITED, (title.form,), candidate, citing)

    def _by_level(self, candidate: TitledPlan, citing: CitedPlan | None) -> _Choice | None:
        """Return what a plan is by government, family and field alone."""
        title = candidate.title
        level = self._level(title)
        if level is None or self.levels is None:
            return None
        kind = self._kind(title, level)
        if kind is None:
            return None
        first = (Family.FIELD, Family.IMPLEMENTING, Family.OUTLINE)
        if self.levels.all[level] == NATION or level == 0:
            first = (Family.OUTLINE, Family.FIELD, Family.IMPLEMENTING)
        field = None if title.family is Family.OUTLINE else title.field
        slot: tuple[object, ...] = (level, title.family, field)
        if citing is not None and citing.is_basis:
            slot = (*slot, title.kind, title.years)
        return _Choice((level, first.index(title.family)), kind, slot, candidate, citing)

    def _kind(self, title: PlanTitle, level: int) -> ParentKind | None:
        """Return what a plan of that level is to the draft."""
        if title.family is Family.OUTLINE:
            if level == 0:
                return None if self.own.family is Family.OUTLINE else ParentKind.OWN_OUTLINE
            return ParentKind.UPPER_OUTLINE
        is_action = self.own.family is Family.IMPLEMENTING
        if title.family is Family.FIELD or (title.family is Family.IMPLEMENTING and is_action and level > 0):
            if not self.own.field.holds(title.field):
                return None
            if level > 0:
                return ParentKind.UPPER_FIELD
            return ParentKind.OWN_FIELD if is_action else None
        return None

    def _level(self, title: PlanTitle) -> int | None:
        """Return how far above the draft's government that of a plan is, 0 for the same; None where it is not."""
        whose = title.government
        if self.levels is None or whose is None:
            return None
        return next((i for i, g in enumerate(self.levels.all) if g.is_same(whose)), None)

    def _citing(self, title: PlanTitle) -> CitedPlan | None:
        """Return where the draft cites a plan, the statement of what it is made by first."""
        found = [cited for cited in self.cited if cited.title.cites(title)]
        return next((cited for cited in found if cited.is_basis), found[0] if found else None)

    def _parent(self, choice: _Choice) -> Parent:
        plan, state = self._in_force(choice.candidate.plan)
        reasons = [choice.kind.value]
        if choice.citing is not None and choice.kind is not ParentKind.CITED:
            reasons.append("编制依据中引用" if choice.citing.is_basis else "文中引用")
        period = period_relation(self.years, years_of(plan.profile))
        return Parent(plan, choice.kind, period, tuple(reasons), state)

    def _in_force(self, plan: KnownPlan) -> tuple[KnownPlan, str]:
        """Return the version that replaced a plan, if any, and what is to be said of the version taken."""
        seen = {plan.id}
        while plan.superseded_by in self._by_id and plan.superseded_by not in seen:
            plan = self._by_id[plan.superseded_by]
            seen.add(plan.id)
        notes = [f"规划库中只有{plan.profile.stage}"] if plan.is_unissued else []
        if plan.superseded_by is not None:
            notes.append("已有新版本，规划库中没有")
        return plan, "，".join(notes)

    def _missing(self, taken: Iterable[_Choice]) -> Iterable[MissingParent]:
        said: list[PlanTitle] = [choice.candidate.title for choice in taken]
        for cited in self.cited:
            if self._is_wanted(cited) and not any(cited.title.cites(t) or cited.title.form == t.form for t in said):
                if not any(cited.title.cites(candidate.title) for candidate in self.candidates):
                    yield MissingParent(
                        cited.cite.title, f"{'编制依据' if cited.is_basis else '文中'}引用，规划库中没有"
                    )
                said.append(cited.title)
        yield from self._outdated(said)
        yield from self._expected(said)

    def _is_wanted(self, cited: CitedPlan) -> bool:
        """Tell whether a cited title is a plan that would be laid beside the draft."""
        title = cited.title
        if not title.family.is_plan or (bool(self.own.tail) and self.own.means(title)):
            return False
        if None not in title.years and period_relation(self.years, title.years) is PeriodRelation.EARLIER:
            return False
        level = self._level(title)
        if cited.is_basis and (level is not None or title.family is Family.REGIONAL):
            return title.kind != "意见" and not title.kind.endswith(("意见", "措施", "政策"))
        return level is not None and self._kind(title, level) is not None and None not in title.years

    def _outdated(self, said: list[PlanTitle]) -> Iterable[MissingParent]:
        """Yield the plans of which the library has an earlier period's alone."""
        for candidate in sorted(self.candidates, key=lambda c: -(years_of(c.plan.profile)[1] or 0)):
            title, years = candidate.title, years_of(candidate.plan.profile)
            level = self._level(title)
            if period_relation(self.years, years) is not PeriodRelation.EARLIER or level is None:
                continue
            if title.family is Family.IMPLEMENTING or self._kind(title, level) is None or _covered(title, said):
                continue
            said.append(title)
            yield MissingParent(
                candidate.plan.title, f"规划库中只有{years[0]}—{years[1]}年的，规划期早于本文件，新一轮规划未入库"
            )

    def _is_before_its_period(self) -> bool:
        """Tell whether the draft is dated before the first year of its period: outlines are passed in that year."""
        return bool(self._issued and self.years[0] and int(self._issued[:4]) < self.years[0])

    def _expected(self, said: list[PlanTitle]) -> Iterable[MissingParent]:
        """Yield the outlines that are certain to exist: of every government from a city up, and of known counties."""
        number = five_years(self.years)
        if self.levels is None or number is None or self._is_before_its_period():
            return
        for level, whose in enumerate(self.levels.all):
            certain = whose.rank >= 2 or (whose.rank == 1 and len(regions.named(whose.name)) > 0)
            if not certain or (level == 0 and self.own.family is Family.OUTLINE):
                continue
            if not any(t.family is Family.OUTLINE and t.government and t.government.is_same(whose) for t in said):
                kind = ParentKind.UPPER_OUTLINE if level else ParentKind.OWN_OUTLINE
                yield MissingParent(f"{_in_title(whose)}“{number}”规划纲要", f"{kind}，文中未引用，规划库中没有")


def find_parents(draft: Reading, known: Sequence[KnownPlan], beside: Sequence[KnownPlan] = ()) -> Parents:
    """Return the plans above a draft among those of the library and those `beside` it, whatever their order."""
    return Search(draft, known, beside).parents()


def _settled(choices: Iterable[_Choice]) -> list[_Choice]:
    """Return the choices without those that were not cited where another one of their slot was."""
    listed = list(choices)
    cited = {choice.slot[:3] for choice in listed if len(choice.slot) > 3}
    return [choice for choice in listed if len(choice.slot) != 3 or choice.slot not in cited]


def _covered(title: PlanTitle, said: Iterable[PlanTitle]) -> bool:
    """Tell whether a plan of the same government, family and field was found or told of."""
    return any(
        t.family is title.family
        and t.government is not None
        and title.government is not None
        and t.government.is_same(title.government)
        and (title.family is Family.OUTLINE or t.field == title.field)
        for t in said
    )


def _in_title(whose: Government) -> str:
    return "国家" if whose == NATION else whose.name


def _later_first(issued: str | None) -> tuple[int, ...]:
    """Return a sort key: the later date first, no date last."""
    return tuple(-int(part) for part in issued.split("-")) if issued else (0,)
