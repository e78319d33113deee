"""Programs of other people that judge a Word file. Each is found where it is installed, or said to be missing.

The Open XML SDK's validator is found by the variable OOXML_VALIDATOR or as `ooxml-validator` on the PATH (the program
itself, not its JavaScript cover); pandoc by the package pypandoc or on the PATH; ooxml-integrity and openxml-audit are
Python packages; LibreOffice is `soffice` on the PATH.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
from collections import Counter
from functools import lru_cache
from pathlib import Path

SECONDS = 120
MOST = 1000
"""The SDK's validator stops counting here; a file with more findings tells nothing."""

_PLACE = re.compile(r"\[\d+\]")
Findings = Counter[tuple[str, ...]]


def missing() -> list[str]:
    """Return the oracles that are not installed."""
    found = {"Open XML SDK": sdk(), "pandoc": pandoc_program(), "LibreOffice": shutil.which("soffice")}
    packages = {name: importlib.util.find_spec(name) for name in ("ooxml_integrity", "openxml_audit")}
    return [name for name, where in (found | packages).items() if where is None]


@lru_cache
def sdk() -> str | None:
    """Return the validator of the Open XML SDK."""
    named = os.environ.get("OOXML_VALIDATOR")
    return named if named and Path(named).is_file() else shutil.which("ooxml-validator")


@lru_cache
def pandoc_program() -> str | None:
    """Return pandoc."""
    if importlib.util.find_spec("pypandoc") is not None:
        import pypandoc

        return str(pypandoc.get_pandoc_path())
    return shutil.which("pandoc")


def findings(path: Path) -> dict[str, Findings | None]:
    """Return what each validator says of a file; None where it is missing or failed."""
    return {"sdk": _sdk(path), "integrity": _integrity(path), "audit": _audit(path)}


def added(before: Findings | None, after: Findings | None) -> Findings:
    """Return the findings that a file has more than another."""
    if before is None or after is None or max(before.total(), after.total()) >= MOST:
        return Counter()
    return after - before


def pandoc(path: Path, changes: str, to: str = "plain") -> str | None:
    """Return what pandoc writes, plain text, with changes accepted or rejected; None where it can't read the file."""
    program = pandoc_program()
    if program is None:
        return None
    command = [program, f"--track-changes={changes}", "-f", "docx", "-t", to, "--wrap=none", str(path)]
    done = _run(command)
    return done.stdout.decode("utf-8", "replace") if done is not None and done.returncode == 0 else None


def _sdk(path: Path) -> Findings | None:
    program = sdk()
    done = _run([program, str(path.absolute()), "Microsoft365"]) if program else None
    try:
        errors = json.loads(done.stdout)["errors"] if done is not None else None
    except (json.JSONDecodeError, KeyError):
        return None
    return None if errors is None else Counter(_key(e["id"], e["path"], e["description"]) for e in errors)


def _integrity(path: Path) -> Findings | None:
    if importlib.util.find_spec("ooxml_integrity") is None:
        return None
    import ooxml_integrity

    try:
        found = ooxml_integrity.check(path)
    except Exception:  # whatever it can't read is no finding
        return None
    return Counter(_key(f.code, f.part, "") for f in found if f.severity.name != "INFO")


def _audit(path: Path) -> Findings | None:
    if importlib.util.find_spec("openxml_audit") is None:
        return None
    import openxml_audit

    try:  # one for each file: it remembers parts of the one before
        found = openxml_audit.OpenXmlValidator(max_errors=0).validate(path)
    except Exception:  # as above
        return None
    return Counter(_key(e.id or e.error_type.value, e.part_uri, e.description) for e in found.errors)


def _key(*parts: str | None) -> tuple[str, ...]:
    """Return what a finding says, without the counts in its paths: runs and paragraphs are numbered anew by edits."""
    return tuple(_PLACE.sub("", part or "")[:200] for part in parts)


def _run(command: list[str]) -> subprocess.CompletedProcess[bytes] | None:
    try:
        return subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
