"""When a comparison with an upper plan proves less: G3 (carve-outs) and G5 (state and age of the upper plan).

A doubt lowers what rests on the upper plan's figure by one step: a share too low, a target below, an assigned value not
met, a part above its whole. It does not lower what the draft's own text shows, whatever the upper plan will say in the
end: a growth that its own baseline makes hard, a baseline without a target, another definition, another base year. That
is the one reading under which both the domain brief (1.4 G5: severity −1) and its worked example (1.6: 须说明 for a
target whose growth is doubtful, beside a 征求意见稿) hold; the doubt is always said in the advice.
"""

from __future__ import annotations

from checker.align.gates import is_consultation_draft
from checker.findings import Severity
from checker.rules.base import Context


def is_doubted(context: Context, plan: int) -> bool:
    """Tell whether the area is cut up, or the upper plan not issued, superseded or younger than the draft."""
    draft, upper = context.draft.profile, context.reading(plan).profile
    later = bool(draft.issued and upper.issued and draft.issued[:7] < upper.issued[:7])
    cut_up = bool(draft.excluded or upper.excluded)
    return cut_up or later or is_consultation_draft(context.reading(plan)) or is_superseded(context, plan)


def is_superseded(context: Context, plan: int) -> bool:
    """Tell whether the library holds a newer version of the upper plan."""
    sha256 = context.reading(plan).plan.sha256
    return any(known.superseded_by is not None and known.sha256 == sha256 for known in context.known)


def weighed(context: Context, plan: int, severity: Severity) -> Severity:
    """Return the severity of a finding that rests on the upper plan's figure, one step milder where that is doubted."""
    return severity.milder() if is_doubted(context, plan) else severity
