"""What a field of a review is read and applied with: the article, and who takes part in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from dateline.errors import ReviewRefused
from dateline.reviewing.spots import common, find_spot

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.records import Actor, Article, Mention, Place, Span
    from dateline.reviewing.review import Thing

EMPTY: Final = frozenset({"", "none"})
YES: Final = frozenset({"yes", "true", "y", "1"})
NO: Final = frozenset({"no", "false", "n", "0"})


class Under(NamedTuple):
    """A thing under review and the article it is in; both change as corrections are applied."""

    article: Article
    thing: Thing


def is_empty(given: Any) -> bool:
    """Tell whether a value says that there is none."""
    return given is None or given == [] or (isinstance(given, str) and given.strip().lower() in EMPTY)


def split_items(given: Any) -> list[Any]:
    """Return the items of a value: a list as it is, words parted by semicolons."""
    if is_empty(given):
        return []
    if isinstance(given, list):
        return list(given)
    if isinstance(given, dict):
        return [given]
    return [part.strip() for part in str(given).split(";") if part.strip()]


def choose(name: str, given: Any, known: Iterable[str]) -> str:
    """Return a value of a vocabulary, whatever its case; raises ReviewRefused for another."""
    held = {word.casefold(): word for word in known}
    found = held.get(str(given).strip().casefold())
    if found is None:
        listed = ", ".join(sorted(held.values()))
        raise ReviewRefused(f"There is no {name} {str(given)!r}.", f"Give one of: {listed}.")
    return found


def parse_flag(name: str, given: Any) -> bool:
    """Return a yes or no; raises ReviewRefused for anything else."""
    if isinstance(given, bool):
        return given
    word = str(given).strip().lower()
    if word not in YES | NO:
        raise ReviewRefused(
            f"{name} is yes or no, not {str(given)!r}.", f"Give {name}=yes or {name}=no."
        )
    return word in YES


def find_spots(article: Article, given: Any, near: int) -> list[list[int]]:
    """Return the offsets of each item of a value."""
    return [list(find_spot(article, item, near)) for item in split_items(given)]


def owner_of(span: Span, owned: Iterable[Actor] | Iterable[Place]) -> Any | None:
    """Return the actor or place one of whose mentions shares most with a span; None where none does."""
    best, most = None, 0
    for one in owned:
        for mention in one.mentions:
            shared = overlap(mention, span)
            if shared > most:
                best, most = one, shared
    return best


def overlap(one: Mention | Span, other: Mention | Span) -> int:
    """Return how many characters two spans share."""
    return common((one.start, one.end), (other.start, other.end))
