"""The reports of a review: 问题清单, 指标对照表, 规划衔接情况表, 衔接情况说明, as .docx, .xlsx and .html."""

from checker.reports.alignment import write_alignment
from checker.reports.comparison import write_comparison
from checker.reports.issues import write_issues
from checker.reports.statement import write_statement

__all__ = ["write_alignment", "write_comparison", "write_issues", "write_statement"]
