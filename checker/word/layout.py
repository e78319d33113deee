"""The layout of official documents as `templates/official_layout.toml` and the office's own file give it."""

from __future__ import annotations

import logging
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from checker import resources
from checker.word.page_roles import Role

_TABLE = "official_layout.toml"
OFFICE_FILE = "公文版式.toml"
TWIPS_PER_MM = 1440 / 25.4
TWIPS_PER_POINT = 20
_GRIDS = {kind: kind for kind in ("lines", "linesAndChars", "snapToChars")}
_FULL = 4096  # units of a character grid in a point
_log = logging.getLogger(__name__)
_SLACK = 8  # rounding must not cost a line its last character


@dataclass(frozen=True, slots=True)
class RoleLayout:
    """How paragraphs of a role are set: sizes, pitch and spaces in points, indents in characters of the size."""

    font: str
    size: float = 16
    pitch: float = 0
    align: str = "left"
    indent: float = 0
    left: float = 0
    right: float = 0
    before: float = 0
    after: float = 0
    bold: bool = False
    keep_next: bool = False
    """It stays on one page with what follows."""


@dataclass(frozen=True, slots=True)
class PageNumberLayout:
    """The page number: its type, the dashes, the side it stands on."""

    font: str
    size: float
    sign: str
    mirrored: bool
    side: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Page, page number, contents and roles; lengths in twips unless their names say otherwise."""

    width: int
    height: int
    margins: tuple[int, int, int, int]  # top, bottom, left, right
    header: int
    footer: int
    lines: int
    characters: int
    grid: str
    number: PageNumberLayout
    contents_levels: int
    contents_from: int
    latin: str
    fonts: Mapping[str, str]
    roles: Mapping[Role, RoleLayout]
    families: Mapping[str, str]
    """Of other names of the fonts: the one that the table uses."""

    @property
    def core(self) -> tuple[int, int]:
        """Width and height of the text's area."""
        top, bottom, left, right = self.margins
        return self.width - left - right, self.height - top - bottom

    @property
    def pitch(self) -> int:
        """The height of a line, so that `lines` of them fill the core: never a twip more, or one is lost."""
        return self.core[1] // self.lines

    @property
    def character_space(self) -> int:
        """What a character of the body has more (or less) than its size, in 1/4096 points."""
        size = self.roles[Role.BODY].size
        return int((self.core[0] / TWIPS_PER_POINT / self.characters - size) * _FULL) - _SLACK

    @property
    def tightening(self) -> int:
        """What the space behind a character of the body is less than none, in twips, where no grid sees to it."""
        return 0 if self.grid != "lines" else min(math.floor(self.character_space / _FULL * TWIPS_PER_POINT), 0)

    def font(self, role: Role) -> str:
        """Return the font of a role."""
        return self.fonts[self.roles[role].font]

    def family(self, font: str | None) -> str | None:
        """Return the name of a font's family, so that 仿宋_GB2312 is 仿宋."""
        return self.families.get(font, font) if font is not None else None

    def line(self, role: Role) -> int:
        """Return the line pitch of a role."""
        own = self.roles[role].pitch
        return round(own * TWIPS_PER_POINT) if own else self.pitch


@cache
def layout() -> Layout:
    """Return the layout, read once: the program's, with the office's own lines over it."""
    try:
        return made_of(resources.layered_template(_TABLE, OFFICE_FILE))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        _log.warning("%s 中有不认识的内容，已按内置版式：%r", OFFICE_FILE, error)
        return made_of(resources.layered_template(_TABLE, ""))


def made_of(table: Mapping[str, Any]) -> Layout:
    """Return the layout that a table gives; raises KeyError, TypeError or ValueError where it is none."""
    page, number, contents = table["page"], table["page_number"], table["contents"]
    top, bottom, left, right = map(_twips, page["margins"])
    roles: dict[Role, RoleLayout] = {
        role: RoleLayout(**{"font": "body", **table["roles"][role.name.lower()]}) for role in SET_ROLES
    }
    fonts = dict(table["fonts"])
    return Layout(
        _twips(page["width"]),
        _twips(page["height"]),
        (top, bottom, left, right),
        _twips(page["header"]),
        _twips(page["footer"]),
        int(page["lines"]),
        int(page["characters"]),
        _GRIDS[page["grid"]],
        PageNumberLayout(**number),
        int(contents["levels"]),
        int(contents["add_from"]),
        fonts.pop("latin"),
        fonts,
        roles,
        {other: name for name, others in table["alike"].items() for other in others},
    )


def _twips(millimetres: float) -> int:
    return round(millimetres * TWIPS_PER_MM)


SET_ROLES: tuple[Role, ...] = tuple(role for role in Role if role is not Role.TABLE_TEXT)
"""The roles that the table has a row for."""
