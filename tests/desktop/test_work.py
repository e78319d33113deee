"""The check in the background: it remembers between edits, begins anew with other upper plans and other settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.review import Review
from checker.rules import registry
from checker.settings import beside
from desktop import work
from tests.rules.samples import plan_of, reading_of

pytestmark = pytest.mark.window

TEXT = "南河市东江区科技创新“十四五”规划\n一、重点任务\n建设平台（含实验室。\n制定工作台帐，定期更新台账。"


class Ticket:
    """Takes reports as a job's ticket does."""

    def __init__(self) -> None:
        self.steps: list[str] = []

    def report(self, step: str, done: int = 0, total: int = 0) -> None:
        self.steps.append(step)


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    codes: list[str] = []
    run = registry.run
    monkeypatch.setattr(registry, "run", lambda rule, context: codes.append(rule.code) or run(rule, context))
    return codes


def check(checker: work.Rechecking, text: str, uppers: tuple = (), path: str = "draft.txt") -> Review:
    return checker(work.Snapshot(plan_of(text, path), uppers, 1), Ticket())  # type: ignore[arg-type]


def test_an_unchanged_text_is_not_checked_again(ran: list[str]) -> None:
    checker = work.Rechecking()
    first = check(checker, TEXT)
    ran.clear()
    assert check(checker, TEXT).findings == first.findings
    assert ran == []


def test_an_edit_gives_the_review_of_a_first_check(ran: list[str]) -> None:
    checker = work.Rechecking()
    check(checker, TEXT)
    ran.clear()
    edited = TEXT.replace("（含实验室", "（含实验室）")
    assert check(checker, edited).findings == check(work.Rechecking(), edited).findings
    assert 0 < len(ran) < 2 * len(registry.ALL)


def test_other_upper_plans_and_settings_begin_anew(ran: list[str], tmp_path: Path) -> None:
    checker, path = work.Rechecking(), tmp_path / "草案.txt"
    check(checker, TEXT, path=str(path))
    ran.clear()
    check(checker, TEXT, (reading_of("南河市科技创新“十四五”规划"),), str(path))
    assert len(ran) == len(registry.ALL)
    ran.clear()
    beside(path).write_text("[规则]\n停用 = LNG-16\n", "utf-8")
    review = check(checker, TEXT, path=str(path))
    assert len(ran) == len(registry.ALL) - 1
    assert any("LNG-16" in note for note in review.not_checked)


def test_steps_are_reported() -> None:
    ticket = Ticket()
    work.Rechecking()(work.Snapshot(plan_of(TEXT), (), 1), ticket)  # type: ignore[arg-type]
    assert ticket.steps[0] == "阅读待审稿"
    assert len(ticket.steps) == len(registry.ALL) + 1
