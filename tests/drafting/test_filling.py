"""Placeholders filled with values, which may name others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.drafting.filling import filled, keys_in, shown
from checker.reading.placeholders import placeholders

HAN = st.text("地区指标目标值规划年份", min_size=1, max_size=6)
PLAIN = st.text("到年，。“”（）12%", max_size=8)


@given(st.lists(st.tuples(PLAIN, HAN, HAN | st.none()), max_size=5), PLAIN)
def test_what_is_not_filled_stays_to_be_found(parts: list[tuple[str, str, str | None]], end: str) -> None:
    text = "".join(f"{before}{{{key}{f'|{label}' if label else ''}}}" for before, key, label in parts) + end
    assert keys_in(text) == [key for _, key, _ in parts]
    assert filled(text, {}) == text
    assert [key for key, _ in placeholders(shown(text))] == [label or key for _, key, label in parts]
    every = {key: "甲" for _, key, _ in parts}
    assert filled(text, every) == "".join(f"{before}甲" for before, _, _ in parts) + end


def test_values_may_name_other_values() -> None:
    values = {"机关": "{地区}人民政府", "地区": "临溪区", "循环": "{循环}"}
    assert filled("{机关}、{循环}、{不知}", values) == "临溪区人民政府、{循环}、{不知}"


def test_sets_and_formulas_are_no_placeholders() -> None:
    assert placeholders("集合{1,2}，公式{x}，空{}，跨行{地\n区}") == ()
    assert [span.of("到{止年}年") for _, span in placeholders("到{止年}年")] == ["{止年}"]
