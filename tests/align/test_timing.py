"""G4: what is said of targets of different years."""

from __future__ import annotations

import pytest

from checker.align.pairing import pair
from checker.align.pairs import Pair, Verdict
from tests.rules.samples import reading_of


def across(own: str, other: str, base: str = "2020年，研发投入强度为1.5%。") -> Pair:
    """Return the first row of a draft and an upper plan whose targets are of different years."""
    draft = f"澜川市临溪区科技创新规划（2021—2030年）\n一、发展目标\n{own}。"
    upper = f"澜川市科技创新规划（2021—2030年）\n一、发展基础\n{base}\n二、发展目标\n{other}。"
    return pair(reading_of(draft), reading_of(upper), 1)[0]


@pytest.mark.parametrize(("value", "said"), [("2.2", "高于该进度"), ("1.9", "低于该进度"), ("2.0", "与该进度相当")])
def test_an_earlier_target_is_laid_on_the_path(value: str, said: str) -> None:
    row = across(f"到2025年，研发投入强度达到{value}%", "到2030年，研发投入强度达到2.5%")
    assert (row.verdict, row.difference, row.lags) == (Verdict.YEAR_DIFFERS, None, False)
    assert "按直线推算2025年约2%" in row.note and said in row.note


def test_an_earlier_target_that_is_better_already() -> None:
    assert (
        "本规划2025年即优于上位规划2030年目标"
        in across("到2025年，研发投入强度达到2.7%", "到2030年，研发投入强度达到2.5%").note
    )


def test_a_later_target_that_is_still_worse_lags() -> None:
    row = across("到2030年，研发投入强度达到2.1%", "到2025年，研发投入强度达到2.3%")
    assert row.verdict is Verdict.YEAR_DIFFERS and row.lags
    assert not across("到2030年，研发投入强度达到2.6%", "到2025年，研发投入强度达到2.3%").lags


def test_sums_and_rates_say_nothing_across_years() -> None:
    for goal in ("高新技术企业达到{}家", "技术合同成交额年均增长{}%"):
        row = across(f"到2030年，{goal.format(9)}", f"到2025年，{goal.format(12)}")
        assert row.verdict is Verdict.YEAR_DIFFERS and not row.lags
        assert row.note == "本规划为2030年目标，上位规划为2025年目标"


def test_a_plan_without_years_is_not_compared() -> None:
    draft = reading_of("澜川市临溪区科技创新若干措施\n一、发展目标\n研发投入强度达到2%。")
    upper = reading_of("澜川市科技创新“十四五”规划（2021—2025年）\n一、发展目标\n到2025年，研发投入强度达到2%。")
    rows = pair(draft, upper, 1)
    assert not [row for row in rows if row.difference is not None]
