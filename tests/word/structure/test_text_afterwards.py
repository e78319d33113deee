"""Text changed and comments set in what steps moved and inserted: the window's two kinds of changes in one copy."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.plan import BODY
from checker.word.changes import Anchor, Comment, Earlier, Mode, Refusal, Replacement
from checker.word.export import export
from checker.word.structure import InsertBox, InsertTable, MoveChapter, SetLevel
from tests.word.corpus import views
from tests.word.readback import AUTHOR as REVIEWER
from tests.word.structure.chance import AUTHOR, WHEN
from tests.word.structure.drafts import accepted, draft, plan, tracked
from tests.word.structure.drafts import texts as read
from tests.word.structure.invariants import main
from tests.word.structure.undoing import plain, rejected

STEPS = (
    InsertTable(5, (("指标", "2030年"), ("创新平台", "120家")), 1, "表1　主要指标"),
    InsertBox(12, "专栏1　重大工程", ("建设区域创新平台。",)),
    MoveChapter(3, 11, 1),
    SetLevel(2, 3),
    MoveChapter(1, 9, None),
)


@pytest.fixture(scope="module")
def replay() -> bytes:
    return tracked(draft(), *STEPS)


def written(
    folder: Path, content: bytes, changes: list[Replacement], comments: list[Comment], mode: Mode = Mode.TRACKED
) -> tuple[bytes, tuple[Refusal, ...]]:
    """Export changes of text over a replay; export reads what it wrote and raises where it is not as intended."""
    file, output = folder / "稿.docx", folder / "批注稿.docx"
    file.write_bytes(draft())
    refusals = export(
        file,
        output,
        comments=comments,
        replacements=changes,
        author=REVIEWER,
        when=WHEN,
        mode=mode,
        content=content,
    )
    return output.read_bytes(), refusals


@pytest.mark.parametrize("mode", Mode)
def test_every_paragraph_can_be_changed_and_commented(tmp_path: Path, replay: bytes, mode: Mode) -> None:
    filled = [b for b in plan(replay).blocks if b.text and b.part == BODY]
    changes = [Replacement(Anchor(b.line, 1, 2), "改") for b in filled]
    comments = [Comment(Anchor(b.line, 0, len(b.text)), "核对") for b in filled]
    data, refusals = written(tmp_path, replay, changes, comments, mode)
    assert refusals == ()
    expected = [t[:1] + "改" + t[2:] if t else t for t in read(replay)]
    assert read(data) == expected
    root = main(data)
    assert len(list(root.iter("{*}commentReference"))) == len(filled)
    if mode is Mode.TRACKED:
        assert views.texts(root, views.of_author(REVIEWER)) == views.texts(main(replay), views.nothing)
        assert views.texts(root, views.everything) == views.texts(main(draft()), views.nothing)


def test_moved_paragraphs_can_be_split_joined_and_deleted(tmp_path: Path, replay: bytes) -> None:
    places = {b.text: b.line for b in plan(replay).blocks}
    line = places["建成平台120家。"]
    split, _ = written(tmp_path, replay, [Replacement(Anchor(line, 4, 4), "\n")], [])
    assert read(split)[read(split).index("建成平台") + 1] == "120家。"
    gone, refusals = written(tmp_path, replay, [Replacement(Anchor(line, 0, 0, last_line=line + 1), "")], [])
    assert refusals == ()
    accepted = views.texts(main(gone), views.nothing)
    assert accepted == [t for t in views.texts(main(replay), views.nothing) if t != "建成平台120家。"]
    assert views.texts(main(gone), views.everything) == views.texts(main(draft()), views.nothing)


@settings(max_examples=25)
@given(st.integers(0, 2**32))
def test_both_rejected_leave_the_draft(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    random, replay = Random(seed), tracked(draft(), *STEPS)
    changes = []
    for block in plan(replay).blocks:
        if block.text and random.random() < 0.6:
            start, stop = sorted(random.randrange(len(block.text) + 1) for _ in range(2))
            changes.append(Replacement(Anchor(block.line, start, stop), random.choice(("", "新", "新\n行"))))
    data, _ = written(tmp_path_factory.mktemp("out"), replay, changes, [])
    assert views.texts(main(data), views.everything) == views.texts(main(draft()), views.nothing)
    assert plain(rejected(rejected(main(data), REVIEWER), AUTHOR)) == plain(main(draft()))


def test_earlier_changes_accepted_make_the_structure_plain(tmp_path: Path, replay: bytes) -> None:
    block = next(b for b in plan(replay).blocks if b.text == "建成平台120家。")
    file, output = tmp_path / "稿.docx", tmp_path / "修订稿.docx"
    file.write_bytes(draft())
    refusals = export(
        file,
        output,
        replacements=[Replacement(Anchor(block.line, 4, 7), "125")],
        comments=[Comment(Anchor(block.line, 0, 4), "核对")],
        author=REVIEWER,
        when=WHEN,
        content=replay,
        earlier=Earlier.ACCEPT,
    )
    assert refusals == ()
    assert read(output.read_bytes()) == [t.replace("120家。", "125家。") for t in read(accepted(draft(), *STEPS))]
