"""Rules on the titles and versions of upper plans, with a library beside them (XPL-13, 14, 15)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker import engine, resources
from checker.align.governments import Government
from checker.align.known_plans import KnownPlan, known_plan
from checker.align.plan_titles import is_misspelt, plan_title
from checker.findings import Finding, Severity
from checker.reading.elements import Profile, Reading
from tests.rules.samples import plan_of, reading_of, shelf_of

CODES = ("XPL-13", "XPL-14", "XPL-15")
DRAFT = """澜川市临溪区科技创新“十四五”规划
依据《澜川市科技创新“十四五”规划》，编制本规划。
临溪区全区创新能力明显增强，临溪区持续发展。"""
UPPER = """澜川市科技创新“十四五”规划
一、发展目标
澜川市全市创新能力明显增强。"""


def _upper(sha256: str = "1" * 64, **profile: str) -> Reading:
    reading = reading_of(UPPER)
    return replace(
        reading,
        plan=replace(reading.plan, sha256=sha256),
        profile=replace(reading.profile, **profile),  # type: ignore[arg-type]
    )


def _told(draft: Reading, uppers: list[Reading], known: list[KnownPlan]) -> tuple[Finding, ...]:
    return engine.run(draft, uppers, select=CODES, known=tuple(known)).findings


def _versions(old: Reading, **newer: str) -> list[KnownPlan]:
    """Return a version on the shelf and the one that replaced it."""
    new = _upper("2" * 64, **newer)
    return [replace(known_plan(old, 1), superseded_by=2), known_plan(new, 2)]


def test_a_version_that_was_replaced_is_told_with_the_newer_one() -> None:
    old = _upper(issued="2021-06")
    (finding,) = _told(reading_of(DRAFT), [old], _versions(old, issued="2022-03", stage="印发"))
    assert (finding.rule, finding.severity) == ("XPL-14", Severity.MAJOR)
    assert "已有新版本" in finding.message
    assert "2022-03" in finding.message


def test_a_version_that_came_after_the_draft_is_no_newer_one() -> None:
    old = _upper(issued="2021-06")
    draft = reading_of(DRAFT)
    dated = replace(draft, profile=replace(draft.profile, issued="2021-09"))
    assert not _told(dated, [old], _versions(old, issued="2022-03"))
    assert _told(dated, [old], _versions(old, issued="2021-08"))


def test_the_version_in_force_is_passed() -> None:
    new = _upper("2" * 64, issued="2022-03")
    assert not _told(reading_of(DRAFT), [new], _versions(_upper(issued="2021-06"), issued="2022-03"))


def test_the_library_beside_the_upper_plan_itself_changes_nothing() -> None:
    text = DRAFT.replace("《澜川市科技创新", "《澜川市科技新创")
    upper = _upper()
    alone = _told(reading_of(text), [upper], [])
    assert [finding.rule for finding in alone] == ["XPL-13"]
    assert _told(reading_of(text), [upper], [known_plan(upper, 1)]) == alone


def test_what_is_missing_is_said_where_there_is_a_library() -> None:
    text = DRAFT.replace("规划》，", "规划》《澜川市人才发展“十四五”规划》，")
    review = engine.run(reading_of(text), [_upper()], select=CODES, known=shelf_of([UPPER.replace("科技创新", "教育")]))
    missing = [note for note in review.not_checked if note.startswith("缺《")]
    assert any("《澜川市人才发展“十四五”规划》：编制依据引用" in note for note in missing)
    assert not any("科技创新" in note for note in missing)
    alone = engine.run(reading_of(text), [_upper()], select=CODES)
    assert not any(note.startswith("缺《") for note in alone.not_checked)


def test_after_edits_the_findings_are_those_of_a_first_check() -> None:
    known = shelf_of([UPPER.replace("澜川市", "青澜省").replace("全市", "全省")])
    lines = [
        "青澜省" + DRAFT.split("\n")[0],
        "依据《澜川市科技创新“十四五”规划》《临溪区国民经济和社会发展第十四个五年规划纲要》编制本规划。",
        "一、目标",
        "创新。",
    ]
    changed = [
        lines,
        [*lines[:3], "创新，衔接《青澜省科技创新“十四五”规划》。"],
        [lines[0], lines[1].replace("科技创新", "科技新创"), *lines[2:]],
        [lines[0], "一、编制依据", lines[1].replace("编制本规划", ""), *lines[2:]],
        [lines[0].replace("科技创新", "教育"), *lines[1:]],
        lines,
    ]
    checker = engine.Checker([_upper()], select=CODES, known=known)
    seen = set()
    for version in changed:
        plan = plan_of("\n".join(version))
        again = engine.finish(checker.check(plan))
        fresh = engine.finish(engine.Checker([_upper()], select=CODES, known=known).check(plan))
        assert again.findings == fresh.findings
        assert again.not_checked == fresh.not_checked
        seen.add(tuple(finding.rule for finding in again.findings))
    assert len(seen) > 2


@pytest.mark.parametrize("shape", ["澜川市{}发展“十四五”规划", "澜川市{}行动计划（2023—2025年）"])
def test_no_field_of_the_table_is_taken_for_another_one_misspelt(shape: str) -> None:
    near = (Government("city", ("青澜省", "澜川市")),)
    words = {row["word"]: row["field"] for row in resources.rows("plan_fields.tsv")}
    titles = {word: plan_title(shape.format(word), near) for word in words}
    wrong = [
        (one, other)
        for one in list(words)[::5]
        for other in words
        if words[one] != words[other] and abs(len(one) - len(other)) < 5 and is_misspelt(titles[one], titles[other], 4)
    ]
    assert not wrong


def test_a_plan_without_a_region_says_nothing_of_titles() -> None:
    draft = reading_of(DRAFT)
    nowhere = replace(draft, profile=replace(draft.profile, region=None, level=None, parent_region=None))
    assert not _told(nowhere, [], [KnownPlan(1, "科技创新“十四五”规划", Profile(), "3" * 64)])
