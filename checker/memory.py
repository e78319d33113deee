"""What one check leaves to the next: after an edit only the rules that see what changed run again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from checker.align.pairs import Pair
from checker.findings import Edit, Finding, Fix, Place
from checker.reading.elements import PassageKind, Profile, Reading
from checker.rules.base import Rule
from checker.rules.sight import Sight, narrowed

Key = tuple[PassageKind, str, str]
"""A passage as rules that see it alone tell it from another: its kind, its source and its cleaned text."""


@dataclass(slots=True)
class Sights:
    """One draft as the rules of each sight see it, made when first asked for."""

    draft: Reading
    keys: tuple[Key, ...] = ()
    _made: dict[Sight, Reading] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.keys = tuple((passage.kind, passage.text.source, passage.normal) for passage in self.draft.passages)

    def of(self, sight: Sight) -> Reading:
        """Return the draft narrowed to what the sight shows."""
        if sight not in self._made:
            self._made[sight] = narrowed(self.draft, sight)
        return self._made[sight]


@dataclass(frozen=True, slots=True)
class Memory:
    """The last check's findings: of rules that see passages alone by passage, of the others by rule.

    Immutable, and replaced whole when a check is done: a check that is called off leaves no trace, and two at a time
    do not disturb each other.
    """

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
        shown = {rule.sight: sights.of(rule.sight) for rule in by_rule}
        return cls(profile, kept, shown, pairs, by_rule)

    def unknown(self, sights: Sights, profile: Profile) -> list[int]:
        """Return the passages that no remembered check saw under this profile."""
        if profile != self.profile:
            return list(range(len(sights.keys)))
        return [i for i, key in enumerate(sights.keys) if key not in self.by_passage]

    def knows(self, rule: type[Rule], sights: Sights, pairs: tuple[Pair, ...], same: dict[Sight, bool]) -> bool:
        """Tell whether the rule would find what it found; `same` keeps the comparison of each sight for the others."""
        if rule not in self.by_rule:
            return False
        sight = rule.sight
        if sight not in same:
            old = self.sights.get(sight)
            paired = not sight.shows_pairs or pairs == self.pairs
            same[sight] = old is not None and paired and old == sights.of(sight)
        return same[sight]


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
