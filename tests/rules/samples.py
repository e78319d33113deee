"""Small plans written in a test: one paragraph a line, read by the real reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path

from checker import engine
from checker.align.known_plans import KnownPlan, known_plan
from checker.findings import Finding
from checker.plan import Block, Plan
from checker.reading import read
from checker.reading.elements import Reading
from checker.review import Review
from checker.rules.base import Rule
from tests.rules.layouts import layout_of


def plan_of(text: str, name: str = "draft.txt") -> Plan:
    """Return the plan that a .txt file with this text gives, or a .docx file where the first line tells its layout."""
    lines = text.split("\n")
    layout = layout_of(lines)
    if layout is None:
        return Plan(Path(name), "txt", "0" * 64, tuple(Block(i, line) for i, line in enumerate(lines, 1)))
    blocks = tuple(Block(i, line, level=0 if i == 2 else None) for i, line in enumerate(["", *lines[1:]], 1))
    return Plan(Path(name), "docx", "0" * 64, blocks, layout=layout)


@cache
def reading_of(text: str) -> Reading:
    """Return the reading of a small plan."""
    return read(plan_of(text))


def review_of(
    text: str,
    upper: str | None = None,
    rule: type[Rule] | None = None,
    siblings: Sequence[str] = (),
    known: Sequence[str] = (),
) -> Review:
    """Return the review of a small plan, by one rule or all; `known` are plans of the library."""
    uppers = [reading_of(upper)] if upper else []
    beside = [reading_of(sibling) for sibling in siblings]
    select = [rule.code] if rule else []
    return engine.run(reading_of(text), uppers, beside, select=select, known=shelf_of(known))


def shelf_of(texts: Sequence[str]) -> tuple[KnownPlan, ...]:
    """Return small plans as a library knows them, each of its own content."""
    return tuple(
        replace(known_plan(reading_of(text), i), sha256=sha256(text.encode()).hexdigest())
        for i, text in enumerate(texts, 1)
    )


def marks(review: Review) -> list[tuple[int, str]]:
    """Return line and quote of each finding's first mark."""
    pieces = [review.pieces(finding.places[0])[0] for finding in review.findings]
    return [(piece.line, piece.quote) for piece in pieces]


def without_marks(text: str) -> tuple[str, list[tuple[int, str]]]:
    """Return an example without its 【】, and the line and text of each marked stretch."""
    plain, marked = [], []
    for number, line in enumerate(text.split("\n"), 1):
        while "【" in line:
            start, stop = line.index("【"), line.index("】") - 1
            line = line.replace("【", "", 1).replace("】", "", 1)
            marked.append((number, line[start:stop]))
        plain.append(line)
    return "\n".join(plain), marked


def fixed(text: str, review: Review) -> str:
    """Return the text after the first fix of each finding; places in one line are edited from the back."""
    lines = text.split("\n")
    edits = [edit for finding in review.findings for fix in finding.fixes[:1] for edit in fix.edits]
    places = [(review.pieces(edit.place)[0], edit.text) for edit in edits]
    for piece, new in sorted(places, key=lambda p: (p[0].line, p[0].start), reverse=True):
        line = lines[piece.line - 1]
        lines[piece.line - 1] = line[: piece.start] + new + line[piece.end :]
    return "\n".join(lines)


def codes(findings: tuple[Finding, ...]) -> list[str]:
    """Return the rule codes of findings in order."""
    return [finding.rule for finding in findings]
