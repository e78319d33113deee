"""From links between units to rows of the 修改对照表, in the new version's order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from checker.drafting.versions.aligning import Link
from checker.drafting.versions.division import Division
from checker.drafting.versions.marking import marked, whole
from checker.drafting.versions.places import Places
from checker.drafting.versions.records import ChangeKind, Row, Side
from checker.drafting.versions.units import Part, Unit, joined, same_row, squashed
from checker.reading.elements import Reading


class _Placed(NamedTuple):
    """A row and where it goes: by the new unit that it holds or follows, a deleted one behind that."""

    at: int
    behind: int
    row: Row


class Rows:
    """Makes the rows of two versions; `pairs` collects the passages that hold one text.

    Files of different kinds divide the same text differently; what of that is told as a change, `Division` knows.
    """

    def __init__(self, old: Reading, new: Reading, before: Sequence[Unit], after: Sequence[Unit]) -> None:
        self._old, self._new, self._before, self._after = old, new, before, after
        self._division = Division(old, new)
        self._places, self._new_places = Places(old), Places(new)
        self.pairs: list[tuple[int, int]] = []

    def of(self, links: Sequence[Link], moves: Sequence[Link]) -> tuple[Row, ...]:
        """Return the rows of linked, moved, deleted and added units."""
        placed: list[_Placed] = []
        for link in links:
            placed += (_Placed(link.new, 0, row) for row in self._linked(link))
        placed += self._moved(moves)
        held = {i for link in (*links, *moves) for i in range(link.old, link.old_stop)}
        new_held = {j for link in (*links, *moves) for j in range(link.new, link.new_stop)}
        placed += self._deleted(links, held)
        for j, unit in self._whole_rows(self._new, self._after, new_held):
            placed.append(_Placed(j, 0, self._added(unit, links, j)))
        self.pairs.sort(key=lambda pair: (pair[1], pair[0]))
        return tuple(p.row for p in sorted(placed, key=lambda p: (p.at, p.behind)))

    def _whole_rows(self, reading: Reading, units: Sequence[Unit], held: set[int]) -> Iterator[tuple[int, Unit]]:
        """Yield the units that one version lacks; cells told apart that make a whole row are one."""
        at = 0
        while at < len(units):
            stop = at + 1
            if at not in held:
                while stop < len(units) and stop not in held and same_row(reading, units[at], units[stop]):
                    stop += 1
                unit = units[at] if stop == at + 1 else joined(units[at:stop])
                if unit.key and self._counts(unit):
                    yield at, unit
            at = stop

    def _counts(self, unit: Unit) -> bool:
        """Tell whether a unit is text in every kind of file: a lone sign of a table is not."""
        return self._division.alike or any(c.isalnum() for c in unit.key)

    def _linked(self, link: Link) -> Iterator[Row]:
        before, after = self._before[link.old : link.old_stop], self._after[link.new : link.new_stop]
        one, other = "".join(u.key for u in before), "".join(u.key for u in after)
        parts, new_parts = _parts(before), _parts(after)
        if len(before) == len(after) == 1 and len(parts) > 1 < len(new_parts):
            yield from self._cells(before[0], after[0])
            return
        self._pair(parts, new_parts)
        divided = self._division.differs(before, after)
        if not divided and one.replace("\t", "") == other.replace("\t", ""):
            return
        kind = ChangeKind.EDITED
        if divided:
            kind = ChangeKind.SPLIT if len(after) > len(before) else ChangeKind.JOINED
        yield self._row(kind, parts, new_parts)

    def _pair(self, parts: Sequence[Part], new_parts: Sequence[Part]) -> None:
        """Remember which passages hold one text: one by one where they are as many, else each with each."""
        if len(parts) == len(new_parts):
            self.pairs += ((p.passage, q.passage) for p, q in zip(parts, new_parts, strict=True))
        else:
            self.pairs += ((p.passage, q.passage) for p in parts for q in new_parts)

    def _row(self, kind: ChangeKind, parts: Sequence[Part], new_parts: Sequence[Part], *, row: bool = False) -> Row:
        gone, come = marked(self._old, self._new, parts, new_parts)
        return Row(
            kind,
            Side(_passages(parts), gone, self._places.of(_passages(parts), row=row)),
            Side(_passages(new_parts), come, self._new_places.of(_passages(new_parts), row=row)),
        )

    def _cells(self, before: Unit, after: Unit) -> Iterator[Row]:
        """Yield a row for each cell of a table's row that was changed."""
        texts = [squashed(self._old, part) for part in before.parts]
        new_texts = [squashed(self._new, part) for part in after.parts]
        for kind, i1, i2, j1, j2 in _aligned(texts, new_texts):
            parts, new_parts = before.parts[i1:i2], after.parts[j1:j2]
            if kind == "equal" or i2 - i1 == j2 - j1:
                self._pair(parts, new_parts)
                if kind != "equal":
                    yield from (
                        self._row(ChangeKind.EDITED, [p], [q])
                        for p, q in zip(parts, new_parts, strict=True)
                        if squashed(self._old, p) != squashed(self._new, q)
                    )
            elif parts and new_parts:
                yield self._row(ChangeKind.EDITED, parts, new_parts, row=True)
            elif parts:
                yield self._lone(
                    ChangeKind.DELETED, before, parts, self._new_places.of(_passages(after.parts), row=True)
                )
            else:
                yield self._lone(ChangeKind.ADDED, after, new_parts, self._places.of(_passages(before.parts), row=True))

    def _moved(self, moves: Sequence[Link]) -> Iterator[_Placed]:
        """Yield a row for each run of units that moved together, and one for each that changed on the way."""
        at = 0
        while at < len(moves):
            stop = at + 1
            while stop < len(moves) and self._together(moves[stop - 1], moves[stop]):
                stop += 1
            before = self._before[moves[at].old : moves[stop - 1].old_stop]
            after = self._after[moves[at].new : moves[stop - 1].new_stop]
            parts, new_parts = _parts(before), _parts(after)
            self._pair(parts, new_parts)
            notes = not self._division.alike and any(unit.footnote for unit in (*before, *after))
            same = self._same(moves[at])
            if not (same and notes):  # a text file has its notes where they are called, or at the end
                kind = ChangeKind.MOVED if same else ChangeKind.MOVED_EDITED
                yield _Placed(moves[at].new, 0, self._row(kind, parts, new_parts, row=True))
            at = stop

    def _together(self, one: Link, other: Link) -> bool:
        return (one.old_stop, one.new_stop) == (other.old, other.new) and self._same(one) and self._same(other)

    def _same(self, move: Link) -> bool:
        """Tell whether nothing but the place changed; how it is divided counts where that is its author's."""
        one, other = self._before[move.old : move.old_stop], self._after[move.new : move.new_stop]
        return not self._division.differs(one, other) and "".join(u.key for u in one) == "".join(u.key for u in other)

    def _deleted(self, links: Sequence[Link], held: set[int]) -> Iterator[_Placed]:
        starts = [link.old for link in links]
        for i, unit in self._whole_rows(self._old, self._before, held):
            before = bisect_left(starts, i) - 1
            last = links[before].new_stop - 1 if before >= 0 else -1
            place = self._new_places.of(_passages(self._after[last].parts), row=True) if last >= 0 else ""
            yield _Placed(last, 1, self._lone(ChangeKind.DELETED, unit, unit.parts, place))

    def _added(self, unit: Unit, links: Sequence[Link], at: int) -> Row:
        before = bisect_left(links, at, key=lambda link: link.new) - 1
        last = links[before].old_stop - 1 if before >= 0 else -1
        place = self._places.of(_passages(self._before[last].parts), row=True) if last >= 0 else ""
        return self._lone(ChangeKind.ADDED, unit, unit.parts, place)

    def _lone(self, kind: ChangeKind, unit: Unit, parts: Sequence[Part], other: str) -> Row:
        """Return the row of what one version alone has; `other` is the place behind which it would stand there."""
        added = kind is ChangeKind.ADDED
        reading, places = (self._new, self._new_places) if added else (self._old, self._places)
        passages = _passages(parts)
        side = Side(passages, whole(reading, parts, changed=True), places.of(passages, row=unit.row))
        none = Side((), (), f"{other}之后" if other else "开头")
        return Row(kind, none, side) if added else Row(kind, side, none)


def _aligned(texts: Sequence[str], new_texts: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    """Return the operations between the cells of two rows; rows of one length by their columns."""
    if len(texts) == len(new_texts):
        return [
            ("equal" if a == b else "replace", i, i + 1, i, i + 1)
            for i, (a, b) in enumerate(zip(texts, new_texts, strict=True))
        ]
    return list(SequenceMatcher(None, texts, new_texts, autojunk=False).get_opcodes())


def _parts(units: Sequence[Unit]) -> list[Part]:
    return [part for unit in units for part in unit.parts]


def _passages(parts: Sequence[Part]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(part.passage for part in parts))
