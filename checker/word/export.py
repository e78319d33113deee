"""The draft written anew with comments and changes: planned whole, checked in memory and on disk, or not written."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from checker.collector import paused
from checker.errors import DraftChanged, NeedsWord, PlanError, WriteFailed, WrongOutputFormat
from checker.files import check_output, read_bytes, write_bytes
from checker.plan import BODY
from checker.sources.package import Package
from checker.word.changes import Comment, Earlier, Kind, Mode, Refusal, Refused, Replacement
from checker.word.comment_check import Written
from checker.word.commenting import Commenter
from checker.word.comments import cleaned
from checker.word.earlier_comments import Settling, Tally
from checker.word.parts import MAIN_TYPES, Parts
from checker.word.planning import Planner
from checker.word.revisions import Stamp
from checker.word.story import Story, part_of, parts_of
from checker.word.verify import Expected, Mismatch, verify

_AUTHOR = 255  # the schema allows no more


@paused()
def export(
    draft: Path,
    output: Path,
    *,
    comments: Sequence[Comment] = (),
    replacements: Sequence[Replacement] = (),
    author: str,
    when: datetime,
    mode: Mode = Mode.TRACKED,
    earlier: Earlier = Earlier.KEEP,
    sha256: str | None = None,
    content: bytes | None = None,
    settling: Settling | None = None,
    elsewhere: dict[int, str] | None = None,
    tally: Tally | None = None,
) -> tuple[Refusal, ...]:
    """Write a copy of the draft with comments and replacements; return those that were left out, with reasons.

    All offsets refer to the draft as it is; with `sha256` (of `Plan`) a draft that is not the one read is refused.
    `content` is a .docx made from a draft that is none: it is written instead, and the offsets refer to it.
    `when` is the wall clock of the author; with a time zone its true instant is stored too. Comments that the draft
    has of an earlier export are not written twice; with `settling` those that no longer hold are settled.
    With `earlier` the tracked changes that the draft has already are accepted in all its parts; comments stay.
    `elsewhere` gets, by index, what the comments that Word shows not on their words say of their place; `tally` counts
    what became of the comments of earlier exports. Raises InputError or OutputError; the draft is never touched, and
    what cannot be read back as intended is not written.
    """
    kind = draft.suffix.lower() if content is None else None
    if kind is not None and kind not in MAIN_TYPES:
        raise NeedsWord(draft)
    if output.suffix.lower() not in MAIN_TYPES:
        raise WrongOutputFormat(output, detail=".docx")
    check_output(output, (draft,))
    found = read_bytes(draft)
    if sha256 is not None and hashlib.sha256(found).hexdigest() != sha256:
        raise DraftChanged(draft)
    stamp = Stamp(" ".join(cleaned(author).split())[:_AUTHOR], when)
    try:
        work = _Export(Package(found if content is None else content), stamp, mode, earlier)
        if output.suffix.lower() != kind and not work.parts.retype(output.suffix.lower()):
            raise WrongOutputFormat(output, detail=draft.suffix)
        work.plan(replacements)
        work.comment(comments, settling, tally or Tally())
        data = work.finished()
    except PlanError as error:
        if error.path is not None:
            raise
        raise error.at(draft) from error
    expected = work.expected()

    def check(written: bytes) -> None:
        try:
            verify(written, expected)
            work.written.verify(Package(written))
        except Mismatch as difference:
            raise WriteFailed(output, detail=str(difference)) from difference

    write_bytes(output, data, check=check)
    if elsewhere is not None:
        elsewhere |= work.elsewhere
    return tuple(sorted(work.refusals, key=lambda r: (r.kind, r.index)))


class _Export:
    """One export: the parts, the stories that are read so far, and what was refused."""

    def __init__(self, package: Package, stamp: Stamp, mode: Mode, earlier: Earlier) -> None:
        self.parts = Parts(package)
        self.refusals: list[Refusal] = []
        self.written = Written()
        self.elsewhere: dict[int, str] = {}
        self._stamp, self._mode, self._earlier = stamp, mode, earlier
        self._stories: dict[str, Story] = {}
        self._body = self._story(BODY)
        for part in parts_of(self.parts) if earlier is Earlier.ACCEPT else ():
            self._story(part)

    def plan(self, replacements: Sequence[Replacement]) -> None:
        """Turn the replacements into changes; nothing is changed yet, so that offsets stay true for the comments."""

        def refuse(index: int, refused: Refused) -> None:
            self._refuse(index, Kind.REPLACEMENT, refused)

        Planner(self._story, refuse).plan(replacements)

    def comment(self, comments: Sequence[Comment], settling: Settling | None, tally: Tally) -> None:
        """Put the comments into the document, and settle earlier ones."""

        def refuse(index: int, refused: Refused) -> None:
            self._refuse(index, Kind.COMMENT, refused)

        commenter = Commenter(self.parts, self._body, self._story, self._stamp, tally)
        commenter.write(comments, settling, refuse)
        self.written, self.elsewhere = commenter.written, commenter.elsewhere

    def finished(self) -> bytes:
        """Make the planned changes and return the package."""
        for story in self._stories.values():
            story.revise()
            story.store(self.parts)
        return self.parts.bytes()

    def expected(self) -> dict[str, Expected]:
        """Return what each part that was read must say."""
        return {story.part: story.expected() for story in self._stories.values()}

    def _story(self, part: str) -> Story:
        """Return the story of a part, read once; raises Refused where the document has no such part."""
        if part not in self._stories:
            name = part_of(self.parts, part)
            self._stories[part] = Story(name, self.parts.read(name), self._stamp, self._mode, self._earlier)
        return self._stories[part]

    def _refuse(self, index: int, kind: Kind, refused: Refused) -> None:
        self.refusals.append(Refusal(index, kind, str(refused)))
