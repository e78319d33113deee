"""The bars of Word export on every construction: nothing lost, whatever a document holds."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest

from tests.word.corpus.building import Built
from tests.word.corpus.constructions import all_constructions, main
from tests.word.corpus.measure import measured

SEEDS = (1, 2)
WITHOUT_TEXT = {"empty_body", "one_empty_paragraph"}
built = cache(all_constructions)


@pytest.mark.parametrize("name", all_constructions())
def test_bars(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)  # what is tried here need not outlive a power cut
    made: Built = built()[name]
    path = tmp_path / f"{name}{made.suffix}"
    path.write_bytes(made.data)
    outcome = measured(path, SEEDS, with_oracles=False)
    assert not outcome.failures
    if name in WITHOUT_TEXT:
        assert outcome.refused == "no text"
    else:
        assert not outcome.refused and outcome.counts["comments asked"] == 3 * len(SEEDS)
        assert not outcome.counts["comments refused"]


def test_they_can_be_written_into_a_folder(tmp_path: Path) -> None:
    assert main([str(tmp_path / "new")]) == 0
    assert len(list((tmp_path / "new").iterdir())) == len(built()) >= 100
