"""The library of plans: what keeps it from being opened, read or written."""
# ruff: noqa: D101 - each class says itself what happened

from __future__ import annotations

from checker.errors.causes import InputError, PlanError, UsageError


class ShelfError(PlanError):
    """The shelf of plans (规划库) can't be opened, read or written: exit status 3."""


class ShelfUnreachable(ShelfError):
    code = "L001"
    what = "连不上规划库{name}（{detail}）。"
    advice = "请核对地址、账号和网络，或联系管理员。"


class ShelfLocked(ShelfError):
    code = "L002"
    what = "规划库{name}正被其他程序占用。"
    advice = "请稍后重试；已入库的规划没有改动。"


class ShelfReadOnly(ShelfError):
    code = "L003"
    what = "规划库{name}只能读取，没有写入权限。"
    advice = "请联系管理员，或用 --shelf 换一个规划库。"


class ShelfDamaged(ShelfError):
    code = "L004"
    what = "规划库{name}已损坏，或不是本程序的规划库，没有改动它。"
    advice = "请从备份恢复；要另建新库，可运行 library set-aside，旧文件会改名保留。"


class ShelfFull(ShelfError):
    code = "L005"
    what = "磁盘空间不足，没有写入规划库{name}。"
    advice = "请清理磁盘后重试；已入库的规划没有改动。"


class ShelfTooNew(ShelfError):
    code = "L006"
    what = "规划库{name}是更新版本的程序建立的（{detail}）。"
    advice = "请升级本程序后再打开；规划库没有改动。"


class ShelfAddressInvalid(ShelfError):
    code = "L007"
    what = "规划库的位置写得不对（{detail}）。"
    advice = "请给出 .db 文件的路径，或 postgresql://用户:密码@主机/库名。"


class ShelfDriverMissing(ShelfError):
    code = "L008"
    what = "本机没有安装连接 PostgreSQL 规划库的组件。"
    advice = "请安装可选组件：pip install guihua-jiaohe[postgresql]。"


class ShelfFailed(ShelfError):
    code = "L009"
    what = "规划库{name}没有完成这次读写（{detail}）。"
    advice = "请重试；已入库的规划没有改动。"


class NotOnShelf(InputError):
    code = "L010"
    what = "规划库中没有编号为 {detail} 的规划。"
    advice = "编号见 library list。"


class ShelfEntryDamaged(InputError):
    code = "L011"
    what = "规划库中编号为 {detail} 的规划内容已损坏。"
    advice = "请用 library remove 移除后重新入库。"


class ShelfSound(UsageError):
    code = "L012"
    what = "规划库{name}能正常打开，没有移开它。"
    advice = "要移除个别规划，请用 library remove。"
