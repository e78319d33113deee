"""Opinions kept: what is written comes back, answers stay when papers are read again, the footer's numbers add up."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.opinions import Adoption, Change, Opinion, Opinions, Spot, is_answered, settling

TEXT = st.text(max_size=20)
SPOTS = st.none() | st.builds(
    Spot, st.integers(0, 99), st.integers(1, 99), TEXT, st.just(0), st.just(2), TEXT, TEXT, TEXT
)
CHANGES = st.none() | st.builds(Change, st.integers(0, 99), TEXT, TEXT)
OPINIONS = st.builds(
    Opinion,
    id=st.uuids().map(str),
    unit=st.sampled_from(("区财政局", "区发改局", "白石镇")),
    text=TEXT,
    cited=TEXT,
    original=TEXT,
    grounds=TEXT,
    source=TEXT,
    spot=SPOTS,
    unplaced=TEXT,
    adoption=st.none() | st.sampled_from(Adoption),
    reason=TEXT,
    change=CHANGES,
    finding=TEXT,
    note=TEXT,
    who=TEXT,
    when=TEXT,
)
COLLECTIONS = st.builds(
    Opinions,
    st.lists(OPINIONS, max_size=9),
    st.lists(st.sampled_from(("区教育局", "区统计局")), unique=True),
    st.none() | st.integers(0, 50),
)


@given(COLLECTIONS)
def test_what_is_kept_comes_back(opinions: Opinions) -> None:
    assert Opinions.from_rows(json.loads(json.dumps(opinions.as_rows()))) == opinions


@given(COLLECTIONS)
def test_the_numbers_add_up(opinions: Opinions) -> None:
    counts = opinions.counts
    assert counts.adopted + counts.partly + counts.declined + counts.unanswered == counts.opinions == len(opinions)
    assert counts.unanswered == sum(opinion.adoption is None for opinion in opinions)
    assert counts.returned == len({*(opinion.unit for opinion in opinions), *opinions.agreed})


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"opinions": [{"id": "a"}]},
        {"opinions": [{"id": "a", "unit": "b", "text": 1}]},
        {"opinions": [{"id": "a", "unit": "b", "text": "c", "adoption": "也许"}]},
        {"opinions": [], "sent": -1},
        {"opinions": [], "sent": True},
        {"opinions": [], "agreed": [1]},
        {"opinions": [{"id": "a", "unit": "b", "text": "c", "colour": "red"}]},
    ],
)
def test_anything_else_is_refused(data: dict[str, object]) -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        Opinions.from_rows(data)


def test_papers_read_again_keep_their_answers_and_add_what_is_new() -> None:
    one, two = Opinion("1", "区财政局", "甲"), Opinion("2", "区发改局", "乙")
    kept = Opinions([replace(one, adoption=Adoption.PARTLY, reason="已有表述"), two], ["区教育局"], 12)
    kept.take(
        Opinions(
            [replace(one, source="新表"), Opinion("3", "区财政局", "丙"), Opinion("4", "区教育局", "丁")], ["区统计局"]
        )
    )
    assert [(o.id, o.unit) for o in kept] == [
        ("1", "区财政局"),
        ("3", "区财政局"),
        ("2", "区发改局"),
        ("4", "区教育局"),
    ]
    assert kept.get("1") == replace(one, adoption=Adoption.PARTLY, reason="已有表述")
    assert (kept.agreed, kept.sent) == (["区统计局"], 12)
    kept.remove("4")
    assert kept.get("4") is None and len(kept) == 3


def test_the_change_of_the_text_an_opinion_is_about_settles_it() -> None:
    spot = Spot(7, 8, "body", 0, 2, "甲乙", "一、，第8段", "按所引原文")
    changes = [Change(3, "丙", "丁"), Change(7, "甲乙", "甲乙"), Change(7, "甲乙", "甲丙")]
    assert settling(Opinion("1", "区财政局", "甲", spot=spot), changes) == changes[2]
    assert settling(Opinion("1", "区财政局", "甲"), changes) is None


def test_an_opinion_is_told_with_the_words_it_copies_and_its_reason_each_once() -> None:
    opinion = Opinion("1", "区财政局", "改为2.3%", original="达到2.1%", grounds="与市规划一致。")
    assert opinion.told == "原文：“达到2.1%”。改为2.3%（理由：与市规划一致）"
    assert replace(opinion, text="将达到2.1%改为2.3%，与市规划一致。").told == "将达到2.1%改为2.3%，与市规划一致。"
    assert not is_answered(opinion) and is_answered(replace(opinion, note="电话沟通"))
