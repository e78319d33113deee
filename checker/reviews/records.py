"""What is kept of a review, and what is found of an earlier one."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from checker.decisions import Decision
from checker.files import read_bytes
from checker.findings import Severity
from checker.paths import here

Counts = Mapping[Severity, int]


@dataclass(frozen=True, slots=True)
class DraftFile:
    """A draft's file as it was read: where it is, its size in bytes, when it was changed, its content's hash.

    `size` and `changed` (seconds since 1970) only save reading a file whose stamp is the same; the hash decides.
    """

    path: Path
    sha256: str
    size: int = 0
    changed: float = 0.0

    @classmethod
    def of(cls, path: Path, sha256: str) -> DraftFile:
        """Return the record of a file that was read with this hash; size and time are 0 where it is gone."""
        path = path.absolute()
        try:
            found = here(path).stat()
        except OSError:
            return cls(path, sha256)
        return cls(path, sha256, found.st_size, found.st_mtime)

    @property
    def same_stamp(self) -> bool:
        """Tell whether size and time are still those of the reading."""
        return DraftFile.of(self.path, self.sha256) == self

    @property
    def same_content(self) -> bool:
        """Tell whether the file still holds what was read; raises InputError where it can't be read."""
        return self.same_stamp or hash_of(self.path) == self.sha256


def hash_of(path: Path) -> str:
    """Return the hash of a file's content, as `Plan.sha256` is made; raises InputError."""
    return hashlib.sha256(read_bytes(path)).hexdigest()


class TextEdit(NamedTuple):
    """The text of one block, as the file has it and as the drafter left it."""

    block: int
    before: str
    after: str


class StructureEdit(NamedTuple):
    """A change of the draft's structure: its steps as `checker.word.structure` writes them, its name, when (ISO)."""

    data: str
    name: str
    made: str


@dataclass(frozen=True, slots=True)
class Owner:
    """The window that has a review open: process, computer, the process's mark (see `processes`), the window's own."""

    process: int
    host: str
    mark: str
    window: str


@dataclass(frozen=True, slots=True)
class State:
    """A review at one moment, as it is saved. `open` counts unanswered findings; None where none were looked for yet.

    `unexported` tells that edits or answers stand in no exported copy. `edits` count the blocks as they are after
    `structure`, the changes of structure in the order in which they were made.
    """

    title: str = ""
    uppers: tuple[Path, ...] = ()
    edits: tuple[TextEdit, ...] = ()
    decisions: tuple[Decision, ...] = ()
    open: Counts | None = None
    unexported: bool = False
    structure: tuple[StructureEdit, ...] = ()

    @property
    def changes(self) -> int:
        """Count the changes of text and of structure."""
        return len(self.edits) + len(self.structure)


class Fate(StrEnum):
    """What the user said of a review that a window left without closing it."""

    NONE = ""
    POSTPONED = "postponed"
    ABANDONED = "abandoned"


@dataclass(frozen=True, slots=True)
class Saved:
    """A review as it stands in the store; times are ISO, local. `alive`: the window that has it open still runs."""

    id: int
    file: DraftFile
    state: State
    opened: str
    saved: str
    fate: Fate = Fate.NONE
    owner: Owner | None = None
    alive: bool = False

    @property
    def left_over(self) -> bool:
        """Tell whether a window that no longer runs left edits that stand in no exported copy."""
        return self.owner is not None and not self.alive and bool(self.state.changes) and self.state.unexported


class Match(StrEnum):
    """By what an earlier review was found: the draft's content, its path, or a copy that was exported from it."""

    CONTENT = "content"
    PATH = "path"
    EXPORTED = "exported"


@dataclass(frozen=True, slots=True)
class Found:
    """An earlier review of a draft; its edits fit only where the match is by content."""

    match: Match
    saved: Saved


class Arrival(StrEnum):
    """What opening a draft meets with.

    NEW: no earlier review. RESUMED: one of the same text, taken up. CARRIED: one of another text (the draft was
    changed, or this is an exported copy): the answers come along, the edits do not. SET_BY: the user has put edits of
    this very text off; the answers come along. LEFT_OVER: a window ended without closing it, ask. BUSY: another
    window has it open, ask.
    """

    NEW = "new"
    RESUMED = "resumed"
    CARRIED = "carried"
    SET_BY = "set_by"
    LEFT_OVER = "left_over"
    BUSY = "busy"


@dataclass(frozen=True, slots=True)
class Entry:
    """The outcome of opening a draft: `id` is the review that this window now holds, None where it must ask first."""

    arrival: Arrival
    id: int | None = None
    earlier: Saved | None = None


class Answered(NamedTuple):
    """How many edits and answers a review holds."""

    edits: int
    decisions: int


@dataclass(frozen=True, slots=True)
class Recent:
    """A review for the start page: newest first. `open` is None where it was never checked."""

    id: int
    title: str
    path: Path
    exists: bool
    opened: str
    saved: str
    open: Counts | None = None
    answered: Answered = field(default=Answered(0, 0))
    unexported: bool = False
    uppers: tuple[Path, ...] = ()
