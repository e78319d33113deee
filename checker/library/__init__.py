"""The shelf of plans (规划库): kept in a file of the user's, or on an office's PostgreSQL server."""

from __future__ import annotations

from checker.library.connection import set_aside
from checker.library.records import Added, AddProgress, AddReport, Hit, Outcome, ShelfMetric, ShelfPlan
from checker.library.shelf import Library

__all__ = ["AddProgress", "AddReport", "Added", "Hit", "Library", "Outcome", "ShelfMetric", "ShelfPlan", "set_aside"]
