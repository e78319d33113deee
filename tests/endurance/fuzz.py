"""Runs a reader on very many small, hostile inputs; anything but a result or a clear refusal is a crash.

    python -m tests.endurance.fuzz READER --executions N --seed S --minutes M [--guided SHARE] [--from N] [--crashes F]

READER is `text`, `docx`, `html` or `edits`. Inputs are numbered and each is made from seed and number alone, so that a
crash is run again with `--from NUMBER --executions 1`. The last part of the executions (`--guided`, a share) is guided
by coverage: atheris, where it is installed. The work is done in a process of its own, so that what ends or hangs the
interpreter is seen as well. Prints a line now and then, and the crashes by cause; the status is 1 where there is any.
"""

from __future__ import annotations

import argparse
import json
import mmap
import multiprocessing
import os
import random
import resource
import struct
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from tests.endurance import docx_reader, edits, html_reader, text_reader
from tests.endurance.judging import Crash, Judge, memory

READERS: dict[str, ModuleType] = {"text": text_reader, "docx": docx_reader, "html": html_reader, "edits": edits}
HANGING = 60.0
TELL_EVERY = 60.0
ADDRESS_SPACE = 6 << 30
_STATE = struct.Struct("=QQQQd")


class State(NamedTuple):
    """How far a worker is: the input at work, executions that gave a result or a refusal, crashes, megabytes."""

    number: int = 0
    read: int = 0
    refused: int = 0
    crashes: int = 0
    megabytes: float = 0.0

    @property
    def executions(self) -> int:
        """Return all executions."""
        return self.read + self.refused + self.crashes


class Shared:
    """A state that a process writes and another reads, whatever becomes of the first."""

    def __init__(self) -> None:
        self._memory = mmap.mmap(-1, _STATE.size)

    def put(self, state: State) -> None:
        """Write the state."""
        self._memory[:] = _STATE.pack(*state)

    def get(self) -> State:
        """Return the state last written."""
        return State(*_STATE.unpack(self._memory[:]))


class Job(NamedTuple):
    """What is to be done: which reader, how often, from which number on, until when, and where crashes go."""

    reader: str
    executions: int
    seed: int
    until: float
    crashes: Path | None = None


def input_of(reader: str, seed: int, number: int) -> bytes:
    """Return the input of a number."""
    data: bytes = READERS[reader].make(random.Random((seed << 48) | number))
    return data


def work(job: Job, shared: Shared) -> None:
    """Run inputs one after the other, on from where the state stands; returns when all is done or time is up."""
    state = shared.get()
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    judge = Judge(READERS[job.reader].run)
    judge.read, judge.refused = state.read, state.refused
    number, crashes = state.number, state.crashes
    while judge.read + judge.refused + crashes < job.executions and time.time() < job.until:
        shared.put(State(number, judge.read, judge.refused, crashes, memory()))
        crash = judge.judged(input_of(job.reader, job.seed, number))
        if crash is not None:
            crashes += 1
            record(job, number, crash)
        number += 1
    shared.put(State(number, judge.read, judge.refused, crashes, memory()))


def record(job: Job, number: int, crash: Crash) -> None:
    """Tell a crash, and keep its input."""
    print(f"CRASH {job.reader} {number}: {crash.kind} at {crash.where or '?'}: {crash.message}", flush=True)
    if job.crashes is not None:
        job.crashes.mkdir(parents=True, exist_ok=True)
        (job.crashes / f"{job.reader}-{number}").write_bytes(crash.data)
        with (job.crashes / "causes.jsonl").open("a", encoding="utf-8") as out:
            out.write(json.dumps({"reader": job.reader, "number": number, **crash._asdict() | {"data": ""}}) + "\n")


def fuzz(job: Job, start: int = 0) -> State:
    """Do the job in a process of its own; one that dies or hangs counts as a crash, and another goes on behind it."""
    shared, began = Shared(), time.monotonic()
    shared.put(State(start))
    context = multiprocessing.get_context("fork")
    while True:
        worker = context.Process(target=work, args=(job, shared))
        worker.start()
        ended = _watched(worker, shared, job, began)
        state = shared.get()
        if ended == 0:
            return state
        record(job, state.number, Crash("died" if ended else "hangs", "", f"exit {ended}", _input(job, state)))
        shared.put(state._replace(number=state.number + 1, crashes=state.crashes + 1))


def _input(job: Job, state: State) -> bytes:
    return input_of(job.reader, job.seed, state.number)


def _watched(worker: multiprocessing.process.BaseProcess, shared: Shared, job: Job, began: float) -> int | None:
    """Wait for the worker; returns its exit status, None where it did not get on and was killed."""
    seen, since, told = shared.get(), time.monotonic(), time.monotonic()
    while worker.is_alive():
        worker.join(0.5)
        state, now = shared.get(), time.monotonic()
        if state.number != seen.number:
            seen, since = state, now
        elif now - since > HANGING and worker.is_alive():
            worker.kill()
            worker.join()
            return None
        if now - told > TELL_EVERY:
            told = now
            print(line(job.reader, state, now - began), flush=True)
    return worker.exitcode


def line(reader: str, state: State, seconds: float) -> str:
    """Return one line on how far a reader is."""
    rate = state.executions / max(seconds, 0.001)
    return (
        f"{reader:6} {state.executions:>9,} executions, {state.read:>9,} read, {state.refused:>9,} refused, "
        f"{state.crashes} crashes; {rate:,.0f}/s, peak {state.megabytes:.0f} MB, next number {state.number}"
    )


def guided(job: Job) -> State:
    """Run coverage-guided, in an interpreter of its own; raises RuntimeError where that does not end as it should."""
    minutes = max((job.until - time.time()) / 60, 0)
    options = (job.executions, job.seed, minutes, *(() if job.crashes is None else (job.crashes,)))
    command = [sys.executable, "-m", "tests.endurance.guided", job.reader, *map(str, options)]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env=environment)
    *told, last = done.stdout.splitlines() or [""]
    print("\n".join(told), flush=True)
    if not last.startswith("{"):
        raise RuntimeError(f"{last}\n{done.stderr[-3000:]}")
    return State(**json.loads(last))


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.endurance.fuzz")
    parser.add_argument("reader", choices=READERS)
    parser.add_argument("--executions", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--guided", type=float, default=0.1, metavar="SHARE")
    parser.add_argument("--from", type=int, default=0, metavar="N", dest="start")
    parser.add_argument("--crashes", type=Path, metavar="FOLDER")
    given = parser.parse_args()
    by_coverage = round(given.executions * given.guided)
    job = Job(given.reader, given.executions - by_coverage, given.seed, time.time() + given.minutes * 60, given.crashes)
    began = time.monotonic()
    state = fuzz(job, given.start)
    print(line(given.reader, state, time.monotonic() - began), "(generated)", flush=True)
    crashes = state.crashes
    if by_coverage and find_spec("atheris") is None:
        print("guided by coverage: skipped, atheris is not installed")
    elif by_coverage and time.time() < job.until:
        began = time.monotonic()
        state = guided(job._replace(executions=by_coverage))
        print(line(given.reader, state, time.monotonic() - began), "(guided)", flush=True)
        crashes += state.crashes
    return bool(crashes)


if __name__ == "__main__":
    sys.exit(main())
