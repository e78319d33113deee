"""The comments that a document has already: which of ours says what a new one would say, and which no longer holds.

Ours are those signed (`signs`) and of the same author. A comment signed by another author tells a colleague the same
and is not told twice; else other people's comments, and every reply, are none of our business.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from checker.sources.wordml import Element, attribute, below, paragraph_text
from checker.word.comment_marks import CommentMarks, Position
from checker.word.comment_parts import W15, CommentParts, last_paragraph_id
from checker.word.runs import name
from checker.word.signs import Sign, same_words, short, sign_of

_ACROSS = "XPL-"  # rules that compare with other plans
_SOURCE = re.compile(r"^《(.+?)》(?:：“|。$|另有 )", re.MULTILINE)
_OFF = ("0", "false", "off")


@dataclass(frozen=True, slots=True)
class Settling:
    """What is known of the findings that earlier comments told: those of `rules` not `standing` are settled.

    `plans` are the titles that were compared with: what a comment quotes from another plan cannot be judged.
    """

    rules: frozenset[str]
    standing: frozenset[str]
    plans: frozenset[str] = frozenset()

    def over(self, earlier: EarlierComment) -> bool:
        """Tell whether the finding that an earlier comment told was looked for and is no longer there."""
        sign = earlier.sign
        if sign is None or sign.rule not in self.rules or any(short(key) == sign.key for key in self.standing):
            return False
        compared = bool(self.plans) or not sign.rule.startswith(_ACROSS)
        return compared and set(_SOURCE.findall(earlier.text)) <= self.plans


@dataclass(slots=True)
class Tally:
    """How many comments that the program wrote earlier were left as they are, brought up to date, resolved, removed."""

    kept: int = 0
    updated: int = 0
    settled: int = 0
    removed: int = 0

    @property
    def words(self) -> str:
        """Return the sentence for the user, an empty one where the draft had no such comment."""
        counts = ((self.kept, "保留"), (self.updated, "更新"), (self.settled, "标为已解决"), (self.removed, "移除"))
        told = "，".join(f"{label} {count} 条" for count, label in counts if count)
        return told and f"稿中此前写入的校核批注：{told}"


@dataclass(slots=True, eq=False)
class EarlierComment:
    """A comment of the document that begins a thread (or stands alone), with its replies."""

    element: Element
    text: str
    marks: CommentMarks
    done: bool = False
    replies: list[EarlierComment] = field(default_factory=list)
    sign: Sign | None = field(init=False)

    def __post_init__(self) -> None:
        self.sign = sign_of(self.text)

    @property
    def id(self) -> str:
        """Return the comment's id."""
        return attribute(self.element, "id") or ""

    @property
    def author(self) -> str:
        """Return who wrote it."""
        return attribute(self.element, "author") or ""

    @property
    def thread(self) -> list[EarlierComment]:
        """Return the comment and all replies; Word makes threads of one level, other programs deeper ones."""
        return [self, *(one for reply in self.replies for one in reply.thread)]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A comment to be written: its text with sign, its finding's key, where it will stand.

    `start` and `end` are None for one that stands beside a note mark or a text box, in `paragraph`.
    """

    text: str
    key: str
    paragraph: Element
    start: Position | None = None
    end: Position | None = None


def earlier_comments(parts: CommentParts, marks: dict[str, CommentMarks]) -> list[EarlierComment]:
    """Return the comments of a document in the order of its part, replies with what they reply to.

    Ids that several comments share are left out: nobody can tell whose the marks are.
    """
    if parts.comments is None:
        return []
    found = [
        EarlierComment(e, _text(e), marks.get(attribute(e, "id") or "", CommentMarks()))
        for e in parts.comments.entries
        if e.tag == name(e, "comment")
    ]
    ids = Counter(comment.id for comment in found)
    by_paragraph = {key.upper(): c for c in found if (key := last_paragraph_id(c.element))}
    replies: set[EarlierComment] = set()
    for entry in parts.extended.entries if parts.extended is not None else ():
        comment = by_paragraph.get((entry.get(f"{{{W15}}}paraId") or "").upper())
        if comment is None:
            continue
        comment.done = (entry.get(f"{{{W15}}}done") or "0") not in _OFF
        parent = by_paragraph.get((entry.get(f"{{{W15}}}paraIdParent") or "").upper())
        if parent is not None and parent is not comment:
            parent.replies.append(comment)
            replies.add(comment)
    return [c for c in found if c not in replies and ids[c.id] == 1]


def matches(
    wanted: Sequence[Wanted], earlier: Iterable[EarlierComment], author: str, settling: Settling | None = None
) -> dict[int, EarlierComment]:
    """Return which earlier comment says what the wanted one (by index) would say; none is taken twice."""
    ours = [e for e in earlier if e.author == author]
    theirs = [e for e in earlier if e.author != author and e.sign is not None and e.marks.shown]
    out: dict[int, EarlierComment] = {}
    for pool, test in ((ours, _same_key), (theirs, _same_key), (ours, _same_place), (ours, _same_spot)):
        _pair(wanted, pool, test, out)
    _pair(wanted, [e for e in ours if settling is not None and settling.over(e)], _same_rule, out)
    return out


def overlap(wanted: Wanted, earlier: EarlierComment) -> bool:
    """Tell whether an earlier comment stands where the wanted one would."""
    if wanted.start is None or wanted.end is None:
        return any(p is wanted.paragraph for p in earlier.marks.paragraphs)
    return earlier.marks.start <= wanted.end and wanted.start <= earlier.marks.end


def _pair(
    wanted: Sequence[Wanted],
    pool: list[EarlierComment],
    test: Callable[[Wanted, EarlierComment], bool],
    out: dict[int, EarlierComment],
) -> None:
    """Add to `out` the pairs that pass the test; what is taken leaves the pool."""
    for index, one in enumerate(wanted):
        if index in out:
            continue
        found = next((e for e in pool if test(one, e)), None)
        if found is not None:
            out[index] = found
            pool.remove(found)


def _same_key(wanted: Wanted, earlier: EarlierComment) -> bool:
    sign = earlier.sign
    return bool(wanted.key) and sign is not None and sign.key == short(wanted.key)


def _same_place(wanted: Wanted, earlier: EarlierComment) -> bool:
    if wanted.start is None:
        return _same_spot(wanted, earlier)
    here = (earlier.marks.start, earlier.marks.end)
    return here == (wanted.start, wanted.end) and _may_say_the_same(wanted, earlier)


def _same_spot(wanted: Wanted, earlier: EarlierComment) -> bool:
    """Tell whether the same words stand about there: on a range that takes in the wanted one, or on the same holder."""
    if not _may_say_the_same(wanted, earlier):
        return False
    if wanted.start is None or wanted.end is None:
        return overlap(wanted, earlier)
    return earlier.marks.start <= wanted.start and wanted.end <= earlier.marks.end


def _may_say_the_same(wanted: Wanted, earlier: EarlierComment) -> bool:
    """Tell whether the words are the same; a signed comment is known by its sign alone.

    Of a comment on an entry of the contents LibreOffice keeps the place and the author, but no word.
    """
    if not earlier.text.strip():
        return True
    return earlier.sign is None and same_words(wanted.text, earlier.text)


def _same_rule(wanted: Wanted, earlier: EarlierComment) -> bool:
    """Tell whether it is the same rule at the same place: the words around, and so the fingerprint, were changed."""
    new, old = sign_of(wanted.text), earlier.sign
    if new is None or old is None or not new.rule or new.rule != old.rule:
        return False
    return earlier.marks.shown and overlap(wanted, earlier)


def _text(comment: Element) -> str:
    return "\n".join(paragraph_text(p) for p in below(comment, "p"))
