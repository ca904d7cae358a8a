"""What a verb does to those counted, or says of them: alone, with its nouns, or the verb below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from dateline.reading.number_deeds import Deed, deeds, find_deed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.reading.number_trees import Tree

Role = Literal["subject", "object"]
PAIR: Final = frozenset({"killed", "injured"})
JOINED: Final = (
    "obj",
    "iobj",
    "xcomp",
    "obl",
    "obl:unmarked",
    "advcl",
    "nmod",
    "amod",
    "advmod",
    "nsubj",
    "ccomp",
    "compound:prt",
)
STATED: Final = frozenset(
    {"leave", "find", "report", "list", "fear", "believe", "presume", "declare", "pronounce", "confirm"}
    | {
        "go",
        "remain",
        "be",
        "lie",
        "stay",
        "think",
        "assume",
        "count",
        "feel",
        "end",
        "turn",
        "discover",
    }
    | {"say", "call", "consider", "become", "get", "hold", "shoot", "still", "appear", "seem", "suspect"}
)
SMALL: Final = frozenset({"CCONJ", "ADV", "AUX", "PUNCT", "PART"})
BELOW: Final = frozenset({"xcomp", "ccomp", "advcl"})
RAISING: Final = frozenset(
    {"force", "tell", "order", "ask", "have", "compel", "begin", "start", "continue", "fear", "believe"}
    | {"know", "report", "say", "think", "feel", "presume", "confirm", "need", "urge", "manage", "try"}
    | {
        "oblige",
        "lead",
        "cause",
        "prompt",
        "expect",
        "suppose",
        "warn",
        "advise",
        "instruct",
        "want",
        "go",
    }
)


def voice_of(tree: Tree, token: int, verb: int) -> Role:
    """Return whether those counted are in truth the subject or the object of a verb."""
    if not tree.relation(token).startswith("nsubj"):
        return "object"
    passive = tree.relation(token) == "nsubj:pass" or tree.has(verb, "aux:pass")
    bare = tree.reading.fine[verb : verb + 1] == ("VBN",) and not tree.has(verb, "aux", "obj")
    return "object" if passive or bare else "subject"


def deed_of_verb(tree: Tree, verb: int, role: Role, token: int) -> Deed | None:
    """Return what a verb says of those counted in a role; several verbs joined may say it together."""
    own = deed_of_one(tree, verb, role)
    for other in joined(tree, verb, role, token):
        second = deed_of_one(tree, other, role)
        if second is not None and own is not None and {own.what, second.what} == PAIR:
            return Deed("casualties", frozenset(), own.people and second.people)
        own = own or second
    return own


def joined(tree: Tree, verb: int, role: Role, token: int) -> Iterator[int]:
    """Yield the verbs joined to one by "and" and "or" that say the same of those counted."""
    if later_subject(tree, verb, token):
        return
    for other in tree.children(verb, "conj"):
        if not is_beside(tree, verb, other):
            continue
        is_shared = role == "subject" or tree.relation(token) == "nsubj:pass"
        shares_object = other < token and not tree.has(other, "obj")
        if not tree.has(other, "nsubj", "nsubj:pass") and (is_shared or shares_object):
            yield other
    head = tree.head(verb)
    is_object = role == "object" and tree.relation(token) == "obj"
    if tree.relation(verb) == "conj" and is_object and not tree.has(head, "obj"):
        yield head


def is_beside(tree: Tree, verb: int, other: int) -> bool:
    """Tell whether nothing but small words parts two verbs: not in "killed and several injured"."""
    return all(tree.tag(token) in SMALL for token in range(verb + 1, other))


def later_subject(tree: Tree, verb: int, token: int) -> bool:
    """Tell whether a verb has another subject behind it, which is that of the verb joined to it."""
    subjects = tree.children(verb, "nsubj", "nsubj:pass")
    return any(one > verb for one in subjects if one != token)


def deed_of_one(tree: Tree, verb: int, role: Role) -> Deed | None:
    """Return what one verb or predicate says of those in a role."""
    return (
        deed_with(tree, verb, role)
        or deed_alone(tree, verb, role)
        or stated(tree, verb)
        or deed_below(tree, verb)
    )


def deed_alone(tree: Tree, verb: int, role: Role) -> Deed | None:
    """Return what the verb itself says. Who acts on somebody else has not fled or drowned himself."""
    words = tree.words(verb)
    if role == "object":
        active = tree.has(verb, "nsubj") and not tree.has(verb, "aux:pass")
        return find_deed("object", *words) or (None if active else find_deed("passive", *words))
    found = find_deed("subject", *words)
    transitive = find_deed("object", *words) is not None and tree.has(verb, "obj")
    return None if transitive else found


def stated(tree: Tree, verb: int) -> Deed | None:
    """Return what a predicate says: "are missing", "were found dead", "left 12 homeless"."""
    lemma, word = tree.words(verb)
    if tree.tag(verb) != "VERB" or tree.has(verb, "cop") or word == "missing":
        return find_deed("state", word, lemma)
    if lemma not in STATED:
        return None
    below = (child for child in tree.children(verb, "xcomp", "advcl", "obj", "amod", "acl", "ccomp"))
    return next((deed for child in below if (deed := find_deed("state", tree.words(child)[1]))), None)


def deed_with(tree: Tree, verb: int, role: Role) -> Deed | None:
    """Return what a verb says together with a noun or adjective that hangs on it."""
    lemma, word = tree.words(verb)
    if tree.has(verb, "cop") or tree.tag(verb) in {"NOUN", "ADJ"}:
        near = set(keys_of(tree, verb))
        return next((deed for deed in deeds("subject+").get("be", ()) if deed.nouns & near), None)
    rows = deeds(f"{role}+").get(lemma, ()) + deeds(f"{role}+").get(word, ())
    if not rows:
        return None
    near = {key for child in tree.children(verb, *JOINED) for key in keys_of(tree, child)}
    return next((deed for deed in rows if deed.nouns & near), None)


def keys_of(tree: Tree, token: int) -> Iterator[str]:
    """Yield the names by which the table calls a noun below a verb: itself, or with its preposition."""
    case = tree.case(token)
    for word in tree.words(token):
        yield f"{case}:{word}" if case else word


def deed_below(tree: Tree, verb: int) -> Deed | None:
    """Return what the verb below says: "were forced to flee", "are believed to have been killed"."""
    lemma = tree.words(verb)[0]
    if lemma not in RAISING:
        return None
    for child in tree.children(verb, *BELOW):
        if tree.tag(child) != "VERB" or tree.has(child, "nsubj", "nsubj:pass"):
            continue
        passive = tree.has(child, "aux:pass")
        found = deed_of_one(tree, child, "object" if passive else "subject")
        if found is not None:
            return found
    return None
