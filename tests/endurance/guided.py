"""Fuzzing guided by coverage: atheris looks for inputs that reach lines of ours which none has reached.

Started by `tests.endurance.fuzz`. An input's first byte says whether the rest is given to the reader as it is, or is
the choices from which a well-formed input is made. The corpus is kept in a temporary folder, never in the checkout.
The last line printed is the state as JSON.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from pathlib import Path

import atheris  # type: ignore[import-untyped,unused-ignore]

with atheris.instrument_imports(include=["checker.sources", "checker.reading", "checker.word"]):
    import checker.reading.assembly
    import checker.sources
    import checker.word.export  # noqa: F401

from tests.endurance import fuzz
from tests.endurance.judging import Judge, memory
from tests.endurance.mutations import FromBytes

RAW = frozenset({"text", "html", "docx"})
SEEDS = 200
_LONGEST = 2048


def main(reader: str, executions: int, seed: int, minutes: float, crashes: Path | None) -> None:
    """Run until the executions are done or the time is up; libFuzzer ends the process."""
    module, judge = fuzz.READERS[reader], Judge(fuzz.READERS[reader].run)
    job = fuzz.Job(reader, executions, seed, time.time() + minutes * 60, crashes)
    state, calls = fuzz.State(), 0

    def finish() -> None:
        ended = state._replace(read=judge.read, refused=judge.refused, megabytes=memory())
        print(json.dumps(ended._asdict()), flush=True)

    def one(data: bytes) -> None:
        nonlocal state, calls
        calls += 1
        raw = reader in RAW and data[:1] < b"\x80"
        crash = judge.judged(data[1:] if raw else module.make(FromBytes(data[1:])))
        if crash is not None:
            state = state._replace(crashes=state.crashes + 1)
            fuzz.record(job, calls, crash)
        if judge.read + judge.refused + state.crashes >= executions or time.time() > job.until:
            finish()
            os._exit(0)

    with tempfile.TemporaryDirectory(prefix="endurance-") as folder:
        for number in range(SEEDS if reader in RAW else 0):
            (Path(folder) / str(number)).write_bytes(b"\0" + fuzz.input_of(reader, seed, number))
        options = f"-seed={seed % 2**31 or 1} -max_len={_LONGEST} -timeout=60 -rss_limit_mb=4096 -verbosity=0"
        atheris.Setup(["guided", *options.split(), folder], one, enable_python_coverage=True)
        atheris.Fuzz()


if __name__ == "__main__":
    place = Path(sys.argv[5]) if len(sys.argv) > 5 else None
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]), place)
