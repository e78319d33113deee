"""目录更新: the words of a table of contents brought in line with the headings; page numbers are left to Word.

An entry whose heading reads otherwise takes its number and title, one whose words stand nowhere is emptied, and a
heading whose siblings are listed gets an entry of its own. Entries that are a field's are Word's: it makes them anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.drafting.writing.proposals import Proposal
from checker.findings import Place
from checker.plan import BlockKind
from checker.reading.elements import Heading, PassageKind, Reading, TocEntry
from checker.rules.structure.contents_mismatch import Match, absent, left_out, match, plain
from checker.text import Span

_SIMILAR = 80  # per cent, as the rule of contents asks by default


def refresh(reading: Reading) -> tuple[Proposal, ...]:
    """Return the changes of a draft's typed contents; none where it has none or they agree."""
    if is_field(reading):
        return ()
    matches = _paired(reading)
    listed = {found.entry: found.heading for found in matches}
    out = [change for found in matches for change in _changed(reading, found)]
    unlisted = [entry for entry in reading.toc if entry not in listed and entry.number]
    out += [_emptied(reading, entry) for entry in absent(unlisted, reading)]
    out += _added(reading, matches)
    return tuple(sorted(out, key=lambda one: one.place))


def _paired(reading: Reading) -> list[Match]:
    """Return entries with their headings: those that read alike, and between them those with the same number."""
    matches = list(match(reading, _SIMILAR))
    heading_of = {found.entry: found.heading for found in matches}
    last = -1
    for at, entry in enumerate(reading.toc):
        if entry in heading_of:
            last = heading_of[entry]
            continue
        stop = next((heading_of[e] for e in reading.toc[at + 1 :] if e in heading_of), len(reading.outline))
        numbered = [k for k in range(last + 1, stop) if _is_numbered_alike(entry, reading.outline[k])]
        if len(numbered) == 1:
            last = heading_of[entry] = numbered[0]
            matches.append(Match(entry, last, False))
    return sorted(matches, key=lambda found: found.entry.passage)


def _is_numbered_alike(entry: TocEntry, heading: Heading) -> bool:
    return bool(entry.number) and not heading.run_in and plain(entry.number or "") == plain(heading.number or "")


def is_field(reading: Reading) -> bool:
    """Tell whether Word makes the contents; their words change when it updates its fields, and no change is kept."""
    return any(is_made(reading, entry) for entry in reading.toc)


def is_made(reading: Reading, entry: TocEntry) -> bool:
    """Tell whether an entry stands in contents that Word makes."""
    stretches = reading.passages[entry.passage].stretches
    return any(reading.plan.blocks[stretch.block].kind is BlockKind.TOC for stretch in stretches)


def _changed(reading: Reading, found: Match) -> Iterator[Proposal]:
    entry, heading = found.entry, reading.outline[found.heading]
    title = entry.title_span
    text = reading.passages[entry.passage].normal
    if title is None:
        return
    if not heading.run_in and plain(entry.title) != plain(heading.title) and not _is_part(entry, heading):
        yield Proposal(Place(0, entry.passage, title), title.of(text), heading.title, "标题改了")
    number = heading.number or ""
    if not heading.automatic and entry.number and number and plain(entry.number) != plain(number):
        start = text.find(entry.number, entry.span.start, title.start)
        if start >= 0:
            place = Place(0, entry.passage, Span(start, start + len(entry.number)))
            yield Proposal(place, entry.number, number, "序号改了")


def _is_part(entry: TocEntry, heading: Heading) -> bool:
    """Tell whether the one goes on where the other ends: a heading broken over two paragraphs stays as it is."""
    return plain(entry.title).startswith(plain(heading.title))


def _emptied(reading: Reading, entry: TocEntry) -> Proposal:
    text = reading.passages[entry.passage].normal
    return Proposal(Place(0, entry.passage, Span(0, len(text))), text, "", "正文中没有这个标题", sure=False)


def _added(reading: Reading, matches: Sequence[Match]) -> Iterator[Proposal]:
    """Yield an entry behind that of the heading before, for each heading that the contents lack."""
    entries = {one.heading: one.entry for one in matches}
    added: dict[int, list[Heading]] = {}
    for heading in sorted(left_out(reading, set(entries)), key=lambda one: (one.passage, one.span.start)):
        if heading.automatic or heading.run_in or reading.passages[heading.passage].kind is not PassageKind.HEADING:
            continue
        at = reading.outline.index(heading)
        before = next((k for k in range(at - 1, -1, -1) if k in entries), None)
        if before is not None:
            added.setdefault(before, []).append(heading)
    for before, headings in added.items():
        passage = entries[before].passage
        stop = len(reading.passages[passage].normal)
        lines = "".join(f"\n{heading.number or ''}{heading.title}" for heading in headings)
        titles = "、".join(f"“{heading.title}”" for heading in headings)
        yield Proposal(Place(0, passage, Span(stop, stop)), "", lines, f"目录缺少{titles}")
