"""Fills the clauses of a sentence anew from its dependency tree: who does what to whom.

The shallow clauses of ``event_clauses`` lose a part where words stand between, where verbs share one,
or where a relative clause or a participle hides it. Where the language model has given a tree, subject
and object are taken from it with all that are joined to them; prepositional parts as the tree has them,
and those read flatly that the tree does not give to another verb.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.reading.event_pieces import Noun
from dateline.reading.event_tree import (
    JOINED,
    SUBJECTS,
    depth,
    expand,
    governs,
    is_relative,
    meant,
    plant,
    preposition,
)
from dateline.reading.event_tree_subjects import beside, find_subject, is_passive, old_subject, with_like

if TYPE_CHECKING:
    from dateline.language.reading import Reading
    from dateline.reading.event_clauses import Clause, Parsed, Parts
    from dateline.reading.event_tree import Nouns, Tree

OBLIQUE: Final = frozenset({"obl", "obl:agent", "obl:unmarked", "obl:tmod", "obl:npmod"})
OBJECT: Final = frozenset({"obj"})
DONE: Final = frozenset({"obj", "nsubj:pass"})
MODIFIERS: Final = frozenset({"nmod"})
GIVEN: Final = frozenset({"iobj"})
AGENT: Final = frozenset({"obl:agent"})
PARTICLE: Final = frozenset({"compound:prt"})
COMPLEMENT: Final = frozenset({"ccomp", "xcomp"})
KEPT: Final = frozenset({"finite", "prt", "comp", "inf", "that"})
SHARED: Final = frozenset({"subj", "obj", "obj2", "passive", *KEPT})
TENSED: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
NOBODY: Final = (Noun(0, 0, 0),)


def mend_parts(reading: Reading, parsed: Parsed) -> None:
    """Fill the clauses of a sentence anew from its tree; those of no full verb stay as they are."""
    tree = plant(reading, parsed)
    full = [clause for clause in parsed.clauses if reading.tags[clause.verb.head] == "VERB"]
    for clause in sorted(full, key=lambda one: depth(tree, one.verb.head)):
        refill(tree, clause)


def refill(tree: Tree, clause: Clause) -> None:
    """Fill one clause from the tree; those above it are filled already."""
    old, head = clause.parts, clause.verb.head
    clause.verb = replace(clause.verb, passive=is_passive(tree, clause))
    subject = find_subject(tree, clause) or old_subject(tree, clause)
    subject = beside(clause, with_like(tree, subject, old.get("passive", ()) or old.get("subj", ())))
    objects = find_objects(tree, clause) or old_object(tree, clause)
    parts = {name: nouns for name, nouns in old.items() if name in KEPT}
    parts |= obliques(tree, clause)
    given = expand(tree, [*tree.of(head, GIVEN), *tree.of(head, OBJECT)[:-1]])
    if given and objects:
        parts.setdefault("to", given)
    for particle in tree.of(head, PARTICLE):
        parts["prt"] = (Noun(particle, particle + 1, particle),)
    objects = objects or given
    place(tree, clause, subject, objects)
    by = parts.get("by", ()) or joined_agent(tree, clause)
    clause.parts = parts | sides(tree, clause, (subject, objects), by)


def joined_agent(tree: Tree, clause: Clause) -> Nouns:
    """Return whom the verb joined to a passive names as its agent ("beaten and robbed by soldiers")."""
    if not clause.verb.passive:
        return ()
    behind = (tree.of(kid, AGENT) for kid in tree.of(clause.verb.head, JOINED) if kid in tree.clauses)
    return expand(tree, next((agents for agents in behind if agents), ()))


def sides(tree: Tree, clause: Clause, found: tuple[Nouns, Nouns], by: Nouns) -> Parts:
    """Return the parts of subject and object, turned where the verb is passive, without empty ones."""
    subject, objects = found
    if clause.verb.passive:
        named = clause.parts.get("obj2", ())[:1]
        objects = objects or tuple(noun for noun in named if governs(tree, clause, noun))
        parts = {"passive": subject or NOBODY, "obj": subject, "obj2": objects, "subj": by}
    else:
        further = clause.parts.get("obj2", ())[:1] if objects else ()
        kept = tuple(noun for noun in further if noun not in objects and governs(tree, clause, noun))
        parts = {"subj": subject, "obj": objects, "obj2": kept}
    return {name: nouns for name, nouns in parts.items() if nouns}


def place(tree: Tree, clause: Clause, subject: Nouns, objects: Nouns) -> None:
    """Let a clause reach over its object and its own subject, where only asides stand between."""
    ends = [noun.last for noun in objects if noun.first >= clause.verb.last]
    clause.last = max([clause.last, *ends])
    own = tree.of(clause.verb.head, SUBJECTS)
    if own and subject and subject[0].last <= clause.verb.first:
        between = range(subject[0].last, clause.verb.first)
        if not any(tree.reading.fine[token] in TENSED for token in between):
            clause.first = min(clause.first, subject[0].first)


def find_objects(tree: Tree, clause: Clause) -> Nouns:
    """Return the objects: its own, or what its relative clause hangs on ("the bridge they blew up")."""
    head = clause.verb.head
    own = tree.of(head, OBJECT)
    if own:
        return expand(tree, [meant(tree, head, own[-1])])
    if tree.relation(head) == "acl:relcl" and takes_gap(tree, clause):
        return expand(tree, [tree.reading.heads[head]])
    if tree.relation(head) == "conj" and not clause.verb.passive:
        behind = [token for token in tree.of(tree.reading.heads[head], OBJECT) if token > head]
        return expand(tree, behind[-1:])
    return ()


def takes_gap(tree: Tree, clause: Clause) -> bool:
    """Tell whether a relative clause without a relative pronoun lacks its object."""
    head = clause.verb.head
    if clause.verb.passive or not tree.of(head, SUBJECTS):
        return False
    if tree.of(head, COMPLEMENT):
        return False
    below = [kid for kid in tree.kids.get(head, ()) if kid < head]
    return not any(is_relative(tree, kid) or opens_with_relative(tree, kid) for kid in below)


def opens_with_relative(tree: Tree, token: int) -> bool:
    """Tell whether a phrase holds a relative word ("in which", "whose", "where")."""
    words = {"which", "whom", "whose", "where", "when", "who"}
    held = (token, *tree.kids.get(token, ()))
    return any(tree.reading.lower(kid) in words for kid in held)


def obliques(tree: Tree, clause: Clause) -> Parts:
    """Return the prepositional parts: those of the verb, then those of its objects, read flatly."""
    head = clause.verb.head
    found: Parts = {}
    for token in tree.of(head, OBLIQUE):
        add(found, preposition(tree, token), expand(tree, [meant(tree, head, token)]))
    for slot, nouns in clause.parts.items():
        if slot not in SHARED:
            add(found, slot, tuple(noun for noun in nouns if governs(tree, clause, noun)))
    for thing in tree.of(head, DONE):
        for token in tree.of(thing, MODIFIERS):
            add(found, preposition(tree, token), expand(tree, [token]))
    return found


def add(found: Parts, slot: str, nouns: Nouns) -> None:
    """Add noun phrases to a part, each once in all of them."""
    new = tuple(noun for noun in nouns if all(noun not in kept for kept in found.values()))
    if slot and new:
        found[slot] = (*found.get(slot, ()), *new)


def old_object(tree: Tree, clause: Clause) -> Nouns:
    """Return the object as read flatly, where the tree ties it to the verb in some other way."""
    if "passive" in clause.parts:
        return ()
    nouns = (noun for noun in clause.parts.get("obj", ()) if noun.first >= clause.verb.last)
    return tuple(noun for noun in nouns if is_object(tree, clause.verb.head, noun.head))


def is_object(tree: Tree, head: int, token: int) -> bool:
    """Tell whether a word behind a verb is its object though the tree has another name for it.

    It is in "found him guilty" and "trains pilots to fly", where it is the subject of what follows.
    """
    above = tree.reading.heads[token]
    if above == head:
        return tree.relation(token) in {"xcomp", "dep", "ccomp", "obl:unmarked"}
    if tree.relation(token) not in SUBJECTS or tree.reading.heads[above] != head:
        return False
    small = above not in tree.clauses or not tree.clauses[above].verb.finite
    return small and tree.relation(above) in COMPLEMENT
