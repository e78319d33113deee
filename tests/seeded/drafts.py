"""Real plans to plant in: what was read from them, where a planter may write, and the plan after its changes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from checker import engine
from checker.plan import Plan
from checker.reading import read
from checker.reading.elements import PassageKind, Reading
from checker.review import Review
from checker.sources import read_plan
from checker.text import Span

SHORT = 16_000
"""Characters up to which a plan is planted in by the quick run."""
PROSE = (PassageKind.BODY, PassageKind.HEADING)
_FULL, _HALF = "，；：（）", ",;:()"


class Spot(NamedTuple):
    """A stretch of one block of the plan, as its author wrote it."""

    block: int
    start: int
    stop: int


class Change(NamedTuple):
    """Replace what stands at `spot` by `text`."""

    spot: Spot
    text: str


@dataclass(frozen=True)
class Planted:
    """An error as planted: the changes, and further spots (before the changes) where a mark is right, too."""

    changes: tuple[Change, ...]
    marks: tuple[Spot, ...] = ()


@dataclass
class Draft:
    """A plan with its reading and its review before anything is planted."""

    name: str
    plan: Plan
    reading: Reading
    upper: Reading | None = None

    @cached_property
    def review(self) -> Review:
        """The review of the plan as its government printed it."""
        return self.checked(self.reading)

    def checked(self, reading: Reading) -> Review:
        """Return the review of a reading, with the upper plan where there is one."""
        return engine.run(reading, [self.upper] if self.upper else [])

    @cached_property
    def blocks(self) -> dict[tuple[str, int], int]:
        """Index of a block by part and line."""
        return {(block.part, block.line): i for i, block in enumerate(self.plan.blocks)}

    @cached_property
    def text(self) -> str:
        """The cleaned text of body and headings, to see whether a word stands in the plan."""
        return "\n".join(p.normal for p in self.reading.passages if p.kind is not PassageKind.FURNITURE)

    @cached_property
    def upper_text(self) -> str:
        """The cleaned text of the upper plan."""
        return "\n".join(p.normal for p in self.upper.passages) if self.upper else ""

    @cached_property
    def narrow(self) -> bool:
        """Whether the plan's Chinese marks are half width."""
        return sum(self.text_as_written.count(c) for c in _HALF[:2]) > self.text_as_written.count("，")

    @cached_property
    def text_as_written(self) -> str:
        return "\n".join(block.text for block in self.plan.blocks)

    def spot(self, passage: int, span: Span) -> Spot | None:
        """Return where a span of cleaned text stands, if in one block."""
        pieces = self.reading.passages[passage].places(self.plan, span)
        if len(pieces) != 1:
            return None
        piece = pieces[0]
        return Spot(self.blocks[piece.part, piece.line], piece.start, piece.end)

    def written(self, spot: Spot) -> str:
        """Return what stands at a spot."""
        return self.plan.blocks[spot.block].text[spot.start : spot.stop]

    def as_here(self, text: str) -> str:
        """Return text with marks as wide as the plan's, and 至2025年 where the plan says so."""
        if self.says_zhi:
            text = re.sub("到(?=20..年[，,]|20..年[一-鿿])", "至", text)
        return text.translate(str.maketrans(_FULL, _HALF)) if self.narrow else text

    def matches(
        self, pattern: str | re.Pattern[str], kinds: Sequence[PassageKind] = PROSE, group: int | str = 0
    ) -> list[tuple[int, re.Match[str], Spot]]:
        """Return passage, match and spot of all matches that stand in one block."""
        found = []
        for i, passage in enumerate(self.reading.passages):
            if passage.kind in kinds:
                for match in re.finditer(pattern, passage.normal):
                    if spot := self.spot(i, Span(*match.span(group))):
                        found.append((i, match, spot))
        return found

    @cached_property
    def sentence_ends(self) -> list[tuple[int, Spot]]:
        """Passage and empty spot behind each full stop inside body paragraphs, outside brackets and quotes."""
        ends = []
        for i, passage in enumerate(self.reading.passages):
            text = passage.normal
            if passage.kind is not PassageKind.BODY or len(text) < 60:
                continue
            for first, match in enumerate(re.finditer("[^。”）》]。(?=[一-鿿])", text)):
                before = text[: match.end()]
                level = all(before.count(a) == before.count(b) for a, b in ("“”", "（）", "()", "《》"))
                spot = self.spot(i, Span(match.end() - 1, match.end()))
                if level and spot and first:
                    ends.append((i, Spot(spot.block, spot.stop, spot.stop)))
        return ends

    @cached_property
    def says_zhi(self) -> bool:
        """Whether the plan opens its goals with 至2025年 rather than 到2025年."""
        words = re.findall(r"(?:^|[。；，：])([到至])20\d\d年", self.text, re.M)
        return words.count("至") > words.count("到")

    @cached_property
    def half(self) -> int:
        """Index of the passage in the middle of the body."""
        bodies = [i for i, p in enumerate(self.reading.passages) if p.kind is PassageKind.BODY]
        return bodies[len(bodies) // 2]

    def planted(self, planted: Planted) -> Plan:
        """Return the plan after the changes."""
        texts: dict[int, str] = {}
        for change in sorted(planted.changes, key=lambda c: c.spot, reverse=True):
            text = texts.get(change.spot.block, self.plan.blocks[change.spot.block].text)
            texts[change.spot.block] = text[: change.spot.start] + change.text + text[change.spot.stop :]
        return self.plan.with_texts(texts)

    def marks(self, planted: Planted) -> dict[int, list[Span]]:
        """Return by block where a mark is right after the changes; a deletion takes its neighbours in."""
        marks: dict[int, list[Span]] = defaultdict(list)
        for change in planted.changes:
            start = self._moved(planted, change.spot.block, change.spot.start, False)
            slack = not change.text
            marks[change.spot.block].append(Span(start - slack, start + len(change.text) + slack))
        for spot in planted.marks:
            marks[spot.block].append(
                Span(
                    self._moved(planted, spot.block, spot.start, False),
                    self._moved(planted, spot.block, spot.stop, True),
                )
            )
        return marks

    def _moved(self, planted: Planted, block: int, at: int, end: bool) -> int:
        by = 0
        for (where, start, stop), text in planted.changes:
            if where == block and (stop <= at if end or start < stop else stop < at):
                by += len(text) - (stop - start)
        return at + by


def sources(folder: Path) -> Iterator[tuple[str, Path, Path | None]]:
    """Yield name, file and upper plan's file of every plan to plant in."""
    district, city = "清城区_科技创新十四五规划.txt", "清远市_科技创新十四五规划_征求意见稿.txt"
    nation = folder / "real/全国_十五五规划纲要_2026-2030.txt"
    shanghai = folder / "real/上海市_十五五规划纲要_2026-2030_由html.txt"
    above = {
        district: folder / city,
        "上海市_十五五规划纲要_2026-2030_由html.txt": nation,
        "杭州市_十五五规划纲要_2026-2030_由html.txt": nation,
        "上海市杨浦区_科技创新_新质秀带建设方案_2025-2030.txt": shanghai,
        "上海市_食品科技行动方案_2026-2030.txt": shanghai,
        "清城区_clean.docx": folder / "word/清远市_clean.docx",
        "清城区_autonumber.docx": folder / "word/清远市_autonumber.docx",
        "清城区_worn.docx": folder / "word/清远市_clean.docx",
    }
    files = [
        *sorted(folder.glob("*.txt")),
        *sorted(folder.glob("real/*.txt")),
        *sorted(folder.glob("word/*.docx")),
    ]
    for file in files:
        if "校核稿" in file.name:
            continue
        yield file.name, file, above.get(file.name)


def load(folder: Path, short: bool = False) -> list[Draft]:
    """Return the plans under `folder`, the short ones only where asked."""
    readings: dict[Path, Reading] = {}

    def reading(file: Path) -> Reading:
        if file not in readings:
            readings[file] = read(read_plan(file))
        return readings[file]

    drafts = []
    for name, file, upper in sources(folder):
        if short and file.suffix == ".txt" and file.stat().st_size > 3 * SHORT:
            continue
        drafts.append(Draft(name, reading(file).plan, reading(file), reading(upper) if upper and not short else None))
    return drafts
