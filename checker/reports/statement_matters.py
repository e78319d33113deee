"""What the 衔接情况说明 says beside targets: tasks, names, space and the like, and what was not aligned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.decisions import Decisions
from checker.findings import Finding, Severity
from checker.reports.answers import is_accepted, matter, reasons
from checker.reports.levels import Levels
from checker.reports.related import cross_plan_findings
from checker.reports.statement_detail import Detail
from checker.reports.statement_rows import Row
from checker.reports.statement_text import ALIGNMENT_TABLE, Line, plan_word, with_plan_words
from checker.review import Review

INTERNAL = "行文"
"""Matters of wording that are no business of those who read the statement."""
ANSWER = "【请补充处理意见】"
_VERSION = "XPL-14"
"""Of a plan not issued yet, or issued later: section one speaks of it, so it comes last."""
_NOTHING = "任务、空间布局、项目平台名称、政策措施和规划依据等表述经核对，没有发现需要说明的事项。"
_LEFT = "任务的实质承接、项目布局和要素保障由编制单位与主管部门会商确定。"


@dataclass(frozen=True, slots=True)
class Matters:
    """Tells the findings that no row of targets stands for; `notes` are what was not aligned, without a full stop."""

    review: Review
    levels: Levels
    decisions: Decisions
    rows: tuple[Row, ...]
    detail: Detail
    notes: tuple[str, ...]

    def lines(self) -> Iterator[Line]:
        """Yield the paragraphs: the gravest matters, how many more there are, what was not aligned."""
        found = self.findings()
        told, rest = found[: self.detail.matters], found[self.detail.matters :]
        if len(rest) == 1 and told:
            told, rest = found, []
        texts = [self._told(finding) for finding in told]
        yield from (Line(f"{number}．{text}" if len(texts) > 1 else text) for number, text in enumerate(texts, 1))
        more = _counted(rest, bool(told)) if rest else "" if told else _NOTHING
        yield Line(f"{more}{self.left_out()}")

    def findings(self) -> list[Finding]:
        """Return the findings that the statement speaks of, gravest first; notes stay in the table."""
        of_targets = {id(finding) for row in self.rows for finding in row.findings}
        found = [f for f in cross_plan_findings(self.review) if id(f) not in of_targets]
        told = [f for f in found if matter(f) != INTERNAL and f.severity is not Severity.INFO]
        return sorted(told, key=lambda finding: (finding.rule == _VERSION, finding.severity.rank))

    def _told(self, finding: Finding) -> str:
        """Return one matter with what becomes of it."""
        text = with_plan_words(finding.message, self.review, self.levels).rstrip("。")
        if len(text) > self.detail.longest:
            text = f"{finding.name}，详见{ALIGNMENT_TABLE}"
        return f"{matter(finding)}方面。{text}。{self._answer(finding)}"

    def _answer(self, finding: Finding) -> str:
        if said := "；".join(reasons([finding], self.decisions)):
            return f"未作调整，理由：{said if len(said) <= self.detail.longest else f'见{ALIGNMENT_TABLE}'}。"
        if is_accepted([finding], self.decisions):
            return "已按校核意见处理。"
        return f"处理意见：{ANSWER}。"

    def left_out(self) -> str:
        """Return what was not aligned and why."""
        return f"{self._noted_shortly()}{_LEFT}"

    def _noted_shortly(self) -> str:
        if not self.notes:
            return ""
        notes = list(self._noted())
        told = notes[: self.detail.notes]
        rest = len(notes) - len(told)
        more = [f"其余{rest}项见{ALIGNMENT_TABLE}的注" if told else f"未作衔接的内容{rest}项，见{ALIGNMENT_TABLE}的注"]
        return f"{'；'.join((*told, *(more if rest else ())))}。"

    def _noted(self) -> Iterator[str]:
        """Yield what was not aligned; what befell several plans alike is said once of all of them."""
        named = sorted(("本规划", *(plan_word(self.review, self.levels, p) for p in self.levels.order)), reverse=True)
        alike: dict[str, list[str]] = {}
        for note in self.notes:
            text = with_plan_words(note, self.review, self.levels)
            word = next((name for name in named if text.startswith(name)), "")
            alike.setdefault(text.removeprefix(word).removeprefix("：" if word else ""), []).append(word)
        return ("、".join(words) + text for text, words in alike.items())


def _counted(rest: Sequence[Finding], others: bool) -> str:
    """Return how many matters are not told, by kind: 其余4项（政策2项、空间2项）见附件2."""
    kinds = Counter(map(matter, rest)).most_common()
    named = "、".join(f"{name}{count}项" for name, count in kinds)
    return f"{'其余' if others else '需要说明的事项'}{len(rest)}项（{named}）见{ALIGNMENT_TABLE}。"
