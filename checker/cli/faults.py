"""A fault of the program itself, as one line for the user."""

from __future__ import annotations

import traceback
from pathlib import Path


def unforeseen(error: Exception) -> str:
    """Return what to tell the developers of a fault; `python -X dev` shows the traceback instead."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{type(error).__name__}，{Path(place.filename).name} 第{place.lineno}行"
    return f"程序内部出错，没有完成（{where}）。请把这一行连同出错的文件告诉开发者。"
