"""The geometry of the chart: inside its room, in the order of the values, every plan on its own lane."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.reports.dumbbell import (
    PITCH,
    Chart,
    ChartRow,
    Extent,
    Lane,
    Mark,
    Series,
    Shape,
    Skipped,
    corners,
    picture,
    symbol,
)

SERIES = tuple(Series(shape.value, shape, "#112233", "#ddeeff", shape is not Shape.SQUARE) for shape in Shape)
WIDTH = 200.0


def row(*lanes: tuple[float | None, float | None], open_end: int = 0) -> ChartRow:
    made = tuple(
        Lane(
            i,
            None if base is None else Extent(base, base),
            None if target is None else Extent(target, target, open_end),
            "",
        )
        for i, (base, target) in enumerate(lanes)
    )
    return ChartRow("甲", "%", made, "甲。")


sizes = st.floats(-1e6, 1e6, allow_nan=False)
lanes = st.lists(st.tuples(st.none() | sizes, sizes), min_size=1, max_size=4)


@given(lanes, st.sampled_from([-1, 0, 1]))
def test_everything_stays_inside_its_room(found: list[tuple[float | None, float]], open_end: int) -> None:
    drawn = picture(row(*found, open_end=open_end), SERIES, WIDTH)
    assert drawn.height == PITCH * len(found)
    for stroke in drawn.strokes:
        assert all(-0.01 <= x <= WIDTH + 0.01 for x in (stroke.x1, stroke.x2))
        assert all(0 <= y <= drawn.height for y in (stroke.y1, stroke.y2))
    for mark in drawn.marks:
        assert mark.radius <= mark.x <= WIDTH - mark.radius
        assert mark.radius <= mark.y <= drawn.height - mark.radius


@given(st.lists(st.integers(-1000, 1000), min_size=2, max_size=4))
def test_targets_stand_in_the_order_of_their_values(values: list[int]) -> None:
    drawn = picture(row(*((None, float(value)) for value in values)), SERIES, WIDTH)
    places = [mark.x for mark in drawn.marks]
    assert sorted(range(len(values)), key=lambda i: (values[i], i)) == sorted(
        range(len(values)), key=lambda i: (places[i], i)
    )


def test_a_lane_is_guide_segment_ring_and_mark() -> None:
    drawn = picture(row((1, 2)), SERIES, WIDTH)
    guide, segment = drawn.strokes
    assert guide.series is None and (guide.x1, guide.x2) == (0, WIDTH)
    ring, mark = drawn.marks
    assert (segment.x1, segment.x2) == (ring.x, mark.x) and ring.x < mark.x
    assert (ring.shape, ring.filled, mark.shape, mark.filled) == (Shape.CIRCLE, False, Shape.DIAMOND, True)
    assert ring.radius < mark.radius


def test_a_falling_target_runs_to_the_left() -> None:
    _, segment = picture(row((5, 3)), SERIES, WIDTH).strokes
    assert segment.x1 > segment.x2


def test_without_a_base_there_is_no_segment() -> None:
    drawn = picture(row((None, 2), (1, 3)), SERIES, WIDTH)
    assert [stroke.series for stroke in drawn.strokes] == [None, None, 1]
    assert len(drawn.marks) == 3


@pytest.mark.parametrize(("open_end", "sign"), [(1, 1), (-1, -1)])
def test_an_open_end_has_an_arrow_to_its_side(open_end: int, sign: int) -> None:
    drawn = picture(row((None, 2), open_end=open_end), SERIES, WIDTH)
    shaft = drawn.strokes[1]
    assert (shaft.x2 - shaft.x1) * sign > 0 and len(drawn.strokes) == 4


def test_a_range_is_a_thick_stroke_with_its_mark_in_the_middle() -> None:
    lane = Lane(0, None, Extent(1, 3), "")
    drawn = picture(ChartRow("甲", "", (lane,), ""), SERIES, WIDTH)
    wide = drawn.strokes[1]
    assert wide.width > 2 and drawn.marks[0].x == pytest.approx((wide.x1 + wide.x2) / 2)


def test_one_value_stands_in_the_middle() -> None:
    assert picture(row((2, 2)), SERIES, WIDTH).marks[1].x == WIDTH / 2


@pytest.mark.parametrize("shape", list(Shape))
def test_corners_stay_within_the_radius(shape: Shape) -> None:
    mark = Mark(shape, 10, 20, 5, 0, True)
    assert all(abs(x - 10) <= 5 and abs(y - 20) <= 5 for x, y in corners(mark))
    assert len(corners(mark)) == {Shape.CIRCLE: 0, Shape.TRIANGLE: 3}.get(shape, 4)


def test_the_legend_shows_each_series_as_its_target() -> None:
    for number, one in enumerate(SERIES):
        (mark,) = symbol(SERIES, number, 10).marks
        assert (mark.shape, mark.filled, mark.x) == (one.shape, one.filled, 5)


def test_lines_below_say_how_to_read_it_and_what_is_left_out() -> None:
    left = (Skipped("乙", "口径不同"), Skipped("丙", "年份不同"))
    assert Chart("图", SERIES, (row((1, 2)),), left, ("读法。",)).lines == (
        "读法。",
        "未绘入图的指标：乙（口径不同）；丙（年份不同）。",
    )
    assert Chart("图", SERIES, (), (), ("读法。",)).lines == ()


def test_a_title_has_its_unit() -> None:
    assert (row((1, 2)).title, ChartRow("乙", "", (), "").title) == ("甲（%）", "乙")
