"""Reading .docx beside python-docx, and writing comments and changes beside LibreOffice's conversion."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

import docx

from checker import engine, reading
from checker.annotation import comments_for, safe_replacements
from checker.sources import read_plan
from checker.word.export import export
from tests.benchmarks.beside_peers_table import Row, ratio, skipped

ROOT = Path(__file__).resolve().parents[2]
_WHEN = datetime(2026, 1, 5)
_CONVERSION = "LibreOffice, .docx to .docx, second start"


def python_docx(path: Path) -> int:
    """Read the text of all paragraphs and cells with python-docx."""
    document = docx.Document(str(path))
    found = [paragraph.text for paragraph in document.paragraphs]
    found += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return sum(map(len, found))


def read_rows(paths: Sequence[Path], rounds: int) -> list[Row]:
    """Return reading beside python-docx, file by file, turn about."""
    rows = []
    for path in paths:
        pairs = []
        for _ in range(rounds):
            pairs.append((_seconds(partial(read_plan, path)), _seconds(partial(python_docx, path))))
        figure = ratio(pairs[1:] or pairs)  # the first round loads both
        rows.append(Row(f"read {_described(path)}", "python-docx, paragraphs and tables", figure))
    return rows


def export_rows(path: Path, runs: int, soffice: str | None) -> list[Row]:
    """Return the copy with comments and changes, alone and as a whole command, beside LibreOffice's conversion."""
    what = f"comments and changes into {_described(path)}", f"the whole command for {_described(path)}"
    if soffice is None:
        return [skipped(one, _CONVERSION, "no soffice") for one in what]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        converted = [_converted(soffice, path, folder) for _ in range(2)][1:]
        if converted == [None]:
            return [skipped(one, _CONVERSION, "soffice can't convert the file here") for one in what]
        alone, whole = [], []
        for _ in range(runs):
            theirs = _converted(soffice, path, folder) or float("nan")
            alone.append((_exported(path, folder), theirs))
            whole.append((_commanded(path, folder), theirs))
    return [Row(what[0], _CONVERSION, ratio(alone), most=1.0), Row(what[1], _CONVERSION, ratio(whole), most=1.0)]


def found_soffice() -> str | None:
    """Return LibreOffice's program, None where it is missing."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def _described(path: Path) -> str:
    return f".docx of {path.stat().st_size / 1024:.0f} KB, {len(read_plan(path).blocks)} paragraphs"


def _exported(path: Path, folder: Path) -> float:
    """Return the processor seconds of one copy with all comments and one with all safe changes."""
    review = engine.run(reading.read(read_plan(path)))
    comments, changes = comments_for(review), safe_replacements(review)

    def write() -> None:
        export(path, folder / "批注.docx", comments=comments, replacements=changes, author="张工", when=_WHEN)

    return _seconds(write)


def _commanded(path: Path, folder: Path) -> float:
    """Return the processor seconds of a process that starts, checks and writes both copies."""
    outputs = ["--annotated", folder / "批注稿.docx", "--revised", folder / "修订稿.docx", "--fail-on", "never"]
    return _spent([sys.executable, str(ROOT / "main.py"), "check", str(path), *map(str, outputs)])


def _converted(soffice: str, path: Path, folder: Path) -> float | None:
    """Return the processor seconds of one conversion, from start to end; None where nothing is written."""
    target = folder / "converted"
    shutil.rmtree(target, ignore_errors=True)
    home = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    words = [soffice, home, "--headless", "--convert-to", "docx", "--outdir", str(target), str(path)]
    seconds = _spent(words)
    return seconds if target.is_dir() and list(target.iterdir()) else None


def _spent(command: list[str]) -> float:
    """Return the processor seconds of a command and of what it started."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, env=os.environ)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began
