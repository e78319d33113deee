"""What the shelf answers with: plans as lists show them, what adding did, and what search found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from checker.align.known_plans import KnownPlan


@dataclass(frozen=True, slots=True)
class ShelfPlan:
    """A plan on the shelf with what lists say of it. `added_at` is ISO 8601 in UTC; `path` is where it came from."""

    known: KnownPlan
    path: Path
    format: str
    added_at: str
    characters: int

    @property
    def period(self) -> str:
        """The years of the plan, as 2021—2025; empty where it names none."""
        profile = self.known.profile
        if profile.period_start is None:
            return ""
        return "—".join(dict.fromkeys(str(year) for year in (profile.period_start, profile.period_end) if year))

    @property
    def added_here(self) -> str:
        """When it was added by the clock of this place: 2026-03-05 09:30."""
        try:
            return datetime.fromisoformat(self.added_at).astimezone().strftime("%Y-%m-%d %H:%M")
        except ValueError:  # a shelf on a server may have been filled by other hands
            return self.added_at

    @property
    def state(self) -> str:
        """What the plan is: 印发稿, 征求意见稿 …; of one that says nothing, 未注明."""
        stage = self.known.profile.stage
        return "未注明" if stage is None else f"{stage}稿" if stage in ("印发", "批准") else stage


@dataclass(frozen=True, slots=True)
class ShelfMetric:
    """A metric of a plan on the shelf; values are exact decimals as text, `line` counts in its file."""

    indicator: str | None
    name: str
    value: str | None
    value_max: str | None
    unit: str | None
    comparator: str
    measure: str
    kind: str
    year: int | None
    quote: str
    line: int


class Outcome(StrEnum):
    """What became of one file; `label` is the word of lists."""

    ADDED = "added"
    DUPLICATE = "duplicate"  # the same file is on the shelf
    SAME_TEXT = "same_text"  # the same text is, in another file
    UNREADABLE = "unreadable"

    @property
    def label(self) -> str:
        """已入库, 已有, 文字相同 or 未入库."""
        return {"added": "已入库", "duplicate": "已有", "same_text": "文字相同", "unreadable": "未入库"}[self.value]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one file. `id` is the plan's, or that of the plan it repeats; `note` says why, in Chinese."""

    path: Path
    outcome: Outcome
    id: int | None = None
    title: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class AddProgress:
    """A file whose turn it is: how many are done of how many, and what became of the one before."""

    path: Path
    done: int
    total: int
    last: Added | None = None


@dataclass(frozen=True, slots=True)
class AddReport:
    """What became of every file, in the order of adding."""

    items: tuple[Added, ...]

    def of(self, outcome: Outcome) -> tuple[Added, ...]:
        """Return the files of one outcome."""
        return tuple(item for item in self.items if item.outcome is outcome)


@dataclass(frozen=True, slots=True)
class Hit:
    """A paragraph that search found. `marks` are the places of the words in `snippet`, `path` the headings above."""

    plan: KnownPlan
    path: str
    line: int
    part: str
    snippet: str
    marks: tuple[tuple[int, int], ...]
