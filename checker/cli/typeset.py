"""`typeset`: 版面整理 of a Word draft, or a draft that is none made into an official document."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from checker.errors import WrongOutputFormat
from checker.files import check_output, write_bytes
from checker.reading import read
from checker.reading.elements import Reading
from checker.sources import read_plan
from checker.word.changes import Mode
from checker.word.parts import MAIN_TYPES
from checker.word.relayout import Relayout, write_relayout
from checker.word.typeset import typeset as typeset_anew


def typeset(options: argparse.Namespace, open_window: Any = None) -> int:
    """Write the draft as an official document and say on standard error what was left to be done; returns 0."""
    if options.output.suffix.lower() not in MAIN_TYPES:
        raise WrongOutputFormat(options.output, detail=".docx")
    check_output(options.output, (options.draft,))
    reading = read(read_plan(options.draft))
    for line in _written(reading, options):
        sys.stderr.write(f"{line}\n")
    return 0


def _written(reading: Reading, options: argparse.Namespace) -> Iterator[str]:
    """Write the document; yield what is to be said of it."""
    when = options.date or datetime.now()
    name = reading.plan.path.name
    if not reading.plan.is_word:
        write_bytes(options.output, typeset_anew(reading, when).content)
        yield f"{name}：已排成公文格式"
    else:
        mode = Mode(options.mode)
        done = write_relayout(reading, options.output, author=options.author, when=when, mode=mode)
        yield f"{name}：{summary(done, mode)}"
        yield from (f"  注意：{line}" for line in done.left)
    yield f"  已写入 {options.output}"


def summary(done: Relayout, mode: Mode) -> str:
    """Return how much was set anew."""
    if not done.paragraphs and not done.sections:
        return "版面已合公文格式，没有改动"
    how = "，以格式修订标出" if mode is Mode.TRACKED else ""
    pages = "和页面设置" if done.sections else ""
    return f"整理了{done.paragraphs}段{pages}{how}"
