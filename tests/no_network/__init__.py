"""No network: the program's work done where every socket call fails, and what was tried is written down.

`sealed` gives the environment of such a process and of all it starts (see `site/sitecustomize.py`); `python -m
tests.no_network` runs the whole acceptance suite in it. The one exception by design is an office's own PostgreSQL
server, which takes a socket; its tests are not run here.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SITE = Path(__file__).parent / "site"

BROUGHT_IN = {
    "typing_extensions": "names a type of the C module; msgspec and SQLAlchemy import it",
    "sqlalchemy": "knows asyncio's locks, for drivers that are asynchronous; none of them is used",
    "multiprocessing": "its pipes between processes come in the same module as its sockets",
    "concurrent": "as multiprocessing, which it builds on",
    "platform": "asks for the computer's name on Windows; SQLAlchemy asks it for the processor",
}
"""Why a module that has to do with sockets is loaded at all, by the package that brings it in; none of ours does."""


def sealed(notes: Path) -> dict[str, str]:
    """Return the environment in which no socket call works; what is tried is written into the folder `notes`."""
    path = os.pathsep.join([str(SITE), *filter(None, [os.environ.get("PYTHONPATH")])])
    return {**os.environ, "PYTHONPATH": path, "GUIHUA_JIAOHE_SEALED": str(notes), "PYTHONUTF8": "1"}


def calls(notes: Path) -> list[str]:
    """Return the socket calls that were tried, event, arguments, the modules that led there; not those to a server."""
    return [line for line in _lines(notes, "calls") if not _to_server(line) and not _own_name(line)]


def server_calls(notes: Path) -> list[str]:
    """Return the calls to an office's PostgreSQL server, which only one whose address was given is asked by."""
    return [line for line in _lines(notes, "calls") if _to_server(line)]


def _own_name(line: str) -> bool:
    """Tell whether it is `platform` asking what this computer is called, as on Windows: nothing is sent for it."""
    return line.startswith("socket.gethostname\t()\tplatform < ")


def _to_server(line: str) -> bool:
    return " pg8000.core < " in line and " checker.library.connection < " in line


def importers(notes: Path) -> dict[str, str]:
    """Return, by package, an example of how a module of sockets came to be loaded in the program's own work."""
    found: dict[str, str] = {}
    for line in _lines(notes, "imports"):
        name, _, chain = line.partition("\t")
        modules = chain.split(" < ")
        if any(module.startswith(("checker.", "desktop.")) for module in modules):
            found.setdefault(brought_in_by(modules), f"{name} < {chain}")
    return found


def brought_in_by(chain: Iterable[str]) -> str:
    """Return the package that brought a module in, of the modules that led there, the nearest first."""
    own = ("socket", "ssl", "asyncio", "selectors", "http", "urllib", "email")
    return next((package for name in chain if (package := name.partition(".")[0]) not in own), "")


def unexplained(found: Mapping[str, str]) -> dict[str, str]:
    """Return those that bring such a module in without a reason that is known."""
    return {package: chain for package, chain in found.items() if package not in BROUGHT_IN}


def _lines(notes: Path, kind: str) -> list[str]:
    return [line for file in sorted(notes.glob(f"{kind}-*.txt")) for line in file.read_text("utf-8").splitlines()]
