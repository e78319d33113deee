"""The levels of government that the comparison gives columns to, and which upper plan stands at each."""

from __future__ import annotations

from dataclasses import dataclass

from checker.reading import regions
from checker.reading.elements import Profile
from checker.reports import facts
from checker.review import Review, Role


@dataclass(frozen=True, slots=True)
class Levels:
    """The levels that get columns, nearest first, and which plans stand at each."""

    names: tuple[str, ...]
    plans: dict[str, tuple[int, ...]]

    @classmethod
    def of(cls, review: Review) -> Levels:
        """Return the levels above the draft, and every other level that an upper plan has.

        A municipality (上海市) is the city of its districts: between them and the nation there is no province.
        """
        draft = review.draft.profile
        own = facts.RANKS.get(facts.level_of(draft) or "", 9)
        plans: dict[str, list[int]] = {}
        for index, (reading, role) in enumerate(zip(review.readings, review.roles, strict=True)):
            if role is Role.UPPER:
                plans.setdefault(_column_level(reading.profile, own), []).append(index)
        chain = ("city", "nation") if _in_municipality(draft) else ("city", "province", "nation")
        above = [name for name in chain if facts.RANKS[name] < own] if own < 9 else []
        others = sorted((name for name in plans if name not in above), key=lambda name: -facts.RANKS.get(name, 9))
        names = tuple(dict.fromkeys([*(n for n in others if n in _SPECIAL), *above, *others]))
        return cls(names or ("",), {name: tuple(indices) for name, indices in plans.items()})

    @property
    def nearest(self) -> str:
        """The level whose difference and share are shown: the lowest that has a plan."""
        return next((name for name in self.names if self.plans.get(name)), self.names[0])

    @property
    def order(self) -> tuple[int, ...]:
        """The upper plans, the nearest level first."""
        return tuple(plan for name in self.names for plan in self.plans.get(name, ()))

    def of_plan(self, plan: int) -> str:
        """Return the name of a plan's level."""
        return next((name for name, plans in self.plans.items() if plan in plans), "")

    def title(self, plan: int) -> str:
        """Return what a plan is called beside the others: 市级, 省级①."""
        return f"{self.label(self.of_plan(plan))}{self.mark(plan)}"

    def mark(self, plan: int) -> str:
        """Return ①, ② … for a plan that shares its column with others, empty where it stands alone."""
        plans = next((plans for plans in self.plans.values() if plan in plans), ())
        return chr(ord("①") + plans.index(plan)) if 1 < len(plans) <= 20 else ""

    def label(self, name: str) -> str:
        """Return 市级, 省级, 国家, 本级 or 上位."""
        return _SPECIAL.get(name) or ("国家" if name == "nation" else f"{facts.LEVELS[name]}级")


_SPECIAL = {"own": "本级", "": "上位"}


def _column_level(profile: Profile, own: int) -> str:
    level = facts.level_of(profile)
    if level not in facts.RANKS:
        return ""
    if facts.RANKS[level] == own:
        return "own"
    return "city" if level == "province" and _is_municipality(profile.short_region) else level


def _in_municipality(profile: Profile) -> bool:
    """Tell whether an area lies in a municipality, or is one's own district."""
    path = (profile.parent_region, profile.parent_path)
    return any(_is_municipality(name) for name in path if name)


def _is_municipality(name: str | None) -> bool:
    """Tell whether a name is that of a municipality: a province by rank and 市 by name."""
    return bool(name and name.endswith("市")) and any(r.level == "province" for r in regions.named(name or ""))
