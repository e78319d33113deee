"""The one place for threads: answers come home, cancelled work says nothing, nothing is left."""

from __future__ import annotations

import threading

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from desktop import jobs


def test_value_and_progress_arrive_in_the_windows_thread(qtbot: QtBot) -> None:
    parent, seen = QObject(), []

    def work(ticket: jobs.Ticket) -> str:
        ticket.report("步骤", 1, 2)
        return threading.current_thread().name

    jobs.run(
        parent,
        work,
        lambda value: seen.append((value, QThread.isMainThread())),
        lambda *step: seen.append(step),
    )
    qtbot.waitUntil(lambda: len(seen) == 2 and jobs.running() == 0)
    assert seen == [("步骤", 1, 2), ("desk-job", True)]


def test_error_goes_to_its_callback(qtbot: QtBot) -> None:
    parent, seen = QObject(), []

    def work(ticket: jobs.Ticket) -> None:
        raise ValueError("x")

    jobs.run(parent, work, seen.append, on_error=lambda error: seen.append(type(error)))
    qtbot.waitUntil(lambda: seen == [ValueError])


def test_cancelled_work_says_nothing(qtbot: QtBot) -> None:
    parent, seen, go = QObject(), [], threading.Event()

    def work(ticket: jobs.Ticket) -> int:
        go.wait(5)
        ticket.report("谁也不该听到")
        return 1

    job = jobs.run(parent, work, seen.append, lambda *step: seen.append(step), seen.append)
    job.cancel()
    go.set()
    qtbot.waitUntil(lambda: jobs.running() == 0)
    assert seen == []


def test_stop_all_ends_every_thread(qtbot: QtBot) -> None:
    parent, go = QObject(), threading.Event()

    def work(ticket: jobs.Ticket) -> None:
        while not go.wait(0.005):
            ticket.report("…")

    for _ in range(3):
        jobs.run(parent, work, lambda value: pytest.fail("cancelled work must not answer"))
    assert jobs.running() == 3
    assert jobs.stop_all()
    assert jobs.running() == 0
    go.set()


def test_work_whose_asker_is_gone_says_nothing_and_ends(qtbot: QtBot) -> None:
    asker, seen, go = QObject(), [], threading.Event()

    def work(ticket: jobs.Ticket) -> int:
        go.wait(5)
        return 1

    jobs.run(asker, work, seen.append, None, seen.append)
    shiboken6.delete(asker)
    go.set()
    qtbot.waitUntil(lambda: jobs.running() == 0)
    assert seen == []
