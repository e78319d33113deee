"""编制情况: what only the user knows of how the draft was made, kept with the review, for the 编制说明."""

from __future__ import annotations

from dataclasses import dataclass

from checker.errors import FactsInvalid
from checker.reading.elements import Reading
from checker.reports.explanation_facts import Facts
from checker.reviews import Reviews
from desktop.jobs import Ticket
from desktop.kept import Keeping, Kept
from desktop.language import tr
from desktop.session import Session


@dataclass(frozen=True, slots=True)
class Target:
    """A main target of the draft that a computation is asked for: its name, and how it stands in the draft."""

    name: str
    told: str = ""


class FactsDesk(Kept[Facts]):
    """The facts of the session's draft, each change of them a step of the undo stack."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, Keeping(Facts, _read, _write, _together))

    @property
    def facts(self) -> Facts:
        """What the user told, as it stands now."""
        return self.value

    def take(self, facts: Facts) -> None:
        """Let other facts hold, as one step; none where nothing differs."""
        if facts != self.facts:
            self.change(facts, tr("填写编制情况"))


def _read(reviews: Reviews, review: int) -> Facts:
    try:
        return Facts.of(reviews.facts(review))
    except ValueError as error:
        raise FactsInvalid(reviews.file, detail=str(error)) from None


def _write(reviews: Reviews, review: int, facts: Facts) -> None:
    reviews.save_facts(review, facts.as_data())


def _together(kept: Facts, meanwhile: Facts) -> Facts:
    return kept if meanwhile == Facts() else meanwhile


def targets(reading: Reading, ticket: Ticket) -> list[Target]:
    """Return the main targets of a draft, as the 编制说明 lists them."""
    from checker.reports.explanation_indicators import indicators
    from checker.reports.quotes import spoken_value

    found = []
    for one in indicators(reading):
        values = [spoken_value(metric) for metric in (one.base, one.target) if metric is not None]
        found.append(Target(one.target.name, "→".join(values)))
    return found
