"""Finds the subject of a verb group by a bounded walk to its left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.reading.event_words import words_of

if TYPE_CHECKING:
    from dateline.language.reading import Reading
    from dateline.reading.event_clauses import Clause, Parsed
    from dateline.reading.event_pieces import Noun, Piece

REACH: Final = 40
Nouns = tuple["Noun", ...]


def find_subject(  # noqa: PLR0911  - one way out a case
    reading: Reading, parsed: Parsed, clause: Clause
) -> Nouns:
    """Return the noun phrases that are the subject of a clause, the parts to its left being known."""
    at = skip(parsed.pieces, clause.at - 1)
    kind = parsed.pieces[at].kind if at >= 0 else ""
    if clause.verb.infinitive:
        return of_infinitive(reading, parsed, clause, at)
    if kind == "V":
        return subject_of(parsed.by_piece[at])
    if kind == "C":
        return of_pair(reading, parsed, clause, at)
    if kind == "P":
        return of_gerund(parsed, clause)
    if kind == "R":
        return before_relative(parsed, at)
    if kind == "," and clause.verb.ing:
        return of_gerund(parsed, clause)
    return walk(reading, parsed, clause, at)


def skip(pieces: list[Piece], at: int) -> int:
    """Return the place of the next piece to the left that is no adverb and no time ("on Sunday")."""
    low = max(-1, at - REACH)
    while at > low and pieces[at].kind in "ATJ":
        timed = pieces[at].kind == "T" and at > 0 and pieces[at - 1].kind in "PS"
        at -= 2 if timed else 1
    return at


def subject_of(clause: Clause) -> Nouns:
    """Return the grammatical subject of a clause that is filled already."""
    return clause.parts.get("passive", ()) or clause.parts.get("subj", ())


def of_infinitive(reading: Reading, parsed: Parsed, clause: Clause, at: int) -> Nouns:
    """Return the subject of "to ...": the object of "urge" and its like, else the subject above."""
    above = previous(parsed, clause)
    if above is None:
        return ()
    if at >= 0 and parsed.pieces[at].kind == "N" and controls(reading, above):
        return (parsed.pieces[at].noun,)
    return subject_of(above)


def controls(reading: Reading, clause: Clause) -> bool:
    """Tell whether a verb gives its object as subject to its infinitive."""
    return reading.lemmas[clause.verb.head] in words_of("control")


def previous(parsed: Parsed, clause: Clause, *, finite: bool = False) -> Clause | None:
    """Return the clause to the left, or the nearest finite one."""
    low = max(-1, clause.at - REACH)
    for at in range(clause.at - 1, low, -1):
        found = parsed.by_piece.get(at)
        if found is not None and (found.verb.finite or not finite):
            return found
    return None


def of_pair(reading: Reading, parsed: Parsed, clause: Clause, at: int) -> Nouns:
    """Return the subject of a verb joined by "and" to an earlier one."""
    apart = at > 0 and parsed.pieces[at - 1].kind == ","
    for place in range(at - 1, max(-1, at - REACH), -1):
        found = parsed.by_piece.get(place)
        if found is None or not is_like(reading, found, clause):
            continue
        if not (apart and found.opener in words_of("side_clause")):
            return subject_of(found)
    return ()


def is_like(reading: Reading, clause: Clause, other: Clause) -> bool:
    """Tell whether two verbs have the same form, so that "and" can join them."""
    if clause.verb.finite == other.verb.finite:
        return True
    return all(reading.lower(each.verb.head).endswith("ing") for each in (clause, other))


def of_gerund(parsed: Parsed, clause: Clause) -> Nouns:
    """Return the subject of the main clause for "by allowing ..." and ", killing ..."."""
    found = previous(parsed, clause, finite=True)
    return subject_of(found) if found is not None else ()


def before_relative(parsed: Parsed, at: int) -> Nouns:
    """Return the noun phrase that a relative pronoun stands for."""
    for place in range(at - 1, max(-1, at - 4), -1):
        if parsed.pieces[place].kind == "N":
            return (parsed.pieces[place].noun,)
    return ()


def walk(reading: Reading, parsed: Parsed, clause: Clause, at: int) -> Nouns:
    """Walk left over prepositional parts, asides and shortened relative clauses to the subject."""
    pieces, low = parsed.pieces, max(-1, at - REACH)
    while at > low:
        kind = pieces[at].kind
        if kind == ",":
            at = before_aside(parsed, at)
            if at < 0:
                return of_gerund(parsed, clause)
        elif kind == "N":
            past = past_noun(reading, parsed, clause, at)
            if past == at:
                return with_joined(reading, parsed, at)
            at = past
        elif kind in "ATJ":
            at = skip(pieces, at)
        elif kind == "V" and not parsed.by_piece[at].verb.finite:
            at -= 1
        elif kind in {"V", "R"}:
            at = before_clause(parsed, at)
        else:
            return ()
    return ()


def past_noun(reading: Reading, parsed: Parsed, clause: Clause, at: int) -> int:
    """Return ``at`` where the noun is a subject, else the place to go on from."""
    if opens(reading, parsed, clause, at):
        return at
    before = skip(parsed.pieces, first_of_list(parsed.pieces, at) - 1)
    if before >= 0 and parsed.pieces[before].kind == "P":
        return before - 1 if before > 0 else -1
    before = skip(parsed.pieces, at - 1)
    if before < 0:
        return at
    kind = parsed.pieces[before].kind
    if kind == "V" and clause.verb.finite:
        inner = parsed.by_piece[before]
        relative = before > 0 and parsed.pieces[skip(parsed.pieces, before - 1)].kind == "R"
        if not inner.verb.finite or relative:
            return before_clause(parsed, before)
    return at


def opens(reading: Reading, parsed: Parsed, clause: Clause, at: int) -> bool:
    """Tell whether "after" opens a clause here rather than leads to a noun ("after X fled")."""
    before = parsed.pieces[at - 1] if at else None
    if before is None or before.kind != "P" or skip(parsed.pieces, clause.at - 1) != at:
        return False
    return clause.verb.finite and reading.lower(before.head) in words_of("clause_preposition")


def first_of_list(pieces: list[Piece], at: int) -> int:
    """Return the first noun of the list ("Chad and Sudan") that ends at ``at``."""
    while at > 1 and pieces[at - 1].kind == "C" and pieces[at - 2].kind == "N":
        at -= 2
    return at


def before_clause(parsed: Parsed, at: int) -> int:
    """Return the place left of a relative or shortened clause whose verb or pronoun stands at ``at``."""
    place = skip(parsed.pieces, at - 1)
    if parsed.pieces[at].kind == "V" and place >= 0 and parsed.pieces[place].kind == "R":
        place = skip(parsed.pieces, place - 1)
    return place - 1 if place >= 0 and parsed.pieces[place].kind == "," else place


def before_aside(parsed: Parsed, at: int) -> int:
    """Return the place before the aside that the comma at ``at`` closes; -1 if none."""
    for place in range(at - 1, max(-1, at - REACH), -1):
        if parsed.pieces[place].kind == "," and place > 0:
            return place - 1
    return -1


def with_joined(reading: Reading, parsed: Parsed, at: int) -> Nouns:
    """Return the noun at ``at`` with those joined to it, unless these are another verb's object."""
    pieces, found, place = parsed.pieces, [parsed.pieces[at].noun], at
    while (
        place > 1
        and pieces[place - 1].kind in "C,"
        and pieces[place - 2].kind == "N"
        and len(found) < 12
    ):
        if pieces[place - 1].kind == "," and len(found) == 1:
            break
        place -= 2
        found.insert(0, pieces[place].noun)
    if place > 0 and pieces[place - 1].kind in "VP" and not is_speech(reading, pieces[place - 1]):
        return (found[-1],)
    return tuple(found)


def is_speech(reading: Reading, piece: Piece) -> bool:
    """Tell whether a piece is a verb of saying, whose object is a clause."""
    return piece.kind == "V" and reading.lemmas[piece.head] in words_of("speech")
