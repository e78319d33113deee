"""Findings that say the same of many places: a few stand alone, many become one finding with all its places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from checker.findings import Finding, Fix

MOST = 3
"""Up to so many findings with one message stand alone."""


def folded(findings: Iterable[Finding], most: int = MOST) -> Iterator[Finding]:
    """Yield the findings, those with one message folded into one where there are more than `most`."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.message, []).append(finding)
    for group in groups.values():
        if len(group) <= most:
            yield from group
        else:
            yield _one(group)


def _one(group: list[Finding]) -> Finding:
    """Return one finding with the first places of all, and one fix where all offer the same."""
    first = group[0]
    labels = {tuple(fix.label for fix in finding.fixes) for finding in group}
    fixes = tuple(_joined(group, i) for i in range(len(first.fixes))) if len(labels) == 1 else ()
    return replace(
        first,
        message=f"{first.message.removesuffix('。')}（全文 {len(group)} 处）。",
        places=tuple(finding.places[0] for finding in group),
        fixes=fixes,
    )


def _joined(group: list[Finding], index: int) -> Fix:
    fix = group[0].fixes[index]
    edits = tuple(edit for finding in group for edit in finding.fixes[index].edits)
    return Fix(fix.label, edits, fix.safety)
