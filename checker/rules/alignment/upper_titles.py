"""The titles of the plans beside the draft and of the library, and where the draft cites them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from checker.align.cited_plans import CitedPlan, cited_plans
from checker.align.governments import Hierarchy, hierarchy
from checker.align.known_plans import KnownPlan, known_plan
from checker.align.plan_titles import PlanTitle, title_of_known
from checker.findings import Place
from checker.reading.elements import Reading
from checker.rules.base import Context, draft_place


class TitledPlan(NamedTuple):
    """A plan with its title taken apart; `number` is its place beside the draft, None of one that is in the library."""

    plan: KnownPlan
    title: PlanTitle
    number: int | None


class Titles(NamedTuple):
    """The draft's government and those above it, the titles it cites, and the plans that they may mean."""

    levels: Hierarchy | None
    cited: tuple[CitedPlan, ...]
    plans: tuple[TitledPlan, ...]


def titles(context: Context) -> Titles:
    """Return the plans that lie beside the draft, nearest first, then those of the library."""
    beside = [known_plan(upper, -i) for i, upper in enumerate(context.uppers, 1)]
    shas = {plan.sha256 for plan in beside}
    others = sorted((p for p in context.known if p.sha256 not in shas), key=lambda p: (p.title, p.sha256))
    levels = hierarchy(context.draft.profile, (plan.profile for plan in (*beside, *others)))
    plans = [TitledPlan(p, title_of_known(p), -p.id) for p in beside]
    plans += [TitledPlan(p, title_of_known(p), None) for p in others]
    return Titles(levels, cited_plans(context.draft, levels.all if levels else ()), tuple(plans))


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
