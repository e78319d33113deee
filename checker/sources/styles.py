"""Paragraph styles: their names, outline levels and list membership, through the chain of what they are based on.

Word stores the names of its own styles in English in every language; other programs store them translated. Style ids
say nothing: Chinese Word and WPS give heading 1 the id `1` or `2`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.sources.wordml import Element, attribute, child, children, value

_HEADING = re.compile(r"(?:heading|标题|標題)\s*([1-9])", re.IGNORECASE)
_TITLE = re.compile(r"title|标题|標題", re.IGNORECASE)
_NO_HEADING = re.compile(r"subtitle|副标题|副標題|toc heading|toc 标题", re.IGNORECASE)
_TOC = re.compile(r"(?:toc|目录|目錄|contents)\s*[1-9]", re.IGNORECASE)
BODY_LEVEL = 9
LONGEST_CHAIN = 50
"""Styles based on each other; Word itself gives up after some ten."""


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style; `outline` counts from 0 as Word stores it, 9 is body text."""

    id: str
    name: str
    based_on: str | None
    outline: int | None
    num_id: str | None
    ilvl: int | None


class Styles:
    """The paragraph styles of a document; unknown ids behave like the default style."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self.default: str | None = None
        # Kept in plain tables: a cache round a method of its own object would keep a whole document from being freed.
        self._levels: dict[str | None, int | None] = {}
        self._tocs: dict[str | None, bool] = {}
        for element in children(root, "style") if root is not None else ():
            self._add(element)

    def _add(self, element: Element) -> None:
        style_id = attribute(element, "styleId")
        if style_id is None or attribute(element, "type") not in (None, "paragraph", "numbering"):
            return
        properties = child(element, "pPr")
        numbering = child(properties, "numPr") if properties is not None else None
        self._styles[style_id] = Style(
            style_id,
            # Older files hold the aliases in the name: `heading 1,章标题`.
            (value(element, "name") or style_id).split(",")[0],
            value(element, "basedOn"),
            integer(value(properties, "outlineLvl")),
            value(numbering, "numId"),
            integer(value(numbering, "ilvl")),
        )
        if attribute(element, "default") in ("1", "true", "on") and attribute(element, "type") == "paragraph":
            self.default = style_id

    def chain(self, style_id: str | None) -> Iterator[Style]:
        """Return the style and those it is based on, nearest first; a circle ends where it closes."""
        seen: set[str] = set()
        current = style_id if style_id in self._styles else self.default
        while current is not None and current in self._styles and current not in seen and len(seen) < LONGEST_CHAIN:
            seen.add(current)
            yield self._styles[current]
            current = self._styles[current].based_on

    def name(self, style_id: str | None) -> str | None:
        """Return the style's name; of the default style where the id is absent or unknown."""
        return next((style.name for style in self.chain(style_id)), None)

    def is_toc(self, style_id: str | None) -> bool:
        """Tell whether the style is one of those for entries of a table of contents."""
        if style_id not in self._tocs:
            self._tocs[style_id] = any(_TOC.fullmatch(style.name) for style in self.chain(style_id))
        return self._tocs[style_id]

    def level(self, style_id: str | None) -> int | None:
        """Return the outline level: 0 for titles, 1 to 9 for headings, None for body text."""
        if style_id not in self._levels:
            self._levels[style_id] = self._level(style_id)
        return self._levels[style_id]

    def _level(self, style_id: str | None) -> int | None:
        for style in self.chain(style_id):
            if _NO_HEADING.fullmatch(style.name):
                return None
            if match := _HEADING.fullmatch(style.name):
                return int(match[1])
            if _TITLE.fullmatch(style.name):
                return 0
            if style.outline is not None:
                return outline_level(style.outline)
        return None


def outline_level(stored: int) -> int | None:
    """Return Word's stored outline level (from 0) as ours (from 1), None for body text."""
    return stored + 1 if 0 <= stored < BODY_LEVEL else None


def integer(text: str | None) -> int | None:
    """Return the number that an attribute holds, None where there is none."""
    try:
        return int(text) if text is not None else None
    except ValueError:
        return None
