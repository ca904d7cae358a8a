"""What a thing to review was read as, in words: who says it, or what happened as the text tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.desk.views.agreeing import agree
from dateline.linking.pronouns import say_called
from dateline.records import Claim, Event

if TYPE_CHECKING:
    from dateline.records import Article
    from dateline.reviewing.review import Thing


def say_read(article: Article, thing: Thing) -> str:
    """Return what a claim or event was read as; nothing of a place."""
    if isinstance(thing, Event):
        kind = " · ".join(part.lower() for part in (thing.type, thing.mode) if part)
        return f"{kind}, told as {thing.status.replace('_', ' ')}"
    return say_claim(article, thing) if isinstance(thing, Claim) else ""


def say_claim(article: Article, claim: Claim) -> str:
    """Return who makes a claim, and what they do: "Ilse Brandt (“she”) denies"."""
    names = {actor.id: actor.name for actor in article.actors}
    called = [
        say_called(one.text, names.get(one.actor or "")) or one.kind.replace("_", " ")
        for one in claim.sources
    ]
    stance = agree(claim.stance, several=len(called) > 1)
    return f"{', '.join(called)} {stance}" if called else stance
