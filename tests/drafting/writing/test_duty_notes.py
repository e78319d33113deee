"""Notes of duties with the bodies that a draft names; what is written is read again as a duty."""

from __future__ import annotations

from checker.drafting.writing.duty_notes import bodies_of, note_of
from tests.rules.samples import reading_of

PLAN = """临溪区科技创新“十四五”规划
一、重点任务
建设平台。（牵头单位：区科学技术局；配合单位：区财政局、区自然资源局）
培育企业。（牵头单位：区工业和信息化局；配合单位：区财政局）
引进人才。（牵头单位：{牵头单位}）
"""


def test_the_bodies_most_named_stand_first_and_placeholders_are_none() -> None:
    bodies = bodies_of(reading_of(PLAN))
    assert bodies[0] == "区财政局"
    assert set(bodies) >= {"区科学技术局", "区自然资源局", "区工业和信息化局"}
    assert not [body for body in bodies if "{" in body]


def test_a_note_is_read_as_the_duty_that_it_says() -> None:
    note = note_of(["区科学技术局"], ["区财政局", "区自然资源局"])
    (duty,) = reading_of(f"临溪区规划\n建设平台。{note}").duties
    assert (duty.lead, duty.support) == (("区科学技术局",), ("区财政局", "区自然资源局"))


def test_without_a_lead_it_asks_for_one() -> None:
    assert note_of([], []) == "（牵头单位：{牵头单位}）"
