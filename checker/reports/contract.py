"""The JSON that scripts and reviewers' batch jobs rely on (schema 1): plans, pairs, findings."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from checker import PROGRAM, VERSION
from checker.align.pairs import Pair
from checker.findings import Finding, Fix
from checker.plan import BODY
from checker.reading.elements import Heading, Metric, Piece, Reading
from checker.review import Review, Role
from checker.text import Span

SCHEMA = 1
Json = dict[str, Any]


def review_json(review: Review) -> Json:
    """Return the whole report of one check."""
    return {
        **head_json(),
        "plans": [plan_json(r, role) for r, role in zip(review.readings, review.roles, strict=True)],
        "pairs": [_pair(pair) for pair in review.pairs],
        "findings": [finding_json(review, finding) for finding in review.findings],
        "not_checked": list(review.not_checked),
        "seconds": {name: round(value, 4) for name, value in review.seconds.items()},
    }


def reading_json(reading: Reading, *, text: bool = False, quantities: list[Json] | None = None) -> Json:
    """Return the report of `read`: the `plans` part alone, with text lines and quantities when asked for."""
    plan = plan_json(reading, Role.DRAFT)
    if quantities is not None:
        plan["quantities"] = quantities
    if text:
        plan["lines"] = [
            {"line": b.line, "text": b.text, "kind": b.kind.value, "part": b.part} for b in reading.plan.blocks
        ]
    return {**head_json(), "plans": [plan]}


def plan_json(reading: Reading, role: Role) -> Json:
    """Return one plan as read."""
    return {
        "path": str(reading.plan.path),
        "sha256": reading.plan.sha256,
        "role": role.value,
        "characters": reading.plan.characters,
        "profile": profile_json(reading),
        "outline": [
            {
                "level": h.level,
                "number": _number_written(reading, h),
                "title": reading.written(h.passage, h.title_span) if h.title_span else h.title,
                "line": _line(reading, h.passage),
                "run_in": h.run_in,
            }
            for h in reading.outline
        ],
        "toc": [
            {
                "line": _line(reading, e.passage, e.span),
                "number": e.number,
                "title": reading.written(e.passage, e.title_span) if e.title_span else e.title,
                "page": e.page,
            }
            for e in reading.toc
        ],
        "metrics": [metric_json(reading, metric) for metric in reading.metrics],
        "duties": [
            {"line": _line(reading, d.passage, d.span), "lead": list(d.lead), "support": list(d.support)}
            for d in reading.duties
        ],
        "disturbances": [
            {"name": d.name, "count": d.count, "line": _line(reading, d.passage, d.span)} for d in reading.disturbances
        ],
        "names": [
            {
                "kind": n.kind.value,
                "text": n.text,
                "entity": n.entity,
                **place_json(reading.passages[n.passage].places(reading.plan, n.span)),
            }
            for n in reading.names
        ],
    }


def number(value: Decimal | None) -> int | float | None:
    """Return a decimal as a JSON number, whole numbers as such."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def place_json(pieces: tuple[Piece, ...]) -> Json:
    """Return where something stands: its first piece, and the rest under `more`."""
    first, *rest = [_piece(piece) for piece in pieces]
    return {**first, "more": rest} if rest else first


def head_json() -> Json:
    """Return what every JSON begins with: its schema, and the program that wrote it."""
    return {"schema": SCHEMA, "program": PROGRAM, "version": VERSION}


def _piece(piece: Piece) -> Json:
    out: Json = {"line": piece.line, "start": piece.start, "end": piece.end, "quote": piece.quote}
    if piece.part != BODY:
        out["part"] = piece.part
    return out


def _line(reading: Reading, passage: int, span: Span | None = None) -> int:
    """Return the line where a span of a passage (or the passage) begins."""
    record = reading.passages[passage]
    if span is not None and (pieces := record.places(reading.plan, span)):
        return pieces[0].line
    return reading.plan.blocks[record.stretches[0].block].line


def _number_written(reading: Reading, heading: Heading) -> str | None:
    """Return the number of a heading as printed: cleaning made (一) to （一）."""
    if heading.number is None or heading.automatic:
        return heading.number
    start = heading.span.start
    return reading.written(heading.passage, Span(start, start + len(heading.number)))


def profile_json(reading: Reading) -> Json:
    """Return what a plan says of itself."""
    profile = reading.profile
    return {
        "title": profile.title,
        "issuer": profile.issuer,
        "region": profile.region,
        "level": profile.level,
        "parent_region": profile.parent_region,
        "period_start": profile.period_start,
        "period_end": profile.period_end,
        "doc_type": profile.doc_type,
        "stage": profile.stage,
        "issued": profile.issued,
        "doc_number": profile.doc_number,
        "cites": [
            {"title": reading.written(c.passage, c.span), "line": _line(reading, c.passage, c.span)}
            for c in profile.cites
        ],
        "excluded": list(profile.excluded),
    }


def metric_json(reading: Reading, metric: Metric) -> Json:
    """Return one metric with its place and chapter."""
    section = reading.section_path(metric.section)
    return {
        "id": metric.id,
        "indicator": metric.indicator,
        "name": metric.name,
        "value": number(metric.value),
        "value_max": number(metric.value_max),
        "unit": metric.unit,
        "comparator": metric.comparator.value,
        "measure": metric.measure.value,
        "kind": metric.kind.value,
        "year": metric.year,
        "base_year": metric.base_year,
        "per": metric.per,
        "region": metric.region,
        "hedge": metric.hedge,
        "part_of": metric.part_of,
        "attribute": metric.attribute,
        **place_json(reading.passages[metric.passage].places(reading.plan, metric.span)),
        "section": "".join(h.number or "" for h in section[:-1])
        + "".join((h.number or "") + h.title for h in section[-1:]),
    }


def _pair(pair: Pair) -> Json:
    return {
        "draft": pair.draft.id if pair.draft else None,
        "upper": pair.upper.id if pair.upper else None,
        "plan": pair.plan,
        "verdict": pair.verdict.value,
        "difference": number(pair.difference),
        "note": pair.note,
        "indicator": pair.indicator,
        "headline": pair.headline,
        "draft_repeats": [metric.id for metric in pair.draft_repeats],
        "upper_repeats": [metric.id for metric in pair.upper_repeats],
    }


def finding_json(review: Review, finding: Finding) -> Json:
    """Return one finding with its places and fixes."""
    return {
        "key": finding.key,
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity.value,
        "certainty": finding.certainty.value,
        "message": finding.message,
        "explanation": finding.explanation,
        "computation": finding.computation,
        "basis": finding.basis,
        "advice": finding.advice,
        "locations": [{"plan": p.plan, **place_json(review.pieces(p))} for p in finding.places],
        "fixes": [_fix(review, fix) for fix in finding.fixes],
    }


def _fix(review: Review, fix: Fix) -> Json:
    edits = []
    for edit in fix.edits:
        for index, piece in enumerate(review.pieces(edit.place)):
            row = {key: value for key, value in _piece(piece).items() if key != "quote"}
            edits.append({**row, "text": edit.text if index == 0 else ""})
    return {"label": fix.label, "safety": fix.safety.value, "edits": edits}
