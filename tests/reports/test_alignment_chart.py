"""The chart of a review: which indicators are drawn, in whose lanes, and what is said of them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from checker.align.pairs import Pair, Verdict
from checker.reading.elements import Comparator, Measure
from checker.reports.alignment_chart import alignment_chart, difference_words, pair_row, series_of
from checker.reports.dumbbell import Shape
from checker.review import Review
from tests.reports.builder import CITY, DRAFT, family, metric


def ratio(review: Review, **pair: object) -> Review:
    """Return the family with its first pair alone, changed."""
    return replace(review, pairs=(replace(review.pairs[0], **pair),))  # type: ignore[arg-type]


def test_each_plan_has_a_lane_from_base_to_target() -> None:
    chart = alignment_chart(family())
    assert [one.label for one in chart.series] == ["本规划", "市级", "省级"]
    assert [one.shape for one in chart.series] == [Shape.DIAMOND, Shape.CIRCLE, Shape.TRIANGLE]
    row = chart.rows[0]
    assert row.title == "全社会研发投入占地区生产总值的比重（%）"
    assert [lane.text for lane in row.lanes] == ["本规划　不足1 → 2", "市级　0.8（2019年） → 1.5", "省级　3.5左右"]
    own, city, province = row.lanes
    assert own.base and own.target and (own.base.middle, own.target.middle, own.base.open) == (1.0, 2.0, -1)
    assert city.base and city.base.middle == 0.8 and province.base is None
    assert chart.heading == "基期（2020年） → 目标（2025年）"


def test_the_sentence_says_the_row_in_words() -> None:
    assert alignment_chart(family()).rows[0].sentence == (
        "全社会研发投入占地区生产总值的比重（%）：本规划不足1到2；市级0.8（2019年）到1.5；省级3.5左右。"
        "高于市级0.5个百分点，低于省级约1.5个百分点。"
    )


def test_only_compared_values_are_drawn_and_the_others_are_named() -> None:
    apart = replace(family().pairs[0], verdict=Verdict.YEAR_DIFFERS, difference=None, note="年份不同；请核")
    chart = alignment_chart(replace(family(), pairs=(apart,)))
    assert not chart.rows and [(s.name, s.reason) for s in chart.skipped] == [(apart.draft.name, "年份不同")]  # type: ignore[union-attr]


def test_missing_and_extra_targets_are_left_to_the_table() -> None:
    chart = alignment_chart(replace(family(), pairs=(family().pairs[2], family().pairs[4])))
    assert (chart.rows, chart.skipped) == ((), ())


def test_an_upper_value_stands_in_the_unit_of_the_draft() -> None:
    own = metric(CITY, "15亿元", "技术合同成交额", "15", "亿元", year=2025)
    upper = metric(CITY, "15亿元", "技术合同成交额", "120000", "万元", year=2025)
    pair = Pair(own, upper, 1, Verdict.HIGHER, Decimal(3))
    (row,) = alignment_chart(replace(family(), pairs=(pair,))).rows
    target = row.lanes[1].target
    assert target and target.middle == 12.0 and row.lanes[1].text == "市级　120000万元"


def test_an_increment_has_no_base() -> None:
    review = family()
    own = replace(review.pairs[0].draft, measure=Measure.INCREMENT)  # type: ignore[type-var]
    (row,) = alignment_chart(ratio(review, draft=own)).rows
    assert row.lanes[0].base is None and row.lanes[0].text == "本规划　提高2个百分点"


def test_lower_is_better_is_noted() -> None:
    review = family()
    pair = review.pairs[0]
    sides = {side: replace(getattr(pair, side), indicator="pm25") for side in ("draft", "upper")}
    (row,) = alignment_chart(ratio(review, **sides)).rows
    assert row.note == "越低越好"
    (plain,) = alignment_chart(ratio(review)).rows
    assert plain.note == ""


def test_a_range_spans_both_ends() -> None:
    review = family()
    own = replace(review.pairs[0].draft, value_max=Decimal(3))  # type: ignore[type-var]
    (row,) = alignment_chart(ratio(review, draft=own)).rows
    target = row.lanes[0].target
    assert target and (target.low, target.high) == (2.0, 3.0) and row.lanes[0].text.endswith("2—3")


def test_plans_of_one_level_are_told_apart() -> None:
    review = family()
    levels = ("district", "city", "city")
    changed = [
        replace(r, profile=replace(r.profile, level=level)) for r, level in zip(review.readings, levels, strict=True)
    ]
    series = alignment_chart(replace(review, readings=tuple(changed))).series
    assert [(one.label, one.filled) for one in series] == [("本规划", True), ("市级①", True), ("市级②", False)]


def test_the_legend_leaves_out_plans_without_a_lane() -> None:
    assert [one.label for one in alignment_chart(ratio(family())).series] == ["本规划", "市级"]
    assert sorted(series_of(family())) == [0, 1, 2]


def test_the_row_of_one_pair_for_the_card() -> None:
    found = pair_row(family(), family().pairs[3])
    assert found is not None
    row, series = found
    assert [series[lane.series].label for lane in row.lanes] == ["本规划", "省级"]
    assert pair_row(family(), family().pairs[2]) is None


def test_differences_in_words() -> None:
    pair = family().pairs[0]
    assert difference_words(pair) == "0.5个百分点"
    assert difference_words(replace(pair, difference=None)) == ""
    about = replace(pair.draft, comparator=Comparator.APPROX, unit="家")  # type: ignore[type-var]
    assert difference_words(replace(pair, draft=about, difference=Decimal("20.0"))) == "约20家"


def test_a_draft_alone_has_no_chart() -> None:
    alone = Review(family().readings[:1], family().roles[:1], ())
    assert alignment_chart(alone).rows == () and DRAFT
