"""A page that was pasted, as its reading is shown: who says what, and what happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.linking.pronouns import is_pronoun, say_called

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.records import Article, Claim, Event, Report


@dataclass(frozen=True, slots=True)
class Said:
    """A claim: who says it, with which word, what, and how sure."""

    who: tuple[str, ...]
    stance: str
    cue: str
    words: str
    hedges: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Happened:
    """An event: its words, type, status, and who says so."""

    words: str
    what: str
    status: str
    who: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pasted:
    """An article of a page."""

    title: str | None
    outlet: str | None
    day: str | None
    said: tuple[Said, ...]
    happened: tuple[Happened, ...]


def show_articles(report: Report) -> tuple[Pasted, ...]:
    """Return the stories of a report as they are shown."""
    return tuple(show_article(one) for one in report.articles if one.kind == "story")


def show_article(article: Article) -> Pasted:
    """Return one article as it is shown."""
    names = {actor.id: actor.name for actor in article.actors}
    claims = {claim.id: show_claim(claim, names) for claim in article.claims}
    events = tuple(show_event(event, claims) for event in article.events)
    day = article.published.value
    return Pasted(article.title, article.outlet, day, tuple(claims.values()), events)


def show_claim(claim: Claim, names: Mapping[str, str]) -> Said:
    """Return a claim; a source is called by its words, and by its name where these are others."""
    who = (call(source.text, names.get(source.actor or "")) for source in claim.sources)
    return Said(
        tuple(filter(None, who)),
        claim.stance,
        " … ".join(span.text for span in claim.cue),
        " … ".join(span.text for span in claim.content),
        tuple(span.text for span in claim.hedges),
    )


def call(text: str | None, name: str | None) -> str:
    """Return what a source is called."""
    if is_pronoun(text):
        return say_called(text, name) or ""
    return f"{name} ({text})" if text and name and name not in text else text or name or ""


def show_event(event: Event, claims: Mapping[str, Said]) -> Happened:
    """Return an event with whoever says so."""
    who = (name for key in event.according_to if key in claims for name in claims[key].who)
    what = " · ".join(part.lower() for part in (event.type, event.mode) if part)
    return Happened(event.anchor.text, what, event.status.replace("_", " "), tuple(dict.fromkeys(who)))
