"""What checks ask of an upper plan whatever the draft, worked out ahead and kept beside its reading on the shelf.

A part of it (`Prepared`) is a function of the reading alone. Where a kept answer was laid beside the reading (`give`)
it is decoded, else it is worked out: the same answer either way. A kept answer is good for the program that made it;
the shelf sees to that.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, Generic, TypeVar

import msgspec

from checker.reading.elements import Passage, Reading

T = TypeVar("T")
_KEPT = 128  # readings whose kept answers are at hand
_log = logging.getLogger(__name__)
_at_hand: dict[int, tuple[tuple[Passage, ...], Mapping[str, bytes]]] = {}


def give(reading: Reading, answers: Mapping[str, bytes]) -> None:
    """Lay the kept answers beside a reading, by the names of the parts; it is known again by identity."""
    _at_hand.pop(id(reading.passages), None)
    while len(_at_hand) >= _KEPT:
        del _at_hand[next(iter(_at_hand))]
    _at_hand[id(reading.passages)] = reading.passages, answers


class Prepared(Generic[T]):
    """One part: `work` gives the answer for a reading, records that MessagePack holds; `kind` is their type."""

    def __init__(self, name: str, work: Callable[[Reading], T], kind: Any) -> None:
        self.name, self._work, self._kind = name, work, kind

    def __call__(self, reading: Reading) -> T:
        """Return the kept answer where there is one, else what is worked out now."""
        kept = self.kept(reading)
        return self._work(reading) if kept is None else kept

    def kept(self, reading: Reading) -> T | None:
        """Return the answer that was laid beside a reading, None where there is none."""
        passages, answers = _at_hand.get(id(reading.passages), (None, {}))
        if passages is not reading.passages or self.name not in answers:
            return None
        try:
            answer: T = self._decoder.decode(answers[self.name])
            return answer
        except msgspec.DecodeError as error:
            _log.warning("规划库中预先算出的“%s”已损坏，重新计算：%s", self.name, error)
            return None

    def packed(self, reading: Reading) -> bytes:
        """Return the answer as the shelf keeps it."""
        return msgspec.msgpack.encode(self._work(reading))

    @cached_property
    def _decoder(self) -> msgspec.msgpack.Decoder[Any]:
        return msgspec.msgpack.Decoder(self._kind)
