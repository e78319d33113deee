"""Reviews for tests: drafts on disk, states, and answers."""

from __future__ import annotations

from pathlib import Path

from checker.decisions import Answer, Decision
from checker.findings import Severity
from checker.reviews import DraftFile, State, TextEdit
from checker.reviews.records import hash_of

DECISION = Decision("k1", Answer.DECLINED, "口径不同", "李工", "2026-11-26T10:32:00", "部分大于总数：“12家”")


def draft(folder: Path, name: str = "草案.txt", text: str = "临溪区科技规划") -> DraftFile:
    """Return a draft's file, written."""
    path = folder / name
    path.write_text(text, "utf-8")
    return DraftFile.of(path, hash_of(path))


def state(**changes: object) -> State:
    """Return a review with two edits and an answer that stand in no copy."""
    usual: dict[str, object] = {
        "title": "临溪区科技规划",
        "uppers": (Path("澜川市.docx"),),
        "edits": (TextEdit(1, "甲", "乙"), TextEdit(4, "𬭚", "")),
        "decisions": (DECISION,),
        "open": {Severity.ERROR: 2, Severity.INFO: 1},
        "unexported": True,
    }
    return State(**{**usual, **changes})  # type: ignore[arg-type]
