"""The sample plans as readable text: one source file a plan, in a small line markup.

`%key value` before `%body` says what stands before the plan proper; `%toc` is followed by entries with
a tab and the page number. After `%body`: `# ` and `## ` are headings (their numbers are typed), `[^1]` refers
to a footnote that a line `[^1]: …` gives, `%caption` and `%table WIDTHS … %end` make a table with tabs
between cells, any other line is a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
NAMES = ("临溪区", "澜川市", "青澜省")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the body; `level` 0 is running text, `caption` the line above a table."""

    text: str
    level: int = 0
    caption: bool = False


@dataclass(frozen=True)
class Grid:
    """A table: relative widths and rows of cell texts, the first row its header."""

    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Source:
    """One sample plan before it becomes a Word file."""

    head: dict[str, str]
    toc: tuple[tuple[str, str], ...]
    body: tuple[Paragraph | Grid, ...]
    footnotes: dict[str, str] = field(default_factory=dict)


def read(name: str) -> Source:
    """Return the source `tests/samples/<name>.txt`."""
    front, _, rest = (FOLDER / f"{name}.txt").read_text("utf-8").partition("%body\n")
    keys, _, toc = front.partition("%toc\n")
    head = dict(line[1:].split(" ", 1) for line in keys.splitlines())
    entries = tuple((title, page) for title, page in (line.split("\t") for line in toc.splitlines()))
    lines = rest.splitlines()
    notes = dict(match.groups() for line in lines if (match := re.match(r"\[\^(\d+)\]: (.+)", line)))
    return Source(head, entries, tuple(_body(line for line in lines if not line.startswith("[^"))), notes)


def _body(lines: Iterator[str]) -> Iterator[Paragraph | Grid]:
    for line in lines:
        if line.startswith("%table"):
            yield _grid(line, lines)
        elif line.startswith("%caption "):
            yield Paragraph(line.removeprefix("%caption "), caption=True)
        else:
            marks, _, text = line.rpartition("# ")
            yield Paragraph(text, level=len(marks + "#") if text != line else 0)


def _grid(first: str, lines: Iterator[str]) -> Grid:
    rows = []
    for line in lines:
        if line == "%end":
            break
        rows.append(tuple(line.split("\t")))
    return Grid(tuple(int(width) for width in first.split()[1:]), tuple(rows))
