"""The engine: progress, order, fingerprints, and what it says it did not check."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import engine
from checker.findings import Certainty, Finding, Place, Severity
from checker.reading.elements import Reading
from checker.review import Review, Role
from checker.rules import registry
from checker.rules.base import Context, Rule, Scope
from checker.text import Span
from tests.rules.samples import codes, reading_of, review_of

TEXT = """南河市东江区科技创新“十四五”规划
一、发展基础
建设平台（含实验室，形成合力。
三、重点任务
落实《条例，完善政策。
建设平台（含实验室，形成合力。"""

PARAGRAPHS = st.lists(
    st.sampled_from(["加快建设创新平台。", "（一）加强领导", "坚持稳中求进，狠抓落实。", "附注："]), max_size=4
)


class Failing(Rule):
    """总是出错。

    为什么：用于测试。
    """

    code = "TST-01"
    name = "总是出错"
    severity = Severity.ERROR
    certainty = Certainty.SURE
    scope = Scope.PLAN

    def check(self, context: Context) -> Iterator[Finding]:
        """Raise before the first finding."""
        raise RuntimeError("broken")
        yield


def test_progress_counts_up_to_its_total_and_gives_the_review() -> None:
    steps = engine.check(reading_of(TEXT), [reading_of("南河市科技创新“十四五”规划")])
    seen = []
    with pytest.raises(StopIteration) as end:
        while True:
            seen.append(next(steps))
    assert [step.done for step in seen] == list(range(len(seen)))
    assert {step.total for step in seen} == {len(seen)} == {len(registry.ALL) + 1}
    assert all(step.step for step in seen)
    assert isinstance(end.value.value, Review)


def test_a_closed_check_stops() -> None:
    steps = engine.check(reading_of(TEXT))
    next(steps)
    steps.close()
    with pytest.raises(StopIteration):
        next(steps)


def test_findings_are_in_the_order_of_the_text() -> None:
    review = review_of(TEXT)
    places = [finding.places[0] for finding in review.findings]
    assert places == sorted(places)
    assert {"STR-01", "LNG-03"} <= set(codes(review.findings))


def test_select_and_ignore_take_codes_and_prefixes() -> None:
    draft = reading_of(TEXT)
    assert set(codes(engine.run(draft, select=["LNG"]).findings)) == {"LNG-03"}
    assert set(codes(engine.run(draft, select=["STR-01", "LNG"], ignore=["LNG-03"]).findings)) == {"STR-01"}


def test_unknown_codes_are_told() -> None:
    assert registry.unknown(["STR", "LNG-03", "ABC", "NUM-99"]) == ("ABC", "NUM-99")
    assert registry.find("lng-03") is not None
    assert registry.find("LNG") is None


def test_a_failing_rule_costs_one_finding_that_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = engine.run(reading_of(TEXT)).findings
    monkeypatch.setattr(registry, "ALL", (Failing, *registry.ALL))
    findings = engine.run(reading_of(TEXT)).findings
    failed = [finding for finding in findings if finding.rule == "TST-01"]
    assert [(f.severity, "未能完成" in f.message, "总是出错" in f.message) for f in failed] == [
        (Severity.INFO, True, True)
    ]
    assert [f for f in findings if f.rule != "TST-01"] == list(whole)


def test_what_a_rule_found_before_it_failed_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    class Halting(Failing):
        """一半时出错。

        为什么：用于测试。
        """

        def check(self, context: Context) -> Iterator[Finding]:
            """Find the first passage, then raise."""
            yield self.finding([Place(0, 0, Span(0, 2))], "找到的一处。")
            raise RuntimeError("broken")

    monkeypatch.setattr(registry, "ALL", (Halting,))
    first, failed = engine.run(reading_of(TEXT)).findings
    assert "所列可能不全" in failed.message + first.message
    assert "找到的一处。" in (first.message, failed.message)


@pytest.mark.parametrize("error", [RecursionError("deep"), MemoryError(), AssertionError(), KeyError("x")])
def test_a_rule_out_of_stack_or_memory_is_that_rules_failure(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail(self: Rule, context: Context) -> Iterator[Finding]:
        raise error

    rule = registry.find("LNG-16")
    assert rule
    whole = engine.run(reading_of(TEXT)).findings
    monkeypatch.setattr(rule, "check", fail)
    findings = engine.run(reading_of(TEXT)).findings
    assert [type(error).__name__ in f.explanation for f in findings if f.rule == "LNG-16"] == [True]
    assert [f for f in findings if f.rule != "LNG-16"] == [f for f in whole if f.rule != "LNG-16"]


def test_an_endless_recursion_inside_a_rule_is_that_rules_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def deep(self: Rule, context: Context) -> Iterator[Finding]:
        return deep(self, context)

    rule = registry.find("NUM-01")
    assert rule
    monkeypatch.setattr(rule, "check", deep)
    failed = [f for f in engine.run(reading_of(TEXT)).findings if f.rule == "NUM-01"]
    assert ["RecursionError" in f.explanation for f in failed] == [True]


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit, GeneratorExit])
def test_what_stops_the_program_passes_through(monkeypatch: pytest.MonkeyPatch, stop: type[BaseException]) -> None:
    def leave(self: Rule, context: Context) -> Iterator[Finding]:
        raise stop

    rule = registry.find("NUM-01")
    assert rule
    monkeypatch.setattr(rule, "check", leave)
    with pytest.raises(stop):
        engine.run(reading_of(TEXT))


def test_exact_duplicates_are_dropped() -> None:
    finding = review_of(TEXT).findings[0]
    assert engine.ordered([finding, replace(finding)]) == [finding]


def test_equal_marks_in_equal_sentences_have_keys_of_their_own() -> None:
    keys = [finding.key for finding in review_of(TEXT).findings]
    assert len(set(keys)) == len(keys)
    assert all(keys)


@given(before=PARAGRAPHS, after=PARAGRAPHS)
@settings(max_examples=40, deadline=None)
def test_keys_survive_text_inserted_elsewhere(before: list[str], after: list[str]) -> None:
    lines = TEXT.split("\n")
    longer = "\n".join([*lines[:2], *before, *lines[2:], *after])
    keys = {f.key for f in review_of(TEXT).findings if f.rule == "LNG-03"}
    assert keys <= {f.key for f in review_of(longer).findings}


def test_a_key_changes_with_its_sentence() -> None:
    other = TEXT.replace("落实《条例，完善政策。", "落实《办法，完善政策。")
    old, new = ({f.key for f in review_of(text).findings} for text in (TEXT, other))
    assert len(old - new) == len(new - old) == 1


def _staged(reading: Reading, stage: str) -> Reading:
    return replace(reading, profile=replace(reading.profile, stage=stage))


def test_what_was_not_checked_is_said() -> None:
    draft, upper = reading_of(TEXT), reading_of("南河市科技创新“十四五”规划")
    assert any("未提供上位规划" in note for note in engine.run(draft).not_checked)
    assert not any("未提供上位规划" in note for note in engine.run(draft, [upper]).not_checked)
    assert any("征求意见稿" in note for note in engine.run(draft, [_staged(upper, "征求意见稿")]).not_checked)
    review = engine.run(draft, [upper], [upper])
    assert any("同级" in note for note in review.not_checked)
    assert review.roles == (Role.DRAFT, Role.UPPER, Role.SIBLING)


def test_notes_of_the_reader_are_passed_on() -> None:
    draft = reading_of(TEXT)
    draft = replace(draft, plan=replace(draft.plan, notes=("文中图片里的文字没有读。",)))
    assert any("图片" in note for note in engine.run(draft).not_checked)


def test_uppers_that_can_t_be_compared_are_said() -> None:
    draft = reading_of("广东省清远市清城区科技创新“十四五”规划（2021—2025年）\n一、目标")
    older = reading_of("广东省清远市科技创新“十三五”规划（2016—2020年）\n一、目标")
    other = reading_of("广东省揭阳市科技创新“十四五”规划（2021—2025年）\n一、目标")
    assert any("不重叠" in note for note in engine.run(draft, [older]).not_checked)
    assert any("不是上下级区域" in note for note in engine.run(draft, [other]).not_checked)


def test_a_failing_comparison_is_said_and_the_rules_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(engine, "pair", fail)
    review = engine.run(reading_of(TEXT), [reading_of("南河市科技创新“十四五”规划")])
    assert any("内部出错" in note for note in review.not_checked)
    assert "LNG-03" in codes(review.findings)
