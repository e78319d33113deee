"""STR-13 标题标点不一: a heading on a line of its own that ends in a full stop while its siblings do not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from checker.findings import Certainty, Edit, Finding, Fix, Safety, Severity
from checker.reading.elements import Heading, Reading
from checker.rules.base import Context, Rule, Scope, draft_place
from checker.rules.repeats import alike
from checker.rules.sight import Sight

_MARKS = "。；：，"
_FEWEST = 3  # siblings on lines of their own before a habit shows


class HeadingFullStop(Rule):
    """单独成行的标题末尾不用句号，同级标题一致。

    为什么：标题单独成行时不加句号；与正文接排的，标题后用句号属正常。

    错误：一、重点任务
    （一）建设平台
    加快建设。
    （二）培育企业【。】
    加快培育。
    （三）引进人才
    加快引进。
    改为：一、重点任务
    （一）建设平台
    加快建设。
    （二）培育企业
    加快培育。
    （三）引进人才
    加快引进。
    正确：一、重点任务
    （一）建设平台。加快建设。
    （二）培育企业。加快培育。
    （三）引进人才。加快引进。
    """

    code = "STR-13"
    name = "标题标点不一"
    severity = Severity.INFO
    certainty = Certainty.SURE
    scope = Scope.PLAN
    sight = Sight.OUTLINE
    folds = True

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield the marks behind headings most of whose siblings have none."""
        yield from alike(self._each(context.draft), "标题末尾用了标点，同级其他标题没有")

    def _each(self, draft: Reading) -> Iterator[Finding]:
        families: dict[tuple[int | None, int], list[Heading]] = defaultdict(list)
        for heading in draft.outline:
            if heading.number and not heading.run_in and heading.level > 0:
                families[heading.parent, heading.level].append(heading)
        level_sizes, level_marks = Counter[int](), Counter[int]()
        marked = {key: [one for one in family if _mark(draft, one)] for key, family in families.items()}
        for key, family in families.items():
            level_sizes[key[1]] += len(family)
            level_marks[key[1]] += len(marked[key])
        for key, family in families.items():
            size, marks = len(family), len(marked[key])
            if size < _FEWEST:  # a family of two shows no habit of its own: all headings of its level do
                size, marks = level_sizes[key[1]], level_marks[key[1]]
            if size >= _FEWEST and 2 * marks < size:
                yield from (self._one(draft, heading) for heading in marked[key])

    def _one(self, draft: Reading, heading: Heading) -> Finding:
        mark, at = _mark(draft, heading), heading.span.stop
        place = draft_place(heading.passage, at, at + 1)
        return self.finding(
            [place],
            f"标题“{(heading.number or '') + heading.title}”末尾用了“{mark}”，同级其他标题没有。",
            advice=f"删去“{mark}”。",
            fixes=(Fix(f"删去“{mark}”", (Edit(place, ""),), Safety.SAFE),),
        )


def _mark(draft: Reading, heading: Heading) -> str:
    """Return the mark that ends a heading on a line of its own, empty where there is none."""
    rest = draft.passages[heading.passage].normal[heading.span.stop :]
    return rest if rest in tuple(_MARKS) else ""
