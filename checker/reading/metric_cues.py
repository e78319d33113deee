"""The words around figures, from `resources/metric_cues.tsv`, as regular expressions by class.

Before a number: reach (达到), up and down (增长, 下降), add (新增), make (建成; its object is counted), give (给予),
weak (投资: a verb only right before the number). No part of a name: adverb, head; hedge (力争).
In names: object (verbs whose object is the name), suffix and generic (产量, 面积), vague (项目), score (指数),
duration, duration_short, money. In titles and sentences: goal, task, done, future. Not counted: stop_noun;
condition (申报条件: what applicants must have). In names whose unit is left out: people (万), sum (亿元). In lists:
headless (死亡人数 behind 事故起数), stratum (小学, 初中), deed (培训, counted itself).
In tables: group.
"""

from __future__ import annotations

import re
from functools import cache

from checker import resources
from checker.numerals import alternation


@cache
def _table() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in resources.rows("metric_cues.tsv"):
        found.setdefault(row["class"], []).append(row["word"])
    return {kind: tuple(sorted(words, key=len, reverse=True)) for kind, words in found.items()}


def words(kind: str) -> tuple[str, ...]:
    """Return the words of a class, longest first; raises KeyError for a class that the table does not have."""
    return _table()[kind]


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
