"""STR-05 目录与正文标题不符: entries of the table of contents beside the headings of the plan."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz

from checker.findings import Certainty, Edit, Finding, Fix, Place, Severity
from checker.reading.elements import Heading, Passage, PassageKind, Reading, TocEntry
from checker.reading.memory import Each
from checker.reading.placeholders import placeholders
from checker.rules.base import REMEMBERED, Context, Rule, Scope
from checker.rules.structure.numbering import ordinal
from checker.rules.structure.skipped_number import Numbered, Run, runs
from checker.text import Span

_NOISE = re.compile(r"[\s\W_]+")
_FEWEST = 3  # entries that must agree with the plan before the contents are taken for its own
_SHORTEST = 4  # characters of a title that may be the beginning of a longer one
_SPACED = 3  # times that blanks may lengthen a title at most


@dataclass(frozen=True, slots=True)
class Match:
    """An entry and the heading it stands for; `exact` when they read the same, marks and blanks aside."""

    entry: TocEntry
    heading: int
    exact: bool


class ContentsMismatch(Rule):
    """目录条目应与正文标题一致。

    为什么：目录没有随正文更新时，条目会与正文标题对不上，也会漏列或多列章节。

    错误：目录
    一、发展基础……1
    二、【总体要求和发展目标】……2
    三、重点任务……3
    四、保障措施……4
    南河市科技创新“十四五”规划
    一、发展基础
    能力提升。
    二、总体要求和主要目标
    坚持创新。
    三、重点任务
    建设平台。
    四、保障措施
    加强领导。
    正确：目录
    一、发展基础……1
    二、总体要求……2
    三、重点任务……3
    四、保障措施……4
    南河市科技创新“十四五”规划
    一、发展基础
    能力提升。
    二、总体要求
    坚持创新。
    三、重点任务
    建设平台。
    四、保障措施
    加强领导。
    """

    code = "STR-05"
    name = "目录与正文标题不符"
    severity = Severity.MAJOR
    certainty = Certainty.SURE
    scope = Scope.PLAN

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield entries that differ from their heading, that have none, and headings left out among listed ones."""
        draft = context.draft
        if not draft.toc:
            return
        matches = match(draft, context.thresholds.similar_title)
        if sum(m.exact for m in matches) < min(_FEWEST, len(draft.toc)):
            return
        out_of_order = {item.heading for run in runs(draft) for item in _out_of_order(run)}
        for found in matches:
            heading = draft.outline[found.heading]
            number_only = plain(found.entry.title) == plain(heading.title) and heading in out_of_order
            if not found.exact and not number_only:
                yield self._differs(found, draft)
        listed = {m.entry: m.heading for m in matches}
        unlisted = [entry for entry in draft.toc if entry not in listed and entry.number]
        lost = absent(unlisted, draft)
        if blank := [entry for entry in lost if placeholders(entry.title)]:
            yield self._outdated(blank)
        for entry in lost:
            if entry not in blank:
                yield self._absent(entry)
        for heading in left_out(draft, set(listed.values())) if not blank else ():
            yield self._left_out(heading)

    def _differs(self, found: Match, draft: Reading) -> Finding:
        heading = draft.outline[found.heading]
        place = entry_title(draft, found.entry)
        return self.finding(
            [place, Place(0, heading.passage, heading.span)],
            f"目录“{_full(found.entry)}”与正文“{_full(heading)}”不一致。",
            advice="请更新目录；正文标题有误的，改正文。",
            fixes=(Fix(f"目录改为“{heading.title}”", (Edit(place, heading.title),)),),
        )

    def _absent(self, entry: TocEntry) -> Finding:
        return self.finding(
            [Place(0, entry.passage, entry.span)],
            f"目录列有“{_full(entry)}”，正文中没有这个标题。",
            certainty=Certainty.LIKELY,
            advice="请更新目录，或核对正文是否缺了这一部分。",
        )

    def _outdated(self, entries: Sequence[TocEntry]) -> Finding:
        """Tell once of entries made before the placeholders in the headings were filled in."""
        return self.finding(
            [Place(0, entry.passage, entry.span) for entry in entries],
            f"目录有{len(entries)}条仍是占位符，正文标题已填写，目录没有更新。",
            severity=Severity.MINOR,
            advice="请在 Word 中更新目录（选中目录按 F9）。",
        )

    def _left_out(self, heading: Heading) -> Finding:
        return self.finding(
            [Place(0, heading.passage, heading.span)],
            f"正文标题“{_full(heading)}”没有列入目录，同级标题已列入。",
            certainty=Certainty.LIKELY,
            advice="请更新目录。",
        )


def _out_of_order(run: Run) -> Iterator[Numbered]:
    """Yield the headings whose number does not follow the one before: their numbers are STR-01's and STR-02's."""
    return (after for before, after in pairwise(run.items) if after.ordinal.value != before.ordinal.value + 1)


def entry_title(draft: Reading, entry: TocEntry) -> Place:
    """Return where the title of an entry stands, without its number."""
    text = entry.span.of(draft.passages[entry.passage].normal)
    at = text.rfind(entry.title)
    if at < 0:
        return Place(0, entry.passage, entry.span)
    start = entry.span.start + at
    return Place(0, entry.passage, Span(start, start + len(entry.title)))


def match(draft: Reading, similar: int) -> Sequence[Match]:
    """Return the entries with their headings in the order of both: first those that read the same, then the like."""
    longest = _SPACED * max((len(entry.title) for entry in draft.toc), default=0)
    texts = (p.normal for h in draft.outline for p in draft.passages[h.passage + 1 : h.passage + 2])
    behind = tuple(plain(text) if len(text) <= longest else "" for text in texts)
    return _matches.over([draft.toc], [draft.outline], [behind], frame=(similar,))[0]


def _matched(toc: Sequence[TocEntry], outline: Sequence[Heading], behind: Sequence[str], similar: int) -> list[Match]:
    """Return the entries with their headings; `behind` are the texts behind headings, one each but at the end."""
    exact: dict[int, int] = {}
    at = 0
    firsts = [plain(heading.title)[:1] for heading in outline]
    for i, entry in enumerate(toc):
        likely = {"", plain(entry.title)[:1]}  # titles that begin with other characters are never the same
        free = (k for k in range(at, len(outline)) if firsts[k] in likely)
        found = next((k for k in free if _same(entry, outline[k], behind[k : k + 1])), None)
        if found is not None:
            exact[i], at = found, found + 1
    matches = [Match(toc[i], k, True) for i, k in exact.items()]
    borders = [(-1, -1), *exact.items(), (len(toc), len(outline))]
    for (low, first), (high, last) in pairwise(borders):
        matches.extend(_like(toc[low + 1 : high], outline, range(first + 1, last), similar))
    return sorted(matches, key=lambda m: m.entry.passage)


_matches = Each(_matched)


def _like(entries: Sequence[TocEntry], outline: Sequence[Heading], free: range, similar: int) -> Iterator[Match]:
    """Yield the entries between two sure ones with the most similar heading there, each used once."""
    left = set(free)
    for entry in entries:
        scored = [(fuzz.ratio(plain(entry.title), plain(outline[k].title)), -k) for k in left]
        scored = [(score + 15 * (_number(entry) == _number(outline[-k])), k) for score, k in scored]
        if scored and max(scored)[0] >= similar:
            best = -max(scored)[1]
            left.discard(best)
            yield Match(entry, best, False)


def _same(entry: TocEntry, heading: Heading, following: Sequence[str]) -> bool:
    """Tell whether entry and heading read the same, be the heading run in or broken over two paragraphs."""
    if not heading.automatic and entry.number and heading.number and _number(entry) != _number(heading):
        return False
    one, other = plain(entry.title), plain(heading.title)
    if one == other or (entry.page is None and one.rstrip("0123456789") == other):
        return True
    if len(other) < _SHORTEST or not one.startswith(other):
        return heading.run_in and len(one) >= _SHORTEST and other.startswith(one)
    return one.removeprefix(other) in following


def absent(entries: Sequence[TocEntry], draft: Reading) -> list[TocEntry]:
    """Return the entries whose words stand nowhere in the plan, be it not as a heading (in a box, a table)."""
    whole = "\n".join(p.normal for p in draft.passages if p.kind is not PassageKind.TOC) if entries else ""
    missing = [entry for entry in entries if entry.title not in whole]
    bare = "".join(_bare.over(draft.passages)) if missing else ""  # rewriting the text costs more than all else here
    return [entry for entry in missing if plain(entry.title) not in bare]


def _plain_text(passage: Passage) -> str:
    return "" if passage.kind is PassageKind.TOC else plain(passage.normal)


_bare = Each(_plain_text)


def left_out(draft: Reading, listed: set[int]) -> Iterator[Heading]:
    """Yield numbered headings that the contents lack although all other numbered siblings stand there."""
    families: dict[tuple[int | None, int], list[int]] = {}
    for k, heading in enumerate(draft.outline):
        if heading.level > 0 and ordinal(heading):
            families.setdefault((heading.parent, heading.level), []).append(k)
    for siblings in families.values():
        absent = [k for k in siblings if k not in listed]
        if absent and len(absent) * 2 <= len(siblings):
            yield from (draft.outline[k] for k in absent)


@lru_cache(REMEMBERED)
def plain(title: str) -> str:
    """Return a title without blanks, punctuation and width."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", title))


def _number(one: TocEntry | Heading) -> str:
    return plain(one.number or "")


def _full(one: TocEntry | Heading) -> str:
    return (one.number or "") + one.title
