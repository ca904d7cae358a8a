"""Nouns that are no actors here and still may be what a pronoun means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.gazetteer.fold import fold
from dateline.reading.actor_candidates import Member, Place
from dateline.reading.actor_syntax import DEEPEST, base
from dateline.reading.actor_words import genders, humans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.language.reading import Reading
    from dateline.reading.actor_draft import Draft

PLURAL: Final = frozenset({"NNS", "NNPS"})
EXPLAINING: Final = frozenset({"appos", "flat"})
PARTS: Final = frozenset({"compound", "flat", "goeswith", "fixed", "appos"})  # of another's phrase
NOUNS: Final = frozenset({"NOUN", "PROPN"})


def gender_of(reading: Reading, draft: Draft) -> str:
    """Return the gender that one of an actor's descriptions tells: "the actress"."""
    genders = {
        humans().get(reading.lower(said.last - 1), "")
        for said in draft.mentions
        if said.kind == "description"
    } - {""}
    return genders.pop() if len(genders) == 1 else ""


def hint_of(reading: Reading, draft: Draft) -> str:
    """Return the gender that a single name mostly has as a given name."""
    first = next((said for said in draft.mentions if said.kind == "name"), None)
    if first is None or first.last - first.first > 1:
        return ""
    return genders().get(fold(reading.word(first.first)), "")


def find_strangers(reading: Reading, known: Sequence[Place]) -> Iterator[Place]:
    """Yield the nouns that head a phrase and stand in no actor's mention; like words are one member."""
    taken = {place.head for place in known}
    taken |= {at for place in known if place.kind == "name" for at in range(place.first, place.last)}
    taken |= {up for place in known for up in explained(reading, place.head)}
    members: dict[tuple[str, str], Member] = {}
    for number, (first, last) in enumerate(reading.bounds):
        for at in range(first, last):
            if is_joined(reading, at, last):
                yield Place(at, at + 1, at, number, "pair", Member(None, "group", many=True))
            if at not in taken and is_noun(reading, at):
                key = (kind_of(reading, at), reading.lemmas[at])
                member = members.setdefault(key, make_member(reading, at, key[0]))
                yield Place(at, at + 1, at, number, "noun", member)


def explained(reading: Reading, at: int) -> Iterator[int]:
    """Yield the nouns that a mention's head only explains: "the scientist" of "the scientist Dovell"."""
    steps = 0
    while base(reading.relations[at]) in EXPLAINING and steps < DEEPEST:
        at, steps = reading.heads[at], steps + 1
        yield at


def is_noun(reading: Reading, at: int) -> bool:
    """Tell whether a noun heads a phrase."""
    relation = base(reading.relations[at])
    return reading.tags[at] in NOUNS and relation not in PARTS


def is_joined(reading: Reading, at: int, last: int) -> bool:
    """Tell whether others are joined to a noun: "Dovell and Prail"."""
    if reading.tags[at] not in NOUNS:
        return False
    return any(
        reading.heads[other] == at
        and reading.relations[other] == "conj"
        and reading.tags[other] in NOUNS
        for other in range(at + 1, min(at + 12, last))
    )


def kind_of(reading: Reading, at: int) -> str:
    """Return what a noun denotes: human, or a thing."""
    if reading.fine[at] in PLURAL:
        return "group"
    return "human" if reading.lower(at) in humans() else "thing"


def make_member(reading: Reading, at: int, kind: str) -> Member:
    """Return a stranger."""
    gender = humans().get(reading.lower(at), "") if kind == "human" else ""
    return Member(None, kind, gender, many=kind == "group")
