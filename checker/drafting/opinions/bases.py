"""Opinions as 修改依据: which passage of the version they were asked on changed because of which opinion."""

from __future__ import annotations

from checker.drafting.versions.records import Basis
from checker.opinions import Adoption, Opinions, Spot
from checker.reading.elements import Reading


def opinion_bases(opinions: Opinions, old: Reading) -> list[Basis]:
    """Return for each opinion adopted at a place of `old` the passage and 意见3（区财政局）, numbered as in the table.

    What was not adopted is no basis of a change; nor is what found no place, or was placed in another text.
    """
    passages = {stretch.block: index for index, p in enumerate(old.passages) for stretch in p.stretches}
    return [
        Basis(passages[opinion.spot.block], f"意见{number}（{opinion.unit}）")
        for number, opinion in enumerate(opinions, 1)
        if opinion.adoption in (Adoption.ADOPTED, Adoption.PARTLY)
        and opinion.spot is not None
        and opinion.spot.block in passages
        and _stands(opinion.spot, old)
    ]


def _stands(spot: Spot, old: Reading) -> bool:
    """Tell whether the words of a spot stand where it says."""
    return old.plan.blocks[spot.block].text[spot.start : spot.end] == spot.quote
