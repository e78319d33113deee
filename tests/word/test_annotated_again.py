"""The sample draft checked, annotated, and its annotated copy checked again: comments follow the findings."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from checker.annotation import replacement
from checker.cli.demo import review_sample, sample_paths
from checker.cli.outputs import Wanted, write
from checker.cli.progress import drain
from checker.decisions import Answer, Decision, Decisions
from checker.engine import check
from checker.findings import Certainty
from checker.reading import read
from checker.review import Review
from checker.sources import read_plan
from checker.word.export import export
from checker.word.signs import Sign, short, sign_of
from tests.word.readback import entries, part

WHEN = datetime(2026, 11, 25, 12, 0)


@pytest.fixture(scope="module")
def annotated(tmp_path_factory: pytest.TempPathFactory) -> tuple[Review, Path]:
    """Return the review of the sample draft and its annotated copy."""
    path = tmp_path_factory.mktemp("annotated") / "批注稿.docx"
    review = review_sample()
    assert write(review, wanted(path)) == []
    return review, path


def wanted(path: Path) -> Wanted:
    return Wanted({"annotated": path}, "规划校核", WHEN)


def checked(path: Path, *, alone: bool = False) -> Review:
    uppers = [] if alone else [read(read_plan(upper)) for upper in sample_paths()[1]]
    return drain(check(read(read_plan(path)), uppers), path.name)


def signs(path: Path) -> list[Sign]:
    """Return the signs of the comments."""
    said = ("\n".join("".join(p.itertext()) for p in comment) for comment in part(path, "word/comments.xml"))
    return [sign for text in said if (sign := sign_of(text)) is not None]


def told(review: Review) -> list[str]:
    return sorted(short(f.key) for f in review.findings if f.certainty is not Certainty.HINT)


def test_every_finding_is_signed_with_its_rule(annotated: tuple[Review, Path]) -> None:
    review, path = annotated
    assert sorted(sign.key for sign in signs(path)) == told(review)
    assert {sign.rule for sign in signs(path)} <= {f.rule for f in review.findings} <= review.rules


def test_a_second_check_writes_the_same_file(annotated: tuple[Review, Path], tmp_path: Path) -> None:
    review, path = annotated
    again = checked(path)
    assert told(again) == told(review)
    write(again, wanted(tmp_path / "二次.docx"))
    assert (tmp_path / "二次.docx").read_bytes() == path.read_bytes()
    declined = next(f for f in again.findings if f.certainty is not Certainty.HINT)
    write(again, wanted(tmp_path / "三次.docx"), Decisions([Decision(declined.key, Answer.DECLINED)]))
    assert short(declined.key) not in {sign.key for sign in signs(tmp_path / "三次.docx")}
    assert len(signs(tmp_path / "三次.docx")) == len(signs(path)) - 1


def test_without_the_upper_plans_what_they_showed_stays(annotated: tuple[Review, Path], tmp_path: Path) -> None:
    _, path = annotated
    write(checked(path, alone=True), wanted(tmp_path / "单稿.docx"))
    assert {s.key for s in signs(path) if s.rule.startswith("XPL")} <= {s.key for s in signs(tmp_path / "单稿.docx")}


def test_comments_go_when_their_findings_are_mended(annotated: tuple[Review, Path], tmp_path: Path) -> None:
    review, path = annotated
    again = checked(path)
    growth = next(f for f in again.findings if f.rule == "NUM-04")
    change = replacement(again, growth.places[0], "17.8%")
    assert change is not None
    mended = tmp_path / "修订稿.docx"
    assert export(path, mended, replacements=[change], author="规划校核", when=WHEN) == ()
    now = checked(mended)
    write(now, wanted(tmp_path / "再核.docx"))
    assert short(growth.key) in told(review) and short(growth.key) not in told(now)
    assert sorted(sign.key for sign in signs(tmp_path / "再核.docx")) == told(now)
    old, new = entries(mended.read_bytes()), entries((tmp_path / "再核.docx").read_bytes())
    assert {n.rpartition("/")[2] for n in new if new[n] != old[n]} <= {
        "document.xml",
        "comments.xml",
        "commentsExtended.xml",
        "commentsIds.xml",
        "commentsExtensible.xml",
    }
