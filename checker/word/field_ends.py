"""Where the complex fields end that stand around a place in the running text.

They nest, and may end in a later paragraph (a table of contents, an index). Fields of text boxes are stories of their
own, in which no comment stands; a beginning that is never ended is none.
"""

from __future__ import annotations

from checker.sources.wordml import Element, attribute, below, is_word, tags, text_box

_FIELD_MARK = tags("fldChar")


class FieldEnds:
    """The fields of a part. Runs may be cut and inserted later, but the marks of fields must stay."""

    def __init__(self, root: Element) -> None:
        self._ends: dict[Element, Element] = {}  # by beginning
        self._reaching: dict[Element, tuple[Element, ...]] = {}  # into a paragraph: beginnings, outermost first
        begun: list[Element] = []
        for element in root.iter(*tags("p"), *_FIELD_MARK) if next(below(root, "fldChar"), None) is not None else ():
            if is_word(element, "fldChar"):
                ended = _meet(element, begun)
                if ended is not None:
                    self._ends[ended] = element
            elif begun:
                self._reaching[element] = tuple(begun)

    def around(self, place: Element) -> list[Element]:
        """Return the ends of the fields that are open behind an element of a paragraph, the innermost first.

        Only of those that end in the same cell, or outside tables as well: LibreOffice loses a comment whose reference
        stands in another cell than its range.
        """
        if not self._ends:
            return []
        paragraph = next(place.iterancestors(*tags("p")))
        begun = list(self._reaching.get(paragraph, ()))
        inside = frozenset(below(place, "fldChar"))
        passed = False
        for element in paragraph.iter(place.tag, *_FIELD_MARK):
            passed = passed or element is place
            if is_word(element, "fldChar"):
                if passed and element not in inside:
                    break
                _meet(element, begun)
        found = [self._ends[begin] for begin in reversed(begun) if begin in self._ends]
        return [end for end in found if _cell(end) is _cell(paragraph)]


def _meet(mark: Element, begun: list[Element]) -> Element | None:
    """Bring the open beginnings up to date; return the one that the mark ends, if it does."""
    kind = attribute(mark, "fldCharType")
    if text_box(mark) is None:
        if kind == "begin":
            begun.append(mark)
        elif kind == "end" and begun:
            return begun.pop()
    return None


def _cell(element: Element) -> Element | None:
    return next(element.iterancestors(*tags("tc")), None)
