"""插入套语: standard frames of sentences with placeholders, from a table that an office may lay its own over."""

from __future__ import annotations

from dataclasses import dataclass

from checker import resources

TABLE = "sentence_frames.tsv"


@dataclass(frozen=True, slots=True)
class SentenceFrame:
    """One frame: what it is called, where in a plan it belongs, and its text; a line end divides paragraphs."""

    name: str
    group: str
    text: str


def sentence_frames() -> tuple[SentenceFrame, ...]:
    """Return all frames in the order of the table; an office's own rows stand last."""
    return tuple(
        SentenceFrame(row["name"], row["group"], row["text"].replace("\\n", "\n"))
        for row in resources.rows(TABLE)
        if row.get("text")
    )
