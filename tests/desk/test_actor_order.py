"""The list of actors: ranked once for each state of the ledger, page by page as all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from dateline.desk import people
from dateline.desk.desk import Desk
from dateline.desk.parameters import ActorsAsked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.actors import ActorAnswer, ActorsWanted
    from dateline.ledger import Ledger


def pages(desk: Desk, **asked: Any) -> Iterator[ActorAnswer]:
    cursor: str | None = ""
    while cursor is not None:
        found = people.list_actors(desk, desk.ledger(), ActorsAsked(limit=7, cursor=cursor, **asked))
        yield from found.items
        cursor = found.next


@pytest.mark.parametrize("asked", [{}, {"words": "Moscow"}, {"type": "person"}])
def test_pages_give_what_ranking_all_gives(made: str, asked: dict[str, Any]) -> None:
    desk = Desk(made)
    whole = desk.ledger().actors(ActorsAsked(**asked).wanted(masked=False))
    assert whole
    assert tuple(pages(desk, **asked)) == whole


def test_all_are_ranked_once(made: str, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(made)
    kind = type(desk.ledger())
    ranked: list[ActorsWanted] = []
    ranking = kind.actor_order

    def count(self: Ledger, wanted: ActorsWanted) -> tuple[str, ...]:
        ranked.append(wanted)
        return ranking(self, wanted)

    monkeypatch.setattr(kind, "actor_order", count)
    assert len(list(pages(desk))) > 14
    assert len(ranked) == 1
