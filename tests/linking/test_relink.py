"""Linking in steps: whatever comes and goes, and in what order, what is left is linked as at once."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.linking.week import pages_of_a_week

from dateline.linking.memory import MemoryShelf
from dateline.linking.relink import Change, relink
from dateline.linking.sketches import make_sketch

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.answered import Tie
    from dateline.linking.linkage import CopyGroup
    from dateline.linking.neighbours import LinkedArticle
    from dateline.linking.relink import Relinked


class State:
    """What all steps so far have found, kept as the ledger keeps it."""

    def __init__(self, articles: Iterable[LinkedArticle]) -> None:
        self.by_id = {one.article.id: one for one in articles}
        self.shelf = MemoryShelf({key: one.article.text for key, one in self.by_id.items()})
        self.copies: set[CopyGroup] = set()
        self.ties: set[Tie] = set()
        self.teasers: dict[str, tuple[Tie, ...]] = {}
        self.incidents: dict[frozenset[tuple[str, str]], object] = {}

    def step(self, fresh: Sequence[str] = (), gone: Sequence[str] = ()) -> None:
        changed = {*fresh, *gone}
        stirred = {
            article
            for members in self.incidents
            if any(one in changed for one, _ in members)
            for article, _ in members
        }
        sketches = [make_sketch(self.by_id[key]) for key in fresh]
        self.keep(relink(self.shelf, Change(sketches, gone, stirred - changed)), changed)

    def keep(self, found: Relinked, changed: set[str]) -> None:
        self.copies = {one for one in self.copies if not found.articles & set(one.articles)}
        self.copies |= set(found.copies)
        self.ties = {tie for tie in self.ties if not found.articles & {tie.a, tie.b}} | set(found.ties)
        self.teasers = {key: ties for key, ties in self.teasers.items() if key not in changed}
        self.teasers |= {key: ties for key, ties in found.teasers.items() if key in self.by_id}
        self.incidents = {
            members: one
            for members, one in self.incidents.items()
            if not (members & found.members or any(article in changed for article, _ in members))
        }
        for one in found.incidents:
            self.incidents[frozenset(one.members)] = (one.members, one.reasons, set(one.ties))

    def seen(self) -> tuple[object, ...]:
        leading = {key: ties for key, ties in self.teasers.items() if ties}
        return self.copies, self.ties, leading, self.incidents


def at_once(articles: Sequence[LinkedArticle]) -> State:
    state = State(articles)
    state.step([one.article.id for one in articles])
    return state


WEEK = pages_of_a_week()


def test_the_pages_hold_what_is_to_be_found() -> None:
    copies, ties, teasers, incidents = at_once(WEEK).seen()
    assert copies
    assert {tie.kind for tie in ties} == {"copy", "partly_derived"}  # type: ignore[attr-defined]  # a set of ties
    assert teasers
    assert max(len(members) for members in incidents) > 3  # type: ignore[attr-defined]  # a dict by members


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 2**32), size=st.integers(1, 9))
def test_steps_in_any_order_find_what_one_step_finds(seed: int, size: int) -> None:
    order = [one.article.id for one in WEEK]
    random.Random(seed).shuffle(order)  # noqa: S311  - repeatable, not secret
    state = State(WEEK)
    for start in range(0, len(order), size):
        state.step(order[start : start + size])
    assert state.seen() == at_once(WEEK).seen()


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 2**32), share=st.floats(0.1, 0.9))
def test_what_is_gone_leaves_what_would_be_found_without_it(seed: int, share: float) -> None:
    chance = random.Random(seed)  # noqa: S311  - repeatable, not secret
    gone = [one.article.id for one in WEEK if chance.random() < share]
    state = at_once(WEEK)
    for start in range(0, len(gone), 3):
        state.step(gone=gone[start : start + 3])
    left = [one for one in WEEK if one.article.id not in gone]
    state.by_id = {one.article.id: one for one in left}
    state.teasers = {key: ties for key, ties in state.teasers.items() if key in state.by_id}
    assert state.seen() == at_once(left).seen()


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_what_is_read_anew_changes_nothing_where_it_is_the_same(seed: int) -> None:
    again = random.Random(seed).sample([one.article.id for one in WEEK], 5)  # noqa: S311  - repeatable, not secret
    state = at_once(WEEK)
    state.step(again)
    assert state.seen() == at_once(WEEK).seen()
