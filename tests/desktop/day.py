"""A day at the desk, in real processes: open, find the upper plan, answer, edit, be killed, come back, export, reopen.

    python -m tests.desktop.day [--draft DRAFT --shelf PLAN ...] [--answers 20] [--office] [--keep FOLDER]

Without a draft the sample that comes with the program is worked on. The plans of the shelf are put there by the command
line beforehand; the window must find those above the draft by itself. The process is killed (SIGKILL) as soon as the
last answer's key was handled; at most that answer may be missing afterwards. `--office` has LibreOffice convert the
exported copies and counts the comments and changes that it shows. One line of JSON tells what was found; the exit
status is 1 where a bar is missed. QT_QPA_PLATFORM decides on the screen, none by default.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(__file__).resolve().parents[2]
EDITS = 5
AFTER = 12  # answers before the edits; the others follow them


@dataclass(slots=True)
class Day:
    """What the processes told, and what was missed."""

    folder: Path
    draft: Path
    answers: int
    told: dict[str, object] = field(default_factory=dict)
    missed: list[str] = field(default_factory=list)

    def bar(self, met: bool, what: str) -> None:
        """Note a bar that is missed."""
        if not met:
            self.missed.append(what)


def environment(folder: Path) -> dict[str, str]:
    """Return the environment of a user whose data and settings stand in a folder."""
    own = {"GUIHUA_JIAOHE_DATA": str(folder / "data"), "XDG_CONFIG_HOME": str(folder / "config"), "PYTHONUTF8": "1"}
    kept = {name: value for name, value in os.environ.items() if name != "GUIHUA_JIAOHE_LIBRARY"}
    return {"QT_QPA_PLATFORM": "offscreen", **kept, **own}


def fill_shelf(folder: Path, plans: Sequence[Path]) -> None:
    """Put plans on the shelf by the command line."""
    command = [sys.executable, str(ROOT / "main.py"), "library", "add", *map(str, plans)]
    subprocess.run(command, env=environment(folder), check=True, capture_output=True)


def part(day: Day, name: str, *, kill_at: str = "") -> list[dict[str, object]]:
    """Run one part of the day in a process of its own and return what it told; kill it after a word, if told so."""
    command = [sys.executable, "-m", "tests.desktop.day_parts", name, str(day.folder), str(day.draft), str(day.answers)]
    log = (day.folder / f"{name}.log").open("w")
    with subprocess.Popen(
        command, cwd=ROOT, env=environment(day.folder), stdout=subprocess.PIPE, stderr=log, text=True, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        told = []
        for line in process.stdout:
            told.append(json.loads(line))
            if kill_at and told[-1].get("said") == kill_at:
                process.kill()
    log.close()
    if bool(process.returncode) is not bool(kill_at):
        words = (day.folder / f"{name}.log").read_text("utf-8", errors="replace")[-2000:]
        raise SystemExit(f"{name}: exit status {process.returncode}, told {told[-3:]}\n{words}")
    return told


def work(day: Day) -> list[tuple[str, str]]:
    """Do the morning's work until the kill; returns the answers given."""
    told = part(day, "work", kill_at="last")
    opened = next(t for t in told if t["said"] == "opened")
    given = [(str(t["key"]), str(t["answer"])) for t in told if t["said"] in ("answer", "last")]
    day.told |= {"findings": opened["findings"], "uppers": opened["uppers"], "answers": len(given)}
    day.bar(bool(opened["uppers"]), "the shelf's plan was not found")
    day.bar(len(given) >= day.answers, f"only {len(given)} answers")
    day.told["edits"] = next(t for t in told if t["said"] == "edited")["texts"]
    return given


def come_back(day: Day, given: list[tuple[str, str]]) -> dict[str, str]:
    """Open the draft again, take what was kept, export; returns the answers found."""
    told = part(day, "come_back")
    found = next(t for t in told if t["said"] == "found")
    kept: dict[str, str] = found["answers"]  # type: ignore[assignment]
    missing = [number for number, (key, answer) in enumerate(given) if kept.get(key) != answer]
    edits: dict[str, str] = day.told.pop("edits")  # type: ignore[assignment]
    texts: dict[str, str] = found["texts"]  # type: ignore[assignment]
    lost = [block for block, text in edits.items() if texts.get(block) != text]
    day.told |= {"missing answers": len(missing), "edits": len(edits), "lost edits": len(lost)}
    day.bar(missing in ([], [len(given) - 1]), f"answers missing: {missing}")
    day.bar(not lost and len(edits) >= EDITS + 1, f"edits lost: {lost}")
    return kept


def exported(day: Day) -> dict[str, Path]:
    """Return the copies that were written, by their word."""
    found = {}
    for word in ("校核稿", "修订稿"):
        path = next((p for p in (day.folder / "out").glob("*.docx") if word in p.name), None)
        day.bar(path is not None, f"no {word}")
        if path is not None:
            found[word] = path
    return found


def count_in_word(day: Day, copies: dict[str, Path]) -> None:
    """Count comments and changes in the files as Word reads them."""
    for word, path in copies.items():
        with ZipFile(path) as package:
            names = package.namelist()
            comments = package.read("word/comments.xml").decode() if "word/comments.xml" in names else ""
            body = package.read("word/document.xml").decode()
        counts = (len(re.findall(r"<w:comment ", comments)), len(re.findall(r"<w:(?:ins|del) ", body)))
        day.told[f"{word}: comments, changes"] = counts
        day.bar(counts[1] >= EDITS + 1, f"{word}: {counts[1]} changes")
        day.bar(word != "校核稿" or counts[0] > 0, f"{word}: no comments")


def count_in_office(day: Day, copies: dict[str, Path], program: str) -> None:
    """Have LibreOffice open the copies and count the comments and changes that it shows."""
    own = f"-env:UserInstallation={(day.folder / 'office').as_uri()}"
    for word, path in copies.items():
        command = [program, own, "--headless", "--convert-to", "fodt", "--outdir", str(day.folder / "office_out"), path]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        shown = (day.folder / "office_out" / f"{path.stem}.fodt").read_text("utf-8")
        counts = (len(re.findall(r"<office:annotation ", shown)), len(re.findall(r"<text:changed-region", shown)))
        day.told[f"LibreOffice {word}: comments, changes"] = counts
        day.bar(counts[1] >= EDITS + 1, f"LibreOffice shows {counts[1]} changes of {word}")
        day.bar(word != "校核稿" or counts[0] > 0, f"LibreOffice shows no comment of {word}")


def reopen(day: Day, copy: Path, kept: dict[str, str]) -> None:
    """Open the exported copy: what was answered stays answered."""
    copied = Day(day.folder, copy, day.answers)
    told = part(copied, "reopen")
    seen = next(t for t in told if t["said"] == "reopened")
    states: dict[str, str] = seen["states"]  # type: ignore[assignment]
    again = {key: states[key] for key in kept if key in states}
    changed = {key: state for key, state in again.items() if state != kept[key]}
    day.told |= {"findings of the copy": len(states), "answered before": len(again), "answered otherwise": len(changed)}
    day.bar(not changed, f"answers lost in the copy: {changed}")
    day.bar(bool(again), "no answered finding is found again in the copy")


def lived(draft: Path, shelf: Sequence[Path], answers: int, folder: Path, *, office: bool) -> Day:
    """Live through the day; returns what was told and missed."""
    (folder / "data").mkdir(parents=True, exist_ok=True)
    day = Day(folder, Path(shutil.copy(draft, folder / draft.name)), answers)
    before = day.draft.read_bytes()
    fill_shelf(folder, shelf)
    given = work(day)
    kept = come_back(day, given)
    copies = exported(day)
    count_in_word(day, copies)
    if program := shutil.which("soffice") if office else None:
        count_in_office(day, copies, program)
    elif office:
        day.told["LibreOffice"] = "not here"
    if "校核稿" in copies:
        reopen(day, copies["校核稿"], kept)
    day.bar(day.draft.read_bytes() == before, "the draft itself was changed")
    return day


def sample() -> tuple[Path, list[Path]]:
    """Return the sample draft and the plans above it."""
    from checker.cli.demo import sample_paths

    draft, uppers = sample_paths()
    return draft, list(uppers)


def main() -> int:
    """Live through the day and tell of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--draft", type=Path)
    parser.add_argument("--shelf", type=Path, nargs="+", default=[])
    parser.add_argument("--answers", type=int, default=20)
    parser.add_argument("--office", action="store_true")
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    draft, shelf = (asked.draft, asked.shelf) if asked.draft else sample()
    with tempfile.TemporaryDirectory() as spare:
        day = lived(draft, shelf, asked.answers, asked.keep or Path(spare), office=asked.office)
    print(json.dumps(day.told | {"missed": day.missed}, ensure_ascii=False))
    return 1 if day.missed else 0


if __name__ == "__main__":
    sys.exit(main())
