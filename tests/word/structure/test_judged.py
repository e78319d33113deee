"""Replays judged by programs of other people: the validators find nothing new, pandoc reads what is meant."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from checker.word.structure import replayed
from tests.word.corpus import oracles
from tests.word.structure.chance import AUTHOR, WHEN, made

FILES = ("plans/word/清城区_worn.docx", "plans/word/清远市_clean.docx", "word_samples/footnotes_memo.docx")
_RULES = "-+|=:"
"""What pandoc draws tables with: it knows no revisions of rows, and leaves them there, empty."""


@pytest.mark.parametrize("name", FILES)
def test_what_others_say_of_a_replay(shared: Path, tmp_path: Path, name: str) -> None:
    content = (shared / name).read_bytes()
    steps = made(Path(name).name, content, Random(name), 6)
    draft, tracked, plain = (tmp_path / f"{n}.docx" for n in ("draft", "tracked", "plain"))
    draft.write_bytes(content)
    tracked.write_bytes(steps.tracked)
    plain.write_bytes(replayed(content, steps.steps, author=AUTHOR, when=WHEN, tracked=False))
    before = oracles.findings(draft)
    if all(found is None for found in before.values()) and oracles.pandoc_program() is None:
        pytest.skip(f"not installed: {'、'.join(oracles.missing())}")
    for made_of_it in (tracked, plain):
        after = oracles.findings(made_of_it)
        assert {judge: oracles.added(before[judge], after[judge]) for judge in before} == {
            judge: oracles.Findings() for judge in before
        }
    assert _words(oracles.pandoc(tracked, "accept")) == _words(oracles.pandoc(plain, "accept"))
    assert _words(oracles.pandoc(tracked, "reject")) == _words(oracles.pandoc(draft, "reject"))


def _words(text: str | None) -> str | None:
    return None if text is None else "".join(c for c in text if not c.isspace() and c not in _RULES)
