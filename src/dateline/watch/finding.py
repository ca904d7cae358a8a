"""Finds what is to be told of a saved search: incidents, origins, denials, tolls, changed articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.answers.incidents import answer_incidents
from dateline.errors import SearchBroken
from dateline.identity import hash_text
from dateline.ledger.alert_records import Alert
from dateline.watch.matching import find_fitting
from dateline.watch.tolls import find_tolls
from dateline.watch.touched import find_touched

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dateline.answered import IncidentAnswer, Origin
    from dateline.ledger import Ledger
    from dateline.ledger.alert_records import AlertKind
    from dateline.searches import SavedSearch
    from dateline.watch.touched import Touched


def look(ledger: Ledger, searches: Iterable[SavedSearch], channels: Sequence[str]) -> tuple[Alert, ...]:
    """Keep what is to be told of saved searches since each was last looked at; return what is new.

    The first time a search is looked at nothing is told: what the ledger holds then is known.
    A search that cannot be read any more is passed over. As long as something waits to be linked,
    nothing is looked at: what is linked later would be behind the position then, and told by nobody.
    """
    book, until = ledger.alert_book(), ledger.position()
    if not ledger.is_linked():  # asked behind the position: all up to it is linked
        return ()
    touched: dict[int, Touched] = {}
    fresh: list[Alert] = []
    for search in searches:
        since = book.position(search.name)
        if since == until:
            continue
        alerts: list[Alert] = []
        if since is not None:
            if since not in touched:
                touched[since] = find_touched(ledger, since, until)
            alerts = list(find_alerts(ledger, search, touched[since]))
        fresh += book.take(search.name, until, alerts, channels)
    return tuple(fresh)


def find_alerts(ledger: Ledger, search: SavedSearch, touched: Touched) -> Iterator[Alert]:
    """Yield what is to be told of one search."""
    known = {page.before for page in touched.pages()}
    try:
        fitting = find_fitting(ledger, search.query, touched.articles | known)
    except SearchBroken:
        return
    for answer in answer_incidents(ledger, sorted(fitting.incidents)):
        yield from of_incident(ledger, search.name, answer, touched)
    for page in touched.pages():
        if {page.before, page.after} & fitting.articles:
            kind: AlertKind = "retracted" if page.retracts else "changed"
            key = make_key(search.name, kind, str(page.position), page.after)
            yield Alert(key, kind, search.name, article=page.after, position=page.position)


def of_incident(
    ledger: Ledger, search: str, answer: IncidentAnswer, touched: Touched
) -> Iterator[Alert]:
    """Yield what is to be told of an incident: that it is new, or what is new of it."""
    incident, fresh = answer.incident.id, frozenset(answer.article_ids) & touched.articles
    brought = tuple(sorted(fresh))
    if incident in touched.incidents or fresh == set(answer.article_ids):
        yield Alert(make_key(search, "incident", incident), "incident", search, incident, fresh=brought)
        return
    if not fresh:
        return
    now, before = count_side(answer.origins, "asserts"), count_side(answer.origins, "asserts", fresh)
    if now >= 2 > before:
        key = make_key(search, "second-origin", incident)
        yield Alert(key, "second-origin", search, incident, fresh=brought)
    if count_side(answer.origins, "denies") and not count_side(answer.origins, "denies", fresh):
        yield Alert(make_key(search, "denial", incident), "denial", search, incident, fresh=brought)
    articles = ledger.articles_of(answer.article_ids)
    for toll in find_tolls(articles, frozenset(answer.incident.events), fresh):
        key = make_key(search, "toll", incident, toll.what, str(toll.after), toll.article)
        yield Alert(key, "toll", search, incident, toll.article, fresh=brought, toll=toll)


def count_side(origins: Iterable[Origin], side: str, without: frozenset[str] = frozenset()) -> int:
    """Return how many established origins of a side there are, or were without some articles."""
    of_side = [one for one in origins if one.side == side and one.established]
    return sum(not set(one.articles) <= without for one in of_side)


def make_key(*parts: str) -> str:
    """Return the key of an alert: the same whenever the same is found."""
    return hash_text("\0".join(parts))
