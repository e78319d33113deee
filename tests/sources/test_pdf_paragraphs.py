"""Printed lines joined to paragraphs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.sources.pdf_paragraphs import PrintedLine, paragraphs

SIZE, LEFT, WIDTH = 16.0, 80.0, 28
"""Type of 16 points, 28 characters a line, as GB/T 9704 has it."""


def line(text: str, *, indent: float = 0, row: int = 0, page: int = 0, size: float = SIZE) -> PrintedLine:
    left = LEFT + indent * size
    return PrintedLine(text, left, left + len(text) * size, 750 - row * 28, size, page)


def centred(text: str, row: int, size: float = 22) -> PrintedLine:
    middle = LEFT + WIDTH * SIZE / 2
    return PrintedLine(text, middle - len(text) * size / 2, middle + len(text) * size / 2, 750 - row * 28, size, 0)


def printed(texts: list[str], rows: int = 22) -> list[PrintedLine]:
    """Return paragraphs as a printer sets them: two characters indented, in full lines, over as many pages."""
    out: list[PrintedLine] = []
    for text in texts:
        pieces = [text[: WIDTH - 2], *(text[at : at + WIDTH] for at in range(WIDTH - 2, len(text), WIDTH))]
        for number, piece in enumerate(pieces):
            row = len(out)
            out.append(line(piece, indent=0 if number else 2, row=row % rows, page=row // rows))
    return out


BODY = ["到二〇二五年全社会研发经费投入占比达到百分之二" * 4 + "。"] * 8


@given(st.lists(st.integers(3, 200), min_size=8, max_size=40))
def test_paragraphs_over_lines_and_pages(lengths: list[int]) -> None:
    texts = ["研" * (length - 1) + "。" for length in [*lengths, 80, 90, 100]]
    # A last line that ends at the margin and a next one that begins there cannot be told from one paragraph.
    assert paragraphs([printed(texts)]) == [texts]


def test_a_page_with_nothing_stays_in_runs() -> None:
    assert paragraphs([[], []]) == [[], []]
    assert paragraphs([printed(BODY), printed(BODY[:1])]) == [BODY, BODY[:1]]


def test_without_indents_a_full_line_that_ends_a_sentence_is_left_alone() -> None:
    full, ended = "研" * WIDTH, "研" * (WIDTH - 1) + "。"
    lines = [line(text, row=row) for row, text in enumerate([full, full, ended, full, "末。", ended] * 4)]
    assert paragraphs([lines]) == [[full + full + ended, full + "末。", ended] * 4]


def test_a_page_of_first_lines_only_has_the_column_of_the_others() -> None:
    cells = [
        line("年均因自然灾害直接经济损失占国内生产总值比例以及其他", indent=2, row=row, page=9) for row in range(12)
    ]
    assert paragraphs([printed(BODY) + cells])[0][len(BODY) :] == [cell.text for cell in cells]


def test_short_lines_show_no_margin() -> None:
    texts = ["第一行", "第二行文字", "末"]
    assert paragraphs([[line(text, row=row) for row, text in enumerate(texts)]]) == [texts]


def test_entries_of_contents_are_not_joined() -> None:
    entries = ["一、总则" + "." * 23 + "1", "二、目标" + "." * 23 + "2"]
    lines = [line(entry, row=row) for row, entry in enumerate(entries)]
    assert paragraphs([lines + printed(BODY)]) == [entries + BODY]


def test_a_long_entry_of_contents_is_one() -> None:
    lines = [
        line("第一章立足新发展阶段构建新发展格局推动高质量发展走在前" + "列", row=0),
        line("全面建成" + "." * 23 + "1", row=1),
    ]
    assert len(paragraphs([lines + printed(BODY)])[0]) == 1 + len(BODY)


def test_a_numbered_heading_after_a_full_line_is_its_own() -> None:
    lines = [line("研" * (WIDTH - 1) + "。", row=0), line("（二）基本原则", row=1), *printed(BODY)]
    assert paragraphs([lines])[0][:2] == ["研" * (WIDTH - 1) + "。", "（二）基本原则"]


def test_a_footnote_does_not_part_a_paragraph() -> None:
    body = printed(BODY)
    last = [row for row in body if row.page == 0][-1]
    at = body.index(last) + 1
    note = [line("①" + "注" * 37, row=22, size=12), line("释。", row=23, size=12)]
    found = paragraphs([body[:at] + note + body[at:]])[0]
    assert sorted(found) == sorted([*BODY, "①" + "注" * 37 + "释。"])


def test_a_title_over_two_lines() -> None:
    lines = [
        centred("某市科技创新发展“十四五”规划（2021—", 0),
        centred("2025年）（征求意见稿）", 1),
        centred("二〇二一年", 3, SIZE),
    ]
    assert paragraphs([lines + printed(BODY)])[0][:2] == [
        "某市科技创新发展“十四五”规划（2021—2025年）（征求意见稿）",
        "二〇二一年",
    ]
