"""Statuses by the tree of a sentence: a word's own clause first, then what it hangs on.

Every walk goes up the tree a bounded number of steps, so time is linear in the sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.reading.event_words import words_of
from dateline.reading.status_governors import status_words
from dateline.reading.status_nouns import is_under_way, of_case, of_phrase
from dateline.reading.status_parts import (
    CLAUSAL,
    given_by,
    is_clause,
    linked,
    part_of,
    part_of_noun,
    rest,
)
from dateline.reading.status_verbs import REAL, is_negated, is_present, of_group

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.reading.status_tree import Tree
    from dateline.records import Status

DEPTH: Final = 6
ARGUMENTS: Final = frozenset({"obj", "nsubj", "nsubj:pass", "iobj"})
NOT: Final = frozenset({"denied", "not_happened"})
FINITE: Final = frozenset({"VBD", "VBZ", "VBP"})
ANY: Final = frozenset({"any", "further", "additional", "much", "anybody", "either"})
ONE: Final = frozenset({"a", "an", "another", *ANY})
SUBJECT: Final = ("nsubj", "nsubj:pass", "expl")


def of_word(tree: Tree, token: int, depth: int = 0) -> Status:
    """Return the status of a word that denotes a happening or a state."""
    if token < 0 or depth > DEPTH:
        return "happened"
    if is_clause(tree, token):
        own = of_group(tree, token)
        if own == "happened" and tree.case(token):
            own = of_case(tree, token) or own
        return over(tree, token, own, depth) if own in REAL else barred(tree, token, own)
    within = of_phrase(tree, token)
    return within if within is not None else of_noun(tree, token, depth)


def barred(tree: Tree, token: int, own: Status) -> Status:
    """Return a status that is not real, denied where the verb above denies it."""
    link = linked(tree, token)
    if link is None or own == "hypothetical":
        return own
    given = link.get(part_of(tree, token))
    if given not in {"denied", "possible"} or is_negated(tree, tree.head(tree.likes(token))):
        return own
    return given if given == "denied" or own == "planned" else own


def over(tree: Tree, token: int, own: Status, depth: int) -> Status:
    """Return the status of a clause that its own words make real, by what it hangs on."""
    first = tree.likes(token)
    head, relation = tree.head(first), tree.relation(first)
    if head < 0:
        return own
    if relation == "conj":
        return of_joined(tree, first, own, depth)
    if relation in {"acl:relcl", "amod", "parataxis", "appos", "advcl:relcl"}:
        return own
    if relation in CLAUSAL:
        return of_complement(tree, first, own, depth)
    if tree.case(first):
        return of_noun(tree, first, depth)
    return own


def of_joined(tree: Tree, token: int, own: Status, depth: int) -> Status:
    """Return the status of a clause joined to another: what that one hangs on holds for it too."""
    head = tree.head(token)
    if not is_clause(tree, head):
        return own
    loose = FINITE & {tree.reading.fine[token]} and not FINITE & {tree.reading.fine[head]}
    free = tree.under(token, *SUBJECT, "mark") and tree.relation(head) not in {"ccomp", "acl"}
    if free or (loose and not tree.helpers(head)):
        return own
    return over(tree, head, own, depth + 1)


def of_complement(tree: Tree, token: int, own: Status, depth: int) -> Status:
    """Return the status of "to ...", "...ing" and "that ..." by the word they complete."""
    head, part = tree.head(token), part_of(tree, token)
    parts = given_by(tree, head)
    if part == "that":
        return of_told(tree, token, own, parts)
    mark = tree.mark(token) or tree.case(token)
    above = of_word(tree, head, depth + 1)
    yet = part == "inf" and "yet" in tree.words(head, "advmod")
    if yet or mark in status_words("instead"):
        return "not_happened" if yet or above in REAL else "possible"
    if part == "ing" and tree.relation(token) == "advcl":
        part = (
            "ing" if mark in status_words("from") or (not is_apart(tree, token) and not mark) else mark
        )
    if part in parts or mark in parts:
        return carry(tree, head, parts[mark if mark in parts else part], above, own)
    return of_infinitive(tree, token, above) if part == "inf" else of_participle(tree, token, own, above)


def of_infinitive(tree: Tree, token: int, above: Status) -> Status:
    """Return the status of a "to ..." that the tables give none: planned, or as what it hangs on."""
    return "planned" if above in REAL or tree.relation(token) == "acl" else above


def of_participle(tree: Tree, token: int, own: Status, above: Status) -> Status:
    """Return the status of a participle that the tables give none: its own, or as what it hangs on."""
    mark = tree.mark(token) or tree.case(token)
    if tree.relation(token) == "acl":
        return of_seen(tree, token, own)
    if above in REAL or mark in words_of("given_after"):
        return own
    return own if above == "not_happened" and not mark and is_apart(tree, token) else above


def of_seen(tree: Tree, token: int, own: Status) -> Status:
    """Return the status of a participle behind a noun: ongoing in "showed smoke rising"."""
    noun = tree.head(token)
    seen = tree.reading.fine[token] == "VBG" and tree.relation(noun) == "obj"
    return "ongoing" if seen and given_by(tree, tree.head(noun)).get("ing") == "ongoing" else own


def is_apart(tree: Tree, token: int) -> bool:
    """Tell whether a comma stands between a participle and what it hangs on ("..., citing costs")."""
    low, high = sorted((token, tree.head(token)))
    return any(tree.reading.word(one) == "," for one in range(low, high))


def carry(tree: Tree, head: int, given: Status | None, above: Status, own: Status) -> Status:
    """Return what a governing word makes of its complement, itself being so or not."""
    if given is None:
        return keep(tree, head, above, own)
    if given == "happened" or above == "hypothetical":
        return given if given == "happened" else above
    if is_negated(tree, head):
        return turned(tree, head, given)
    if above in REAL:
        return given
    return "possible" if given == "not_happened" and above != "not_happened" else above


def turned(tree: Tree, head: int, given: Status) -> Status:
    """Return what a negated word makes of its complement: "did not fail to", "did not have to"."""
    if given == "not_happened":
        return "happened"
    spared = tree.reading.lemmas[head] in {"have", "need"}
    return "possible" if given == "denied" or (given == "demanded" and not spared) else "not_happened"


def keep(tree: Tree, head: int, above: Status, own: Status) -> Status:
    """Return the status of what begins, goes on, or is brought about as its governing word is."""
    if above not in REAL:
        return above
    if tree.reading.lemmas[head] not in words_of("going_on"):
        return own
    return "ongoing" if is_present(tree, head) else own


def of_told(tree: Tree, token: int, own: Status, parts: Mapping[str, Status | None]) -> Status:
    """Return the status of a clause that is said, thought, feared, possible, true or untrue."""
    head, relation = tree.head(token), tree.relation(token)
    if relation == "advcl":
        return own
    if tree.mark(token) in {"whether", "if"}:
        return "possible"
    if relation == "acl":
        return of_reported(tree, token, own, parts)
    given = parts.get("that") or own
    if given == "demanded" and tree.reading.fine[token] not in {"VB", "VBP"}:
        given = own
    if not is_negated(tree, head):
        return given
    if given == "denied":
        return "possible"
    return parts.get("not_that") or own


def of_reported(tree: Tree, token: int, own: Status, parts: Mapping[str, Status | None]) -> Status:
    """Return the status of what a report or claim says: "dismissed reports that troops had crossed"."""
    noun = tree.head(token)
    if "that" not in tree.words(token, "mark"):
        return own
    verb = tree.head(noun)
    told = tree.relation(noun) in {"obj", "nsubj:pass"} and verb >= 0
    if told and tree.reading.lemmas[verb] in status_words("dismissing") and not is_negated(tree, verb):
        return "denied"
    return parts.get("that") or own


def of_noun(tree: Tree, token: int, depth: int) -> Status:
    """Return the status of a noun by its preposition, and by what it hangs on."""
    head, case = tree.head(token), tree.case(token)
    if case in status_words("instead"):
        return "not_happened" if head < 0 or of_word(tree, head, depth + 1) in REAL else "possible"
    if is_under_way(tree, token):
        return "ongoing"
    if head < 0 or depth > DEPTH or case in words_of("given_after"):
        return rest(tree, token)
    if tree.relation(token) == "conj":
        return of_noun(tree, head, depth + 1) if not is_clause(tree, head) else "happened"
    parts, part = given_by(tree, head), part_of_noun(tree, token)
    if part in parts:
        return of_part(tree, token, parts[part], depth)
    return of_tie(tree, token, depth)


def of_tie(tree: Tree, token: int, depth: int) -> Status:
    """Return the status of a noun that the tables give none, by what ties it to its head."""
    relation = tree.relation(token)
    if relation == "compound":
        return of_compound(tree, token)
    if relation in ARGUMENTS:
        return of_argument(tree, token, depth)
    return of_indefinite(tree, token, depth)


def of_part(tree: Tree, token: int, given: Status | None, depth: int) -> Status:
    """Return the status of the object of a word, or of what its preposition ties to it."""
    head = tree.head(token)
    above = of_word(tree, head, depth + 1)
    if given in NOT and tree.reading.lemmas[token] in status_words("told"):
        return "happened"
    if given == "not_happened" and is_negated(tree, head):
        return "planned"
    if given == "not_happened" and above in {"planned", "possible", "demanded", "hypothetical"}:
        return "possible"
    if given is None and above == "ongoing":
        return above
    status = carry(tree, head, given, above, "happened")
    return rest(tree, token) if status == "happened" and given is None else status


def of_compound(tree: Tree, token: int) -> Status:
    """Return the status of a noun before another ("strike threat"): that of "threat of a strike"."""
    head = tree.head(token)
    if "no" in tree.words(head, "det"):
        return "not_happened"
    given = given_by(tree, head).get("of")
    return given if given in {"possible", "demanded"} else rest(tree, token)


def of_argument(tree: Tree, token: int, depth: int) -> Status:
    """Return the status of a subject or object: its verb's where that only says that it takes place."""
    head = tree.head(token)
    lemma, relation = tree.reading.lemmas[head], tree.relation(token)
    if relation == "nsubj" and (lemma == "be" or lemma in words_of("takes_place")):
        above = of_group_of(tree, head, depth)
        lasts = is_present(tree, head) or tree.reading.fine[head] == "VBG"
        return "ongoing" if above == "happened" and lasts and lemma != "be" else above
    if relation in {"obj", "nsubj:pass"} and is_announced(tree, token):
        above = of_group_of(tree, head, depth)
        return "planned" if above in REAL else above
    if relation in {"obj", "nsubj:pass"} and lemma in words_of("support"):
        return of_group_of(tree, head, depth)
    return of_indefinite(tree, token, depth)


def is_announced(tree: Tree, token: int) -> bool:
    """Tell whether a noun is what somebody announces: an announced withdrawal is none yet."""
    lemmas = tree.reading.lemmas
    if lemmas[tree.head(token)] not in words_of("announce"):
        return False
    return lemmas[token] in words_of("announced")


def of_indefinite(tree: Tree, token: int, depth: int) -> Status:
    """Return the status of "an agreement" in "did not sign an agreement": that of its verb."""
    head, words = tree.head(token), set(tree.words(token, "det", "amod", "nmod:poss"))
    above = of_word(tree, head, depth + 1)
    bare = not tree.under(token, "det", "nmod:poss", "nummod")
    makes = tree.reading.lemmas[head] in status_words("making")
    if above == "not_happened" and (words & ANY or (makes and (bare or words & ONE))):
        return above
    if above not in REAL and words & ONE and makes:
        return above
    if bare and above in {"not_happened", "possible"} and tree.case(token) == "for":
        return above
    return "possible" if "any" in words else rest(tree, token)


def of_group_of(tree: Tree, head: int, depth: int) -> Status:
    """Return the status of a noun's verb."""
    return of_word(tree, head, depth + 1)
