"""Opinions and what settles them: findings at the same place, changes of the same paragraph."""

from __future__ import annotations

from dataclasses import replace

from checker.drafting.opinions import Placer, opinion_bases, related_findings, settled_by
from checker.findings import Severity
from checker.opinions import Adoption, Opinion, Opinions
from tests.reports.builder import family, finding, place, with_findings


def test_findings_at_the_place_of_an_opinion_the_closest_first() -> None:
    review = family()
    far = finding((place(review, 0, "120家"),), rule="NUM-10", severity=Severity.ERROR)
    close = finding((place(review, 0, "2%"), place(review, 1, "1.5%")), rule="XPL-01", severity=Severity.MAJOR)
    other = finding((place(review, 0, "58家"),), rule="NUM-04")
    review = with_findings(far, other, close)
    placed = Placer(review.draft).place(Opinion("1", "区财政局", "“比重达到2%”偏高"))
    assert [f.rule for f in related_findings(placed, review)] == ["XPL-01", "NUM-10"]
    assert related_findings(replace(placed, spot=None), review) == ()
    assert settled_by(review)["key2"] == "核查XPL-01（年均增速算错）"


def test_only_what_was_followed_at_a_place_is_a_basis() -> None:
    draft = family().draft
    placer = Placer(draft)
    one = replace(placer.place(Opinion("1", "区财政局", "“比重达到2%”偏高")), adoption=Adoption.ADOPTED)
    declined = replace(one, id="2", adoption=Adoption.DECLINED)
    lost = Opinion("3", "区财政局", "建议精简文字", adoption=Adoption.ADOPTED)
    assert one.spot is not None
    elsewhere = replace(one, id="4", spot=one.spot._replace(quote="别的文字"))
    (basis,) = opinion_bases(Opinions([declined, one, lost, elsewhere]), draft)
    assert (basis.passage, basis.text, basis.of_new) == (3, "意见2（区财政局）", False)
