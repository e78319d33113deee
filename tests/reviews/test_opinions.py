"""Opinions are kept with a review, carried to the next text of the draft, and survive the step from older files."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from checker.errors import ReviewTaken
from checker.opinions import Adoption, Opinion, Opinions
from checker.reviews import Arrival, Reviews, migrations
from checker.reviews.database import FILE
from tests.reviews.builder import draft, state

OPINIONS = Opinions([Opinion("1", "区财政局", "建议甲", adoption=Adoption.PARTLY, reason="已有表述")], ["区统计局"], 9)


def test_they_come_back_and_are_replaced(tmp_path: Path) -> None:
    store, file = Reviews(tmp_path), draft(tmp_path)
    review = store.enter(file).id
    assert review is not None and store.opinions(review) == Opinions()
    store.save_opinions(review, Opinions())
    store.save_opinions(review, OPINIONS)
    store.release(review)
    store.close()
    assert Reviews(tmp_path).opinions(review) == OPINIONS


def test_the_changed_draft_has_them_too(tmp_path: Path) -> None:
    store, file = Reviews(tmp_path), draft(tmp_path)
    review = store.enter(file).id
    assert review is not None
    store.save(review, file, state())
    store.save_opinions(review, OPINIONS)
    entered = store.enter(draft(tmp_path, text="临溪区科技规划，改过"))
    assert entered.arrival is Arrival.CARRIED and entered.id is not None
    assert store.opinions(entered.id) == OPINIONS


def test_another_windows_review_is_left_alone(tmp_path: Path) -> None:
    mine, other, file = Reviews(tmp_path), Reviews(tmp_path), draft(tmp_path)
    review = mine.enter(file).id
    assert review is not None
    other.claim(review, file)
    with pytest.raises(ReviewTaken):
        mine.save_opinions(review, OPINIONS)
    other.save_opinions(review, OPINIONS)


def test_a_review_with_opinions_is_not_pruned_and_they_go_with_it(tmp_path: Path) -> None:
    store, file = Reviews(tmp_path), draft(tmp_path)
    review = store.enter(file).id
    assert review is not None
    store.save_opinions(review, OPINIONS)
    store._database.write(lambda db: db.execute("UPDATE review SET opened = '2000', saved = '2000'"))
    assert store.prune() == 0
    store.remove(review)
    assert store.opinions(review) == Opinions()


def test_a_file_of_the_first_version_is_brought_up(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE) as db:
        for statement in migrations.STEPS[0]:
            db.execute(statement)
        db.execute("PRAGMA user_version = 1")
    db.close()
    store = Reviews(tmp_path)
    review = store.enter(draft(tmp_path)).id
    assert review is not None
    store.save_opinions(review, OPINIONS)
    assert store.opinions(review) == OPINIONS
