"""Comments and changes at every place of every kind of run: rejected, they leave what pandoc showed before."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.sources import read_plan
from checker.word.changes import Anchor
from checker.word.edits import Edit, apply_edits
from tests.word.corpus import oracles
from tests.word.corpus.construction_runs import cases, runs_with_more_than_text
from tests.word.corpus.readings import AUTHOR, WHEN

pytestmark = pytest.mark.skipif(oracles.pandoc_program() is None, reason="pandoc is not installed")
NAMES = [name for name, _ in cases()]


def lines(path: Path) -> dict[str, str]:
    """Return pandoc's paragraphs by the name of what is tried in them, the changes rejected."""
    text = oracles.pandoc(path, "reject") or ""
    found = re.findall(r"第(\d+)条(.*?)(?=第\d+条|\Z)", text, re.DOTALL)
    return {NAMES[int(number)]: rest for number, rest in found}


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("runs") / "runs.docx"
    path.write_bytes(runs_with_more_than_text().data)
    return path


@pytest.mark.parametrize("at", range(4))
@pytest.mark.parametrize("kind", ["comment", "replacement", "deletion", "insertion"])
def test_rejected_it_reads_as_before(draft: Path, tmp_path: Path, kind: str, at: int) -> None:
    edits = []
    for block in read_plan(draft).blocks:
        if (head := re.match(r"第\d+条", block.text)) and head.end() + at < len(block.text) - 2:
            start = head.end() + at
            stop = start if kind == "insertion" else start + 1
            text = {"comment": None, "deletion": ""}.get(kind, "新")
            edits.append(Edit(Anchor(block.line, start, stop), "核对" if kind == "comment" else None, text))
    assert len(edits) > 20
    answers = apply_edits(draft, edits, tmp_path / "copy.docx", author=AUTHOR, when=WHEN)
    assert sum(answer.done for answer in answers) > 20
    before, after = lines(draft), lines(tmp_path / "copy.docx")
    assert len(before) == len(NAMES)
    assert {name: after.get(name) for name in before if after.get(name) != before[name]} == {}
