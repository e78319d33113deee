"""A draft goes in, a copy with comments and changes comes out, and nothing else is different."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

from checker.sources.package import Package
from checker.sources.wordml import part_paragraphs
from checker.word.changes import Anchor, Comment, Replacement
from checker.word.export import export
from tests.word_builder import package, paragraph

WHEN = datetime(2026, 11, 25, 12, 0, tzinfo=timezone(timedelta(hours=8)))


def test_a_comment_and_a_change(tmp_path: Path) -> None:
    draft, output = tmp_path / "草案.docx", tmp_path / "批注.docx"
    draft.write_bytes(package(paragraph("研发投入强度达到", "2%", "以上。")))
    before = draft.read_bytes()
    refusals = export(
        draft,
        output,
        comments=[Comment(Anchor(1, 8, 10), "上位规划为1.5%")],
        replacements=[Replacement(Anchor(1, 8, 9), "1.5")],
        author="核稿助手",
        when=WHEN,
    )
    assert refusals == ()
    assert draft.read_bytes() == before
    result = Package(output.read_bytes())
    assert [p.text for p in part_paragraphs(result.xml(result.main))] == ["研发投入强度达到1.5%以上。"]
