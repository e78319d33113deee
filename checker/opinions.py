"""征求意见: what units and persons said of a draft, where it belongs, how it was answered; plain data to keep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any, NamedTuple

UNNAMED = "未注明单位"
JOINT = "、"
"""Between the names of units that gave an opinion together."""


class Adoption(StrEnum):
    """How an opinion was answered; `label` is the word of the office."""

    ADOPTED = "adopted"
    PARTLY = "partly"
    DECLINED = "declined"

    @property
    def label(self) -> str:
        """采纳, 部分采纳 or 未采纳."""
        return {"adopted": "采纳", "partly": "部分采纳", "declined": "未采纳"}[self.value]


class Spot(NamedTuple):
    """Where in the draft an opinion belongs: a range of a block, counted as CONTRACT's JSON does.

    `where` is chapter and paragraph as a table shows them, `how` tells in Chinese by what the place was found.
    """

    block: int
    line: int
    part: str
    start: int
    end: int
    quote: str
    where: str
    how: str


class Change(NamedTuple):
    """What settles an opinion: the text of a block before and after."""

    block: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Opinion:
    """One opinion of one unit, with its answer.

    `cited` is the place as the unit gives it in a column of its own, `original` the draft's words that it copies,
    `grounds` its reasons; `source` says where it was read. `id` is the same whenever the same files are read again.
    `spot` is None where the opinion belongs to no place or the place is not sure; `unplaced` then says why.
    `reason` is the reason or the wording after the change; `finding` the key of a finding that the answer rests on.
    """

    id: str
    unit: str
    text: str
    cited: str = ""
    original: str = ""
    grounds: str = ""
    source: str = ""
    spot: Spot | None = None
    unplaced: str = ""
    adoption: Adoption | None = None
    reason: str = ""
    change: Change | None = None
    finding: str = ""
    note: str = ""
    who: str = ""
    when: str = ""

    @property
    def units(self) -> tuple[str, ...]:
        """Who gave it: one unit, or several together."""
        return tuple(self.unit.split(JOINT))

    @property
    def told(self) -> str:
        """The opinion as a table quotes it: what it copies of the draft, what it wants, and why."""
        copied = f"原文：“{self.original}”。" if self.original and self.original not in self.text else ""
        why = f"（理由：{self.grounds.rstrip('。')}）" if self.grounds and self.grounds not in self.text else ""
        return f"{copied}{self.text}{why}"


class Counts(NamedTuple):
    """The footer: copies sent out (None where nobody said), units that answered, opinions by their answer."""

    sent: int | None
    returned: int
    opinions: int
    adopted: int
    partly: int
    declined: int

    @property
    def unanswered(self) -> int:
        """Opinions without an answer."""
        return self.opinions - self.adopted - self.partly - self.declined


@dataclass(slots=True)
class Opinions:
    """All opinions on one draft, unit by unit in the order in which they came in.

    `agreed` are the units that answered and had none, `sent` the number of copies sent out.
    """

    items: list[Opinion] = field(default_factory=list)
    agreed: list[str] = field(default_factory=list)
    sent: int | None = None

    def __iter__(self) -> Iterator[Opinion]:
        return iter(tuple(self.items))

    def __len__(self) -> int:
        return len(self.items)

    def get(self, id: str) -> Opinion | None:
        """Return the opinion with this id, or None."""
        return next((opinion for opinion in self.items if opinion.id == id), None)

    def put(self, opinion: Opinion) -> None:
        """Replace the opinion of the same id where it stands, else add it behind its unit's others."""
        at = next((i for i, known in enumerate(self.items) if known.id == opinion.id), None)
        if at is not None:
            self.items[at] = opinion
        else:
            last = max((i for i, known in enumerate(self.items) if known.unit == opinion.unit), default=len(self.items))
            self.items.insert(last + 1, opinion)
        self.agreed = [unit for unit in self.agreed if unit not in opinion.units]

    def remove(self, id: str) -> None:
        """Forget an opinion; nothing happens when there is none of this id."""
        self.items = [opinion for opinion in self.items if opinion.id != id]

    def take(self, others: Opinions) -> None:
        """Add what was read again or from further files; what is known already keeps its answer."""
        for opinion in others:
            known = self.get(opinion.id)
            if known is None or not is_answered(known):
                self.put(opinion if known is None else with_answer(opinion, known))
        spoken = {unit for opinion in self.items for unit in opinion.units}
        self.agreed = [u for u in dict.fromkeys([*self.agreed, *others.agreed]) if u not in spoken]
        self.sent = others.sent if others.sent is not None else self.sent

    @property
    def units(self) -> tuple[str, ...]:
        """Every unit that answered, alone or with others, those without an opinion last.

        Papers that name no unit count as one.
        """
        return tuple(dict.fromkeys([*(unit for opinion in self.items for unit in opinion.units), *self.agreed]))

    @property
    def counts(self) -> Counts:
        """The numbers of the footer, counted from the opinions."""
        given = [opinion.adoption for opinion in self.items]
        return Counts(
            self.sent,
            len(self.units),
            len(given),
            given.count(Adoption.ADOPTED),
            given.count(Adoption.PARTLY),
            given.count(Adoption.DECLINED),
        )

    def as_rows(self) -> dict[str, Any]:
        """Return everything as plain data, for saving."""
        return {"sent": self.sent, "agreed": list(self.agreed), "opinions": [_row(opinion) for opinion in self.items]}

    @classmethod
    def from_rows(cls, data: Mapping[str, Any]) -> Opinions:
        """Build from what `as_rows` gave; raises ValueError, TypeError or KeyError on anything else."""
        sent = data.get("sent")
        if sent is not None and (not isinstance(sent, int) or isinstance(sent, bool) or sent < 0):
            raise ValueError("sent is no number of copies")
        agreed = [_text(unit) for unit in data.get("agreed", [])]
        return cls([_opinion(row) for row in data["opinions"]], agreed, sent)


def is_answered(opinion: Opinion) -> bool:
    """Tell whether somebody worked on an opinion: an answer, a reason, a link or a note."""
    return bool(opinion.adoption or opinion.reason or opinion.change or opinion.finding or opinion.note)


def with_answer(opinion: Opinion, answered: Opinion) -> Opinion:
    """Return an opinion with the answer that another one has."""
    return replace(
        opinion,
        adoption=answered.adoption,
        reason=answered.reason,
        change=answered.change,
        finding=answered.finding,
        note=answered.note,
        who=answered.who,
        when=answered.when,
    )


def settling(opinion: Opinion, changes: Iterable[Change]) -> Change | None:
    """Return the change of the text where an opinion belongs, which probably settles it; None where there is none."""
    spot = opinion.spot
    return next((c for c in changes if spot is not None and c.block == spot.block and c.before != c.after), None)


def _row(opinion: Opinion) -> dict[str, Any]:
    row = asdict(opinion)
    row["spot"] = opinion.spot._asdict() if opinion.spot else None
    row["change"] = opinion.change._asdict() if opinion.change else None
    row["adoption"] = opinion.adoption.value if opinion.adoption else None
    return row


def _opinion(row: Mapping[str, Any]) -> Opinion:
    spot, change, adoption = row.get("spot"), row.get("change"), row.get("adoption")
    texts = {key: _text(value) for key, value in row.items() if key not in ("spot", "change", "adoption")}
    return Opinion(
        **texts,
        spot=Spot(**spot) if spot else None,
        change=Change(**change) if change else None,
        adoption=Adoption(adoption) if adoption else None,
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value
