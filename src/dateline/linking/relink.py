"""Linking step by step: some articles come and go, and what hangs together with them is found anew.

The outcome for a set of articles is the same in whatever steps they came, but for the ids of incidents,
which are kept once given. (Where more than ``partners.MOST_PARTNERS`` events share keys within a week,
or more than ``wordings.COMMON`` texts one run of words, what is compared may depend on the order.)
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.linking import gatherings, partners, wordings
from dateline.linking.cast import Cast
from dateline.linking.components import Threads, members_of
from dateline.linking.copied import Moved, Turnover, find_copied, regather
from dateline.linking.copies import copy_group, tie_order, ties_of
from dateline.linking.credited import credit_ties
from dateline.linking.incidents import Scene, find_incidents
from dateline.linking.partners import Leaving
from dateline.linking.pointers import point_teasers
from dateline.linking.shelf import ref_of, split_ref
from dateline.linking.versions import home

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dateline.answered import Tie
    from dateline.linking.copies import Copied
    from dateline.linking.gatherings import Gathering
    from dateline.linking.incidents import Found
    from dateline.linking.linkage import CopyGroup, Member
    from dateline.linking.rulings import Ruling
    from dateline.linking.shelf import Seat, Shelf
    from dateline.linking.sketches import Sketch
    from dateline.records import Article


@dataclass(frozen=True, slots=True)
class Change:
    """What changed: articles that are new or read anew; ids of articles that are gone.

    ``stirred``: ids of further articles whose incidents are to be found anew.
    """

    fresh: Sequence[Sketch]
    gone: Iterable[str] = ()
    stirred: Iterable[str] = ()


@dataclass(frozen=True, slots=True)
class Relinked:
    """What was found anew. All that was known before of the same articles and events gives way to it.

    ``articles``: those whose copies were looked for, with their groups and ties; ``teasers``: where
    each of these leads; ``members``: the events whose incidents were looked for, those gone included;
    ``tellers``: the articles of incidents, bare; ``homes``: the addresses of stories that came or went.
    """

    articles: frozenset[str]
    copies: tuple[CopyGroup, ...]
    ties: tuple[Tie, ...]
    teasers: Mapping[str, tuple[Tie, ...]]
    members: frozenset[Member]
    tellers: Mapping[str, Article]
    incidents: tuple[Found, ...]
    homes: frozenset[str]


def relink(shelf: Shelf, change: Change, rulings: Sequence[Ruling] = ()) -> Relinked:
    """Take a change into the shelf and return what is found anew.

    ``rulings``: what people decided to be one happening or not.
    """
    new_ids = {sketch.one.article.id for sketch in change.fresh}
    gone = dict(shelf.seats(shelf.numbers({*change.gone, *new_ids}).values()))
    torn = dict(shelf.gatherings({seat.gathering for seat in gone.values()}))
    leaving = [*heads_of_gone(shelf, gone, torn)]
    touched = wordings.take_out(shelf, gone)
    shelf.leave(gone)
    fresh = dict(shelf.seats(shelf.seat(change.fresh).values()))
    touched |= wordings.take_in(shelf, fresh)
    copied = find_copied(shelf, touched)
    moved = regather(shelf, copied, Turnover(torn, frozenset(fresh)))
    shelf.part(torn.keys() - shelf.gathered(torn).keys())
    stirred = shelf.seats(shelf.numbers(change.stirred).values())
    cast = Cast(shelf)
    heads = relink_events(cast, leaving, moved, {**fresh, **stirred})
    return finish(cast, Step(gone, fresh, copied, heads), rulings)


@dataclass(frozen=True, slots=True)
class Step:
    """What one step touched: articles that went and came, texts, and the heads to start from."""

    gone: Mapping[int, Seat]
    fresh: Mapping[int, Seat]
    copied: Sequence[Copied]
    heads: frozenset[int]


def heads_of_gone(
    shelf: Shelf, gone: Mapping[int, Seat], torn: Mapping[int, Gathering]
) -> Iterator[Leaving]:
    """Yield the heads of articles that go, and of the gatherings that they leave."""
    for seat in gone.values():
        if seat.gathering not in torn:
            yield from leave_all(gatherings.of_seat(seat), {seat.number: seat})
    for gathering in torn.values():
        numbers = {split_ref(head.ref)[0] for head in gathering.heads.values()}
        yield from leave_all(gathering, shelf.seats(numbers))


def leave_all(gathering: Gathering, seats: Mapping[int, Seat]) -> Iterator[Leaving]:
    """Yield the heads of a gathering as leaving it."""
    for head in gathering.heads.values():
        number, place = split_ref(head.ref)
        yield Leaving(head.ref, seats[number].sketch.told[place].traits, gathering)


def relink_events(
    cast: Cast, leaving: list[Leaving], moved: Sequence[Moved], touched: Mapping[int, Seat]
) -> frozenset[int]:
    """Take events out of the index and others in; return the heads whose incidents may change."""
    entering: set[int] = set()
    going: dict[int, Gathering] = {}
    for each in moved:
        now = {head.ref for head in each.now.heads.values()}
        known = {head.ref: piece for piece in each.before for head in piece.heads.values()}
        going |= {ref: piece for ref, piece in known.items() if not (each.kept and ref in now)}
        entering |= now - known.keys() if each.kept else now
    leaving += leave_some(cast.shelf, going)
    alone, apart = partners.take_out(cast.shelf, leaving)
    refill = apart if {one.ref for one in leaving} - entering else set()
    others = partners.enter(cast, sorted(entering | refill))
    heads = entering | refill | others | alone
    cast.bring_articles(touched)
    heads |= {
        cast.head(ref_of(number, place))
        for number, seat in touched.items()
        for place in range(len(seat.sketch.told))
    }
    return frozenset(heads)


def leave_some(shelf: Shelf, going: Mapping[int, Gathering]) -> Iterator[Leaving]:
    """Yield heads of some gatherings as leaving them."""
    seats = shelf.seats({split_ref(ref)[0] for ref in going})
    for ref, gathering in going.items():
        number, place = split_ref(ref)
        yield Leaving(ref, seats[number].sketch.told[place].traits, gathering)


def finish(cast: Cast, step: Step, rulings: Sequence[Ruling]) -> Relinked:
    """Return what a step found, once the shelf is as it will be."""
    articles = {seat.sketch.one.article.id for one in step.copied for seat in one.seats}
    groups = [group for one in step.copied if (group := copy_group(one))]
    ties = {tie for one in step.copied for tie in ties_of(one)}
    found = find_all(cast, step.heads, rulings)
    members = {member for one in found for member in one.members}
    members |= {told.traits.member for seat in step.gone.values() for told in seat.sketch.told}
    names = {seat.sketch.one.article.id for seat in step.gone.values()}
    return Relinked(
        frozenset(articles | names),
        tuple(sorted(groups, key=lambda group: group.articles)),
        tuple(sorted(ties, key=tie_order)),
        point_teasers(cast.shelf, step.gone, step.fresh),
        frozenset(members),
        {article: cast.article(article) for one in found for article, _ in one.members},
        tuple(found),
        frozenset(homes_of((*step.gone.values(), *step.fresh.values()))),
    )


def homes_of(seats: Iterable[Seat]) -> Iterator[str]:
    """Yield the addresses at which stories live: what changes there may change what others rest on."""
    for seat in seats:
        one = seat.sketch.one
        if one.article.kind == "story" and (address := home(one)):
            yield address


def find_all(cast: Cast, heads: Iterable[int], rulings: Sequence[Ruling]) -> list[Found]:
    """Return the incidents of all components that hold one of these heads."""
    threads = Threads(cast, rulings)
    threads.reach(heads)
    stands_for = members_of(cast, threads.pairs)
    apart: dict[int, list[int]] = defaultdict(list)
    for edge in cast.shelf.edges("apart", threads.pairs):
        apart[edge.a].append(edge.b)
    cast.bring({other for others in apart.values() for other in others})
    found: list[Found] = []
    for component in threads.components():
        refs = in_order(cast, (ref for head in component for ref in stands_for[head]))
        same = [(a, b, x) for a in component for b, x in threads.pairs[a].items() if a < b]
        looks = [(a, b) for a in sorted(component) for b in sorted(apart.get(a, ()))]
        scene = Scene(refs, same, looks)
        found += (with_credits(cast, one) for one in find_incidents(cast, scene, rulings))
    return found


def in_order(cast: Cast, refs: Iterable[int]) -> list[int]:
    """Return events in the order of their articles' ids and of their places there."""
    return sorted(
        refs,
        key=lambda ref: (cast.seats[split_ref(ref)[0]].sketch.one.article.id, split_ref(ref)[1]),
    )


def with_credits(cast: Cast, found: Found) -> Found:
    """Return an incident with the ties of its articles that credit each other added."""
    return found._replace(ties=(*found.ties, *credit_ties(cast, found)))
