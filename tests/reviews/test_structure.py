"""Changes of structure in the store: they come back in order, count as edits, and an old file gets their table."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from checker.reviews import Arrival, Reviews, StructureEdit, migrations
from checker.reviews.database import FILE
from tests.reviews.builder import draft, state

MOVED = StructureEdit(
    '[{"type":"MoveChapter","first":4,"stop":6,"before":2}]', "移动章节：二、任务", "2026-11-26T09:00:00"
)
LEVEL = StructureEdit('[{"type":"SetLevel","line":3,"level":2}]', "二级标题", "2026-11-26T09:01:00")


def test_changes_of_structure_come_back_in_their_order(tmp_path: Path) -> None:
    store, file = Reviews(tmp_path), draft(tmp_path)
    review = store.enter(file).id
    assert review is not None
    store.save(review, file, state(structure=(MOVED, LEVEL)))
    store.save(review, file, state(structure=(LEVEL, MOVED)))
    kept = store.get(review)
    assert kept is not None and kept.state == state(structure=(LEVEL, MOVED))
    assert kept.state.changes == 4
    store.close()


def test_a_killed_window_with_nothing_but_a_change_of_structure_is_asked_about(tmp_path: Path) -> None:
    window, file = Reviews(tmp_path), draft(tmp_path)
    review = window.enter(file).id
    assert review is not None
    window.save(review, file, state(edits=(), structure=(LEVEL,)))
    with closing(sqlite3.connect(tmp_path / FILE)) as connection, connection:
        connection.execute("UPDATE review SET process = 4194000, mark = 'gone'")
    window.close()
    after = Reviews(tmp_path)
    assert [saved.id for saved in after.left_over()] == [review]
    entry = after.enter(file)
    assert entry.arrival is Arrival.LEFT_OVER and entry.earlier is not None
    assert entry.earlier.state.structure == (LEVEL,)
    assert after.recent()[0].answered.edits == 1
    after.forget(file.path)
    assert after.get(review) is not None, "what stands in no copy is given up, not deleted"
    after.close()


def test_a_file_of_the_last_version_opens_and_gets_the_table(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE)) as connection, connection:
        for step in migrations.STEPS[:3]:
            for statement in step:
                connection.execute(statement)
        connection.execute("PRAGMA user_version = 3")
        connection.execute(
            "INSERT INTO review (path, size, changed, sha256, opened, saved) VALUES ('a.docx', 1, 0, 'x', '1', '1')"
        )
        connection.execute("INSERT INTO edit VALUES (1, 2, '甲', '乙')")
    store = Reviews(tmp_path)
    kept = store.get(1)
    assert kept is not None and kept.state.edits[0].after == "乙" and kept.state.structure == ()
    store.close()
