"""编制说明: eight sections from what the program knows; what it does not know stays a placeholder, in yellow."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from checker.align.cited_plans import cited_plans
from checker.align.plan_titles import PlanTitle, title_of_plan
from checker.decisions import Decisions
from checker.files import check_output, write_bytes
from checker.opinions import Adoption, Opinion, Opinions
from checker.reading.elements import Heading
from checker.reports import facts as plan_facts
from checker.reports.explanation_facts import Facts, Step, is_of, stages
from checker.reports.explanation_indicators import indicator_table, indicators, unknown_workings, workings
from checker.reports.formats import check_package
from checker.reports.levels import Levels
from checker.reports.opinions import TITLE as OPINIONS_TABLE
from checker.reports.opinions import answer_text
from checker.reports.statement import left_out, overall, state_of
from checker.reports.statement_detail import everything
from checker.reports.statement_lacking import Lacking
from checker.reports.statement_matters import Matters
from checker.reports.statement_rows import Row, is_lacking, rows
from checker.reports.statement_targets import Targets
from checker.reports.statement_text import ATTACHMENTS, Line, Part, Statement, bare
from checker.review import Review, Role

_MOST_OPINIONS = 30
"""Opinions not adopted that are told in words; the rest stand in the attached table."""
_QUOTED = 60
_NUMERALS = "一二三四五六七八九十"


def write_explanation(
    review: Review,
    path: Path,
    *,
    facts: Facts | None = None,
    opinions: Opinions | None = None,
    decisions: Decisions | None = None,
    author: str,
    when: datetime,
) -> None:
    """Write the explanation to `path` (.docx); raises OutputError when it can't be written."""
    from checker.reports.statement_docx import statement_bytes

    check_output(path, tuple(reading.plan.path for reading in review.readings))
    made = explanation(review, facts=facts, opinions=opinions, decisions=decisions, author=author, when=when)
    write_bytes(path, statement_bytes(made, when), check=lambda written: check_package(path, written))


def explanation(
    review: Review,
    *,
    facts: Facts | None = None,
    opinions: Opinions | None = None,
    decisions: Decisions | None = None,
    author: str,
    when: datetime,
) -> Statement:
    """Return the explanation, before any format."""
    made = _Explanation(review, facts or Facts(), opinions, decisions or Decisions())
    title = plan_facts.book_title(bare(review.title(0)))
    return Statement(
        f"{title}编制说明",
        f"现将{title}（以下简称本规划）的编制情况说明如下。",
        tuple(made.parts()),
        tuple(made.attachments()),
        made.facts.issuer or review.draft.profile.issuer or "【请填写编制单位】",
        f"{when.year}年{when.month}月{when.day}日",
        author,
    )


def unused_facts(review: Review, facts: Facts | None) -> list[str]:
    """Return in Chinese what the drafter told that found no place: computations of what is no main indicator."""
    names = unknown_workings(indicators(review.draft), facts) if facts is not None else []
    return [f"编制说明：测算说明中的“{name}”不是识别出的主要指标，没有写入。" for name in names]


class _Explanation:
    """Writes the sections."""

    def __init__(self, review: Review, facts: Facts, opinions: Opinions | None, decisions: Decisions) -> None:
        self.review, self.facts, self.opinions, self.decisions = review, facts, opinions, decisions
        self.levels, self.detail = Levels.of(review), everything()
        self.rows: tuple[Row, ...] = rows(review, self.levels)
        self.compared = any(role is Role.UPPER for role in review.roles)
        notes = tuple(left_out(review, self.levels))
        self.matters = Matters(review, self.levels, decisions, self.rows, self.detail, notes)
        self.targets = Targets(review, self.levels, decisions, self.rows, self.detail)

    def parts(self) -> Iterator[Part]:
        """Yield the eight sections."""
        yield Part("编制背景和必要性", tuple(self._background()))
        yield Part("编制依据", tuple(self._basis()))
        yield Part("编制过程", tuple(self._process()))
        yield Part("主要内容", tuple(self._contents()))
        yield self._indicators()
        yield Part("规划衔接情况", tuple(self._alignment()))
        yield Part("意见采纳情况", tuple(self._adoption()))
        yield Part("需要说明的问题", tuple(self._open_matters()))

    def attachments(self) -> Iterator[str]:
        """Yield the tables that go with the text, the two of the alignment first: the text calls them by number."""
        if self.compared:
            yield from ATTACHMENTS
        if self.opinions is not None and self.opinions.units:
            yield OPINIONS_TABLE

    def _background(self) -> Iterator[Line]:
        yield Line(
            self.facts.background or "【请补充编制背景：上级部署、本地区发展阶段和面临的形势】。", "（一）编制背景。"
        )
        yield Line(self.facts.need or "【请补充编制的必要性：要解决的主要问题】。", "（二）编制必要性。")

    def _basis(self) -> Iterator[Line]:
        """Yield what the draft names as its basis, what it was compared with and in what state; then the drafter's."""
        texts = [*self._cited(), *(f"{text.rstrip('。；')}。" for text in self.facts.basis)]
        if not texts:
            yield Line("【请补充编制依据：上级规划、本级总体规划和有关法规政策的名称、文号】。")
            return
        yield Line(f"本规划依据以下{len(texts)}份文件编制。" if len(texts) > 1 else "本规划依据以下文件编制。")
        yield from (Line(f"{number}．{text}") for number, text in enumerate(texts, 1))
        if uncited := self._uncited():
            yield Line(f"另与{'、'.join(uncited)}作了衔接对照，本规划没有将其列为依据。")

    def _cited(self) -> list[str]:
        cited = cited_plans(self.review.draft)
        basis = [one for one in cited if one.is_basis] or list(cited)
        texts: dict[str, str] = {}
        for one in basis:
            plan = next((p for p in self._uppers() if one.title.cites(self._title(p))), None)
            named = plan_facts.book_title(one.cite.title)
            known = f"（{state_of(self.review.readings[plan].profile)}；已作衔接对照）" if plan is not None else ""
            texts.setdefault(named, f"{named}{known or '（没有提供文本，未作衔接对照）'}。")
        return list(texts.values())

    def _uncited(self) -> list[str]:
        titles = [one.title for one in cited_plans(self.review.draft)]
        plans = (p for p in self._uppers() if not any(title.cites(self._title(p)) for title in titles))
        return [plan_facts.book_title(bare(self.review.title(plan))) for plan in plans]

    def _uppers(self) -> list[int]:
        return [plan for plan, role in enumerate(self.review.roles) if role is Role.UPPER]

    def _title(self, plan: int) -> PlanTitle:
        return title_of_plan(self.review.title(plan), self.review.readings[plan].profile)

    def _process(self) -> Iterator[Line]:
        """Yield the steps in the order of the stages; a stage without any is asked for."""
        left = list(self.facts.steps)
        for number, stage in enumerate(stages()):
            own = [step for step in left if is_of(step, stage)]
            left = [step for step in left if step not in own]
            text = "".join(f"{_told(step)}。" for step in own) or f"【请补充{stage.ask}】。"
            if stage.name == "征求意见":
                text += self._returned()
            yield Line(text, f"（{_NUMERALS[number]}）{stage.name}。")
        for number, step in enumerate(left, len(stages())):
            yield Line(f"{_told(step)}。", f"（{_NUMERALS[number]}）{step.stage}。" if step.stage else "")

    def _returned(self) -> str:
        if self.opinions is None or not self.opinions.units:
            return ""
        counts = self.opinions.counts
        sent = "【请补充发出份数】" if counts.sent is None else str(counts.sent)
        agreed = f"，其中{len(self.opinions.agreed)}家没有意见" if self.opinions.agreed else ""
        return f"共发出征求意见稿{sent}份，收回{counts.returned}家单位的反馈{agreed}。"

    def _contents(self) -> Iterator[Line]:
        chapters = [h for h in self.review.draft.outline if h.level == 1 and not _is_annex(h)]
        chapters = [h for h in chapters if h.number] or chapters
        if not chapters:
            yield Line("【请补充主要内容】。")
            return
        yield Line(f"本规划共{len(chapters)}个部分。")
        for number, chapter in enumerate(chapters, 1):
            below = self._titles_below(chapter)
            mark = "；" if any("，" in title or "、" in title for title in below) else "、"
            told = f"，包括{mark.join(below)}" if below else ""
            yield Line(f"第{_han(number)}部分“{chapter.title}”{told}。")

    def _titles_below(self, chapter: Heading) -> list[str]:
        outline = self.review.draft.outline
        at = outline.index(chapter)
        return [heading.title for heading in outline if heading.parent == at and not heading.run_in]

    def _indicators(self) -> Part:
        found = indicators(self.review.draft)
        if not found:
            return Part("主要指标及测算说明", (Line("【请补充主要指标及测算说明】。"),))
        last = self.review.draft.profile.period_end
        year = f"{last}年" if last else ""
        lines = [Line(f"本规划提出{year}主要指标{len(found)}项，基期、目标和推算的年均增速（百分比指标为增减）如下。")]
        lines += [Line(text) for text in workings(found, self.facts)]
        return Part("主要指标及测算说明", tuple(lines), indicator_table(found, self.review.draft))

    def _alignment(self) -> Iterator[Line]:
        if not self.compared:
            yield Line("【请补充与上级规划、本级总体规划的衔接情况】。")
            return
        yield Line(overall(self.review, self.rows, self.matters, self.detail))
        lines = list(self.targets.lines_not_asked())
        yield from lines
        heads = sum(bool(line.head) for line in lines)
        first, *rest = self.matters.lines()
        yield Line(first.text, f"（{_NUMERALS[heads]}）任务、名称、空间等方面。")
        yield from rest

    def _adoption(self) -> Iterator[Line]:
        if self.opinions is None or not self.opinions.units:
            yield Line("【请补充征求意见和采纳情况】。")
            return
        counts = self.opinions.counts
        still = f"，待答复{counts.unanswered}条【请补充答复】" if counts.unanswered else ""
        answers = f"采纳{counts.adopted}条，部分采纳{counts.partly}条，未采纳{counts.declined}条{still}"
        yield Line(f"收到意见{counts.opinions}条，其中{answers}。逐条情况见附件“{OPINIONS_TABLE}”。")
        partly = [o for o in self.opinions if o.adoption in (Adoption.PARTLY, Adoption.DECLINED)]
        for number, opinion in enumerate(partly[:_MOST_OPINIONS], 1):
            yield Line(f"{number}．{_answered(opinion)}")
        if len(partly) > _MOST_OPINIONS:
            yield Line(f"其余{len(partly) - _MOST_OPINIONS}条见附件。")

    def _open_matters(self) -> Iterator[Line]:
        """Yield the reasons for differing from upper plans and for targets not taken up, then the drafter's matters."""
        texts = self.targets.lines_asked() if self.compared else []
        if any(is_lacking(row) for row in self.rows):
            lacking = Lacking(self.review, self.levels, self.decisions, self.rows, self.detail)
            texts = [*texts, lacking.text()]
        texts = [*texts, *(f"{text.rstrip('。')}。" for text in self.facts.matters)]
        if not texts:
            yield Line("【请补充需要说明的问题，没有的写“无”】。")
        yield from (Line(f"{number}．{text}" if len(texts) > 1 else text) for number, text in enumerate(texts, 1))


def _told(step: Step) -> str:
    what = step.what.rstrip("。")
    return "，".join(part for part in (step.when, what) if part) or f"【请补充{step.stage}的时间和情况】"


def _answered(opinion: Opinion) -> str:
    """Return one opinion with how it was answered: 区财政局提出“……”。部分采纳：……。"""
    text = opinion.told.replace("\n", " ").rstrip("。")
    text = text if len(text) <= _QUOTED else f"{text[:_QUOTED]}……"
    label = opinion.adoption.label if opinion.adoption else ""
    return f"{opinion.unit}提出：{text}。{label}：{answer_text(opinion).replace(chr(10), '').rstrip('。')}。"


def _is_annex(heading: Heading) -> bool:
    return (heading.number or "").startswith("附") or heading.title.startswith(("附件", "附表"))


def _han(number: int) -> str:
    """Return a number up to 99 in Han numerals."""
    tens, ones = divmod(number, 10)
    return f"{(_NUMERALS[tens - 1] if tens > 1 else '') + '十' if tens else ''}{_NUMERALS[ones - 1] if ones else ''}"
