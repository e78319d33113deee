"""What a `w:sym` shows: a glyph of a symbol font, told by its number in the font, as the character that it stands for.

The glyphs of Symbol, Wingdings and Wingdings 2 that have a character of their own are in `symbol_fonts.tsv`.
"""

from __future__ import annotations

from functools import cache

from checker import resources

OBJECT = "\ufffc"
"""Stands for a symbol that has no character of its own (a pictogram of Wingdings and the like)."""

_SHIFT = 0xF000  # Word writes glyph numbers shifted into the private area, other programs do not
_GLYPHS = range(0x20, 0x100)
_PRIVATE = range(0xE000, 0xF900)
_SURROGATES = range(0xD800, 0xE000)
_CONTROLS = range(0x7F, 0xA0)


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
