"""Findings that say the same of many places: a few stand alone, many become one finding with all its places.

The engine folds the findings of every rule that `folds`; `folded` does the same inside one rule.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from checker.findings import Edit, Finding, Fix, Place, Safety

MOST = 3
"""Up to so many findings that say the same stand alone."""


def folded(findings: Iterable[Finding], most: int = MOST) -> Iterator[Finding]:
    """Yield the findings of one rule, those alike folded into one where there are more than `most`."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(common(finding), []).append(finding)
    for group in groups.values():
        if len(group) <= most:
            yield from group
        else:
            yield _one(group)


def fold(findings: Iterable[Finding], codes: Collection[str], most: int = MOST) -> Iterator[Finding]:
    """Yield the findings of many rules; those of the rules in `codes` folded, each rule's apart."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.rule in codes:
            by_rule.setdefault(finding.rule, []).append(finding)
        else:
            yield finding
    for group in by_rule.values():
        yield from folded(group, most)


def common(finding: Finding) -> str:
    """Return what the finding says that others may say as well, without a full stop."""
    return finding.alike or finding.message.removesuffix("。")


def _one(group: list[Finding]) -> Finding:
    """Return one finding with all places, as grave as the gravest, and one fix where each has one."""
    worst = min(group, key=lambda finding: finding.severity.rank)
    places = tuple(dict.fromkeys(place for finding in group for place in _own(finding)))
    said = common(group[0])
    message = f"{said}，全文共 {len(places)} 处。"
    return replace(worst, message=message, places=places, fixes=_fixes(group), alike=said)


def _own(finding: Finding) -> tuple[Place, ...]:
    """Return the places of a finding in the draft, its mark first."""
    return tuple(place for place in finding.places if place.plan == 0)


def _fixes(group: list[Finding]) -> tuple[Fix, ...]:
    """Return one fix that does the first fix of every finding, as safe as the least safe of them."""
    first = [finding.fixes[0] for finding in group if finding.fixes]
    if len(first) < len(group):
        return ()
    edits: tuple[Edit, ...] = tuple(dict.fromkeys(edit for fix in first for edit in fix.edits))
    safety = Safety.SAFE if all(fix.safety is Safety.SAFE for fix in first) else Safety.REVIEW
    label = first[0].label if len({fix.label for fix in first}) == 1 else "全部修改"
    return (Fix(f"{label}（{len(first)} 处）", edits, safety),)
