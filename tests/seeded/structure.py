"""Errors of structure: numbers of headings, contents, enumerations, parts that are missing."""

from __future__ import annotations

import random
import re
from itertools import pairwise

from checker.reading.elements import Heading, PassageKind
from checker.rules.structure.numbering import Ordinal, ordinal
from checker.text import Span
from tests.seeded.drafts import Change, Draft, Planted, Spot
from tests.seeded.kinds import insert, kind, swap


def _number_spot(draft: Draft, heading: Heading) -> Spot | None:
    number = heading.number or ""
    text = draft.reading.passages[heading.passage].normal
    if heading.automatic or not number or not text.startswith(number, heading.span.start):
        return None
    return draft.spot(heading.passage, Span(heading.span.start, heading.span.start + len(number)))


def _siblings(draft: Draft) -> list[list[tuple[Heading, Ordinal, Spot]]]:
    """Return runs of headings of one style under one parent that count up by one, at least three."""
    groups: dict[object, list[tuple[Heading, Ordinal, Spot]]] = {}
    for heading in draft.reading.outline:
        number, spot = ordinal(heading), _number_spot(draft, heading)
        if number and spot and heading.level > 0:
            groups.setdefault((heading.parent, heading.level, number.style), []).append((heading, number, spot))
    return [
        group
        for group in groups.values()
        if len(group) > 2 and all(b[1].value == a[1].value + 1 for a, b in pairwise(group))
    ]


def _written(draft: Draft, number: Ordinal, spot: Spot, value: int) -> str:
    """Return another number as the author writes it here: same brackets, same width."""
    old, new = number.written(number.value), number.written(value)
    core_old, core_new = re.sub(r"[^\w]", "", old), re.sub(r"[^\w]", "", new)
    written = draft.written(spot)
    return written.replace(core_old, core_new) if core_old in written else new


def _restarting(draft: Draft) -> list[list[tuple[Heading, Ordinal, Spot]]]:
    """Return the runs that begin at 1 and go on under no other parent."""
    groups = _siblings(draft)
    numbered = [(h.level, n.style, n.value) for h in draft.reading.outline if (n := ordinal(h))]
    return [
        g for g in groups if g[0][1].value == 1 and (g[0][0].level, g[0][1].style, g[-1][1].value + 1) not in numbered
    ]


@kind("标题序号跳一个，其后顺延", "STR-01", also=("STR-05",))
def skipped_and_shifted(draft: Draft, rng: random.Random) -> Planted | None:
    groups = _restarting(draft)
    if not groups:
        return None
    group = rng.choice(groups)
    at = rng.randrange(1, len(group))
    rest = group[at:]
    changes = tuple(Change(spot, _written(draft, number, spot, number.value + 1)) for _, number, spot in rest)
    return Planted(changes)


@kind("末项标题序号写大", "STR-01", also=("STR-05",))
def last_number_too_high(draft: Draft, rng: random.Random) -> Planted | None:
    groups = _siblings(draft)
    if not groups:
        return None
    _, number, spot = rng.choice(groups)[-1]
    return Planted((Change(spot, _written(draft, number, spot, number.value + rng.choice((1, 2)))),))


@kind("标题序号与上一项相同", "STR-02", also=("STR-05",))
def repeated(draft: Draft, rng: random.Random) -> Planted | None:
    groups = _siblings(draft)
    if not groups:
        return None
    group = rng.choice(groups)
    _, number, spot = group[rng.randrange(1, len(group))]
    return Planted((Change(spot, _written(draft, number, spot, number.value - 1)),))


@kind("标题序号重号，其后顺延", "STR-02", also=("STR-05",))
def repeated_and_shifted(draft: Draft, rng: random.Random) -> Planted | None:
    groups = _restarting(draft)
    if not groups:
        return None
    group = rng.choice(groups)
    rest = group[rng.randrange(1, len(group)) :]
    changes = tuple(Change(spot, _written(draft, number, spot, number.value - 1)) for _, number, spot in rest)
    return Planted(changes, (group[0][2],))


@kind("删去一个小标题的序号", "STR-01", "STR-04", also=("STR-05",))
def heading_lost(draft: Draft, rng: random.Random) -> Planted | None:
    """Delete a whole heading paragraph with its number in the middle of a run (the next one then skips)."""
    groups = [g for g in _siblings(draft) if not any(h.run_in for h, _, _ in g)]
    if not groups:
        return None
    group = rng.choice(groups)
    at = rng.randrange(1, len(group) - 1)
    spot = group[at][2]
    block = draft.plan.blocks[spot.block]
    return Planted((Change(Spot(spot.block, 0, len(block.text)), ""),), (group[at + 1][2],))


@kind("一是二是断序", "STR-07")
def broken_enumeration(draft: Draft, rng: random.Random) -> Planted | None:
    return _raised(draft, rng, r"(?:^|[。；;：:，,])(?P<n>[二三四])是(?=[一-鿿])")


@kind("第一第二断序", "STR-07", "STR-01")
def broken_ordinals(draft: Draft, rng: random.Random) -> Planted | None:
    words = rng.choice(
        (
            ("一要压实工作责任", "二要强化要素保障", "四要严格督导评估"),
            ("第一，压实工作责任", "第二，强化要素保障", "第四，严格督导评估"),
            ("一是压实工作责任", "三是强化要素保障", "四是严格督导评估"),
            ("一是加强统筹调度", "二是强化要素保障", "四是严格督导评估"),
        )
    )
    end = rng.choice("；。")
    return insert(draft, rng, end.join(words) + "。")


def _raised(draft: Draft, rng: random.Random, pattern: str) -> Planted | None:
    numerals = "一二三四五六七八"
    return swap(draft, rng, pattern, lambda n: numerals[numerals.index(n) + 1] if n in numerals else n, "n")


@kind("目录标题与正文不符", "STR-05")
def contents_differ(draft: Draft, rng: random.Random) -> Planted | None:
    entries = [e for e in draft.reading.toc if e.title_span and len(e.title) > 5]
    if not entries:
        return None
    entry = rng.choice(entries)
    assert entry.title_span
    spot = draft.spot(entry.passage, entry.title_span)
    if spot is None:
        return None
    title = draft.written(spot)
    at = rng.randrange(2, len(title) - 1)
    new = rng.choice((title[:at] + "体系" + title[at:], title[: at - 2] + title[at:], "全面" + title))
    return Planted((Change(spot, new),))


@kind("正文标题改后目录未更新", "STR-05")
def heading_differs(draft: Draft, rng: random.Random) -> Planted | None:
    def bare(text: str) -> str:
        return re.sub(r"\W", "", text)

    entries = {bare(e.title): e for e in draft.reading.toc}
    headings = [
        h
        for h in draft.reading.outline
        if bare(h.title) in entries and h.title_span and h.level > 0 and not h.run_in and len(h.title) > 4
    ]
    if not headings:
        return None
    heading = rng.choice(headings)
    assert heading.title_span
    spot = draft.spot(heading.passage, heading.title_span)
    entry = entries[bare(heading.title)]
    there = draft.spot(entry.passage, entry.span)
    if spot is None or there is None:
        return None
    title = draft.written(spot)
    return Planted((Change(spot, rng.choice(("加快" + title, title + "工程", title[:-2]))),), (there,))


@kind("目录缺一条", "STR-05")
def entry_lost(draft: Draft, rng: random.Random) -> Planted | None:
    toc = [e for e in draft.reading.toc if e.number]
    if len(toc) < 6:
        return None
    entry = rng.choice(toc[1:-1])
    spot = draft.spot(entry.passage, entry.span)
    if spot is None:
        return None
    block = draft.plan.blocks[spot.block].text
    headings = [h for h in draft.reading.outline if re.sub(r"\W", "", h.title) == re.sub(r"\W", "", entry.title)]
    marks = [s for h in headings if (s := draft.spot(h.passage, h.span))]
    neighbours = [s for e in toc if (s := draft.spot(e.passage, e.span)) and abs(s.block - spot.block) <= 3]
    return Planted((Change(Spot(spot.block, 0, len(block)), ""),), (*marks, *neighbours))


@kind("目录页码倒退", "STR-06")
def page_falls(draft: Draft, rng: random.Random) -> Planted | None:
    entries = [e for e in draft.reading.toc if e.page]
    if len(entries) < 6:
        return None
    entry = rng.choice(entries[3:])
    spot = draft.spot(entry.passage, Span(entry.span.start, len(draft.reading.passages[entry.passage].normal)))
    if spot is None or not entry.page or entry.page < 5:
        return None
    written = draft.written(spot)
    match = re.search(r"\d+(?=\D*$)", written)
    if not match:
        return None
    here = Spot(spot.block, spot.start + match.start(), spot.start + match.end())
    neighbours = tuple(s for e in entries if (s := draft.spot(e.passage, e.span)) and abs(s.block - spot.block) <= 2)
    return Planted((Change(here, str(entry.page - 3 - rng.randrange(2))),), neighbours)


@kind("总数与列举数不符", "STR-08")
def count_differs(draft: Draft, rng: random.Random) -> Planted | None:
    sentence = rng.choice(
        (
            "重点培育四大产业：新材料、生物医药、智能装备。",
            "统筹推进三项工程：强基工程、育苗工程、筑巢工程、聚才工程。",
            "实施五大行动，即强基行动、育苗行动、筑巢行动、聚才行动。",
            "建设三个中心，分别为研发设计中心、检验检测中心、成果转化中心和人才服务中心。",
            "突出抓好六项重点任务：优化布局、强化平台、培育主体、集聚人才、扩大开放。",
        )
    )
    return insert(draft, rng, sentence)


@kind("篇末一段残缺", "STR-14")
def cut_off(draft: Draft, rng: random.Random) -> Planted | None:
    bodies = [i for i, p in enumerate(draft.reading.passages) if p.kind is PassageKind.BODY and len(p.normal) > 40]
    if not bodies:
        return None
    last = bodies[-1]
    text = draft.reading.passages[last].normal
    if not text.endswith("。") or any(p.kind is not PassageKind.FURNITURE for p in draft.reading.passages[last + 1 :]):
        return None
    cut = rng.randrange(2, 14)
    spot = draft.spot(last, Span(len(text) - cut, len(text)))
    if spot is None:
        return None
    return Planted((Change(spot, ""),), (Spot(spot.block, 0, len(draft.plan.blocks[spot.block].text)),))


@kind("引用的章节不存在", "STR-17")
def dead_reference(draft: Draft, rng: random.Random) -> Planted | None:
    return insert(draft, rng, rng.choice(("具体任务详见本规划第四十五章。", "有关安排见第三十九章。")))


@kind("标题下无内容", "STR-16")
def empty_section(draft: Draft, rng: random.Random) -> Planted | None:
    """Delete all text under one heading that has body text and is followed by a heading of its level."""
    outline = draft.reading.outline
    choices = []
    for i, (a, b) in enumerate(pairwise(outline)):
        inside = range(a.passage + 1, b.passage)
        if a.run_in or b.run_in or a.level != b.level or not inside or len(inside) > 3:
            continue
        if all(draft.reading.passages[p].kind is PassageKind.BODY for p in inside):
            choices.append((i, inside))
    if not choices:
        return None
    i, inside = rng.choice(choices)
    spots = [
        s
        for p in inside
        for stretch in draft.reading.passages[p].stretches
        if (s := Spot(stretch.block, 0, len(draft.plan.blocks[stretch.block].text)))
    ]
    heading = draft.spot(outline[i].passage, outline[i].span)
    return Planted(tuple(Change(s, "") for s in dict.fromkeys(spots)), (heading,) if heading else ())


@kind("标题末多句号", "STR-13", "STR-03")
def full_stop_after_title(draft: Draft, rng: random.Random) -> Planted | None:
    groups = [g for g in _siblings(draft) if len(g) > 3 and not any(h.run_in for h, _, _ in g)]
    groups = [g for g in groups if not any(h.title.endswith(tuple("。：:；")) for h, _, _ in g)]
    if not groups:
        return None
    heading, _, _ = rng.choice(rng.choice(groups))
    spot = draft.spot(heading.passage, heading.span)
    return Planted((Change(Spot(spot.block, spot.stop, spot.stop), "。"),), (spot,)) if spot else None


@kind("序号后标点异常", "STR-04", also=("STR-05",))
def odd_mark(draft: Draft, rng: random.Random) -> Planted | None:
    groups = [[x for x in g if re.match(r"^\d{1,2}[.．]", draft.written(x[2]))] for g in _siblings(draft)]
    groups = [g for g in groups if len(g) > 3]
    if not groups:
        return None
    _, _, spot = rng.choice(rng.choice(groups)[1:])
    return Planted((Change(spot, re.sub("[.．]", rng.choice(",，、"), draft.written(spot))),))
