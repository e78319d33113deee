"""What is read from an upper plan for the rules across plans: worked out once, for it stays from check to check."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from checker.reading.elements import Passage, Reading

T = TypeVar("T")
_KEPT = 32  # upper plans times what they are asked for


class OncePerReading(Generic[T]):
    """A function of a reading, called once for each; `detail` is what else its answer depends on.

    The reading is known again by identity: comparing or hashing two would read all of their text.
    """

    def __init__(self, function: Callable[..., T]) -> None:
        self._function = function
        self._known: dict[tuple[int, Hashable], tuple[tuple[Passage, ...], T]] = {}

    def __call__(self, reading: Reading, detail: Hashable = None) -> T:
        """Return what the function gives for the reading, and the detail where there is one."""
        key = id(reading.passages), detail
        kept = self._known.get(key)
        if kept is not None and kept[0] is reading.passages:
            return kept[1]
        answer = self._function(reading) if detail is None else self._function(reading, detail)
        if len(self._known) >= _KEPT:
            self._known = {}
        self._known[key] = reading.passages, answer
        return answer
