"""A chart row as a group of Word's own shapes, inline: crisp at any size, no font, and the drafter can edit it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from checker.reports.dumbbell import Mark, Picture, Series, Shape, Stroke

NAMESPACES = {
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
_EMU = 12700
_GUIDE, _GROUND = "C9C9C9", "FFFFFF"
_GEOMETRY = {Shape.CIRCLE: "ellipse", Shape.DIAMOND: "diamond", Shape.TRIANGLE: "triangle", Shape.SQUARE: "rect"}


def drawing(picture: Picture, series: Sequence[Series], number: int, label: str) -> str:
    """Return a `w:r` with the picture; `number` is its id in the document, `label` its text for screen readers.

    The prefixes w, mc, wp, a, wpg and wps must be declared round it.
    """
    size = f'cx="{_emu(picture.width)}" cy="{_emu(picture.height)}"'
    box = f'<a:off x="0" y="0"/><a:ext {size}/><a:chOff x="0" y="0"/><a:chExt {size}/>'
    inside = "".join(_shapes(picture, series))
    group = f"<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm>{box}</a:xfrm></wpg:grpSpPr>{inside}</wpg:wgp>"
    inline = (
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{number}" name="对照图{number}" descr="{escape(label, quote=True)}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{NAMESPACES["wpg"]}">{group}</a:graphicData></a:graphic></wp:inline>'
    )
    choice = f'<mc:Choice Requires="wpg"><w:drawing>{inline}</w:drawing></mc:Choice>'
    return f"<w:r><mc:AlternateContent>{choice}<mc:Fallback/></mc:AlternateContent></w:r>"


def _shapes(picture: Picture, series: Sequence[Series]) -> Iterator[str]:
    for number, stroke in enumerate(picture.strokes, 1):
        yield _wrapped(number, _line(stroke, series), connector=True)
    for number, mark in enumerate(picture.marks, len(picture.strokes) + 1):
        yield _wrapped(number, _symbol(mark, series))


def _wrapped(number: int, properties: str, *, connector: bool = False) -> str:
    kind = "<wps:cNvCnPr/>" if connector else "<wps:cNvSpPr/>"
    return f'<wps:wsp><wps:cNvPr id="{number}" name=""/>{kind}<wps:spPr>{properties}</wps:spPr><wps:bodyPr/></wps:wsp>'


def _line(stroke: Stroke, series: Sequence[Series]) -> str:
    left, top = min(stroke.x1, stroke.x2), min(stroke.y1, stroke.y2)
    wide, high = abs(stroke.x2 - stroke.x1), abs(stroke.y2 - stroke.y1)
    rises = (stroke.x2 - stroke.x1) * (stroke.y2 - stroke.y1) < 0
    colour = _GUIDE if stroke.series is None else series[stroke.series].light[1:]
    frame = _frame(left, top, wide, high, ' flipV="1"' if rises else "")
    return f'{frame}<a:prstGeom prst="line"><a:avLst/></a:prstGeom>{_ink(colour, stroke.width)}'


def _symbol(mark: Mark, series: Sequence[Series]) -> str:
    colour = series[mark.series].light[1:]
    fill = colour if mark.filled else _GROUND
    frame = _frame(*_box(mark))
    geometry = f'<a:prstGeom prst="{_GEOMETRY[mark.shape]}"><a:avLst/></a:prstGeom>'
    return f'{frame}{geometry}<a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>{_ink(colour, 1.3)}'


def _box(mark: Mark) -> tuple[float, float, float, float]:
    x, y, r = mark.x, mark.y, mark.radius
    if mark.shape is Shape.TRIANGLE:
        return x - r, y - r, 2 * r, 1.8 * r
    side = r * 0.85 if mark.shape is Shape.SQUARE else r
    return x - side, y - side, 2 * side, 2 * side


def _frame(left: float, top: float, wide: float, high: float, flip: str = "") -> str:
    place = f'<a:off x="{_emu(left)}" y="{_emu(top)}"/><a:ext cx="{_emu(wide)}" cy="{_emu(high)}"/>'
    return f"<a:xfrm{flip}>{place}</a:xfrm>"


def _ink(colour: str, width: float) -> str:
    return f'<a:ln w="{_emu(width)}"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln>'


def _emu(points: float) -> int:
    return round(points * _EMU)
