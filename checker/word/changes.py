"""What is to be written into a Word draft: comments and replacements, each at a place, and what could not be done."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from checker.plan import BODY


class Mode(StrEnum):
    """How replacements are written: as tracked changes, or as plain text in the formatting that stands there."""

    TRACKED = "tracked"
    CLEAN = "clean"


class Earlier(StrEnum):
    """What becomes of the tracked changes that the draft has already: they stay, or are all accepted first."""

    KEEP = "keep"
    ACCEPT = "accept"


class Kind(StrEnum):
    """Which of the two lists given to `export` a refusal is about."""

    COMMENT = "comment"
    REPLACEMENT = "replacement"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A range of visible characters, counted as `Block.line` and the contract count.

    An empty range is a place between two characters. Where a range runs over several paragraphs, `last_line` is the
    one that it ends in, and `end` an offset in that one; None for a range in one paragraph.
    """

    line: int
    start: int
    end: int
    part: str = BODY
    last_line: int | None = None

    @property
    def last(self) -> int:
        """Return the line in which the range ends."""
        return self.line if self.last_line is None else self.last_line


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on a range; a line feed in `text` begins a new paragraph of the comment.

    With the `key` of the finding that it tells, the comment is known again in later exports: it is brought up to date
    there, not written twice.
    """

    anchor: Anchor
    text: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Replacement:
    """A range and what is to stand there instead.

    An empty range inserts, an empty text deletes, a line feed in `text` begins a new paragraph of the document. A range
    over several paragraphs takes the borders between them with it: from the end of one to the beginning of the next it
    joins the two, from beginning to beginning it deletes the first one whole.
    """

    anchor: Anchor
    text: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """A comment or replacement that was left out: its index in the list given, and why, in Chinese."""

    index: int
    kind: Kind
    reason: str


class Refused(Exception):
    """Raised before anything is changed for one comment or replacement; `str()` is the reason in Chinese."""
