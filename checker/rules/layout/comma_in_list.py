"""FMT-13 并列用逗号: a comma between short coordinated words that stand with 、 elsewhere or in the same list."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from checker import resources
from checker.findings import Certainty, Edit, Finding, Place, Severity
from checker.reading.elements import Passage, PassageKind, Reading
from checker.rules.base import Context, Rule, Scope, draft_place
from checker.rules.remembered import EachPassage
from checker.rules.repeats import one_fix
from checker.rules.sight import Look, Part
from checker.text import Span

_LEAST, _MOST = 3, 14  # characters of a coordinated word
_LONGEST = 10  # of one that shares its noun with the word before it
_BETWEEN = re.compile("([^一-鿿]+)")
_JOINING = frozenset("、，")
_GOVERNING = frozenset("以从在把将对为向与和让使用")
_PREPOSITION = re.compile("[在以对从向于将把]")


class Words(NamedTuple):
    """Adjectives (先进技术，先进工艺) and nouns that lists share, and verbs that begin clauses."""

    adjectives: frozenset[str]
    nouns: frozenset[str]
    verbs: re.Pattern[str]


@cache
def _words() -> Words:
    rows = resources.rows("listing_words.tsv")
    verbs = sorted((row["word"] for row in resources.rows("lead_verbs.tsv")), key=len, reverse=True)
    return Words(
        frozenset(row["word"] for row in rows if row["kind"] == "adjective"),
        frozenset(row["word"] for row in rows if row["kind"] == "noun"),
        re.compile("|".join(map(re.escape, verbs))),
    )


class CommaInList(Rule):
    """句内并列词语之间用顿号。

    为什么：短的并列词语用逗号隔开，会与分句的逗号混在一起；同一组词别处用顿号的，写法也不一致。
    依据：《标点符号用法》（GB/T 15834—2011）4.5

    错误：在半导体材料【，】金属材料、玻璃纤维等领域取得突破。
    改为：在半导体材料、金属材料、玻璃纤维等领域取得突破。
    正确：加快培育先进技术，推广先进工艺，扩大金属材料生产。
    """

    code = "FMT-13"
    name = "并列用逗号"
    severity = Severity.INFO
    certainty = Certainty.HINT
    scope = Scope.PLAN
    look = Look.at(lambda p: _has_list(p), Part.DUTIES)

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding with all places."""
        found = sorted(set(commas(context.draft)))
        if found:
            first = context.draft.passages[found[0].passage].normal
            at = found[0].span.start
            many = f"，全文共 {len(found)} 处" if len(found) > 1 else ""
            yield self.finding(
                found,
                f"并列词语之间疑误用逗号：“{first[max(0, at - 6) : at + 7]}”{many}。",
                advice="并列词语之间改用顿号。",
                fixes=one_fix([Edit(place, "、") for place in found], "改为顿号"),
            )


def commas(draft: Reading) -> Iterator[Place]:
    """Yield where the commas between coordinated words stand."""
    notes: dict[int, list[Span]] = defaultdict(list)  # commas part the levels of bodies there
    for duty in draft.duties:
        notes[duty.passage].append(duty.span)
    found = list(_NEIGHBOURS.over(draft, (PassageKind.BODY, PassageKind.CELL)))
    listed: dict[str, list[str]] = defaultdict(list)
    for _, (pairs, _) in found:
        for one, other in pairs:
            listed[one].append(other)
    for i, (_, parted) in found:
        if any(alike or _beside(one, other, listed) for one, other, alike in parted):
            for at in _commas_in(draft.passages[i].normal, listed):
                if not any(span.start <= at < span.stop for span in notes.get(i, ())):
                    yield draft_place(i, at, at + 1)


def _beside(one: str, other: str, listed: Mapping[str, list[str]]) -> bool:
    """Tell whether the plan's lists have two words side by side."""
    return one in listed and any(map(other.startswith, listed[one]))


def _commas_in(text: str, listed: Mapping[str, list[str]]) -> Iterator[int]:
    """Yield where a text parts by a comma two words that are alike, or that lists have side by side."""
    parts = _BETWEEN.split(text)  # words, and what stands between two of them, in turn
    words, gaps = parts[::2], parts[1::2]
    for n, (one, gap, other) in enumerate(zip(words, gaps, words[1:], strict=False)):
        if gap != "，" or len(one) < _LEAST or len(other) < _LEAST:
            continue
        if _beside(one, other, listed) or _alike(one, other, "".join(gaps[n + 1 : n + 2])):
            yield sum(map(len, parts[: 2 * n + 1]))


class Neighbours(NamedTuple):
    """The words of one text that stand side by side: that 、 joins, and that ，parts, with whether they are alike."""

    listed: list[tuple[str, str]]
    parted: list[tuple[str, str, bool]]


def _by_rows(lines: str) -> dict[int, tuple[Neighbours, ...]]:
    """Return the words side by side in texts parted by line ends, by the number of the text."""
    found: dict[int, tuple[Neighbours, ...]] = {}
    here: Neighbours | None = None
    row, parts = 0, _BETWEEN.split(lines)  # words, and what stands between two of them, in turn
    gaps = parts[1::2]
    for one, gap, other, behind in zip(parts[::2], gaps, parts[2::2], [*gaps[1:], ""], strict=False):
        if gap not in _JOINING:
            if "\n" in gap:
                row, here = row + gap.count("\n"), None
            continue
        if len(one) < _LEAST or len(other) < _LEAST:
            continue
        alike = gap == "，" and _alike(one, other, behind)
        if len(one) > _MOST and not alike:
            continue
        if here is None:
            found[row] = (here := Neighbours([], []),)
        if gap == "，":
            here.parted.append((one, other, alike))
        elif len(other) <= _MOST:
            here.listed.append((one, other))
    return found


_NEIGHBOURS = EachPassage(lambda text: _by_rows(text).get(0, ()), at_once=lambda chosen: _by_rows(chosen.joined))


def _has_list(passage: Passage) -> bool:
    """Tell whether words stand side by side in a paragraph."""
    return bool(_NEIGHBOURS(passage.normal))


def _alike(one: str, other: str, behind: str) -> bool:
    """Tell whether two words are of one form; `behind`: what stands between the second and the next one."""
    if one[-4:-2] == other[:2] and _same_adjective(other):
        return True
    return one.endswith(other[-2:]) and _same_noun(one, other, behind)


def _same_adjective(other: str) -> bool:
    """Tell whether a word whose beginning the one before has is an adjective with a noun: 先进技术，先进工艺."""
    return len(other) > _LEAST and other[:2] in _words().adjectives


def _same_noun(one: str, other: str, behind: str) -> bool:
    """Tell whether the first two words of a list, which end alike, end in a noun, and the first is no clause.

    `behind`: what stands between the second word and the next one, empty where there is none.
    """
    if one[-2:] not in _words().nouns or not behind.startswith("、"):
        return False
    if len(other) > _LONGEST or other[0] in _GOVERNING or _words().verbs.match(other):
        return False
    return not _words().verbs.match(one) or bool(_PREPOSITION.search(one))
