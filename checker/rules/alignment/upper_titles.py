"""The titles of the plans beside the draft and of the library, and where the draft cites them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from checker.align.cited_plans import CitedPlan, cited_plans
from checker.align.governments import Hierarchy, hierarchy
from checker.align.known_plans import known_plan
from checker.align.plan_titles import PlanTitle, TitledPlan, governments_of, titled_plans
from checker.findings import Place
from checker.reading.elements import Reading
from checker.rules.base import Context, draft_place


class Titles(NamedTuple):
    """The draft's government and those above it, the titles it cites, and the plans that they may mean.

    `beside` are the upper plans in their order, the first with number 1; `library` holds none of them.
    """

    levels: Hierarchy | None
    cited: tuple[CitedPlan, ...]
    beside: tuple[TitledPlan, ...]
    library: tuple[TitledPlan, ...]

    @property
    def plans(self) -> tuple[TitledPlan, ...]:
        """The plans beside the draft, then those of the library."""
        return (*self.beside, *self.library)


def titles(context: Context) -> Titles:
    """Return what the draft cites, and the plans that lie beside it or stand in the library."""
    beside = [titled_plans([known_plan(upper, -i)])[0] for i, upper in enumerate(context.uppers, 1)]
    shas = {plan.plan.sha256 for plan in beside}
    library = tuple(plan for plan in titled_plans(context.known) if plan.plan.sha256 not in shas)
    levels = hierarchy(context.draft.profile, governments_of((*beside, *library)))
    return Titles(levels, cited_plans(context.draft, levels.all if levels else ()), tuple(beside), library)


def where_cited(cited: Iterable[CitedPlan], title: PlanTitle) -> CitedPlan | None:
    """Return where the draft first cites a plan, None where it does not."""
    return next((found for found in cited if found.title.cites(title)), None)


def with_marks(draft: Reading, cited: CitedPlan) -> Place:
    """Return where a title is cited, with its 《》."""
    text = draft.passages[cited.cite.passage].normal
    start, stop = cited.cite.span
    start -= text[:start].endswith("《")
    stop += text.startswith("》", stop)
    return draft_place(cited.cite.passage, start, stop)
