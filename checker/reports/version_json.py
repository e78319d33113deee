"""The comparison of two versions as JSON: changes with both places, metrics, findings fixed, open and new."""

from __future__ import annotations

from collections.abc import Iterable

from checker.drafting.compare import Comparison, FindingChange, Row, Side
from checker.reading.elements import Metric, Reading
from checker.reports.contract import Json, finding_json, head_json, metric_json, place_json
from checker.reports.version_table import summary
from checker.text import Span


def versions_json(found: Comparison) -> Json:
    """Return the whole comparison; `findings` is null where the versions were not checked."""
    return {
        **head_json(),
        "old": _plan(found.old),
        "new": _plan(found.new),
        "summary": summary(found),
        "changes": [_row(found, index, row) for index, row in enumerate(found.rows, 1)],
        "metrics": [{"old": _metric(found.old, one), "new": _metric(found.new, other)} for one, other in found.metrics],
        "findings": _findings(found),
    }


def _plan(reading: Reading) -> Json:
    plan = reading.plan
    title = reading.profile.title
    return {"path": str(plan.path), "sha256": plan.sha256, "title": title, "characters": plan.characters}


def _row(found: Comparison, index: int, row: Row) -> Json:
    return {
        "index": index,
        "kind": row.kind.value,
        "old": _side(found.old, row.old),
        "new": _side(found.new, row.new),
        "basis": row.basis,
        "notes": list(row.notes),
    }


def _side(reading: Reading, side: Side) -> Json:
    """Return a side: its place in words, its text cut where it changed, and where its paragraphs stand in the file."""
    return {
        "place": side.place,
        "text": side.text(reading),
        "pieces": [{"text": text, "changed": changed} for text, changed in side.parts(reading)],
        "locations": [_location(reading, passage) for passage in side.passages],
    }


def _location(reading: Reading, passage: int) -> Json:
    record = reading.passages[passage]
    return place_json(record.places(reading.plan, Span(0, len(record.normal))))


def _metric(reading: Reading, metric: Metric | None) -> Json | None:
    return None if metric is None else metric_json(reading, metric)


def _findings(found: Comparison) -> Json | None:
    if found.reviews is None:
        return None
    return {
        "fixed": _list(found, found.fixed or ()),
        "open": _list(found, found.still_open or ()),
        "new": _list(found, found.appeared or ()),
    }


def _list(found: Comparison, changes: Iterable[FindingChange]) -> list[Json]:
    """Return findings as the newer version that has them tells them; `old_key` is what they were known by before."""
    reviews = found.reviews
    if reviews is None:
        return []
    return [
        {
            **finding_json(reviews[change.new is not None], change.finding),
            **({"old_key": change.old.key} if change.old and change.new else {}),
        }
        for change in changes
    ]
