"""Reviews kept from day to day: found again, held by one window, given up, pruned."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.decisions import Answer, Decision
from checker.errors import ReviewTaken
from checker.findings import Severity
from checker.reviews import Arrival, Match, Reviews, State, TextEdit
from checker.reviews.records import Fate
from tests.reviews.builder import DECISION, draft, state

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
EDITS = st.dictionaries(st.integers(0, 10_000), st.tuples(TEXT, TEXT), max_size=8)
ANSWERS = st.dictionaries(TEXT, st.tuples(st.sampled_from(Answer), TEXT, TEXT, TEXT, TEXT), max_size=8)


def left_by_a_crash(folder: Path, what: State | None = None) -> int:
    """Save a review and go as a killed process does: without a word; returns the review's number."""
    store = Reviews(folder)
    file = draft(folder)
    entered = store.enter(file)
    assert entered.id is not None
    store.save(entered.id, file, what or state())
    store._database.write(lambda db: db.execute("UPDATE review SET process = 99999999"))
    store.close()
    return entered.id


@settings(max_examples=40)
@given(EDITS, ANSWERS, st.booleans())
def test_what_is_saved_comes_back(
    tmp_path_factory: pytest.TempPathFactory,
    edits: dict[int, tuple[str, str]],
    answers: dict[str, tuple[Answer, str, str, str, str]],
    unexported: bool,
) -> None:
    folder = tmp_path_factory.mktemp("store")
    written = state(
        edits=tuple(TextEdit(block, *texts) for block, texts in sorted(edits.items())),
        decisions=tuple(Decision(key, *rest) for key, rest in answers.items()),
        unexported=unexported,
    )
    store, file = Reviews(folder), draft(folder)
    entered = store.enter(file)
    assert entered.arrival is Arrival.NEW and entered.id is not None
    store.save(entered.id, file, state())  # what was there before leaves nothing behind
    store.save(entered.id, file, written)
    store.release(entered.id)
    store.close()
    again = Reviews(folder)
    resumed = again.enter(file)
    assert resumed.arrival is Arrival.RESUMED and resumed.earlier is not None
    assert resumed.earlier.state == written
    again.close()


def test_a_draft_that_was_moved_is_known_by_its_content(tmp_path: Path) -> None:
    store = Reviews(tmp_path)
    first = draft(tmp_path)
    review = store.enter(first).id
    assert review is not None
    store.save(review, first, state())
    store.release(review)
    moved = draft(tmp_path, "改了名.txt")
    first.path.unlink()
    entered = store.enter(moved)
    assert (entered.arrival, entered.id) == (Arrival.RESUMED, review)
    assert [recent.path for recent in store.recent()] == [moved.path]


def test_a_changed_draft_keeps_answers_and_not_edits(tmp_path: Path) -> None:
    store = Reviews(tmp_path)
    first = draft(tmp_path)
    review = store.enter(first).id
    assert review is not None
    store.save(review, first, state())
    store.release(review)
    entered = store.enter(draft(tmp_path, text="临溪区科技规划（二稿）"))
    assert entered.arrival is Arrival.CARRIED and entered.id not in (None, review)
    assert entered.id is not None
    begun = store.get(entered.id)
    assert begun is not None and begun.state.decisions == (DECISION,) and not begun.state.edits
    assert begun.state.uppers == state().uppers
    # the edits of the other text stay where they can be asked for, and are not brought up at start
    assert [saved.id for saved in store.left()] == [review] and not store.left_over()


def test_an_exported_copy_brings_its_answers_along(tmp_path: Path) -> None:
    store = Reviews(tmp_path)
    file = draft(tmp_path)
    review = store.enter(file).id
    assert review is not None
    store.save(review, file, state(unexported=False))
    copy = draft(tmp_path, "草案（校核稿）.txt", "临溪区科技规划，已改")
    store.note_exported(review, [copy.path, tmp_path / "已经不在.txt"])
    found = store.find(draft(tmp_path, "另存.txt", "临溪区科技规划，已改"))
    assert found is not None and (found.match, found.saved.id) == (Match.EXPORTED, review)
    edited = draft(tmp_path, "草案（校核稿）.txt", "临溪区科技规划，又在 Word 里改")
    entered = store.enter(edited)
    assert entered.arrival is Arrival.CARRIED and entered.id is not None
    begun = store.get(entered.id)
    assert begun is not None and begun.state.decisions == (DECISION,)
    assert store.left() == []  # what was exported is not left


def test_another_window_with_the_same_draft_is_told(tmp_path: Path) -> None:
    first, second = Reviews(tmp_path), Reviews(tmp_path)
    file = draft(tmp_path)
    review = first.enter(file).id
    assert review is not None
    first.save(review, file, state())
    entered = second.enter(file)
    assert (entered.arrival, entered.id) == (Arrival.BUSY, None)
    assert entered.earlier is not None and entered.earlier.owner is not None
    claimed = second.claim(review, file)
    assert claimed is not None and claimed.state == state()
    with pytest.raises(ReviewTaken):
        first.save(review, file, State())
    kept = second.get(review)
    assert kept is not None and kept.state == state()
    # what the first window still has goes into a record of its own
    fork = first.begin(file, fate=Fate.POSTPONED)
    first.save(fork, file, state(title="另一份"))
    first.release(fork)
    assert [saved.state.title for saved in second.left()] == ["另一份"]
    first.release(review)  # no longer its own
    held = second.get(review)
    assert held is not None and held.owner is not None


def test_what_a_killed_window_left_is_asked_about_once(tmp_path: Path) -> None:
    review = left_by_a_crash(tmp_path)
    store = Reviews(tmp_path)
    file = draft(tmp_path)
    assert [saved.id for saved in store.left_over()] == [review]
    entered = store.enter(file)
    assert (entered.arrival, entered.id) == (Arrival.LEFT_OVER, None)
    store.postpone(review)
    assert store.left_over() == [] and [saved.id for saved in store.left()] == [review]
    later = store.enter(file)
    assert later.arrival is Arrival.SET_BY and later.id not in (None, review)
    assert later.id is not None
    begun = store.get(later.id)
    assert begun is not None and begun.state.decisions == (DECISION,) and not begun.state.edits
    store.save(later.id, file, State())
    store.release(later.id)
    again = store.enter(file)  # the newer one, not what was put off
    assert (again.arrival, again.id) == (Arrival.RESUMED, later.id)
    recovered = store.claim(review, file)
    assert recovered is not None and recovered.state.edits == state().edits and recovered.fate is Fate.NONE


def test_a_killed_window_without_edits_is_taken_up_without_a_question(tmp_path: Path) -> None:
    review = left_by_a_crash(tmp_path, state(edits=()))
    store = Reviews(tmp_path)
    assert store.left_over() == []
    entered = store.enter(draft(tmp_path))
    assert (entered.arrival, entered.id) == (Arrival.RESUMED, review)


def age(store: Reviews, days: int) -> None:
    """Make everything in the store older."""
    then = (datetime.now() - timedelta(days=days)).isoformat()
    store._database.write(lambda db: db.execute("UPDATE review SET opened = ?, saved = ?, decided = ?", (then,) * 3))


def test_only_what_was_given_up_is_pruned(tmp_path: Path) -> None:
    review = left_by_a_crash(tmp_path)
    store = Reviews(tmp_path)
    age(store, 400)
    assert store.prune() == 0 and store.get(review) is not None
    store.postpone(review)
    age(store, 400)
    assert store.prune() == 0
    assert [saved.id for saved in store.left_over()] == [review]  # put off long ago: asked once more
    store.abandon(review)
    assert store.prune() == 0 and store.find(draft(tmp_path)) is None and store.recent() == []
    assert [saved.fate for saved in store.left()] == [Fate.ABANDONED]
    age(store, 31)
    assert store.prune(days=40) == 0
    assert store.prune() == 1 and store.get(review) is None


def test_old_reviews_with_answers_stay(tmp_path: Path) -> None:
    store = Reviews(tmp_path)
    kept = draft(tmp_path, "有答复.txt", "甲")
    review = store.enter(kept).id
    assert review is not None
    store.save(review, kept, state(edits=(), unexported=False))
    for number in range(60):
        store.enter(draft(tmp_path, f"{number}.txt", str(number)))
    age(store, 31)
    assert store.prune() == 11  # sixty and the answered one, of which fifty stay for the list and one for its answer
    assert store.get(review) is not None


def test_recent_drafts_newest_first_each_once(tmp_path: Path) -> None:
    store = Reviews(tmp_path)
    files = [draft(tmp_path, name, name) for name in ("甲.txt", "乙.txt")]
    for file in files:
        review = store.enter(file).id
        assert review is not None
        store.save(review, file, state(title=file.path.stem + "规划", unexported=True))
    store.enter(draft(tmp_path, "甲.txt", "改过的"))
    files[1].path.unlink()
    first, second = store.recent()
    assert (first.title, first.path, first.exists, first.open) == ("甲", files[0].path, True, None)
    assert (second.title, second.exists, second.unexported) == ("乙规划", False, True)
    assert second.open == {Severity.ERROR: 2, Severity.INFO: 1} and tuple(second.answered) == (2, 1)
    assert second.uppers == (Path("澜川市.docx"),)
    assert len(store.recent(1)) == 1
    store.forget(files[1].path)
    assert [recent.path for recent in store.recent()] == [files[0].path]
    assert [saved.fate for saved in store.left() if saved.file.path == files[1].path] == [Fate.ABANDONED]
    Reviews(tmp_path).forget(files[0].path)
    assert store.recent() == []


def test_a_draft_file_knows_whether_it_is_the_same(tmp_path: Path) -> None:
    file = draft(tmp_path)
    assert file.same_stamp and file.same_content
    touched = replace(file, changed=1.0)
    assert not touched.same_stamp and touched.same_content
    file.path.write_text("别的内容", "utf-8")
    assert not file.same_content
