"""The words for those counted: "people" in "at least 22 people", "Christian farmers"."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from dateline.reading.number_context import COUNTED, context, nouns
from dateline.reading.number_deeds import find_deed
from dateline.reading.number_trees import counted_token, kind_token, number_token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.language.reading import Reading
    from dateline.reading.number_atoms import Atom
    from dateline.reading.number_bounds import Amount
    from dateline.reading.number_trees import Scene, Tree
    from dateline.records import Span

NOMINAL: Final = frozenset({"ADJ", "NOUN", "PROPN"})
HEADS: Final = frozenset({"NOUN", "PROPN"})
SKIPPED: Final = frozenset({"of", "the", "more", "other", "these", "those", "his", "its", "their"})
LONGEST: Final = 6
Group = tuple["Span", ...]


def group_of(scene: Scene, amount: Amount) -> tuple[Group, int]:
    """Return the span of the words counted and the atom after them; nothing where none follow."""
    return by_tree(scene, amount) or by_tags(scene.reading, scene.atoms, amount)


def by_tree(scene: Scene, amount: Amount) -> tuple[Group, int] | None:
    """Return the words counted by the tree; None where it has none behind the number."""
    number = number_token(scene.tree, scene.atoms, amount) if scene.tree else None
    if scene.tree is None or number is None:
        return None
    kind = kind_token(scene.tree, counted_token(scene.tree, number))
    if kind is None or not is_group(scene.tree, kind):
        return None
    first, last = amount.last, atom_of(scene.atoms, scene.reading.starts[kind])
    while first < last and (scene.atoms[first].low in SKIPPED or scene.atoms[first].kind in COUNTED):
        first += 1
    if not first <= last < first + LONGEST + 2:
        return None
    span = scene.reading.cut(scene.atoms[first].start, scene.atoms[last].end)
    return (span,), last + 1


def crowd_of(scene: Scene, amount: Amount) -> Span | None:
    """Return the word for the crowd that a bare number measures: "a crowd of about 2,000"."""
    number = number_token(scene.tree, scene.atoms, amount) if scene.tree else None
    if scene.tree is None or number is None or scene.tree.case(number) != "of":
        return None
    head = scene.tree.head(number)
    if head < 0 or not context("crowds").intersection(scene.tree.words(head)):
        return None
    return scene.reading.span(head, head + 1)


def is_group(tree: Tree, kind: int) -> bool:
    """Tell whether a token is a noun for those counted and no mere word for what became of them."""
    word = tree.reading.lower(kind)
    is_deed = any(find_deed(part, word) is not None for part in ("state", "subject"))
    return tree.tag(kind) in HEADS and not is_deed


def atom_of(atoms: Sequence[Atom], start: int) -> int:
    """Return the atom that begins at a code point, or the last before it."""
    return bisect_left([atom.start for atom in atoms], start + 1) - 1


def by_tags(reading: Reading, atoms: Sequence[Atom], amount: Amount) -> tuple[Group, int]:
    """Return the words counted by the parts of speech of the words after the number."""
    first = amount.last
    while first < len(atoms) and atoms[first].low in SKIPPED:
        first += 1
    last = first
    while last < min(first + LONGEST, len(atoms)) and is_nominal(reading, atoms[last]):
        last += 1
        if nouns().get(atoms[last - 1].low) in {"person", "troops", "weapons"}:
            break
    while last > first and atoms[last - 1].kind == "mark":
        last -= 1
    if last == first:
        return (), amount.last
    return (reading.cut(atoms[first].start, atoms[last - 1].end),), last


def is_nominal(reading: Reading, atom: Atom) -> bool:
    """Tell whether a word can be part of the words counted."""
    if atom.low == "-":
        return True
    if atom.kind != "word" or find_deed("state", atom.low) is not None:
        return False
    if atom.low in nouns():
        return nouns()[atom.low] != "none"
    token = bisect_left(reading.starts, atom.start)
    return (
        token < len(reading.starts)
        and reading.starts[token] == atom.start
        and (reading.tags[token] in NOMINAL)
    )
