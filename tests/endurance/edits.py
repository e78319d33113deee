"""Edits for the fuzzer: re-checked as a first check would, and written into Word so that both views are right.

An input is a session as JSON: a small plan with some edits of its lines one after the other, each of which is one
execution: read again, and in some sessions checked again, with what is remembered of the step before. Or a small
document with replacements and comments that are exported, which is one execution too.
"""

from __future__ import annotations

import json
import random
import shutil
import tempfile
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any

from checker import engine
from checker.errors import PlanError
from checker.plan import Block, Plan
from checker.reading import memory, read
from checker.reading.elements import Reading
from checker.review import Review
from checker.sources import plan_of
from checker.word.changes import Anchor, Comment, Kind, Mode, Replacement
from checker.word.export import export
from tests import word_builder as build
from tests.endurance import docx_reader
from tests.endurance.judging import Wrong
from tests.endurance.text_reader import WORDS, written
from tests.word.readback import AUTHOR, main, texts, without_ours

STEPS = 16
EXPORTS_OF, CHECKS_OF = 16, 8
COMPARED = 3
"""Edits of a session; of how many sessions one exports or checks; how many steps are done anew to compare."""
_UPPER = (
    "青澜省科技创新“十五五”规划（2026—2030年）\n一、发展目标\n到2030年，森林覆盖率达到45%，地区生产总值超过2万亿元。"
)
_TITLES = "临溪区科技创新“十五五”规划（2026—2030年）", "澜川市“十四五”规划", "临溪区规划"
_WHEN = datetime(2026, 11, 25, 12, 0, tzinfo=timezone(timedelta(hours=8)))


def make(chance: random.Random) -> bytes:
    """Return a session."""
    session = _exported(chance) if not chance.randrange(EXPORTS_OF) else _edited(chance)
    return json.dumps(session, ensure_ascii=False).encode("utf-8", "replace")


def _edited(chance: random.Random) -> dict[str, Any]:
    lines = f"{chance.choice(_TITLES)}\n{written(chance)}".split("\n")
    edits = [[chance.randrange(4), chance.randrange(9), _line(chance)] for _ in range(STEPS)]
    checked = not chance.randrange(CHECKS_OF)
    return {"lines": lines, "upper": chance.randrange(2), "check": checked, "edits": edits}


def _line(chance: random.Random) -> str:
    if not chance.randrange(3):
        return written(chance).partition("\n")[0]
    return "".join(chance.choice(WORDS) for _ in range(1 + chance.randrange(6))).replace("\n", "")


def _exported(chance: random.Random) -> dict[str, Any]:
    body = [docx_reader.paragraph(chance, 2) for _ in range(1 + chance.randrange(3))]
    if not chance.randrange(3):
        body.append(build.table([build.cell(docx_reader.paragraph(chance, 2)), "固定"]))
    changes = [
        [chance.randrange(9), chance.random(), chance.random(), chance.choice((*WORDS, "", "")).replace("\r", "")]
        for _ in range(1 + chance.randrange(4))
    ]
    return {"body": body, "changes": changes, "comments": chance.randrange(3), "mode": chance.choice(list(Mode))}


def run(data: bytes) -> int:
    """Carry a session out; returns how many executions it was."""
    session = json.loads(data)
    if "lines" not in session:
        _export(session)
        return 1
    _edit(session)
    return len(session["edits"])


@cache
def _upper() -> Reading:
    return read(plan_of(Path("上位.txt"), _UPPER.encode()))


def _plan(lines: list[str]) -> Plan:
    return Plan(Path("稿件.txt"), "txt", "0" * 64, tuple(Block(i, line) for i, line in enumerate(lines, 1)))


def _edit(session: dict[str, Any]) -> None:
    """Edit line after line; what is read and found must be what it is at first: for the last step and some others."""
    uppers, lines = [_upper()] * session["upper"], list(session["lines"])
    checker = engine.Checker(uppers) if session["check"] else None
    steps = [list(lines)]
    found = [_told(checker, lines)]
    for way, place, text in session["edits"]:
        at = place % len(lines)
        if way == 0 and len(lines) > 1:
            del lines[at]
        elif way == 1:
            lines.insert(at, text)
        else:
            lines[at] = text
        steps.append(list(lines))
        found.append(_told(checker, lines))
    memory.forget()
    for at in {len(steps) - 1, *(place % len(steps) for _, place, _ in session["edits"][: COMPARED - 1])}:
        reading, review = _told(engine.Checker(uppers) if checker else None, steps[at])
        if reading != found[at][0]:
            raise Wrong(f"read after edits otherwise than at first: {steps[at]}")
        if _said(review) != _said(found[at][1]):
            raise Wrong(f"checked after edits otherwise than at first: {steps[at]}")


def _told(checker: engine.Checker | None, lines: list[str]) -> tuple[Reading, Review | None]:
    reading = read(_plan(lines))
    if checker is None:
        return reading, None
    review = engine.finish(checker.check(reading))
    said = [f"{finding.rule}: {finding.explanation}" for finding in review.findings]
    if failed := [words for words in (*said, *review.not_checked) if "程序内部出错" in words]:
        raise Wrong(failed[0])
    return reading, review


def _said(review: Review | None) -> object:
    return review and ([(f, f.key) for f in review.findings], review.pairs, review.not_checked)


@cache
def _folder() -> Path:
    """Return a folder in memory where there is one; emptied when the process ends."""
    import atexit

    place = "/dev/shm" if Path("/dev/shm").is_dir() else None
    folder = Path(tempfile.mkdtemp(prefix="endurance-", dir=place))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _export(session: dict[str, Any]) -> None:
    """Export; the copy must show the wanted text when accepted and the draft's when rejected."""
    data = build.package(*session["body"])
    draft, output = _folder() / "草案.docx", _folder() / "副本.docx"
    draft.write_bytes(data)
    before = texts(main(data))
    replacements = [_replacement(before, *change) for change in session["changes"]]
    comments = [Comment(r.anchor, "请核对。") for r in replacements[: session["comments"]]]
    mode = Mode(session["mode"])
    try:
        refusals = export(
            draft, output, comments=comments, replacements=replacements, author=AUTHOR, when=_WHEN, mode=mode
        )
    except PlanError as error:
        raise Wrong(f"not written: {error}") from error
    root = main(output.read_bytes())
    left_out = {refusal.index for refusal in refusals if refusal.kind is Kind.REPLACEMENT}
    kept = [replacement for index, replacement in enumerate(replacements) if index not in left_out]
    if texts(root) != _wanted(before, kept):
        raise Wrong(f"accepted: {texts(root)}, wanted: {_wanted(before, kept)}")
    if mode is Mode.TRACKED and texts(without_ours(root)) != before:
        raise Wrong(f"rejected: {texts(root)}, was: {before}")


def _replacement(lines: list[str], place: int, start: float, end: float, text: str) -> Replacement:
    """Return a replacement in one paragraph; where that has line breaks, a line feed would mean either."""
    line = place % len(lines)
    first, last = sorted((round(start * len(lines[line])), round(end * len(lines[line]))))
    return Replacement(Anchor(line + 1, first, last), text.replace("\n", "") if "\n" in lines[line] else text)


def _wanted(lines: list[str], kept: list[Replacement]) -> list[str]:
    """Return the paragraphs after the replacements; line feeds of the draft itself are breaks within paragraphs."""
    out: list[str] = []
    for number, text in enumerate((line.replace("\n", "\0") for line in lines), 1):
        here = [r for r in kept if r.anchor.line == number]
        for r in sorted(here, key=lambda r: (r.anchor.start, r.anchor.end), reverse=True):
            text = text[: r.anchor.start] + r.text + text[r.anchor.end :]
        out += (line.replace("\0", "\n") for line in text.split("\n"))
    return out
