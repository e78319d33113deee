"""Copies with comments and changes opened by LibreOffice and written again: what of them is still there.

Each copy is converted to .docx, and to .odt and back. Compared are our comments (number, author, characters under
them) and the characters that we inserted and deleted; what LibreOffice does to the rest of a document is its own.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from checker.errors import PlanError
from checker.sources import read_plan
from checker.sources.package import Package
from checker.word.edits import apply_edits
from tests.word.corpus import places
from tests.word.corpus.readings import AUTHOR, OURS, WHEN, anchored

SECONDS = 600
_ROUTES = (("docx",), ("odt", "docx"))


def report(paths: Sequence[Path], count: int, seed: int) -> bool:
    """Convert copies of some of the documents and print what was kept; tells whether everything was."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copies = list(_copies(random.Random(seed).sample(list(paths), len(paths)), count, seed, folder))
        print(f"LibreOffice: {len(copies)} copies")
        kept = [_route(copies, route, folder) for route in _ROUTES]
        return all(kept)


def _copies(paths: Sequence[Path], count: int, seed: int, folder: Path) -> Iterator[tuple[Path, Path]]:
    """Yield documents and their copies with comments and changes, plainly named."""
    made = 0
    for path in paths:
        output = folder / f"n{made:03}.docx"
        try:
            edits = places.edits(read_plan(path).blocks, f"{seed}:{path.name}")
            answers = apply_edits(path, edits, output, author=AUTHOR, when=WHEN)
        except PlanError:
            continue
        if not any(answer.done for answer in answers):
            continue
        made += 1
        yield path, output
        if made == count:
            return


def _route(copies: Sequence[tuple[Path, Path]], formats: Sequence[str], folder: Path) -> bool:
    """Convert all copies along a route, print what was kept."""
    step = [output for _, output in copies]
    for number, kind in enumerate(formats):
        step = _converted(step, kind, folder / f"{'-'.join(formats)}-{number}")
    kept: Counter[str] = Counter()
    lost: list[str] = []
    for (path, output), result in zip(copies, step, strict=True):
        if not result.is_file():
            lost.append(f"{path.name}: not converted")
            continue
        for name, before, after in _compared(output, result):
            kept[name] += before == after
            if before != after:
                lost.append(f"{path.name}: {name}: {str(after)[:200]} for {str(before)[:200]}")
    print(f"  docx→{'→'.join(formats)}: " + ", ".join(f"{name} {n}/{len(copies)}" for name, n in kept.items()))
    for line in lost:
        print(f"  LOST {line}")
    return not lost


def _compared(output: Path, result: Path) -> Iterator[tuple[str, Any, Any]]:
    before, after = (list(anchored(path)) for path in (output, result))
    yield "comments", len(before), len(after)
    for name, column in (("words", 0), ("anchored text", 1)):
        yield name, *(sorted(_plain(comment[column]) for comment in comments) for comments in (before, after))
    old, new = _revised(output), _revised(result)
    for kind in ("ins", "del"):
        yield {"ins": "insertions", "del": "deletions"}[kind], old[kind], new[kind]


def _revised(path: Path) -> dict[str, str]:
    """Return the characters of the body that we inserted and deleted, in order."""
    package = Package(path.read_bytes())
    root = package.xml(package.main)
    return {kind: _plain("".join(_runs(root, kind))) for kind in ("ins", "del")}


def _runs(root: Any, kind: str) -> Iterator[str]:
    for revision in root.iter(f"{{*}}{kind}"):
        if OURS(revision):
            for text in revision.iter("{*}t", "{*}delText"):
                yield text.text or ""


def _plain(text: str) -> str:
    """Return the characters that every program stores as characters."""
    return "".join(text.split()).replace("-", "")


def _converted(files: Sequence[Path], kind: str, folder: Path) -> list[Path]:
    """Return the files as LibreOffice converts them, in one call with a profile of its own."""
    program = shutil.which("soffice")
    assert program is not None
    folder.mkdir()
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, "--headless", "--norestore", profile, "--convert-to", kind, "--outdir", str(folder)]
    present = [str(file) for file in files if file.is_file()]
    environment = {**os.environ, "SAL_USE_VCLPLUGIN": "svp"}
    subprocess.run([*command, *present], capture_output=True, timeout=SECONDS, check=False, env=environment)
    return [folder / f"{file.stem}.{kind}" for file in files]
