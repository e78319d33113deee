"""Where blocks came from: what was typed in them goes along."""

from __future__ import annotations

import pytest

from checker.word.structure import InsertBox, InsertTable, MoveChapter, SetLevel, Step, came_from
from tests.word.structure.drafts import BODY, draft, plan, tracked
from tests.word.structure.invariants import follow
from tests.word.structure.test_moves import NOTES, mark
from tests.word_builder import paragraph, table, text_box


def origins(content: bytes, step: Step) -> tuple[int | None, ...]:
    before, after = plan(content), plan(tracked(content, step))
    follow(before, after, step)
    return came_from(before, after, step)


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (SetLevel(4, 1), (0, 1, 2, 3, 4, 5, 6)),
        (InsertTable(2, (("甲", "乙"),), 0, "表1"), (0, 1, None, None, None, 2, 3, 4, 5, 6)),
        (InsertBox(7, "专栏", ("行",)), (0, 1, 2, 3, 4, 5, 6, None, None, None)),
        (MoveChapter(3, 6, 1), (2, 3, 4, 0, 1, 5, 6)),
        (MoveChapter(1, 3, 6), (2, 3, 4, 0, 1, 5, 6)),
        (MoveChapter(1, 3, None), (2, 3, 4, 5, 6, 0, 1)),
        (MoveChapter(6, None, 3), (0, 1, 5, 6, 2, 3, 4, None)),
        (MoveChapter(3, 6, 3), (0, 1, 2, 3, 4, 5, 6)),
    ],
)
def test_blocks_of_each_step(step: Step, expected: tuple[int | None, ...]) -> None:
    assert origins(draft(), step) == expected


def test_a_table_goes_along_with_its_cells() -> None:
    content = draft(*BODY[:2], table(["甲", "乙"]), *BODY[2:])
    assert origins(content, MoveChapter(1, 5, 8)) == (4, 5, 6, 0, 1, 2, 3, 7, 8)


def test_equal_paragraphs_are_told_apart() -> None:
    content = draft(*[paragraph("同")] * 4, paragraph("终"))
    assert origins(content, MoveChapter(1, 2, 4)) == (1, 2, 0, 3, 4)
    assert origins(content, InsertBox(2, "同", ("同",))) == (0, 1, None, None, 2, 3, 4)


def test_what_a_paragraph_holds_in_a_box_stays_with_it() -> None:
    content = draft(BODY[0], paragraph("图", text_box(paragraph("框"), table(["格"]))), BODY[1])
    assert origins(content, InsertTable(2, (("新",),))) == (0, 1, 2, 3, None, 4)


def test_an_empty_end_stays_and_a_table_at_the_end_goes() -> None:
    assert origins(draft(*BODY, "<w:p/>"), MoveChapter(6, None, 1)) == (5, 6, 0, 1, 2, 3, 4, 7)
    assert origins(draft(*BODY, table(["格"])), MoveChapter(6, None, 1)) == (5, 6, 7, 0, 1, 2, 3, 4)


def test_notes_go_along_with_their_marks() -> None:
    body = (paragraph("甲", mark(1)), paragraph("乙", mark(3), mark(2)), paragraph("丙"), paragraph("丁"))
    content = draft(*body, parts={"footnotes": NOTES})
    assert origins(content, MoveChapter(2, 3, 1)) == (1, 0, 2, 3, 4, 5, 6, 7)
    assert origins(content, MoveChapter(1, 2, 3)) == (1, 0, 2, 3, 4, 6, 7, 5)
