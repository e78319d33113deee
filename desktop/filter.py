"""Which findings are shown: by severity, by answer, by words; and how the list is grouped."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum

from checker.decisions import Answer, Decision
from checker.findings import Finding, Severity
from desktop.language import tr


class Scope(StrEnum):
    """Which findings by their answer; `label` is what the box shows."""

    ALL = "all"
    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    LATER = "later"

    @property
    def label(self) -> str:
        """The words of the office."""
        return {
            "all": tr("全部状态"),
            "open": tr("未处理"),
            "accepted": tr("已采纳"),
            "declined": tr("已忽略（不采纳）"),
            "later": tr("稍后处理"),
        }[self.value]

    def holds(self, decision: Decision | None) -> bool:
        """Tell whether a finding with this answer belongs to the scope."""
        if self is Scope.ALL:
            return True
        if self is Scope.OPEN:
            return decision is None
        return decision is not None and decision.answer is Answer(self.value)


class Grouping(StrEnum):
    """How the list is grouped."""

    CHAPTER = "chapter"
    RULE = "rule"
    INDICATOR = "indicator"
    UPPER = "upper"
    NONE = "none"

    @property
    def label(self) -> str:
        """What the box shows."""
        return {
            "chapter": tr("按章节"),
            "rule": tr("按问题类别"),
            "indicator": tr("按指标"),
            "upper": tr("按上位规划"),
            "none": tr("不分组"),
        }[self.value]


class Order(StrEnum):
    """In which order the list stands, within its groups too."""

    TEXT = "text"
    SEVERITY = "severity"

    @property
    def label(self) -> str:
        """What the box shows."""
        return {"text": tr("文中顺序"), "severity": tr("先重后轻")}[self.value]


@dataclass(frozen=True, slots=True)
class Filter:
    """What the list shows. 提示 is off until asked for, and the panel says so."""

    severities: frozenset[Severity] = frozenset({Severity.ERROR, Severity.MAJOR, Severity.MINOR})
    scope: Scope = Scope.ALL
    words: str = ""
    grouping: Grouping = Grouping.CHAPTER
    order: Order = Order.TEXT

    def shows(self, finding: Finding, decision: Decision | None, haystack: Callable[[Finding], str]) -> bool:
        """Tell whether a finding passes; `haystack` is asked for its text only when words are looked for."""
        if finding.severity not in self.severities or not self.scope.holds(decision):
            return False
        words = self.words.casefold().split()
        text = haystack(finding).casefold() if words else ""
        return all(word in text for word in words)

    def told(self, shown: int, found: Collection[Severity], ignored: int = 0) -> str:
        """Return what the panel says: 显示 12 / 23，已按“指标”筛选.

        `found` holds the severity of each finding, `ignored` counts those hidden with their rule.
        """
        parts = [tr("显示 {0} / {1}").format(shown, len(found))]
        if hidden := [tr(s.label) for s in Severity if s not in self.severities and s in found]:
            parts.append(tr("{0}已隐藏").format(tr("、").join(hidden)))
        if self.scope is not Scope.ALL:
            parts.append(tr("只看{0}").format(self.scope.label))
        if ignored:
            parts.append(tr("已忽略规则的 {0} 条不显示").format(ignored))
        if self.words.strip():
            parts.append(tr("已按“{0}”筛选").format(self.words.strip()))
        return tr("，").join(parts)
