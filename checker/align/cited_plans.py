"""Which plans a draft cites, and which of them it names as what it is made by (编制依据)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from checker import resources
from checker.align.governments import Government
from checker.align.plan_titles import PlanTitle, plan_title
from checker.reading.elements import Cite, Reading
from checker.text import Span

_OPENING, _SHARE = 40, 0.3  # a plan says what it is made by in its first passages; further down tasks make other plans
_QUOTED = re.compile("《[^《》]*(?:《[^《》]*》[^《》]*)*》")


class CitedPlan(NamedTuple):
    """A title in 《》 taken apart; `is_basis`: the draft says that it is made by it."""

    cite: Cite
    title: PlanTitle
    is_basis: bool


def cited_plans(draft: Reading, near: Sequence[Government] = ()) -> tuple[CitedPlan, ...]:
    """Return the titles that a draft cites, in the order of its text, short forms (《纲要》) left out.

    `near` are its own government and those above.
    """
    titles = ((cite, plan_title(cite.title, tuple(near))) for cite in draft.profile.cites)
    return tuple(CitedPlan(cite, title, _is_basis(draft, cite)) for cite, title in titles if not title.is_short)


def basis_statement(draft: Reading, cite: Cite) -> tuple[Span, str]:
    """Return the sentence in which a title is cited, and its text without the titles in it."""
    span = draft.sentence(cite.passage, cite.span)
    return span, _QUOTED.sub("", span.of(draft.passages[cite.passage].normal))


def _is_basis(draft: Reading, cite: Cite) -> bool:
    _, around = basis_statement(draft, cite)
    early = cite.passage < max(_OPENING, len(draft.passages) * _SHARE)
    if early and _words("basis").search(around) and _words("makes").search(_written(draft, cite)):
        return True
    path = draft.section_path(draft.passages[cite.passage].section)
    return any(_words("basis_heading").search(heading.title) for heading in path)


def _written(draft: Reading, cite: Cite) -> str:
    """Return the sentence with 《》 left empty: 制定《》 shows that the title is what is made."""
    span = draft.sentence(cite.passage, cite.span)
    return _QUOTED.sub("《》", span.of(draft.passages[cite.passage].normal))


@cache
def _words(kind: str) -> re.Pattern[str]:
    words = [row["word"] for row in resources.of_kind("plan_title_words.tsv", kind)]
    return re.compile("|".join(map(re.escape, words)))
