"""A rule that raises fails its test instead of giving the finding that users see."""

from __future__ import annotations

import pytest

from checker.rules import registry


@pytest.fixture(autouse=True)
def failures_are_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(rule: object, context: object, error: Exception) -> None:
        raise error

    monkeypatch.setattr(registry, "failure", fail)
