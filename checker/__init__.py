"""Reads plans, lays them beside the plans above them, and finds what does not fit. Knows no Qt."""

import sys
from pathlib import PurePath

PROGRAM = "规划校核"
VERSION = "0.1.0"


def command_of(executable: str | None) -> str:
    """Return how a user calls the command line: by the launcher of a package, else by Python and main.py."""
    name = PurePath(executable or "python").stem
    return "python main.py" if name.lower().startswith("python") else name


COMMAND = command_of(sys.executable)
