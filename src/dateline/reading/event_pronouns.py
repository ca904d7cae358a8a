"""Pronouns within a sentence: "the ministry said it would ...", "took the radars and sent them ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.reading.event_words import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.language.reading import Reading
    from dateline.reading.event_clauses import Clause, Parsed
    from dateline.reading.event_pieces import Noun

THINGS: Final = frozenset({"it", "them"})
SPEAKERS: Final = frozenset(
    {"it", "he", "she", "they", "we", "i", "its", "his", "her", "their", "our", "my"}
)


def find_meant(reading: Reading, parsed: Parsed) -> Mapping[int, Noun]:
    """Return, by the pronoun's token, the subject of the verb of saying whose content opens with it."""
    found: dict[int, Noun] = {}
    for clause, after in zip(parsed.clauses, parsed.clauses[1:], strict=False):
        found.update(find_thing(reading, clause, after))
        speaker = clause.parts.get("subj", ())[:1]
        if not speaker or reading.lemmas[clause.verb.head] not in words_of("speech"):
            continue
        for noun in after.parts.get("subj", ())[:1]:
            if reading.lower(noun.first) in SPEAKERS and noun.last == noun.first + 1:
                found[noun.head] = found.get(speaker[0].head, speaker[0])
    return found


def find_thing(reading: Reading, clause: Clause, after: Clause) -> Mapping[int, Noun]:
    """Return what "them" stands for in "took the radars out and sent them away"."""
    things, pronouns = clause.parts.get("obj", ())[:1], after.parts.get("obj", ())[:1]
    if not things or not pronouns or reading.tags[things[0].head] == "PRON":
        return {}
    pronoun = pronouns[0]
    return {pronoun.head: things[0]} if reading.lower(pronoun.head) in THINGS else {}
