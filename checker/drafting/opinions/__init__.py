"""征求意见: opinions of bureaus read from their papers, placed in the draft, and answered."""

from checker.drafting.opinions.answering import answered, answers_of, as_json, from_json, load
from checker.drafting.opinions.bases import opinion_bases
from checker.drafting.opinions.importing import Imported, read_opinions
from checker.drafting.opinions.linking import related_findings, settled_by
from checker.drafting.opinions.placing import BY_HAND, Placer, place

__all__ = [
    "BY_HAND",
    "Imported",
    "Placer",
    "answered",
    "answers_of",
    "as_json",
    "from_json",
    "load",
    "opinion_bases",
    "place",
    "read_opinions",
    "related_findings",
    "settled_by",
]
