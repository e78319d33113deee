"""What a written file says, read without the code that wrote it, and pandoc as a second opinion."""

from __future__ import annotations

import io
import subprocess
import zipfile
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from checker.sources.package import Package
from checker.sources.wordml import Element, W, attribute, part_paragraphs
from checker.word.changes import Comment, Mode, Refusal, Replacement
from checker.word.export import export
from checker.word.resolution import reject

AUTHOR = "核稿助手"
WHEN = datetime(2026, 11, 25, 12, 0, tzinfo=timezone(timedelta(hours=8)))
P = f"{{{W}}}"


class Draft:
    """A draft in a folder of its own, and what an export makes of it."""

    def __init__(self, folder: Path, data: bytes) -> None:
        self.path, self.output = folder / "草案.docx", folder / "批注.docx"
        self.data = data
        self.path.write_bytes(data)

    def export(
        self,
        comments: list[Comment] | tuple[Comment, ...] = (),
        replacements: list[Replacement] | tuple[Replacement, ...] = (),
        mode: Mode = Mode.TRACKED,
        **options: Any,
    ) -> tuple[Refusal, ...]:
        """Export; the draft must be what it was."""
        options = {"author": AUTHOR, "when": WHEN, **options}
        refusals = export(self.path, self.output, comments=comments, replacements=replacements, mode=mode, **options)
        assert self.path.read_bytes() == self.data
        return refusals

    @property
    def root(self) -> Element:
        """The main part of the result."""
        return main(self.output.read_bytes())

    @property
    def texts(self) -> list[str]:
        """The paragraphs of the result with everything accepted."""
        return texts(self.root)

    @property
    def undone(self) -> list[str]:
        """The paragraphs of the result with our revisions rejected."""
        return texts(without_ours(self.root))

    @property
    def anchored(self) -> list[str]:
        """The text under each of our comments, as the draft had it, in the order of the comments' ids."""
        return anchored(without_ours(self.root), self.comment_ids)

    @property
    def comment_ids(self) -> list[str]:
        """The ids of our comments."""
        found = part(self.output, "word/comments.xml").iter(P + "comment")
        return sorted((e.get(P + "id") for e in found if e.get(P + "author") == AUTHOR), key=int)


def main(data: bytes) -> Element:
    package = Package(data)
    return package.xml(package.main)


def part(path: Path, name: str) -> Element:
    return Package(path.read_bytes()).xml(name)


def texts(root: Element) -> list[str]:
    return [paragraph.text for paragraph in part_paragraphs(root)]


def without_ours(root: Element) -> Element:
    found = root.iter("{*}ins", "{*}del", "{*}pPrChange")
    ours = {attribute(e, "id") for e in found if attribute(e, "author") == AUTHOR}
    reject(root, ours)
    return root


def anchored(root: Element, identifiers: list[str]) -> list[str]:
    """Return the visible text between the marks of each comment."""
    order = {element: n for n, element in enumerate(root.iter())}
    atoms = [atom for paragraph in part_paragraphs(root) for atom in paragraph.atoms]
    places = {
        tag: {e.get(P + "id"): order[e] for e in root.iter(P + tag)} for tag in ("commentRangeStart", "commentRangeEnd")
    }
    return [
        "".join(
            atom.text
            for atom in atoms
            if places["commentRangeStart"][i] < order[atom.element] < places["commentRangeEnd"][i]
        )
        for i in identifiers
    ]


def entries(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pandoc(path: Path, changes: str) -> str:
    """Return pandoc's plain text, changes accepted or rejected; skips the test where pandoc is absent."""
    pypandoc = pytest.importorskip("pypandoc")
    program = pypandoc.get_pandoc_path()
    command = [program, f"--track-changes={changes}", "-f", "docx", "-t", "plain", "--wrap=none", str(path)]
    return subprocess.run(command, capture_output=True, check=True, timeout=60).stdout.decode("utf-8")
