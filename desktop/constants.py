"""Keeps None, True and False alive under PySide6 6.12 on Python 3.11.

That binding gives away a reference to them that it does not own, at every signal and every empty answer: since
Python 3.12 these objects are immortal and nothing notices, on 3.11 the count reaches zero after some thousand
calls and the interpreter aborts ("none_dealloc", "bool_dealloc"). Raising the count once makes 3.11 behave alike.
"""

from __future__ import annotations

import ctypes
import sys

_PLENTY = 1 << 40
_CONSTANTS = (None, True, False)


def keep() -> None:
    """Raise the reference counts so high that they are never used up; does nothing where they are immortal."""
    if sys.implementation.name != "cpython" or sys.version_info >= (3, 12):
        return
    for constant in _CONSTANTS:
        if sys.getrefcount(constant) < _PLENTY:
            ctypes.c_ssize_t.from_address(id(constant)).value += _PLENTY
