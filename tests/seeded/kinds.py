"""The register of kinds of error: each a small function that finds by itself where it can be planted."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from checker.rules import registry
from tests.seeded.drafts import Change, Draft, Planted

Planter = Callable[[Draft, random.Random], Planted | None]


@dataclass(frozen=True)
class Kind:
    """A kind of error: its name, the rules any of which may name it, rules that may also speak, and its planter."""

    name: str
    rules: tuple[str, ...]
    also: tuple[str, ...]
    plant: Planter
    needs_upper: bool = False

    @property
    def known(self) -> bool:
        """Whether a rule of the product looks for it."""
        return bool({rule.code for rule in registry.ALL}.intersection(self.rules))


KINDS: list[Kind] = []


def kind(name: str, *rules: str, also: tuple[str, ...] = (), needs_upper: bool = False) -> Callable[[Planter], Planter]:
    """Register a planter; it returns None where the plan has no place for its error."""

    def register(plant: Planter) -> Planter:
        KINDS.append(Kind(name, rules, also, plant, needs_upper))
        return plant

    return register


def swap(
    draft: Draft, rng: random.Random, pattern: str, by: str | Callable[[str], str], group: int | str = 0
) -> Planted | None:
    """Plant by replacing one match of `pattern` (its group) by other words."""
    found = draft.matches(pattern, group=group)
    if not found:
        return None
    _, match, spot = rng.choice(found)
    written = draft.written(spot)
    new = by(written) if callable(by) else match.expand(by)
    return Planted((Change(spot, new),)) if new != written else None


def insert(draft: Draft, rng: random.Random, sentence: str, early: bool | None = None) -> Planted | None:
    """Plant a sentence behind another one, in the first or second half of the plan where asked."""
    ends = [spot for passage, spot in draft.sentence_ends if early is None or (passage < draft.half) is early]
    if not ends:
        return None
    return Planted((Change(rng.choice(ends), draft.as_here(sentence)),))
