"""`python -m desktop.packaging [windows] [linux] [--output dist] [--work build/packaging]`: what an office installs."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from desktop.packaging import linux, windows
from desktop.packaging.wheels import BuildError

SYSTEMS = {"windows": windows.build, "linux": linux.build}


def main() -> int:
    """Build what is asked for and print each file with its size; returns 1 when a step fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("systems", nargs="*", choices=[*SYSTEMS, []], help="both when none is given")
    parser.add_argument("--output", type=Path, default=Path("dist"))
    parser.add_argument("--work", type=Path, default=Path("build/packaging"), help="downloads and the staged folders")
    options = parser.parse_args()
    for system in options.systems or SYSTEMS:
        try:
            built = SYSTEMS[system](options.work.resolve(), options.output.resolve())
        except BuildError as error:
            sys.stderr.write(f"{system}: {error}\n")
            return 1
        for path in built:
            sys.stdout.write(f"{path.name}\t{path.stat().st_size / 1e6:.1f} MB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
