"""Which findings the list shows: those that pass the filter, and for a while those that were just answered."""

from __future__ import annotations

from collections.abc import Iterable

from checker.decisions import Decision, Decisions
from checker.findings import Finding
from checker.review import Review
from desktop import ignored
from desktop.filter import Filter, Scope
from desktop.language import tr

_SEARCHED = 8  # places of a finding whose words the filter box searches


class Listing:
    """What an answer would hide stays, greyed, until the list is made anew: no row vanishes under the mouse."""

    def __init__(self) -> None:
        self._review: Review | None = None
        self._lingering: set[str] = set()
        self._texts: dict[str, str] = {}

    def renew(self, review: Review | None) -> None:
        """Make the list anew, of a review or by another filter."""
        self._lingering.clear()
        if review is not self._review:
            self._review, self._texts = review, {}

    def linger(self, keys: Iterable[str]) -> None:
        """Keep findings that are being answered where they stand."""
        self._lingering.update(keys)

    def findings(self, findings: Iterable[Finding], decisions: Decisions, by: Filter) -> list[Finding]:
        """Return what is shown; what is ignored with its rule only where the ignored are asked for."""
        return [f for f in findings if self._shows(f, decisions, by)]

    def _shows(self, finding: Finding, decisions: Decisions, by: Filter) -> bool:
        answer: Decision | None = None
        if finding.key not in self._lingering:
            answer = ignored.answer(decisions, finding)
            if by.scope is Scope.ALL and answer and ignored.ignored_with_rule(decisions, finding):
                return False
        return by.shows(finding, answer, self._text)

    def _text(self, finding: Finding) -> str:
        """Return what the filter box searches: message, name, and the words that are marked, in every plan."""
        if finding.key not in self._texts:
            places = finding.places[:_SEARCHED] if self._review else ()
            quotes = " ".join(self._review.quote(place) for place in places) if self._review else ""
            self._texts[finding.key] = f"{finding.message} {tr(finding.name)} {finding.rule} {quotes}"
        return self._texts[finding.key]
