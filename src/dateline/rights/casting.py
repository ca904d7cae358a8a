"""Who is masked in a set of articles, under which numbers, and where in each text they are named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.rights.finding import Hit, Person, find_people, plain_words, settle
from dateline.rights.roles import has_public_role
from dateline.rights.spelling import make_plain, name_words, split_words, titles, words_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dateline.records import Actor, Article, Mention

WORD: Final = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]{2,})*")
Words = tuple[str, ...]
Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose words some words are: a masked person's (``number``), or another's, named by ``others``."""

    number: int | None = None
    others: frozenset[str] = frozenset()


NOBODY: Final = Owner()


@dataclass(frozen=True)
class Names:
    """The people whose names are masked.

    ``kept`` are the names of others, of several words: people, bodies, places. ``shared`` are words
    that are plain words as well, and mask nobody by themselves.
    """

    people: tuple[Person, ...]
    kept: tuple[str, ...]
    shared: frozenset[str]

    def find(self, text: str, owner: Owner = NOBODY) -> list[Hit]:
        """Return where the people are named in words about the article, such as its title."""
        own = [one for one in self.people if one.number == owner.number]
        mine = own[0].words if own else frozenset()
        held = list(bounds_of(text, self.kept))
        hits = find_people(text, self.people, held, (self.shared | owner.others) - mine)
        return [give(hit, own, text) for hit in hits]


@dataclass(frozen=True)
class Cast(Names):
    """The people of one article whose names are masked, by the actors they are, and where."""

    article: Article
    actors: dict[str, int]
    hits: tuple[Hit, ...]

    def owner(self, actor: str | None) -> Owner:
        """Return whose words those of an actor are."""
        number = self.actors.get(actor or "")
        if number is not None:
            return Owner(number)
        named = [one for one in self.article.actors if one.id == actor]
        own = (one for one in named if not is_called_after(one, self.people))
        return Owner(None, frozenset(word for one in own for word in name_words(one.name)))


def give(hit: Hit, own: Sequence[Person], text: str) -> Hit:
    """Return a hit of one word as that of the person in question, where it is of their name."""
    words = name_words(text[hit.start : hit.end])
    if own and len(words) == 1 and words[0] in own[0].words:
        return Hit(hit.start, hit.end, own[0].number)
    return hit


def cast_private(articles: Sequence[Article]) -> dict[str, Cast]:
    """Return the casts of articles, by their ids: all people without a public role in any of them.

    One person is one number in all articles: those of one full name are taken for one person, and a
    surname alone for the only one who has it. Numbers count from 1, in the order of the texts.
    """
    public = {
        name_words(actor.name)
        for article in articles
        for actor in article.actors
        if actor.type == "person" and has_public_role(actor, article)
    }
    private = {
        article.id: [actor for actor in article.actors if is_private(actor, article, public)]
        for article in articles
    }
    return number_people(articles, private)


def is_private(actor: Actor, article: Article, public: set[Words]) -> bool:
    """Tell whether an actor is a named person without a public role here or in another article."""
    words = name_words(actor.name)
    if actor.type != "person" or not any(names_of(actor)) or words in public:
        return False
    if has_public_role(actor, article):
        return False
    return words != surname(actor.name) or not belongs_to_public(words, article)


def belongs_to_public(words: Words, article: Article) -> bool:
    """Tell whether a name is the surname of people with a public role, and of nobody else here."""
    bearers = [
        actor
        for actor in article.actors
        if actor.type == "person" and surname(actor.name) == words != name_words(actor.name)
    ]
    return bool(bearers) and all(has_public_role(actor, article) for actor in bearers)


def names_of(actor: Actor) -> Iterator[Mention]:
    """Yield the mentions that are names."""
    yield from (mention for mention in actor.mentions if mention.kind == "name")


def number_people(articles: Sequence[Article], chosen: dict[str, list[Actor]]) -> dict[str, Cast]:
    """Return the casts of articles for these actors of each: one number for one person."""
    keys: dict[Words | str, int] = {}
    full = {(name_words(one.name), surname(one.name)) for each in chosen.values() for one in each}
    casts = {}
    for article in articles:
        actors = {
            actor.id: keys.setdefault(key_of(actor, full), len(keys) + 1)
            for actor in sorted(chosen[article.id], key=first_place)
        }
        casts[article.id] = make_cast(article, actors)
    return casts


def first_place(actor: Actor) -> int:
    """Return where an actor is first named."""
    return min(mention.start for mention in names_of(actor))


def key_of(actor: Actor, full: set[tuple[Words, Words]]) -> Words | str:
    """Return what tells whether two actors are one person: the full name; a surname has one owner."""
    words = name_words(actor.name)
    if words != surname(actor.name):
        return words
    owners = [name for name, last in full if last == words != name]
    return owners[0] if len(owners) == 1 else actor.id


def surname(name: str) -> Words:
    """Return the words of the last part of a name, one where it has a hyphen: "Onwu-Brandt"."""
    return name_words(name.rsplit(maxsplit=1)[-1]) if name.split() else ()


def make_cast(article: Article, actors: dict[str, int]) -> Cast:
    """Return the cast of an article in which these actors are masked under these numbers."""
    names: dict[int, dict[Words, None]] = {}
    for actor in article.actors:
        if actor.id in actors:
            found = (actor.name, *(mention.text for mention in names_of(actor)))
            forms = sorted({name_words(name) for name in found}, key=lambda one: (-len(one), one))
            names.setdefault(actors[actor.id], {}).update(dict.fromkeys(forms))
    people = tuple(Person(number, tuple(forms)) for number, forms in sorted(names.items()))
    if not people:
        return Cast((), tuple(kept_names(article, actors)), frozenset(), article, actors, ())
    shared = plain_words(article.text)
    hits = find_in_text(article, people, actors, shared)
    return Cast(people, tuple(kept_names(article, actors)), shared, article, actors, hits)


def merge_names(casts: Iterable[Names]) -> Names:
    """Return the people of several articles as one set; names of others are kept from all of them."""
    casts = tuple(casts)
    held = [cast for cast in casts if cast.people]
    names: dict[int, dict[Words, None]] = {}
    for person in (person for cast in held for person in cast.people):
        names.setdefault(person.number, {}).update(dict.fromkeys(person.names))
    people = tuple(Person(number, tuple(forms)) for number, forms in sorted(names.items()))
    kept = tuple(sorted({name for cast in casts for name in cast.kept}))
    shared = frozenset.intersection(*(cast.shared for cast in held)) if held else frozenset()
    return Names(people, kept, shared)


def find_in_text(
    article: Article, people: Sequence[Person], actors: dict[str, int], shared: frozenset[str]
) -> tuple[Hit, ...]:
    """Return all names of people in an article's text: those the reading found, and what it missed."""
    known = [
        hit
        for actor in article.actors
        if actor.id in actors
        for mention in names_of(actor)
        for hit in bare_name(mention, actors[actor.id])
    ]
    bounds = [(hit.start, hit.end) for hit in known]
    found = find_people(article.text, people, [*others_at(article, people, actors), *bounds], shared)
    fresh = [hit for hit in found if (hit.start, hit.end) not in set(bounds)]
    return tuple(settle([*known, *fresh]))


def bare_name(mention: Mention, number: int) -> Iterator[Hit]:
    """Yield a mention without the titles before its name; nothing where it is titles alone."""
    plain = make_plain(mention.text)
    words = [found.span() for found in WORD.finditer(plain.text)]
    first = next((span for span in words if plain.text[span[0] : span[1]] not in titles()), None)
    if first is not None:
        start, _ = plain.original(*first)
        _, end = plain.original(*words[-1])
        yield Hit(mention.start + start, mention.start + end, number)


def others_at(article: Article, people: Sequence[Person], actors: dict[str, int]) -> Iterator[Bounds]:
    """Yield where others are named in a text: people who are not masked, bodies and places.

    One word of the name of a body that is called after somebody masked is not the body's: it may be
    that person's own. So may a place's of one word be, but where it is said that something is there.
    """
    for actor in article.actors:
        if actor.id not in actors:
            after = is_called_after(actor, people)
            named = (one for one in names_of(actor) if not after or len(one.text.split()) > 1)
            yield from ((one.start, one.end) for one in named)
    words = frozenset(word for person in people for word in person.words)
    for place in article.places:
        named = (one for one in place.mentions if one.kind == "name")
        yield from ((one.start, one.end) for one in named if is_place(one, words, article.text))


def is_place(mention: Mention, words: frozenset[str], text: str) -> bool:
    """Tell whether a name is a place's for sure: more than a word of a masked person's name."""
    own = name_words(mention.text)
    return len(own) != 1 or own[0] not in words or is_there(text, mention.start)


def is_there(text: str, start: int) -> bool:
    """Tell whether a word that tells a place stands right before: "in Ibarra"."""
    before = split_words(make_plain(text[max(0, start - 20) : start]).text)
    return bool(before) and before[-1] in words_for("place") and text[:start].rstrip()[-1:].isalpha()


def is_called_after(actor: Actor, people: Sequence[Person]) -> bool:
    """Tell whether a body's name holds the full name of one of these people."""
    words = f" {' '.join(name_words(actor.name))} "
    full = (name for person in people for name in person.names if len(name) > 1)
    return actor.type != "person" and any(f" {' '.join(name)} " in words for name in full)


def kept_names(article: Article, actors: dict[str, int]) -> Iterator[str]:
    """Yield the names of several words that others have: "Ibarra Street", "Dana Ibarra"."""
    named = [one.text for actor in article.actors if actor.id not in actors for one in names_of(actor)]
    named += [one.text for place in article.places for one in place.mentions if one.kind == "name"]
    yield from sorted({name for name in named if len(name.split()) > 1})


def bounds_of(text: str, names: Iterable[str]) -> Iterator[Bounds]:
    """Yield where names stand in a text, in any case."""
    plain = make_plain(text)
    for name in names:
        folded = make_plain(name).text
        at = plain.text.find(folded)
        while folded and at >= 0:
            yield plain.original(at, at + len(folded))
            at = plain.text.find(folded, at + len(folded))
