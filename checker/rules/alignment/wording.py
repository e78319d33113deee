"""What findings across plans have in common: titles, both places, caveats (wording library, domain brief 1.7)."""

from __future__ import annotations

from checker.align.gates import is_consultation_draft
from checker.align.pairs import Pair
from checker.align.values import with_unit
from checker.findings import Figure, Place
from checker.reading.elements import Metric
from checker.rules.base import Context
from checker.rules.statements import phrase_place


def titled(context: Context, plan: int) -> str:
    """Return the title of a plan in book marks."""
    return f"《{context.title(plan)}》"


def both_places(context: Context, pair: Pair) -> list[Place]:
    """Return the draft's statement, then the upper plan's."""
    places: list[Place] = []
    if pair.draft:
        places.append(phrase_place(context.draft, pair.draft))
    if pair.upper:
        places.append(phrase_place(context.reading(pair.plan), pair.upper, pair.plan))
    return places


def year_goal(metric: Metric, default: int | None) -> str:
    """Return the label of a target: 2025年目标."""
    year = metric.year or default
    return f"{year}年目标" if year else "目标"


def figures(context: Context, pair: Pair) -> tuple[Figure, ...]:
    """Return the numbers of a pair side by side: base and target of the draft, then of the upper plan."""
    out: list[Figure] = []
    sides = (
        ("本规划", context.draft, pair.draft_base, pair.draft),
        ("上位规划", context.reading(pair.plan), pair.upper_base, pair.upper),
    )
    for side, reading, base, target in sides:
        if base:
            out.append(Figure(f"{side}基期{f'（{base.year}年）' if base.year else ''}", with_unit(base)))
        if target:
            out.append(Figure(f"{side}{year_goal(target, reading.profile.period_end)}", with_unit(target)))
    return tuple(out)


def caveat(context: Context, plan: int) -> str:
    """Return the sentence that a comparison with an upper plan not yet issued must carry, else nothing."""
    if not is_consultation_draft(context.reading(plan)):
        return ""
    return f"比对所用{titled(context, plan)}为{context.reading(plan).profile.stage}，结论仅供参考，请以印发稿复核。"


def scope_note(context: Context) -> str:
    """Return the sentence that a comparison of an area with parts carved out must carry (G3), else nothing."""
    if not context.draft.profile.excluded:
        return ""
    return f"本规划范围不含{'、'.join(context.draft.profile.excluded)}，请注明指标的地域口径。"
