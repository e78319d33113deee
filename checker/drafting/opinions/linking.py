"""What an opinion hangs together with: the findings that mark the very place it is about."""

from __future__ import annotations

from checker.findings import Finding, Place
from checker.opinions import Opinion
from checker.review import Review


def related_findings(opinion: Opinion, review: Review) -> tuple[Finding, ...]:
    """Return the findings that mark words of the opinion's place, those closest to it first; none where it has none.

    Where the opinion is about a whole heading or paragraph, any mark in its block counts.
    """
    spot = opinion.spot
    if spot is None:
        return ()
    near: list[tuple[int, Finding]] = []
    for finding in review.findings:
        gaps = [_gap(opinion, review, place) for place in finding.places if place.plan == 0]
        known = [gap for gap in gaps if gap is not None]
        if known:
            near.append((min(known), finding))
    return tuple(finding for _, finding in sorted(near, key=lambda one: (one[0], one[1].severity.rank)))


def settled_by(review: Review) -> dict[str, str]:
    """Return for each finding's key what the table of opinions calls it: 核查NUM-04（年均增速算错）."""
    return {finding.key: f"核查{finding.rule}（{finding.name}）" for finding in review.findings}


def _gap(opinion: Opinion, review: Review, place: Place) -> int | None:
    """Return how many characters lie between an opinion's words and a mark in the same block; None in another."""
    spot = opinion.spot
    for piece in review.pieces(place):
        if spot is not None and (piece.line, piece.part) == (spot.line, spot.part):
            return max(0, piece.start - spot.end, spot.start - piece.end)
    return None
