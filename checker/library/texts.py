"""The paragraphs of plans and the index of their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, delete, func, insert, select, text

from checker.library import tables
from checker.library.words import words
from checker.reading.elements import PassageKind, Reading
from checker.text import Span

_SEARCHED = frozenset({PassageKind.BODY, PassageKind.HEADING, PassageKind.CELL, PassageKind.FOOTNOTE})


class Paragraph(NamedTuple):
    """A paragraph to search through: where it stands, its cleaned text, and its words with blanks between."""

    line: int
    part: str
    path: str
    text: str
    words: str


def storable(text: str) -> str:
    """Return text without the one character that PostgreSQL takes in no text."""
    return text.replace("\0", "�")


def passages(reading: Reading) -> Iterator[Paragraph]:
    """Yield the plan's paragraphs; page furniture and tables of contents are left out."""
    for passage in reading.passages:
        if passage.kind in _SEARCHED and passage.normal:
            piece = passage.places(reading.plan, Span(0, 1))[0]
            headings = reading.section_path(passage.section)
            path = " › ".join((heading.number or "") + heading.title for heading in headings)
            content = storable(passage.normal)
            yield Paragraph(piece.line, piece.part, storable(path), content, " ".join(words(content)))


def index(connection: Connection, plan: int, paragraphs: Sequence[Paragraph]) -> None:
    """Put the paragraphs of a plan on the shelf with their words."""
    if not paragraphs:
        return
    if connection.dialect.name == "sqlite":
        _index_in_file(connection, plan, paragraphs)
    else:  # all in one statement: a journey to the server for every paragraph would take seconds
        lists = {
            name: list(column) for name, column in zip(Paragraph._fields, zip(*paragraphs, strict=True), strict=True)
        }
        connection.execute(text(_ON_SERVER), {"plan": plan, **lists})


_ON_SERVER = """
INSERT INTO plan_passage (plan_id, line, part, path, text, words)
SELECT :plan, given.line, given.part, given.path, given.text, to_tsvector('simple', given.words)
FROM unnest(CAST(:line AS INTEGER[]), CAST(:part AS TEXT[]), CAST(:path AS TEXT[]), CAST(:text AS TEXT[]),
            CAST(:words AS TEXT[])) WITH ORDINALITY AS given (line, part, path, text, words, number)
ORDER BY given.number
"""


def _index_in_file(connection: Connection, plan: int, paragraphs: Sequence[Paragraph]) -> None:
    table = tables.plan_passage
    first = int(connection.execute(select(func.coalesce(func.max(table.c.id), 0))).scalar_one()) + 1
    rows = [{"id": id, "plan_id": plan, **paragraph._asdict()} for id, paragraph in enumerate(paragraphs, first)]
    connection.execute(insert(table), [{k: v for k, v in row.items() if k != "words"} for row in rows])
    connection.execute(text("INSERT INTO passage_words (rowid, words) VALUES (:id, :words)"), rows)


def forget(connection: Connection, plan: int) -> None:
    """Take the paragraphs of a plan off the shelf."""
    table = tables.plan_passage
    if connection.dialect.name == "sqlite":
        held = "DELETE FROM passage_words WHERE rowid IN (SELECT id FROM plan_passage WHERE plan_id = :plan)"
        connection.execute(text(held), {"plan": plan})
    connection.execute(delete(table).where(table.c.plan_id == plan))
