"""Rules and limits as a settings file has them, read and written in the background, free of Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from desktop.jobs import Ticket
from desktop.language import tr


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """A rule: its code, name and severity, and its page in the manual as text."""

    code: str
    name: str
    severity: str
    page: str

    @property
    def group(self) -> str:
        """The letters of its code."""
        return self.code[:3]


@dataclass(frozen=True, slots=True)
class LimitEntry:
    """A limit: what holds, what would hold without the file, its bounds, its unit, and what it means."""

    name: str
    value: Decimal
    default: Decimal
    low: Decimal
    high: Decimal
    whole: bool
    unit: str
    meaning: str


@dataclass(frozen=True, slots=True)
class RuleBook:
    """What one settings file makes of rules and limits; `off` are the rules that are switched off."""

    path: Path
    rules: tuple[RuleEntry, ...]
    off: frozenset[str]
    off_below: frozenset[str]
    limits: tuple[LimitEntry, ...]


def read_book(draft: Path | None, ticket: Ticket) -> RuleBook:
    """Return what the office's settings file says, or that of one draft alone; raises PlanError."""
    from checker import settings, settings_writing, thresholds
    from checker.rules import manual, registry

    path = settings.beside(draft) if draft else settings.office_file()
    below = settings.load() if draft else settings.default()
    codes = [rule.code for rule in registry.ALL]
    both, off = settings_writing.switched_off(below, path, codes)
    pages = (manual.page(rule) for rule in registry.ALL)
    rules = tuple(RuleEntry(page.code, tr(page.name), page.severity, manual.as_text(page)) for page in pages)
    meanings = settings_writing.explanations()
    limits = tuple(
        LimitEntry(
            name,
            Decimal(getattr(both.thresholds, limit.field)),
            Decimal(getattr(below.thresholds, limit.field)),
            limit.low,
            limit.high,
            limit.whole,
            limit.unit,
            meanings.get(name, ""),
        )
        for name, limit in thresholds.LIMITS.items()
    )
    return RuleBook(path, rules, frozenset(off), frozenset(below.off(codes)), limits)


def write_book(draft: Path | None, off: frozenset[str] | None, limits: Mapping[str, str], ticket: Ticket) -> RuleBook:
    """Write choices to the office's settings file, or to that of one draft, and return it; raises PlanError."""
    from checker import settings, settings_writing
    from checker.rules import registry

    path = settings.beside(draft) if draft else settings.office_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    below = settings.load() if draft else settings.default()
    settings_writing.save(path, below, [rule.code for rule in registry.ALL], off, limits)
    return read_book(draft, ticket)
