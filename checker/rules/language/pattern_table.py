"""Rules whose faults of wording are rows of a table: an anchor word that is looked for first, then a pattern."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import ClassVar

from checker import resources
from checker.findings import Certainty, Edit, Finding, Fix, Severity
from checker.reading.elements import PassageKind
from checker.rules.base import Context, Rule, Scope, draft_place
from checker.rules.sight import Sight
from checker.rules.word_table import WordTable
from checker.text import Span


@dataclass(frozen=True, slots=True, eq=False)  # hashed by the hundred
class Fault:
    """One row: what is looked for, what is wrong with it, and what may stand there instead."""

    pattern: re.Pattern[str]
    right: str
    what: str
    advice: str
    severity: Severity
    certainty: Certainty
    unless: re.Pattern[str] | None

    def filled(self, template: str, match: re.Match[str]) -> str:
        """Return a text of the row with the groups of a match in their places."""
        return template.format(**{name: words or "" for name, words in match.groupdict().items()})


@cache
def faults(table: str) -> tuple[WordTable, dict[str, tuple[Fault, ...]]]:
    """Return the anchors of a table as an automaton, and the faults that each anchor asks for."""
    asked: dict[str, tuple[Fault, ...]] = {}
    for row in resources.rows(table):
        fault = _fault(row)
        for anchor in row["anchor"].split("|"):
            asked[anchor] = (*asked.get(anchor, ()), fault)
    return WordTable(asked), asked


def _fault(row: dict[str, str]) -> Fault:
    unless = re.compile(row["unless"]) if row["unless"] else None
    severity, certainty = Severity(row["severity"]), Certainty(row["certainty"])
    return Fault(re.compile(row["pattern"]), row["right"], row["what"], row["advice"], severity, certainty, unless)


class PatternTable(Rule):
    """A rule that reads the rows of `table`."""

    table: ClassVar[str]
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.BLOCK
    sight = Sight.PASSAGE
    folds = True

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield each fault of the table."""
        yield from self._found(context)

    def _found(self, context: Context) -> Iterator[Finding]:
        anchors, asked = faults(self.table)
        places = anchors.all_places(context.draft, (PassageKind.BODY, PassageKind.CELL))
        for i, hits in groupby(places, lambda hit: hit[1].passage):
            text, stop = context.draft.passages[i].normal, 0
            present = dict.fromkeys(word for word, _ in hits)
            matches = [
                (match, fault)
                for fault in dict.fromkeys(fault for word in present for fault in asked[word])
                for match in fault.pattern.finditer(text)
            ]
            for match, fault in sorted(matches, key=lambda found: (found[0].start(), -found[0].end())):
                sentence = context.draft.sentence(i, Span(*match.span())).of(text)
                if match.start() >= stop and not (fault.unless and fault.unless.search(sentence)):
                    yield self._fault(i, match, fault)
                    stop = match.end()

    def _fault(self, passage: int, match: re.Match[str], fault: Fault) -> Finding:
        place = draft_place(passage, *match.span())
        what = f"{fault.filled(fault.what, match)}。"
        fixes: tuple[Fix, ...] = ()
        if fault.right:
            right = fault.filled(fault.right, match)
            fixes = (Fix(f"改为“{right}”", (Edit(place, right),)),)
        return self.finding(
            [place],
            what if f"“{match[0]}”" in what else f"“{match[0]}”：{what}",
            severity=fault.severity,
            certainty=fault.certainty,
            advice=f"{fault.filled(fault.advice, match)}。",
            fixes=fixes,
        )
