"""Which plans on the shelf are versions of one plan, and which of them is in force.

Versions share title, region and period, written however; an issued plan stands above any draft of it, and of two
drafts or two issues the one with the later date, or the later stage in the order of the procedure (`stages.tsv`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from typing import NamedTuple

from checker import resources
from checker.reading.elements import PassageKind, Profile, Reading
from checker.reading.folding import fold
from checker.reading.titles import squash

_YEAR = re.compile("[〇零○一二三四五六七八九]{4}(?=年|[-—~至到]|$)")
_FIGURES = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_ORDINAL = re.compile("第(十[一二三四五六七八九]?)个五年")
_ISSUED = (None, "印发", "批准")
"""Stages of plans in force; one that names no stage is such a plan, for a draft says that it is one."""
_ANY_DRAFT = "草案"
"""What a draft of any stage may be called."""
_TEXT = frozenset({PassageKind.BODY, PassageKind.HEADING, PassageKind.CELL, PassageKind.FOOTNOTE})


class Version(NamedTuple):
    """What decides among the versions of one plan."""

    id: int
    stage: str | None
    issued: str | None
    period: tuple[int | None, int | None]
    parent: str | None


def title_key(profile: Profile, title: str) -> str:
    """Return what the titles of all versions of a plan share, with the region; 二〇三五年 is 2035年."""
    named = _YEAR.sub(lambda year: year[0].translate(_FIGURES), fold(title).normal)
    core = _ORDINAL.sub(lambda found: f"{found[1]}五", squash(named))
    region = profile.short_region or ""
    return f"{region}|{_without_region(core, profile.region or '', region)}"


def _without_region(core: str, region: str, short: str) -> str:
    """Return the title without the region before it, however much of the region's full name is written."""
    for at in range(len(region) - len(short) + 1):
        if region[at:] and core.startswith(region[at:]):
            return core[len(region) - at :]
    return core


def text_digest(reading: Reading) -> str:
    """Return a digest of the text's letters and figures: one for all formats that a plan was saved in."""
    digest = sha256()
    for passage in reading.passages:
        if passage.kind in _TEXT:
            digest.update("".join(filter(str.isalnum, passage.normal)).encode())
    return digest.hexdigest()


def successors(versions: Sequence[Version]) -> dict[int, int | None]:
    """Return for each version the id of the one that superseded it, None for those in force.

    Plans of other periods or parent regions are no versions of one another. Two whose order nothing tells both stay
    in force.
    """
    return {version.id: _successor(version, versions) for version in versions}


def _successor(version: Version, versions: Sequence[Version]) -> int | None:
    later = [other for other in versions if same_plan(version, other) and _supersedes(other, version)]
    last = [other for other in later if not any(_supersedes(third, other) for third in later)]
    return max((other.id for other in last or later), default=None)


def same_plan(one: Version, other: Version) -> bool:
    """Tell whether nothing that both say of period and parent region differs."""
    pairs = (*zip(one.period, other.period, strict=True), (one.parent, other.parent))
    return all(a is None or b is None or a == b for a, b in pairs)


def _supersedes(other: Version, version: Version) -> bool:
    """Tell whether `other` is issued and `version` a draft, or of two alike `other` is the later."""
    if (other.stage in _ISSUED) != (version.stage in _ISSUED):
        return other.stage in _ISSUED
    if other.issued and version.issued and not _within(other.issued, version.issued):
        return other.issued > version.issued
    if other.stage in _ISSUED or _ANY_DRAFT in (other.stage, version.stage):
        return False
    return _step(other.stage) > _step(version.stage)


def _within(one: str, other: str) -> bool:
    """Tell whether one date may be the other, told to the month only: 2025-03 and 2025-03-17."""
    return one.startswith(other) or other.startswith(one)


def _step(stage: str | None) -> int:
    """Return where in the procedure a stage stands."""
    return _procedure().get(stage or "", -1)


@cache
def _procedure() -> dict[str, int]:
    """Return the place of each stage in the procedure: the last row of `stages.tsv` that names it."""
    return {row["stage"]: at for at, row in enumerate(resources.rows("stages.tsv"))}
