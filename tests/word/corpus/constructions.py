"""One small Word file for each construction that ECMA-376 allows, or that programs write all the same.

    python -m tests.word.corpus.constructions FOLDER

writes them, so that `tests.word.corpus` with its oracles can be run on them. `all_constructions` gives them by name,
with the suffix that each wants.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.word.corpus import construction_markup, construction_packages, construction_revisions, construction_runs
from tests.word.corpus.building import Built

_MODULES = (construction_markup, construction_runs, construction_revisions, construction_packages)


def all_constructions() -> dict[str, Built]:
    """Return every construction by its name."""
    return {name: build() for module in _MODULES for name, build in _builders(vars(module))}


def _builders(members: dict[str, object]) -> Iterator[tuple[str, Callable[[], Built]]]:
    for name, member in members.items():
        if callable(member) and getattr(member, "is_construction", False):
            yield name, member


def main(arguments: list[str]) -> int:
    """Write all of them into a folder."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    for name, built in all_constructions().items():
        (folder / f"{name}{built.suffix}").write_bytes(built.data)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
