"""The deeds are spread over classes that become one: none may hide another's by its name."""

from __future__ import annotations

import inspect
from collections import defaultdict

from desktop.actions import ACTIONS
from desktop.handlers import Handlers


def test_no_class_hides_a_deed_of_another() -> None:
    found: dict[str, list[object]] = defaultdict(list)
    for part in Handlers.__mro__[:-1]:
        for name, value in vars(part).items():
            if inspect.isfunction(value) and not name.startswith("__"):
                found[name].append(value)
    hidden = {
        name: [value.__qualname__ for value in values]  # type: ignore[attr-defined]
        for name, values in found.items()
        if any(f"super().{name}(" not in inspect.getsource(value) for value in values[:-1])  # type: ignore[arg-type]
    }
    assert not hidden


def test_every_action_has_its_deed() -> None:
    special = {"pane", "theme", "zoom", "level"}
    missing = [s.id for s in ACTIONS if not hasattr(Handlers, s.id) and s.id.split("_")[0] not in special]
    assert not missing
