"""Tables found from drawn lines, lines of text from characters."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from checker.sources.pdf_layout import COLUMN_GAP, Glyph, Grid, Rule, grids, joined, lines_of, merged, text_of

SIZE = 10.0


def written(text: str, left: float, bottom: float, gap: float = 0.0) -> list[Glyph]:
    """Return characters set from the left, digits and Latin letters half as wide as the others."""
    out = []
    for character in text:
        width = SIZE / 2 if character.isascii() else SIZE
        out.append(Glyph(character, left, bottom, left + width, bottom + SIZE))
        left += width + gap
    return out


def ruled(xs: list[float], ys: list[float]) -> tuple[list[Rule], list[Rule]]:
    return [Rule(y, xs[0], xs[-1]) for y in ys], [Rule(x, ys[-1], ys[0]) for x in xs]


def shape(grid: Grid) -> list[tuple[int, int, int, int]]:
    return [(c.row, c.column, c.row_span, c.column_span) for c in grid.cells]


def test_a_plain_table() -> None:
    (grid,) = grids(*ruled([0, 50, 100], [100, 80, 60]))
    assert shape(grid) == [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1)]
    cell = grid.cell(60, 70)
    assert cell is not None
    assert (cell.row, cell.column) == (1, 1)
    assert grid.cell(-5, 70) is grid.cell(60, 110) is grid.cell(120, 70) is None


def test_borders_drawn_piece_by_piece_and_double() -> None:
    xs, ys = [0.0, 50.0, 100.0], [100.0, 80.0, 60.0]
    across = [Rule(y + shift, a, b) for y in ys for a, b in pairwise(xs) for shift in (0, 0.5)]
    down = [Rule(x, b, a) for x in xs for a, b in pairwise(ys)]
    (grid,) = grids(across, down)
    assert len(grid.cells) == 4


def test_cells_without_a_line_between_are_one() -> None:
    across = [Rule(100, 0, 150), Rule(80, 50, 150), Rule(60, 0, 150), Rule(40, 0, 150)]
    down = [Rule(0, 40, 100), Rule(50, 40, 100), Rule(100, 40, 80), Rule(150, 40, 100)]
    (grid,) = grids(across, down)
    assert shape(grid) == [
        (0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1), (2, 0, 1, 1), (2, 1, 1, 1), (2, 2, 1, 1),
    ]  # fmt: skip


def test_a_table_without_lines_at_its_sides() -> None:
    across = [Rule(y, 0, 150) for y in (100, 80, 60)]
    (grid,) = grids(across, [Rule(50, 60, 100), Rule(100, 60, 100)])
    assert grid.xs == [0, 50, 100, 150]


def test_what_is_no_table() -> None:
    assert grids([], []) == []
    assert grids([Rule(100, 0, 100), Rule(50, 0, 100)], [Rule(0, 50, 100), Rule(100, 50, 100)]) == []
    assert grids([Rule(100, 0, 500)], []) == []
    assert grids(*ruled([float(x) for x in range(0, 5000, 5)], [100, 80, 60])) == []
    crossed = [Rule(y, 0, 100) for y in (100, 80, 60)]
    assert grids(crossed, [Rule(500, 60, 100), Rule(600, 60, 100)]) == []


def test_two_tables_from_top_to_bottom() -> None:
    low, high = ruled([0, 50, 100], [100, 80, 60]), ruled([0, 50, 100], [300, 280, 260])
    found = grids(low[0] + high[0], low[1] + high[1])
    assert [grid.ys[0] for grid in found] == [300, 100]


def test_a_table_that_goes_on() -> None:
    first, second, other = (grids(*ruled(xs, [100, 80, 60, 40]))[0] for xs in ([0, 50, 100], [1, 51, 99], [0, 30, 100]))
    for grid in (first, second):
        grid.cells[0].glyphs += written("指标", 2, 85)
        grid.cells[1].glyphs += written("单位", 52, 85)
    first.cells[2].glyphs += written("甲", 2, 65)
    second.cells[2].glyphs += written("乙", 2, 65)
    assert second.has_columns_of(first)
    assert not other.has_columns_of(first)
    assert (first.repeated_rows(second), first.repeated_rows(other)) == (1, 0)
    assert [cell.text for cell in second.row(1)] == ["乙", ""]


def test_pieces_of_a_line_are_joined() -> None:
    assert merged([Rule(10, 50, 100), Rule(10.5, 0, 49), Rule(20, 0, 5), Rule(10, 200, 300)]) == [
        Rule(10, 0, 100), Rule(10, 200, 300), Rule(20, 0, 5),
    ]  # fmt: skip


def test_lines_of_a_cell_become_one_text() -> None:
    (grid,) = grids(*ruled([0, 60, 120], [100, 50, 0]))
    cell = grid.cells[0]
    cell.glyphs += written("比重", 5, 60) + written("研发投入", 5, 80)
    assert cell.text == "研发投入比重"


def test_gaps() -> None:
    line = [*written("到", 0, 0), *written("2025", 12.5, 0), *written("年", 35, 0)]
    assert text_of(line) == "到2025年"
    assert text_of([*written("R&D", 0, 0), *written("spending", 19, 0)]) == "R&D spending"
    assert text_of([*written("办公厅", 0, 0), *written("国务院", 40, 0)]) == "办公厅 国务院"
    assert text_of([*written("研发投入", 0, 0), *written("2%", 100, 0)]) == f"研发投入{COLUMN_GAP}2%"
    assert text_of(written("目录", 0, 0, gap=8)) == "目 录"
    assert text_of([]) == ""


def test_joined_keeps_latin_words_apart() -> None:
    assert joined(["Conference", "Proceedings", "论文", "集"]) == "Conference Proceedings论文集"


@given(st.permutations(written("到2025年", 0, 40) + written("达到2%", 0, 20) + written("以上", 0, 0)))
def test_lines_whatever_the_order_of_drawing(glyphs: list[Glyph]) -> None:
    assert [text_of(line) for line in lines_of(glyphs)] == ["到2025年", "达到2%", "以上"]
