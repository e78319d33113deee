"""What reading a plan leaves to the next reading of it: after an edit only what the edit touched is read again.

One idea serves all stages: a stage is a function of one row - a block, a passage, a heading, with what is said of it -
and of a frame that holds for all rows. `Each` calls the function for the rows that are others than last time, and keeps
the other results. Nothing but row and frame is handed to the function, so a kept result is what it would return.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import compress, count, repeat
from operator import is_not
from typing import Any, Generic, TypeVar
from weakref import WeakSet

R = TypeVar("R")
_Known = tuple[tuple[Sequence[Any], ...], tuple[Any, ...], tuple[R, ...]]
"""Columns, frame and results of the last time."""
_every: WeakSet[Each[Any]] = WeakSet()
_stores: list[dict[Any, Any]] = []


class Each(Generic[R]):
    """A function of one row and a frame, called for all rows of a plan but not for those that are as last time.

    Rows are compared by what they hold. Of the plans read one after the other the last alone is kept, and replaced
    whole: two readings at a time do not disturb each other, and an hour of editing takes no more room than one edit.
    """

    def __init__(self, function: Callable[..., R]) -> None:
        self._function = function
        self._last: _Known[R] | None = None
        _every.add(self)

    def over(self, *columns: Sequence[Any], frame: tuple[Any, ...] = ()) -> tuple[R, ...]:
        """Return what the function gives for each row of the columns, called with the row's items and the frame's."""
        last = self._last
        if last is None or last[1] != frame:
            results = self._called(columns, frame)
        elif len(last[0][0]) == len(columns[0]):
            results = self._edited(last, columns)
        else:
            results = self._moved(last, columns)
        self._last = columns, frame, results
        return results

    def _called(self, columns: tuple[Sequence[Any], ...], frame: tuple[Any, ...]) -> tuple[R, ...]:
        if len({*map(len, columns)}) > 1:
            raise ValueError("columns differ in length")
        return tuple(map(self._function, *columns, *map(repeat, frame)))  # the quickest way to call it

    def _edited(self, last: _Known[R], columns: tuple[Sequence[Any], ...]) -> tuple[R, ...]:
        """Return the results where there are as many rows as last time."""
        before, frame, known = last
        changed = {at for old, new in zip(before, columns, strict=True) for at in _changes(old, new)}
        if not changed:
            return known
        results = list(known)
        for at in changed:
            results[at] = self._function(*(column[at] for column in columns), *frame)
        return tuple(results)

    def _moved(self, last: _Known[R], columns: tuple[Sequence[Any], ...]) -> tuple[R, ...]:
        """Return the results where rows came in or went: those at both ends that are the same are kept."""
        before, frame, known = last
        most = min(len(known), len(columns[0]))
        head = min(_same(zip(old, new, strict=False)) for old, new in zip(before, columns, strict=True))
        tail = min(
            _same(zip(reversed(old), reversed(new), strict=False)) for old, new in zip(before, columns, strict=True)
        )
        tail = min(tail, most - head)
        middle = tuple(column[head : len(column) - tail] for column in columns)
        return known[:head] + self._called(middle, frame) + known[len(known) - tail :]


def store() -> dict[Any, Any]:
    """Return an empty dictionary for a stage that keeps its results itself, by all that they come from."""
    _stores.append({})
    return _stores[-1]


def forget() -> None:
    """Forget what was read, as a program just started: for measuring and for tests."""
    for each in _every:
        each._last = None
    for kept in _stores:
        kept.clear()


def _changes(old: Sequence[Any], new: Sequence[Any]) -> Iterator[int]:
    """Yield where two columns of one length differ; most rows are the same objects, which is seen at once."""
    if old is new or old == new:
        return
    for at in compress(count(), map(is_not, old, new)):
        if old[at] != new[at]:
            yield at


def _same(pairs: Iterator[tuple[Any, Any]]) -> int:
    """Return how many pairs from the first on are of equals."""
    number = 0
    for one, other in pairs:
        if one is not other and one != other:
            break
        number += 1
    return number
