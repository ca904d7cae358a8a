"""One window of days linked: its articles out of the archive, what linking finds as rows."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from dateline.answers.case import open_cases
from dateline.answers.counted import count_origins
from dateline.answers.topics import find_topics
from dateline.answers.who_says import answer
from dateline.archive.link_columns import Copy, IncidentHeld, Membership
from dateline.archive.querying import stream
from dateline.archive.window_file import Held
from dateline.archive.window_steps import link_in_steps
from dateline.archive.window_store import WindowStore
from dateline.export.making import make_page
from dateline.linking.days import read_day, write_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from dateline.answered import Tie
    from dateline.archive.link_columns import LinkPart
    from dateline.archive.window_file import WindowFile
    from dateline.archive.windows import Window
    from dateline.linking.linkage import CopyGroup, IncidentGroup

ARTICLES: Final = """
    SELECT article, capture, page_sha256, url, source, gathered, day, report
    FROM read_parquet(?) WHERE day BETWEEN ? AND ?
"""
LINKING: Final = 0.5  # of the work of a window; the rest are the answers
CASES: Final = 50  # incidents whose articles are held at a time


@dataclass(frozen=True)
class Linked:
    """A window that was linked. What counts to it are the happenings first told on its own days.

    ``tell`` is called with the share of the window's work that is done.
    """

    window: Window
    store: WindowStore
    copies: tuple[CopyGroup, ...]
    ties: tuple[Tie, ...]
    tell: Callable[[float], None] = lambda _: None

    def first_day(self, articles: Iterable[str]) -> int | None:
        """Return the first day of publication among articles; None where none is held."""
        days = self.store.days
        return min((days[one] for one in articles if one in days), default=None)

    def is_own(self, articles: Iterable[str]) -> bool:
        """Tell whether the first of some articles is of the window's own days."""
        return self.window.has(self.first_day(articles))

    @property
    def own_groups(self) -> list[IncidentGroup]:
        """The incidents that are the window's own."""
        return [one for one in self.store.groups if self.is_own(article for article, _ in one.members)]


def link_window(
    window: Window, files: str, file: WindowFile, tell: Callable[[float], None] = lambda _: None
) -> Linked:
    """Return what linking finds in the articles of a window; ``files``: those of the archive's.

    ``file``: an empty one for this window; ``tell``: of the share that is done.
    """
    file.add(read_articles(window, files))
    found = link_in_steps(file, told=lambda share: tell(LINKING * share))
    return Linked(window, WindowStore(file, found), found.all_copies(), found.all_ties(), tell)


def read_articles(window: Window, files: str) -> Iterator[Held]:
    """Yield the articles of a window, in no order; some may come several times."""
    for article, capture, sha256, url, source, gathered, day, report in stream(
        ARTICLES, files, *window.around
    ):
        moment = gathered.isoformat(timespec="seconds") if gathered else None
        ordinal, page = day.toordinal(), f"sha256:{sha256}"
        yield Held(article, source, ordinal, capture, page, url, moment, report.encode())


def make_rows(linked: Linked) -> Iterator[tuple[LinkPart, Any]]:
    """Yield the rows of a window, with the table that each belongs to.

    Answers count the origins of their incidents; those of others are counted for the stories.
    """
    groups, store = linked.own_groups, linked.store
    yield from (("members", row) for group in groups for row in list_members(group))
    yield from (("incidents", row) for row in make_incidents(linked, groups))
    for each in linked.copies:
        if linked.is_own(each.articles):
            yield from (("copies", Copy(each.articles[0], one, *why(each))) for one in each.articles)
    for tie in linked.ties:
        if linked.is_own((tie.a, tie.b)):
            yield "ties", tie
    store.origins |= count_origins(store, (one for one in store.groups if one.id not in store.origins))
    for story in find_topics(store, None, None, len(store.days)).shown:
        if linked.window.has(read_day(story.first)):
            yield "stories", story


def list_members(group: IncidentGroup) -> Iterator[Membership]:
    """Yield the events of an incident, the founding one first."""
    for position, (article, event) in enumerate(group.members):
        yield Membership(group.id, position, article, event)


def why(group: CopyGroup) -> tuple[float, str]:
    """Return how much of their texts the articles of a group share at least, and in words."""
    return group.score, group.reason


def make_incidents(linked: Linked, groups: list[IncidentGroup]) -> Iterator[IncidentHeld]:
    """Yield the incidents that stories tell, each as the ledger's answer on it; note their origins."""
    store, rest, done = linked.store, iter(groups), 0
    while some := list(islice(rest, CASES)):
        ids = {article for group in some for article, _ in group.members}
        facts = {one.article: one.facts for one in store.file.get(ids)}
        for case in open_cases(store, some):
            pages = tuple(make_page(one, facts[one.article.id]) for one in case.articles)
            day = linked.first_day(article for article, _ in case.group.members)
            told = answer(case)
            store.origins[case.group.id] = told.asserting_origins
            yield IncidentHeld(write_day(day or 0), told, pages)
        done += len(some)
        linked.tell(LINKING + (1 - LINKING) * done / len(groups))
