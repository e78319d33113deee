"""A draft made from an office's .docx: placeholders filled in where they stand, all else as the template has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from checker.reading.elements import Reading


def keys(path: Path) -> list[str]:
    """Return the keys of a template's placeholders in the order of its text; raises InputError."""
    return []


def draft(path: Path, values: Mapping[str, str], uppers: Sequence[Reading], output: Path) -> tuple[bytes, list[str]]:
    """Return the draft and the keys of its unfilled placeholders."""
    return b"", []


def reading(path: Path, values: Mapping[str, str]) -> Reading:
    """Return the template as it reads with the values, without anything of upper plans."""
    raise NotImplementedError
