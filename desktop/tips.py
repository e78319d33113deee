"""What the hover card says of a finding, taken from the session."""

from __future__ import annotations

from desktop.editor.hover import Tip
from desktop.fixes import safe_fix
from desktop.language import tr
from desktop.models.findings import state_word
from desktop.session import Session


def tip_of(session: Session, key: str) -> Tip | None:
    """Return the tip of a finding, None for a mark that is none's: message, first fix, and the key that takes it."""
    finding = session.finding(key)
    if finding is None:
        return None
    answer = session.answer_of(key)
    fix = safe_fix(finding) or next(iter(finding.fixes), None)
    words, hint = (fix.label if fix else finding.advice or ""), ""
    if answer is not None:
        words = ""
    elif fix is not None and fix is safe_fix(finding):
        hint = tr("（Ctrl+Enter 采纳）") if key == session.current else tr("（单击后按 Ctrl+Enter 采纳）")
    elif fix is not None:
        hint = tr("（Alt+Enter 答复）")
    return Tip(
        message=finding.message,
        severity=finding.severity.value,
        word=tr(finding.severity.label),
        fix=words,
        hint=hint,
        state=state_word(answer, False),
    )
