"""Plans made in memory: text as a file's lines, Word paragraphs as blocks."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from checker.plan import Block, BlockKind, Plan


def text_plan(text: str, name: str = "草案.txt") -> Plan:
    """Return the plan that a text file with these lines gives; common indent is taken off."""
    lines = dedent(text).strip("\n").split("\n")
    return Plan(Path(name), "txt", "0" * 64, tuple(Block(i, line) for i, line in enumerate(lines, 1)))


def word_plan(*blocks: Block | str) -> Plan:
    """Return a Word plan of the blocks, numbered from 1; a bare string is a body paragraph."""
    made = [Block(0, b, style="Normal") if isinstance(b, str) else b for b in blocks]
    return Plan(
        Path("草案.docx"),
        "docx",
        "0" * 64,
        tuple(Block(i, b.text, b.part, b.kind, b.style, b.level, b.number, b.cell) for i, b in enumerate(made, 1)),
    )


def heading(text: str, level: int, number: str | None = None) -> Block:
    """Return a paragraph with a heading style, and Word's automatic number if one is given."""
    return Block(0, text, style=f"heading {level}", level=level, number=number)


def contents_line(text: str, level: int = 1) -> Block:
    """Return a paragraph of Word's own table of contents."""
    return Block(0, text, kind=BlockKind.TOC, style=f"toc {level}")
