"""Things that people and machines do to a ledger, drawn at random but alike on every run."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tests.ledger.test_linking_steps import fill, page_of
from tests.linking.builders import Draft

from dateline.errors import InputError, ReviewRefused
from dateline.identity import capture_id, hash_text
from dateline.listing.listed import ListedActor
from dateline.reviewing.orders import Order

if TYPE_CHECKING:
    from random import Random

    from dateline.ledger import Ledger
    from dateline.linking.neighbours import LinkedArticle
    from dateline.reviewing.review import Choice


def stories(ledger: Ledger) -> list[LinkedArticle]:
    """Return the stories of a ledger that have an event, by id."""
    held = (one for one in ledger.articles() if one.article.kind == "story" and one.article.events)
    return sorted(held, key=lambda one: one.article.id)


def take_in(ledger: Ledger, chance: Random, waiting: list[LinkedArticle]) -> None:
    """Add the next pages."""
    fill(ledger, [waiting.pop() for _ in range(min(len(waiting), chance.randrange(1, 5)))])


def read_anew(ledger: Ledger, chance: Random, _: list[LinkedArticle]) -> None:
    """Read a page anew: without an event, or with other names for its actors."""
    one = chance.choice(stories(ledger))
    one = replace(one, source=one.source.removesuffix(one.article.id))
    if capture_id(page_of(one)[1].page) != one.capture:
        return  # its text is not what it was
    events = one.article.events[: chance.randrange(len(one.article.events) + 1)]
    actors = tuple(replace(each, name=each.name.swapcase()) for each in one.article.actors)
    again = replace(one, article=replace(one.article, events=events, actors=actors))
    fill(ledger, [again], f"reader/{chance.randrange(1000)}")


def change(ledger: Ledger, chance: Random, _: list[LinkedArticle]) -> None:
    """Add a later version of a page, of which the end is left out; it tells of nothing itself."""
    at_home = [one for one in stories(ledger) if one.url]
    if not at_home:
        return
    one = chance.choice(at_home)
    words = one.article.text.split()
    text = " ".join(words[: 2 * len(words) // 3])
    draft = Draft(one.article.outlet or "The Moss Herald", text, day="2032-01-01")
    draft.url = one.url
    later = draft.finish()
    fill(ledger, [replace(later, article=replace(later.article, text_sha256=hash_text(text)))])


def judge(ledger: Ledger, chance: Random, _: list[LinkedArticle]) -> None:
    """Reject or accept a claim or an event, or take that back."""
    one = chance.choice(stories(ledger)).article
    thing = chance.choice([*(each.id for each in one.events), *(each.id for each in one.claims)])
    choice: Choice = chance.choice(("reject", "reject", "accept", "undo"))
    with suppress(ReviewRefused):
        ledger.review([Order(choice, thing, "Ada")])


def join(ledger: Ledger, chance: Random, _: list[LinkedArticle]) -> None:
    """Join two incidents, or part an event from one."""
    groups = ledger.incident_groups()
    one, other = chance.sample(groups, 2)
    choice: Choice = chance.choice(("accept", "accept", "undo"))
    with suppress(ReviewRefused):
        ledger.review([Order(choice, f"{one.id}={other.id}", "Ada")])
    large = max(groups, key=lambda group: len(group.members))
    with suppress(ReviewRefused):
        events = [event for _, event in chance.sample(large.members, 2)]
        ledger.review([Order("reject", "=".join(events), "Ada")])


def join_actors(ledger: Ledger, chance: Random, _: list[LinkedArticle]) -> None:
    """Say that two actors are one, or that they are not."""
    ids = [each.id for one in stories(ledger) for each in one.article.actors]
    choice: Choice = chance.choice(("accept", "accept", "reject", "undo"))
    with suppress(ReviewRefused):
        ledger.review([Order(choice, "=".join(chance.sample(ids, 2)), "Ada")])


def list_actor(ledger: Ledger, chance: Random, _: list[LinkedArticle]) -> None:
    """Put an actor on the list, under another name."""
    actor = chance.choice([each for one in stories(ledger) for each in one.article.actors])
    ledger.list_actors([ListedActor(f"The {actor.name}", (actor.name,), role="minister")])


def forget(ledger: Ledger, chance: Random, _: list[LinkedArticle]) -> None:
    """Forget an article."""
    with suppress(InputError):
        ledger.forget(chance.choice(stories(ledger)).article.id, "asked for", "keeper")


def forget_person(ledger: Ledger, chance: Random, _: list[LinkedArticle]) -> None:
    """Forget somebody whom an article names in full."""
    people = sorted(
        {each.name for one in stories(ledger) for each in one.article.actors if " " in each.name}
    )
    with suppress(InputError):
        ledger.forget_person(chance.choice(people or ["Nobody Known"]), "asked for", "keeper")


DEEDS: Final = (
    take_in,
    take_in,
    read_anew,
    change,
    judge,
    judge,
    join,
    join_actors,
    list_actor,
    forget,
    forget_person,
)
