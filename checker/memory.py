"""What one check leaves to the next: after an edit only the rules that see what changed run again."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import _lru_cache_wrapper
from itertools import compress, count
from operator import is_not

from checker.align.pairs import Pair
from checker.findings import Edit, Finding, Fix, Place
from checker.reading.elements import Passage, Profile, Reading
from checker.reading.memory import Each
from checker.rules import remembered
from checker.rules.base import Rule
from checker.rules.sight import Look, Part, Sight, narrowed

VERSIONS = 200
"""Checks after which what was remembered of single texts is forgotten: some megabytes by then."""
OF_TEXTS = 4096
"""A function that remembers so many results remembers texts; tables of words and names are smaller or whole."""
_checks = count(1)

Key = tuple[str, str, str]
"""A passage as rules that see it alone tell it from another: its kind, its source and its cleaned text."""


def _key(passage: Passage) -> Key:
    return passage.kind._value_, passage.text.source, passage.normal  # the kind as text, which is hashed at once


_keys = Each(_key)


@dataclass(slots=True)
class Sights:
    """One draft as the rules of each sight see it, made when first asked for."""

    draft: Reading
    keys: tuple[Key, ...] = ()
    _made: dict[Sight, Reading] = field(default_factory=dict)
    _same: dict[Sight, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.keys = _keys.over(self.draft.passages)

    def of(self, sight: Sight) -> Reading:
        """Return the draft narrowed to what the sight shows."""
        if sight not in self._made:
            self._made[sight] = narrowed(self.draft, sight)
        return self._made[sight]

    def same(self, sight: Sight, memory: Memory) -> bool:
        """Tell whether the sight shows what it showed when the memory was made."""
        if sight not in self._same:
            self._same[sight] = sight in memory.sights and memory.sights[sight] == self.of(sight)
        return self._same[sight]


class Changes:
    """What differs between a draft and the one checked before it: passages, and records of the reading."""

    def __init__(self, memory: Memory, sights: Sights) -> None:
        old, new = memory.draft, sights.draft
        self._memory, self._sights = memory, sights
        self._parts: dict[Part, bool] = {}
        self._passages: dict[int, tuple[Passage, Passage]] = {}
        self.everywhere = old is None or _apart(old, new)
        if old is not None and not self.everywhere:
            for at in compress(count(), map(is_not, old.passages, new.passages)):
                if old.passages[at] != new.passages[at]:
                    self._passages[at] = old.passages[at], new.passages[at]

    def touch(self, part: Part) -> bool:
        """Tell whether records of a part differ, or the text that one of them stands in."""
        if part is Part.METRICS:
            return not self._sights.same(Sight.METRICS, self._memory)
        if self._memory.draft is None or self.everywhere:
            return True
        if part not in self._parts:
            old, new = part.of(self._memory.draft), part.of(self._sights.draft)
            self._parts[part] = old != new or any(record.passage in self._passages for record in new)
        return self._parts[part]

    def concern(self, look: Look) -> bool:
        """Tell whether a rule that looks at a draft so may find something else now."""
        if self.everywhere or any(map(self.touch, look.parts)):
            return True
        return any(look.reads(old) or look.reads(new) for old, new in self._passages.values())


def _apart(old: Reading, new: Reading) -> bool:
    """Tell whether two readings differ in what all rules see, or in the number or kinds of their passages."""
    profiles = (replace(reading.profile, cites=()) for reading in (old, new))
    plans = [(plan.path, plan.format, plan.notes, plan.layout, plan.tables) for plan in (old.plan, new.plan)]
    kinds = ([passage.kind for passage in reading.passages] for reading in (old, new))
    return next(profiles) != next(profiles) or plans[0] != plans[1] or next(kinds) != next(kinds)


@dataclass(frozen=True, slots=True)
class Memory:
    """The last check's findings: of rules that see passages alone by passage, of the others by rule.

    Immutable, and replaced whole when a check is done: a check that is called off leaves no trace, and two at a time
    do not disturb each other.
    """

    draft: Reading | None = None
    profile: Profile | None = None
    by_passage: dict[Key, tuple[Finding, ...]] = field(default_factory=dict)
    sights: dict[Sight, Reading] = field(default_factory=dict)
    pairs: tuple[Pair, ...] = ()
    by_rule: dict[type[Rule], tuple[Finding, ...]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        profile: Profile,
        passages: dict[Key, tuple[Finding, ...]],
        sights: Sights,
        pairs: tuple[Pair, ...],
        by_rule: dict[type[Rule], tuple[Finding, ...]],
    ) -> Memory:
        """Return what a check leaves; passages that are gone are forgotten."""
        kept = {key: passages[key] for key in sights.keys}
        shown = {sight: sights.of(sight) for sight in (Sight.METRICS, *(rule.sight for rule in by_rule))}
        return cls(sights.draft, profile, kept, shown, pairs, by_rule)

    def unknown(self, sights: Sights, profile: Profile) -> list[int]:
        """Return the passages that no remembered check saw under this profile."""
        if profile != self.profile:
            return list(range(len(sights.keys)))
        return [i for i, key in enumerate(sights.keys) if key not in self.by_passage]

    def knows(
        self,
        rule: type[Rule],
        sights: Sights,
        changes: Changes,
        pairs: tuple[Pair, ...],
    ) -> bool:
        """Tell whether the rule would find what it found."""
        if rule not in self.by_rule:
            return False
        if rule.look is not None:
            return not changes.concern(rule.look)
        return sights.same(rule.sight, self) and (not rule.sight.shows_pairs or pairs == self.pairs)


def forget_now_and_then() -> None:
    """Forget versions at one check in many; called at each."""
    if next(_checks) % VERSIONS == 0:
        forget_versions()


def forget_versions() -> None:
    """Forget what reading and rules remember of single texts: every edit leaves one more version of its paragraph.

    What they remember of the draft as it is now stays, so that the next check costs no more than any other.
    """
    remembered.forget()
    for name, module in list(sys.modules.items()):
        if name.startswith("checker."):
            for each in list(vars(module).values()):
                if isinstance(each, _lru_cache_wrapper) and (each.cache_parameters()["maxsize"] or 0) >= OF_TEXTS:
                    each.cache_clear()


def by_passage(findings: Sequence[Finding], keys: Sequence[Key], seen: Sequence[int]) -> dict[Key, tuple[Finding, ...]]:
    """Return the findings of passages seen alone, by the passages' keys; places count from passage 0."""
    found: dict[int, list[Finding]] = {i: [] for i in seen}
    for finding in findings:
        found[finding.places[0].passage].append(finding)
    return {keys[i]: tuple(_moved(finding, 0) for finding in group) for i, group in found.items()}


def at_home(remembered: dict[Key, tuple[Finding, ...]], keys: Sequence[Key]) -> Iterator[Finding]:
    """Yield the remembered findings at the passages of a draft with these keys."""
    for i, key in enumerate(keys):
        for finding in remembered[key]:
            yield _moved(finding, i)


def _moved(finding: Finding, passage: int) -> Finding:
    """Return the finding of one passage at another."""
    places = tuple(Place(place.plan, passage, place.span) for place in finding.places)
    fixes = tuple(
        Fix(fix.label, tuple(Edit(edit.place._replace(passage=passage), edit.text) for edit in fix.edits), fix.safety)
        for fix in finding.fixes
    )
    return replace(finding, places=places, fixes=fixes)
