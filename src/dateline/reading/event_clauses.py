"""Finds the clauses of a sentence: each verb group with its subject, object and prepositional parts.

A shallow reading from left to right. Every walk is bounded, so time is linear in the sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from dateline.reading.event_mend import mend_parts
from dateline.reading.event_pieces import Noun, Piece, Verb, cut_sentence, describe
from dateline.reading.event_revive import revive
from dateline.reading.event_subjects import find_subject
from dateline.reading.event_words import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.language.reading import Reading

REACH: Final = 60  # pieces that one walk may cross
LISTS: Final = (("CN", 2), (",CN", 3), (",NCN", 2), (",N,CN", 2), (",N,NCN", 2))
AGE: Final = (",", "61", ",")
Parts = dict[str, tuple[Noun, ...]]


@dataclass(slots=True, eq=False)
class Clause:
    """A verb group in its sentence.

    ``parts`` are keyed as in the table ``event_frames``; ``at`` counts pieces, ``number`` clauses.
    """

    verb: Verb
    at: int
    number: int = 0
    parts: Parts = field(default_factory=dict)
    first: int = 0
    last: int = 0
    opener: str = ""
    above: Clause | None = None
    like: Clause | None = None
    inner: Clause | None = None


@dataclass(frozen=True, slots=True)
class Parsed:
    """One sentence: its token range, its pieces, its clauses in order, and the clause at each piece."""

    first: int
    last: int
    pieces: list[Piece]
    clauses: list[Clause]
    by_piece: Mapping[int, Clause]


def parse(reading: Reading, bounds: tuple[int, int], nouns: Mapping[int, Noun]) -> Parsed:
    """Return the pieces and clauses of one sentence."""
    pieces = revive(reading, cut_sentence(reading, bounds, nouns))
    clauses: list[Clause] = []
    by_piece: dict[int, Clause] = {}
    for at, piece in enumerate(pieces):
        if piece.kind == "V":
            clause = Clause(describe(reading, piece), at, len(clauses))
            clauses.append(clause)
            by_piece[at] = clause
    parsed = Parsed(*bounds, pieces, clauses, by_piece)
    for clause in clauses:
        fill(reading, parsed, clause)
    if reading.heads:
        mend_parts(reading, parsed)
    for clause in clauses:
        if "obj" not in clause.parts and shares_object(parsed, clause):
            share(clause, by_piece[clause.at + 2])
    return parsed


def share(clause: Clause, after: Clause) -> None:
    """Give a verb the object of the verb it is joined to."""
    if "obj" in after.parts and "passive" not in after.parts:
        clause.parts["obj"] = after.parts["obj"]


def fill(reading: Reading, parsed: Parsed, clause: Clause) -> None:
    """Find the parts of one clause; those to its left are filled already."""
    subject = find_subject(reading, parsed, clause)
    stop = collect(reading, parsed, clause)
    if subject:
        clause.parts["subj"] = subject
    if clause.verb.finite:
        clause.parts["finite"] = (Noun(clause.verb.first, clause.verb.last, clause.verb.head),)
    if is_turned(reading, parsed, clause):
        turn(clause.parts)
    elif subject and "obj" not in clause.parts and "that" not in clause.parts:
        add_antecedent(parsed, clause, subject[0])
    if reading.lemmas[clause.verb.head] in words_of("giving"):
        give(clause.parts)
    clause.first = min(
        [clause.verb.first, *(noun.first for noun in subject if near(parsed, noun, clause))]
    )
    clause.last = max(stop, clause.verb.last)
    clause.opener = find_opener(reading, parsed, clause)
    link(reading, parsed, clause)


def add_antecedent(parsed: Parsed, clause: Clause, subject: Noun) -> None:
    """Give "destroyed" in "the bridge that rebels destroyed" its object."""
    for at in range(clause.at - 1, max(1, clause.at - REACH), -1):
        piece = parsed.pieces[at]
        if piece.kind == "N" and piece.first == subject.first:
            if parsed.pieces[at - 1].kind == "R" and parsed.pieces[at - 2].kind == "N":
                clause.parts["obj"] = (parsed.pieces[at - 2].noun,)
            return


def near(parsed: Parsed, noun: Noun, clause: Clause) -> bool:
    """Tell whether a subject stands to the left of its own verb with no other finite verb between."""
    return noun.first < clause.verb.first and not any(
        noun.last <= other.verb.first < clause.verb.first and other.verb.finite
        for other in parsed.clauses[max(0, clause.number - 3) :][:4]
        if other is not clause
    )


def collect(reading: Reading, parsed: Parsed, clause: Clause) -> int:
    """Put object, particle and prepositional parts into the clause; return where it ends."""
    pieces, at, stop = parsed.pieces, clause.at + 1, clause.verb.last
    slot, top = "obj", min(len(pieces), clause.at + REACH)
    while at < top:
        piece = pieces[at]
        if piece.kind == "N":
            if slot == "done" or begins_clause(pieces, at, slot):
                break
            at, stop = add_nouns(pieces, at, slot, clause.parts)
            slot = "obj2" if slot == "obj" else "done"
        elif piece.kind == "P":
            if opens_clause(reading, pieces, at):
                break
            slot = name_part(reading, piece, slot)
            if at + 1 < top and pieces[at + 1].kind not in "NPAT":
                break
            at += 1
        elif is_age(reading, pieces, at):
            at += 3
        elif piece.kind in "TAJ" or (piece.kind == "," and goes_on(pieces, at)):
            mark_words(reading, piece, clause)
            slot = "done" if piece.kind == "T" and slot not in {"obj", "obj2"} else slot
            stop = piece.last if piece.kind == "T" else stop
            at += 1
        else:
            break
    note_complement(reading, parsed, clause, at)
    return stop


def opens_clause(reading: Reading, pieces: list[Piece], at: int) -> bool:
    """Tell whether "as", "after" ... opens a clause: a noun and its verb follow."""
    kinds = "".join(piece.kind for piece in pieces[at + 1 : at + 4] if piece.kind not in "AT")
    return kinds.startswith("NV") and reading.lower(pieces[at].head) in words_of("clause_preposition")


def name_part(reading: Reading, piece: Piece, before: str) -> str:
    """Return the part a preposition opens; "out of" is the same as "from"."""
    word = reading.lower(piece.head)
    return "from" if word == "of" and before in {"out", "outside"} else word


def goes_on(pieces: list[Piece], at: int) -> bool:
    """Tell whether a comma goes on the clause: a preposition and its noun behind it, no verb next."""
    after = [piece.kind for piece in pieces[at + 1 : at + 4]]
    return after[:2] == ["P", "N"] and after[2:] != ["V"]


def is_age(reading: Reading, pieces: list[Piece], at: int) -> bool:
    """Tell whether an age between commas stands at a piece: "found Ann Bell, 61, guilty"."""
    age = pieces[at : at + 3]
    if len(age) < len(AGE) or age[0].kind != "," or age[2].kind != ",":
        return False
    return age[1].last == age[1].first + 1 and reading.tags[age[1].first] == "NUM"


def mark_words(reading: Reading, piece: Piece, clause: Clause) -> None:
    """Note a particle right behind the verb, and what an object is said to be ("found him guilty")."""
    near_verb = piece.kind == "A" and piece.first == clause.verb.last
    if near_verb and reading.lower(piece.head) in words_of("particle"):
        clause.parts["prt"] = (piece.noun,)
    elif piece.kind == "J":
        clause.parts.setdefault("comp", (with_not(reading, piece.noun),))


def with_not(reading: Reading, noun: Noun) -> Noun:
    """Return what somebody is said to be with the "not" before it ("found not guilty")."""
    negated = noun.first > 0 and reading.lower(noun.first - 1) == "not"
    return Noun(noun.first - 1, noun.last, noun.head) if negated else noun


def begins_clause(pieces: list[Piece], at: int, slot: str) -> bool:
    """Tell whether a noun is the subject of the next verb rather than a part of this one."""
    if slot not in {"obj2", "done"}:
        return False
    return any(piece.kind == "V" for piece in pieces[at + 1 : at + 2]) or slot == "done"


def add_nouns(pieces: list[Piece], at: int, slot: str, parts: Parts) -> tuple[int, int]:
    """Add a noun and those joined to it by "and" or commas; return the place after and its token."""
    found = [pieces[at].noun]
    at += 1
    while True:
        step = joined(pieces, at)
        if not step:
            break
        found.append(pieces[at + step - 1].noun)
        at += step
    parts[slot] = (*parts.get(slot, ()), *found)
    return at, found[-1].last


def joined(pieces: list[Piece], at: int) -> int:
    """Return how many pieces lead to a further noun of a list; 0 where the list ends."""
    kinds = "".join(piece.kind for piece in pieces[at : at + 7])
    for pattern, step in LISTS:
        if kinds.startswith(pattern):
            return 0 if kinds[len(pattern) : len(pattern) + 1] in {"V", "R"} else step
    return 0


def note_complement(reading: Reading, parsed: Parsed, clause: Clause, at: int) -> None:
    """Note a that-clause or whether-clause that opens where the clause's own parts end."""
    if at >= len(parsed.pieces):
        return
    piece = parsed.pieces[at]
    if piece.kind in "SR" and reading.lower(piece.head) in {"that", "whether"}:
        clause.parts["that"] = (piece.noun,)


def is_turned(reading: Reading, parsed: Parsed, clause: Clause) -> bool:
    """Tell whether subject and object are to be swapped: a passive, full or shortened ("killed by")."""
    verb = clause.verb
    if verb.passive:
        return True
    if verb.helpers or verb.ing or verb.infinitive or "obj" in clause.parts or clause.at == 0:
        return False
    lemma = reading.lemmas[verb.head]
    if reading.lower(verb.head) == lemma:
        return False
    if lemma in words_of("needs_object"):
        return not shares_object(parsed, clause)
    return parsed.pieces[clause.at - 1].kind in "N,J" and "by" in clause.parts


def shares_object(parsed: Parsed, clause: Clause) -> bool:
    """Tell whether a verb is joined to the next one, and so to its object ("arrested and beat him")."""
    return [piece.kind for piece in parsed.pieces[clause.at + 1 : clause.at + 3]] == ["C", "V"]


def turn(parts: Parts) -> None:
    """Swap the parts of a passive: its subject is the object, its "by" the subject."""
    parts["passive"] = parts.get("subj", ()) or (Noun(0, 0, 0),)
    kept = parts.pop("obj", ())
    if kept:
        parts["obj2"] = kept
    if "subj" in parts:
        parts["obj"] = parts.pop("subj")
    if "by" in parts:
        parts["subj"] = parts["by"]


def give(parts: Parts) -> None:
    """Turn "gave them aid" into "gave aid to them"."""
    if "obj2" in parts and "obj" in parts and "to" not in parts:
        parts["to"] = parts["obj"]
        parts["obj"] = parts.pop("obj2")


def find_opener(reading: Reading, parsed: Parsed, clause: Clause) -> str:
    """Return the word that opens the clause (if, when, that, whether ...), or an empty string."""
    token = clause.first
    for piece in reversed(parsed.pieces[max(0, clause.at - REACH) : clause.at]):
        if piece.first >= token:
            continue
        opens = piece.kind == "P" and reading.lower(piece.head) in words_of("clause_preposition")
        if piece.kind in "SR" or opens:
            return reading.lower(piece.head)
        if piece.kind in "V;" or (piece.kind == "N"):
            return ""
    return ""


def link(reading: Reading, parsed: Parsed, clause: Clause) -> None:
    """Tie an infinitive, a gerund or a bare verb to the clause it completes or goes on."""
    clause.like = find_like(reading, parsed, clause)
    if clause.verb.finite and not is_chained(parsed, clause):
        return
    above = next(
        (
            parsed.by_piece[at]
            for at in range(clause.at - 1, max(-1, clause.at - 12), -1)
            if at in parsed.by_piece
        ),
        None,
    )
    if above is None or stands_apart(parsed, above, clause):
        return
    clause.above = above
    if clause.verb.infinitive and above.inner is None:
        above.inner = clause
        above.parts["inf"] = (Noun(clause.verb.first, clause.verb.last, clause.verb.head),)


def find_like(reading: Reading, parsed: Parsed, clause: Clause) -> Clause | None:
    """Return the verb whose helpers one behind "and" shares ("to lift ... and provide")."""
    if clause.verb.helpers or clause.at == 0 or parsed.pieces[clause.at - 1].kind != "C":
        return None
    before = parsed.clauses[clause.number - 1] if clause.number else None
    if before is None or (before.verb.finite and not before.verb.helpers):
        return None
    form, first = reading.lower(clause.verb.head), reading.lower(before.verb.head)
    bare = form == reading.lemmas[clause.verb.head]
    return before if bare or (form.endswith("ing") and first.endswith("ing")) else None


def is_chained(parsed: Parsed, clause: Clause) -> bool:
    """Tell whether a verb stands right behind another one."""
    return clause.at > 0 and parsed.pieces[clause.at - 1].kind == "V"


def stands_apart(parsed: Parsed, above: Clause, clause: Clause) -> bool:
    """Tell whether a stop, a comma or a subordinator stands between two verbs."""
    return any(piece.kind in ";,S" for piece in parsed.pieces[above.at + 1 : clause.at])
