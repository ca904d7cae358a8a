"""One person in a list of those counted: "three soldiers and a child"."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from dateline.reading.number_bounds import make_amount
from dateline.reading.number_context import COUNTED
from dateline.reading.number_governors import what_became
from dateline.reading.number_parts import VICTIMS
from dateline.reading.number_people import is_people
from dateline.reading.number_trees import counted_token, number_token

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.reading.number_bounds import Amount
    from dateline.reading.number_trees import Scene, Tree

ONE: Final = frozenset({"a", "an"})
FAR: Final = 5  # words between the article and its noun


def lone_amounts(scene: Scene) -> Iterator[Amount]:
    """Yield an amount of one for each "a" before a person who stands in a list with numbers."""
    tree = scene.tree
    if tree is None:
        return
    for at, atom in enumerate(scene.atoms[:-1]):
        if atom.low in ONE and atom.kind == "word" and scene.atoms[at + 1].kind not in COUNTED:
            token = bisect_left(tree.reading.starts, atom.start)
            if token < len(tree.reading.heads) and is_listed(tree, token):
                yield make_amount((at, at, at + 1), 1, "exactly")


def is_listed(tree: Tree, article: int) -> bool:
    """Tell whether an article stands before a person joined to others who are counted in numbers."""
    noun = tree.head(article)
    if not article < noun <= article + FAR or tree.relation(article) != "det":
        return False
    if not is_people(tree.reading.lower(noun), tree.reading.lemmas[noun]):
        return False
    return any(is_numbered(tree, other) for other in joined_to(tree, noun))


def joined_to(tree: Tree, noun: int) -> Iterator[int]:
    """Yield the other nouns of a noun's list."""
    first = tree.head(noun) if tree.relation(noun) == "conj" else noun
    if first >= 0:
        yield from (other for other in (first, *tree.children(first, "conj")) if other != noun)


def is_numbered(tree: Tree, noun: int) -> bool:
    """Tell whether a noun is counted in a number, or is one."""
    return tree.tag(noun) == "NUM" or tree.has(noun, "nummod")


def counts_person(scene: Scene, amount: Amount) -> bool:
    """Tell whether a bare "one" counts a victim by the tree: "one government soldier", "one of them"."""
    number = number_token(scene.tree, scene.atoms, amount) if scene.tree else None
    if scene.tree is None or number is None:
        return False
    noun = counted_token(scene.tree, number)
    follows = [atom.low for atom in scene.atoms[amount.last : amount.last + 2]]
    reading = scene.tree.reading
    if follows in (["of", "them"], ["of", "whom"]):
        return what_became(scene.tree, noun) in VICTIMS
    is_person = noun > number and is_people(reading.lower(noun), reading.lemmas[noun])
    return is_person and what_became(scene.tree, noun) in VICTIMS
