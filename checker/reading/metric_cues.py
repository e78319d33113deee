"""The words around figures, from `resources/metric_cues.tsv`, as regular expressions by class.

reach: verbs before a size (达到); up, down: verbs of change; add: verbs before an increment (新增); make: verbs whose
object is counted (建成); give: words of support (给予); adverb, head: what is no part of a name; hedge: 力争; goal,
task: words of chapter titles; done, future: words that date a sentence; stop_noun: counted nouns that are no metric.
"""

from __future__ import annotations

import re
from functools import cache

from checker import resources
from checker.numerals import alternation


@cache
def words(kind: str) -> tuple[str, ...]:
    """Return the words of a class, longest first."""
    found = [row["word"] for row in resources.rows("metric_cues.tsv") if row["class"] == kind]
    if not found:
        raise KeyError(kind)
    return tuple(sorted(found, key=len, reverse=True))


@cache
def any_of(*kinds: str) -> re.Pattern[str]:
    """Return a pattern that finds a word of any of the classes."""
    return re.compile(f"(?:{choice(*kinds)})")


@cache
def ending(*kinds: str) -> re.Pattern[str]:
    """Return a pattern that matches a word of any of the classes at the end of a text."""
    return re.compile(f"(?:{choice(*kinds)})$")


@cache
def choice(*kinds: str) -> str:
    """Return the alternation of the words of the classes, for use inside other patterns."""
    return alternation([word for kind in kinds for word in words(kind)])


def tokens(text: str, *kinds: str) -> list[str]:
    """Return the words of the classes that `text` holds, in order, the longest at each place."""
    return any_of(*kinds).findall(text)
