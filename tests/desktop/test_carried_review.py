"""A review carried over to another structure: places follow their words, what is lost is left out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from checker.review import Review, Role
from desktop.carried_review import carried_review
from tests.desktop import sample


def test_findings_and_pairs_follow_their_words() -> None:
    draft, upper = sample.read_file(Path("稿.docx")), sample.read_file(Path("市.docx"))
    review = sample.review(draft, (upper,))
    count = len(draft.plan.blocks)
    order = [0, 4, 5, 6, 1, 2, 3, *range(7, count)]  # the chapters change places
    blocks = tuple(draft.plan.blocks[was] for was in order)
    now = sample.read(replace(draft.plan, blocks=blocks))
    moved = carried_review(review, now, {was: at for at, was in enumerate(order)})
    assert {f.key for f in moved.findings} == {f.key for f in review.findings}
    for finding in moved.findings:
        before = next(f for f in review.findings if f.key == finding.key)
        assert [moved.quote(place) for place in finding.places] == [review.quote(place) for place in before.places]
        for fix, was in zip(finding.fixes, before.fixes, strict=True):
            assert [moved.quote(e.place) for e in fix.edits] == [review.quote(e.place) for e in was.edits]
    assert [pair.draft.passage for pair in moved.pairs if pair.draft] == [2]


def test_what_has_lost_its_place_is_left_out() -> None:
    draft = sample.read_file(Path("稿.docx"))
    review = sample.review(draft)
    assert isinstance(review, Review) and review.roles == (Role.DRAFT,)
    kept = {n: n for n in range(len(draft.plan.blocks)) if n != 2}
    moved = carried_review(review, draft, kept)
    lost = [f.key for f in review.findings if f.places[0].passage == 2]
    assert lost and not {f.key for f in moved.findings} & set(lost)
    assert len(moved.findings) == len(review.findings) - len(lost)
