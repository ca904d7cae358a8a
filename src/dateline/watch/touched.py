"""What came into the ledger since a position of its journal, as far as alerts ask."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.ledger.change_records import Wanted

if TYPE_CHECKING:
    from dateline.ledger import Ledger
    from dateline.ledger.change_records import Change


@dataclass(frozen=True, slots=True)
class PageChange:
    """An article whose page was changed: ids before and after, and whether claims went with it."""

    position: int
    before: str
    after: str
    retracts: bool


@dataclass(slots=True)
class Touched:
    """Articles that came, incidents that are new, and pages that changed."""

    articles: set[str] = field(default_factory=set)
    incidents: set[str] = field(default_factory=set)
    moved: dict[int, list[Change]] = field(default_factory=dict)
    withdrawn: dict[int, set[str]] = field(default_factory=dict)  # articles as they were, by position

    def pages(self) -> list[PageChange]:
        """Return the pages that changed, in the order of time."""
        return [
            PageChange(position, one.id, one.to or "", one.id in self.withdrawn.get(position, ()))
            for position, changes in sorted(self.moved.items())
            for one in changes
        ]


def find_touched(ledger: Ledger, since: int, until: int) -> Touched:
    """Return what came behind one position up to another."""
    found = Touched()
    whats = frozenset({"article", "claim", "incident"})
    wanted = Wanted(since=since, until=until, whats=whats, sharing="all")  # type: ignore[arg-type]
    for change in ledger.changes(wanted):
        take(found, change)
    return found


def take(found: Touched, change: Change) -> None:
    """Take in one change."""
    if change.of == "article" and change.kind == "added":
        found.articles.add(change.id)
    elif change.of == "incident" and change.kind == "added":
        found.incidents.add(change.id)
    elif change.of == "article" and change.kind == "revised" and change.to:
        found.moved.setdefault(change.position, []).append(change)
        found.articles.add(change.to)
    elif change.of == "claim" and change.kind == "withdrawn" and change.article:
        found.withdrawn.setdefault(change.position, set()).add(change.article)
