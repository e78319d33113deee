"""What became of the comments, asked of the written file: new ones whole, gone ones gone, all others as they were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from checker.sources.package import Package
from checker.sources.wordml import Element, attribute, below, children
from checker.word.comment_marks import CommentMarks
from checker.word.verify import Mismatch

_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")


@dataclass(slots=True)
class Written:
    """The comments and marks of the document as it was, and the ids of those that were changed or taken out."""

    changed: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    _comments: Counter[tuple[str, bytes]] = field(default_factory=Counter)
    _marks: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def before(self, comments: Element, marks: Mapping[str, CommentMarks]) -> None:
        """Take down what the document has."""
        self._comments = _texts(comments)
        self._marks = {i: (len(m.starts), len(m.ends), len(m.references)) for i, m in marks.items()}

    def verify(self, package: Package) -> None:
        """Raise Mismatch where an earlier comment is not what it was, or one that should be gone is there."""
        if not self._comments:
            return
        comments: Counter[tuple[str, bytes]] = Counter()
        for part in package.related(package.main, "comments"):
            comments += _texts(package.xml(part))
        kept = Counter({key: n for key, n in self._comments.items() if key[0] not in self.changed | self.gone})
        if kept - comments or any(key[0] in self.gone for key in comments):
            raise Mismatch("原有批注与写入前不一致")
        root = package.xml(package.main)
        counts = [Counter(attribute(e, "id") or "" for e in below(root, mark)) for mark in _MARKS]
        for identifier, before in self._marks.items():
            now = tuple(count[identifier] for count in counts)
            wanted = (0, 0, 0) if identifier in self.gone else before
            if identifier not in self.changed and now != wanted:
                raise Mismatch("原有批注的标记与写入前不一致")


def _texts(root: Element) -> Counter[tuple[str, bytes]]:
    return Counter((attribute(e, "id") or "", etree.tostring(e, method="c14n")) for e in children(root, "comment"))
