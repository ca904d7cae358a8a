"""Numbers of totals: "the death toll rose to 22", "the number of injured stands at 40"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.reading.number_context import context, nouns
from dateline.reading.number_deeds import find_deed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.reading.number_trees import Tree
    from dateline.records import QuantityOf

TOLLS: Final = context("tolls")
CHANGES: Final = context("changes")
HANGING: Final = ("nsubj", "nsubj:pass", "obj", "appos", "compound", "nmod", "obl")
THAT: Final = frozenset({"the", "that", "this"})
PARTS: Final = ("itself", "state", "kind")


def toll_of(tree: Tree, token: int) -> QuantityOf | None:
    """Return what the total counts whose number a token is; None where it is none."""
    if tree.case(token) == "by":
        return None
    head = tree.head(token)
    if head >= 0 and tree.tag(head) == "NUM":
        return toll_of(tree, head)
    noun = toll_near(tree, token)
    return what_of(tree, noun) if noun is not None else None


def names_total(tree: Tree, token: int) -> bool:
    """Tell whether a number is that of a total named before: "the figure was lowered to 17"."""
    noun = toll_near(tree, token) if tree.case(token) != "by" else None
    if noun is None or what_of(tree, noun) is not None or tree.has(noun, "nmod", "compound", "amod"):
        return False
    return any(tree.reading.lower(child) in THAT for child in tree.children(noun, "det"))


def toll_near(tree: Tree, token: int) -> int | None:
    """Return the noun for the total that a number is said to be: beside it, or of its verb."""
    head = tree.head(token)
    if head < 0:
        return next((child for child in tree.children(token, *HANGING) if is_toll(tree, child)), None)
    if tree.tag(head) in {"NOUN", "ADJ", "PROPN"} and is_toll(tree, head):
        return head
    if tree.words(head)[0] == "compare" and tree.head(head) >= 0:
        head = tree.head(head)
    if not CHANGES.intersection(tree.words(head)):
        return None
    above = (tree.head(head),) if tree.relation(head) in {"acl", "acl:relcl"} else ()
    others = [child for child in tree.children(head, *HANGING) if child != token]
    return next((child for child in (*others, *above) if is_toll(tree, child)), None)


def is_toll(tree: Tree, token: int) -> bool:
    """Tell whether a noun is one for a total, or for those counted: "toll", "the dead"."""
    words = tree.words(token)
    return bool(TOLLS.intersection(words)) or any(find_deed(part, *words) for part in PARTS)


def what_of(tree: Tree, noun: int) -> QuantityOf | None:
    """Return what a total counts: "death toll", "number of injured", "figure of missing soldiers"."""
    for token in around(tree, noun):
        found = next((deed for part in PARTS if (deed := find_deed(part, *tree.words(token)))), None)
        if found is not None:
            return found.what
    named = {word for token in around(tree, noun) for word in tree.words(token)}
    if {"toll", "victims", "victim"} & named:
        return "killed"
    is_force = any(nouns().get(word) == "troops" for word in named) or "troop" in named
    return "troops" if is_force else None


def around(tree: Tree, noun: int) -> Iterator[int]:
    """Yield a noun, the words that hang on it and those that hang on them."""
    yield noun
    for child in tree.children(noun, "nmod", "compound", "amod", "flat", "appos"):
        yield child
        yield from tree.children(child, "amod", "compound", "acl")
