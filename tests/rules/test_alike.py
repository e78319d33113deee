"""Folding: three findings that say the same stand alone, four are one with all places; its key stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.findings import Finding, Safety, Severity
from checker.rules import alike, registry
from tests.rules.samples import fixed, review_of, without_marks

HEAD = "南河市东江区科技创新“十四五”规划\n一、重点任务\n"
LINE = "进一步完善善创新环境，推动工作{}。"


def text_of(count: int) -> str:
    return HEAD + "\n".join(LINE.format("甲乙丙丁戊己"[i]) for i in range(count))


def wrong_words(count: int) -> list[Finding]:
    return [finding for finding in review_of(text_of(count)).findings if finding.rule == "LNG-07"]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_up_to_three_stand_alone(count: int) -> None:
    assert [len(finding.places) for finding in wrong_words(count)] == [1] * count


@pytest.mark.parametrize("count", [4, 5, 6])
def test_more_are_one_with_all_places(count: int) -> None:
    (one,) = wrong_words(count)
    assert len(one.places) == count
    assert f"全文共 {count} 处" in one.message
    assert one.fixes[0].label.endswith(f"（{count} 处）")


def test_the_fix_of_a_folded_finding_mends_every_place() -> None:
    review = review_of(text_of(5), rule=registry.find("LNG-07"))
    assert fixed(text_of(5), review) == text_of(5).replace("完善善", "完善")


def test_the_key_of_a_folded_finding_stays_when_a_place_joins() -> None:
    assert wrong_words(4)[0].key == wrong_words(6)[0].key
    assert wrong_words(4)[0].key not in {finding.key for finding in wrong_words(3)}


def test_different_words_are_not_folded() -> None:
    text, _ = without_marks(text_of(3) + "\n加大对企业的挟持力度。")
    assert len([f for f in review_of(text).findings if f.rule == "LNG-07"]) == 4


def test_only_rules_that_fold_are_folded() -> None:
    four = [replace(wrong_words(1)[0], key=str(i)) for i in range(4)]
    assert list(alike.fold(four, {"LNG-06"})) == four
    assert len(list(alike.fold(four, {"LNG-07"}))) == 1


def test_one_is_as_grave_as_the_gravest_and_as_safe_as_the_least_safe() -> None:
    first = wrong_words(1)[0]
    review = replace(first.fixes[0], safety=Safety.REVIEW)
    others = [replace(first, severity=Severity.MINOR, fixes=(review,)) for _ in range(3)]
    (one,) = alike.folded([*others, first])
    assert one.severity is first.severity is Severity.ERROR
    assert one.fixes[0].safety is Safety.REVIEW


def test_a_finding_without_fix_takes_the_fix_from_all() -> None:
    first = wrong_words(1)[0]
    (one,) = alike.folded([first, first, first, replace(first, fixes=())])
    assert one.fixes == ()


def test_what_findings_have_in_common_can_be_told_apart_from_their_messages() -> None:
    first = wrong_words(1)[0]
    four = [replace(first, message=f"第{i}处。", alike="同一类问题") for i in range(4)]
    (one,) = alike.folded(four)
    assert one.message.startswith("同一类问题，全文共 ")
