"""The check: rules over a draft and its upper plans, as a generator whose steps are progress and cancel points.

A `Checker` remembers: after an edit it runs again only the rules that see what changed, and gives what a first check
would give.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Generator, Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import NamedTuple

from checker import settings as settings_files
from checker.align.family import areas
from checker.align.gates import apart, is_consultation_draft
from checker.align.known_plans import KnownPlan, known_plan
from checker.align.pairing import pair
from checker.align.pairs import Pair
from checker.align.parents import find_parents
from checker.align.relation import Relation, relation
from checker.collector import paused
from checker.findings import Finding
from checker.memory import Changes, Memory, Sights, at_home, by_passage, forget_now_and_then
from checker.plan import Plan
from checker.reading import read
from checker.reading.elements import Reading
from checker.review import Review, Role
from checker.rules import alike, registry
from checker.rules.base import Context, Rule
from checker.rules.sight import Sight, passages_alone
from checker.settings import Settings


class Progress(NamedTuple):
    """A step that begins: what it does, how many are done, and how many there are."""

    step: str
    done: int
    total: int


class Checker:
    """Checks one draft again and again beside the same upper plans, with the same rules and settings."""

    def __init__(
        self,
        uppers: Sequence[Reading] = (),
        siblings: Sequence[Reading] = (),
        settings: Settings | None = None,
        *,
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        known: Sequence[KnownPlan] = (),
    ) -> None:
        self.uppers, self.siblings, self.known = tuple(uppers), tuple(siblings), tuple(known)
        self.settings = settings or settings_files.default()
        self.rules = tuple(rule for rule in registry.chosen(select, ignore) if self.settings.uses(rule.code))
        self._memory = Memory()

    def check(self, draft: Plan | Reading) -> Generator[Progress, None, Review]:
        """Yield progress before every step and return the review; closing the generator cancels the check."""
        forget_now_and_then()
        with paused():
            return (yield from self._check(draft))

    def _check(self, draft: Plan | Reading) -> Generator[Progress, None, Review]:
        began = time.perf_counter()
        total = len(self.uppers) + len(self.rules)
        reading = read(draft) if isinstance(draft, Plan) else draft
        was_read = time.perf_counter()
        memory, sights = self._memory, Sights(reading)
        paired = sights.same(Sight.METRICS, memory)
        pairs: list[Pair] = [*memory.pairs] if paired else []
        failed: list[int] = []
        for i, upper in enumerate(self.uppers, 1):
            yield Progress(f"对照上位规划 {i}", i - 1, total)
            if paired:
                continue
            try:
                pairs.extend(pair(sights.of(Sight.METRICS), upper, i))
            except Exception:
                failed.append(i)  # said in not_checked; the rules that need no pairs go on
        context = Context(reading, self.settings.thresholds, self.uppers, self.siblings, tuple(pairs), self.known)
        found, unfinished = yield from self._found(context, memory, sights, total, remember=not failed)
        folding = {rule.code for rule in self.rules if rule.folds}
        told = alike.fold(dict.fromkeys(found), folding, self.settings.thresholds.fold_after)
        seconds = {"check": time.perf_counter() - was_read}
        if reading is not draft:
            seconds["read"] = was_read - began
        return Review(
            readings=(reading, *self.uppers, *self.siblings),
            roles=(Role.DRAFT, *(Role.UPPER for _ in self.uppers), *(Role.SIBLING for _ in self.siblings)),
            findings=keyed(ordered(told), context),
            pairs=tuple(pairs),
            not_checked=(
                *not_checked(context),
                *(_failed(context, plan) for plan in failed),
                *_switched_off(self.settings),
            ),
            seconds=seconds,
            rules=frozenset() if failed else frozenset(rule.code for rule in self.rules) - unfinished,
        )

    def _found(
        self, context: Context, memory: Memory, sights: Sights, total: int, *, remember: bool
    ) -> Generator[Progress, None, tuple[list[Finding], frozenset[str]]]:
        """Return what the rules find, running those that may find something else than last time, and which failed."""
        changes = Changes(memory, sights)
        profile = replace(context.draft.profile, cites=())
        unknown = memory.unknown(sights, profile)
        alone = replace(context, draft=passages_alone(context.draft, frozenset(unknown)), pairs=())
        fresh: list[Finding] = []
        failures: list[Finding] = []
        by_rule: dict[type[Rule], tuple[Finding, ...]] = {}
        seen: dict[Sight, Context] = {}
        for i, rule in enumerate(self.rules):
            yield Progress(f"{rule.code} {rule.name}", len(self.uppers) + i, total)
            if rule.sight is Sight.PASSAGE:
                if unknown:
                    results, failure = registry.run(rule, alone)
                    fresh.extend(results)
                    failures.extend(failure)
            elif memory.knows(rule, sights, changes, context.pairs):
                by_rule[rule] = memory.by_rule[rule]
            else:
                if rule.sight not in seen:
                    pairs = context.pairs if rule.sight.shows_pairs else ()
                    seen[rule.sight] = replace(context, draft=sights.of(rule.sight), pairs=pairs)
                results, failure = registry.run(rule, seen[rule.sight])
                failures.extend(failure)
                by_rule[rule] = tuple(results)
        passages = {**memory.by_passage} if profile == memory.profile else {}
        passages.update(by_passage(fresh, sights.keys, unknown))
        found = [*at_home(passages, sights.keys), *(f for group in by_rule.values() for f in group), *failures]
        if remember and not failures:
            self._memory = Memory.of(profile, passages, sights, context.pairs, by_rule)
        return found, frozenset(finding.rule for finding in failures)


def check(
    draft: Reading,
    uppers: Sequence[Reading] = (),
    siblings: Sequence[Reading] = (),
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    settings: Settings | None = None,
    known: Sequence[KnownPlan] = (),
) -> Generator[Progress, None, Review]:
    """Check once: yield progress before every step and return the review; closing the generator cancels."""
    return Checker(uppers, siblings, settings, select=select, ignore=ignore, known=known).check(draft)


def run(
    draft: Reading,
    uppers: Sequence[Reading] = (),
    siblings: Sequence[Reading] = (),
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    settings: Settings | None = None,
    known: Sequence[KnownPlan] = (),
) -> Review:
    """Return the review without stopping on the way."""
    return finish(check(draft, uppers, siblings, select=select, ignore=ignore, settings=settings, known=known))


def finish(steps: Generator[Progress, None, Review]) -> Review:
    """Return the review that the steps of a check lead to."""
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


def _switched_off(settings: Settings) -> list[str]:
    """Return one note on the rules that settings switch off, whole groups by their letters."""
    off = settings.off(rule.code for rule in registry.ALL)
    if not off:
        return []
    groups = Counter(code[:3] for code in off)
    whole = {group for group, count in groups.items() if count == sum(r.code.startswith(group) for r in registry.ALL)}
    named = [f"{group}（整组）" for group in sorted(whole)] + [code for code in off if code[:3] not in whole]
    files = "、".join(f"“{path.name}”" for path in settings.sources)
    note = f"按设置停用了 {len(off)} 条规则，未作这些校核：{'、'.join(named)}。"
    return [note + (f"设置见{files}。" if files else "")]


def _failed(context: Context, plan: int) -> str:
    return f"上位规划《{context.title(plan)}》对照时程序内部出错，未作指标比较。请把文件反馈给技术支持。"


def _beside(context: Context) -> list[str]:
    """Return which siblings were not compared, and whether sums could be judged."""
    here = areas(context.draft, context.uppers, context.siblings)
    notes = [f"同级规划《{context.title(plan)}》{reason}，未作比较。" for plan, reason in here.left_out.items()]
    if len(here.members) > 1 and not here.whole:
        count = f"，共应有{here.expected}份" if here.expected else ""
        notes.append(f"同级规划连同本文件共{len(here.members)}份{count}，未能认定已齐全，未判断各地合计是否不足。")
    return notes


def _missing(context: Context) -> list[str]:
    """Return one note on the plans above the draft that neither lie beside it nor stand in the library."""
    if not context.known:
        return []
    beside = [known_plan(upper, -i) for i, upper in enumerate(context.uppers, 1)]
    missing = find_parents(context.draft, context.known, beside).missing
    return [f"缺《{plan.title}》：{plan.why}，未作对照。" for plan in missing]


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
    notes.extend(_missing(context))
    if context.siblings:
        notes.extend(_beside(context))
    for i in range(1 + len(context.uppers) + len(context.siblings)):
        notes.extend(f"《{context.title(i)}》：{note}" for note in context.reading(i).plan.notes)
    return notes
