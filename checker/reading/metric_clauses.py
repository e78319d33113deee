"""Where clauses, segments and sentences of a passage begin and end, and a figure with its clause taken apart."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from checker.reading.elements import Comparator, Measure
from checker.reading.metric_names import Left
from checker.reading.quantities import Quantity
from checker.text import Span

_CLAUSE = frozenset("，,。；;：:！？!?\n")
_MARK = re.compile(r"[，,。；;：:！？!?\n—()（）]")
_SEGMENT = re.compile(r"[。；;！？!?]")
_SENTENCE = re.compile(r"[。！？!?]")
_ITEM = re.compile(
    r"\s*(?:[（(]\d{1,2}[）)]|\d{1,2}(?:[.．、](?!\d)"
    r"|[.．、](?=\d{1,2}(?:[—–-]\d{1,2})?(?:周?岁|个月|年级)|[1-5]A级|[3-6]G|\d{2}分钟|(?:19|20)\d{2}年)))\s*"
)
"""The number of an item, be an age, rank or time behind it (3.5岁以下儿童贫血率 is item 3 on children under five)."""
_FARTHEST = 160
"""Characters that a clause is followed back at most: longer ones are lists whose head says nothing of the figure."""
_FARTHEST_ON = 80


class Clauses:
    """The clauses of a text; brackets inside a clause belong to it, a figure inside brackets has its clause there."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._marks = [m.start() for m in _MARK.finditer(text)]
        """Where the marks stand that may end a clause, and brackets."""
        item = _ITEM.match(text)
        self._item = item.end() if item else 0
        """Where the words of the passage begin, behind the number of an item of a list."""
        self._starts: dict[int, int] = {}
        self._found: dict[re.Pattern[str], list[int]] = {}

    def start(self, at: int) -> int:
        """Return where the clause that holds `at` begins; asked for several times for every figure."""
        known = self._starts.get(at)
        if known is None:
            known = self._starts[at] = self._start(at)
        return known

    def _start(self, at: int) -> int:
        depth = 0
        for index in range(bisect_left(self._marks, at) - 1, -1, -1):
            position = self._marks[index]
            if position <= at - _FARTHEST:
                break
            char = self.text[position]
            if char in ")）":
                depth += 1
            elif char in "(（":
                if depth == 0:
                    return position + 1
                depth -= 1
            elif depth == 0 and self._ends(position):
                return position + 1
        return max(self._item if self._item < at else 0, at - _FARTHEST)

    def stop(self, at: int) -> int:
        """Return where the clause that holds `at` ends, brackets counting as its end."""
        for index in range(bisect_left(self._marks, at), len(self._marks)):
            position = self._marks[index]
            if position >= at + _FARTHEST_ON:
                break
            if self.text[position] in "()（）" or self._ends(position):
                return position
        return min(len(self.text), at + _FARTHEST_ON)

    def segment(self, at: int) -> int:
        """Return where the part between 。 and ； that holds `at` begins."""
        return self._last(_SEGMENT, at)

    def sentence(self, at: int) -> int:
        """Return where the sentence that holds `at` begins."""
        return self._last(_SENTENCE, at)

    def _last(self, mark: re.Pattern[str], at: int) -> int:
        """Return where the last of such marks before `at` ends."""
        ends = self._found.get(mark)
        if ends is None:
            ends = self._found[mark] = [m.end() for m in mark.finditer(self.text)]
        index = bisect_right(ends, at)
        return ends[index - 1] if index else 0

    def _ends(self, at: int) -> bool:
        char = self.text[at]
        if char == "—":
            return self.text[at - 1 : at + 1] == "——" or self.text[at : at + 2] == "——"
        return char in _CLAUSE and not self._inside_number(at)

    def _inside_number(self, at: int) -> bool:
        text = self.text
        if text[at] in ":：" and at > 0:  # 2:1
            return text[at - 1].isdigit() and text[at + 1 : at + 2].isdigit()
        return text[at] == "," and at > 0 and text[at - 1].isdigit() and text[at + 1 : at + 4].isdigit()


@dataclass(frozen=True, slots=True)
class Shared:
    """What 分别 gives to one of its figures: a name or (`back`) where its name stands, words, year, comparison."""

    name: str
    tail: str
    back: int = 0
    year: int | None = None
    comparator: Comparator = Comparator.EQ


@dataclass(slots=True)
class Figure:
    """A quantity with its clause `text[start:stop]`, the words in front of it, its neighbour, its share of 分别."""

    quantity: Quantity
    clauses: Clauses
    start: int
    stop: int
    left: Left
    following: Quantity | None = None
    shared: Shared | None = None
    text: str = field(init=False)
    """The passage's text."""
    lead: str = field(init=False)
    """The words of the clause in front of the quantity."""

    def __post_init__(self) -> None:
        self.text = self.clauses.text
        self.lead = self.text[self.start : self.quantity.span.start]

    @property
    def aside(self) -> str:
        """The words of the outer clause in front of the bracket that the figure's clause stands in, else nothing."""
        if self.mark not in ("（", "("):
            return ""
        return self.text[self.clauses.start(self.start - 1) : self.start - 1]

    @property
    def after(self) -> str:
        """The next characters behind the quantity."""
        return self.text[self.quantity.span.stop : self.quantity.span.stop + 12]

    @property
    def mark(self) -> str:
        """The character that the clause follows."""
        return self.text[self.start - 1 : self.start]

    @property
    def of_which(self) -> bool:
        """Tell whether the clause names a part: 其中……, 其中：……."""
        opened = self.mark in ("：", ":") and self.text[: self.start - 1].endswith("其中")
        return opened or "其中" in self.lead

    @property
    def is_money(self) -> bool:
        """Tell whether the unit is money."""
        return bool(self.quantity.unit and self.quantity.unit.endswith("元"))


@dataclass(slots=True)
class Thread:
    """What carries from one figure to the next: the last subject and where it stands, and what governs a list."""

    subject: str = ""
    subject_span: Span | None = None
    passage: int | None = None
    segment: tuple[int, int] | None = None
    adding: bool = False
    measure: Measure = Measure.LEVEL
    sign: int = 1
    total: str | None = None
    hedge: str | None = None
    names: list[str] = field(default_factory=list)

    def enter(self, segment: tuple[int, int]) -> None:
        """Forget what governed the list before when another segment begins."""
        if segment != self.segment:
            self.segment = segment
            self.adding, self.total, self.hedge, self.measure = False, None, None, Measure.LEVEL

    def take(self, name: str, span: Span | None, passage: int | None) -> None:
        """Remember the subject of a figure."""
        self.subject, self.subject_span, self.passage = name, span, passage
