"""The figures of unchanged passages from memory: after an edit only the passage edited is read for figures again.

What a passage gives depends on its text and place, on what its chapter and the plan's profile say, and on the thread
that runs in from the passages before; all of it is in the key, so that what is remembered is what would be read.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any

from checker.reading.elements import Metric, Passage
from checker.reading.memory import store
from checker.reading.metric_clauses import Thread
from checker.reading.metric_context import Context
from checker.reading.metric_prose import Prose

_MOST = 30_000  # passages: some ten long plans
_PLAIN = tuple(field.name for field in fields(Thread) if field.name != "names")
_plain = attrgetter(*_PLAIN)
State = tuple[Any, ...]
"""A thread as it stands between two passages: never changed, so that passages can share it."""
_memory: dict[Hashable, tuple[tuple[Metric, ...], State]] = store()


def metrics_of(index: int, passage: Passage, context: Context, state: State) -> tuple[Sequence[Metric], State]:
    """Return the metrics of one passage, read or remembered, and the thread behind it; `context` is carried on."""
    key = (index, passage.normal, passage.section, context.frame(passage.section), state)
    known = _memory.get(key)
    if known is None:
        thread = _thread(state)
        metrics = tuple(Prose(index, passage, context, thread).metrics())
        if len(_memory) >= _MOST:
            _memory.clear()
        _memory[key] = metrics, _state(thread)
        return _memory[key]
    context.carry_goal(passage.section, passage.normal)
    return known


def _state(thread: Thread) -> State:
    return *_plain(thread), tuple(thread.names)


def _thread(state: State) -> Thread:
    thread = Thread()
    for name, value in zip(_PLAIN, state, strict=False):
        setattr(thread, name, value)
    thread.names = list(state[-1])
    return thread


THE_FIRST: State = _state(Thread())
"""The thread before the first passage."""
