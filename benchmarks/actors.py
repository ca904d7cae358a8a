"""What it costs to keep the actors of a ledger, article by article, while it grows.

    python benchmarks/actors.py [--articles N] [--ledger FILE]

Invented articles of twenty actors each go into a ledger: half of them states and bodies that are in
everybody's news, drawn by Zipf's law, the others people, every third of whom nobody has named before.
Only what groups of actors are made of is stored: no pages, no texts. Taking in the last hundred one by
one is what is measured, in milliseconds of processor time: the median and the worst.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterable  # noqa: TC003  - run as a script
from pathlib import Path
from random import Random
from statistics import median
from time import process_time

from dateline.identity import hash_text, make_id
from dateline.ledger import Ledger, actor_links
from dateline.ledger.engine import writing
from dateline.linking.neighbours import LinkedArticle
from dateline.records import Actor, Article, Mention, Published

STATES = ("US", "RU", "CN", "GB", "FR", "DE", "IR", "IL", "UA", "IN", "TR", "SA", "EG", "LY", "SD", "SY")
SYLLABLES = (
    "ka",
    "ri",
    "mo",
    "ta",
    "ne",
    "so",
    "li",
    "ba",
    "du",
    "fe",
    "gar",
    "hol",
    "min",
    "pet",
    "ros",
    "en",
)
FIELDS = ("Defence Ministry", "Foreign Ministry", "Central Bank", "Supreme Court", "Army", "Parliament")
ROLES = ("minister", "general", "spokesman", "mayor", "president", "lawyer", None, None)
ONE_BY_ONE = 100


class News:
    """Invented articles by number, the same every time."""

    def __init__(self) -> None:
        self.chance = Random(1)  # noqa: S311  - the same articles every time
        self.known: list[Actor] = []

    def write(self, number: int) -> LinkedArticle:
        """Return the next article."""
        draw = self.chance
        actors = [self.state(draw) for _ in range(7)] + [self.body(draw) for _ in range(5)]
        actors += [self.person(draw) for _ in range(8)]
        named = {actor.name: actor for actor in actors}
        found = tuple(
            Actor(**{**fields(actor), "id": f"act:{number:07}{at:02}"})
            for at, actor in enumerate(named.values())
        )
        text = f"Article {number}"
        article = Article(
            id=make_id("art", text),
            kind="story",
            text=text,
            text_sha256=hash_text(text),
            actors=found,
            published=Published(f"2031-{1 + number % 12:02}-{1 + number % 28:02}", "metadata"),
        )
        return LinkedArticle(article, f"cap:{number}", None, f"{number}.txt")

    def state(self, draw: Random) -> Actor:
        """Return a state, the first ones most often."""
        return named("country of " + (code := pick(draw, STATES)), "government", code)

    def body(self, draw: Random) -> Actor:
        """Return a ministry or the like, or a body with a name of its own."""
        if draw.random() < 0.5:
            return named(draw.choice(FIELDS), "government", pick(draw, STATES))
        words = f"{make_name(draw)} {draw.choice(('Front', 'Works', 'Council', 'Union'))}"
        short = "".join(word[0] for word in words.split())
        return named(words, "organisation", pick(draw, STATES), aliases=(short,))

    def person(self, draw: Random) -> Actor:
        """Return a person: a new one, or one whom articles named before, some only by surname."""
        if len(self.known) < 50 or draw.random() < 0.33:
            full = f"{make_name(draw)} {make_name(draw)}"
            role = draw.choice(ROLES)
            more = {"role": role, "public": role is not None, "sector": "GOV" if role else None}
            self.known.append(named(full, "person", pick(draw, STATES), **more))
            return self.known[-1]
        place = int(len(self.known) * draw.random() ** 3)
        one = self.known[place]
        if draw.random() < 0.1:
            return named(one.name.split()[-1], "person", one.country, role=one.role, public=one.public)
        return one


def fields(actor: Actor) -> dict[str, object]:
    """Return the fields of an actor."""
    return {name: getattr(actor, name) for name in Actor.__slots__}  # type: ignore[attr-defined]  # it has slots


def pick(draw: Random, values: tuple[str, ...]) -> str:
    """Return one of some values, the first most often."""
    return values[int(len(values) * draw.random() ** 3)]


def make_name(draw: Random) -> str:
    """Return a made-up name."""
    return "".join(draw.choice(SYLLABLES) for _ in range(draw.choice((2, 2, 3)))).capitalize()


def named(name: str, kind: str, country: str | None, **more: object) -> Actor:
    """Return an actor with one mention."""
    spot = (Mention(0, len(name), name, "name"),)
    return Actor("", name, kind, country, mentions=spot, **more)  # type: ignore[arg-type]  # words are right


def measure(path: Path, count: int) -> None:
    """Fill a ledger and take in the last articles one by one; print what that costs."""
    news = News()
    held: dict[str, LinkedArticle] = {}
    actor_links.find_articles = lambda _, ids: tuple(held[key] for key in ids)
    with Ledger.open(path, create=True) as ledger:
        started = process_time()
        for first in range(0, count - ONE_BY_ONE, 1000):
            last = min(first + 1000, count - ONE_BY_ONE)
            held = {one.article.id: one for one in map(news.write, range(first, last))}
            take(ledger, held)
            print(f"{last} {process_time() - started:.1f} s", flush=True)
        spent = []
        for number in range(count - ONE_BY_ONE, count):
            one = news.write(number)
            held = {one.article.id: one}
            started = process_time()
            take(ledger, held)
            spent.append(1000 * (process_time() - started))
    print(f"one article: {median(spent):.1f} ms, {max(spent):.1f} ms at most")


def take(ledger: Ledger, articles: Iterable[str]) -> None:
    """Take articles in."""
    with writing(ledger._engine) as connection:  # noqa: SLF001  - no page is stored
        actor_links.update_actors(connection, articles)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--ledger", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as own:
        measure(given.ledger or Path(own) / "actors.db", given.articles)


if __name__ == "__main__":
    main()
