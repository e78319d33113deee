"""The store of answers and edits: what keeps it from saving."""
# ruff: noqa: D101 - each class says itself what happened

from __future__ import annotations

from checker.errors.causes import PlanError


class ReviewsError(PlanError):
    """The store of reviews can't be read or written; the draft itself is never touched."""


class ReviewsFull(ReviewsError):
    code = "S001"
    what = "磁盘空间不足，正文改动和处理意见没有自动保存。"
    advice = "请清理磁盘，程序会自动重试；也可以先导出。"


class ReviewsReadOnly(ReviewsError):
    code = "S002"
    what = "用户数据文件夹不能写入，正文改动和处理意见没有自动保存。"
    advice = "请检查文件夹 {detail} 的权限，程序会自动重试；也可以先导出。"


class ReviewsBusy(ReviewsError):
    code = "S003"
    what = "校核记录正被其他程序占用，正文改动和处理意见没有自动保存。"
    advice = "程序会自动重试；如一直如此，请关闭其他校核窗口。"


class ReviewsTooNew(ReviewsError):
    code = "S004"
    what = "校核记录是更新版本的程序建立的，本程序不能在其中保存。"
    advice = "请升级本程序；在此之前请用导出保存结果。"


class ReviewsFailed(ReviewsError):
    code = "S005"
    what = "正文改动和处理意见没有自动保存（{detail}）。"
    advice = "程序会自动重试；也可以先导出。"


class ReviewTaken(ReviewsError):
    code = "S006"
    what = "这份待审稿已由另一个窗口接着校核。"
    advice = "本窗口的结果另存为一份记录，没有丢失；请在那个窗口中继续。"
