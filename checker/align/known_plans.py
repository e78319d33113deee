"""Plans of the library as the search for parents and the rules see them: what each says of itself, without its text."""

from __future__ import annotations

from dataclasses import dataclass

from checker.reading.elements import Profile


@dataclass(frozen=True, slots=True)
class KnownPlan:
    """One plan on the shelf. `superseded_by` is the id of the version that replaced it, None for the one in force."""

    id: int
    title: str
    profile: Profile
    sha256: str
    superseded_by: int | None = None
