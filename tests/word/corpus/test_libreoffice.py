"""The control of the LibreOffice round trip, and how its losses are told from ours; LibreOffice itself not needed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from checker.sources.package import Package
from checker.word.changes import Anchor
from checker.word.edits import Edit, apply_edits
from tests.word.corpus import libreoffice, plain_writer, views
from tests.word.corpus.building import built, code, field, mark, p, r, sdt, tbl, tc, tr
from tests.word.corpus.libreoffice import Copy, _control, _losses, _route, _swaps
from tests.word.corpus.plain_writer import Spot, Swap
from tests.word.corpus.readings import AUTHOR, OURS, WHEN, commented

CONTENTS = p(mark("begin"), code("TOC"), mark("separate"), "一、总体要求") + p("二、任务") + p("三、保障", mark("end"))
BODY = (
    CONTENTS,
    p("投资", field("REF x", r("120")), "亿元"),
    tbl(tr(tc(sdt(p("格中120亿元"))), tc("旁"))),
    p(r("甲\n乙"), "<w:r><w:tab/><w:t>丙</w:t></w:r>", sdt(r("控件"))),
)
EDITS = [
    Edit(Anchor(3, 2, 4), comment="核对\n其一"),
    Edit(Anchor(5, 2, 5), comment="核对\n其二"),
    Edit(Anchor(6, 2, 5), comment="核对\n其三"),
    Edit(Anchor(6, 2, 5), text="125"),
    Edit(Anchor(9, 1, 3), text="末了"),
]


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    """Return a document with our copy and the control."""
    made = Copy(tmp_path / "稿.docx", tmp_path / "n.docx", tmp_path / "c.docx")
    made.path.write_bytes(built(*BODY).data)
    assert all(answer.done for answer in apply_edits(made.path, EDITS, made.ours, author=AUTHOR, when=WHEN))
    _control(made)
    return made


def test_the_control_says_the_same_at_the_same_places(copy: Copy) -> None:
    ours, control = (list(commented(path)) for path in (copy.ours, copy.control))
    assert [c.lines for c in ours] == [c.lines for c in control]
    assert [c.line for c in ours] == [c.line for c in control] == [3, 5, 6]
    assert [c.quote for c in ours] == [c.quote for c in control] == ["任务", "120", "120"]
    old, new = (Package(path.read_bytes()) for path in (copy.path, copy.control))
    before, after = old.xml(old.main), new.xml(new.main)
    assert views.texts(after, OURS) == views.texts(before, views.nothing)
    assert [t for t in views.texts(after, views.nothing) if "125" in t or "末了" in t] == ["格中125亿元", "最末了段。"]


def test_the_control_changes_what_we_changed(copy: Copy) -> None:
    assert list(_swaps(copy.ours)) == list(_swaps(copy.control)) == [Swap(6, 2, 5, "125"), Swap(9, 1, 3, "末了")]


def test_a_second_comment_part_is_not_made(copy: Copy, tmp_path: Path) -> None:
    plain_writer.write(copy.control, tmp_path / "more.docx", AUTHOR, [Spot(1, 0, 0, ("再",))], [Swap(6, 0, 1, "改")])
    found = list(commented(tmp_path / "more.docx"))
    assert [c.lines[-1] for c in found] == ["其一", "其二", "其三", "再"] and len({c.line for c in found}) == 4


def test_losses_are_told_by_aspect(copy: Copy, tmp_path: Path) -> None:
    kept, none = _losses(copy.ours, copy.ours), _losses(copy.ours, tmp_path / "absent.docx")
    assert not any(kept.values()) and [a for a in none if none[a]] == ["converted"]
    plain_writer.write(copy.path, tmp_path / "bare.docx", AUTHOR, [Spot(3, 2, 4, ("核对", "其一"))], [])
    lost = _losses(copy.ours, tmp_path / "bare.docx")
    assert lost["comments"].total() == 2 and set(lost["words"]) == {"核对其二", "核对其三"}
    assert lost["anchored text"].total() == 2
    assert set(lost["insertions"]) == set(lost["deletions"]) == {"paragraph 6", "paragraph 9"}


@pytest.mark.parametrize(("spoilt", "good"), [(("n",), False), (("n", "c"), True), (("c",), True), ((), True)])
def test_only_what_is_lost_in_ours_alone_is_a_miss(
    copy: Copy,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    spoilt: tuple[str, ...],
    good: bool,
) -> None:
    def convert(files: list[Path], kind: str, folder: Path) -> None:
        for file in files:
            source = copy.path if file.stem in spoilt else file
            shutil.copy(source, folder / f"{file.stem}.{kind}")

    monkeypatch.setattr(libreoffice, "_convert", convert)
    assert _route([copy], ("docx",), tmp_path) is good
    told = capsys.readouterr().out
    assert ("in ours alone: 稿" in told) is not good
    assert ("LibreOffice's own" in told) is (spoilt == ("n", "c"))
