"""A draft with the proposals of a writing aid carried out, to be read again."""

from __future__ import annotations

from collections.abc import Iterable

from checker.drafting.writing.proposals import Proposal
from checker.reading.elements import Reading


def text_after(reading: Reading, proposals: Iterable[Proposal]) -> str:
    """Return the text of a draft with the proposals that are sure carried out."""
    texts = [block.text for block in reading.plan.blocks]
    for one in sorted(proposals, key=lambda proposal: proposal.place, reverse=True):
        if one.sure and one.after is not None:
            piece = reading.passages[one.place.passage].places(reading.plan, one.place.span)[0]
            at = next(i for i, block in enumerate(reading.plan.blocks) if block.line == piece.line)
            texts[at] = texts[at][: piece.start] + one.after + texts[at][piece.end :]
    return "\n".join(texts)
