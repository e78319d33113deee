"""One window for one user at one screen: who came first has it, whoever starts later hands over its files and leaves.

Nothing is sent, the processes meet in a folder of the user's. It stays on this computer where there is one that does,
so that the window waits for no network drive, and there is one for every computer, user and screen:

- `….claim`: its process wants to be the one. The name is all there is, time, process and mark (see
  `checker.reviews.processes`), so that no claim is ever seen half written, and that of a dead process may be taken away
  by anybody.
- `….window`: beside the claim of the process that is the one. Whoever sees no living claim but its own is, and of two
  that can both see the other neither is: the later one withdraws and looks again.
- `….open`: a request, written whole or not at all. The window takes it by renaming it, its sender withdraws it by
  deleting it; one of the two succeeds.

Neither Qt nor a network is needed, and a second start is over before either would be loaded.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from checker.files import is_temporary, temporary_name
from checker.reviews.processes import is_alive, this_window
from checker.reviews.records import Owner

_PLATFORM: str = sys.platform
_FOLDER = "窗口"
_CLAIM, _WINDOW, _OPEN, _TAKEN = ".claim", ".window", ".open", ".taken"
PATIENCE = 15.0  # seconds that the window gets to take a request: it may be starting, or hold a file of 300 MB
_LOOK = 0.03  # seconds between two looks


class Place(Enum):
    """What a start comes to."""

    FIRST = auto()  # it is the one window
    HANDED_OVER = auto()  # the window that is there has its files
    BESIDE = auto()  # a window of its own: so wanted, or the other one gives no sign


@dataclass(frozen=True, slots=True)
class Request:
    """What a later start asks of the window: files to open; `token` lets it to the front under Wayland."""

    drafts: tuple[Path, ...] = ()
    token: str = ""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A file of a process, by its name."""

    path: Path
    owner: Owner

    @property
    def alive(self) -> bool:
        return is_alive(self.owner)

    def beside(self, ending: str) -> Path:
        return self.path.with_suffix(ending)


class Instance:
    """A process's place among those of the same user at the same screen."""

    def __init__(self, local: Path) -> None:
        self.folder = local / _FOLDER / _screen()
        self._me = this_window("")
        self._mine = self.folder / f"{time.time_ns():020d}-{self._me.process}-{self._me.mark}{_CLAIM}"

    def begin(self, request: Request, *, several: Callable[[], bool] = lambda: False) -> Place:
        """Be the one window, or hand the request over to it; `several` is asked where the user may want both."""
        until = time.monotonic() + PATIENCE
        try:
            while True:
                if self._taken(until):
                    return Place.FIRST
                if several():
                    return Place.BESIDE
                if self._handed_over(request, until):
                    return Place.HANDED_OVER
                if time.monotonic() > until:
                    return Place.BESIDE
        except OSError:  # a profile that can't be written
            return Place.BESIDE

    def _taken(self, until: float) -> bool:
        """Be the one window, or tell that another process is, or nobody for so long; raises OSError."""
        self.folder.mkdir(parents=True, exist_ok=True)
        while True:
            self._mine.touch()
            others = self._others()
            if not others:
                self._mine.with_suffix(_WINDOW).touch()
                self._sweep()
                return True
            if any(other.beside(_WINDOW).exists() for other in others) or time.monotonic() > until:
                self.leave()
                return False
            if min(other.path.name for other in others) < self._mine.name:
                self.leave()  # the earliest stays, so that one comes through
            time.sleep(_LOOK * (1 + random.random()))

    def leave(self) -> None:
        """Be it no longer; whoever starts from now on is the one."""
        for ending in (_WINDOW, _CLAIM):
            with suppress(OSError):
                self._mine.with_suffix(ending).unlink()

    def _handed_over(self, request: Request, until: float) -> bool:
        """Give the window a request and wait until it takes it; False when it ended, or gave no sign for so long."""
        window = next((other for other in self._others() if other.beside(_WINDOW).exists()), None)
        if window is None:
            return False
        _let_to_front(window.owner.process)
        target = self._mine.with_suffix(_OPEN)
        _write(target, _written(request))
        while time.monotonic() < until and window.alive and window.path.exists():
            if not target.exists():
                return True
            time.sleep(_LOOK)
        return not _withdrawn(target)

    def requests(self) -> Iterator[Request]:
        """Take the requests that wait, the earliest first; those whose senders were killed meanwhile are dropped."""
        for request in self._marks(_OPEN):
            with suppress(OSError, ValueError):
                alive = request.alive  # asked first: the sender ends as soon as its request is taken
                taken = request.path.replace(request.beside(_TAKEN))
                written = taken.read_text("utf-8")
                taken.unlink()
                if alive:
                    yield _read(written)

    def _others(self) -> list[_Mark]:
        """Return the claims of the living but for mine; those of the dead are taken away."""
        others = []
        for claim in self._marks(_CLAIM):
            if claim.path.name == self._mine.name:
                continue
            if claim.alive:
                others.append(claim)
            else:
                for ending in (_WINDOW, _CLAIM):
                    with suppress(OSError):
                        claim.beside(ending).unlink()
        return others

    def _marks(self, ending: str) -> list[_Mark]:
        found = []
        for path in sorted(self.folder.glob(f"*{ending}")):
            _, _, rest = path.stem.partition("-")
            process, _, mark = rest.partition("-")
            if process.isdecimal():
                found.append(_Mark(path, Owner(int(process), self._me.host, mark, "")))
        return found

    def _sweep(self) -> None:
        """Take away what processes left that were killed in the midst of it."""
        for path in self.folder.iterdir():
            if path.suffix == _TAKEN or is_temporary(path.name):
                with suppress(OSError):
                    if time.time() - path.stat().st_mtime > 2 * PATIENCE:
                        path.unlink()


def _written(request: Request) -> str:
    return json.dumps({"drafts": [str(path) for path in request.drafts], "token": request.token})


def _read(written: str) -> Request:
    """Return a request; raises ValueError for what is none."""
    found = json.loads(written)
    if not isinstance(found, dict) or not isinstance(found.get("drafts"), list):
        raise ValueError(written)
    return Request(tuple(Path(str(path)) for path in found["drafts"]), str(found.get("token", "")))


def _write(target: Path, text: str) -> None:
    temporary = target.with_name(temporary_name(os.getpid()))
    temporary.write_text(text, "utf-8")
    temporary.replace(target)


def _withdrawn(target: Path) -> bool:
    """Take a request back; tells whether that was in time."""
    for _ in range(10):
        try:
            target.unlink()
        except FileNotFoundError:
            return False
        except PermissionError:  # on Windows while it is renamed
            time.sleep(_LOOK)
        else:
            return True
    return True


def request(drafts: Sequence[Path]) -> Request:
    """Return what this start asks for; the window may stand in another folder."""
    return Request(tuple(path.absolute() for path in drafts), os.environ.get("XDG_ACTIVATION_TOKEN", ""))


def _screen() -> str:
    """Return a name for this computer, user and screen; a home may be shared by several of each."""
    user = str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "")
    chosen = [os.environ.get(name, "") for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")]
    words = (this_window("").host, user, *(chosen if _PLATFORM.startswith("linux") else (_session(),)))
    return hashlib.sha256("\n".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _session() -> str:
    """Return the number of the desktop that the process is on: on a terminal server one user may have two."""
    if _PLATFORM != "win32":
        return ""
    import ctypes
    from ctypes import wintypes

    number = wintypes.DWORD()
    ctypes.WinDLL("kernel32").ProcessIdToSessionId(os.getpid(), ctypes.byref(number))  # type: ignore[attr-defined, unused-ignore]
    return str(number.value)


def _let_to_front(process: int) -> None:
    """Let the window come to the front: Windows grants that to the program that the user has just started."""
    if _PLATFORM == "win32":
        import ctypes

        ctypes.WinDLL("user32").AllowSetForegroundWindow(process)  # type: ignore[attr-defined, unused-ignore]
