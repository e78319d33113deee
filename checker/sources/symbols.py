"""What glyphs of symbol fonts show, told by their number in the font, as the characters that they stand for.

Word writes such a glyph as a `w:sym`, or as a character of the private area in a run that is set in the font.

The glyphs of Symbol, Wingdings and Wingdings 2 that have a character of their own are in `symbol_fonts.tsv`.
"""

from __future__ import annotations

import re
from functools import cache

from checker import resources

OBJECT = "\ufffc"
"""Stands for a symbol that has no character of its own (a pictogram of Wingdings and the like)."""
GLYPH = re.compile("[\uf020-\uf0ff]")
"""A character that is a glyph's number in the font of its run."""

_SHIFT = 0xF000  # Word writes glyph numbers shifted into the private area, other programs do not
_GLYPHS = range(0x20, 0x100)
_PRIVATE = range(0xE000, 0xF900)
_SURROGATES = range(0xD800, 0xE000)
_CONTROLS = range(0x7F, 0xA0)


def shown(text: str, *fonts: str | None) -> str:
    """Return the text of a run as it is seen: its private characters as glyphs of the first symbol font among `fonts`.

    Each character stays one character.
    """
    font = symbol_font(*fonts)
    if font is None:
        return text
    return GLYPH.sub(lambda glyph: symbol(font, f"{ord(glyph[0]):X}"), text)


def symbol_font(*fonts: str | None) -> str | None:
    """Return the first of the fonts whose glyphs are known, None where it is none of them."""
    return next((font for font in fonts if font and font.strip().lower() in _tables()), None)


def symbol(font: str, code: str) -> str:
    """Return the one character that a `w:sym` of the font and the hexadecimal code shows, or `OBJECT`.

    In a font that is no symbol font a code outside the private area is the character itself.
    """
    try:
        number = int(code, 16)
    except ValueError:
        return OBJECT
    glyphs = _tables().get(font.strip().lower())
    glyph = number - _SHIFT if number - _SHIFT in _GLYPHS else number
    if glyphs is not None and glyph in _GLYPHS:
        return glyphs.get(glyph, OBJECT)
    strange = any(number in codes for codes in (_PRIVATE, _SURROGATES, _CONTROLS))
    return OBJECT if strange or not 0x20 <= number <= 0xFFFF else chr(number)


@cache
def _tables() -> dict[str, dict[int, str]]:
    """Return the glyphs of each symbol font by number; each is one character, or places would drift."""
    out: dict[str, dict[int, str]] = {}
    named = {f"{glyph:02X}": glyph for glyph in _GLYPHS}
    for row in resources.rows("symbol_fonts.tsv"):
        glyphs = out.setdefault(row["kind"].lower(), {0x20: " "})
        glyph = named.get(row["code"].upper())
        if glyph is not None and len(row["character"]) == 1:
            glyphs[glyph] = row["character"]
    return out
