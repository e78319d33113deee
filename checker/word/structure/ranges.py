"""Names of moves: the paragraphs that went together from one place to another are one move, with a name of its own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from checker.sources.wordml import Element, attribute, below, child, is_word
from checker.word.resolution import MARKERS
from checker.word.runs import made, name
from checker.word.structure.draft import Draft
from checker.word.structure.marks import GONE, NEW, mark_of

_STARTS = ("moveFromRangeStart", "moveToRangeStart")


def name_moves(draft: Draft) -> None:
    """Put the marks of moves around all paragraphs that were moved."""
    taken = {attribute(e, "name") for local in _STARTS for e in below(draft.root, local)}
    names = (called for n in count(1) if (called := f"move{n}") not in taken)
    for stretch in _stretches(draft):
        called = next(names)
        _mark(draft, "moveFrom", [draft.moved[p] for p in stretch], called)
        _mark(draft, "moveTo", stretch, called)


def _stretches(draft: Draft) -> Iterator[list[Element]]:
    """Yield paragraphs that stand together now and stood together before."""
    stretch: list[Element] = []
    for paragraph in draft.body:
        if paragraph not in draft.moved:
            continue
        if stretch and not (
            _next(stretch[-1]) is paragraph and _next(draft.moved[stretch[-1]]) is draft.moved[paragraph]
        ):
            yield stretch
            stretch = []
        stretch.append(paragraph)
    if stretch:
        yield stretch


def _next(block: Element) -> Element | None:
    return next((e for e in block.itersiblings() if isinstance(e.tag, str) and not is_word(e, *MARKERS)), None)


def _mark(draft: Draft, kind: str, paragraphs: list[Element], called: str) -> None:
    """Put the marks of one side of a move: behind the last paragraph if its end is moved, else in it."""
    first, last = paragraphs[0], paragraphs[-1]
    start = draft.marks.revision(first, f"{kind}RangeStart")
    start.set(name(start, "name"), called)
    first.insert(1 if child(first, "pPr") is not None else 0, start)
    end = made(last, f"{kind}RangeEnd")
    end.set(name(end, "id"), start.get(name(start, "id")) or "")
    if draft.marks.has(mark_of(last), (*NEW, *GONE)):
        last.addnext(end)
    else:
        last.append(end)
