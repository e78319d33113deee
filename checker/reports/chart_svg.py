"""A chart row as inline SVG whose colours follow the page: `.s0` … are set by the page's style."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from checker.reports.dumbbell import Mark, Picture, Series, Shape, Stroke, corners


def svg(picture: Picture, label: str = "") -> str:
    """Return a picture as `<svg>`; with a `label` a screen reader says it, without one it is decoration."""
    spoken = f'role="img" aria-label="{escape(label, quote=True)}"' if label else 'aria-hidden="true"'
    size = f'width="{_n(picture.width)}" height="{_n(picture.height)}"'
    box = f'viewBox="0 0 {_n(picture.width)} {_n(picture.height)}"'
    return f"<svg {size} {box} {spoken}>{''.join(_shapes(picture))}</svg>"


def colours(series: tuple[Series, ...], *, dark: bool = False) -> str:
    """Return the colours of the series as custom properties for `:root`."""
    return " ".join(f"--s{i}: {one.dark if dark else one.light};" for i, one in enumerate(series))


def classes(series: tuple[Series, ...]) -> str:
    """Return the rules that give each series its colour."""
    return "\n".join(f".s{i} {{ color: var(--s{i}); }}" for i, _ in enumerate(series))


def _shapes(picture: Picture) -> Iterator[str]:
    yield from (_stroke(stroke) for stroke in picture.strokes)
    yield from (_mark(mark) for mark in picture.marks)


def _stroke(stroke: Stroke) -> str:
    ends = f'x1="{_n(stroke.x1)}" y1="{_n(stroke.y1)}" x2="{_n(stroke.x2)}" y2="{_n(stroke.y2)}"'
    look = 'class="guide"' if stroke.series is None else f'class="s{stroke.series}"'
    return f'<line {ends} {look} stroke="currentColor" stroke-width="{_n(stroke.width)}"/>'


def _mark(mark: Mark) -> str:
    fill = "currentColor" if mark.filled else "var(--paper)"
    look = f'class="s{mark.series}" fill="{fill}" stroke="currentColor" stroke-width="1.3"'
    if mark.shape is Shape.CIRCLE:
        return f'<circle cx="{_n(mark.x)}" cy="{_n(mark.y)}" r="{_n(mark.radius)}" {look}/>'
    points = " ".join(f"{_n(x)},{_n(y)}" for x, y in corners(mark))
    return f'<polygon points="{points}" {look}/>'


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
