"""Paragraphs joined plainly, and the bytes of the part that the joined one takes the place of."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from checker.sources.wordml import Element, child, is_word
from checker.word.resolution import end_paragraph, has_content, next_block, take_out
from checker.word.splice import Region


class Joiner:
    """Joins paragraphs of one part, whose `regions` are None where it is written whole."""

    def __init__(self, regions: Mapping[Element, Region] | None) -> None:
        self._regions = dict(regions or {})

    def join(self, paragraph: Element, added: Collection[Element]) -> None:
        """Join a paragraph with the next one; called from the last to the first.

        The next one's properties are kept, as when a deleted mark is accepted; but where nothing is left of the next
        one but its mark, that one goes.
        """
        between, following = next_block(paragraph)
        if following is None or not is_word(following, "p"):
            self._vanish(paragraph)
            return
        original = following
        while original in added:
            behind = original.getnext()
            assert behind is not None
            original = behind
        if original is following and _is_bare(following) and has_content(paragraph):
            paragraph.extend([*between, *(e for e in following if not is_word(e, "pPr"))])
            take_out(following)
            self._merge(paragraph, original, paragraph)
        else:
            end_paragraph(paragraph)
            self._merge(paragraph, original)

    def edited(self, touched: Iterable[Element]) -> list[Region]:
        """Return the regions of the touched paragraphs in order, those of joined ones and what was between as one."""
        out: list[Region] = []
        found = {id(region): region for element in touched if (region := self._regions.get(element))}
        for region in sorted(found.values(), key=lambda r: (r.start, -r.stop)):
            if not out or region.start >= out[-1].stop:
                out.append(region)
        return out

    def _merge(self, first: Element, last: Element, left: Element | None = None) -> None:
        """Take note that of two outermost paragraphs one is left in the place of both: the last, or `left`."""
        if first in self._regions and last in self._regions:
            region = self._regions[last]
            region.start, region.element = self._regions[first].start, left if left is not None else region.element
            self._regions[first] = region

    def _vanish(self, paragraph: Element) -> None:
        """Take out an empty paragraph that has none beside it to be joined with."""
        end_paragraph(paragraph)
        if paragraph in self._regions and paragraph.getparent() is None:
            self._regions[paragraph].removed = True


def _is_bare(paragraph: Element) -> bool:
    """Tell whether nothing is left of a paragraph but a mark that can go: no section's, none that others changed."""
    if has_content(paragraph):
        return False
    properties = child(paragraph, "pPr")
    mark = child(properties, "rPr") if properties is not None else None
    changed = mark is not None and any(child(mark, kind) is not None for kind in ("ins", "del", "moveFrom", "moveTo"))
    return not changed and (properties is None or child(properties, "sectPr") is None)
