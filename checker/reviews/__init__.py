"""The user's reviews, kept from day to day: answers, edits, and which window has which draft open.

A review belongs to a draft as it was read, known by its content's hash; the draft's file itself is never touched.
"""

from checker.reviews.records import (
    Answered,
    Arrival,
    DraftFile,
    Entry,
    Fate,
    Found,
    Match,
    Owner,
    Recent,
    Saved,
    State,
    StructureEdit,
    TextEdit,
)
from checker.reviews.store import Reviews

__all__ = [
    "Answered",
    "Arrival",
    "DraftFile",
    "Entry",
    "Fate",
    "Found",
    "Match",
    "Owner",
    "Recent",
    "Reviews",
    "Saved",
    "State",
    "StructureEdit",
    "TextEdit",
]
