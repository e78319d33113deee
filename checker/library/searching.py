"""Full-text search: paragraphs that hold all words asked for, those that hold them as written first.

The index finds words as jieba cuts them and ranks them (bm25, ts_rank); where it finds few, the paragraphs themselves
are looked through for the words as written, for how jieba cuts a paragraph depends on what stands around.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from checker.library.entries import KNOWN, known_plan
from checker.library.records import Hit
from checker.library.words import asked
from checker.reading.folding import fold

_SNIPPET = 72  # characters
_LEAD = 18  # of them before the first mark
_QUOTES = str.maketrans("“”„＂", '""""')
_HITS = ("text", "path", "line", "part")
_ESCAPE = str.maketrans({"%": "\\%", "_": "\\_", "\\": "\\\\"})


@dataclass(frozen=True, slots=True)
class Filter:
    """Which plans are searched: of a region (any part of its name), a level, a period that meets `years`."""

    region: str | None = None
    level: str | None = None
    years: tuple[int, int] | None = None
    in_force: bool = False

    def condition(self) -> tuple[str, dict[str, object]]:
        """Return the condition on the table `plan`, and its values."""
        parts: dict[str, dict[str, object]] = {}
        if self.region:
            parts["plan.region LIKE :region ESCAPE '\\'"] = {"region": f"%{self.region.translate(_ESCAPE)}%"}
        if self.level:
            parts["plan.level = :level"] = {"level": self.level}
        if self.years:
            meets = "plan.period_start <= :last AND coalesce(plan.period_end, plan.period_start) >= :first"
            parts[meets] = {"first": self.years[0], "last": self.years[1]}
        if self.in_force:
            parts["plan.superseded_by IS NULL"] = {}
        values = {name: value for part in parts.values() for name, value in part.items()}
        return "".join(f" AND {part}" for part in parts), values


def terms(written: str) -> dict[str, bool]:
    """Return what is asked for, cleaned as paragraphs are: stretches between blanks, or in quotation marks (True)."""
    out: dict[str, bool] = {}
    for at, stretch in enumerate(written.translate(_QUOTES).split('"')):
        for term in [stretch] if at % 2 else stretch.split():
            if cleaned := fold(term).normal.strip():
                out[cleaned] = out.get(cleaned, False) or bool(at % 2)
    return out


def search(connection: Connection, written: str, chosen: Filter, limit: int) -> tuple[Hit, ...]:
    """Return the paragraphs that hold the words of `written`, the best first; empty for no words."""
    wanted = terms(written)
    if not wanted or limit < 1:
        return ()
    tokens = list(dict.fromkeys(token for term in wanted for token in asked(term)))
    rows = _indexed(connection, wanted, tokens, chosen, limit) if tokens else []
    if len(rows) < limit:
        known = {row.passage for row in rows}
        scanned = _scanned(connection, wanted, chosen, limit)
        rows += [row for row in scanned if row.passage not in known][: limit - len(rows)]
    return tuple(_hit(row, tuple(wanted), tokens) for row in rows)


def _indexed(
    connection: Connection, wanted: Mapping[str, bool], tokens: Sequence[str], chosen: Filter, limit: int
) -> list[Any]:
    condition, values = chosen.condition()
    exact, terms = _held(connection, wanted)
    if connection.dialect.name == "sqlite":
        tables = "passage_words JOIN plan_passage ON plan_passage.id = passage_words.rowid"
        match, order = "passage_words MATCH :query", "passage_words.rank"
        query = " AND ".join(f'"{token}"' for token in tokens)
    else:
        tables = "plan_passage CROSS JOIN to_tsquery('simple', :query) AS query"
        match, order = "plan_passage.words @@ query", "ts_rank(plan_passage.words, query, 1) DESC"
        query = " & ".join(f"'{token}'" for token in tokens)
    condition += "".join(f" AND {held} = 1" for held, quoted in zip(exact, wanted.values(), strict=True) if quoted)
    statement = f"""
        SELECT {_columns()} FROM {tables} JOIN plan ON plan.id = plan_passage.plan_id
        WHERE {match}{condition} ORDER BY {" + ".join(exact)} DESC, {order}, plan_passage.id LIMIT :limit
    """
    return list(connection.execute(text(statement), {**values, **terms, "query": query, "limit": limit}))


def _scanned(connection: Connection, wanted: Mapping[str, bool], chosen: Filter, limit: int) -> list[Any]:
    condition, values = chosen.condition()
    exact, terms = _held(connection, wanted)
    statement = f"""
        SELECT {_columns()} FROM plan_passage JOIN plan ON plan.id = plan_passage.plan_id
        WHERE {" AND ".join(f"{held} = 1" for held in exact)}{condition} ORDER BY plan_passage.id LIMIT :limit
    """
    return list(connection.execute(text(statement), {**values, **terms, "limit": limit}))


def _held(connection: Connection, wanted: Iterable[str]) -> tuple[list[str], dict[str, str]]:
    """Return for each term an expression that is 1 where the paragraph holds it as written, else 0."""
    find = "instr" if connection.dialect.name == "sqlite" else "strpos"
    held = [
        f"CASE WHEN {find}(lower(plan_passage.text), :term{at}) > 0 THEN 1 ELSE 0 END" for at, _ in enumerate(wanted)
    ]
    return held, {f"term{at}": term.lower() for at, term in enumerate(wanted)}


def _columns() -> str:
    own = ", ".join(f"plan.{column.name}" for column in KNOWN)
    return f"{own}, plan_passage.id AS passage, " + ", ".join(f"plan_passage.{name}" for name in _HITS)


def _hit(row: Any, wanted: Sequence[str], tokens: Sequence[str]) -> Hit:
    content: str = row.text
    marks = _marks(content, wanted) or _marks(content, tokens)
    start = max(0, marks[0][0] - _LEAD) if marks else 0
    stop = min(len(content), start + _SNIPPET)
    start = max(0, stop - _SNIPPET)
    before, after = "…" if start else "", "…" if stop < len(content) else ""
    move = len(before) - start
    inside = tuple((a + move, b + move) for a, b in marks if a >= start and b <= stop)
    return Hit(known_plan(row), row.path, row.line, row.part, before + content[start:stop] + after, inside)


def _marks(content: str, sought: Sequence[str]) -> list[tuple[int, int]]:
    """Return where the words stand, in order, those that overlap an earlier one left out."""
    found: list[tuple[int, int]] = []
    lower = content.lower()
    for word in sorted(sought, key=len, reverse=True):
        at = lower.find(word.lower())
        while at >= 0:
            found.append((at, at + len(word)))
            at = lower.find(word.lower(), at + len(word))
    out: list[tuple[int, int]] = []
    for start, stop in sorted(found, key=lambda mark: (mark[0], -mark[1])):
        if not out or start >= out[-1][1]:
            out.append((start, stop))
    return out
