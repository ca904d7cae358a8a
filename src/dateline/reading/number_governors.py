"""What became of those counted, by the tree: the words they hang on, and those that hang on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from dateline.reading.number_deeds import deeds, find_deed
from dateline.reading.number_people import is_people, is_thing
from dateline.reading.number_tolls import TOLLS, is_toll, toll_of, what_of
from dateline.reading.number_trees import kind_token
from dateline.reading.number_verbs import deed_of_verb, deed_with, keys_of, voice_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.reading.number_deeds import Deed
    from dateline.reading.number_trees import Tree
    from dateline.reading.number_verbs import Role
    from dateline.records import QuantityOf

    Verdict = QuantityOf | Literal["none"] | None

DEEP: Final = 6  # steps up a tree
THROUGH: Final = frozenset(
    {"minimum", "maximum", "total", "group", "family", "crowd", "crew", "team", "party", "gang", "band"}
    | {"pair", "couple", "rest", "remainder", "trio", "life", "lives", "convoy", "community"}
)
PARTIAL: Final = frozenset({"including", "among", "included", "plus", "besides", "as", "than"})
WHO: Final = frozenset({"who", "whom", "that", "which"})
LISTING: Final = frozenset({"include", "comprise", "number"})
OF: Final = frozenset({"of", "by", "'", "’", "'s", "’s"})
BESIDE: Final = frozenset({"along", "alongside", "together"})
CLAUSES: Final = frozenset({"ccomp", "parataxis", "acl:relcl", "xcomp", "advcl"})
NONE: Final = "none"


class Asked(NamedTuple):
    """A count in its tree: the token that stands for it, and the noun for those counted, if any."""

    tree: Tree
    counted: int
    kind: int | None


def what_became(tree: Tree, counted: int) -> Verdict:
    """Return what the tree says of those counted: "none" where it denies it, None where it is silent."""
    asked = Asked(tree, counted, kind_token(tree, counted))
    nouns = sorted({counted, counted if asked.kind is None else asked.kind})
    own = next((deed for noun in nouns if (deed := find_deed("itself", *tree.words(noun)))), None)
    if own is not None:
        return own.what
    above = climb(asked, counted, DEEP)
    if above not in {None, NONE, "protesters"}:
        return above
    found = next((what for noun in nouns if (what := modified(asked, noun))), None)
    if found is not None or above is not None:
        return found or above
    weak = next((deed for noun in nouns if (deed := find_deed("kind", *tree.words(noun)))), None)
    return weak.what if weak is not None else None


def climb(asked: Asked, token: int, steps: int) -> Verdict:
    """Return what the word says on which a token depends, or the one above it."""
    tree, head = asked.tree, asked.tree.head(token)
    relation = tree.relation(token)
    if head < 0 or not steps or relation in CLAUSES:
        return shared(asked, head) if is_set_beside(tree, token) else predicated(asked, token)
    if relation == "flat" and lists(asked, head):
        return listed(asked, head)
    if relation in {"conj", "appos"}:
        return climb(asked, head, steps - 1) if tree.tag(head) not in {"VERB", "AUX"} else None
    if relation == "nummod" or relation.startswith(("nsubj", "obj", "iobj")):
        return governed(asked, token, head)
    return attached(asked, token, head, steps) if relation.startswith(("nmod", "obl")) else None


def is_set_beside(tree: Tree, token: int) -> bool:
    """Tell whether a bare number is set beside a clause: "19 died, not 23"."""
    return tree.relation(token) == "parataxis" and tree.tag(token) == "NUM"


def governed(asked: Asked, token: int, head: int) -> Verdict:
    """Return what a verb or predicate says of its subject or object."""
    tree = asked.tree
    head = nearer(tree, token, head)
    if tree.denies(head):
        return NONE
    if lists(asked, head):
        return listed(asked, head)
    deed = deed_of_verb(tree, head, voice_of(tree, token, head), token)
    if deed is not None and fits(asked, deed):
        return deed.what
    if asked.kind is not None:
        return None
    return toll_of(tree, token) or among(asked, head)


def among(asked: Asked, head: int) -> Verdict:
    """Return what is said of those of whom a number is a part: "of the dead, 14 were women"."""
    for one in asked.tree.children(head, "obl", "nmod"):
        deed = find_deed("state", *asked.tree.words(one))
        if deed is not None and asked.tree.case(one) in {"of", "among"}:
            return deed.what
    return None


def nearer(tree: Tree, token: int, head: int) -> int:
    """Return the verb of a subject; the one joined to it where the subject stands between both.

    Of "two were killed and seven wounded" the tree may give both subjects to "killed".
    """
    if not tree.relation(token).startswith("nsubj") or token < head:
        return head
    others = (one for one in tree.children(head, "conj") if one > token)
    return next((one for one in others if not tree.has(one, "nsubj", "nsubj:pass")), head)


def shared(asked: Asked, head: int) -> Verdict:
    """Return what a verb says of its object or subject, for those set beside: "19 died, not 23"."""
    subjects = asked.tree.children(head, "obj", "nsubj:pass", "nsubj")
    return next((what for one in subjects if (what := governed(asked, one, head))), None)


def attached(asked: Asked, token: int, head: int, steps: int) -> Verdict:
    """Return what a noun or verb says of those joined to it by a preposition."""
    tree, case = asked.tree, asked.tree.case(token)
    if case in PARTIAL:
        return climb(asked, head, steps - 1)
    if case in BESIDE:
        return shared(asked, head)
    if case == "with" and tree.tag(head) == "VERB":
        return taken_off(asked, head)
    found = belongs(asked, head, case, steps) if tree.tag(head) not in {"VERB", "NUM"} else None
    return found or (toll_of(tree, token) if asked.kind is None or names_count(tree, head) else None)


def names_count(tree: Tree, head: int) -> bool:
    """Tell whether a verb or a noun for a total may have a number with a noun: "rose to 12 men"."""
    return tree.tag(head) == "VERB" or not TOLLS.isdisjoint(tree.words(head))


def taken_off(asked: Asked, verb: int) -> Verdict:
    """Return what "made off with 26 villagers" says."""
    deed = deed_with(asked.tree, verb, "object")
    return deed.what if deed is not None and "off" in deed.nouns and fits(asked, deed) else None


def belongs(asked: Asked, head: int, case: str, steps: int) -> Verdict:
    """Return what a noun says of those it belongs to: "the deaths of 12", "six priests' murder"."""
    if case not in OF:
        return None
    words = asked.tree.words(head)
    deed = find_deed("of", *words)
    if deed is not None:
        return deed.what if fits(asked, deed) else None
    if case == "of" and THROUGH.intersection(words):
        return climb(asked, head, steps - 1)
    return NONE if words[0] in {"none", "neither"} else None


def predicated(asked: Asked, token: int) -> Verdict:
    """Return what the subject says of a predicate: "the dead were three guards"."""
    return listed(asked, token) if asked.tree.has(token, "cop") else None


def lists(asked: Asked, head: int) -> bool:
    """Tell whether a verb tells who or how many its subject are: "the dead include"."""
    return asked.tree.words(head)[0] in LISTING


def listed(asked: Asked, head: int) -> Verdict:
    """Return what the subject of a predicate says of itself: "the dead", "the injured", "casualties"."""
    tree = asked.tree
    for subject in tree.children(head, "nsubj", "nsubj:pass", "appos"):
        deed = find_deed("state", *tree.words(subject)) or find_deed("itself", *tree.words(subject))
        if deed is not None:
            return deed.what
        if asked.kind is None and is_toll(tree, subject):
            return what_of(tree, subject)
    return None


def modified(asked: Asked, noun: int) -> Verdict:
    """Return what the words that hang on a noun say: "23 missing hikers", "students killed in"."""
    tree = asked.tree
    own = find_deed("state", *tree.words(noun))
    if own is not None and not is_people(*tree.words(noun)[::-1]):
        return own.what
    for child in tree.children(noun):
        deed = deed_below(tree, child)
        if deed is not None and fits(asked, deed):
            return deed.what
    return None


def deed_below(tree: Tree, child: int) -> Deed | None:
    """Return what a word or clause that hangs on a noun says of it."""
    relation = tree.relation(child)
    if relation in {"amod", "compound"}:
        return find_deed("state", *tree.words(child)[::-1])
    if relation == "acl":
        role: Role = "subject" if tree.reading.lower(child).endswith("ing") else "object"
        return deed_of_verb(tree, child, role, child) or find_deed("state", *tree.words(child)[::-1])
    if relation == "nmod":
        return next(
            (deed for deed in deeds("subject+")["be"] if deed.nouns & set(keys_of(tree, child))), None
        )
    if relation == "acl:relcl":
        return next(
            (deed for who in relatives(tree, child) if (deed := deed_of_clause(tree, who, child))), None
        )
    return None


def deed_of_clause(tree: Tree, who: int, verb: int) -> Deed | None:
    """Return what a relative clause says of those whom its pronoun stands for."""
    if tree.denies(verb):
        return None
    return deed_of_verb(tree, verb, voice_of(tree, who, verb), who)


def relatives(tree: Tree, verb: int) -> Iterator[int]:
    """Yield the subjects and objects of a clause that stand for its noun: "who", "all of whom"."""
    for child in tree.children(verb, "nsubj", "nsubj:pass", "obj"):
        inner = (tree.reading.lower(one) for one in tree.children(child, "nmod"))
        if tree.reading.lower(child) in WHO or WHO.intersection(inner):
            yield child


def fits(asked: Asked, deed: Deed) -> bool:
    """Tell whether a deed may befall those counted: people, or a bare number."""
    if asked.kind is None:
        return True
    word, lemma = asked.tree.reading.lower(asked.kind), asked.tree.reading.lemmas[asked.kind]
    if not deed.people:
        return not is_thing(word, lemma)
    return is_people(word, lemma) or asked.tree.tag(asked.kind) in {"PRON", "PROPN"}
