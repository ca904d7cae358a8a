"""Which part of its governor a word is, and what the tables give to that part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.reading.event_words import words_of
from dateline.reading.status_governors import governs
from dateline.reading.status_nouns import of_case

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.reading.status_tree import Tree
    from dateline.records import Status

KINDS: Final = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}
CLAUSAL: Final = frozenset({"xcomp", "ccomp", "csubj", "csubj:pass", "acl", "advcl"})
NOMINAL: Final = frozenset({"nmod", "obl", "obl:agent", "obj", "nsubj", "nsubj:pass", "compound"})
SUBJECT: Final = ("nsubj", "nsubj:pass", "expl")


def is_clause(tree: Tree, token: int) -> bool:
    """Tell whether a word heads a clause: a verb, or what somebody is said to be."""
    if tree.under(token, "cop", *SUBJECT):
        return True
    if tree.reading.tags[token] in {"VERB", "AUX"}:
        return tree.relation(token) not in NOMINAL
    return tree.relation(token) in CLAUSAL or tree.likes(token) != token


def given_by(tree: Tree, head: int) -> Mapping[str, Status | None]:
    """Return what a governing word gives its parts, with its particle ("rule out"), negated or not."""
    reading = tree.reading
    kind = KINDS.get(reading.tags[head], "verb")
    if kind == "noun" and tree.under(head, "cop") and not governs("noun", reading.lemmas[head]):
        kind = "adj"
    lemma = reading.lemmas[head]
    for one in [*tree.under(head, "compound:prt"), *tree.under(head, "advmod", "xcomp", "obj", "fixed")]:
        found = governs(kind, f"{lemma}_{reading.lower(one)}")
        if found:
            return found
    if "too" in tree.words(head, "advmod"):
        return governs("adj", "too_much")
    return governs(kind, lemma) or governs("adj" if kind == "verb" else "verb", lemma)


def part_of(tree: Tree, token: int) -> str:
    """Return which part of its governor a clause is: inf, ing, that."""
    first = tree.likes(token)
    fine = tree.reading.fine[first]
    if "to" in tree.words(first, "mark"):
        return "inf"
    helped = tree.under(first, "aux", "aux:pass", "cop")
    if fine == "VBG" and not [
        one for one in helped if tree.reading.lower(one) not in {"being", "having"}
    ]:
        return "ing"
    if tree.relation(first) == "xcomp":
        return "ing" if fine in {"VBN", "JJ"} else "inf"
    return "that"


def part_of_noun(tree: Tree, token: int) -> str:
    """Return which part of its governor a noun is: obj, ing, a preposition, or its relation."""
    relation = tree.relation(token)
    if relation not in {"obj", "nsubj:pass"}:
        return tree.case(token) or relation
    gerund = tree.reading.fine[token] == "VBG" and "ing" in given_by(tree, tree.head(token))
    return "ing" if gerund else "obj"


def linked(tree: Tree, token: int) -> Mapping[str, Status | None] | None:
    """Return what the word a clause hangs on gives its parts; None where it is not in the tables."""
    first = tree.likes(token)
    head = tree.head(first)
    if head < 0 or tree.relation(first) not in CLAUSAL:
        return None
    return given_by(tree, head) or None


def rest(tree: Tree, token: int) -> Status:
    """Return the status of a noun that nothing bears on."""
    given = of_case(tree, token)
    if given is not None:
        return given
    return "ongoing" if tree.reading.lemmas[token] in words_of("lasting") else "happened"
