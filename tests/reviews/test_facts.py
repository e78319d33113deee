"""What the user told of the making of a draft is kept with a review, as plain data, and goes where the answers go."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from checker.errors import ReviewTaken
from checker.reviews import Arrival, Reviews, migrations
from checker.reviews.database import FILE
from tests.reviews.builder import draft, state

FACTS = {"编制背景": "市规划印发后需要落实。", "测算说明": {"高新技术企业": "按净增数推算"}}


def test_they_come_back_and_are_replaced(tmp_path: Path) -> None:
    store, file = Reviews(tmp_path), draft(tmp_path)
    review = store.enter(file).id
    assert review is not None and store.facts(review) == {}
    store.save_facts(review, {"编制背景": "旧"})
    store.save_facts(review, FACTS)
    store.close()
    assert Reviews(tmp_path).facts(review) == FACTS


def test_the_changed_draft_has_them_too(tmp_path: Path) -> None:
    store, file = Reviews(tmp_path), draft(tmp_path)
    review = store.enter(file).id
    assert review is not None
    store.save(review, file, state())
    store.save_facts(review, FACTS)
    entered = store.enter(draft(tmp_path, text="临溪区科技规划，改过"))
    assert entered.arrival is Arrival.CARRIED and entered.id is not None
    assert store.facts(entered.id) == FACTS


def test_another_windows_review_is_left_alone(tmp_path: Path) -> None:
    mine, other, file = Reviews(tmp_path), Reviews(tmp_path), draft(tmp_path)
    review = mine.enter(file).id
    assert review is not None
    other.claim(review, file)
    with pytest.raises(ReviewTaken):
        mine.save_facts(review, FACTS)
    assert other.facts(review) == {}


def test_a_review_with_facts_is_not_pruned(tmp_path: Path) -> None:
    store = Reviews(tmp_path)
    review = store.enter(draft(tmp_path)).id
    assert review is not None
    store.save_facts(review, FACTS)
    store._database.write(lambda db: db.execute("UPDATE review SET opened = '2000', saved = '2000'"))
    assert store.prune() == 0
    store.remove(review)
    assert store.facts(review) == {}


def test_a_file_of_the_second_version_is_brought_up(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE) as db:
        for statement in [*migrations.STEPS[0], *migrations.STEPS[1]]:
            db.execute(statement)
        db.execute("PRAGMA user_version = 2")
    db.close()
    store = Reviews(tmp_path)
    review = store.enter(draft(tmp_path)).id
    assert review is not None
    store.save_facts(review, FACTS)
    assert store.facts(review) == FACTS
