"""Invented articles of invented people, as pages of a ledger: actors and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dateline.identity import article_id, capture_id, hash_bytes, hash_text, span_id, span_key
from dateline.records import Actor, Article, Mention, PageFacts, Published, Report

if TYPE_CHECKING:
    from random import Random

    from dateline.ledger import Ledger

GIVEN = ("Lena", "Nora", "Khalifa", "Kalifa", "")
FAMILY = ("Hemtar", "Himter", "Ibarra", "Dovell", "Calderon")
COUNTRIES = ("PE", "LY", None)
ROLES = ("minister", "former president", "Libyan commander", "general", None)
BODIES = ("RMF", "Rapid Mountain Forces", "Moscow", "Kremlin", "Army", "Defence Ministry", "UN")


def make_article(source: str, people: list[dict[str, Any]], day: str, text: str = "") -> Article:
    """Return an article whose text names its actors one after the other."""
    whole = text + ", ".join(str(one["name"]) for one in people)
    digest, at = hash_text(whole), len(text)
    actors = []
    for one in people:
        spot = (Mention(at, at + len(one["name"]), one["name"], "name"),)
        actors.append(Actor(id=span_id("act", digest, span_key(spot)), mentions=spot, **one))
        at += len(one["name"]) + 2
    page = page_of(source)
    return Article(
        id=article_id(capture_id(page), 0),
        kind="story",
        title=f"On {source}",
        outlet=f"The {source[0].upper()} Herald",
        text=whole,
        text_sha256=digest,
        actors=tuple(actors),
        published=Published(day, "metadata"),
    )


def page_of(source: str) -> PageFacts:
    """Return the page that a source is."""
    return PageFacts(f"sha256:{hash_bytes(source.encode())}", source, bytes=len(source.encode()))


def add(ledger: Ledger, article: Article, source: str, reader: str = "1") -> str:
    """Add an article to a ledger; return its id."""
    assert ledger.add(source.encode(), Report(page_of(source), (article,)), reader, "{}")
    return article.id


def person(
    name: str, country: str | None = None, role: str | None = None, **more: Any
) -> dict[str, Any]:
    """Return a person, with a public role where a role is given."""
    given = {"public": role is not None, "sector": "GOV" if role else None} | more
    return {"name": name, "type": "person", "country": country, "role": role, **given}


def body(name: str, kind: str = "military", country: str | None = None, **more: Any) -> dict[str, Any]:
    """Return a body."""
    return {"name": name, "type": kind, "country": country, **more}


def some_people(chance: Random) -> list[dict[str, Any]]:
    """Return people and bodies whose names come close to each other."""
    found = []
    for _ in range(4):
        name = f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}".strip()
        sector = chance.choice(("GOV", "CVL", None))
        one = person(name, chance.choice(COUNTRIES), chance.choice(ROLES))
        found.append(one | {"sector": sector})
    for name in chance.sample(BODIES, 3):
        alias = ("RMF",) if chance.random() < 0.3 else ()
        found.append(body(name, country=chance.choice(COUNTRIES), aliases=alias))
    return found
