"""A few seconds of the fuzzer, with hypothesis that shrinks what it finds; and what the fuzzer itself must see."""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("resource", reason="measures memory as Unix tells it")

from checker.errors import NoText
from tests.endurance import docx_reader, edits, fuzz, text_reader
from tests.endurance.judging import Judge, Wrong, memory
from tests.endurance.mutations import FromBytes

choices = st.randoms(use_true_random=False)
EXAMPLES = {"text": 80, "docx": 80, "html": 80, "edits": 10}


@pytest.mark.parametrize("reader", ["text", "docx", "html"])
@given(chance=choices)
@settings(max_examples=15)
def test_readers_give_a_result_or_a_clear_refusal(reader: str, chance: random.Random) -> None:
    module = fuzz.READERS[reader]
    assert Judge(module.run).judged(module.make(chance)) is None


@given(chance=choices)
@settings(max_examples=3)
def test_edits_give_what_a_first_reading_gives(chance: random.Random) -> None:
    assert Judge(edits.run).judged(edits.make(chance)) is None


@pytest.mark.parametrize(("reader", "count"), EXAMPLES.items())
def test_inputs_by_number(reader: str, count: int) -> None:
    module = fuzz.READERS[reader]
    judge = Judge(module.run)
    crashes = [(number, judge.judged(fuzz.input_of(reader, 2026, number))) for number in range(count)]
    assert [(number, crash) for number, crash in crashes if crash] == []
    assert judge.read >= count // 4, "most inputs are refused at the door"


def test_the_same_number_gives_the_same_input() -> None:
    for reader in fuzz.READERS:
        assert fuzz.input_of(reader, 3, 7) == fuzz.input_of(reader, 3, 7) != fuzz.input_of(reader, 4, 7)


@given(st.binary(max_size=300))
@settings(max_examples=20)
def test_choices_come_from_bytes_and_end_with_them(data: bytes) -> None:
    assert text_reader.make(FromBytes(data)) == text_reader.make(FromBytes(data))


def test_packages_without_compression_are_what_zipfile_reads() -> None:
    parts = {"a.xml": b"<a/>", "word/中.xml": "中".encode()}
    assert docx_reader.entries(docx_reader.stored(parts)) == parts


def _recursion() -> int:
    return _recursion()


def _spin() -> int:
    while True:
        time.monotonic()


def _take() -> int:
    most, taken = memory(), []
    while memory() < most + 40:  # the tests before may have had far more than there is now
        taken.append(os.urandom(1) * (16 << 20))
    return len(taken)


def _wrong() -> int:
    raise Wrong("odd")


@pytest.mark.parametrize(
    ("deed", "kind"),
    [
        (_recursion, "RecursionError"),
        (_spin, "TooSlow"),
        (_take, "memory"),
        (_wrong, "Wrong"),
        (lambda: int("²"), "ValueError"),
    ],
)
def test_what_is_a_crash(deed: object, kind: str) -> None:
    judge = Judge(lambda data: deed(), seconds=0.2 if deed is _spin else 20, megabytes=30)  # type: ignore[operator]
    crash = judge.judged(b"x")
    assert crash is not None and crash.kind == kind and crash.data == b"x"
    assert judge.executions == 0


def test_a_refusal_is_none_and_counted() -> None:
    def refuse(data: bytes) -> int:
        raise NoText("稿件.txt")

    judge = Judge(refuse)
    assert judge.judged(b"x") is None and judge.refused == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_reader_that_ends_the_process_is_seen_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(data: bytes) -> int:
        if data == fuzz.input_of("text", 5, 3):
            os.kill(os.getpid(), signal.SIGKILL)
        if data == fuzz.input_of("text", 5, 6):
            raise KeyError("no refusal")
        return 1

    monkeypatch.setattr(text_reader, "run", run)
    state = fuzz.fuzz(fuzz.Job("text", 10, 5, time.time() + 60, tmp_path / "crashes"))
    assert (state.read, state.crashes, state.number) == (8, 2, 10)
    assert sorted(path.name for path in (tmp_path / "crashes").glob("text-*")) == ["text-3", "text-6"]
    assert (tmp_path / "crashes" / "text-3").read_bytes() == fuzz.input_of("text", 5, 3)


def test_guided_by_coverage() -> None:
    pytest.importorskip("atheris", reason="atheris is not installed")
    state = fuzz.guided(fuzz.Job("html", 200, 3, time.time() + 60))
    assert (state.executions, state.crashes) == (200, 0) and state.read > 20
