"""What holds for a paragraph or run of a Word document: its own properties, those of its styles, the defaults."""

from __future__ import annotations

from collections.abc import Sequence

from checker.sources.package import Package
from checker.sources.styles import integer
from checker.sources.wordml import Element, attribute, child, children, value

_CHAIN = 12  # styles on which a style may be based before the chain is given up
_OFF = ("0", "false", "off")

Sources = Sequence[Element]
"""Properties that say something of one paragraph or run, nearest first."""


class Cascade:
    """The styles and defaults of a document."""

    def __init__(self, package: Package) -> None:
        names = package.related(package.main, "styles")
        root = package.xml(names[0]) if names else None
        self._styles: dict[str, Element] = {}
        self._default: str | None = None
        self._defaults = child(root, "docDefaults") if root is not None else None
        for style in children(root, "style") if root is not None else ():
            if (identifier := attribute(style, "styleId")) is None:
                continue
            self._styles[identifier] = style
            if attribute(style, "type") == "paragraph" and (attribute(style, "default") or "0") not in _OFF:
                self._default = identifier
        self._known: dict[tuple[str | None, str], tuple[Element, ...]] = {}

    def paragraph(self, paragraph: Element) -> list[Element]:
        """Return what sets a paragraph."""
        own = child(paragraph, "pPr")
        return _present(own, *self._chain(self._style(own), "pPr"), self._base("pPrDefault", "pPr"))

    def run(self, paragraph: Element, properties: Element | None) -> list[Element]:
        """Return what sets the characters of a run, or of the mark, with the given `w:rPr`."""
        character = value(properties, "rStyle")
        return _present(
            properties,
            *(self._chain(character, "rPr") if character in self._styles else ()),
            *self._chain(self._style(child(paragraph, "pPr")), "rPr"),
            self._base("rPrDefault", "rPr"),
        )

    def _style(self, properties: Element | None) -> str | None:
        found = value(properties, "pStyle")
        return found if found in self._styles else self._default

    def _chain(self, style: str | None, kind: str) -> tuple[Element, ...]:
        """Return the properties of a style and of those it is based on."""
        if (style, kind) not in self._known:
            self._known[style, kind] = self._properties(style, kind)
        return self._known[style, kind]

    def _properties(self, style: str | None, kind: str) -> tuple[Element, ...]:
        out: list[Element] = []
        seen: set[str] = set()
        while style in self._styles and style not in seen and len(seen) < _CHAIN:
            seen.add(style)
            if (found := child(self._styles[style], kind)) is not None:
                out.append(found)
            style = value(self._styles[style], "basedOn")
        return tuple(out)

    def _base(self, holder: str, kind: str) -> Element | None:
        found = child(self._defaults, holder) if self._defaults is not None else None
        return child(found, kind) if found is not None else None


def said(sources: Sources, name: str, key: str = "val") -> str | None:
    """Return what the nearest source says that has the attribute `w:key` on `w:name`."""
    return next((found for s in sources if (found := value(s, name, key)) is not None), None)


def measured(sources: Sources, name: str, key: str = "val") -> int | None:
    """Return `said` as a number."""
    return integer(said(sources, name, key))


def switched(sources: Sources, name: str) -> bool:
    """Tell whether an on/off property is on: the nearest source that has it decides."""
    for source in sources:
        if (found := child(source, name)) is not None:
            return (attribute(found) or "true") not in _OFF
    return False


def font(sources: Sources, script: str) -> str | None:
    """Return the font of a script (eastAsia, ascii …); None where a theme or nothing names it."""
    for source in sources:
        fonts = child(source, "rFonts")
        if fonts is None:
            continue
        if attribute(fonts, f"{script}Theme") is not None:
            return None
        if (named := attribute(fonts, script)) is not None:
            return named
    return None


def _present(*sources: Element | None) -> list[Element]:
    return [source for source in sources if source is not None]
