"""A few kills; of windows in `tests/desktop/test_killed.py`, two hundred of each: `python -m tests.endurance.kills`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.endurance import kills

ROOT = Path(__file__).resolve().parents[2]
KINDS = "--kind", "adding", "--kind", "export"
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def test_kills_are_survived() -> None:
    """In a process of its own: one that has Qt's threads must not fork."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.endurance.kills", "--count", "3", "--seed", "4", *KINDS],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        check=False,
        timeout=110,
    )
    said = done.stdout.decode()
    assert done.returncode == 0, said + done.stderr.decode()
    assert [line.split(" survived")[0].split() for line in said.splitlines()] == [
        [kind, "3", "of", "3"] for kind in KINDS[1::2]
    ]


def test_half_a_copy_is_seen(tmp_path: Path) -> None:
    trial = kills.Export(tmp_path)
    trial._export(7)
    assert trial._found() == 7
    copy = tmp_path / "export" / "副本.docx"
    whole = copy.read_bytes()
    for broken in (whole[: len(whole) // 2], whole.replace(b"PK\x01\x02", b"PK\x01\x03", 1), b""):
        copy.write_bytes(broken)
        assert trial._found() == -2
    copy.unlink()
    assert trial._found() == -1
