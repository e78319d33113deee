"""The walk from finding to finding (F8): the next open one after the caret, round the end."""

from __future__ import annotations

from checker.findings import Finding
from desktop.language import tr
from desktop.session import Session


def next_from(session: Session, block: int, offset: int, *, back: bool = False, same_rule: bool = False) -> str:
    """Return the key of the next open finding after a place of the text, round the end; empty when there is none.

    From within the current finding's first character the walk starts at that finding, so that several
    findings on the same words are all met.
    """
    shown = enumerate(session.shown_findings())
    walk = [(_at(session, f), i, f) for i, f in shown if _walkable(session, f, same_rule)]
    if not walk:
        return ""
    walk.sort(key=lambda step: step[:2], reverse=back)
    here: tuple[tuple[int, int], float] = ((block, offset), -0.5 if not back else 1e9)
    current = next((step for step in walk if step[2].key == session.current), None)
    if current and _inside(session, (block, offset), current[2]):
        here = current[:2]
    for at, index, finding in walk:
        if ((at, index) < here) if back else ((at, index) > here):
            return finding.key
    session.noted.emit(tr("已到开头，转到最后一条") if back else tr("已到末尾，转到第一条"))
    return walk[0][2].key


def _walkable(session: Session, finding: Finding, same_rule: bool) -> bool:
    if same_rule:
        current = session.finding(session.current)
        if current and finding.rule != current.rule:
            return False
    return finding.key == session.current or session.answer_of(finding.key) is None


def _at(session: Session, finding: Finding) -> tuple[int, int]:
    spans = session.spans(finding.key)
    return (spans[0].block, spans[0].start) if spans else (0, 0)


def _inside(session: Session, at: tuple[int, int], finding: Finding) -> bool:
    return any(s.block == at[0] and s.start <= at[1] <= s.stop for s in session.spans(finding.key))
