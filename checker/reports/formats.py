"""Writes a report in the format that its file name asks for."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from checker.errors import WriteFailed, WrongOutputFormat
from checker.files import check_output, write_bytes
from checker.reports.tables import Report


def save(report: Report, path: Path, when: datetime, *, inputs: Iterable[Path] = ()) -> None:
    """Write `report` to `path` as .docx, .xlsx or .html; raises OutputError, and WrongOutputFormat for another ending.

    `inputs` are files that must not be overwritten.
    """
    suffix = path.suffix.lower()
    if suffix not in _WRITERS:
        raise WrongOutputFormat(path, detail=" ".join(_WRITERS))
    check_output(path, tuple(inputs))
    data = _WRITERS[suffix](report, when)
    write_bytes(path, data, check=None if suffix == ".html" else lambda written: check_package(path, written))


def _docx(report: Report, when: datetime) -> bytes:
    from checker.reports.docx import docx_bytes

    return docx_bytes(report, when)


def _xlsx(report: Report, when: datetime) -> bytes:
    from checker.reports.xlsx import xlsx_bytes

    return xlsx_bytes(report, when)


def _html(report: Report, when: datetime) -> bytes:
    from checker.reports.html import html_bytes

    return html_bytes(report, when)


# The libraries behind the formats are slow to load: each writer loads its own when it is first used.
_WRITERS: dict[str, Callable[[Report, datetime], bytes]] = {".docx": _docx, ".xlsx": _xlsx, ".html": _html}


def check_package(path: Path, data: bytes) -> None:
    """Raise WriteFailed where what was written is no whole package."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if package.testzip() is not None:
            raise WriteFailed(path, detail="写入后复核不一致")
