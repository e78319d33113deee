"""Old Word and WPS documents (.doc, .wps, .rtf …), converted to .docx by LibreOffice where it is installed.

The file itself is not touched: LibreOffice is given a copy in a folder of its own, with a fresh profile in which
macros and links to other places are off.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from checker import files
from checker.errors import ConversionFailed, NoOffice

SECONDS = 120
"""A conversion takes one or two seconds, with hundreds of pages and missing fonts half a minute."""

_PROGRAMS = ("soffice", "libreoffice")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "{ProgramFiles}/LibreOffice/program/soffice.exe",
    "{ProgramFiles(x86)}/LibreOffice/program/soffice.exe",
)
_SETTING = (
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting">'
    '<prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
)
_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    + _SETTING.format("MacroSecurityLevel", 3)
    + _SETTING.format("DisableMacrosExecution", "true")
    + _SETTING.format("BlockUntrustedRefererLinks", "true")
    + "</oor:items>"
)


def program() -> Path | None:
    """Return LibreOffice's program, None where it is not installed."""
    for name in _PROGRAMS:
        if found := shutil.which(name):
            return Path(found)
    for place in _PLACES:
        path = Path(place.format_map(_Environment()))
        if path.is_file():
            return path
    return None


def to_docx(path: Path, data: bytes) -> bytes:
    """Return the document as .docx; raises NoOffice or ConversionFailed."""
    office = program()
    if office is None:
        raise NoOffice(path)
    with tempfile.TemporaryDirectory(prefix="plan-") as name:
        folder = Path(name)
        profile = folder / "profile" / "user"
        profile.mkdir(parents=True)
        files.write_bytes(profile / "registrymodifications.xcu", _PROFILE.encode())
        source = folder / f"plan{path.suffix.lower()}"
        files.write_bytes(source, data)
        _convert(office, source, folder)
        made = folder / "out" / "plan.docx"
        if not made.is_file():
            raise ConversionFailed(path)
        return files.read_bytes(made)


def _convert(office: Path, source: Path, folder: Path) -> None:
    command = [
        str(office),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--nodefault"),
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(source)),
    ]
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        subprocess.run(
            command, capture_output=True, timeout=SECONDS, check=False, stdin=subprocess.DEVNULL, creationflags=flags
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ConversionFailed(source) from error


class _Environment(dict[str, str]):
    """The environment for the templates of places; what is not set leads nowhere."""

    def __missing__(self, key: str) -> str:
        return os.environ.get(key, "/nowhere")
