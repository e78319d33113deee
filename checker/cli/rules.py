"""`rules`: the rule manual, from the rules' own pages."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from checker import PROGRAM, VERSION, resources
from checker.errors import UsageError
from checker.files import write_bytes
from checker.rules import manual, registry


def rules(options: argparse.Namespace, open_window: Any = None) -> int:
    """Print the manual, or the page of one rule, or write either to a file."""
    if options.code is None:
        chosen = registry.ALL
    elif (rule := registry.find(options.code)) is not None:
        chosen = (rule,)
    else:
        raise UsageError(detail=f"没有“{options.code}”这条规则")
    pages = [manual.page(rule) for rule in chosen]
    if options.output is not None:
        _write(pages, options.output)
    else:
        sys.stdout.write(_render(pages, options.format))
    return 0


def _write(pages: list[manual.Page], path: Path) -> None:
    """Write the manual as a document, or an .ini file of all settings to start an office's own from."""
    if path.suffix.lower() == ".ini":
        write_bytes(path, resources.text("settings.ini").encode("utf-8-sig"))
    else:
        from checker.reports.manual import write_manual

        write_manual(pages, manual.left_out() if len(pages) > 1 else (), path, datetime.now())
    sys.stderr.write(f"已写入 {path}\n")


def _render(pages: list[manual.Page], style: str) -> str:
    whole = len(pages) > 1
    if style == "json":
        return json.dumps([manual.as_data(page) for page in pages], ensure_ascii=False, indent=1) + "\n"
    if style == "markdown":
        title = f"# {PROGRAM} {VERSION} 规则手册\n\n"
        parts = [*(manual.as_markdown(page) for page in pages), *([manual.left_out_as_markdown()] if whole else [])]
        return (title if whole else "") + "\n".join(parts)
    parts = [*(manual.as_text(page) for page in pages), *([manual.left_out_as_text()] if whole else [])]
    return ("\n" + "—" * 40 + "\n").join(parts)
