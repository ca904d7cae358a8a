"""The events that are looked at in one linking: fetched once, compared as often as need be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.linking import gatherings
from dateline.linking.credits import Bonds
from dateline.linking.matching import judge
from dateline.linking.shelf import split_ref

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.linking.gatherings import Gathering
    from dateline.linking.matching import Verdict
    from dateline.linking.neighbours import LinkedArticle
    from dateline.linking.shelf import Seat, Shelf
    from dateline.linking.sketches import Told
    from dateline.linking.traits import Traits
    from dateline.records import Article


class Cast:
    """Articles of a shelf and their gatherings, as they are once articles are gathered."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.seats: dict[int, Seat] = {}
        self._gatherings: dict[int, Gathering] = {}
        self._by_id: dict[str, Seat] = {}
        self._verdicts: dict[tuple[int, int], Verdict | None] = {}
        self.bonds = Bonds((), ())

    def bring(self, refs: Iterable[int]) -> None:
        """Fetch the articles of events, where they are not here yet."""
        self.bring_articles({split_ref(ref)[0] for ref in refs})

    def bring_articles(self, numbers: Iterable[int]) -> None:
        """Fetch articles with what their gatherings are known by, where they are not here yet."""
        new = self.shelf.seats(set(numbers) - self.seats.keys())
        self.seats.update(new)
        self._by_id.update((seat.sketch.one.article.id, seat) for seat in new.values())
        homes = {seat.gathering for seat in new.values()} - self._gatherings.keys()
        self._gatherings.update(self.shelf.gatherings(homes))
        for number, seat in new.items():
            if seat.gathering not in self._gatherings:
                self._gatherings[number] = gatherings.of_seat(seat)
            standing = self._gatherings[seat.gathering].standing
            self.bonds.standing[seat.sketch.one.article.id] = standing

    def told(self, ref: int) -> Told:
        """Return an event that was brought."""
        number, place = split_ref(ref)
        return self.seats[number].sketch.told[place]

    def traits(self, ref: int) -> Traits:
        """Return what an event that was brought is compared by."""
        return self.told(ref).traits

    def gathering(self, ref: int) -> Gathering:
        """Return the gathering of an event's article."""
        return self._gatherings[self.seats[split_ref(ref)[0]].gathering]

    def head(self, ref: int) -> int:
        """Return the event that stands for all that are told in the same words."""
        return self.gathering(ref).heads[self.told(ref).words].ref

    def article(self, article: str) -> Article:
        """Return an article that was brought, bare."""
        return self._by_id[article].sketch.one.article

    def copies_of(self, article: str) -> list[LinkedArticle]:
        """Return an article that was brought with its copies, without their texts, in order of id."""
        home = self._by_id[article].gathering
        members = self.shelf.gathered([home])[home]
        self.bring_articles(members)
        return sorted((self.seats[one].sketch.one for one in members), key=lambda one: one.article.id)

    def reason(self, a: int, b: int) -> str:
        """Return why two events were taken for one, or for two."""
        verdict = self.judge(a, b)
        return verdict.reason if verdict else ""

    def judge(self, a: int, b: int) -> Verdict | None:
        """Return the verdict on two events; the same whichever is named first."""
        pair = (a, b) if a < b else (b, a)
        if pair not in self._verdicts:
            self._verdicts[pair] = self._judge(*pair)
        return self._verdicts[pair]

    def _judge(self, a: int, b: int) -> Verdict | None:
        """Return the verdict on two events that were not judged yet."""
        one, other = self.traits(a), self.traits(b)
        if other.member < one.member:
            one, other = other, one
        return judge(one, other, self.bonds.closest(one, other))
