"""插入责任分工: a note of who leads and who supports, with the bodies that the draft names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from checker.reading.elements import NameKind, Reading

LEAD, SUPPORT = "牵头单位", "配合单位"


def bodies_of(reading: Reading) -> tuple[str, ...]:
    """Return the bodies that a draft's notes name, the most frequent first, then those that only its text names."""
    noted = Counter(name for duty in reading.duties for name in (*duty.lead, *duty.support) if "{" not in name)
    named = (name.entity for name in reading.names if name.kind is NameKind.ORGANISATION)
    return tuple(dict.fromkeys([*(name for name, _ in noted.most_common()), *named]))


def note_of(leading: Sequence[str], supporting: Sequence[str]) -> str:
    """Return the note; a lead that is not known is a placeholder, no supporting body is no label."""
    leads = "、".join(leading) or f"{{{LEAD}}}"
    support = f"；{SUPPORT}：{'、'.join(supporting)}" if supporting else ""
    return f"（{LEAD}：{leads}{support}）"
