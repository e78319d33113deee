"""No row of words keeps reading or a rule busy for long."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import ROOT

SECONDS = 60
"""Of processor time: fifteen times what it takes; a row that is tried in 2^40 ways would take years."""


@pytest.mark.timeout(600)
def test_every_row_comes_to_an_end() -> None:
    pytest.importorskip("resource", reason="only Unix can bound the processor time of a process")
    command = [sys.executable, "-X", "faulthandler", "-m", "tests.rules.long_rows", str(SECONDS)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"a pattern tries a row of words in too many ways:\n{done.stderr[-4000:]}"
