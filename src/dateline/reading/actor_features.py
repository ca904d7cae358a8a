"""What speaks for and against a member's being meant by a pronoun, as names of features.

Each feature is a short word; its weight stands in the table ``actor_antecedents``. The features look at
the trees, never at the words of names, so that they hold for any page and any name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.language.sentences import speech
from dateline.reading.actor_syntax import base

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from dateline.reading.actor_candidates import Member, Place
    from dateline.reading.actor_syntax import Syntax

REFLEXIVE: Final = ("self", "selves")
DIRECT: Final = frozenset({"subj", "pass", "obj"})
HIGHEST: Final = 3  # counts and distances above it are alike


@dataclass(frozen=True, slots=True)
class Asked:
    """A pronoun: its token, sentence, role, clause, gender, and whether it stands in a quotation."""

    at: int
    sentence: int
    word: str
    role: str
    clause: int
    gender: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class Stage:
    """What is known where a pronoun stands: the trees, who was meant last, how many were met."""

    syntax: Syntax
    last: Member | None
    most: int
    speaker: Member | None
    quoted: AbstractSet[int] | Mapping[int, int]
    opening: Member | None = None


def ask(syntax: Syntax, at: int, sentence: int, gender: str, *, quoted: bool) -> Asked:
    """Return a pronoun with what the trees say of it."""
    word = syntax.reading.lower(at)
    return Asked(at, sentence, word, syntax.role(at), syntax.clause(at), gender, quoted)


def capped(number: int) -> str:
    """Return a count as a word, all high ones alike."""
    return str(number) if number < HIGHEST else f"{HIGHEST}+"


def is_barred(syntax: Syntax, asked: Asked, place: Place) -> bool:
    """Tell whether grammar forbids a pronoun to mean a mention.

    An object is not the subject of its own clause ("Dovell saw her") and no possessor of a phrase is the
    phrase ("her sister Talia"); a reflexive is what others are not.
    """
    if place.first <= asked.at < place.last:
        return True
    above = syntax.above(asked.at)
    if syntax.leader(place.head) in above and not any(
        base(syntax.reading.relations[up]) == "acl" for up in above
    ):
        return True
    if asked.role == "poss" and syntax.leader(place.head) == syntax.reading.heads[asked.at]:
        return True
    same = syntax.clause(place.head) == asked.clause
    reflexive = asked.word.endswith(REFLEXIVE)
    if reflexive:
        return not same and not rules(syntax, asked.clause, place)
    if asked.role in {"poss", "nmod"}:
        return False
    ruling = rules(syntax, asked.clause, place)
    role = "subj" if ruling else syntax.role(place.head)
    return (
        (same or ruling)
        and role in DIRECT
        and asked.role
        in {
            *DIRECT,
            "obl",
        }
        and asked.role != role
    )


def rules(syntax: Syntax, clause: int, place: Place) -> bool:
    """Tell whether a mention is the subject of a clause."""
    subject = syntax.subject(clause)
    return subject is not None and subject == syntax.leader(place.head)


def describe(stage: Stage, asked: Asked, near: Sequence[Place], rank: int) -> Iterator[str]:
    """Yield the features of a member with its mentions nearest to the pronoun, the nearest first.

    ``rank`` counts the other members that were met between.
    """
    place, syntax = near[0], stage.syntax
    role, apart = syntax.role(place.head), asked.sentence - place.sentence
    where = "ahead" if place.first > asked.at else f"s{min(apart, HIGHEST)}"
    yield f"where={where}"
    yield f"rank={capped(rank)}|{where}"
    yield f"role={role}|{where}"
    yield f"roles={asked.role}>{role}|{'s0' if not apart else 'back'}"
    yield f"form={'some' if is_some(syntax, place) else place.kind}"
    if asked.quoted != (place.first in stage.quoted):
        yield f"quoted={asked.quoted}"
    if asked.role == "subj" and is_speech(syntax, asked.clause):
        yield f"says|{'source' if any(is_source(syntax, one) for one in near) else 'other'}|{where}"
    yield from tell_member(stage, asked, place.member)
    for number, other in enumerate(near):
        yield from tell_clauses(syntax, asked, other, "" if not number else "also-")


def is_speech(syntax: Syntax, clause: int) -> bool:
    """Tell whether a clause is one of speech: "he warned"."""
    return syntax.reading.lower(clause) in speech()


def is_source(syntax: Syntax, place: Place) -> bool:
    """Tell whether a mention is of who says something: "Dovell said", "according to Dovell"."""
    leader, clause = syntax.leader(place.head), syntax.clause(place.head)
    if is_speech(syntax, clause) and syntax.subject(clause) == leader:
        return True
    reading = syntax.reading
    before = range(max(place.first - 8, 0), place.head)
    return any(reading.heads[at] == leader and reading.lower(at) == "according" for at in before)


def is_some(syntax: Syntax, place: Place) -> bool:
    """Tell whether a mention only brings someone up: "a successor"."""
    if place.kind not in {"description", "noun"}:
        return False
    words = {syntax.reading.lower(place.first)}
    if place.kind == "noun":
        words = {syntax.reading.lower(at) for at in range(max(place.first - 3, 0), place.first)}
    return bool(words & {"a", "an"})


def tell_member(stage: Stage, asked: Asked, member: Member) -> Iterator[str]:
    """Yield what is known of a member, and what its part in the text so far tells."""
    yield f"kind={member.kind}"
    yield f"gender={'known' if member.gender else 'open'}"
    yield f"met={capped(member.met)}"
    if member.hint and not member.gender and asked.gender:
        yield f"hint={'fits' if member.hint == asked.gender else 'other'}"
    if member.said and asked.gender:
        yield f"said={'fits' if member.said == asked.gender else 'other'}"
    elif member.pronouns:
        yield "spoken-of"
    if stage.last is member:
        yield f"meant-last|{asked.role}"
    if member.met == stage.most and member.met > 1:
        yield "met-most"
    if stage.speaker is member:
        yield "speaker"
    if stage.opening is member:
        yield "named-first"


def tell_clauses(syntax: Syntax, asked: Asked, place: Place, which: str) -> Iterator[str]:
    """Yield how the clauses of a pronoun and a mention stand to each other; ``which`` marks them all."""
    if not which:
        yield from tell_setting(syntax, place)
    role, ahead = syntax.role(place.head), "ahead" if place.first > asked.at else asked.role
    if asked.sentence != place.sentence:
        told = tell_apart(syntax, asked, place, role)
    elif rules(syntax, asked.clause, place):
        told = iter([f"rules-own|{ahead}"])
    else:
        told = tell_together(syntax, asked, place, (role, ahead))
    yield from (which + one for one in told)


def tell_setting(syntax: Syntax, place: Place) -> Iterator[str]:
    """Yield how a mention hangs on another, or that it stands in brackets."""
    relation = base(syntax.reading.relations[place.head])
    if relation in {"conj", "appos"}:
        yield f"is-{relation}"
    if place.first and syntax.reading.word(place.first - 1) == "(":
        yield "bracketed"


def tell_apart(syntax: Syntax, asked: Asked, place: Place, role: str) -> Iterator[str]:
    """Yield what part a mention has in its own, other sentence."""
    yield f"opens={place.first <= syntax.reading.bounds[place.sentence][0] + 1}"
    if asked.sentence - place.sentence == 1:
        top = is_top(syntax, syntax.clause(place.head))
        yield f"before={role}|{top}|{asked.role}"


def is_top(syntax: Syntax, clause: int) -> bool:
    """Tell whether a clause is its sentence's own; one that "the police said" follows is too."""
    head = syntax.reading.heads[clause]
    told = base(syntax.reading.relations[clause]) == "ccomp" and clause < head
    return head < 0 or (told and syntax.reading.heads[head] < 0)


def tell_together(syntax: Syntax, asked: Asked, place: Place, roles: tuple[str, str]) -> Iterator[str]:
    """Yield where in the clauses above the pronoun's a mention of the same sentence stands.

    ``roles`` are the mention's, and the pronoun's or that it stands ahead.
    """
    relations = syntax.reading.relations
    relation, upper = base(relations[asked.clause]), syntax.upper(asked.clause)
    while upper is not None:
        if rules(syntax, upper, place):
            yield f"rules-upper={relation}|{roles[1]}"
            return
        if syntax.clause(place.head) == upper:
            yield f"in-upper={relation}|{roles[0]}"
        relation, upper = base(relations[upper]), syntax.upper(upper)
    if place.head in syntax.above(asked.at):
        yield "within"
    elif syntax.clause(place.head) == asked.clause:
        yield f"in-own={roles[0]}|{roles[1]}"
