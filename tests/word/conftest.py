"""A draft made of paragraphs, written into a folder of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.word.readback import Draft
from tests.word_builder import package


@pytest.fixture
def draft(tmp_path: Path) -> Callable[..., Draft]:
    """Return a maker of drafts: `draft(paragraph(...), ..., parts={...})`."""

    def make(*body: str, **options: Any) -> Draft:
        return Draft(tmp_path, package(*body, **options))

    return make
