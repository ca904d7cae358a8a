"""Small articles with what a test needs in them, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dateline.identity import article_id, capture_id, hash_bytes, hash_text, span_id, span_key
from dateline.records import (
    Actor,
    Article,
    Claim,
    Event,
    EventPlace,
    Mention,
    PageFacts,
    Participant,
    Place,
    Published,
    Report,
    Sentence,
    Source,
    Span,
    Time,
)

if TYPE_CHECKING:
    from dateline.ledger import Ledger

NAMES = ("Nera Calder", "Ivo Brandt")


def article(title: str, text: str, *, published: str | None = None, **more: Any) -> Article:
    """Return an article; actors are the names of ``NAMES`` that it holds. Its id comes with its page."""
    digest = hash_text(text)
    actors = tuple(
        Actor(span_id("act", digest, name), name, "person", mentions=(mention(text, name),))
        for name in NAMES
        if name in text
    )
    return Article(
        id="",
        kind="story",
        title=title,
        text=text,
        text_sha256=digest,
        published=Published(published, "metadata"),
        sentences=(Sentence(0, len(text), 0),),
        actors=actors,
        **more,
    )


def span(text: str, words: str) -> Span:
    """Return the span of words in a text."""
    at = text.index(words)
    return Span(at, at + len(words), words)


def mention(text: str, name: str) -> Mention:
    """Return the mention of a name in a text."""
    at = span(text, name)
    return Mention(at.start, at.end, at.text, "name")


def claim(page: Article, content: str, who: str | None, **more: Any) -> Article:
    """Return an article with one claim more."""
    words = span(page.text, content)
    source = Source((), who, None, "official" if who else "unstated", named=bool(who))
    key = span_id("clm", page.text_sha256, span_key([words]))
    return replace(page, claims=(*page.claims, Claim(key, 0, (words,), sources=(source,), **more)))


def event(page: Article, trigger: str, kind: Any, **more: Any) -> Article:
    """Return an article with one event more. ``place``: name and point; ``day``: one or two.

    ``anchor``: a span of its own words, else the trigger.
    """
    words = span(page.text, trigger)
    anchor = more.pop("anchor", words)
    place, day = more.pop("place", None), more.pop("day", None)
    places, times = page.places, page.times
    if place is not None:
        name, latitude, longitude = place
        key = span_id("plc", page.text_sha256, name)
        places = (*places, Place(key, name, latitude=latitude, longitude=longitude))
        more["places"] = (EventPlace(key, "at"),)
    if day is not None:
        first, last = day.split()[0], day.split()[-1]
        more["when"] = span_id("tmx", page.text_sha256, day)
        times = (*times, Time(more["when"], words, "DATE", earliest=first, latest=last, resolved=True))
    more.setdefault("actors", tuple(Participant(actor.id) for actor in page.actors))
    key = span_id("evt", page.text_sha256, span_key([words]), kind)
    coded = Event(id=key, type=kind, anchor=anchor, trigger=words, **more)
    return replace(page, places=places, times=times, events=(*page.events, coded))


def report_of(page: Article) -> tuple[bytes, Report]:
    """Return the bytes and the report of a page that holds one article."""
    data = f"{page.title}\n\n{page.text}".encode("utf-8", "surrogatepass")
    facts = PageFacts(f"sha256:{hash_bytes(data)}", f"pages/{page.title}.txt", bytes=len(data))
    return data, Report(facts, (replace(page, id=article_id(capture_id(facts), 0)),))


def add(ledger: Ledger, *pages: Article) -> None:
    """Store pages."""
    for page in pages:
        assert ledger.add(*report_of(page), "reader/1", "{}")
