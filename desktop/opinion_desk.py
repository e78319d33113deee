"""What units said of the draft, as the window works on it: read, placed, answered, each a step of the undo stack."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from checker.opinions import Adoption, Change, Opinion, Opinions, settling
from checker.reviews import Reviews
from desktop import jobs
from desktop.kept import Keeping, Kept
from desktop.language import tr
from desktop.session import Session
from desktop.standing import Origins, following


class OpinionDesk(Kept[Opinions]):
    """The opinions on the session's draft."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, Keeping(Opinions, Reviews.opinions, Reviews.save_opinions, _together))

    @property
    def opinions(self) -> Opinions:
        """What units said, as it stands now."""
        return self.value

    def import_files(self, paths: Sequence[Path], done: Callable[[int, list[str]], None]) -> None:
        """Read papers and place their opinions, in the background; `done` gets how many are new, and what to know."""
        session = self._session
        review = session.review
        if review is None or not paths:
            return
        known = self.opinions

        def work(ticket: jobs.Ticket) -> tuple[Opinions, list[str]]:
            from checker.drafting.opinions import place, read_opinions

            ticket.report(tr("阅读意见"), 0, 2)
            read = read_opinions(paths, region=review.draft.profile.short_region)
            ticket.report(tr("在稿中定位"), 1, 2)
            found = place(read.opinions, review.draft)
            found.sent = known.sent
            return found, list(read.notes)

        def take(result: tuple[Opinions, list[str]]) -> None:
            found, notes = result
            before = len(self.opinions)
            after = _copy(self.opinions)
            after.take(found)
            if after != self.opinions:
                name = tr("导入意见 {0} 条").format(len(after) - before)
                self.change(after, name)
            done(len(after) - before, notes)

        jobs.run(session, work, take, session.progress_made.emit, self._failed)

    def answer(self, id: str, adoption: Adoption | None) -> None:
        """Answer an opinion; what was edited where it belongs is taken to settle it. None takes the answer back."""
        opinion = self.opinions.get(id)
        if opinion is None:
            return
        if adoption is None:
            after = replace(opinion, adoption=None, reason="", change=None, who="", when="")
            self._replace(after, tr("意见待答复：{0}").format(opinion.unit))
            return
        change = opinion.change
        if adoption is Adoption.DECLINED:
            change = None
        elif change is None:
            change = settling(opinion, self._edits())
        after = self._signed(replace(opinion, adoption=adoption, change=change))
        self._replace(after, tr("{0}：{1}的意见").format(tr(adoption.label), opinion.unit))

    def give_reason(self, id: str, reason: str) -> None:
        """Say why, or how the words read now."""
        opinion = self.opinions.get(id)
        if opinion is not None and opinion.reason != reason:
            after = self._signed(replace(opinion, reason=reason))
            self._replace(after, tr("采纳理由：{0}的意见").format(opinion.unit))

    def settle(self, id: str, block: int) -> bool:
        """Let the edit of a paragraph settle an opinion; False where the paragraph was not edited."""
        opinion = self.opinions.get(id)
        change = next((change for change in self._edits() if change.block == block), None)
        if opinion is None or change is None:
            return False
        adoption = opinion.adoption if opinion.adoption in (Adoption.ADOPTED, Adoption.PARTLY) else Adoption.ADOPTED
        after = self._signed(replace(opinion, adoption=adoption, change=change))
        self._replace(after, tr("以修改落实：{0}的意见").format(opinion.unit))
        return True

    def place(self, id: str, block: int, done: Callable[[str], None]) -> None:
        """Place an opinion at a paragraph of the draft as checked, in the background; `done` gets where that is."""
        review, opinion = self._session.review, self.opinions.get(id)
        if review is None or opinion is None:
            return
        draft = review.draft
        passage = next((i for i, p in enumerate(draft.passages) if any(s.block == block for s in p.stretches)), None)
        if passage is None:
            done("")
            return

        def work(ticket: jobs.Ticket) -> Opinion:
            from checker.drafting.opinions import Placer

            return Placer(draft).by_hand(opinion, passage)

        def take(placed: Opinion) -> None:
            now = self.opinions.get(id)
            if now is not None and placed.spot is not None:
                self._replace(replace(now, spot=placed.spot, unplaced=""), tr("意见定位：{0}").format(opinion.unit))
            done(placed.spot.where if placed.spot else "")

        jobs.run(self._session, work, take, None, self._failed)

    def set_sent(self, sent: int | None) -> None:
        """Say how many copies were sent out."""
        if sent != self.opinions.sent:
            after = _copy(self.opinions)
            after.sent = sent
            self.change(after, tr("发出份数"))

    def told(self) -> Opinions:
        """Return the opinions for a document: the edits that settle them as they read now."""
        now = {change.block: change for change in self._edits()}
        out = _copy(self.opinions)
        for opinion in self.opinions:
            if opinion.change is not None and opinion.change.block in now:
                out.put(replace(opinion, change=now[opinion.change.block]))
        return out

    def next_open(self, id: str) -> str:
        """Return the opinion behind this one that has no answer yet, round the end; empty for none."""
        ids = [opinion.id for opinion in self.opinions]
        at = ids.index(id) if id in ids else -1
        waiting = {opinion.id for opinion in self.opinions if opinion.adoption is None}
        return next((one for one in ids[at + 1 :] + ids[: at + 1] if one in waiting and one != id), "")

    def follow(self, origins: Origins) -> None:
        """Take the places of opinions along when the draft's blocks are others, within the same step of undo."""
        found, plan = following(origins), self._session.original
        if plan is None or not len(self.opinions):
            return
        after = _copy(self.opinions)
        for opinion in self.opinions:
            spot, change = opinion.spot, opinion.change
            if spot is not None and (block := found.get(spot.block)) is not None:
                spot = spot._replace(block=block, line=plan.blocks[block].line)
            if change is not None and change.block in found:
                change = change._replace(block=found[change.block])
            after.put(replace(opinion, spot=spot, change=change))
        self.change(after, tr("意见随结构移动"))

    def _edits(self) -> list[Change]:
        session = self._session
        if session.original is None:
            return []
        blocks = session.original.blocks
        return [Change(block, blocks[block].text, text) for block, text in sorted(session.texts.items())]

    def _signed(self, opinion: Opinion) -> Opinion:
        when = datetime.now().replace(microsecond=0).isoformat()
        return replace(opinion, who=self._session.who, when=when)

    def _replace(self, opinion: Opinion, name: str) -> None:
        after = _copy(self.opinions)
        after.put(opinion)
        self.change(after, name)


def _copy(opinions: Opinions) -> Opinions:
    return Opinions(list(opinions.items), list(opinions.agreed), opinions.sent)


def _together(kept: Opinions, meanwhile: Opinions) -> Opinions:
    if not len(meanwhile):
        return kept
    kept = _copy(kept)
    kept.take(meanwhile)
    return kept
