"""Names in a plan: organisations, platforms and parks, programmes, slogans, policies, with what each stands for.

A name is given only where its head word, its beginning and its end are certain; what is doubtful is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from checker.reading import bare_names, quoted_names
from checker.reading.elements import Name, NameKind, Passage, PassageKind, Profile
from checker.reading.memory import Each
from checker.reading.name_borders import begins, ends
from checker.reading.name_entities import Surroundings, surroundings
from checker.reading.quoted_names import Definition, Found
from checker.text import Span

_UNREAD = (PassageKind.FURNITURE, PassageKind.TOC)
_CERTAIN_LENGTH = 5
"""A defined short form of so many characters needs no border; a shorter one does."""
Short = tuple[str, NameKind, str]


def find_names(passages: Sequence[Passage], profile: Profile) -> tuple[Name, ...]:
    """Return the names of all passages, in order; no two overlap."""
    found = _in_passages.over(passages, frame=(profile.region,))
    shorts = tuple(short for _, defined in found for short in defined)
    return tuple(chain.from_iterable(_mentions.over(range(len(passages)), passages, found, frame=(shorts,))))


def _in_passage(passage: Passage, region: str | None) -> tuple[Sequence[Found], tuple[Short, ...]]:
    """Return the names of a passage and the short forms that it defines."""
    if passage.kind in _UNREAD:
        return (), ()
    text = passage.normal
    names = names_in(text, region)
    if "简称" not in text and "统称" not in text:
        return names, ()
    return names, tuple(_defined(text, names, surroundings(region)))


def _named(
    index: int, passage: Passage, found: tuple[Sequence[Found], object], shorts: Sequence[Short]
) -> tuple[Name, ...]:
    """Return the names of a passage with the mentions of the short forms that the plan defines."""
    if passage.kind in _UNREAD:
        return ()
    names = _with_shorts(passage.normal, found[0], shorts) if shorts else found[0]
    if not names:
        return ()
    return tuple(Name(name.kind, name.span.of(passage.normal), name.entity, index, name.span) for name in names)


_in_passages, _mentions = Each(_in_passage), Each(_named)


def names_in(text: str, region: str | None) -> tuple[Found, ...]:
    """Return the names of one text; where two overlap the one set off by marks, then the longer."""
    marked = [*quoted_names.find_titles(text)] if "《" in text else []
    if "“" in text:
        marked.extend(quoted_names.find_quoted(text))
    return tuple(_apart([*_apart(marked), *bare_names.find(text, surroundings(region))]))


def _apart(names: Sequence[Found]) -> list[Found]:
    """Return names in order of place without those that lie in, or run into, a longer one."""
    if len(names) < 2:
        return [*names]
    out: list[Found] = []
    for name in sorted(names, key=lambda n: (n.span.start, -n.span.stop)):
        if not out or name.span.start >= out[-1].span.stop:
            out.append(name)
    return out


def _defined(text: str, names: Sequence[Found], around: Surroundings) -> Iterator[Short]:
    """Yield the short forms that a text defines, with kind and entity of the full name, and a new full name itself."""
    for definition in quoted_names.definitions(text):
        full = _full(definition, text, names, around)
        if full is not None:
            yield definition.short, full.kind, full.entity
            if full not in names:
                yield full.span.of(text), full.kind, full.entity


def _full(definition: Definition, text: str, names: Sequence[Found], around: Surroundings) -> Found | None:
    """Return the full name in front of a definition: a name found there, else one that its short form vouches for."""
    stop = definition.full_stop - (text[: definition.full_stop].endswith(("》", "”")))
    for name in names:
        if name.span.stop in (stop, definition.full_stop):
            return name
    return None if definition.in_title else bare_names.vouched(text, definition.full_stop, definition.short, around)


def _with_shorts(text: str, names: Sequence[Found], shorts: Sequence[Short]) -> Sequence[Found]:
    """Return the names of a text with the mentions of defined short forms; a short title stands in 《》."""
    more: list[Found] = []
    for short, kind, entity in shorts:
        at = text.find(short)
        while at >= 0:
            span = Span(at, at + len(short))
            if _is_mention(text, span, kind):
                more.append(Found(kind, span, entity))
            at = text.find(short, span.stop)
    if not more:
        return names
    kept = [name for name in names if not any(name.span == other.span for other in more)]
    return _apart([*kept, *more])


def _is_mention(text: str, span: Span, kind: NameKind) -> bool:
    if kind is NameKind.POLICY:
        return text[: span.start].endswith("《") and text.startswith("》", span.stop)
    return span.stop - span.start >= _CERTAIN_LENGTH or (begins(text, span.start) and ends(text, span.stop))
