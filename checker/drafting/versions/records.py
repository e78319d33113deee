"""What a comparison of two versions gives: rows of the 修改对照表, changed metrics, and what became of the findings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from checker.findings import Finding
from checker.reading.elements import Metric, Reading
from checker.review import Review
from checker.text import Span


class ChangeKind(StrEnum):
    """What befell a paragraph; `label` is the word of the office."""

    EDITED = "edited"
    ADDED = "added"
    DELETED = "deleted"
    MOVED = "moved"
    MOVED_EDITED = "moved_edited"
    SPLIT = "split"
    JOINED = "joined"

    @property
    def label(self) -> str:
        """修改, 新增, 删除, 移动, 移动并修改, 分段 or 合并."""
        return _LABELS[self]


_LABELS = {
    ChangeKind.EDITED: "修改",
    ChangeKind.ADDED: "新增",
    ChangeKind.DELETED: "删除",
    ChangeKind.MOVED: "移动",
    ChangeKind.MOVED_EDITED: "移动并修改",
    ChangeKind.SPLIT: "分段",
    ChangeKind.JOINED: "合并",
}


class Stretch(NamedTuple):
    """A span of a passage's cleaned text, and whether the other version lacks it.

    `carried` characters are lacking here only: they stand in another paragraph of the other version.
    """

    passage: int
    span: Span
    changed: bool
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One version's part of a change: its passages whole, cut into stretches from the first to the last.

    `cells` of a table's row that was added, deleted or moved are told as one text.
    """

    passages: tuple[int, ...]
    stretches: tuple[Stretch, ...]
    place: str

    def parts(self, reading: Reading) -> tuple[tuple[str, bool], ...]:
        """Return the words as their author wrote them with what is changed; a line feed parts the passages."""
        out: list[tuple[str, bool]] = []
        last = self.passages[0] if self.passages else None
        for stretch in self.stretches:
            if stretch.passage != last:
                out.append((_seam(reading, last, stretch.passage), False))
                last = stretch.passage
            out.append((reading.written(stretch.passage, stretch.span), stretch.changed))
        return tuple(out)

    def text(self, reading: Reading) -> str:
        """Return the words of the side."""
        return "".join(text for text, _ in self.parts(reading))


def _seam(reading: Reading, one: int | None, other: int) -> str:
    """Return what stands between two passages: a bar between the cells of a row, else a new line."""
    if one is None:
        return ""
    cells = [reading.plan.blocks[reading.passages[i].stretches[0].block].cell for i in (one, other)]
    first, second = cells
    beside = first and second and (first.table, first.row) == (second.table, second.row)
    return "｜" if beside and first != second else "\n"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the 修改对照表; an empty side of what was added or deleted has its place all the same."""

    kind: ChangeKind
    old: Side
    new: Side
    basis: str = ""
    notes: tuple[str, ...] = ()


class MetricChange(NamedTuple):
    """A metric whose statement changed; None where only one version states it."""

    old: Metric | None
    new: Metric | None

    @property
    def shown(self) -> Metric:
        """The metric as the new version states it, where it does."""
        one = self.new or self.old
        assert one is not None  # a change has a side
        return one


class FindingChange(NamedTuple):
    """One finding in the review of the old version, the new one, or both."""

    old: Finding | None
    new: Finding | None

    @property
    def finding(self) -> Finding:
        """The finding in the new version, where it is there."""
        one = self.new or self.old
        assert one is not None  # a change has a side
        return one


class Basis(NamedTuple):
    """Why a passage was changed, as the last column says it (意见3; 局长要求); `passage` counts in the old version.

    With `of_new` it counts in the new one, as for what was added.
    """

    passage: int
    text: str
    of_new: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions beside each other. The lists of findings are None where a version was not checked."""

    old: Reading
    new: Reading
    rows: tuple[Row, ...]
    metrics: tuple[MetricChange, ...] = ()
    fixed: tuple[FindingChange, ...] | None = None
    still_open: tuple[FindingChange, ...] | None = None
    appeared: tuple[FindingChange, ...] | None = None
    passages: tuple[tuple[int, int], ...] = ()
    """Pairs of an old and a new passage that hold the same text, changed or not, in the new one's order."""
    reviews: tuple[Review, Review] | None = None
    """What the checks of both versions gave, where they were checked."""
