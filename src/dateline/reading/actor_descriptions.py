"""Descriptions of actors: "Libyan officials", "the warlord", "suspected Islamist gunmen"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.reading.actor_draft import Facts
from dateline.reading.actor_offices import Office, read_office
from dateline.reading.actor_words import (
    Noun,
    acting_humans,
    context,
    countries_in,
    country_in,
    nouns,
    phrases,
)
from dateline.reading.place_metonym import POSSESSIVES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dateline.language.reading import Reading

OF_STATE: Final = context("of_state")
BUILDINGS: Final = context("buildings")
AROUND: Final = context("around")
NOWHERE: Final = Office()
DEFINITE: Final = frozenset(
    {"the", "this", "that", "these", "those", "its", "his", "her", "their", "both", "such"}
)
COMPOUND: Final = frozenset({"NOUN", "PROPN"})
AFTER: Final = frozenset({"DET", "PRON", "ADV", "NUM", "ADJ"})
OPENING: Final = frozenset({"DET", "PRON"})  # a phrase begins with them, so what is before is a verb
ACTING: Final = frozenset({"NOUN", "PROPN", "PRON", "AUX", "ADV"})
LONGEST: Final = 8
LESSER: Final = context("lesser")
BARE: Final = frozenset({"organisation", "government", "media"})
SEEMING: Final = context("seeming")
SHORES: Final = {"bank": context("shores")}  # words that make a noun no actor: "the left bank"


@dataclass(frozen=True, slots=True)
class Described:
    """A description: its tokens with its head, whether it is definite, the country it opens with.

    ``lesser`` tells that its words set it apart from the state's own: "the eastern Libyan forces";
    ``office`` is what all its words tell, those after its head too.
    """

    first: int
    last: int
    noun: str
    row: Noun
    sentence: int
    definite: bool
    country: str | None
    lesser: bool = False
    office: Office = NOWHERE
    role: str | None = None
    of_state: bool = False

    @property
    def sector(self) -> str | None:
        """The sector: a body's is its noun's, else all words count."""
        own = self.row.sector
        if self.row.type in {"person", "group"} or not own:
            return self.office.sector
        return f"{own},GOV" if self.row.type == "media" and self.of_state and "GOV" not in own else own

    @property
    def facts(self) -> Facts:
        """What the description tells of the actor."""
        row, office = self.row, self.office
        return Facts(
            row.type,
            self.country or office.country,
            self.sector,
            role=self.role if row.type == "person" else None,
            many=row.many,
            public=office.public and row.type in {"person", "group"},
            words=frozenset({self.noun}),
        )


def find_descriptions(
    reading: Reading, taken: Mapping[int, int], nations: Mapping[int, str]
) -> Iterator[Described]:
    """Yield the descriptions of actors.

    ``taken`` maps tokens of names to where these end, ``nations`` tokens of places to their countries.
    """
    heads = {phrase.last - 1: phrase.first for phrase in reading.phrases}
    for number, (first, last) in enumerate(reading.bounds):
        for at in range(first, last):
            row = noun_at(reading, at, first)
            if row is None or at in taken or not is_head(reading, at, last, row):
                continue
            start = skip_verb(reading, description_start(reading, at, first, heads, taken), at, first)
            if not is_empty(reading, start, at, row, at == first):
                yield describe(reading, Head(start, at, row, number), nations)


def noun_at(reading: Reading, at: int, first: int) -> Noun | None:
    """Return what is known of a noun, or of it with the word before it: "central bank"."""
    low = reading.lower(at)
    pair = phrases().get(f"{reading.lower(at - 1)} {low}") if at > first else None
    return pair or nouns().get(low) or human_at(reading, at)


def human_at(reading: Reading, at: int) -> Noun | None:
    """Return what is known of a noun for human beings that is in no other table."""
    if reading.tags[at] != "NOUN" or reading.lemmas[at] not in acting_humans():
        return None
    many = reading.lower(at) != reading.lemmas[at]
    return Noun("group" if many else "person", None, many, "")


def skip_verb(reading: Reading, start: int, at: int, first: int) -> int:
    """Return where a description begins without the verb before it: "it accused soldiers of"."""
    if start >= at or reading.lower(start) not in SEEMING or not reading.lower(start).endswith("ed"):
        return start
    if reading.tags[start + 1] in OPENING:
        return start + 1
    after = reading.lower(at + 1) if at + 1 < len(reading.tags) else ""
    ruled = start > first and reading.tags[start - 1] in ACTING
    blamed = reading.lower(start) == "accused" and after == "of"
    return start + 1 if ruled or blamed else start


def is_empty(reading: Reading, start: int, at: int, row: Noun, opens: bool) -> bool:  # noqa: FBT001  - said by its name
    """Tell whether a noun denotes no one: "no group", "to hospital", a part of a name."""
    if reading.lower(start) in {"no", "any", "neither"}:
        return True
    if reading.lower(at) in BUILDINGS and start and reading.lower(start - 1) in AROUND:
        return True
    if start < at:
        return is_part_of_name(reading, at, row) or reading.lower(at - 1) in SHORES.get(
            reading.lower(at), ()
        )
    single = row.type in BARE and not row.many
    return single or (reading.word(at)[0].isupper() and not opens)


def is_part_of_name(reading: Reading, at: int, row: Noun) -> bool:
    """Tell whether a noun ends a name that was read otherwise: "the United States"."""
    word, before = reading.word(at), reading.word(at - 1)
    if row.type == "person" or not word[0].isupper() or word.isupper():
        return False
    return before[0].isupper() and reading.tags[at - 1] == "PROPN" and country_in(before) is None


def is_head(reading: Reading, at: int, last: int, row: Noun) -> bool:
    """Tell whether a noun is the head of its phrase and not the first part of "police station"."""
    if reading.tags[at] not in {"NOUN", "PROPN", "ADJ"}:
        return False
    if reading.tags[at] == "ADJ" and not (at + 1 >= last or reading.tags[at + 1] not in COMPOUND):
        return False
    if at + 1 >= last or reading.tags[at + 1] not in COMPOUND:
        return reading.lower(at) != "people" or not reading.word(at)[0].isupper()
    after = reading.lower(at + 1)
    if row.many and not after.endswith("s"):
        return reading.word(at + 1)[0].isupper()
    return at + 2 < last and reading.tags[at + 2] in AFTER and after.endswith("s")


def description_start(
    reading: Reading, at: int, first: int, heads: Mapping[int, int], taken: Mapping[int, int]
) -> int:
    """Return where the phrase of a head begins."""
    start = max(heads.get(at, at), at - LONGEST)
    if start < at:
        return widen(reading, start, first)
    while start > first and at - start < LONGEST and start - 1 not in taken:
        tag, word = reading.tags[start - 1], reading.word(start - 1)
        if tag in {"ADJ", "NUM"} or (tag == "PROPN" and country_in(word)):
            start -= 1
            continue
        start = start - 1 if tag == "DET" else start
        break
    return widen(reading, start, first)


def widen(reading: Reading, start: int, first: int) -> int:
    """Return where a phrase begins with its possessor's name, "suspected", "at least" before it."""
    if (
        start - 2 >= first
        and reading.word(start - 1) in POSSESSIVES
        and country_in(reading.word(start - 2))
    ):
        return start - 2
    if start > first and reading.lower(start - 1) in SEEMING and reading.tags[start] not in OPENING:
        start -= 1
    if (
        start > first + 1
        and reading.tags[start] == "NUM"
        and reading.lower(start - 1) in {"least", "most"}
    ):
        start -= 1
    if start > first and reading.lower(start) in {"least", "most"} and reading.lower(start - 1) == "at":
        start -= 1
    return start


@dataclass(frozen=True, slots=True)
class Head:
    """Where a description begins, its head with what is known of it, its sentence."""

    start: int
    at: int
    row: Noun
    sentence: int


def describe(reading: Reading, head: Head, nations: Mapping[int, str]) -> Described:
    """Return one description with what its words tell."""
    start, at = head.start, head.at
    codes = countries_in([reading.word(place) for place in range(start, at)])
    return Described(
        start,
        at + 1,
        reading.lower(at),
        head.row,
        head.sentence,
        definite=reading.lower(start) in DEFINITE,
        country=codes[0] if len(set(codes)) == 1 else None,
        lesser=any(reading.lower(place) in LESSER for place in range(start, at)),
        office=read_office(reading, start, at + 1, nations),
        role=role_of(reading, start, at + 1),
        of_state=any(reading.lower(place) in OF_STATE for place in range(start, at)),
    )


def role_of(reading: Reading, start: int, end: int) -> str:
    """Return the words of a description that are a role: without article, number and possessor."""
    first = start
    for at in range(start, end - 1):
        if reading.word(at) in POSSESSIVES or reading.tags[at] in {"DET", "PRON", "NUM", "PUNCT"}:
            first = at + 1
    return reading.text[reading.starts[first] : reading.ends[end - 1]]
