"""Steps in the structure of a draft that it does not allow."""
# ruff: noqa: D101 - each class says itself what happened

from __future__ import annotations

from checker.errors.causes import InputError


class ChapterFixed(InputError):
    code = "W001"
    what = "这一章不能移动：{detail}。"
    advice = "请在 Word 中移动。"


class ChapterUntracked(ChapterFixed):
    """A chapter that can be moved in a new draft, but not as a tracked change."""

    code = "W002"
    what = "这一章不能以修订方式移动：{detail}。"
    advice = "可以改为移动后另存新稿，或在 Word 中移动。"


class StepRefused(InputError):
    code = "W003"
    what = "这里不能这样改：{detail}。"
    advice = "请换一个位置，或在 Word 中改。"
