"""忽略此规则: a rule set aside for this review, kept among the answers under a key of its own.

It is an answer like the others: with who, when and reason, saved with them, taken back by the undo stack or from
the list of changes. A finding's own answer counts before its rule's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from checker.decisions import Decision, Decisions, about_of
from checker.findings import Finding

REASON = "本次校核忽略此规则"  # goes into documents, which are Chinese
_PREFIX = "rule:"


def rule_key(rule: str) -> str:
    """Return the key under which a rule is set aside."""
    return _PREFIX + rule


def rule_of(key: str) -> str:
    """Return the rule that a key sets aside; empty for the key of a finding."""
    return key.removeprefix(_PREFIX) if key.startswith(_PREFIX) else ""


def answer(decisions: Decisions, finding: Finding) -> Decision | None:
    """Return the answer to a finding: its own, else that of its rule, None while it is open."""
    return decisions.get(finding.key) or decisions.get(rule_key(finding.rule))


def ignored_with_rule(decisions: Decisions, finding: Finding) -> bool:
    """Tell whether a finding is answered by its rule alone."""
    return decisions.get(finding.key) is None and decisions.get(rule_key(finding.rule)) is not None


def answering(decisions: Decisions, finding: Finding) -> str:
    """Return the key under which a finding is answered: its rule's where that alone answers it, else its own."""
    return rule_key(finding.rule) if ignored_with_rule(decisions, finding) else finding.key


def spelled_out(decisions: Decisions, findings: Iterable[Finding]) -> Decisions:
    """Return the answers as documents need them: one to each finding of a rule set aside, none to a rule."""
    given = [decision for decision in decisions if not rule_of(decision.key)]
    for finding in findings:
        if ignored_with_rule(decisions, finding):
            whole = decisions.get(rule_key(finding.rule))
            assert whole is not None
            given.append(replace(whole, key=finding.key, about=about_of(finding)))
    return Decisions(given)
