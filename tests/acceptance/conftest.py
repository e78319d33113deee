"""The whole job through the command line, as a new user runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run `python main.py ARGUMENTS` in an empty folder and return the finished process."""

    def start(*arguments: object, cwd: Path = tmp_path) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
        command = [sys.executable, str(ROOT / "main.py"), *map(str, arguments)]
        return subprocess.run(
            command, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
        )

    return start


@pytest.fixture(scope="session")
def sample() -> tuple[Path, Path, Path]:
    """The sample draft, its city plan and its province plan."""
    from checker.cli.demo import sample_paths

    draft, uppers = sample_paths()
    return draft, uppers[0], uppers[1]
