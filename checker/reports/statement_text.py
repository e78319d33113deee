"""What a 衔接情况说明 consists of, and the words that all its sections use."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from checker.reports import facts
from checker.reports.levels import Levels
from checker.reports.tables import Table
from checker.review import Review

ATTACHMENTS = ("指标对照表", "规划衔接情况表")
TARGETS_TABLE, ALIGNMENT_TABLE = "附件1", "附件2"
"""What the text calls the two attachments."""
REASON = "【请补充理由】"
_PLANS = ("规划", "纲要", "计划")
_YEARS = re.compile(r"\s*[（(][^（）()]*[)）]\s*$")


class Line(NamedTuple):
    """A paragraph of the statement; `head` is the heading of the second level that runs into it."""

    text: str
    head: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One section of the statement: its heading, its paragraphs, and a table behind the first of them."""

    title: str
    lines: tuple[Line, ...]
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """The whole text. 【】 in it are placeholders that the drafter fills in."""

    title: str
    lead: str
    parts: tuple[Part, ...]
    attachments: tuple[str, ...]
    issuer: str
    date: str
    author: str = ""
    placeholders: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        texts = (self.issuer, *(line.text for part in self.parts for line in part.lines))
        object.__setattr__(self, "placeholders", sum(text.count("【请") for text in texts))


def plan_word(review: Review, levels: Levels, plan: int) -> str:
    """Return what the prose calls an upper plan: 市级规划, 省级文件 (a report, an opinion), 国家规划."""
    title = review.title(plan)
    kind = "规划" if any(word in title for word in _PLANS) else "文件"
    return f"{levels.label(levels.of_plan(plan))}{kind}{levels.mark(plan)}"


def bare(title: str) -> str:
    """Return a title without the years in brackets behind it, as notes shorten it."""
    return _YEARS.sub("", title)


def with_plan_words(text: str, review: Review, levels: Levels) -> str:
    """Return a text in which the plans are called by their level, as section one introduces them; the draft 本规划."""
    for plan in (0, *levels.order):
        title, word = review.title(plan), plan_word(review, levels, plan) if plan else "本规划"
        for written in dict.fromkeys((title, bare(title), "".join(bare(title).split()))):
            text = text.replace(f"上位规划{facts.book_title(written)}", word).replace(facts.book_title(written), word)
    return text


def listed(texts: Sequence[str], most: int, mark: str = "、") -> str:
    """Return texts joined by a mark, the first `most` with the count of all where there are more."""
    if len(texts) <= most + 1:
        return mark.join(texts)
    return f"{mark.join(texts[:most])}等{len(texts)}项"
