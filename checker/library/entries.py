"""Rows of the shelf as the records that others work with."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import Any

from checker.align.known_plans import KnownPlan
from checker.errors import ShelfEntryDamaged
from checker.library import codec, tables
from checker.library.records import ShelfPlan

_plan = tables.plan.c
KNOWN = (_plan.id, _plan.title, _plan.profile, _plan.sha256, _plan.superseded_by)
LISTED = (*KNOWN, _plan.path, _plan.format, _plan.added_at, _plan.characters)
"""The columns that `known_plan` and `shelf_plan` want."""


def known_plan(row: Any) -> KnownPlan:
    """Return the plan of a row that begins with `KNOWN`; raises ShelfEntryDamaged."""
    id, title, profile, digest, successor = row[: len(KNOWN)]
    try:
        return KnownPlan(id, title, codec.decode_profile(profile), digest, successor)
    except codec.Damaged as error:
        raise ShelfEntryDamaged(detail=str(id)) from error


def shelf_plan(row: Any) -> ShelfPlan:
    """Return the plan of a row of `LISTED`."""
    path, kind, added_at, characters = row[len(KNOWN) :]
    return ShelfPlan(known_plan(row), Path(path), kind, added_at, characters)


def inflated(id: int, data: bytes) -> bytes:
    """Return what was deflated; raises ShelfEntryDamaged."""
    try:
        return zlib.decompress(data)
    except zlib.error as error:
        raise ShelfEntryDamaged(detail=str(id)) from error
