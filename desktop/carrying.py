"""A new value of an indicator carried through the draft, free of Qt: what was typed, and what follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from checker.findings import Certainty
from checker.reading.elements import Metric, Reading
from desktop.chapters import chapters_of
from desktop.language import tr
from desktop.places import block_spans

if TYPE_CHECKING:
    from checker.drafting.figure_places import Mention

_CLOSE = 12  # characters on either side of a figure that a row shows; the preview shows more


@dataclass(frozen=True, slots=True)
class NewValue:
    """What an indicator is to become, in its own unit; `high` is the upper end of a range."""

    value: Decimal
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One place that a new value may be carried to, as a row shows it."""

    mention: Mention
    place: str
    before: str
    after: str
    certainty: str
    reason: str

    @property
    def possible(self) -> bool:
        """Tell whether the program can write the change."""
        return self.mention.new is not None

    @property
    def proposed(self) -> bool:
        """Tell whether the place is carried unless the user says otherwise."""
        return self.possible and self.mention.certainty is Certainty.SURE

    @property
    def why(self) -> str:
        """Why the place is listed, or why it is not ticked beforehand."""
        if self.proposed:
            return self.reason
        said = tr("没有预先勾选：{0}") if self.possible else tr("不能勾选：{0}")
        return said.format(self.reason)

    @property
    def spoken(self) -> str:
        """The row as a sentence."""
        change = tr("“{0}”中{1}").format(self.before, self.after) if self.possible else self.before
        return tr("，").join(part for part in (self.place, change, self.certainty, self.why) if part)


def parsed(metric: Metric, text: str) -> NewValue | None:
    """Return the value that was typed, with or without a unit (120, 120家, 1.2亿元, 5%-6%); None for anything else."""
    from checker.align.values import factor
    from checker.reading.folding import fold
    from checker.reading.quantities import find_quantities

    words = fold(text.strip()).normal.strip()
    for said in (words, f"{words}{metric.unit or ''}"):
        found = list(find_quantities(said))
        if len(found) == 1 and (found[0].span.start, found[0].span.stop) == (0, len(said)):
            times = factor(found[0].unit, metric.unit)
            if times is not None:
                high = found[0].value_max
                return NewValue(found[0].value * times, None if high is None else high * times)
    return None


def told(metric: Metric, new: NewValue | None = None) -> str:
    """Return a metric's value, or a new one, as tables write it."""
    from checker.reports.quotes import value_text

    return value_text(metric if new is None else replace(metric, value=new.value, value_max=new.high))


def named(reading: Reading, metric: Metric) -> str:
    """Return a metric as a list offers it: 高新技术企业　2030年　100家（二、主要目标）."""
    chapter = chapters_of(reading).title(metric.section)
    year = tr("{0}年").format(metric.year) if metric.year else ""
    words = "　".join(part for part in (metric.name, year, told(metric)) if part)
    return tr("{0}（{1}）").format(words, chapter) if chapter else words


def offered(reading: Reading) -> list[Metric]:
    """Return the metrics whose value can be changed, in order of the text."""
    return [metric for metric in reading.metrics if metric.value is not None]


def metric_at(reading: Reading, block: int, offset: int) -> Metric | None:
    """Return the metric on which the caret stands, else the nearest one of the paragraph."""
    near: list[tuple[int, int, Metric]] = []
    for number, metric in enumerate(offered(reading)):
        for span in block_spans(reading, metric.passage, metric.span):
            if span.block == block:
                near.append((max(span.start - offset, offset - span.stop, 0), number, metric))
    return min(near, key=lambda one: one[:2])[2] if near else None


def lines_of(reading: Reading, metric: Metric, new: NewValue) -> list[Line]:
    """Return every place that changes with a metric, in order of the text."""
    from checker.drafting.figures import carry

    return [_line(reading, mention) for mention in carry(reading, metric, new.value, new.high)]


def _line(reading: Reading, mention: Mention) -> Line:
    passage = reading.passages[mention.place.passage]
    ahead, behind = mention.before[-_CLOSE:], mention.after[:_CLOSE]
    sure = tr("确定") if mention.certainty is Certainty.SURE else tr("可能")
    if mention.new is None:
        sure = tr("需人工改写")
    return Line(
        mention,
        chapters_of(reading).title(passage.section) or tr("（章节之外）"),
        f"{ahead}{mention.old}{behind}",
        "" if mention.new is None else f"{mention.old}→{mention.new}",
        tr("推算·{0}").format(sure) if mention.derived else sure,
        mention.reason,
    )


def counted(lines: Sequence[Line]) -> str:
    """Return how many places there are of each kind, as a sentence."""
    if not lines:
        return tr("稿中没有要随之改动之处：新值与现值相同，或写法不能替换。")
    derived = sum(line.mention.derived for line in lines)
    likely = sum(line.possible and not line.proposed for line in lines)
    told = tr("共 {0} 处").format(len(lines))
    if derived:
        told += tr("，其中由算式推算的 {0} 处").format(derived)
    if likely:
        told += tr("；{0} 处没有把握，请核对后自行勾选").format(likely)
    return tr("{0}。").format(told)
