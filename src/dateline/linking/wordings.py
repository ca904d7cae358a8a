"""Wordings: which texts share five-word runs with which, found by an index of sampled runs.

A wording is a text to the word; the articles that print it share an entry, and the one of the least
number stands for it. The work is bounded: a run that many wordings share (a rights line, a page printed
a thousand times with small differences) brings together only those of nearly one length.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from dateline.linking.copies import DERIVED
from dateline.linking.numbers import BITS, number_of
from dateline.linking.shelf import Edge, Post
from dateline.linking.shingles import count_shared, shingle_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dateline.linking.shelf import Seat, Shelf
    from dateline.linking.shingles import Numbers

COMMON = 24  # a run in more wordings than this is common
NEAR = 3  # how many of the next longer and next shorter ones a wording is compared with over such a run
LEAST_SHARE = 0.08  # of the smaller text's sampled runs; half of a real 0.2 by chance at most


def take_in(shelf: Shelf, fresh: Mapping[int, Seat]) -> set[int]:
    """Take articles that are on the shelf into the index; return the wordings that they have."""
    new = [seat for seat in fresh.values() if seat.sketch.digest]
    shelf.post(Post(wording_key(seat), seat.number, 0, 0) for seat in new)
    standing = {min(numbers) for numbers in holders(shelf, new).values()}
    enter(shelf, sorted(standing & fresh.keys()))
    return standing


def wording_key(seat: Seat) -> int:
    """Return the key under which the articles of a wording stand."""
    return number_of("wording", seat.sketch.digest.hex())


def holders(shelf: Shelf, seats: Iterable[Seat]) -> dict[int, list[int]]:
    """Return the articles of the wordings of these, by the wordings' keys."""
    found: dict[int, list[int]] = defaultdict(list)
    for post in shelf.posted({wording_key(seat) for seat in seats if seat.sketch.digest}):
        found[post.key].append(post.ref)
    return found


def take_out(shelf: Shelf, gone: Mapping[int, Seat]) -> set[int]:
    """Take articles that are still on the shelf out of the index.

    Returns the wordings that were compared with theirs, and those that others still have.
    """
    held = {number: seat for number, seat in gone.items() if seat.sketch.digest}
    before = holders(shelf, held.values())
    shelf.withdraw((wording_key(seat), number) for number, seat in held.items())
    standing = {min(numbers) for numbers in before.values()} & held.keys()
    shelf.withdraw((key, number) for number in standing for key in run_keys(held[number]))
    edges = list(shelf.edges("text", standing))
    shelf.cut("text", [(edge.a, edge.b) for edge in edges])
    heirs = {min(left) for numbers in before.values() if (left := set(numbers) - held.keys())}
    enter(shelf, sorted(heir for heir in heirs if is_heir(heir, before, standing)))
    return ({end for edge in edges for end in (edge.a, edge.b)} | heirs) - held.keys()


def is_heir(heir: int, before: Mapping[int, Sequence[int]], standing: set[int]) -> bool:
    """Tell whether an article stands for its wording in the place of one that is gone."""
    return any(heir in numbers and min(numbers) in standing for numbers in before.values())


def run_keys(seat: Seat) -> list[int]:
    """Return the keys of a wording's sampled runs."""
    return [int(run) >> (64 - BITS) for run in seat.sketch.runs]


def enter(shelf: Shelf, numbers: Sequence[int]) -> None:
    """Take wordings into the index, and keep what they share with those that are there."""
    seats = shelf.seats(numbers)
    keys = {number: run_keys(seats[number]) for number in numbers}
    shelf.post(
        Post(key, number, seats[number].sketch.words, len(keys[number]))
        for number in numbers
        for key in keys[number]
    )
    pairs = sorted(find_candidates(shelf, keys))
    shelf.connect("text", measure(shelf, pairs))


def find_candidates(shelf: Shelf, keys: Mapping[int, list[int]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs (low, high) of wordings that may share a fifth of the smaller one, each once."""
    postings: dict[int, list[Post]] = defaultdict(list)
    for post in shelf.posted({key for each in keys.values() for key in each}):
        postings[post.key].append(post)
    for posting in postings.values():
        posting.sort(key=lambda post: (post.first, post.ref))
    found: set[tuple[int, int]] = set()
    for number, own in keys.items():
        near = [post for key in own for post in nearest(number, postings[key])]
        sizes = {post.ref: post.last for post in near}
        for other, count in Counter(post.ref for post in near).items():
            if count >= LEAST_SHARE * min(len(own), sizes[other]):
                found.add((min(number, other), max(number, other)))
    yield from found


def nearest(number: int, posting: Sequence[Post]) -> list[Post]:
    """Return the others of a run: all of a rare one, of a common one those next in length."""
    if len(posting) <= COMMON:
        return [post for post in posting if post.ref != number]
    length = next(post.first for post in posting if post.ref == number)
    place = bisect_left(posting, (length, number), key=lambda post: (post.first, post.ref))
    return [*posting[max(0, place - NEAR) : place], *posting[place + 1 : place + 1 + NEAR]]


def measure(shelf: Shelf, pairs: Sequence[tuple[int, int]]) -> Iterator[Edge]:
    """Yield the exact overlap of every pair that shares a fifth or more."""
    texts = shelf.words_of({number for pair in pairs for number in pair})
    runs: dict[int, Numbers] = {}
    for a, b in pairs:
        for number in (a, b):
            if number not in runs:
                runs[number] = shingle_text(texts[number])
        shared = count_shared(runs[a], runs[b])
        smaller, larger = sorted((runs[a].size, runs[b].size))
        if shared >= DERIVED * smaller:
            yield Edge(a, b, shared / smaller, shared / larger)
