"""Sites: the words of a sentence that may report an event, each with the parts around it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from dateline.reading.event_clauses import Clause, Parsed, Parts, add_nouns
from dateline.reading.event_frames import frames
from dateline.reading.event_pieces import Noun
from dateline.reading.event_words import words_of
from dateline.reading.said_groups import is_attribute

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dateline.language.reading import Reading
    from dateline.reading.event_pieces import Piece

REACH: Final = 24
POSSESSIVES: Final = frozenset({"'s", "’s", "'", "’"})


@dataclass(slots=True)
class Site:
    """A trigger with its parts. ``clause`` is its own (verbs) or the one it stands in (nouns).

    ``slot`` says which part of that clause a noun is; ``first`` and ``last`` are the anchor's tokens.
    """

    word: Literal["verb", "noun", "adj"]
    head: int
    first: int
    last: int
    clause: Clause | None
    parts: Parts = field(default_factory=dict)
    slot: str = ""
    at: int = 0
    noun: Noun | None = None


def find_sites(reading: Reading, parsed: Parsed) -> Iterator[Site]:
    """Yield the sites of one sentence whose lemma the frames know, verbs first."""
    verbs, adjectives, nouns = frames("verb"), frames("adj"), frames("noun")
    effects = find_effects(reading, parsed)
    for clause in parsed.clauses:
        head = clause.verb.head
        known = reading.lemmas[head] in verbs and clause.number not in effects.values()
        if known and not is_attribute(reading, head):
            yield of_verb(clause)
    holders = find_holders(reading, parsed)
    for at, piece in enumerate(parsed.pieces):
        if piece.kind == "J" and reading.lemmas[piece.head] in adjectives:
            yield from of_adjective(parsed, at)
        elif piece.kind == "N" and reading.lemmas[piece.head] in nouns and is_common(reading, piece):
            site = of_noun(reading, parsed, at, holders)
            if piece.first in effects:
                site.last = max(site.last, end_of(parsed.clauses[effects[piece.first]]))
            yield site


def is_common(reading: Reading, piece: Piece) -> bool:
    """Tell whether the head of a phrase is no part of a name ("Operation Global Offensive")."""
    return reading.tags[piece.head] != "PROPN" or not reading.word(piece.head)[:1].isupper()


def end_of(clause: Clause) -> int:
    """Return the token after a clause, its object included."""
    return max([clause.last, *(noun.last for noun in clause.parts.get("obj", ()))])


def find_effects(reading: Reading, parsed: Parsed) -> Mapping[int, int]:
    """Return the verbs that only tell the effect of their subject ("the attack killed 22").

    By the first token of the event noun, the number of the clause.
    """
    found: dict[int, int] = {}
    for clause in parsed.clauses:
        if reading.lemmas[clause.verb.head] not in words_of("effect") or "passive" in clause.parts:
            continue
        for noun in clause.parts.get("subj", ()):
            if any(
                frame.type == "ASSAULT" for frame in frames("noun").get(reading.lemmas[noun.head], ())
            ):
                found.setdefault(noun.first, clause.number)
    return found


def of_verb(clause: Clause) -> Site:
    """Return the site of a verb."""
    return Site("verb", clause.verb.head, clause.first, clause.last, clause, clause.parts, at=clause.at)


def of_adjective(parsed: Parsed, at: int) -> Iterator[Site]:
    """Yield the site of an adjective between "is" and "to ..."."""
    behind = parsed.by_piece.get(at + 1)
    before = next(
        (
            parsed.by_piece[place]
            for place in range(at - 1, max(-1, at - 4), -1)
            if place in parsed.by_piece
        ),
        None,
    )
    if before is None or behind is None or not behind.verb.infinitive:
        return
    parts = dict(before.parts)
    parts["inf"] = (Noun(behind.verb.first, behind.verb.last, behind.verb.head),)
    before.inner = behind
    behind.parts.setdefault("subj", before.parts.get("subj", ()))
    head = parsed.pieces[at].head
    yield Site("adj", head, before.first, behind.last, before, parts, at=at)


def find_holders(reading: Reading, parsed: Parsed) -> Mapping[int, tuple[Clause, str]]:
    """Return, for the first token of each noun that is part of a clause, the clause and the part.

    In "said an attack could begin" the attack is the subject of "begin", no object of "said".
    """
    found: dict[int, tuple[Clause, str]] = {}
    for clause in parsed.clauses:
        for slot, nouns in clause.parts.items():
            for noun in nouns:
                if slot in {"inf", "that", "prt", "passive", "finite"}:
                    continue
                held = found.setdefault(noun.first, (clause, slot))
                if slot == "subj" and reading.lemmas[held[0].verb.head] in words_of("speech"):
                    found[noun.first] = (clause, slot)
    return found


def of_noun(
    reading: Reading, parsed: Parsed, at: int, holders: Mapping[int, tuple[Clause, str]]
) -> Site:
    """Return the site of a noun, with its owner, its modifiers and the prepositional parts behind it."""
    noun = parsed.pieces[at].noun
    parts = inside(reading, noun)
    last = behind(reading, parsed, at, parts)
    clause, slot = holders.get(noun.first, (None, ""))
    if clause is not None:
        add_support(reading, clause, slot, parts)
    governor = clause or nearest(parsed, at)
    if governor is not None and is_setting(reading, parsed, at) and governor.parts.get("subj"):
        parts["gov"] = governor.parts["subj"]
    return Site("noun", noun.head, noun.first, max(last, noun.last), governor, parts, slot, at, noun)


def is_setting(reading: Reading, parsed: Parsed, at: int) -> bool:
    """Tell whether a noun says in the midst of what its clause stands ("in talks", "during a visit")."""
    before = parsed.pieces[at - 1] if at else None
    return (
        before is not None and before.kind == "P" and reading.lower(before.head) in words_of("setting")
    )


def inside(reading: Reading, noun: Noun) -> Parts:
    """Return the parts within a noun phrase: who owns it, and the words before its head."""
    parts: Parts = {}
    start = noun.first
    for token in range(noun.head - 1, noun.first, -1):
        if reading.word(token) in POSSESSIVES:
            parts["poss"] = (Noun(noun.first, token, token - 1),)
            start = token + 1
            break
    if start == noun.first and reading.tags[start] == "PRON" and noun.head > start:
        parts["poss"] = (Noun(start, start + 1, start),)
        start += 1
    while start < noun.head and reading.tags[start] == "DET":
        start += 1
    if start < noun.head:
        parts["mod"] = (Noun(start, noun.head, noun.head - 1),)
    return parts


def behind(reading: Reading, parsed: Parsed, at: int, parts: Parts) -> int:
    """Add the prepositional parts behind a noun; return the token where the last one ends."""
    pieces, last = parsed.pieces, parsed.pieces[at].last
    place, top = at + 1, min(len(pieces), at + REACH)
    while place < top:
        kind = pieces[place].kind
        if kind == "P" and place + 1 < top and pieces[place + 1].kind == "N":
            place, last = add_nouns(pieces, place + 1, reading.lower(pieces[place].head), parts)
        elif kind in "TA" and place + 1 < top and pieces[place + 1].kind == "P":
            place += 1
        else:
            if kind == "R":
                parts["that"] = (pieces[place].noun,)
            break
    return last


def add_support(reading: Reading, clause: Clause, slot: str, parts: Parts) -> None:
    """Add the agent of "launched an attack", and the verb a noun is the subject of."""
    lemma = reading.lemmas[clause.verb.head]
    verb = (Noun(clause.verb.first, clause.verb.last, clause.verb.head),)
    if slot == "obj" and lemma in words_of("support"):
        parts["sup"] = verb
        if clause.parts.get("subj"):
            parts["agent"] = clause.parts["subj"]
        for name in ("on", "against", "with", "to", "in", "at", "from", "between"):
            if name in clause.parts:
                parts.setdefault(name, clause.parts[name])
    elif slot == "subj":
        parts["subj"] = verb


def nearest(parsed: Parsed, at: int) -> Clause | None:
    """Return the clause to the left of a piece, else the one to its right."""
    for step in range(1, REACH):
        if at - step in parsed.by_piece:
            return parsed.by_piece[at - step]
    return next(
        (parsed.by_piece[at + step] for step in range(1, REACH) if at + step in parsed.by_piece), None
    )
