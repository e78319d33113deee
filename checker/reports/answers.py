"""What the drafter answered to the findings of one matter, as the tables and the statement say it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from checker import resources
from checker.decisions import Answer, Decision, Decisions
from checker.findings import Finding

OTHER = "其他"
_LATER = "待编制单位研究后答复。"


@cache
def _matters() -> dict[str, str]:
    return {row["rule"]: row["matter"] for row in resources.rows("alignment_matters.tsv")}


def matter(finding: Finding) -> str:
    """Return what kind of matter a cross-plan finding is about: 目标, 任务, 空间, 项目平台, 政策, 责任单位 …"""
    return _matters().get(finding.rule, OTHER)


def answered(findings: Iterable[Finding], decisions: Decisions) -> list[str]:
    """Return the drafter's answers to the findings in sentences, each once; nothing for the unanswered."""
    given = (decisions.get(finding.key) for finding in findings)
    return list(dict.fromkeys(_sentence(decision) for decision in given if decision is not None))


def reasons(findings: Iterable[Finding], decisions: Decisions) -> list[str]:
    """Return the reasons that the drafter gave for leaving the text as it is."""
    given = (decisions.get(finding.key) for finding in findings)
    stated = (d.reason.strip().rstrip("。") for d in given if d is not None and d.answer is Answer.DECLINED)
    return list(dict.fromkeys(reason for reason in stated if reason))


def is_accepted(findings: Iterable[Finding], decisions: Decisions) -> bool:
    """Tell whether the drafter will follow one of the findings."""
    given = (decisions.get(finding.key) for finding in findings)
    return any(decision is not None and decision.answer is Answer.ACCEPTED for decision in given)


def _sentence(decision: Decision) -> str:
    if decision.answer is Answer.ACCEPTED:
        return "采纳，按校核意见修改或补充说明。"
    if decision.answer is Answer.DECLINED:
        reason = decision.reason.strip().rstrip("。")
        return f"不采纳，理由：{reason}。" if reason else "不采纳（未写明理由）。"
    return _LATER
