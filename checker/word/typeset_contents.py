"""The table of contents of a typeset copy: a field that Word updates, showing the author's own lines until then.

The field is neither dirty nor does the document ask for its fields to be updated: Word would greet the reader with a
question. What it shows are the lines of the draft with their page numbers, or the headings without any.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from checker.reading.elements import Reading, TocEntry
from checker.text import Span
from checker.word.layout import layout
from checker.word.page_roles import CONTENTS_ROLES, HEADINGS, Role, Setting

_BEHIND_TITLE = re.compile(r"(?P<leader>[.．·…‥•_。\s]*)(?P<page>(?:[-—–]\s*)?\d{1,3}(?:\s*[-—–])?)\s*\Z")
_MARK = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents of a draft: the passages that begin and end them, and the heading of each line, where found."""

    first: int | None = None
    last: int | None = None
    targets: Mapping[int, int] = field(default_factory=dict)
    added: tuple[int, ...] = ()
    """The headings that are to be listed where the draft has no contents of its own."""
    added_before: int | None = None
    levels: int = 0
    """How many levels are listed; 0 for those of the layout."""

    @property
    def names(self) -> dict[int, str]:
        """The bookmarks' names by the passage of their heading."""
        return {p: f"_Toc{n:09d}" for n, p in enumerate(sorted({*self.targets.values(), *self.added}), 1)}


def contents_of(reading: Reading, settings: Sequence[Setting | None], wanted: int = 0) -> Contents:
    """Return the contents of a draft; those of several stretches of lines are the longest one.

    A draft without any gets some of `wanted` levels, else as the office's layout says.
    """
    stretch = max(_stretches(settings), key=len, default=[])
    if stretch:
        entries = {entry.passage: entry for entry in reading.toc}
        return Contents(stretch[0], stretch[-1], _targets(reading, [entries[i] for i in stretch if i in entries]))
    levels = range(1, (wanted or layout().contents_levels) + 1)
    listed = tuple(h.passage for h in reading.outline if h.level in levels and _is_heading(settings[h.passage]))
    if listed and (wanted or (layout().contents_from and len(listed) >= layout().contents_from)):
        before = _behind_cover(settings, listed[0]) if wanted else listed[0]
        return Contents(added=listed, added_before=before, levels=wanted)
    return Contents()


def _behind_cover(settings: Sequence[Setting | None], first: int) -> int:
    """Return the passage behind the last title and the lines below it, at most the `first` heading."""
    roles = [setting.role if setting else None for setting in settings[:first]]
    title = max((index for index, role in enumerate(roles) if role is Role.TITLE), default=None)
    if title is None:
        return first
    return next((i for i in range(title, first) if roles[i] not in (None, Role.TITLE, Role.SUBTITLE)), first)


def _is_heading(setting: Setting | None) -> bool:
    """Tell whether Word lists a paragraph when it updates the field: annexes and run-in headings are body to it."""
    return setting is not None and setting.role in HEADINGS


def entry_spans(source: str, title_end: int) -> tuple[Span | None, bool]:
    """Return what is left out between an entry's title and its page, and whether a tab must stand in its place.

    A tab that the author typed stays; so does an entry without a page number.
    """
    found = _BEHIND_TITLE.match(source, title_end)
    if found is None:
        return None, False
    start, stop = found.span("leader")
    typed = source.rfind("\t", start, stop)
    return (Span(start, stop), True) if typed < 0 else (Span(start, typed), False)


def opened(levels: int = 0) -> str:
    """Return the runs that begin the field, of the layout's levels unless told."""
    code = f' TOC \\o "1-{levels or layout().contents_levels}" \\h \\z \\u '
    instruction = f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
    return _MARK.format("begin") + instruction + _MARK.format("separate")


def closed() -> str:
    """Return the run that ends the field."""
    return _MARK.format("end")


def linked(runs: str, name: str | None) -> str:
    """Return runs that lead to a bookmark."""
    return f'<w:hyperlink w:anchor="{name}" w:history="1">{runs}</w:hyperlink>' if name and runs else runs


def bookmarked(runs: str, name: str | None, number: int) -> str:
    """Return runs with a bookmark round them."""
    if not name:
        return runs
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{runs}<w:bookmarkEnd w:id="{number}"/>'


def _stretches(settings: Sequence[Setting | None]) -> list[list[int]]:
    """Return the runs of lines of contents with nothing but page furniture between them."""
    out: list[list[int]] = []
    goes_on = False
    for index, setting in enumerate(settings):
        if setting is None:
            continue
        if setting.role in CONTENTS_ROLES:
            if not goes_on:
                out.append([])
            out[-1].append(index)
        goes_on = setting.role in CONTENTS_ROLES
    return out


def _targets(reading: Reading, entries: Sequence[TocEntry]) -> dict[int, int]:
    """Return the passage of each entry's heading: the first one of the same title that no earlier entry has."""
    free: dict[str, list[int]] = {}
    for heading in reading.outline:
        free.setdefault(_squeezed(heading.title), []).append(heading.passage)
    out: dict[int, int] = {}
    for entry in entries:
        if found := free.get(_squeezed(entry.title)):
            out[entry.passage] = found.pop(0)
    return out


def _squeezed(text: str) -> str:
    return "".join(text.split())


def added_role(level: int) -> Role:
    """Return the role of a listed heading."""
    return CONTENTS_ROLES[min(level, len(CONTENTS_ROLES)) - 1]
