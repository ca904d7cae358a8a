"""A window linked step by step: what each step finds takes the place of what was known of the same."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from dateline.ledger.link_posts import file_recent
from dateline.ledger.link_shelf import LedgerShelf, Sketchbook
from dateline.linking.copies import tie_order
from dateline.linking.naming import name_incident
from dateline.linking.relink import Change, relink
from dateline.linking.sketches import make_sketch
from dateline.linking.versions import home

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from dateline.answered import Tie
    from dateline.archive.window_file import WindowFile
    from dateline.linking.linkage import CopyGroup, IncidentGroup, Member
    from dateline.linking.neighbours import LinkedArticle
    from dateline.linking.relink import Relinked

STEP: Final = 800  # articles linked at a time
REMEMBERED: Final = 4_000  # sketches at hand between two steps


class Findings:
    """What linking knows of a window so far. ``homes``: addresses, with the story that lives there."""

    def __init__(self) -> None:
        self.copies: dict[str, CopyGroup] = {}
        self.tied: dict[str, dict[Tie, None]] = {}
        self.teasers: dict[str, tuple[Tie, ...]] = {}
        self.incidents: dict[str, tuple[IncidentGroup, tuple[Tie, ...]]] = {}
        self.by_member: dict[Member, str] = {}
        self.homes: list[tuple[str, str]] = []

    def take(self, found: Relinked) -> None:
        """Take in what a step found."""
        self.take_copies(found)
        self.take_ties(found)
        self.teasers |= found.teasers
        for member in found.members:
            self.drop_incident(self.by_member.get(member, ""))
        for one in found.incidents:
            group = name_incident(one, {}, found.tellers)[0]
            self.incidents[group.id] = group, tuple(dict.fromkeys(one.ties))
            self.by_member |= dict.fromkeys(group.members, group.id)

    def take_copies(self, found: Relinked) -> None:
        """Have copy groups in the place of those of the same articles."""
        for article in found.articles:
            known = self.copies.get(article)
            for one in known.articles if known else ():
                self.copies.pop(one, None)
        self.copies |= {article: group for group in found.copies for article in group.articles}

    def take_ties(self, found: Relinked) -> None:
        """Have the ties of copies in the place of those of the same articles."""
        for article in found.articles:
            for tie in self.tied.pop(article, {}):
                for end in (tie.a, tie.b):
                    self.tied.get(end, {}).pop(tie, None)
        for tie in found.ties:
            for end in (tie.a, tie.b):
                self.tied.setdefault(end, {})[tie] = None

    def drop_incident(self, key: str) -> None:
        """Know an incident no more."""
        if key in self.incidents:
            for member in self.incidents.pop(key)[0].members:
                self.by_member.pop(member, None)

    def all_copies(self) -> tuple[CopyGroup, ...]:
        """Return the groups of copies, by their articles."""
        groups = {group.articles: group for group in self.copies.values()}
        return tuple(groups[key] for key in sorted(groups))

    def all_ties(self) -> tuple[Tie, ...]:
        """Return every tie, each once, in order."""
        found = {tie for ties in self.tied.values() for tie in ties}
        found |= {tie for ties in self.teasers.values() for tie in ties}
        found |= {tie for _, ties in self.incidents.values() for tie in ties}
        return tuple(sorted(found, key=tie_order))

    def all_incidents(self) -> tuple[IncidentGroup, ...]:
        """Return the incidents, by id."""
        return tuple(self.incidents[key][0] for key in sorted(self.incidents))


def link_in_steps(
    file: WindowFile, step: int = STEP, told: Callable[[float], None] = lambda _: None
) -> Findings:
    """Return what linking finds in all articles of a window, so many at a time by day.

    ``told`` is called with the share of them that is linked.
    """
    findings, book, days = Findings(), Sketchbook(REMEMBERED), file.days()
    rest, done = iter(days), 0
    while ids := list(islice(rest, step)):
        articles = [one.open() for one in file.get(ids)]
        findings.homes += homes_of(articles)
        findings.take(link_some(file, articles, book))
        done += len(ids)
        told(done / len(days))
    book.forget()
    return findings


def link_some(file: WindowFile, articles: Sequence[LinkedArticle], book: Sketchbook) -> Relinked:
    """Take articles onto the shelf of a window, and return what is found anew."""
    file.keep_texts(one.article for one in articles)
    shelf = LedgerShelf(file.connection, book=book)
    found = relink(shelf, Change([make_sketch(one) for one in articles]))
    file_recent(file.connection)
    return found


def homes_of(articles: Iterable[LinkedArticle]) -> Iterator[tuple[str, str]]:
    """Yield the addresses of stories, with their ids."""
    for one in articles:
        address = home(one) if one.article.kind == "story" else ""
        if address:
            yield address, one.article.id
