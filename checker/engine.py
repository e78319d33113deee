"""The check: rules over a draft and its upper plans, as a generator whose steps are progress and cancel points."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Generator, Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import NamedTuple

from checker import thresholds as limits
from checker.align.gates import apart, is_consultation_draft
from checker.align.pairing import pair
from checker.align.pairs import Pair
from checker.align.relation import Relation, relation
from checker.findings import Finding
from checker.reading.elements import Reading
from checker.review import Review, Role
from checker.rules import alike, registry
from checker.rules.base import Context, Rule
from checker.thresholds import Thresholds


class Progress(NamedTuple):
    """A step that begins: what it does, how many are done, and how many there are."""

    step: str
    done: int
    total: int


def check(
    draft: Reading,
    uppers: Sequence[Reading] = (),
    siblings: Sequence[Reading] = (),
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    thresholds: Thresholds | None = None,
) -> Generator[Progress, None, Review]:
    """Yield progress before every step and return the review; closing the generator cancels the check."""
    began = time.perf_counter()
    rules = registry.chosen(select, ignore)
    total = len(uppers) + len(rules)
    thresholds = thresholds or limits.default()
    pairs: list[Pair] = []
    failed: list[int] = []
    for i, upper in enumerate(uppers, 1):
        yield Progress(f"对照上位规划 {i}", i - 1, total)
        try:
            pairs.extend(pair(draft, upper, i))
        except Exception:
            failed.append(i)  # said in not_checked; the rules that need no pairs go on
    context = Context(draft, thresholds, tuple(uppers), tuple(siblings), tuple(pairs))
    found: list[Finding] = []
    for i, rule in enumerate(rules):
        yield Progress(f"{rule.code} {rule.name}", len(uppers) + i, total)
        found.extend(registry.run(rule, context))
    roles = (Role.DRAFT, *(Role.UPPER for _ in uppers), *(Role.SIBLING for _ in siblings))
    return Review(
        readings=(draft, *uppers, *siblings),
        roles=roles,
        findings=keyed(ordered(alike.fold(dict.fromkeys(found), _limits(rules))), context),
        pairs=tuple(pairs),
        not_checked=(*not_checked(context), *(_failed(context, plan) for plan in failed)),
        seconds={"check": time.perf_counter() - began},
    )


def run(
    draft: Reading,
    uppers: Sequence[Reading] = (),
    siblings: Sequence[Reading] = (),
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    thresholds: Thresholds | None = None,
) -> Review:
    """Return the review without stopping on the way."""
    steps = check(draft, uppers, siblings, select=select, ignore=ignore, thresholds=thresholds)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            review: Review = end.value
            return review


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings by place in the draft, the worse first at one place, exact duplicates dropped."""
    unique = dict.fromkeys(findings)
    return sorted(unique, key=lambda f: (f.places[0].passage, f.places[0].span, f.severity.rank, f.rule))


def _limits(rules: Iterable[type[Rule]]) -> dict[str, int]:
    """Return for the rules that fold how many findings that say the same stand alone."""
    return {rule.code: rule.fold_after for rule in rules if rule.fold_after is not None}


def keyed(findings: Iterable[Finding], context: Context) -> tuple[Finding, ...]:
    """Return the findings with fingerprints that hold no position: text inserted elsewhere keeps them."""
    seen: Counter[str] = Counter()
    out: list[Finding] = []
    for finding in findings:
        trace = _trace(finding, context)
        out.append(replace(finding, key=_digest(trace, seen[trace])))
        seen[trace] += 1
    return tuple(out)


def _trace(finding: Finding, context: Context) -> str:
    """Return rule, marked words and the first mark's sentence, blanks aside; same findings have the same trace.

    Of findings told as one: the rule and what they say, so that an answer stands when one more place joins them.
    """
    if finding.alike and len(finding.places) > 1:
        return f"{finding.rule}\n{finding.alike}"
    marks = []
    for place in finding.places:
        passage = context.reading(place.plan).passages[place.passage]
        marks.append(place.span.of(passage.normal))
    first = finding.places[0]
    passage = context.draft.passages[first.passage]
    sentence = context.draft.sentence(first.passage, first.span).of(passage.normal)
    return "\n".join("".join(part.split()) for part in (finding.rule, *marks, sentence))


def _digest(trace: str, occurrence: int) -> str:
    return sha256(f"{trace}\n{occurrence}".encode()).hexdigest()[:16]


def _failed(context: Context, plan: int) -> str:
    return f"上位规划《{context.title(plan)}》对照时程序内部出错，未作指标比较。请把文件反馈给技术支持。"


def not_checked(context: Context) -> list[str]:
    """Return what this check could not look at and why, in Chinese."""
    notes: list[str] = []
    if not context.uppers:
        notes.append("未提供上位规划，未作衔接校核。")
    for i, upper in enumerate(context.uppers, 1):
        title, profiles = f"上位规划《{context.title(i)}》", (context.draft.profile, upper.profile)
        if is_consultation_draft(upper):
            notes.append(f"{title}为{upper.profile.stage}，衔接结论仅供参考，请以印发稿复核。")
        if apart(*profiles):
            notes.append(f"{title}的规划期与本文件不重叠，未作数值比对。")
        if relation(*profiles) is Relation.APART:
            notes.append(f"{title}与本文件不是上下级区域，未作指标比较。")
    if context.siblings:
        notes.append("同级规划已读入，本版本尚未作同级之间的比对。")
    for i in range(1 + len(context.uppers) + len(context.siblings)):
        notes.extend(f"《{context.title(i)}》：{note}" for note in context.reading(i).plan.notes)
    return notes
