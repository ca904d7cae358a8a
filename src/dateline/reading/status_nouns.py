"""What a noun phrase says of the status of its noun: "no attack", "a planned visit", "its third day"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.reading.event_pieces import NOT
from dateline.reading.status_governors import governors
from dateline.reading.status_verbs import NOW

if TYPE_CHECKING:
    from dateline.reading.status_tree import Tree
    from dateline.records import Status

WITHIN: Final = ("amod", "det", "compound", "advmod", "nmod:poss", "nummod")
SPANS: Final = frozenset({"minute", "hour", "day", "night", "week", "month", "year", "season"})
UNLIKE: Final = NOT | {"will", "would", "may", "might", "could", "had", "should", "no"}
ITS: Final = frozenset({"its", "their", "his", "her"})


def of_phrase(tree: Tree, token: int) -> Status | None:
    """Return what the words within a noun phrase say of its noun, None where they say nothing."""
    table = governors("mod")
    for one in tree.under(token, *WITHIN):
        if one > token:
            continue
        for word in (tree.reading.lower(one), tree.reading.lemmas[one]):
            if word in table:
                return table[word]["noun"]
    if "nor" in tree.words(token, "cc"):
        return "not_happened"
    joined = tree.relation(token) == "conj" and not tree.under(token, "det")
    return "not_happened" if joined and "no" in tree.words(tree.head(token), "det") else None


def of_case(tree: Tree, token: int) -> Status | None:
    """Return ongoing for what somebody is in or under now ("are in talks"), planned for what is due."""
    if tree.case(token) == "due_to" and tree.under(token, "cop"):
        return "planned"
    if tree.case(token) not in {"in", "under", "at"}:
        return None
    helpers = set(tree.words(token, "cop"))
    if not helpers and tree.relation(token) == "obl":
        helpers = {tree.reading.lower(tree.head(token))}
    return "ongoing" if helpers & NOW else None


def is_under_way(tree: Tree, token: int) -> bool:
    """Tell whether a noun is said to be under way, or in its third day."""
    reading, head = tree.reading, tree.head(token)
    if head >= 0 and tree.relation(token) == "nsubj":
        now = reading.lemmas[head] in {"underway", "ongoing"} or (
            reading.lemmas[head] == "way" and tree.case(head) == "under"
        )
        if now and not set(tree.words(head, "aux", "advmod")) & UNLIKE:
            return True
    near = [*tree.below.get(token, ()), *(tree.below.get(head, ()) if head >= 0 else ())]
    wider = [*near, *(deep for one in near for deep in tree.below.get(one, ()))]
    return any(is_nth(tree, one) for one in [*wider, head] if one >= 0 and one != token)


def is_nth(tree: Tree, token: int) -> bool:
    """Tell whether a noun counts how long something has gone on: "in its third day"."""
    if tree.reading.lemmas[token] not in SPANS or tree.case(token) not in {"in", "into"}:
        return False
    counted = tree.under(token, "amod", "nummod")
    return bool(ITS & set(tree.words(token, "nmod:poss"))) and bool(counted)
