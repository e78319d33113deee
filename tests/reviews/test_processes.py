"""Whether the window that holds a review still runs."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from checker.reviews.processes import is_alive, mark_of, this_window


def test_this_process_runs() -> None:
    assert is_alive(this_window("w"))


def test_an_ended_process_does_not_run_and_its_number_is_not_enough() -> None:
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    owner = replace(this_window("w"), process=child.pid, mark=mark_of(child.pid) or "")
    assert owner.mark and is_alive(owner)
    child.kill()
    while sys.platform.startswith("linux") and mark_of(child.pid) is not None:
        pass  # killed, but not yet dead
    assert not is_alive(owner)  # not even while its parent has not asked how it ended
    child.communicate()
    assert not is_alive(owner)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the mark is more than the number there")
def test_another_process_with_the_same_number_is_not_the_same() -> None:
    here = this_window("w")
    boot, _, began = here.mark.rpartition("-")
    assert not is_alive(replace(here, mark=f"{boot}-{int(began) - 1}"))
    assert not is_alive(replace(here, mark=f"another-boot-{began}"))


def test_a_process_of_another_computer_is_taken_to_run() -> None:
    assert is_alive(replace(this_window("w"), host="另一台电脑", process=2**22 + 1))


def test_no_process_has_no_mark() -> None:
    assert mark_of(2**22 + 1) is None
    assert mark_of(os.getpid()) is not None
