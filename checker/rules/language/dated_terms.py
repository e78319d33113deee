"""LNG-15 术语时代错位: names that were not yet, or no longer, in use when the plan was written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from checker import resources
from checker.findings import Certainty, Finding, Place, Severity
from checker.reading.elements import PassageKind, Reading
from checker.rules.base import Context, Rule, Scope
from checker.rules.language.dates_of_terms import in_title, looks_back, months_between, written
from checker.rules.sight import Sight
from checker.rules.word_table import WordTable

_KINDS = (PassageKind.BODY, PassageKind.HEADING, PassageKind.CELL)
_DRAFTS = frozenset({"征求意见稿", "初稿", "讨论稿", "送审稿", "报批稿", "修改稿", "衔接稿", "论证稿", "草案"})
_SOON = 12  # months: a draft is likely to be issued within them
_LOCAL = re.compile("[省市区县州盟旗]$")


@dataclass(frozen=True, slots=True)
class Term:
    """One name with the months in which it is right; `local` bodies stand behind a region or 市, 区, 县."""

    word: str
    since: str
    until: str
    instead: str
    severity: Severity
    unless: re.Pattern[str] | None = None
    region: str = ""
    body: bool = False
    local: bool = False


@cache
def terms() -> tuple[WordTable, dict[str, Term]]:
    """Return the terms of both tables and the automaton that finds them."""
    found = {term.word: term for term in (*_bodies(), *_terms())}
    return WordTable(found), found


def _terms() -> Iterator[Term]:
    for row in resources.rows("dated_terms.tsv"):
        unless = re.compile(row["unless"]) if row["unless"] else None
        severity = Severity(row["severity"])
        yield Term(row["term"], row["valid_from"], row["valid_to"], row["instead"], severity, unless, row["region"])


def _bodies() -> Iterator[Term]:
    """Yield all bodies: those without dates keep shorter names inside theirs from being found."""
    for row in resources.rows("government_bodies.tsv"):
        local = row["level"] == "local"
        for name in filter(None, (row["full"], *row["forms"].split("|"))):
            severity = Severity.INFO if local else Severity.MINOR
            until = row["to"] if row["successor"] else ""
            yield Term(name, row["from"], until, row["successor"], severity, body=True, local=local)


class DatedTerms(Rule):
    """称谓应与成文时间相符。

    为什么：机构、疾病、市场板块等称谓随改革调整，用了成文时还没有或已停用的称谓，说明材料新旧混用。

    错误：南河市科技创新“十四五”规划
    企业面临【新冠病毒感染】疫情影响。
    南河市人民政府
    2022年8月18日
    错误：南河市科技创新“十五五”规划
    推动企业在主板、【中小板】、创业板上市。
    南河市人民政府
    2026年3月10日
    正确：南河市科技创新“十四五”规划
    企业面临新冠肺炎疫情影响，推动企业在主板、创业板、科创板上市。
    南河市人民政府
    2022年8月18日
    """

    code = "LNG-15"
    name = "术语时代错位"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.PLAN
    sight = Sight.PASSAGE
    folds = True

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield terms outside their months, and in drafts those that will soon be out of use."""
        draft = context.draft
        date = written(draft.profile)
        if date is None:
            return
        yield from self._found(draft, date, context.thresholds.renaming_grace)

    def _found(self, draft: Reading, date: str, grace: int) -> Iterator[Finding]:
        table, known = terms()
        for word, place in table.places(draft, _KINDS):
            term = known[word]
            if not _suspect(term, date, grace) or not _applies(term, draft, place):
                continue
            if term.since and date < term.since:
                yield self._early(term, place, date)
            elif term.until and date > term.until and not looks_back(draft, place, term.until):
                yield self._late(term, place, date)
            elif draft.profile.stage in _DRAFTS and not term.body:
                yield self._soon(term, place, date)

    def _early(self, term: Term, place: Place, date: str) -> Finding:
        advice = (
            f"按成文时点称谓为“{term.instead}”，请核原件。" if _usable(term.instead) and not term.body else "请核对。"
        )
        return self._one(
            term, place, f"“{term.word}”为{_month(term.since)}以后的称谓，晚于成文时间{_month(date)}。", advice
        )

    def _late(self, term: Term, place: Place, date: str) -> Finding:
        message = f"“{term.word}”为{_month(term.until)}以前的称谓，成文时间为{_month(date)}。"
        return self._one(term, place, message, f"按成文时点称谓为“{term.instead}”，请核实。")

    def _soon(self, term: Term, place: Place, date: str) -> Finding:
        message = f"“{term.word}”自{_month(term.until)}起停用，本稿成文于{_month(date)}，印发时请核对。"
        return self._one(term, place, message, f"印发时改为“{term.instead}”。")

    def _one(self, term: Term, place: Place, message: str, advice: str) -> Finding:
        certainty = Certainty.LIKELY if term.severity is Severity.MINOR else Certainty.HINT
        return self.finding([place], message, severity=term.severity, certainty=certainty, advice=advice)


def _suspect(term: Term, date: str, grace: int) -> bool:
    """Tell whether the date lies outside the months of the term, or near their end; bodies have `grace` months."""
    if term.since and date < term.since:
        return not term.body or months_between(date, term.since) > grace
    if not term.until:
        return False
    if date > term.until:
        return not term.body or months_between(term.until, date) > grace
    return months_between(date, term.until) <= _SOON


def _applies(term: Term, draft: Reading, place: Place) -> bool:
    """Tell whether the words are the term: in its region, a body of its level, in no title and no excepted sentence."""
    text = draft.passages[place.passage].normal
    if term.region and not (draft.profile.region or "").startswith(term.region):
        return False
    if term.local and not _LOCAL.search(text[: place.span.start]):
        return False
    sentence = draft.sentence(place.passage, place.span).of(text)
    return not (term.unless and term.unless.search(sentence)) and not in_title(draft, place)


def _usable(words: str) -> bool:
    return bool(words) and words != "—"


def _month(date: str) -> str:
    return f"{date[:4]}年{int(date[5:7])}月" if len(date) >= 7 else f"{date[:4]}年"
