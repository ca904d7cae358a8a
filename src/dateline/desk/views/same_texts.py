"""Which stories of a list print a text that others print too, and where both stand beside each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.desk.site.links import with_query
from dateline.desk.views.holding import hold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.answers.sharing import Sharing
    from dateline.answers.store import Store
    from dateline.desk.views.holding import Telling

MOST: Final = 20  # articles with one text that are looked at for each


@dataclass(frozen=True, slots=True)
class SameText:
    """Another outlet with the same text, how many more there are, and both texts beside each other.

    ``at_least``: of more than ``MOST`` articles these are but some. ``texts`` is empty on a shared
    desk, which shows no whole texts.
    """

    outlet: str
    more: int
    at_least: bool
    texts: str


def find_same(store: Store, ids: Sequence[str], sharing: Sharing | None) -> dict[str, SameText]:
    """Return for articles that are copies, or copied, another outlet with their text.

    It is the earliest of up to ``MOST`` articles, which are all of most texts.
    """
    groups = {key: group.articles for group in store.copy_groups_of(ids) for key in group.articles}
    wanted = {key: groups[key] for key in ids if key in groups}
    looked_at = {one for found in wanted.values() for one in found[:MOST]} | wanted.keys()
    tellings = hold(store, looked_at, sharing).tellings
    same = ((key, name_same(key, found, tellings, sharing)) for key, found in wanted.items())
    return {key: one for key, one in same if one}


def name_same(
    key: str, group: Sequence[str], tellings: Mapping[str, Telling], sharing: Sharing | None
) -> SameText | None:
    """Return what is said of an article whose text others have; None where nobody has."""
    own = tellings[key].outlet if key in tellings else ""
    others = [tellings[one] for one in group[:MOST] if one in tellings and tellings[one].outlet != own]
    if not others:
        return None
    first = min(others, key=lambda one: (one.day or "9999", one.id))
    texts = "" if sharing else with_query("/compare", [("a", key), ("b", first.id)])
    return SameText(first.outlet, len({one.outlet for one in others}) - 1, len(group) > MOST, texts)
