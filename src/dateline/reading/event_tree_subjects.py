"""Subjects by the tree: a verb's own, what a relative pronoun stands for, or one it shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.reading.event_tree import SUBJECTS, expand, governor, is_relative, meant
from dateline.reading.event_words import words_of

if TYPE_CHECKING:
    from dateline.reading.event_clauses import Clause
    from dateline.reading.event_tree import Nouns, Tree

BORROWS: Final = frozenset({"xcomp", "advcl", "conj", "ccomp", "acl", "advcl:relcl"})
ASKED: Final = ("obj", "on", "upon", "for", "to")
HELPED: Final = frozenset({"aux:pass"})
HELPERS: Final = frozenset({"aux", "aux:pass"})
ACTIVE: Final = frozenset({"aux", "obj", "nsubj"})
AGENTS: Final = frozenset({"nsubj:pass", "obl:agent"})
TENSED: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})


def is_passive(tree: Tree, clause: Clause) -> bool:
    """Tell whether a verb is passive: by its helpers, as a bare participle, or joined to a passive."""
    reading, head = tree.reading, clause.verb.head
    if tree.of(head, HELPED):
        return True
    if reading.fine[head] != "VBN" or tree.of(head, ACTIVE):
        return False
    if tree.of(head, AGENTS):
        return True
    relation = tree.relation(head)
    if relation in {"acl", "advcl", "xcomp"}:
        return True
    if relation == "conj":
        above = tree.clauses.get(reading.heads[head])
        return above is not None and above.verb.passive
    return clause.verb.passive


def find_subject(tree: Tree, clause: Clause) -> Nouns:
    """Return the grammatical subject: its own, what a relative pronoun stands for, or a shared one."""
    head = clause.verb.head
    own = tree.of(head, SUBJECTS)
    if own:
        left = [token for token in own if token < head]
        return expand(tree, [meant(tree, head, (left or own)[-1])])
    relation = tree.relation(head)
    if relation == "acl:relcl" and not gap_is_object(tree, clause):
        return expand(tree, [tree.reading.heads[head]])
    above = tree.reading.heads[head]
    if relation == "acl" and above not in tree.clauses and is_participle(tree, clause):
        return expand(tree, [above])
    return shared(tree, clause)


def is_participle(tree: Tree, clause: Clause) -> bool:
    """Tell whether a verb hangs on its noun as a participle, not as "of ...ing" or "to ..."."""
    if clause.verb.infinitive or tree.of(clause.verb.head, frozenset({"mark"})):
        return False
    return clause.verb.passive or clause.verb.ing


def gap_is_object(tree: Tree, clause: Clause) -> bool:
    """Tell whether a relative clause has a subject, or a relative pronoun in another place."""
    head = clause.verb.head
    if tree.of(head, SUBJECTS):
        return True
    return any(is_relative(tree, kid) for kid in tree.kids.get(head, ()))


def shared(tree: Tree, clause: Clause) -> Nouns:
    """Return the subject that a verb without one shares with the verb above it."""
    head = clause.verb.head
    if tree.relation(head) not in BORROWS or is_tensed(tree, clause):
        return ()
    above = governor(tree, head)
    if above is None:
        return ()
    if clause.verb.infinitive and tree.reading.lemmas[above.verb.head] in words_of("control"):
        asked = (above.parts.get(slot, ()) for slot in ASKED)
        return next((nouns for nouns in asked if nouns), ()) or above.parts.get("subj", ())
    if clause.verb.ing and tree.reading.lemmas[above.verb.head] in words_of("accusing"):
        accused = (noun for noun in above.parts.get("obj", ()) if noun.last <= head)
        return above.parts.get("passive", ()) or tuple(accused)
    if tree.relation(head) == "xcomp" and not clause.verb.infinitive:
        return above.parts.get("obj", ()) or above.parts.get("subj", ())
    return above.parts.get("passive", ()) or above.parts.get("subj", ())


def is_tensed(tree: Tree, clause: Clause) -> bool:
    """Tell whether a verb in a tense of its own opens a clause of its own, so that it has a subject."""
    head = clause.verb.head
    helpers = tree.of(head, HELPERS)
    tensed = any(tree.reading.fine[token] in TENSED for token in (head, *helpers))
    return tensed and tree.relation(head) in {"ccomp", "advcl", "parataxis"}


def old_subject(tree: Tree, clause: Clause) -> Nouns:
    """Return the subject as read flatly, where the tree has none and gives the phrase no other part."""
    if is_tensed(tree, clause):
        return clause.parts.get("passive", ()) or clause.parts.get("subj", ())
    if tree.relation(clause.verb.head) in BORROWS:
        return ()
    nouns = clause.parts.get("passive", ()) or clause.parts.get("subj", ())
    return tuple(
        noun for noun in nouns if noun.last > noun.first and tree.relation(noun.head) in SUBJECTS
    )


def with_like(tree: Tree, found: Nouns, old: Nouns) -> Nouns:
    """Return a subject with the names that are read flatly as joined to it and hang on its words.

    In "House and Senate negotiators" the tree may hang the first on the last.
    """
    if not found or not set(found) & set(old):
        return found
    heads = {noun.head for noun in found}
    joined = (noun for noun in old if noun.last > noun.first)
    return tuple(sorted({*found, *(noun for noun in joined if tree.reading.heads[noun.head] in heads)}))


def beside(clause: Clause, nouns: Nouns) -> Nouns:
    """Return the noun phrases of a subject that stand on the same side of the verb as its first."""
    left = nouns[0].first < clause.verb.head if nouns else False
    return tuple(noun for noun in nouns if (noun.first < clause.verb.head) == left)
