"""STR-06 目录层级、页码异常: pages that fall, page numbers in two forms, chapters listed to different depths."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from checker.findings import Certainty, Finding, Place, Severity
from checker.reading.elements import PassageKind, Reading, TocEntry
from checker.reading.numbering import mark_of
from checker.rules.base import Context, Rule, Scope
from checker.rules.sight import Look, Part
from checker.rules.structure.contents_mismatch import plain

_DASHED = re.compile(r"([-–—－])(\s*)\d{1,3}(\s*)[-–—－]\s*\Z")
_FEWEST = 4  # entries with a page before their form is compared


class UnevenContents(Rule):
    """目录页码应递增、写法一致，各部分列到同一层级。

    为什么：手工目录改动后页码、层级容易走样；用自动目录可避免。

    错误：目录
    一、发展基础- 1 -
    二、总体要求【-3-】
    三、重点任务- 5 -
    四、保障措施- 9 -
    一、发展基础
    能力提升。
    二、总体要求
    坚持创新。
    三、重点任务
    建设平台。
    四、保障措施
    加强领导。
    正确：目录
    一、发展基础……1
    二、总体要求……3
    三、重点任务……5
    四、保障措施……9
    """

    code = "STR-06"
    name = "目录层级、页码异常"
    severity = Severity.INFO
    certainty = Certainty.SURE
    scope = Scope.PLAN
    look = Look.at(lambda p: "录" in p.normal, Part.TOC, Part.OUTLINE)

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield at most one finding for each of the three faults."""
        draft = context.draft
        yield from self._pages(draft)
        yield from self._forms(draft)
        yield from self._depth(draft)

    def _pages(self, draft: Reading) -> Iterator[Finding]:
        paged = [entry for entry in draft.toc if entry.page is not None and mark_of(_text(draft, entry))]
        falls = [
            (a, b)
            for a, b in pairwise(paged)
            if a.page is not None and b.page is not None and b.page < a.page and not _second_list(draft, a, b)
        ]
        if falls:
            a, b = falls[0]
            yield self.finding(
                [_place(draft, entry) for pair in falls for entry in reversed(pair)],
                f"目录页码倒退：“{_name(a)}”在第 {a.page} 页，其后“{_name(b)}”在第 {b.page} 页。",
                advice="请更新目录。",
            )

    def _forms(self, draft: Reading) -> Iterator[Finding]:
        forms = {entry: form for entry in draft.toc if (form := _form(draft, entry))}
        counts = Counter(forms.values())
        if len(forms) < _FEWEST or len(counts) < 2:
            return
        usual = counts.most_common(1)[0][0]
        rare = [entry for entry, form in forms.items() if form != usual]
        yield self.finding(
            [_place(draft, entry) for entry in rare],
            f"目录页码写法不一：多为“{usual}”（{counts[usual]} 处），另有“{forms[rare[0]]}”等 {len(rare)} 处。",
            advice="请用自动目录，页码格式统一。",
        )

    def _depth(self, draft: Reading) -> Iterator[Finding]:
        """Yield one finding where some chapters are listed with their sections and others, that have them, are not."""
        parents = {heading.parent for heading in draft.outline}
        deep: list[TocEntry] = []
        flat: list[TocEntry] = []
        for heading, entry, listed in _chapters(draft):
            if heading in parents:
                (deep if listed else flat).append(entry)
        if deep and flat:
            names = "、".join(f"“{_name(entry)}”" for entry in flat[:3])
            yield self.finding(
                [_place(draft, entry) for entry in flat],
                f"目录层级深浅不一：{names}{'等' if len(flat) > 3 else ''}只列到一级，其他部分列到下级标题。",
                advice="目录统一到二级标题，用自动目录生成。",
            )


def _chapters(draft: Reading) -> Iterator[tuple[int, TocEntry, bool]]:
    """Yield each chapter that the contents list: its heading, its entry, whether sections are listed below it."""
    first = next((mark.style for e in draft.toc if (mark := mark_of(_text(draft, e)))), None)
    outer = [i for i, e in enumerate(draft.toc) if (m := mark_of(_text(draft, e))) and m.style is first]
    if not outer:
        return
    headings = {plain(h.title): k for k, h in enumerate(draft.outline) if h.level == 1}
    for i, following in zip(outer, [*outer[1:], len(draft.toc)], strict=True):
        heading = headings.get(plain(draft.toc[i].title))
        if heading is not None:
            yield heading, draft.toc[i], any(draft.toc[k].number for k in range(i + 1, following))


def _form(draft: Reading, entry: TocEntry) -> str:
    """Return how the page of an entry is set between dashes (- 4 -, -4-), empty where it is not."""
    found = _DASHED.search(draft.passages[entry.passage].text.source)
    return f"{found[1]}{' ' if found[2] else ''}4{' ' if found[3] else ''}{found[1]}" if found else ""


def _second_list(draft: Reading, before: TocEntry, after: TocEntry) -> bool:
    """Tell whether a list of its own begins between two entries: of tables, boxes or annexes."""
    one, other = mark_of(_text(draft, before)), mark_of(_text(draft, after))
    lines = draft.passages[before.passage + 1 : after.passage]
    heads = any(passage.kind is not PassageKind.FURNITURE and "录" in passage.normal for passage in lines)
    return heads or (one is not None and other is not None and one.style.name != other.style.name and other.style >= 10)


def _place(draft: Reading, entry: TocEntry) -> Place:
    """Return where the page stands behind an entry, or the entry where it has none."""
    text = draft.passages[entry.passage].normal
    found = re.search(r"[-–—]?\s*\d{1,3}\s*[-–—]?\s*\Z", text)
    return Place(0, entry.passage, entry.span if found is None else type(entry.span)(found.start(), len(text)))


def _text(draft: Reading, entry: TocEntry) -> str:
    return draft.passages[entry.passage].normal


def _name(entry: TocEntry) -> str:
    return (entry.number or "") + entry.title
