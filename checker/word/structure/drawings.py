"""Ids of pictures: each is there once in a document."""

from __future__ import annotations

from itertools import count

from checker.sources.wordml import Element

_IDS = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_IDS_STRICT = "{http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing}docPr"


def renew_pictures(root: Element, block: Element) -> None:
    """Give the pictures of a copied block ids that no picture of the part has."""
    copies = list(block.iter(_IDS, _IDS_STRICT))
    if not copies:
        return
    taken = {e.get("id") for e in root.iter(_IDS, _IDS_STRICT)}
    free = (str(n) for n in count(1))
    for picture in copies:
        identifier = next(n for n in free if n not in taken)
        taken.add(identifier)
        picture.set("id", identifier)
