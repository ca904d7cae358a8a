"""Who belongs to whom: "its spokesman" is of the country of the body that "its" means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.reading.actor_syntax import head_of
from dateline.reading.actor_unmade import PUBLIC, SERVING, serves
from dateline.reading.actor_words import context

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.language.reading import Reading
    from dateline.reading.actor_draft import Draft, Said

POSSESSORS: Final = frozenset({"its", "his", "her", "their"})
BESIDE: Final = context("seconds") | SERVING  # who serves a person: "his deputy", not "his doctor"
OFFICES: Final = SERVING | PUBLIC
PERSONAL: Final = frozenset({"person", "group", "unknown"})
OFFICIAL: Final = frozenset({"government", "military"})


def inherit_countries(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Give those whom a pronoun tells to be another's spokesman, deputy or ministry that one's country.

    Never the sector: a company's spokesman is not known by the minister's.
    """
    owners = {
        said.first: draft
        for draft in drafts
        if draft.country
        for said in draft.mentions
        if said.kind == "pronoun" and reading.lower(said.first) in POSSESSORS
    }
    bodies = [draft for draft in drafts if draft.type not in PERSONAL]
    for draft in drafts:
        for said in draft.mentions:
            if said.kind != "description" or reading.lower(said.first) not in POSSESSORS:
                continue
            owner = owners.get(said.first) or nearest_body(reading, said, bodies)
            if owner is not None and owner is not draft and belongs(reading, said, draft, owner):
                draft.country = draft.country or owner.country


def nearest_body(reading: Reading, said: Said, bodies: Sequence[Draft]) -> Draft | None:
    """Return whose "its spokesman" may be where the pronoun was left open.

    It is the only body that the sentence names before, or else the only one of the sentence before.
    """
    if reading.lower(said.first) != "its" or reading.lower(said.last - 1) not in OFFICES:
        return None
    for sentence in (said.sentence, said.sentence - 1):
        found = [
            one for one in bodies if any(is_in(each, sentence, said.first) for each in one.mentions)
        ]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def is_in(said: Said, sentence: int, before: int) -> bool:
    """Tell whether a mention stands in a sentence, before a token."""
    return said.sentence == sentence and said.last <= before


def belongs(reading: Reading, said: Said, draft: Draft, owner: Draft) -> bool:
    """Tell whether a description after a possessor is of one who serves the owner, or is part of it."""
    noun = reading.lower(head_of(reading, said.first, said.last))
    if owner.type == "person":
        return noun in BESIDE
    return serves(noun) if draft.type in {"person", "group"} else draft.type in OFFICIAL
