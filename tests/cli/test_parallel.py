"""`check --jobs`: several processes say and write what one would, also when one of them dies or the user stops them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from checker.cli import FAILED, FOUND, USAGE, main, parallel

ROOT = Path(__file__).resolve().parents[2]
DRAFT, UPPER = ROOT / "tests" / "samples" / "临溪区.txt", ROOT / "tests" / "samples" / "澜川市.txt"
_AFRESH = """\
import os, sys
sys.executable = os.environ.get("LAUNCHER") or sys.executable
from checker.cli import main, parallel
if __name__ == "__main__":
    parallel.can_copy = lambda: False
    sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def drafts(tmp_path: Path) -> list[Path]:
    """Four drafts: one cannot be read, and the first is the longest, so that it is not done first."""
    text = DRAFT.read_text("utf-8")
    paths = [tmp_path / f"稿{name}.txt" for name in "甲乙丙丁"]
    for path, content in zip(paths, (text, text[: len(text) // 3], "", text[: len(text) // 2]), strict=True):
        path.write_text(content, "utf-8")
    return paths


def command(*words: object) -> list[str]:
    return [sys.executable, str(ROOT / "main.py"), "check", *map(str, words)]


def run(words: list[str], **environment: str) -> subprocess.CompletedProcess[bytes]:
    paths = {"PYTHONPATH": str(ROOT)}
    return subprocess.run(words, capture_output=True, env={**os.environ, **paths, **environment}, timeout=600)


def results(said: str) -> list[dict[str, object]]:
    """Return the JSON documents of a standard output, the seconds apart."""
    found, at, decoder = [], 0, json.JSONDecoder()
    while at < len(said.rstrip()):
        document, at = decoder.raw_decode(said, at)
        at += len(said[at:]) - len(said[at:].lstrip())
        found.append({key: value for key, value in document.items() if key != "seconds"})
    return found


@pytest.mark.parametrize("afresh", [False, True])
def test_two_processes_say_what_one_says(drafts: list[Path], tmp_path: Path, afresh: bool) -> None:
    start = tmp_path / "start.py"
    start.write_text(_AFRESH, "utf-8")
    words = [*command(*drafts, "--upper", UPPER, "--json", "-")]
    one = run([*words, "--jobs", "1"])
    two = run([*(words if not afresh else [sys.executable, str(start), *words[2:]]), "--jobs", "2"])
    assert (one.returncode, one.stderr) == (two.returncode, two.stderr) and one.returncode == FAILED
    assert results(one.stdout.decode()) == results(two.stdout.decode()) and len(results(one.stdout.decode())) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for the launcher")
def test_a_launcher_starts_itself_as_worker(drafts: list[Path], tmp_path: Path) -> None:
    start, launcher = tmp_path / "start.py", tmp_path / "planner"
    start.write_text(_AFRESH, "utf-8")
    launcher.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{ROOT / "main.py"}" "$@"\n', "utf-8")
    launcher.chmod(0o755)
    words = [sys.executable, str(start), *command(*drafts[:2], "--jobs", "2")[2:]]
    done = run(words, LAUNCHER=str(launcher))
    assert done.returncode == FOUND and done.stderr.decode().count("项指标") == 2


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="children are listed by Linux")
@pytest.mark.parametrize("stop", ["parent", "all", "one worker dies"])
def test_ctrl_c_and_dying_workers_leave_nothing_half_done(tmp_path: Path, stop: str) -> None:
    drafts = [tmp_path / f"稿{number}.txt" for number in range(20)]
    for path in drafts:
        path.write_text(DRAFT.read_text("utf-8")[:1500], "utf-8")
    output = tmp_path / "批注"
    words = command(*drafts, "--jobs", "2", "--annotated", output, "--fail-on", "never")
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    listed = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    deadline = time.monotonic() + 60
    while len(listed.read_text().split()) < 2 or not output.is_dir() or not list(output.iterdir()):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    workers = [int(pid) for pid in listed.read_text().split()]
    if stop == "one worker dies":
        os.kill(workers[0], signal.SIGKILL)
    elif stop == "all":
        os.killpg(process.pid, signal.SIGINT)
    else:
        process.send_signal(signal.SIGINT)
    messages = process.communicate(timeout=120)[1].decode()
    assert "Traceback" not in messages
    assert not [path for path in output.iterdir() if path.suffix != ".docx"]
    assert not any(Path(f"/proc/{pid}").exists() for pid in workers)
    if stop == "one worker dies":
        assert process.returncode == 0 and len(list(output.iterdir())) == messages.count("项指标") == 20
    else:
        assert process.returncode == FAILED and messages.endswith("已取消。没有写完的文件不会留下。\n")


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="Ctrl+C can't be held back here")
def test_ctrl_c_while_processes_start_is_answered_behind_them() -> None:
    started = []
    with pytest.raises(KeyboardInterrupt), parallel._uninterrupted():
        os.kill(os.getpid(), signal.SIGINT)
        started.append(True)
    assert started


@pytest.mark.parametrize(("asked", "drafts", "used"), [(None, 1, 1), (None, 15, 1), (3, 2, 2), (1, 50, 1), (7, 50, 7)])
def test_few_drafts_need_no_further_process(asked: int | None, drafts: int, used: int) -> None:
    assert parallel.processes(asked, drafts) == used


def test_many_drafts_take_one_process_per_core_up_to_four(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    for cores, used in ((1, 1), (2, 2), (16, 4), (None, 1)):
        monkeypatch.setattr(os, "cpu_count", lambda cores=cores: cores)
        assert parallel.processes(None, parallel.MANY) == used


@pytest.mark.parametrize("jobs", ["0", "-1", "两", "61", "1.5"])
def test_a_number_of_processes_that_makes_no_sense(jobs: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(DRAFT), f"--jobs={jobs}"]) == USAGE
    assert "--jobs" in capsys.readouterr().err
