"""How paragraphs, runs and sections are to look by the layout, and what must change where they do not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from checker.sources.styles import integer
from checker.sources.wordml import Element, attribute, child, value
from checker.word.cascade import Sources, font, measured, said, switched
from checker.word.formatting import Values
from checker.word.gongwen import grid_of
from checker.word.layout import TWIPS_PER_POINT, Layout
from checker.word.page_roles import HEADINGS, Role, Setting
from checker.word.title_lines import title_side

_SIDES = {"start": "left", "end": "right", "distribute": "both", "thaiDistribute": "both", None: "left"}
_SLACK = 20  # twips: what is a point off is as it should be
_INDENT_SLACK = 80  # twips: a quarter of a character
_PAGE_SLACK = 29  # twips: half a millimetre
_WIDEST = 12_600  # twips: paper that is a little wider than A4 (Letter, 大16开)
_NARROWEST = 9_900
_TYPED_INDENT = 2  # half-width blanks; one full-width blank counts as two
_EDGES = ("top", "left", "bottom", "right", "between", "bar")
_TITLES = (Role.TITLE, Role.ANNEX_TITLE)
_STANDING_OUT = (*HEADINGS, Role.ANNEX, Role.ANNEX_TITLE, Role.CONTENTS_TITLE, Role.CAPTION)
_BLACK = (None, "auto", "000000")


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """A paragraph as it should be; lengths in twips, `outline` as Word counts levels, None where it is as it is."""

    align: str
    first: int
    first_characters: int
    left: int
    right: int
    line: int
    before: int
    after: int
    keep_next: bool
    size: int
    outline: int | None = None
    new_page: bool = False
    plain: bool = False
    """Whether lines that a style draws above or below go."""
    any_edge: bool = False
    """Whether left and justified are alike."""

    def with_outline(self, level: int) -> ParagraphLook:
        """Return the look with an outline level, 1 the highest."""
        return replace(self, outline=level - 1)

    def with_new_page(self) -> ParagraphLook:
        """Return the look of a paragraph that begins a page."""
        return replace(self, new_page=True)

    def differences(self, sources: Sources, *, listed: bool) -> Values:
        """Return the properties that must be set; a numbered paragraph keeps the indents of its list."""
        out: dict[str, Mapping[str, str | None] | None] = {}
        if self.keep_next and not switched(sources, "keepNext"):
            out["keepNext"] = {"val": None}
        if self.new_page and not switched(sources, "pageBreakBefore"):
            out["pageBreakBefore"] = {"val": None}
        if self.plain and (drawn := _borders(sources)):
            out["pBdr"] = {f"{edge}/val": "nil" for edge in drawn}
        if not self._spaced(sources):
            out["spacing"] = _spacing(self.line, self.before, self.after)
        if not listed and not self._indented(sources):
            out["ind"] = self._indents()
        side = said(sources, "jc")
        side = _SIDES.get(side, side)
        if side != self.align and not (self.any_edge and side in ("left", "both")):
            out["jc"] = {"val": self.align}
        if self.outline is not None and measured(sources, "outlineLvl") != self.outline:
            out["outlineLvl"] = {"val": str(self.outline)}
        return out

    def _spaced(self, sources: Sources) -> bool:
        line = measured(sources, "spacing", "line") or 0
        exact = said(sources, "spacing", "lineRule") == "exact"
        return (
            exact
            and abs(line - self.line) < _SLACK // 4
            and all(
                abs(_space(sources, edge) - wanted) < _SLACK
                for edge, wanted in (("before", self.before), ("after", self.after))
            )
        )

    def _indented(self, sources: Sources) -> bool:
        first = _length(sources, "firstLine", self.size) - _length(sources, "hanging", self.size)
        left = max(_length(sources, "left", self.size), _length(sources, "start", self.size))
        right = max(_length(sources, "right", self.size), _length(sources, "end", self.size))
        pairs = ((first, self.first), (left, self.left), (right, self.right))
        return all(abs(found - wanted) < _INDENT_SLACK for found, wanted in pairs)

    def _indents(self) -> Mapping[str, str | None]:
        size = self.size
        return {
            "leftChars": str(round(self.left / size * 100)),
            "left": str(self.left),
            "rightChars": str(round(self.right / size * 100)),
            "right": str(self.right),
            "firstLineChars": str(self.first_characters),
            "firstLine": str(self.first),
            "hanging": None,
            "hangingChars": None,
            "start": None,
            "startChars": None,
            "end": None,
            "endChars": None,
        }


def paragraph_look(page: Layout, setting: Setting, text: str, *, goes_on: bool) -> ParagraphLook:
    """Return how a paragraph with this setting should be; `goes_on` for one that continues a sentence.

    Blanks that the author typed at its beginning are text and stay: they are the indent then.
    """
    own = page.roles[setting.role]
    size = round(own.size * TWIPS_PER_POINT)
    typed = _typed_indent(text)
    side = title_side(text) if setting.role in _TITLES else 0
    first = 0 if goes_on or setting.centred or typed >= _TYPED_INDENT else round(own.indent * size)
    return ParagraphLook(
        align="center" if setting.centred else own.align,
        first=first,
        first_characters=round(first / size * 100),
        left=side or round(own.left * size),
        right=side or (0 if own.align == "right" and typed else round(own.right * size)),
        line=page.line(setting.role),
        before=round(own.before * TWIPS_PER_POINT),
        after=round(own.after * TWIPS_PER_POINT),
        keep_next=own.keep_next,
        size=size,
        plain=setting.role in _STANDING_OUT,
        any_edge=own.align in ("left", "both") and not setting.centred,
    )


def _borders(sources: Sources) -> list[str]:
    """Return the edges at which a line is drawn."""
    for source in sources:
        if (borders := child(source, "pBdr")) is not None:
            return [edge for edge in _EDGES if value(borders, edge) not in (None, "nil", "none")]
    return []


def _typed_indent(text: str) -> int:
    blanks = text[: len(text) - len(text.lstrip())]
    return sum(2 if blank in "\u3000\t" else 1 for blank in blanks)


def _spacing(line: int, before: int, after: int) -> Mapping[str, str | None]:
    return {
        "before": str(before),
        "beforeLines": "0",
        "beforeAutospacing": "0",
        "after": str(after),
        "afterLines": "0",
        "afterAutospacing": "0",
        "line": str(line),
        "lineRule": "exact",
    }


def _space(sources: Sources, edge: str) -> int:
    """Return the space before or after in twips; what counts in lines or is left to Word is never what is wanted."""
    for source in sources:
        if (spacing := child(source, "spacing")) is None:
            continue
        automatic = (attribute(spacing, f"{edge}Autospacing") or "0") not in ("0", "false", "off")
        if automatic or integer(attribute(spacing, f"{edge}Lines")):
            return -1 << 20
        if (found := integer(attribute(spacing, edge))) is not None:
            return found
    return 0


def _length(sources: Sources, edge: str, size: int) -> int:
    """Return an indent in twips: in characters where the nearest source that has it counts so."""
    for source in sources:
        if (indents := child(source, "ind")) is None:
            continue
        if characters := integer(attribute(indents, f"{edge}Chars")):
            return round(characters * size / 100)
        if (found := integer(attribute(indents, edge))) is not None:
            return found
        if edge in ("firstLine", "hanging") and any(attribute(indents, e) for e in ("firstLine", "hanging")):
            return 0
    return 0


@dataclass(frozen=True, slots=True)
class RunLook:
    """A run as it is or should be; the size in half points."""

    font: str | None
    latin: str | None
    size: int | None
    bold: bool
    italic: bool
    colour: str | None
    heading: bool = False

    @classmethod
    def of(cls, sources: Sources) -> RunLook:
        """Return how a run is."""
        return cls(
            font(sources, "eastAsia"),
            font(sources, "ascii"),
            measured(sources, "sz"),
            switched(sources, "b"),
            switched(sources, "i"),
            said(sources, "color"),
        )

    def differences(self, sources: Sources, page: Layout) -> Values:
        """Return the properties that must be set; what authors stress in running text stays."""
        now = RunLook.of(sources)
        out: dict[str, Mapping[str, str | None] | None] = {}
        if page.family(now.font) != page.family(self.font) or (page.latin and now.latin != page.latin):
            out["rFonts"] = _fonts(page, self.font or "", now.latin)
        if self.heading:
            for local, is_on in (("b", now.bold), ("i", now.italic)):
                if is_on != (self.bold and local == "b"):
                    on = None if self.bold and local == "b" else "0"
                    out[local] = out[f"{local}Cs"] = {"val": on}
            if now.colour not in _BLACK:
                out["color"] = {"val": "000000", "themeColor": None, "themeTint": None, "themeShade": None}
        if now.size != self.size:
            out["sz"] = out["szCs"] = {"val": str(self.size)}
        return out


def run_look(page: Layout, role: Role) -> RunLook:
    """Return how the text of a role should be."""
    own = page.roles[role]
    name = page.font(role)
    return RunLook(name, page.latin or name, round(own.size * 2), own.bold, False, None, role in _STANDING_OUT)


def cell_look(page: Layout, sources: Sources) -> Values:
    """Return what must be set for a run in a table: a font of the layout where it has another."""
    now = font(sources, "eastAsia")
    if now is not None and page.family(now) in page.fonts.values():
        return {}
    return {"rFonts": _fonts(page, page.font(Role.BODY), font(sources, "ascii"))}


def _fonts(page: Layout, name: str, latin_now: str | None) -> Mapping[str, str | None]:
    """Return the attributes of `w:rFonts`; digits in Times New Roman are common practice and stay so."""
    out: dict[str, str | None] = {"eastAsia": name, "eastAsiaTheme": None}
    if page.latin or latin_now != "Times New Roman":
        latin = page.latin or name
        out |= {"ascii": latin, "hAnsi": latin, "cs": latin, "asciiTheme": None, "hAnsiTheme": None, "cstheme": None}
    return out


def section_look(page: Layout, section: Element, *, grid_of_lines: bool) -> Values | None:
    """Return what must be set for a section; None for one that is no portrait page of about A4.

    Without `grid_of_lines` the grid stays: tables would have their rows as high as lines of the text.
    """
    width, height = _twips(section, "pgSz", "w"), _twips(section, "pgSz", "h")
    turned = value(section, "pgSz", "orient") == "landscape"
    if turned or width is None or height is None or not _NARROWEST <= width <= min(_WIDEST, height):
        return None
    out: dict[str, Mapping[str, str | None] | None] = {}
    if abs(width - page.width) > _PAGE_SLACK or abs(height - page.height) > _PAGE_SLACK:
        out["pgSz"] = {"w": str(page.width), "h": str(page.height), "code": None}
    edges = dict(zip(("top", "bottom", "left", "right"), page.margins, strict=True)) | {"gutter": 0}
    margins = {edge: _twips(section, "pgMar", edge) for edge in edges}
    if any(abs((margins[edge] or 0) - wanted) > _PAGE_SLACK for edge, wanted in edges.items()):
        footer, header = (_twips(section, "pgMar", edge) for edge in ("footer", "header"))
        out["pgMar"] = {
            **{edge: str(wanted) for edge, wanted in edges.items()},
            "header": str(page.header if header is None else header),
            "footer": str(page.footer if footer is None else footer),
        }
    grid = {key: value(section, "docGrid", key) for key in ("type", "linePitch", "charSpace")}
    wanted_grid = grid_of(page)
    if grid_of_lines and any(grid[key] != wanted for key, wanted in wanted_grid.items()):
        out["docGrid"] = wanted_grid
    return out


def _twips(section: Element, holder: str, key: str) -> int | None:
    return integer(value(section, holder, key))
