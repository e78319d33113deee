"""A window that is killed, really, while answer follows answer: at most the last one is missing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

TRIALS = 20


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_at_most_the_last_answer_is_missing(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.desktop.killed", str(tmp_path), str(TRIALS), "7"],
        cwd=Path(__file__).resolve().parents[2],
        env={**os.environ, "PYTHONUTF8": "1", "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        check=False,
        timeout=110,
    )
    assert done.returncode == 0, done.stderr.decode()
    trials = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert len(trials) == TRIALS and sum(trial["given"] >= 20 for trial in trials) >= 5
    for trial in trials:
        assert trial["whole"] and trial["given"], trial
        assert trial["missing"] <= 1 and trial["first"] in (-1, trial["given"] - 1), trial
