"""Automatic numbers: which label Word shows before a paragraph (ECMA-376 part 1, 17.9).

Paragraphs must be given in document order, for the label of one depends on all before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from checker.sources.number_formats import formatted, padded
from checker.sources.styles import Styles, integer
from checker.sources.wordml import Element, attribute, below, child, children, switched_on, value

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how it counts and what its label looks like."""

    start: int = 1
    kind: str = "decimal"
    custom: str = ""
    text: str = ""
    style: str | None = None
    restart: int | None = None
    legal: bool = False

    @classmethod
    def of(cls, element: Element) -> Level:
        """Return the level that a `w:lvl` describes."""
        formats = list(below(element, "numFmt"))
        kinds = [(attribute(f) or "decimal", attribute(f, "format") or "") for f in formats]
        custom = next((example for kind, example in kinds if kind == "custom"), "")
        plain = next((kind for kind, _ in kinds if kind != "custom"), "decimal")
        return cls(
            integer(value(element, "start")) or 0,
            plain,
            custom,
            value(element, "lvlText") or "",
            value(element, "pStyle"),
            integer(value(element, "lvlRestart")),
            switched_on(element, "isLgl"),
        )

    def written(self, number: int) -> str:
        """Return a number of this level as its label shows it."""
        return padded(number, self.custom) if self.custom else formatted(number, self.kind)


@dataclass(slots=True)
class _List:
    """A list that paragraphs belong to: its levels, shared counters, and where it starts anew."""

    abstract: str
    levels: dict[int, Level]
    overrides: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts through the lists of a document."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._nums: dict[str, Element] = {}
        self._lists: dict[str, _List | None] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()
        self._styled: dict[str | None, tuple[str, int] | None] = {}
        for element in children(root, "abstractNum") if root is not None else ():
            self._abstract[attribute(element, "abstractNumId") or ""] = element
        for element in children(root, "num") if root is not None else ():
            self._nums[attribute(element, "numId") or ""] = element

    def label(self, properties: Element | None, style_id: str | None) -> str | None:
        """Return the label of the next paragraph with these `w:pPr`, None where it has none or a bullet."""
        place = self._place(properties, style_id)
        found = self._list(place[0]) if place else None
        if place is None or found is None:
            return None
        number_id, ilvl = place
        self._count(number_id, found, ilvl)
        return self._written(found, ilvl)

    def _place(self, properties: Element | None, style_id: str | None) -> tuple[str, int] | None:
        """Return the list and level of a paragraph: direct, or through its style; `numId` 0 switches off."""
        direct = child(properties, "numPr") if properties is not None else None
        number_id, ilvl = value(direct, "numId"), integer(value(direct, "ilvl"))
        if number_id is None:
            styled = self._by_style(style_id)
            if styled is None:
                return None
            number_id, ilvl = styled[0], ilvl if ilvl is not None else styled[1]
        if number_id == "0":
            return None
        return number_id, min(max(ilvl or 0, 0), LEVELS - 1)

    def _by_style(self, style_id: str | None) -> tuple[str, int] | None:
        """Return the list of a style and its level there: the level that names the style, or the style's own."""
        if style_id not in self._styled:
            self._styled[style_id] = self._found_by_style(style_id)
        return self._styled[style_id]

    def _found_by_style(self, style_id: str | None) -> tuple[str, int] | None:
        chain = list(self._styles.chain(style_id))
        number_id = next((style.num_id for style in chain if style.num_id is not None), None)
        if number_id is None:
            return None
        found = self._list(number_id)
        by_name = {level.style: ilvl for ilvl, level in found.levels.items()} if found else {}
        linked = next((by_name[style.id] for style in chain if style.id in by_name), None)
        own = next((style.ilvl for style in chain if style.ilvl is not None), 0)
        return number_id, linked if linked is not None else own

    def _list(self, number_id: str) -> _List | None:
        if number_id not in self._lists:
            self._lists[number_id] = self._built(number_id)
        return self._lists[number_id]

    def _built(self, number_id: str) -> _List | None:
        """Return the list of a `w:num` with its overrides laid over the abstract list."""
        num = self._nums.get(number_id)
        abstract = self._resolved(value(num, "abstractNumId") or "") if num is not None else None
        if num is None or abstract is None:
            return None
        built = _List(abstract, self._levels(self._abstract[abstract]))
        for override in children(num, "lvlOverride"):
            ilvl = integer(attribute(override, "ilvl"))
            if ilvl is None:
                continue
            if (level := child(override, "lvl")) is not None:
                built.levels[ilvl] = Level.of(level)
            if (start := integer(value(override, "startOverride"))) is not None:
                built.overrides[ilvl] = start
        return built

    def _resolved(self, abstract: str) -> str | None:
        """Return the abstract list that holds the levels: one that only names a list style leads to another."""
        for _ in range(len(self._abstract) + 1):
            element = self._abstract.get(abstract)
            if element is None:
                return None
            link = value(element, "numStyleLink")
            style = next(self._styles.chain(link), None) if link else None
            if style is None or style.id != link or style.num_id is None or child(element, "lvl") is not None:
                return abstract
            num = self._nums.get(style.num_id)
            abstract = (value(num, "abstractNumId") or "") if num is not None else ""
        return None

    @staticmethod
    def _levels(element: Element) -> dict[int, Level]:
        levels = {integer(attribute(level, "ilvl")): Level.of(level) for level in children(element, "lvl")}
        return {ilvl: level for ilvl, level in levels.items() if ilvl is not None}

    def _count(self, number_id: str, found: _List, ilvl: int) -> None:
        """Go one further at the level and begin again below it."""
        counters = self._counters.setdefault(found.abstract, [None] * LEVELS)
        self._start_anew(number_id, found, counters, ilvl)
        for upper in range(ilvl):
            # Word counts a level that was passed over: 一、 directly followed by 1. is followed by （二）.
            if counters[upper] is None:
                counters[upper] = found.levels.get(upper, Level()).start
        current = counters[ilvl]
        counters[ilvl] = found.levels.get(ilvl, Level()).start if current is None else current + 1
        for deeper in range(ilvl + 1, LEVELS):
            restart = found.levels.get(deeper, Level()).restart
            if restart is None or (restart != 0 and ilvl < restart):
                counters[deeper] = None

    def _start_anew(self, number_id: str, found: _List, counters: list[int | None], ilvl: int) -> None:
        """Apply the start overrides of a list where it is met for the first time, down to this level."""
        for level, start in found.overrides.items():
            if level <= ilvl and (number_id, level) not in self._started:
                self._started.add((number_id, level))
                counters[level] = start - 1 if level == ilvl else start

    def _written(self, found: _List, ilvl: int) -> str | None:
        level = found.levels.get(ilvl)
        if level is None or level.kind == "bullet":
            return None
        counters = self._counters[found.abstract]

        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            other = found.levels.get(at, Level())
            count = counters[at]
            shown = other.start if count is None else count
            return str(shown) if level.legal else other.written(shown)

        return _PLACE.sub(number, level.text).strip() or None
