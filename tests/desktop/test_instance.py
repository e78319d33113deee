"""One window: later starts hand their files over; a dead window is noticed, a silent one not waited for forever."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from checker.reviews.processes import this_window
from desktop import handover, launch
from desktop import instance as module
from desktop.app import Desk
from desktop.instance import Instance, Place, Request
from desktop.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals")
NOTHING = Request()


def environment(data: Path, **others: str) -> dict[str, str]:
    own = {"GUIHUA_JIAOHE_DATA": str(data), "XDG_CONFIG_HOME": str(data / "config"), "PYTHONUTF8": "1"}
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", **own, **others}


class Window:
    """A running program, see `tests.desktop.started`."""

    def __init__(self, data: Path, *arguments: object) -> None:
        command = [sys.executable, "-m", "tests.desktop.started", str(data), *map(str, arguments)]
        self.data = data
        self.process = subprocess.Popen(command, cwd=ROOT, env=environment(data), stdout=subprocess.PIPE)
        self._heard = b""

    def wait_for(self, **wanted: object) -> dict[str, object]:
        """Read on until the window tells what is wanted."""
        assert self.process.stdout is not None
        until, last = time.monotonic() + 60, {}
        while time.monotonic() < until:
            *lines, self._heard = self._heard.split(b"\n")
            for number, line in enumerate(lines):
                last = json.loads(line)
                if all(last[name] == value for name, value in wanted.items()):
                    self._heard = b"\n".join([*lines[number + 1 :], self._heard])
                    return last
            if select.select([self.process.stdout], [], [], 1.0)[0]:
                more = os.read(self.process.stdout.fileno(), 65536)
                assert more, f"the program ended; last seen {last}"
                self._heard += more
        raise AssertionError(f"{wanted} did not come; last seen {last}")

    def end(self) -> int:
        """Close the window in order and return the exit status."""
        (self.data / "close").touch()
        try:
            return self.process.wait(30)
        finally:
            (self.data / "close").unlink()


@contextmanager
def window(data: Path, *arguments: object) -> Iterator[Window]:
    running = Window(data, *arguments)
    try:
        yield running
    finally:
        running.process.kill()
        running.process.wait()
        assert running.process.stdout is not None
        running.process.stdout.close()


def start(data: Path, *arguments: object) -> subprocess.CompletedProcess[bytes]:
    """Start the program as a double click does, and wait for its end."""
    command = [sys.executable, str(ROOT / "main.py"), *map(str, arguments)]
    return subprocess.run(command, cwd=data, env=environment(data), capture_output=True, timeout=60, check=False)


def draft(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_text("某区规划\n一、目标\n到2025年投入强度达到2%。\n", "utf-8")
    return path


def claims(data: Path) -> list[Path]:
    return sorted(data.rglob("*.claim"))


@POSIX
def test_a_second_start_hands_its_file_over(tmp_path: Path) -> None:
    first, second = draft(tmp_path, "甲.txt"), draft(tmp_path, "乙😀.txt")
    with window(tmp_path, first) as running:
        running.wait_for(draft=str(first))
        done = start(tmp_path, second.name)  # as seen from the folder it is started in
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
        running.wait_for(draft=str(second), fronts=1)
        (tmp_path / "minimise").touch()
        running.wait_for(minimised=True)
        assert start(tmp_path).returncode == 0  # without a file: only to the front
        running.wait_for(draft=str(second), fronts=2, minimised=False, settled=True)
        assert start(tmp_path, second).returncode == 0  # stands open already
        running.wait_for(draft=str(second), fronts=3, said="“乙😀.txt”已经打开")
        assert running.end() == 0
    assert not claims(tmp_path) and not list(tmp_path.rglob("*.open"))


@POSIX
def test_a_file_waits_for_the_end_of_a_dialog_and_a_kill_is_noticed(tmp_path: Path) -> None:
    first, second = draft(tmp_path, "甲.txt"), draft(tmp_path, "乙.txt")
    fault = tmp_path / "故障记录" / "99999999.log"  # is told of at the start
    fault.parent.mkdir()
    fault.write_text(f"{this_window('').host}\n标记\n规划校核\n\nFatal Python error: Aborted\n", "utf-8")
    with window(tmp_path, first) as running:
        running.wait_for(dialog=True)
        assert start(tmp_path, second).returncode == 0
        running.wait_for(dialog=True, fronts=1, draft="", said="关闭对话框后打开“乙.txt”")
        (tmp_path / "dismiss").touch()
        running.wait_for(dialog=False, draft=str(second))
        running.process.send_signal(signal.SIGKILL)
        own = Instance(tmp_path)
        assert own.begin(NOTHING) is Place.FIRST and len(claims(tmp_path)) == 1
        own.leave()


@POSIX
def test_another_users_window_and_a_new_window_are_their_own(tmp_path: Path) -> None:
    first, other = draft(tmp_path, "甲.txt"), Instance(tmp_path / "李四")
    with silent(tmp_path):
        assert other.begin(NOTHING) is Place.FIRST
        with window(tmp_path, "--new-window", first) as beside:
            beside.wait_for(draft=str(first), fronts=0)
            assert len(claims(tmp_path)) == 2  # of the first window and the other user's; a new window has none
            assert start(tmp_path, "check", first).returncode in (0, 1)  # a command asks nobody
        other.leave()


RUSH = """
import sys, time
from pathlib import Path
from desktop.instance import Instance, Place, Request
data, number, count = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
own = Instance(data)
(data / f"ready{number}").touch()
while len(list(data.glob("ready*"))) < count:
    time.sleep(0.001)
place = own.begin(Request((Path(str(number)),)))
got = []
until = time.monotonic() + 20
while place is Place.FIRST and len(got) < count - 1 and time.monotonic() < until:
    got += [request.drafts[0].name for request in own.requests()]
    time.sleep(0.005)
print(place.name, *got, flush=True)
time.sleep(0.2)
"""


@pytest.mark.parametrize("dead", [False, True])
def test_of_many_starts_at_one_moment_one_wins(tmp_path: Path, dead: bool) -> None:
    count = 6
    if dead:  # they find what a killed window left
        left = "import os, sys; from pathlib import Path; from desktop.instance import *\n"
        left += "print(Instance(Path(sys.argv[1])).begin(Request()).name); sys.stdout.flush(); os._exit(9)"
        done = subprocess.run([sys.executable, "-c", left, str(tmp_path)], cwd=ROOT, capture_output=True, check=False)
        assert done.stdout.split() == [b"FIRST"] and len(claims(tmp_path)) == 1
    started = [
        subprocess.Popen(
            [sys.executable, "-c", RUSH, str(tmp_path), str(number), str(count)], cwd=ROOT, stdout=subprocess.PIPE
        )
        for number in range(count)
    ]
    told = [process.communicate(timeout=60)[0].decode().split() for process in started]
    (winner,) = [number for number, words in enumerate(told) if words[0] == "FIRST"]
    assert sorted(told[winner][1:]) == sorted(str(number) for number in range(count) if number != winner)
    assert all(words == ["HANDED_OVER"] for number, words in enumerate(told) if number != winner)


SILENT = """
import sys, time
from pathlib import Path
from desktop.instance import Instance, Request
print(Instance(Path(sys.argv[1])).begin(Request()).name, flush=True)
time.sleep(300)
"""


@contextmanager
def silent(data: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Give a process that is the one and takes no request."""
    with subprocess.Popen([sys.executable, "-c", SILENT, str(data)], cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stdout.readline().strip() == b"FIRST"
        try:
            yield process
        finally:
            process.kill()


def test_a_window_that_gives_no_sign_is_not_waited_for_forever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.3)
    with silent(tmp_path):
        own = Instance(tmp_path)
        assert own.begin(Request((Path("稿.docx"),))) is Place.BESIDE
        assert not list(own.folder.glob("*.open"))  # taken back: it is opened once
        assert len(claims(tmp_path)) == 1


def test_who_wants_several_windows_hands_nothing_over(tmp_path: Path) -> None:
    with silent(tmp_path):
        assert Instance(tmp_path).begin(NOTHING, several=lambda: True) is Place.BESIDE


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="sets where Linux looks for the user's folders")
def test_the_settings_say_who_wants_several(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert not launch._several_windows()
    settings = Settings()
    settings.several_windows = True
    settings.save()
    assert launch._several_windows()


def test_a_window_that_ends_while_it_is_asked_is_followed(tmp_path: Path) -> None:
    with silent(tmp_path) as process:
        deed = "import sys, time; time.sleep(0.5); import os; os.kill(int(sys.argv[1]), 9)"
        with subprocess.Popen([sys.executable, "-c", deed, str(process.pid)]):
            own = Instance(tmp_path)
            assert own.begin(Request((Path("稿.docx"),))) is Place.FIRST
            assert not list(own.requests())  # its own
            own.leave()


def test_what_killed_starts_left_is_dropped(tmp_path: Path) -> None:
    own = Instance(tmp_path)
    assert own.begin(NOTHING) is Place.FIRST
    (own.folder / f"{1:020d}-99999999-x.open").write_text('{"drafts": ["稿.docx"]}', "utf-8")
    (own.folder / own._mine.with_suffix(".open").name).write_text("no request", "utf-8")
    assert not list(own.requests()) and not list(own.folder.glob("*.open"))
    own.leave()


def test_a_profile_that_cannot_be_written_opens_a_window_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "窗口").write_text("in the way", "utf-8")
    assert Instance(tmp_path).begin(NOTHING) is Place.BESIDE


def test_two_screens_have_a_window_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = Instance(tmp_path)
    monkeypatch.setenv("DISPLAY", ":99")
    if sys.platform.startswith("linux"):
        assert Instance(tmp_path).folder != own.folder


@pytest.mark.parametrize("watched", [True, False])
def test_where_no_news_comes_of_a_folder_it_is_looked_at(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, watched: bool
) -> None:
    """Some network drives tell nothing."""
    monkeypatch.setattr(handover, "EVERY", 60_000 if watched else 50)
    own = Instance(tmp_path)
    assert own.begin(NOTHING) is Place.FIRST
    opened: list[Path] = []
    taker = handover.HandOver(own, desk.window, opened.extend)
    if not watched:
        taker._watcher.removePaths(taker._watcher.directories())
    qtbot.wait(50)
    for name in ("甲.txt", "乙.txt"):
        module._write(own._mine.with_suffix(".open"), module._written(Request((tmp_path / name,))))
        if name == "甲.txt":  # what came before the window opened its own draft comes on top of it
            qtbot.waitUntil(lambda: len(taker._waiting) == 1)
            qtbot.wait(50)
            assert not opened
            taker.begin()
        qtbot.waitUntil(lambda name=name: opened[-1:] == [tmp_path / name])
    taker.end()
    own.leave()
