"""LNG-13 时政表述与时间不符: sessions that a plan of its date should name, and words of an earlier time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from checker import resources
from checker.findings import Certainty, Finding, Place, Severity
from checker.reading.elements import PassageKind, Reading
from checker.rules.base import Context, Rule, Scope
from checker.rules.language.dates_of_terms import in_title, looks_back, months_between, written
from checker.rules.remembered import Remembered
from checker.rules.sight import Look
from checker.rules.word_table import WordTable
from checker.text import Span

_GUIDES = re.compile(r"贯彻|学习|指导|落实")
_CONGRESS = Remembered(r"党的(?P<n>十[八九]|二十[一二]?)大(?![一-鿿]{0,2}报告提)", ("党的十", "党的二十"))
_PLENARY = Remembered(r"(?P<n>十[八九]|二十[一二]?)届(?P<which>历次|[一二三四五六七、和及以中]+)全会", ("全会",))
_THOUGHT = Remembered("习近平新时代中国特色社会主义思想", ("习近平新时代",))
_WRITTEN = (PassageKind.BODY, PassageKind.HEADING)
_BARE = Remembered(r"(?<![届，。；\d])(?P<which>[三四五六])中全会", ("中全会",))


class Session(NamedTuple):
    """One row of the table: 十九届五中全会, its congress 十九, when, and whether plans name it."""

    name: str
    congress: str
    held: str
    expected: bool

    @property
    def ordinal(self) -> str:
        """五 for 十九届五中全会, empty for a congress."""
        found = re.search(r"届(.)中", self.name)
        return found[1] if found else ""


@cache
def sessions() -> tuple[Session, ...]:
    """Return the sessions of the table in the order of their dates."""
    rows = resources.rows("party_sessions.tsv")
    found = [Session(row["session"], row["congress"], row["held"], row["expected"] == "yes") for row in rows]
    return tuple(sorted(found, key=lambda session: session.held))


@cache
def _era() -> tuple[WordTable, dict[str, dict[str, str]], dict[str, re.Pattern[str]]]:
    rows = {row["word"]: row for row in resources.rows("era_words.tsv")}
    unless = {word: re.compile(row["unless"]) for word, row in rows.items() if row["unless"]}
    return WordTable(rows), rows, unless


class OutdatedWords(Rule):
    """指导思想和时政表述应与成文时间相符。

    为什么：成文前已召开的中央全会没有体现，或沿用前一时期的提法，会显得照抄旧稿；时政表述只提示核实，不自动修改。

    错误：南河市科技创新“十四五”规划
    以习近平新时代中国特色社会主义思想为指导，认真落实【党的十九大】精神，加快创新发展。
    南河市人民政府
    2022年5月10日
    错误：南河市科技创新“十四五”规划
    当前，我国【经济发展进入新常态】，创新成为第一动力。
    南河市人民政府
    2022年5月10日
    正确：南河市科技创新“十四五”规划
    以习近平新时代中国特色社会主义思想为指导，认真落实党的十九大、十九届历次全会精神，加快创新发展。
    南河市人民政府
    2022年5月10日
    """

    code = "LNG-13"
    name = "时政表述与时间不符"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.PLAN
    folds = True
    look = Look.at(lambda p: _may_tell(p.normal))

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield the session that is missing, sessions not yet held, and words of an earlier time; no fix ever."""
        date = written(context.draft.profile)
        if date is None:
            return
        yield from self._missing(context.draft, date, context.thresholds.session_grace)
        yield from self._early(context.draft, date)
        yield from self._outdated(context.draft, date)

    def _missing(self, draft: Reading, date: str, grace: int) -> Iterator[Finding]:
        """Yield at most one finding: what the guiding sentence should name by its date."""
        place = _guiding(draft)
        newest = [s for s in sessions() if not s.ordinal and months_between(s.held, date) >= grace][-1:]
        if not newest:
            return
        if place is None:
            yield from self._none(draft, date, newest[0])
            return
        plenary = _named(draft)
        of = [s for s in sessions() if s.congress == newest[0].congress and s.ordinal]
        if newest[0].congress in _congresses(draft):
            expected = [s for s in of if s.expected and months_between(s.held, date) >= grace]
            missing = [s for s in expected[-1:] if s not in plenary]
        else:
            missing = newest if plenary.isdisjoint(of) else []
        for session in missing:
            yield self._please(draft, place, date, session)

    def _none(self, draft: Reading, date: str, newest: Session) -> Iterator[Finding]:
        """Yield a hint where the guiding thought is named and no congress, which many plans of action leave out."""
        body = (PassageKind.BODY,)
        if any(next(pattern.over(draft, body), None) for pattern in (_CONGRESS, _PLENARY)):
            return
        for i, match in islice(_THOUGHT.over(draft, body), 1):
            yield self.finding(
                [Place(0, i, Span(*match.span()))],
                f"成文时间为{_month(date)}，全文没有提到{newest.name}精神，请核实是否补充。",
                severity=Severity.INFO,
                certainty=Certainty.HINT,
                advice="请按成文时点核对时政表述；下级规划、行动方案从简表述的除外。",
            )

    def _please(self, draft: Reading, place: Place, date: str, session: Session) -> Finding:
        named = place.span.of(draft.passages[place.passage].normal)
        what = f"{session.name}已于{_month(session.held)}召开"
        return self.finding(
            [place],
            f"成文时间为{_month(date)}，{what}，指导思想只提“{named}”，请核实是否补充。",
            advice="请按成文时点核对时政表述，由起草人确认后补充；下级规划从简表述的除外。",
        )

    def _early(self, draft: Reading, date: str) -> Iterator[Finding]:
        for i, match in _PLENARY.over(draft, _WRITTEN):
            late = [s for s in _meant(match) if s.held > date]
            if late and match["which"] != "历次":
                yield self.finding(
                    [Place(0, i, Span(*match.span()))],
                    f"成文时间为{_month(date)}，而{late[-1].name}于{_month(late[-1].held)}召开，请核实。",
                    advice="请核对成文时间或会议名称。",
                )

    def _outdated(self, draft: Reading, date: str) -> Iterator[Finding]:
        table, rows, unless = _era()
        for word, place in table.places(draft, (PassageKind.BODY,)):
            row = rows[word]
            if row["valid_to"] >= date or not (draft.profile.region or "").startswith(row["region"]):
                continue
            sentence = draft.sentence(place.passage, place.span).of(draft.passages[place.passage].normal)
            if word in unless and unless[word].search(sentence):
                continue
            if in_title(draft, place) or looks_back(draft, place, row["valid_to"]):
                continue
            yield self.finding(
                [place],
                f"“{word}”为{_month(row['valid_to'])}以前的提法，成文时间为{_month(date)}，请核实。",
                severity=Severity(row["severity"]),
                certainty=Certainty.LIKELY if row["severity"] == "minor" else Certainty.HINT,
                advice=f"现行提法为“{row['instead']}”，请由起草人确认。",
            )


def _may_tell(text: str) -> bool:
    """Tell whether a text names a congress, a session, the guiding thought, or words of an earlier time."""
    named = any(pattern.search(text) for pattern in (_CONGRESS, _PLENARY, _BARE, _THOUGHT))
    return named or any(True for _ in _era()[0].find(text))


def _guiding(draft: Reading) -> Place | None:
    """Return the first mention of a congress in a sentence that says what guides the plan."""
    for i, match in _CONGRESS.over(draft, (PassageKind.BODY,)):
        passage = draft.passages[i]
        span = Span(*match.span())
        sentence = draft.sentence(i, span).of(passage.normal)
        if "精神" in sentence and _GUIDES.search(sentence) and "习近平新时代" in sentence:
            return Place(0, i, span)
    return None


def _congresses(draft: Reading) -> set[str]:
    """Return the congresses that a plan names, as they are numbered."""
    return {match["n"] for _, match in _CONGRESS.over(draft, _WRITTEN)}


def _named(draft: Reading) -> set[Session]:
    """Return the plenary sessions that a plan names, 历次全会 naming all of a congress."""
    found = {session for _, match in _PLENARY.over(draft, _WRITTEN) for session in _meant(match)}
    congresses = _congresses(draft) | {session.congress for session in found}
    bare = {match["which"] for _, match in _BARE.over(draft, _WRITTEN)}
    return found | {s for s in sessions() if s.congress in congresses and s.ordinal in bare}


def _meant(match: re.Match[str]) -> list[Session]:
    """Return the plenary sessions that 十九届二中、三中全会 or 十九届历次全会 names."""
    of = [session for session in sessions() if session.congress == match["n"] and session.ordinal]
    if match["which"] == "历次":
        return of
    return [session for session in of if f"{session.ordinal}中" in match["which"]]


def _month(date: str) -> str:
    return f"{date[:4]}年{int(date[5:7])}月" if len(date) >= 7 else f"{date[:4]}年"
