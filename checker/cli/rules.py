"""`rules`: the rule manual, from the rules' own pages."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from checker import PROGRAM, VERSION
from checker.errors import UsageError
from checker.rules import manual, registry


def rules(options: argparse.Namespace, open_window: Any = None) -> int:
    """Print the manual, or the page of one rule."""
    if options.code is None:
        chosen = registry.ALL
    elif (rule := registry.find(options.code)) is not None:
        chosen = (rule,)
    else:
        raise UsageError(detail=f"没有“{options.code}”这条规则")
    sys.stdout.write(_render([manual.page(rule) for rule in chosen], options.format))
    return 0


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
