"""Where the comments of a document stand: their marks, and the range of visible characters between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from checker.sources.wordml import Element, Paragraph, attribute, is_word, tags

_START, _END, _REFERENCE = "commentRangeStart", "commentRangeEnd", "commentReference"
_MARKS = (*tags(_START), *tags(_END), *tags(_REFERENCE))

Position = tuple[int, int]
"""A line, counted as `Anchor` counts, and an offset in it."""


@dataclass(slots=True)
class CommentMarks:
    """The marks with one id; `start` and `end` are where the range begins and ends, the reference where it has none."""

    starts: list[Element] = field(default_factory=list)
    ends: list[Element] = field(default_factory=list)
    references: list[Element] = field(default_factory=list)
    start: Position = (0, 0)
    end: Position = (0, 0)

    @property
    def all(self) -> list[Element]:
        """Return every mark."""
        return [*self.starts, *self.ends, *self.references]

    @property
    def shown(self) -> bool:
        """Tell whether Word shows the comment: without a reference it is hidden, and lost when the file is saved."""
        return bool(self.references)

    @property
    def paragraphs(self) -> list[Element]:
        """Return the paragraphs of the running text that the range begins and ends in; its reference may be apart."""
        return [p for mark in ([*self.starts, *self.ends] or self.references) if (p := _outermost(mark)) is not None]


class _Reader:
    """Walks a part and takes down the marks, with the characters that stand before each in its paragraph."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self.found: dict[str, CommentMarks] = {}
        self._numbers = {p.element: n for n, p in enumerate(paragraphs, 1)}
        self._stops = {atom.element: (n, atom.stop) for n, p in enumerate(paragraphs, 1) for atom in p.atoms}
        self._reached: dict[int, int] = {}
        self._latest = 0

    def meet(self, element: Element) -> None:
        if element in self._stops:
            number, stop = self._stops[element]
            self._reached[number] = stop
        elif element in self._numbers:
            self._latest = self._numbers[element]
        elif element.tag in _MARKS:
            self._take(element)

    def _take(self, mark: Element) -> None:
        marks = self.found.setdefault(attribute(mark, "id") or "", CommentMarks())
        paragraph = next(mark.iterancestors(*tags("p")), None)
        number = self._latest if paragraph is None else self._numbers.get(paragraph, self._latest)
        here = number, self._reached.get(number, 0)
        if is_word(mark, _START):
            marks.starts.append(mark)
            marks.start = here if paragraph is not None else (number + 1, 0)
        elif is_word(mark, _END):
            marks.ends.append(mark)
            marks.end = here
        else:
            marks.references.append(mark)
            if not marks.ends:
                marks.end = here
            if not marks.starts:
                marks.start = here


def comment_marks(root: Element, paragraphs: Sequence[Paragraph]) -> dict[str, CommentMarks]:
    """Return the marks of all comments of a part, by id."""
    reader = _Reader(paragraphs)
    for element in root.iter():
        reader.meet(element)
    return reader.found


def _outermost(mark: Element) -> Element | None:
    out = None
    for ancestor in mark.iterancestors(*tags("p")):
        out = ancestor
    return out
