"""Which document a draft's comments go into: its own file, what it really holds, or a typeset copy."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from checker.reading import read
from checker.reading.elements import Piece
from checker.sources import office, read_plan
from checker.sources.package import Package
from checker.word.changes import Anchor
from checker.word.working_copy import WorkingCopy, all_pieces, only_piece, working_copy
from tests.word import readback
from tests.word_builder import package, paragraph

WHEN = datetime(2026, 11, 25)
TWO = [Piece(3, 1, 2, "乙", "body"), Piece(4, 0, 2, "丙丁", "body")]


def copy_of(path: Path) -> WorkingCopy:
    return working_copy(read(read_plan(path)), WHEN)


def test_a_word_draft_is_taken_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "稿.docx").write_bytes(package(paragraph("坚持创新。")))
    copy = copy_of(tmp_path / "稿.docx")
    assert copy.content is None
    assert (
        copy.comment(TWO) == Anchor(3, 1, 2, "body", 4)
        and copy.change(TWO) is None
        and copy.change(TWO[:1]) == Anchor(3, 1, 2)
    )


def test_a_word_document_by_another_name_is_taken_as_it_is(tmp_path: Path) -> None:
    data = package(paragraph("坚持创新。"))
    (tmp_path / "稿.wps").write_bytes(data)
    assert copy_of(tmp_path / "稿.wps").content == data


@pytest.mark.parametrize("name", ["稿.txt", "稿.md", "稿.html"])
def test_other_drafts_are_typeset(tmp_path: Path, name: str) -> None:
    text = "一、总体要求\n坚持创新。\n"
    page = "<html><body><p>一、总体要求</p><p>坚持创新。</p></body></html>"
    (tmp_path / name).write_text(page if name.endswith("html") else text, "utf-8")
    content = copy_of(tmp_path / name).content
    assert content is not None
    assert readback.texts(readback.main(content)) == ["一、总体要求", "坚持创新。"]


@pytest.mark.skipif(office.program() is None, reason="LibreOffice is not installed")
def test_an_old_document_is_taken_as_libreoffice_converts_it(tmp_path: Path) -> None:
    path = tmp_path / "稿.rtf"
    path.write_bytes(rb"{\rtf1\ansi\uc1 \u22362?\u25345?\u21019?\u26032?\par Plan\par}")
    copy = copy_of(path)
    assert copy.content is not None
    plan = read_plan(path)
    main = Package(copy.content).xml(Package(copy.content).main)
    for block in plan.blocks:
        anchor = copy.change([Piece(block.line, 0, len(block.text), block.text, block.part)])
        assert anchor is not None
        assert readback.texts(main)[anchor.line - 1] == block.text


def test_nowhere_is_nowhere() -> None:
    assert all_pieces([]) is None and only_piece([]) is None
