"""`python -m tests.no_network [TESTS …]`: the acceptance suite without a network, and what was tried meanwhile.

Every socket call of Python fails, in the tests and in all they start. Where the system allows it (`unshare`), they run
besides where there is no network at all, which holds for Qt, LibreOffice and every other library too. With strace, the
system calls of two whole runs of the program are looked through for sockets of the internet.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.no_network import BROUGHT_IN, ROOT, calls, importers, sealed, server_calls, unexplained

SUITE = ("tests/acceptance", "tests/cli", "tests/desktop/acceptance")
_APART = ("unshare", "--user", "--map-root-user", "--net")
_WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop import launch
from desktop.app import application
app = application(["window"])
QTimer.singleShot(6000, app.quit)
sys.exit(launch.main([sys.argv[1]]))
"""


def say(step: str, result: object) -> None:
    """Print one step."""
    sys.stdout.write(f"{step}: {result}\n")
    sys.stdout.flush()


def without_network() -> list[str]:
    """Return the words before a command that take the network from it; none where the system does not allow that."""
    if shutil.which("unshare") is None:
        return []
    tried = subprocess.run([*_APART, "true"], capture_output=True, check=False)
    return list(_APART) if tried.returncode == 0 else []


def suite(tests: list[str], notes: Path) -> bool:
    """Run tests; tells whether all passed."""
    before = without_network()
    say("network", "none (unshare)" if before else "there, but closed to Python only: unshare is not allowed here")
    command = [*before, sys.executable, "-m", "pytest", *tests]
    return subprocess.run(command, cwd=ROOT, env=sealed(notes), check=False).returncode == 0


def internet_sockets(command: list[str], environment: dict[str, str], log: Path) -> list[str]:
    """Return the calls of a command and all it starts that make a socket of the internet."""
    watch = ["strace", "-f", "-qq", "-e", "trace=socket", "-o", str(log)]
    subprocess.run([*watch, *command], cwd=ROOT, env=environment, capture_output=True, check=True)
    return [line for line in log.read_text("utf-8", "replace").splitlines() if re.search(r"AF_INET|AF_PACKET", line)]


def system_calls(folder: Path) -> bool:
    """Look through the system calls of the demo and of a window; tells whether no socket of the internet was made."""
    if shutil.which("strace") is None:
        say("system calls", "skipped, no strace")
        return True
    environment = {**os.environ, "GUIHUA_JIAOHE_DATA": str(folder / "data"), "QT_QPA_PLATFORM": "offscreen"}
    draft = folder / "demo" / "临溪区.txt"
    runs = {
        "demo": [sys.executable, "main.py", "demo", "--no-window", "--output", str(draft.parent)],
        "window": [sys.executable, "-c", _WINDOW, str(draft)],
    }
    good = True
    for name, command in runs.items():
        draft.parent.mkdir(exist_ok=True)
        draft.write_text("临溪区规划\n一、目标\n到2030年投入强度达到2%。\n", "utf-8")
        try:
            found = internet_sockets(command, environment, folder / f"{name}.log")
        except subprocess.CalledProcessError as error:
            say(f"system calls of {name}", f"skipped, strace: {error.stderr.decode('utf-8', 'replace')[-300:]}")
            continue
        say(f"system calls of {name}", "\n  ".join(found) or "no socket of the internet")
        good = good and not found
    return good


def main(tests: list[str]) -> int:
    """Run everything; returns 1 where a test failed or a socket was asked for."""
    with tempfile.TemporaryDirectory(prefix="sealed-") as folder:
        notes = Path(folder) / "notes"
        notes.mkdir()
        passed = suite(tests or list(SUITE), notes)
        tried, server = calls(notes), server_calls(notes)
        say("socket calls tried", "\n  ".join(tried) or 0)
        say("besides, to a PostgreSQL server that a test named", f"{len(server)}, refused as the rest")
        found = importers(notes)
        for package, chain in sorted(found.items()):
            say(f"brought in by {package}", f"{BROUGHT_IN.get(package, 'UNEXPLAINED')}\n  {chain}")
        quiet = tests or system_calls(Path(folder))
        return 0 if passed and quiet and not tried and not unexplained(found) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
