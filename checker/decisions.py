"""The drafter's answers to findings, kept by fingerprint so that they survive edits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum

from checker.findings import Finding


class Answer(StrEnum):
    """What the drafter said; `label` is the word of the office."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    LATER = "later"

    @property
    def label(self) -> str:
        """采纳, 不采纳 or 待定."""
        return {"accepted": "采纳", "declined": "不采纳", "later": "待定"}[self.value]


@dataclass(frozen=True, slots=True)
class Decision:
    """One answer: to the finding with this key, with the reason (不采纳), by whom and when (ISO time).

    `about` says what it answered, for when the finding is gone: its name and message.
    """

    key: str
    answer: Answer
    reason: str = ""
    who: str = ""
    when: str = ""
    about: str = ""


def about_of(finding: Finding | None) -> str:
    """Return what an answer to a finding is about; empty for none."""
    return f"{finding.name}：{finding.message}" if finding else ""


class Decisions:
    """The answers of one review, by finding key; an unanswered finding is 待定."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self._by_key = {decision.key: decision for decision in decisions}

    def get(self, key: str) -> Decision | None:
        """Return the answer to the finding with this key, or None."""
        return self._by_key.get(key)

    def put(self, decision: Decision) -> None:
        """Record an answer, replacing an earlier one to the same finding."""
        self._by_key[decision.key] = decision

    def take_back(self, key: str) -> None:
        """Forget the answer to a finding; nothing happens when there is none."""
        self._by_key.pop(key, None)

    def __iter__(self) -> Iterator[Decision]:
        return iter(tuple(self._by_key.values()))

    def __len__(self) -> int:
        return len(self._by_key)

    def as_rows(self) -> list[dict[str, str]]:
        """Return the answers as plain data, for saving."""
        return [dict(asdict(d), answer=d.answer.value) for d in self._by_key.values()]

    @classmethod
    def from_rows(cls, rows: Iterable[dict[str, str]]) -> Decisions:
        """Build from what `as_rows` gave; raises ValueError or TypeError on anything else."""
        return cls(Decision(**{**row, "answer": Answer(row["answer"])}) for row in rows)  # type: ignore[arg-type]
