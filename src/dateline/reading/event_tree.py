"""The dependency tree of a sentence beside its clauses and phrases, and short walks on it.

Relations are those of Universal Dependencies. Every walk is bounded, so time is linear in the sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.reading.event_pieces import STOPS, Noun

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dateline.language.reading import Reading
    from dateline.reading.event_clauses import Clause, Parsed

CLIMB: Final = 12  # steps up the tree
LIST: Final = 40  # members of a list that are looked at
SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
PARTS: Final = frozenset({"obj", "iobj"})
JOINED: Final = frozenset({"conj"})
CASE: Final = frozenset({"case"})
RELATIVE: Final = frozenset({"who", "which", "that", "whom"})
Nouns = tuple[Noun, ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """The tree of a sentence: what hangs on each token, and the clauses and phrases at its tokens."""

    reading: Reading
    kids: Mapping[int, Sequence[int]]
    clauses: Mapping[int, Clause]
    nouns: Mapping[int, Noun]

    def of(self, token: int, relations: frozenset[str]) -> list[int]:
        """Return what hangs on a token by one of some relations, in the order of the text."""
        names = self.reading.relations
        return [kid for kid in self.kids.get(token, ()) if names[kid] in relations]

    def relation(self, token: int) -> str:
        """Return the name of the relation by which a token hangs on its head."""
        return self.reading.relations[token]


def plant(reading: Reading, parsed: Parsed) -> Tree:
    """Return the tree of one sentence."""
    kids: dict[int, list[int]] = {}
    for token in range(parsed.first, parsed.last):
        kids.setdefault(reading.heads[token], []).append(token)
    clauses: dict[int, Clause] = {}
    for clause in parsed.clauses:
        head = clause.verb.head
        clauses.setdefault(head, clause)
        if reading.relations[head] == "cop":
            clauses.setdefault(reading.heads[head], clause)
    nouns = {
        token: noun
        for piece in parsed.pieces
        if piece.kind == "N"
        for noun in part(reading, piece.noun)
        for token in range(noun.first, noun.last)
    }
    return Tree(reading, kids, clauses, nouns)


def part(reading: Reading, noun: Noun) -> Iterator[Noun]:
    """Yield a phrase, or the two it holds: "gave the refugees | 400 tents", "the bridge | they"."""
    verb = reading.heads[noun.head]
    for token in range(noun.first, noun.head):
        if reading.heads[token] == verb and reading.relations[token] in PARTS:
            yield from (Noun(noun.first, token + 1, token), Noun(token + 1, noun.last, noun.head))
            return
        if verb >= 0 and reading.relations[verb] == "acl:relcl" and reading.heads[verb] == token:
            yield from (Noun(noun.first, token + 1, token), Noun(token + 1, noun.last, noun.head))
            return
    yield noun


def depth(tree: Tree, token: int) -> int:
    """Return how far below the root a token hangs."""
    for steps in range(CLIMB * 4):
        if token < 0:
            return steps
        token = tree.reading.heads[token]
    return CLIMB * 4


def climb(tree: Tree, token: int) -> Iterator[int]:
    """Yield a token and those it hangs on, up to the root."""
    for _ in range(CLIMB):
        if token < 0:
            return
        yield token
        token = tree.reading.heads[token]


def governor(tree: Tree, token: int) -> Clause | None:
    """Return the nearest clause above a token."""
    ups = climb(tree, tree.reading.heads[token])
    return next((tree.clauses[up] for up in ups if up in tree.clauses), None)


def is_relative(tree: Tree, token: int) -> bool:
    """Tell whether a token is a relative pronoun."""
    return tree.reading.tags[token] == "PRON" and tree.reading.lower(token) in RELATIVE


def meant(tree: Tree, head: int, token: int) -> int:
    """Return the token a relative pronoun stands for, or the token itself."""
    if not is_relative(tree, token):
        return token
    for above in climb(tree, head):
        if tree.relation(above) == "acl:relcl":
            return tree.reading.heads[above]
        if tree.relation(above) not in {"conj", "xcomp", "ccomp"}:
            break
    return token


def preposition(tree: Tree, token: int) -> str:
    """Return the preposition of a phrase as the parts are named; empty where it has none.

    "out of" and "away from" are "from"; of others that stand together the first counts.
    """
    cases = [kid for kid in tree.of(token, CASE) if kid < token]
    words = [tree.reading.lower(kid) for kid in cases]
    if not words:
        return ""
    fixed = [tree.reading.lower(kid) for kid in tree.kids.get(cases[0], ())]
    if "from" in words or (words[0] in {"out", "outside"} and "of" in words + fixed):
        return "from"
    return words[0]


def governs(tree: Tree, clause: Clause, noun: Noun) -> bool:
    """Tell whether a noun phrase hangs on a verb with no other verb between."""
    head = clause.verb.head
    like = tree.reading.heads[head] if tree.relation(head) == "conj" else head
    for token in climb(tree, noun.head):
        if token == head or (token == like and noun.first > head):
            return True
        if token != noun.head and token in tree.clauses and not is_bare(tree, noun.head):
            return False
        if tree.relation(token) in SUBJECTS and not is_bare(tree, token):
            return False
    return False


def is_bare(tree: Tree, token: int) -> bool:
    """Tell whether what a subject stands before is no finite verb ("fighters still holding out")."""
    above = tree.clauses.get(tree.reading.heads[token])
    return above is not None and not above.verb.finite and above.verb.first > token


def expand(tree: Tree, tokens: Iterable[int]) -> Nouns:
    """Return the noun phrases of some tokens and of all that are joined to them by "and" or commas."""
    found: list[Noun] = []
    waiting = list(tokens)
    while waiting and len(found) < LIST:
        token = waiting.pop(0)
        noun = tree.nouns.get(token)
        if noun is not None and noun not in found:
            found.append(noun)
        waiting += [kid for kid in tree.of(token, JOINED) if is_joined(tree, token, kid)]
    return tuple(sorted(found))


def is_joined(tree: Tree, token: int, kid: int) -> bool:
    """Tell whether a word is joined to another as its like, with no harder stop between them."""
    if kid in tree.clauses:
        return False
    low, high = sorted((token, kid))
    if any(tree.reading.word(at) in STOPS for at in range(low, high)):
        return False
    return tree.relation(kid) == "conj" or bool(tree.of(kid, JOINED))
