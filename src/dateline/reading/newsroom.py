"""The newsroom: asks the readers one after the other and puts their parts into the article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.listing.listed import NOBODY
from dateline.reading.dateline_place import place_dateline
from dateline.reading.event_rebuttals import lay_rebuttals
from dateline.reading.findings import Findings
from dateline.reading.howmany import read_quantities
from dateline.reading.predicates import find_predicates
from dateline.reading.said import read_claims
from dateline.reading.tie import tie_quantities
from dateline.reading.tie_events import tie_loose
from dateline.reading.time_events import tie_times
from dateline.reading.what import read_events
from dateline.reading.when import read_times
from dateline.reading.where import read_toponyms
from dateline.reading.who import read_actors

if TYPE_CHECKING:
    from dateline.language.reading import Reading
    from dateline.listing.listed import ActorList
    from dateline.records import Article

PARTS = ("times", "places", "allusions", "actors", "quantities", "claims", "events")


def read_article(reading: Reading, listed: ActorList = NOBODY) -> Article:
    """Return the reading's article with everything the readers found in it.

    ``listed``: the actors on the user's own list.
    """
    found = Findings(times=read_times(reading, Findings()), listed=listed)
    places, allusions = read_toponyms(reading)
    found = replace(found, places=places, allusions=allusions)
    found = replace(found, actors=read_actors(reading, found))
    found = replace(found, quantities=read_quantities(reading, found))
    found = replace(found, claims=read_claims(reading, found))
    found = replace(found, events=read_events(reading, found))
    found = replace(found, events=tie_loose(reading, found.quantities, found.events))
    found = replace(found, events=lay_rebuttals(reading, found))
    found = replace(found, times=tie_times(reading, found))
    return fill(reading, tie_quantities(found))


def add_predicates(reading: Reading, article: Article) -> Article:
    """Return a read article with the status of every word that denotes a happening or a state."""
    return replace(article, predicates=find_predicates(reading, findings_of(article)))


def findings_of(article: Article) -> Findings:
    """Return what the readers found in an article, from its report."""
    return Findings(**{name: getattr(article, name) for name in PARTS})


def fill(reading: Reading, found: Findings) -> Article:
    """Return the article with its sentences and the findings."""
    return replace(
        reading.article,
        sentences=reading.sentences,
        dateline=place_dateline(reading.article.dateline, reading.text, found),
        times=found.times,
        places=found.places,
        actors=found.actors,
        quantities=found.quantities,
        claims=found.claims,
        events=found.events,
        allusions=found.allusions,
    )
