"""Whether what was going on ("troops were shelling the town") is told as if it still is."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from dateline.reading.status_governors import status_words

if TYPE_CHECKING:
    from dateline.reading.status_tree import Tree
    from dateline.records import Published, Time

WAS: Final = frozenset({"was", "were"})
LATELY: Final = timedelta(days=1)  # what went on the day before an article is news of that day
WITHIN: Final = frozenset(
    {"advcl", "acl", "acl:relcl", "advcl:relcl"}
)  # "as they were crossing": but the frame of another act


def is_unended(tree: Tree, token: int) -> bool:
    """Tell whether nothing in its sentence ends a past progressive.

    It is over where another act befell it ("when the truce began"), where it is but the frame of one
    ("as they were crossing", "the man who was leading them"), and where "then", "earlier", "at the
    time" set it apart from now.
    """
    first = tree.likes(token)
    if tree.relation(first) in WITHIN and "where" not in tree.words(first, "advmod"):
        return False
    if not status_words("over_now").isdisjoint(tree.words(first, "advmod")) or is_back_then(tree, first):
        return False
    return all(tree.mark(one) not in status_words("befalling") for one in tree.under(first, "advcl"))


def is_back_then(tree: Tree, token: int) -> bool:
    """Tell whether "at the time" or "at that moment" stands beside a verb."""
    near = (one for one in tree.under(token, "obl", "obl:tmod") if tree.case(one) == "at")
    return any(tree.reading.lower(one) in {"time", "moment"} for one in near)


def is_long_ago(time: Time | None, published: Published) -> bool:
    """Tell whether a time ended before the day that precedes publication; False where not known."""
    if time is None or time.latest is None or not published.value:
        return False
    try:
        day = date.fromisoformat(published.value[:10])
    except ValueError:
        return False
    return date.fromisoformat(time.latest) < day - LATELY
