"""What a rule says that it reads of a draft (`Look`): no less than it reads, and nothing that no case shows it to read.

A draft is written otherwise in all that the look leaves out; the rule must find the same. A look with one of its parts
taken away must be found out so: else no test would notice that the rule reads it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker import engine, reading, settings
from checker.plan import Block, BlockKind, Plan
from checker.reading.elements import Reading
from checker.rules import manual, registry
from checker.rules.base import Context, Rule
from checker.rules.sight import Look, Part, Sight, narrowed
from checker.sources import read_plan
from checker.text import MappedText
from tests.rules.samples import reading_of, shelf_of, without_marks
from tests.rules.test_table_sums import plan_of as table_of

CASES = Path(__file__).parent / "rules" / "cases"
LOOKING = [rule for rule in registry.ALL if rule.look is not None]
FILLED = ("甲", "")
"""What stands in passages that a rule does not read: other words, and nothing at all."""


def unseen(draft: Reading, look: Look, filled: str) -> Reading | None:
    """Return the draft with all written otherwise that a rule of this look does not read; None where it can't be."""
    kept = {record.passage for part in look.parts for record in part.of(draft)}
    metrics = narrowed(draft, Sight.METRICS)
    if Part.METRICS in look.parts:
        kept |= {i for i, passage in enumerate(metrics.passages) if passage.normal}
    other = {
        i: replace(passage, text=MappedText.identity(filled * (len(passage.normal) + 1)))
        for i, passage in enumerate(draft.passages)
        if i not in kept and not look.reads(passage)
    }
    if any(look.reads(passage) for passage in other.values()):
        return None
    records: dict[str, Any] = {part.value: () for part in Part if part not in look.parts and part is not Part.CITES}
    if Part.OUTLINE not in look.parts:
        renamed = tuple(replace(heading, title="甲乙", number=None) for heading in draft.outline)
        records["outline"] = metrics.outline if Part.METRICS in look.parts else renamed
    if Part.CITES not in look.parts:
        records["profile"] = replace(draft.profile, cites=())
    passages = tuple(other.get(i, passage) for i, passage in enumerate(draft.passages))
    return replace(draft, passages=passages, disturbances=(), **records)


def reads_more(rule: type[Rule], context: Context, look: Look) -> bool:
    """Tell whether a rule finds something else where what the look leaves out is written otherwise."""
    others = [unseen(context.draft, look, filled) for filled in FILLED]
    found = registry.run(rule, context)
    return any(registry.run(rule, replace(context, draft=other)) != found for other in others if other is not None)


def context_of(
    text: str, upper: str | None = None, siblings: tuple[str, ...] = (), known: tuple[str, ...] = ()
) -> Context:
    """Return what rules are given for a small draft beside other small plans."""
    uppers = (reading_of(upper),) if upper else ()
    beside = tuple(map(reading_of, siblings))
    return Context(reading_of(text), settings.default().thresholds, uppers, beside, (), shelf_of(known))


@cache
def contexts(rule: type[Rule]) -> tuple[Context, ...]:
    """Return the examples of a rule's page and its cases."""
    page = manual.page(rule)
    found = [context_of(without_marks(one.wrong)[0], one.upper, one.siblings) for one in page.examples]
    found += [context_of(one.better, one.upper, one.siblings) for one in page.examples if one.better is not None]
    found += [context_of(one.text, one.upper, one.siblings) for one in page.correct]
    for case in yaml.safe_load((CASES / f"{rule.code}.yml").read_text("utf-8")).values():
        text, upper = case.get("pass") or case.get("fail"), case.get("upper", "").strip("\n") or None
        beside, known = (tuple(plan.strip("\n") for plan in case.get(kind, ())) for kind in ("siblings", "known"))
        found.append(context_of(without_marks(text.strip("\n"))[0], upper, beside, known))
    return (*found, *(Context(reading.read(plan), found[0].thresholds) for plan in WORD_PLANS.get(rule.code, ())))


CONTENTS = (("一、发展基础", 1), ("二、重点任务", 9), ("附录", None), ("一、指标表", 3), ("二、项目表", 5))
WORD_PLANS = {
    "NUM-07": [table_of("类别|项目数（个）", "甲|3", "乙|4", "合计|8")],
    "STR-06": [
        Plan(
            Path("draft.docx"),
            "docx",
            "0" * 64,
            tuple(
                Block(line, f"{title}\t{page}" if page else title, kind=BlockKind.TOC if page else BlockKind.PARAGRAPH)
                for line, (title, page) in enumerate(CONTENTS, 1)
            ),
        )
    ],
}
"""Plans that no text can stand for: a table without metrics, and a list of tables behind the contents."""


def weaker(look: Look) -> Iterator[tuple[str, Look]]:
    """Yield the look with each of its parts taken away, by the name of that part."""
    if any(look.reads(passage) for rule in LOOKING for one in contexts(rule) for passage in one.draft.passages):
        yield "reads", replace(look, reads=lambda passage: False)
    for part in look.parts:
        yield part.value, replace(look, parts=tuple(other for other in look.parts if other is not part))


@pytest.mark.parametrize("rule", LOOKING, ids=lambda rule: rule.code)
def test_a_rule_reads_no_more_than_it_says(rule: type[Rule]) -> None:
    assert rule.look is not None
    for one in contexts(rule):
        assert not reads_more(rule, one, rule.look), one.draft.plan.blocks
    for other in registry.ALL:
        for example in manual.page(other).examples:
            one = context_of(without_marks(example.wrong)[0], example.upper)
            assert not reads_more(rule, one, rule.look), (other.code, example.wrong)


@pytest.mark.parametrize("rule", LOOKING, ids=lambda rule: rule.code)
def test_all_that_a_rule_says_it_reads_it_reads(rule: type[Rule]) -> None:
    assert rule.look is not None
    for name, look in weaker(rule.look):
        assert any(reads_more(rule, one, look) for one in contexts(rule)), f"no case shows that it reads {name}"


def test_rules_read_no_more_of_shared_plans_than_they_say(shared: Path) -> None:
    plans = [*_plans(shared)]
    upper = reading.read(plans[0])
    for plan in plans[1:]:
        context = Context(reading.read(plan), settings.default().thresholds, (upper,))
        for rule in LOOKING:
            assert rule.look is not None
            assert not reads_more(rule, context, rule.look), (plan.path.name, rule.code)


def _plans(shared: Path) -> Iterator[Plan]:
    plans = sorted((shared / "plans").glob("*.txt")) + sorted((shared / "plans" / "real").glob("*.txt"))
    yield from (read_plan(path) for path in plans if path.stat().st_size < 40_000)


@pytest.mark.parametrize("rule", LOOKING, ids=lambda rule: rule.code)
def test_what_a_rule_reads_is_read_again_when_edited(rule: type[Rule]) -> None:
    """A paragraph of a case is written otherwise, then as before: what is found is what a new check finds."""
    for one in contexts(rule)[:6]:
        plan = one.draft.plan
        checker = engine.Checker(one.uppers, one.siblings, select=[rule.code], known=one.known)
        engine.finish(checker.check(plan))
        for block in range(len(plan.blocks)):
            for text in ("甲乙丙丁。", plan.blocks[block].text):
                edited = plan.with_texts({block: text})
                fresh = engine.run(reading.read(edited), one.uppers, one.siblings, select=[rule.code], known=one.known)
                assert engine.finish(checker.check(edited)).findings == fresh.findings
