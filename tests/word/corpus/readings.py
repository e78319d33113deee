"""What a written document holds: its entries as they are stored, and the characters under each of our comments."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, NamedTuple

from checker.sources.package import Package
from checker.sources.wordml import part_paragraphs, text_box
from tests.word.corpus import views

AUTHOR = "校核语料"
WHEN = datetime(2026, 11, 25, 12, 0, tzinfo=timezone(timedelta(hours=8)))
OURS = views.of_author(AUTHOR)
_MARKS = ("commentRangeStart", "commentRangeEnd")


class Commented(NamedTuple):
    """One of our comments: its paragraphs, the characters of the draft between its marks, and where they stand.

    `line` counts the paragraphs of the main part from 1, `start` and `end` the characters of that paragraph; `note` is
    the kind and id of a note whose mark is among what the marks enclose.
    """

    lines: tuple[str, ...]
    quote: str
    line: int
    start: int
    end: int
    note: tuple[str, str] | None


def anchored(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the words of each of our comments and the characters of the draft between its marks."""
    for comment in commented(path):
        yield "".join(comment.lines), comment.quote


def commented(path: Path) -> Iterator[Commented]:
    """Yield our comments in the order of their part."""
    package = Package(path.read_bytes())
    root = without_ours(package.xml(package.main))
    order = {element: number for number, element in enumerate(root.iter())}
    ends = {mark: {_id(e): e for e in root.iter(f"{{*}}{mark}")} for mark in _MARKS}
    paragraphs = part_paragraphs(root)
    numbers = {p.element: n for n, p in enumerate(paragraphs, 1)}
    running = [(n, p) for n, p in enumerate(paragraphs, 1) if text_box(p.element) is None]  # a box stands on its own
    atoms = [(order[a.element], a, n) for n, p in running for a in p.atoms]
    notes = list(root.iter("{*}footnoteReference", "{*}endnoteReference"))
    for name in package.related(package.main, "comments"):
        for comment in package.xml(name).iter("{*}comment"):
            if views.attribute(comment, "author") == AUTHOR:
                marks = [ends[mark].get(_id(comment)) for mark in _MARKS]
                first, last = (-1 if mark is None else order[mark] for mark in marks)
                under = [(a, n) for at, a, n in atoms if first < at < last]
                around = [] if marks[0] is None else [numbers[e] for e in marks[0].iterancestors() if e in numbers]
                line = around[0] if around else sum(order[p.element] < first for p in paragraphs) or 1
                inside = [a for a, n in under if n == line]
                lines = tuple("".join(text.text or "" for text in p.iter("{*}t")) for p in comment.iter("{*}p"))
                start, end = (inside[0].start, inside[-1].stop) if inside else (0, 0)
                note = next((n for n in notes if first < order[n] < last), None)
                kind = None if note is None else (note.tag.partition("}")[2], _id(note))
                yield Commented(lines, "".join(a.text for a, _ in under), line, start, end, kind)


def marked_paragraphs(path: Path) -> set[Any]:
    """Return the outermost paragraphs that hold a mark or the reference of one of our comments."""
    package = Package(path.read_bytes())
    parts = [package.xml(name) for name in package.related(package.main, "comments")]
    ours = {_id(e) for part in parts for e in part.iter("{*}comment") if views.attribute(e, "author") == AUTHOR}
    marks = package.xml(package.main).iter(*(f"{{*}}{mark}" for mark in (*_MARKS, "commentReference")))
    return {list(mark.iterancestors("{*}p"))[-1] for mark in marks if _id(mark) in ours}


def without_ours(root: Any) -> Any:
    """Return the tree with our revisions' marks turned round, so that the reader sees the draft; places stay."""
    for element in list(root.iter("{*}ins", "{*}del")):
        if not OURS(element):
            continue
        space = element.tag.partition("}")[0] + "}"
        if element.tag.endswith("}del"):
            for text in element.iter(space + "delText"):
                text.tag = space + "t"
            element.tag = space + "ins"
        else:
            element.tag = space + "del"
    return root


def _id(element: Any) -> str:
    return views.attribute(element, "id") or ""


def entries(path: Path) -> dict[str, tuple[int, bytes]]:
    """Return the entries of a zip: the checksum of each and its compressed bytes."""
    data = path.read_bytes()
    out: dict[str, tuple[int, bytes]] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.infolist():
            name, extra = (int.from_bytes(data[entry.header_offset + at :][:2], "little") for at in (26, 28))
            start = entry.header_offset + 30 + name + extra
            out[entry.filename] = entry.CRC, data[start : start + entry.compress_size]
    return out


def repeated(path: Path) -> Counter[str]:
    """Return the types of comment parts that the main part is related to twice, and parts declared twice."""
    package = Package(path.read_bytes())
    folder, _, name = package.main.rpartition("/")
    relations, declared = package.find(f"{folder}/_rels/{name}.rels".lstrip("/")), package.find("[Content_Types].xml")
    kinds = [e.get("Type") or "" for e in package.xml(relations)] if relations else []
    parts = [(e.get("PartName") or "").lower() for e in package.xml(declared)] if declared else []
    counts = Counter(k for k in kinds if "omments" in k or k.endswith("/people")) + Counter(p for p in parts if p)
    return Counter({key: n for key, n in counts.items() if n > 1})
