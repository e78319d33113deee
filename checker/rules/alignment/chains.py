"""Chains of stages in quotes (“众创空间—孵化器—加速器”): where they stand, and which differ in one link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.align.prepared import Prepared
from checker.findings import Place
from checker.reading.elements import PassageKind, Reading
from checker.rules.alignment.once import OncePerReading
from checker.rules.remembered import Remembered
from checker.text import Span

_JOINED = r"[-—–－─―→]{1,2}"
_LINK = r"[^“”，。；、+\-—–－─―→]{2,12}"
_CHAIN = Remembered(rf"“(?P<chain>{_LINK}(?:{_JOINED}{_LINK}){{2,}})”", tuple("-—–－─―→"))
_HAN = re.compile("[一-鿿]{2,}")


class Chain(NamedTuple):
    """A chain as written, its links, and where it stands."""

    text: str
    links: tuple[str, ...]
    place: Place

    def of(self, plan: int) -> Chain:
        """Return the chain as one of the plan with this number."""
        return self._replace(place=self.place._replace(plan=plan))


def chains(reading: Reading) -> Iterator[Chain]:
    """Yield the chains of three links and more in the text of a plan, in order; places are of plan 0."""
    for i, match in _CHAIN.over(reading, (PassageKind.BODY, PassageKind.HEADING, PassageKind.CELL)):
        links = tuple(link.strip() for link in re.split(_JOINED, match["chain"]))
        if all(_HAN.search(link) for link in links):
            yield Chain(match["chain"], links, Place(0, i, Span(*match.span("chain"))))


PREPARED = Prepared("chains", lambda plan: tuple(chains(plan)), tuple[Chain, ...])
upper_chains = OncePerReading(PREPARED)


def changed_link(one: Chain, other: Chain) -> tuple[str, str] | None:
    """Return the one link in which two chains of one length differ; None where none or more do.

    A link that holds the other one whole (科技企业孵化器, 孵化器) is the same in full or in short.
    """
    if len(one.links) != len(other.links):
        return None
    odd = [pair for pair in zip(one.links, other.links, strict=True) if not _alike(*pair)]
    return odd[0] if len(odd) == 1 else None


def same_chain(one: Chain, other: Chain) -> bool:
    """Tell whether two chains have the same links, short or in full."""
    return len(one.links) == len(other.links) and all(map(_alike, one.links, other.links))


def _alike(one: str, other: str) -> bool:
    return one in other or other in one
