"""What speaks for a happening having taken place, as named numbers: the words around it, and the model.

The names are those of the table ``status_weights``. Most features are 1 where they hold; those of the
language model are logarithms of odds.
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, Final

from dateline.reading.status_governors import status_words
from dateline.reading.status_links import of_word
from dateline.reading.status_parts import given_by, is_clause, part_of
from dateline.reading.status_verbs import is_negated, is_present

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.language.happenings import Fact
    from dateline.reading.status_tree import Tree
    from dateline.records import Claim, Status

LEAST: Final = 0.01  # odds below this are all the same
MARKS: Final = ("condition", "given", "awaited", "instead")
SUBJECTS: Final = ("nsubj", "nsubj:pass", "csubj", "expl")
PERSONS: Final = {"i": "first", "we": "first", "you": "second"}
Named = tuple[str, float]


def find_features(
    tree: Tree, token: int, status: tuple[Status, Status], claims: Sequence[Claim]
) -> dict[str, float]:
    """Return the features of a word; ``status`` by the rules, without and with its ``claims``."""
    found = {"always": 1.0}
    found |= dict.fromkeys(of_words(tree, token), 1.0)
    found |= dict.fromkeys(of_above(tree, token), 1.0)
    found |= {f"rules={status[0]}": 1.0, f"told={status[1]}": 1.0}
    found |= {f"stance={claim.stance}": 1.0 for claim in claims}
    return found | dict(of_model(tree, token))


def of_words(tree: Tree, token: int) -> Iterator[str]:
    """Yield what a word and those that hang on it are."""
    reading = tree.reading
    yield f"form={reading.fine[token]}"
    yield f"tie={reading.relations[token]}"
    yield f"lemma={reading.lemmas[token]}"
    if reading.word(tree.last - 1) == "?":
        yield "asked"
    if is_clause(tree, token):
        yield from of_clause(tree, token)
    for word in tree.words(token, "det"):
        yield f"det={word}"
    case = tree.case(token)
    if case:
        yield f"case={case}"


def of_clause(tree: Tree, token: int) -> Iterator[str]:
    """Yield what the helpers, the mark and the subject of a verb or predicate are."""
    helpers = tree.helpers(token)
    yield from (f"helper={word}" for word in helpers)
    if not helpers:
        yield "no helper"
    if is_negated(tree, token):
        yield "no longer" if "longer" in tree.words(token, "advmod") else "negated"
    first = tree.likes(token)
    mark = tree.mark(first)
    if "to" in tree.words(first, "mark"):
        yield "to"
    if mark:
        yield f"mark={next((name for name in MARKS if mark in status_words(name)), mark)}"
    subjects = tree.words(first, *SUBJECTS)
    yield f"subject={PERSONS.get(subjects[0], 'third') if subjects else 'none'}"


def of_above(tree: Tree, token: int) -> Iterator[str]:
    """Yield what the word above is, what it gives to its parts, and its own status."""
    reading, first = tree.reading, tree.likes(token)
    head = tree.head(first)
    if head < 0:
        yield "top"
        return
    part = part_of(tree, first) if is_clause(tree, first) else tree.case(first) or tree.relation(first)
    parts = given_by(tree, head)
    if part in parts:
        yield f"governed={parts[part]}"
    yield f"above={reading.lemmas[head]}>{part}"
    yield f"above={of_word(tree, head)}"
    if is_negated(tree, head):
        yield "untrue" if parts.get("not_that") == "not_happened" else "negated above"
    yield "present above" if is_present(tree, head) else "not present above"


def of_model(tree: Tree, token: int) -> Iterator[Named]:
    """Yield what the language model thinks by the ways of each set."""
    found = tree.reading.happenings.get(token)
    if found is None or not found.facts:
        yield "unseen", 1.0
        return
    yield f"class={found.kind}", 1.0
    for name, fact in found.facts.items():
        yield from of_fact(name, fact)


def of_fact(name: str, fact: Fact) -> Iterator[Named]:
    """Yield the logarithms of a set's odds against what took place, and its score."""
    happened = log(max(fact.happened, LEAST))
    yield f"{name} denied", log(max(fact.denied, LEAST)) - happened
    yield f"{name} unsure", log(max(fact.unsure, LEAST)) - happened
    yield f"{name} score", fact.score
