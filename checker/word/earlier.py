"""Old name of `earlier_comments`."""

from checker.word.earlier_comments import Settling

__all__ = ["Settling"]
