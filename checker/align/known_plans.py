"""Plans of the library as the search for parents and the rules see them: what each says of itself, without its text."""

from __future__ import annotations

from dataclasses import dataclass

from checker.reading.elements import Profile, Reading


@dataclass(frozen=True, slots=True)
class KnownPlan:
    """One plan on the shelf. `superseded_by` is the id of the version that replaced it, None for the one in force."""

    id: int
    title: str
    profile: Profile
    sha256: str
    superseded_by: int | None = None

    @property
    def is_unissued(self) -> bool:
        """Tell whether this is a draft: 征求意见稿, 送审稿 and the like."""
        stage = self.profile.stage
        return bool(stage and stage.endswith("稿") and stage != "印发稿")


def known_plan(reading: Reading, id: int) -> KnownPlan:
    """Return a plan that lies beside the draft as the library would know it."""
    profile = reading.profile
    return KnownPlan(id, (profile.title or reading.plan.path.stem).strip("《》 "), profile, reading.plan.sha256)
