"""An alert in words: what happened, who says it, in which words, by which chain. Never as a fact.

The words are taken from the ledger when an alert is sent, so nothing is told of what was forgotten.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from dateline.answers.incidents import answer_incidents
from dateline.answers.sharing import Sharing, articles_in, share
from dateline.hosts import host_of
from dateline.ledger.change_records import FieldChange, Wanted
from dateline.rights.masks import mask_words
from dateline.watch.tolls import say_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.answered import IncidentAnswer
    from dateline.ledger import Ledger
    from dateline.ledger.alert_records import Alert, AlertKind
    from dateline.ledger.change_records import Change
    from dateline.ledger.change_records import Sharing as Leaving

QUOTED: Final = 4  # quotations of one alert
MOST_CLAIMS: Final = 8  # of an article that was changed
UNTOLD: Final = frozenset({"text"})  # of which the ledger tells but the hash
HEADS: Final[dict[AlertKind, str]] = {
    "incident": "New incident",
    "second-origin": "A second independent origin",
    "denial": "First denial",
    "retracted": "A page no longer holds what it claimed",
    "changed": "An article was changed",
}


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of an article, who is said to have said them, and where they stand."""

    words: str
    by: str
    article: str
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldAlert:
    """An alert as every channel tells it. ``chains`` lead from an outlet to an origin.

    ``key`` is the same however often it is sent; ``changes`` tell of an article that was changed, or
    of a toll, what it was and is.
    """

    key: str
    kind: AlertKind
    at: str
    search: str
    title: str
    quoted: tuple[Quoted, ...] = ()
    chains: tuple[tuple[str, ...], ...] = ()
    changes: tuple[FieldChange, ...] = ()
    incident: str | None = None
    articles: int = 0
    asserting_origins: int = 0
    denying_origins: int = 0
    url: str | None = None


def tell_alert(ledger: Ledger, alert: Alert, *, masked: bool) -> ToldAlert | None:
    """Return an alert in words; None where the ledger holds nothing of it (any more).

    ``masked``: people without a public role are not named, by the name of the search neither.
    """
    if alert.incident is None:
        return tell_change(ledger, alert, masked=masked)
    traced = ledger.trace_incident(alert.incident)
    found = answer_incidents(ledger, [traced.now]) if traced and traced.now else ()
    shared = next(share(ledger, found, Sharing(masked=masked)), None)
    if shared is None:
        return None
    told = tell_incident(alert, shared)
    return mask_search(ledger, told, articles_in(found[0])) if masked else told


def mask_search(ledger: Ledger, told: ToldAlert, articles: Iterable[str]) -> ToldAlert:
    """Return an alert whose saved search names nobody without a public role in the articles it is of."""
    held = [one.article for one in ledger.articles_of(articles)]
    return replace(told, search=mask_words(told.search, held))


def tell_incident(alert: Alert, answer: IncidentAnswer) -> ToldAlert:
    """Return an alert on an incident in words, those first that brought it."""
    quoted = quote(alert, answer)
    side = "denies" if alert.kind == "denial" else "asserts"
    chains = [
        chain
        for origin in answer.origins
        if origin.side == side or alert.kind == "incident"
        for chain in origin.chains
    ]
    toll = alert.toll
    changes = [FieldChange(toll.what, say_count(toll.before), say_count(toll.after))] if toll else []
    counted = [f"Reported {one.field}: {one.before} → {one.after}" for one in changes]
    return ToldAlert(
        key=alert.key,
        kind=alert.kind,
        at=alert.at,
        search=alert.search,
        title=f"{HEADS.get(alert.kind) or counted[0]}. {answer.incident.title}",
        quoted=quoted,
        chains=tuple(dict.fromkeys(chains)),
        changes=tuple(changes),
        incident=answer.incident.id,
        articles=answer.articles,
        asserting_origins=answer.asserting_origins,
        denying_origins=answer.denying_origins,
        url=next((one.url for one in quoted if one.url), None),
    )


def quote(alert: Alert, answer: IncidentAnswer) -> tuple[Quoted, ...]:
    """Return the words that bear an alert, each with who says them."""
    wanted = "denies" if alert.kind == "denial" else None
    by = {
        claim: origin.name
        for origin in answer.origins
        if wanted is None or origin.side == wanted
        for claim in origin.claims
    }
    first = (alert.article, *alert.fresh)
    pieces = [one for one in answer.evidence if one.claim in by or (wanted is None and not one.claim)]
    pieces.sort(key=lambda one: (one.article not in first, one.article != alert.article))
    found = (
        Quoted(one.span.text, by.get(one.claim or "", "the outlet itself"), one.article, one.url)
        for one in pieces
    )
    return tuple(dict.fromkeys(found))[:QUOTED]


def tell_change(ledger: Ledger, alert: Alert, *, masked: bool) -> ToldAlert | None:
    """Return in words what a page's change did to its article."""
    position = alert.position or 0
    sharing: Leaving = "masked" if masked else "short"
    wanted = Wanted(since=position - 1, until=position, sharing=sharing)
    whole = tuple(ledger.changes(wanted))
    head = next((one for one in whole if one.of == "article" and one.to == alert.article), None)
    if head is None or head.words is None:
        return None
    claims = [one for one in whole if one.of == "claim" and one.article in (head.id, head.to)]
    fields = [one for one in head.changes if one.field not in UNTOLD]
    told = ToldAlert(
        key=alert.key,
        kind=alert.kind,
        at=alert.at,
        search=alert.search,
        title=f"{HEADS[alert.kind]}. {host_of(head.source) or 'Its page'} has: “{head.words}”",
        changes=(*fields, *list_claims(claims)),
        articles=1,
        url=head.source if head.source and "://" in head.source else None,
    )
    return mask_search(ledger, told, [head.id, *([head.to] if head.to else [])]) if masked else told


def list_claims(claims: Iterable[Change]) -> Iterator[FieldChange]:
    """Yield claims that went, came or were revised, those first that went, each in its words."""
    order = ("withdrawn", "revised", "added")
    for one in sorted(claims, key=lambda each: order.index(each.kind))[:MOST_CLAIMS]:
        if one.kind == "withdrawn":
            yield FieldChange("claim", one.words, None)
        elif one.kind == "added":
            yield FieldChange("claim", None, one.words)
        else:
            yield from (replace(each, field=f"claim, {each.field}") for each in one.changes)


def say_alert(told: ToldAlert) -> list[str]:
    """Return an alert as lines of plain text, the title first."""
    lines = [told.title, f"Saved search: {told.search}"]
    noun = "article" if told.articles == 1 else "articles"
    if told.incident:
        lines.append(
            f"{told.articles} {noun}; independent origins: {told.asserting_origins} assert,"
            f" {told.denying_origins} deny."
        )
    lines += [f"{one.field}: {say_value(one.before)} → {say_value(one.after)}" for one in told.changes]
    lines += [f"“{one.words}” ({one.by})" + (f" {one.url}" if one.url else "") for one in told.quoted]
    lines += [f"Chain: {' ← '.join(chain)}" for chain in told.chains[:QUOTED]]
    return [*lines, *([told.incident] if told.incident else []), *([told.url] if told.url else [])]


def say_value(value: Any) -> str:
    """Return a value of a field in words."""
    if isinstance(value, list):
        return "; ".join(map(str, value)) or "none"
    return "none" if value is None else str(value)
