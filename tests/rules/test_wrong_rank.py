"""NUM-27 beside plans of the same level: a rank that their figures rule out."""

from __future__ import annotations

from checker import engine
from checker.review import Review
from checker.rules.numbers.wrong_rank import WrongRank
from tests.rules.samples import reading_of

DRAFT = """广东省清远市清城区科技创新“十四五”规划（2021—2025年）
一、发展基础
2020年，全区研发投入强度{value}，居全市第{rank}位。"""
SIBLING = """广东省清远市{name}科技创新“十四五”规划（2021—2025年）
一、发展基础
{year}年，{name}研发投入强度{value}。"""


def _review(value: str, rank: str, *siblings: tuple[str, str, str]) -> Review:
    others = [reading_of(SIBLING.format(name=name, year=year, value=v)) for name, year, v in siblings]
    return engine.run(reading_of(DRAFT.format(value=value, rank=rank)), [], others, select=[WrongRank.code])


def test_a_sibling_with_more_rules_out_the_first_place() -> None:
    (finding,) = _review("2.1%", "一", ("清新区", "2020", "2.5%")).findings
    assert "至多排第2位" in finding.message
    assert [place.plan for place in finding.places] == [0, 0, 1]


def test_the_second_place_bears_one_better_sibling() -> None:
    assert not _review("2.1%", "二", ("清新区", "2020", "2.5%")).findings
    assert _review("2.1%", "二", ("清新区", "2020", "2.5%"), ("佛冈县", "2020", "2.3%")).findings


def test_rounding_and_other_years_rule_out_nothing() -> None:
    assert not _review("2.1%", "一", ("清新区", "2020", "2.10%")).findings
    assert not _review("2.1%", "一", ("清新区", "2019", "2.5%")).findings
    assert not _review("2.1%", "一").findings
