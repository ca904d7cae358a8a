"""The words that tell actors: nouns, titles, words in the names of bodies, given names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, cast

from dateline.gazetteer.countries import adjectives, capitals, cells, country_names, metonyms, nationals
from dateline.gazetteer.fold import fold
from dateline.tables import read_column, read_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.records import ActorType

LONGEST_COUNTRY: Final = 4
ROLE_OPENINGS: Final = ("ex-", "then-", "former-", "vice-", "co-", "deputy-", "sub-", "self-")
ROLE_ENDS: Final = frozenset({"elect", "designate", "in-exile", "in-waiting", "turned"})


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun for those who act: the actor's type and sector, one or many, what it stands for."""

    type: ActorType
    sector: str | None
    many: bool
    stands: str


@dataclass(frozen=True, slots=True)
class Title:
    """A word before a person's name."""

    sector: str | None
    is_role: bool
    gender: str


@dataclass(frozen=True, slots=True)
class Known:
    """A body that its name alone does not tell; ``name`` is one key for all its names."""

    name: str
    type: ActorType
    country: str | None
    sector: str | None


@cache
def nouns() -> Mapping[str, Noun]:
    """Return the nouns for those who act or speak."""
    return {row["noun"]: make_noun(row) for row in read_table("actor_nouns")}


@cache
def phrases() -> Mapping[str, Noun]:
    """Return the nouns of two words for those who act or speak: "central bank"."""
    return {row["noun"]: make_noun(row) for row in read_table("actor_phrases")}


@cache
def humans() -> Mapping[str, str]:
    """Return the nouns for one human being with their genders."""
    return {row["noun"]: row["gender"] for row in read_table("actor_humans")}


@cache
def acting_humans() -> frozenset[str]:
    """Return the nouns for one human being that make an actor."""
    return frozenset(row["noun"] for row in read_table("actor_humans") if row["actor"])


def make_noun(row: Mapping[str, str]) -> Noun:
    """Return the noun of one row."""
    kind = cast("ActorType", row["type"])
    return Noun(kind, row["sector"] or None, row["number"] == "many", row["stands"])


@cache
def titles() -> Mapping[str, Title]:
    """Return the words that stand before persons' names."""
    return {
        row["title"]: Title(row["sector"] or None, row["kind"] == "role", row["gender"])
        for row in read_table("actor_titles")
    }


@cache
def bodies() -> Mapping[str, tuple[ActorType, str | None]]:
    """Return type and sector that words in the names of bodies give."""
    return {
        row["word"]: (cast("ActorType", row["type"]), row["sector"] or None)
        for row in read_table("actor_bodies")
    }


def base_role(low: str) -> str:
    """Return a role's word without what says since when it is held: "ex-president", "senator-elect"."""
    for opening in ROLE_OPENINGS:
        if low.startswith(opening) and len(low) > len(opening) + 1:
            return low.removeprefix(opening)
    head, dash, tail = low.partition("-")
    return head if dash and tail in ROLE_ENDS else low


@cache
def modifiers() -> Mapping[str, str]:
    """Return the sectors that words before a role or in a body's name give: "aid group"."""
    return {row["word"]: row["sector"] for row in read_table("actor_modifiers")}


def word_sector(low: str) -> str | None:
    """Return the sector that a word in a role or in a body's name gives."""
    noun = nouns().get(low)
    if noun is not None and noun.sector:
        return noun.sector
    title = titles().get(low)
    own = bodies().get(low, ("unknown", None))[1] or modifiers().get(low)
    return own or (title.sector if title is not None else None)


@cache
def known() -> Mapping[str, Known]:
    """Return the bodies known by name, by all their folded names."""
    return {
        fold(name): Known(
            row["name"], cast("ActorType", row["type"]), row["country"] or None, row["sector"] or None
        )
        for row in read_table("actor_names")
        for name in (row["name"], *cells(row["others"]))
    }


@cache
def known_openers() -> Mapping[str, int]:
    """Return the folded first words of the names in the table with the most words that follow."""
    longest: dict[str, int] = {}
    for key in known():
        words = key.split()
        first = words[0].removesuffix("s") if len(words) > 1 else words[0]
        for opener in (first, words[0]):
            longest[opener] = max(longest.get(opener, 0), len(words))
    return longest


@cache
def shouted() -> frozenset[str]:
    """Return the folded names of one word that are written in capitals: "WHO" is one, "who" is not."""
    names = (name for row in read_table("actor_names") for name in (row["name"], *cells(row["others"])))
    return frozenset(fold(name) for name in names if name.isupper() and " " not in name)


@cache
def given() -> Mapping[str, str]:
    """Return the gender that common given names mostly have."""
    return {fold(row["name"]): row["gender"] for row in read_table("actor_given")}


@cache
def genders() -> Mapping[str, str]:
    """Return the gender that given names mostly have, common and rare ones."""
    rare = {fold(row["name"]): row["gender"] for row in read_table("actor_genders")}
    return {**rare, **given()}


@cache
def peoples() -> Mapping[str, bool]:
    """Return the folded names of peoples; true where the form denotes several people ("Kurds")."""
    own = {fold(row["form"]): bool(row["many"]) for row in read_table("actor_peoples")}
    nations = {key: key.endswith(("s", "men")) for key in nationals() if key not in adjectives()}
    return {**dict.fromkeys(adjectives(), False), **nations, **own}


@cache
def no_actors() -> frozenset[str]:
    """Return the words whose names are no actors."""
    return read_column("actor_not", "word")


def country_in(word: str) -> str | None:
    """Return the code of the country that a capitalised name, demonym, capital or seat points to."""
    key = fold(word)
    if not word[:1].isupper() or key in context("twofold") or (len(key) == 2 and not word.isupper()):
        return None
    return (
        country_names().get(key) or adjectives().get(key) or capitals().get(key) or metonyms().get(key)
    )


def countries_in(words: Sequence[str]) -> list[str]:
    """Return the codes of the countries that words point to, names of several words first."""
    codes: list[str] = []
    at = 0
    while at < len(words):
        for length in range(min(LONGEST_COUNTRY, len(words) - at), 0, -1):
            code = country_in(" ".join(words[at : at + length]))
            if code:
                codes.append(code)
                break
        else:
            length = 1
        at += length
    return codes


def is_demonym(word: str) -> bool:
    """Tell whether a word is a demonym adjective: "Libyan", "French"."""
    return word[:1].isupper() and fold(word) in adjectives()


@cache
def context(name: str) -> frozenset[str]:
    """Return one of the small word lists of the table of contexts."""
    return frozenset(
        word
        for row in read_table("actor_contexts")
        if row["name"] == name
        for word in row["words"].split()
    )
