"""Incremental checking: after any edits the review is that of a first check, and only the rules concerned ran."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from checker import engine, reading, settings
from checker.findings import Finding
from checker.memory import VERSIONS, forget_now_and_then, forget_versions
from checker.plan import Plan
from checker.reading import memory
from checker.reading.elements import Reading
from checker.reading.quantities import _quantities
from checker.review import Review
from checker.rules import manual, registry
from checker.rules.alignment.other_programme import _PROGRAMMES
from checker.rules.base import Context, Rule
from checker.rules.sight import Sight
from checker.sources import read_plan
from tests.rules.samples import plan_of, reading_of, review_of, without_marks

UPPER = """南河市科技创新“十四五”规划（2021—2025年）
一、发展目标
到2025年，高新技术企业达到100家，研发投入强度达到1.5%，有效发明专利达到300件。"""
DRAFT = """南河市东江区科技创新“十四五”规划（2021—2025年）
一、发展基础
2020年，高新技术企业65家，比2016年增长45家，年均增长34.3%。研发投入强度为1%。
二、发展目标
到2025年，高新技术企业达到120家，研发投入强度达到2%。
三、重点任务
（一）培育企业
围绕产业链（部署创新链，完善善创新环境。制定工作台帐，定期更新台账。
（二）建设平台
支持上市后各企业做大做强。到2025年，建设重点实验室5 家。
南河市东江区人民政府
2021年3月5日"""
EDITS = st.sampled_from(
    [
        "",
        "一、总体要求",
        "（三）强化保障",
        "（一）培育企业",
        "到2025年，高新技术企业达到60家，其中规模以上80家。",
        "到2025年，研发投入强度达到15%。",
        "完善善创新环境，狠抓落实（含南部片区。",
        "2020年2月30日，制定工作台账，支持上市后各企业。",
        "——建设平台。",
        "附件1：重点项目表",
        "2019年1月1日",
        "依据《南河市科技创新“十四五”规划》，编制本规划。",
        "南河市西江区科技创新“十四五”规划",
    ]
)
SMALL = len(DRAFT.split("\n"))


def review(checker: engine.Checker, plan: Plan) -> Review:
    return engine.finish(checker.check(plan))


def first(plan: Plan, *uppers: Reading) -> Review:
    """Return the review of a program just started."""
    memory.forget()
    return review(engine.Checker(uppers), plan)


def told(one: Review) -> list[tuple[Finding, str]]:
    return [(finding, finding.key) for finding in one.findings]


def same(one: Review, other: Review) -> bool:
    return told(one) == told(other) and one.pairs == other.pairs and one.not_checked == other.not_checked


@given(st.lists(st.tuples(st.integers(0, SMALL - 1), EDITS), min_size=1, max_size=4))
@hypothesis_settings(max_examples=25, deadline=None)
def test_after_edits_the_review_is_that_of_a_first_check(edits: list[tuple[int, str]]) -> None:
    checker, plan = engine.Checker([reading_of(UPPER)]), plan_of(DRAFT)
    reviews = [(plan, review(checker, plan))]
    for block, text in edits:
        plan = plan.with_texts({block: text})
        reviews.append((plan, review(checker, plan)))
    assert all(same(one, first(plan, reading_of(UPPER))) for plan, one in reviews)


@given(st.dictionaries(st.integers(0, SMALL - 1), EDITS, min_size=2, max_size=3), EDITS, st.integers(0, SMALL - 1))
@hypothesis_settings(max_examples=12, deadline=None)
def test_two_paragraphs_changed_then_one_put_in_or_taken_out(texts: dict[int, str], text: str, at: int) -> None:
    checker, plan = engine.Checker([reading_of(UPPER)]), plan_of(DRAFT)
    review(checker, plan)
    plan = plan.with_texts(texts)
    changed = review(checker, plan)
    lines = [block.text for block in plan.blocks]
    shorter = plan_of("\n".join([*lines[:at], *([text] if text else []), *lines[at + (not text) :]]))
    moved = review(checker, shorter)
    assert same(changed, first(plan, reading_of(UPPER)))
    assert same(moved, first(shorter, reading_of(UPPER)))


@given(st.integers(0, SMALL), EDITS)
@hypothesis_settings(max_examples=12, deadline=None)
def test_a_paragraph_put_in_moves_what_is_remembered(at: int, text: str) -> None:
    checker, lines = engine.Checker([reading_of(UPPER)]), DRAFT.split("\n")
    review(checker, plan_of(DRAFT))
    plan = plan_of("\n".join([*lines[:at], text, *lines[at:]]))
    assert same(review(checker, plan), review(engine.Checker([reading_of(UPPER)]), plan))


def _plans(shared: Path) -> Iterator[Plan]:
    plans = sorted((shared / "plans").glob("*.txt")) + sorted((shared / "plans" / "real").glob("*.txt"))
    yield from (read_plan(path) for path in plans if path.stat().st_size < 40_000)


def test_shared_plans_edited_all_over(shared: Path) -> None:
    plans = list(_plans(shared))
    upper = reading.read(plans[0])
    for number, plan in enumerate(plans[1:]):
        checker = engine.Checker([upper])
        review(checker, plan)
        step = max(len(plan.blocks) // 3, 1)
        for block in range(number % step, len(plan.blocks), step):
            old = plan.blocks[block].text
            texts: Mapping[int, str] = {block: old[: len(old) // 2] + "完善善（到2025年达到5家" + old[len(old) // 3 :]}
            edited = plan.with_texts(texts)
            known = review(checker, edited)
            assert same(known, first(edited, upper)), (plan.path.name, block)


class Watch:
    """Counts which rules run, and over which passages those that see passages alone."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.ran: list[type[Rule]] = []
        self.seen: set[int] = set()
        run = registry.run

        def watched(rule: type[Rule], context: Context) -> tuple[list[Finding], list[Finding]]:
            self.ran.append(rule)
            if rule.sight is Sight.PASSAGE:
                self.seen.update(i for i, passage in enumerate(context.draft.passages) if passage.normal)
            return run(rule, context)

        monkeypatch.setattr(registry, "run", watched)


def test_an_unchanged_text_runs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    checker = engine.Checker([reading_of(UPPER)])
    first = review(checker, plan_of(DRAFT))
    watch = Watch(monkeypatch)
    again = review(checker, plan_of(DRAFT))
    assert watch.ran == []
    assert told(again) == told(first)


def test_a_changed_paragraph_runs_the_rules_that_see_it(monkeypatch: pytest.MonkeyPatch) -> None:
    checker, plan = engine.Checker([reading_of(UPPER)]), plan_of(DRAFT)
    review(checker, plan)
    watch = Watch(monkeypatch)
    review(checker, plan.with_texts({7: plan.blocks[7].text.replace("完善善", "完善")}))
    assert {rule.sight for rule in watch.ran} == {Sight.PASSAGE, Sight.TEXT}
    assert watch.seen == {7}
    watch.ran.clear()
    review(checker, plan.with_texts({4: "到2025年，高新技术企业达到90家。"}))
    assert {rule.sight for rule in watch.ran} == {Sight.PASSAGE, Sight.METRICS, Sight.TEXT}
    watch.ran.clear()
    review(checker, plan.with_texts({6: "（一）培育科技企业"}))
    assert Sight.OUTLINE in {rule.sight for rule in watch.ran}


def test_a_check_called_off_leaves_no_trace() -> None:
    checker, plan = engine.Checker(), plan_of(DRAFT)
    steps = checker.check(plan)
    for _ in range(30):
        next(steps)
    steps.close()
    assert same(review(checker, plan), review(engine.Checker(), plan))


def test_two_checks_at_a_time_do_not_disturb_each_other() -> None:
    checker, plan = engine.Checker(), plan_of(DRAFT)
    other = plan.with_texts({4: "到2025年，高新技术企业达到90家。", 7: "支持上市后各企业。"})
    steps, others = checker.check(plan), checker.check(other)
    for _ in range(20):
        next(steps)
        next(others)
    assert same(engine.finish(others), review(engine.Checker(), other))
    assert same(engine.finish(steps), review(engine.Checker(), plan))


def _cases() -> Iterator[tuple[type[Rule], Reading]]:
    for rule in registry.ALL:
        for example in manual.page(rule).examples:
            if rule.sight is Sight.PASSAGE:
                yield rule, reading_of(without_marks(example.wrong)[0])


def test_rules_that_see_passages_alone_mark_one_passage_each() -> None:
    for rule, draft in _cases():
        found, failed = registry.run(rule, Context(draft, settings.default().thresholds))
        assert not failed
        for finding in found:
            places = [*finding.places, *(edit.place for fix in finding.fixes for edit in fix.edits)]
            assert {(place.plan, place.passage) for place in places} == {(0, finding.places[0].passage)}, rule.code


def test_a_failed_rule_is_not_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    checker, plan = engine.Checker(), plan_of(DRAFT)
    rule = registry.find("LNG-03")
    assert rule
    whole = review(engine.Checker(), plan)
    with monkeypatch.context() as patch:
        patch.setattr(rule, "check", lambda self, context: 1 / 0)
        assert any("未能完成" in finding.message for finding in review(checker, plan).findings)
    assert told(review(checker, plan)) == told(whole)


def test_a_review_without_memory_is_the_same() -> None:
    assert told(review(engine.Checker([reading_of(UPPER)]), plan_of(DRAFT))) == told(review_of(DRAFT, UPPER))


def test_versions_of_paragraphs_are_forgotten_and_nothing_else() -> None:
    """An hour of typing must not leave every version of every paragraph in memory."""
    checker, plan = engine.Checker([reading_of(UPPER)]), plan_of(DRAFT)
    before = review(checker, plan)
    _quantities("面积为3平方公里，比上年增长5%。")
    assert _quantities.cache_info().currsize and _PROGRAMMES._of.cache_info().maxsize
    forget_versions()
    assert not _quantities.cache_info().currsize and not _PROGRAMMES._of.cache_info().currsize
    assert same(review(checker, plan), before)
    edited = plan.with_texts({4: "到2025年，高新技术企业达到60家，研发投入强度达到2%。"})
    assert same(review(checker, edited), first(edited, reading_of(UPPER)))


def test_they_are_forgotten_now_and_then() -> None:
    _quantities("面积为3平方公里，比上年增长5%。")
    for _ in range(VERSIONS):
        forget_now_and_then()
    assert not _quantities.cache_info().currsize
