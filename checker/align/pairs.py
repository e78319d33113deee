"""A metric of the draft beside one of an upper plan, and what the comparison says."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from checker.reading.elements import Metric


class Verdict(StrEnum):
    """The outcome of a comparison; `label` is what the 指标对照表 prints."""

    EQUAL = "equal"
    HIGHER = "higher"
    LOWER = "lower"
    MISSING = "missing"
    EXTRA = "extra"
    DEFINITION_DIFFERS = "definition_differs"
    YEAR_DIFFERS = "year_differs"
    UNIT_DIFFERS = "unit_differs"
    NOT_COMPARABLE = "not_comparable"
    PART_EXCEEDS_WHOLE = "part_exceeds_whole"

    @property
    def label(self) -> str:
        """The word of the office."""
        return _LABELS[self]


_LABELS = {
    Verdict.EQUAL: "一致",
    Verdict.HIGHER: "高于",
    Verdict.LOWER: "低于",
    Verdict.MISSING: "缺失",
    Verdict.EXTRA: "增设",
    Verdict.DEFINITION_DIFFERS: "口径不同",
    Verdict.YEAR_DIFFERS: "年份不同",
    Verdict.UNIT_DIFFERS: "单位不同",
    Verdict.NOT_COMPARABLE: "不可比",
    Verdict.PART_EXCEEDS_WHOLE: "部分大于总体",
}


@dataclass(frozen=True, slots=True)
class Pair:
    """One row of the comparison. `plan` is the upper plan's place among the review's readings (1..).

    `draft` is None for MISSING, `upper` for EXTRA. `difference` is draft minus upper in the draft's unit,
    None where the values may not be compared. `draft_base` and `upper_base` are the baselines found.

    `draft_repeats` and `upper_repeats` are the other statements of the two targets. `indicator` is the catalogue's id
    of what is compared, None where the two were paired by their names (`by_name`). `draft_form` and `upper_form` are
    the targets in the kind that was compared, where they had to be converted. `better` tells whether the draft's side
    is the better one, None where neither is or the values may not be compared. `lags`: the draft's later target is
    still worse than the upper plan's earlier one. `headline` is False for rows that only complete the account: another
    year or kind of an indicator that another row compares, and single tasks that the other plan does not have.
    """

    draft: Metric | None
    upper: Metric | None
    plan: int
    verdict: Verdict
    difference: Decimal | None = None
    note: str = ""
    draft_base: Metric | None = None
    upper_base: Metric | None = None
    draft_repeats: tuple[Metric, ...] = ()
    upper_repeats: tuple[Metric, ...] = ()
    indicator: str | None = None
    by_name: bool = False
    draft_form: Metric | None = None
    upper_form: Metric | None = None
    better: bool | None = None
    lags: bool = False
    headline: bool = True

    @property
    def compared(self) -> tuple[Metric, Metric] | None:
        """The two metrics as they were compared, None where a side is missing."""
        if self.draft is None or self.upper is None:
            return None
        return self.draft_form or self.draft, self.upper_form or self.upper
