"""A draft written as an official document, whatever it is: a Word draft set anew, any other made into one."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from checker.errors import WrongOutputFormat
from checker.files import check_output, write_bytes
from checker.reading.elements import Reading
from checker.word.changes import Mode
from checker.word.parts import MAIN_TYPES
from checker.word.relayout import Relayout, write_relayout
from checker.word.typeset import typeset


def check_typeset(draft: Path, output: Path) -> None:
    """Raise OutputError before any work where the output can't be written or is the draft."""
    if output.suffix.lower() not in MAIN_TYPES:
        raise WrongOutputFormat(output, detail=".docx")
    check_output(output, (draft,))


def write_typeset(reading: Reading, output: Path, *, author: str, when: datetime, mode: Mode) -> list[str]:
    """Write the draft as an official document; returns what was done and what is left to do, in Chinese.

    Raises InputError or OutputError.
    """
    check_typeset(reading.plan.path, output)
    if not reading.plan.is_word:
        write_bytes(output, typeset(reading, when).content)
        return ["已排成公文格式"]
    done = write_relayout(reading, output, author=author, when=when, mode=mode)
    return [summary(done, mode), *done.left]


def summary(done: Relayout, mode: Mode) -> str:
    """Return how much was set anew."""
    if not done.paragraphs and not done.sections:
        return "版面已合公文格式，没有改动"
    how = "，以格式修订标出" if mode is Mode.TRACKED else ""
    pages = "和页面设置" if done.sections else ""
    return f"整理了{done.paragraphs}段{pages}{how}"
