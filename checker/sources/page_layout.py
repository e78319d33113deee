"""The page of a Word document as its author set it: paper, margins, grid, page numbers, fonts of the paragraphs.

Lengths are in millimetres, font sizes and line pitches in points. What the file leaves to a theme or to Word's own
defaults is None: a rule must not judge what it can't know.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from checker.plan import PageLayout, PageNumber, Setting
from checker.sources.package import Package
from checker.sources.styles import integer
from checker.sources.wordml import (
    Element,
    attribute,
    below,
    body_paragraphs,
    child,
    children,
    is_word,
    part_paragraphs,
    value,
)

_TWIPS_PER_MM = 1440 / 25.4
_TWIPS_PER_POINT = 20
_HALF_POINTS = 2
_CHAIN = 12  # styles on which a style may be based before the chain is given up


def page_layout(package: Package, root: Element) -> PageLayout | None:
    """Return the layout of the last section of the body `root`, which holds the text; None where it has none."""
    sections = [s for s in below(root, "sectPr") if not _is_past(s)]
    if not sections:
        return None
    section = sections[-1]
    size, margins = child(section, "pgSz"), child(section, "pgMar")
    landscape = size is not None and attribute(size, "orient") == "landscape"
    return PageLayout(
        width=_mm(size, "w"),
        height=_mm(size, "h"),
        landscape=landscape,
        top=_mm(margins, "top"),
        bottom=_mm(margins, "bottom"),
        left=_mm(margins, "left"),
        right=_mm(margins, "right"),
        page_number=_page_number(package, sections),
        settings=tuple(_Settings(package).of(root)),
    )


def _is_past(section: Element) -> bool:
    """Tell whether the properties are those that a section had before someone changed them."""
    holder = section.getparent()
    return holder is not None and is_word(holder, "sectPrChange")


def _mm(element: Element | None, name: str) -> float | None:
    twips = integer(attribute(element, name)) if element is not None else None
    return round(twips / _TWIPS_PER_MM, 1) if twips is not None else None


def _page_number(package: Package, sections: list[Element]) -> PageNumber | None:
    """Return the page number of the footers (or headers) that any section shows, None where none has one."""
    references = ("footerReference", "headerReference")
    if not any(child(section, kind) is not None for section in sections for kind in references):
        return None
    for kind in ("footer", "header"):
        for name in package.related(package.main, kind):
            for paragraph in part_paragraphs(package.xml(name)):
                if _holds_page_field(paragraph.element):
                    dashed = any(mark in paragraph.text for mark in "—–-－")
                    return PageNumber(kind == "footer", dashed, _size_of_runs(paragraph.element))
    return None


def _holds_page_field(paragraph: Element) -> bool:
    codes = [element.text or "" for element in below(paragraph, "instrText")]
    codes += [attribute(element, "instr") or "" for element in below(paragraph, "fldSimple")]
    return any("PAGE" in code.upper().split() for code in codes)


def _size_of_runs(paragraph: Element) -> float | None:
    sizes = [_half_points(child(run, "rPr")) for run in below(paragraph, "r")]
    return next((size for size in sizes if size is not None), None)


def _half_points(properties: Element | None) -> float | None:
    size = integer(value(properties, "sz"))
    return size / _HALF_POINTS if size is not None else None


class _Source(NamedTuple):
    """What one place says of a setting: None where it is silent, an empty font or pitch 0 where it undoes others."""

    font: str | None
    size: float | None
    pitch: float | None


class _Settings:
    """Font, size and line pitch of the paragraphs, through styles and document defaults."""

    def __init__(self, package: Package) -> None:
        names = package.related(package.main, "styles")
        root = package.xml(names[0]) if names else None
        self._styles: dict[str, Element] = {}
        self._default: str | None = None
        self._base: Element | None = child(root, "docDefaults") if root is not None else None
        for style in children(root, "style") if root is not None else ():
            if (style_id := attribute(style, "styleId")) is not None:
                self._styles[style_id] = style
                if attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true", "on"):
                    self._default = style_id
        self._known: dict[str | None, tuple[_Source, ...]] = {}

    def of(self, root: Element) -> Iterator[Setting]:
        """Yield the setting of every paragraph of the body that has text, by its own marks, its style, the defaults."""
        for line, paragraph in enumerate(body_paragraphs(root), 1):
            if not len(paragraph):
                continue
            run = next((run for run in below(paragraph, "r") if child(run, "t") is not None), None)
            if run is None:
                continue
            properties = child(paragraph, "pPr")
            own = _source(child(run, "rPr"), properties)
            style = value(properties, "pStyle")
            sources = (own, *self._sources(style if style in self._styles else self._default))
            yield Setting(
                line,
                next((s.font for s in sources if s.font is not None), None) or None,
                next((s.size for s in sources if s.size is not None), None),
                next((s.pitch for s in sources if s.pitch is not None), None) or None,
            )

    def _sources(self, style_id: str | None) -> tuple[_Source, ...]:
        """Return what a style, those it is based on, and the defaults say, nearest first."""
        if style_id not in self._known:
            self._known[style_id] = self._found(style_id)
        return self._known[style_id]

    def _found(self, style_id: str | None) -> tuple[_Source, ...]:
        out: list[_Source] = []
        while style_id in self._styles and len(out) < _CHAIN:
            style = self._styles[style_id]
            out.append(_source(child(style, "rPr"), child(style, "pPr")))
            style_id = value(style, "basedOn")
        return (*out, _source(self._defaults("rPrDefault", "rPr"), self._defaults("pPrDefault", "pPr")))

    def _defaults(self, holder: str, name: str) -> Element | None:
        found = child(self._base, holder) if self._base is not None else None
        return child(found, name) if found is not None else None


def _source(characters: Element | None, paragraph: Element | None) -> _Source:
    return _Source(_font(characters), _half_points(characters), _pitch(paragraph))


def _font(properties: Element | None) -> str | None:
    """Return the font of Chinese text, empty where the theme decides, None where nothing is said."""
    fonts = child(properties, "rFonts") if properties is not None else None
    if fonts is None:
        return None
    if (named := attribute(fonts, "eastAsia")) is not None:
        return named
    return "" if attribute(fonts, "eastAsiaTheme") is not None else None


def _pitch(properties: Element | None) -> float | None:
    """Return an exact line pitch in points, 0 where lines are spaced otherwise, None where nothing is said."""
    spacing = child(properties, "spacing") if properties is not None else None
    line = integer(attribute(spacing, "line")) if spacing is not None else None
    if spacing is None or line is None:
        return None
    return line / _TWIPS_PER_POINT if attribute(spacing, "lineRule") == "exact" else 0.0
