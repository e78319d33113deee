"""`rules`: the rule manual, from the rules' own pages."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from checker.errors import UsageError
from checker.rules.manual import render
from checker.rules.registry import known_codes


def rules(options: argparse.Namespace, open_window: Any = None) -> int:
    """Print the manual, or the page of one rule."""
    code = options.code.upper() if options.code else None
    if code is not None and code not in known_codes():
        raise UsageError(detail=f"没有“{options.code}”这条规则")
    sys.stdout.write(render(code, options.format))
    return 0
