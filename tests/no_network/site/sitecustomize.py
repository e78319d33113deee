"""Found by every Python that is started with this folder on PYTHONPATH: see `tests.no_network`.

No socket can be made, bound, joined to another, and no name looked up: the interpreter's own audit events come before
each of these, whichever module asks. What was tried, and who brought in the module for it, is written down, since a
program may swallow the error.
"""

import os
import sys

_FOLDER = os.environ.get("GUIHUA_JIAOHE_SEALED", "")
_MODULES = ("socket", "_socket", "ssl", "_ssl", "asyncio", "http.client", "urllib.request", "PySide6.QtNetwork")


def _write(name, words):
    with open(f"{_FOLDER}/{name}-{os.getpid()}.txt", "a", encoding="utf-8") as file:  # noqa: PTH123  before all else
        file.write("\t".join(words) + "\n")


def _callers():
    """Return the modules that led here, the nearest first, each once."""
    frame, names = sys._getframe(2), []
    while frame is not None:
        name = frame.f_globals.get("__name__", "")
        if name and not name.startswith(("importlib", "_frozen_importlib")) and name not in names[-1:]:
            names.append(name)
        frame = frame.f_back
    return names


def _audit(event, arguments):
    if event.startswith("socket."):
        _write("calls", [event, repr(arguments[1:]), " < ".join(_callers())])
        raise PermissionError(f"no network: {event}")
    if event == "import" and arguments[0] in _MODULES:
        _write("imports", [arguments[0], " < ".join(_callers())])


if _FOLDER:
    sys.addaudithook(_audit)
