"""`typeset`: 版面整理 of a Word draft, or a draft that is none made into an official document."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from typing import Any

from checker.reading import read
from checker.sources import read_plan
from checker.word.changes import Mode
from checker.word.typesetting import check_typeset, write_typeset


def typeset(options: argparse.Namespace, open_window: Any = None) -> int:
    """Write the draft as an official document and say on standard error what was left to be done; returns 0."""
    check_typeset(options.draft, options.output)
    done, *left = write_typeset(
        read(read_plan(options.draft)),
        options.output,
        author=options.author,
        when=options.date or datetime.now(),
        mode=Mode(options.mode),
    )
    sys.stderr.write(f"{options.draft.name}：{done}\n")
    for line in left:
        sys.stderr.write(f"  注意：{line}\n")
    sys.stderr.write(f"  已写入 {options.output}\n")
    return 0
