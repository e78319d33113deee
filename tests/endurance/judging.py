"""What counts as a crash: anything but a result or a clear refusal, too much time, too much memory."""

from __future__ import annotations

import resource
import signal
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from checker.errors import PlanError

SECONDS = 3.0
MEGABYTES = 150.0
"""Of the processor, and beyond all that was needed before: inputs are some hundred characters."""
_ROOT = str(Path(__file__).resolve().parents[2])


class Crash(NamedTuple):
    """One input that no reader should stumble over: what happened, in which line of ours, and the input."""

    kind: str
    where: str
    message: str
    data: bytes

    @property
    def cause(self) -> tuple[str, str]:
        """What two crashes of one cause have in common."""
        return self.kind, self.where


class TooSlow(BaseException):
    """Raised inside a reader that has used up its seconds; no reader catches it."""


class Wrong(AssertionError):
    """A result that cannot be right."""


def memory() -> float:
    """Return the most memory this process ever had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


class Judge:
    """Calls a reader and judges what comes of it; `read` counts the results, `refused` the clear refusals."""

    def __init__(self, run: Callable[[bytes], int], seconds: float = SECONDS, megabytes: float = MEGABYTES) -> None:
        self.read = self.refused = 0
        self._run, self._seconds, self._megabytes = run, seconds, megabytes
        self._peak = memory()
        signal.signal(signal.SIGVTALRM, _stop)

    def judged(self, data: bytes) -> Crash | None:
        """Run one input; returns the crash that it is, if it is one."""
        began, count = time.process_time(), 0
        signal.setitimer(signal.ITIMER_VIRTUAL, self._seconds)
        try:
            count = self._run(data)
        except PlanError as refusal:
            if not _is_clear(str(refusal)):
                return _crash(refusal, data, "unclear refusal")
            self.refused += 1
        except (Exception, RecursionError, TooSlow) as error:
            return _crash(error, data)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        if (spent := time.process_time() - began) > self._seconds:
            return Crash("time", "", f"{spent:.1f} s", data)
        grown, self._peak = memory() - self._peak, max(memory(), self._peak)
        if grown > self._megabytes:
            return Crash("memory", "", f"{grown:.0f} MB", data)
        self.read += count
        return None

    @property
    def executions(self) -> int:
        """Return all that went well."""
        return self.read + self.refused


def _stop(*_: object) -> None:
    raise TooSlow


def _is_clear(message: str) -> bool:
    """Tell whether a refusal says what happened and what to do."""
    return message.count("。") >= 2 and any("\u4e00" <= ch <= "\u9fff" for ch in message)


def _crash(error: BaseException, data: bytes, kind: str = "") -> Crash:
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename.startswith(_ROOT)]
    ours = [f for f in frames if "/tests/" not in f.filename] or frames
    where = f"{Path(ours[-1].filename).relative_to(_ROOT)}:{ours[-1].lineno}" if ours else ""
    return Crash(kind or type(error).__name__, where, str(error)[:300], data)
