"""What is prepared of an upper plan: kept answers are used, and are what would be worked out."""

from __future__ import annotations

from dataclasses import replace

from checker.align import prepared
from checker.align.prepared import Prepared
from checker.reading.elements import Reading
from tests.rules.samples import reading_of


def _counted() -> tuple[Prepared[list[int]], list[Reading]]:
    asked: list[Reading] = []

    def lengths(reading: Reading) -> list[int]:
        asked.append(reading)
        return [len(passage.normal) for passage in reading.passages]

    return Prepared("lengths", lengths, list[int]), asked


def _plan(text: str = "一、目标\n到2025年，建成公园3个。\n") -> Reading:
    return reading_of("南河市城市建设“十四五”规划（2021—2025年）\n" + text)


def test_what_is_kept_is_not_worked_out_again() -> None:
    part, asked = _counted()
    plan = _plan()
    expected = part(plan)
    prepared.give(plan, {"lengths": part.packed(plan)})
    asked.clear()
    assert part(plan) == part.kept(plan) == expected and not asked


def test_another_reading_is_asked_itself() -> None:
    part, asked = _counted()
    plan, other = _plan(), _plan("一、目标\n到2025年，建成公园12个。\n")
    prepared.give(plan, {"lengths": part.packed(plan), "another": b""})
    asked.clear()
    assert part.kept(other) is None and part(other) != part(plan)
    edited = replace(plan, passages=other.passages)
    assert part(edited) == part(other) and asked == [other, edited, other]


def test_a_damaged_answer_is_worked_out_anew() -> None:
    part, asked = _counted()
    plan = _plan()
    for damaged in (b"", b"\x91\xa1a", b"\xc1"):
        prepared.give(plan, {"lengths": damaged})
        asked.clear()
        assert part(plan) and asked == [plan]


def test_only_the_last_plans_are_kept_at_hand() -> None:
    part, _ = _counted()
    plans = [_plan(f"一、目标\n建成公园{number}个。\n") for number in range(prepared._KEPT + 1)]
    for plan in plans:
        prepared.give(plan, {"lengths": b"\x91\x07"})
    assert part.kept(plans[0]) is None and part.kept(plans[1]) == part.kept(plans[-1]) == [7]
