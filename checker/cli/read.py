"""`read`: one plan as read, without checking."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from checker.cli.outputs import STANDARD_OUTPUT, write_json
from checker.files import check_output
from checker.reading import read as read_reading
from checker.reports.contract import reading_json
from checker.sources import read_plan


def read(options: argparse.Namespace, open_window: Any = None) -> int:
    """Write the `plans` part of the report for one plan."""
    if options.json != STANDARD_OUTPUT:
        check_output(options.json, (options.plan,))
    reading = read_reading(read_plan(options.plan))
    quantities = None
    if options.quantities:
        from checker.reports.quantities import quantities_json

        quantities = quantities_json(reading)
    write_json(reading_json(reading, text=options.text, quantities=quantities), options.json)
    if options.json != STANDARD_OUTPUT:
        sys.stderr.write(f"已写入 {options.json}\n")
    return 0
