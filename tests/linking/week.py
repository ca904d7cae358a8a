"""Thirty invented pages of one week: happenings told by many, copies, excerpts, teasers, credits."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from tests.linking.builders import Draft, officials, reprint

if TYPE_CHECKING:
    from dateline.linking.neighbours import LinkedArticle
    from dateline.records import EventType

TOWNS = ("Hvolsvik", "Brattsund", "Lomnes")
OUTLETS = tuple(f"The {name} Herald" for name in ("Aster", "Birch", "Cedar", "Dahlia", "Elder", "Fern"))
ACTS: tuple[tuple[str, EventType], ...] = (
    ("Norway raided the harbour of {town}, killing {dead} people", "ASSAULT"),
    ("Norway shelled the old pier of {town}, killing {dead} people", "ASSAULT"),
    ("Dockers marched through {town} in the rain", "PROTEST"),
)
WORDS = ("quay", "rope", "gull", "tide", "crate", "lamp", "mast", "fog", "siren", "net", "hull", "oar")


def prose(chance: random.Random, count: int) -> str:
    """Words that no other text has in this order."""
    return " ".join(f"{chance.choice(WORDS)}{chance.randrange(10)}" for _ in range(count))


def tell(chance: random.Random, number: int) -> LinkedArticle:
    """A story of one or two happenings, with a source, perhaps with an outlet's credit or a title."""
    outlet = chance.choice(OUTLETS)
    acts = chance.sample(ACTS, chance.randrange(1, 3))
    town = chance.choice(TOWNS)
    dead = chance.randrange(2, 5)
    lines = [words.format(town=town, dead=dead) for words, _ in acts]
    text = f"{'. '.join(lines)}, officials said in {town}. {prose(chance, 90)}."
    draft = Draft(
        outlet, text, day=f"2031-03-{chance.randrange(3, 12):02}", title=f"Story {prose(chance, 5)}"
    )
    draft.url = f"https://{outlet.split()[1].lower()}.example/{number}"
    place = draft.place(town, "city", "NO", admin1="Vestland")
    norway, people = draft.actor("Norway", country="NO"), draft.actor("dockers", "group", named=False)
    via = [chance.choice(OUTLETS)] if chance.random() < 0.4 else []
    for line, (_, kind) in zip(lines, acts, strict=True):
        claim = draft.claim(line, officials(), via=[name for name in via if name != outlet])
        quantities = [draft.number(f"{dead} people", dead)] if kind == "ASSAULT" else []
        by = norway if kind == "ASSAULT" else people
        draft.event(line, kind, by=[claim], actors=[by], at=place, quantities=tuple(quantities))
    return draft.finish()


def tease(story: LinkedArticle, number: int) -> LinkedArticle:
    """A teaser that bears a story's title, or links to its page."""
    draft = Draft("The Aster Herald", f"More on page {number}.", kind="teaser")
    if number % 2:
        draft.title = story.article.title
    else:
        draft.link_to("page", story.url or "")
    return draft.finish()


def excerpt(story: LinkedArticle, chance: random.Random) -> LinkedArticle:
    """A page that stands partly in another: a third of its words."""
    words = story.article.text.split()
    draft = Draft("The Gorse Herald", f"{prose(chance, 70)} {' '.join(words[:30])}.")
    return draft.finish()


def pages_of_a_week() -> list[LinkedArticle]:
    """The pages, the same on every call."""
    chance = random.Random(11)  # noqa: S311  - repeatable, not secret
    stories = [tell(chance, number) for number in range(16)]
    copies = [reprint(one, f"The {name} Wire") for name in ("Iris", "Juniper") for one in stories[:3]]
    cut = [excerpt(one, chance) for one in stories[3:6]]
    teasers = [tease(one, number) for number, one in enumerate([*stories[:4], copies[0]])]
    return [*stories, *copies, *cut, *teasers]
