"""Rebuttals: denials of what was just said, which only point at it.

"..., which the rebels denied", "..., a claim dismissed by the ministry", "but the army denied it": the
content is the word that points ("which", "a claim", "it"). What it points at is found when the events
are read (``event_rebuttals``). Found by the trees of the sentences; none where there are no trees.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.reading.number_trees import tree_at
from dateline.reading.said_drafts import Draft
from dateline.reading.said_words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.reading.number_trees import Tree
    from dateline.reading.said_drafts import Stretch
    from dateline.reading.said_scene import Scene

RULE: Final = "rebuttal"
RELATIVE: Final = frozenset({"acl", "acl:relcl"})
BETWEEN: Final = frozenset({",", "but", "and", "though", "although", "—", "–", "-"})
FAR: Final = 12  # tokens from a clause's "that" to its verb


def read_rebuttals(scene: Scene) -> Iterator[Draft]:
    """Yield the denials of a text whose content only points at what was said before."""
    if not scene.reading.heads:
        return
    for number, bounds in enumerate(scene.reading.bounds):
        verbs = [at for at in range(*bounds) if scene.reading.lemmas[at] in words_of("rebutting")]
        tree = tree_at(scene.reading, number) if verbs else None
        if tree:
            yield from (draft for at in verbs if (draft := read_rebuttal(scene, tree, at)))


def read_rebuttal(scene: Scene, tree: Tree, verb: int) -> Draft | None:
    """Return the denial of one verb, if it has somebody who denies and points at what is denied."""
    if tree.tag(verb) != "VERB" or is_withheld(scene, tree, verb):
        return None
    agent = next(tree.children(verb, "obl:agent"), None)
    denier = next(tree.children(verb, "nsubj"), None) if agent is None else agent
    denied = find_denied(tree, verb, active=agent is None)
    if denier is None or denied is None or denied == denier or not points(scene, denied):
        return None
    source = phrase_of(tree, denier, verb)
    if scene.words[source[0]] in words_of("nobody"):
        return None
    return Draft(
        RULE, (narrow(tree, denied),), (cue_of(scene, tree, verb),), source, verb, stance="denies"
    )


def find_denied(tree: Tree, verb: int, *, active: bool) -> int | None:
    """Return the word for what a verb denies: its object, its passive subject, or what it describes."""
    own = next(tree.children(verb, "obj" if active else "nsubj:pass"), None)
    if own is not None or tree.relation(verb) not in RELATIVE:
        return own
    return tree.head(verb)


def is_withheld(scene: Scene, tree: Tree, verb: int) -> bool:
    """Tell whether nothing is denied after all: "did not deny it", "declined to deny it"."""
    head = tree.head(verb)
    refused = head >= 0 and tree.relation(verb) == "xcomp" and scene.words[head] in words_of("refusal")
    return refused or tree.denies(verb)


def points(scene: Scene, token: int) -> bool:
    """Tell whether a word only points at what was said: "it", "which", "a claim"."""
    return scene.words[token] in words_of("pointing")


def narrow(tree: Tree, noun: int) -> Stretch:
    """Return the words that point: a noun with its article and adjectives, no more."""
    before = [at for at in tree.children(noun, "det", "amod", "nmod:poss") if at < noun]
    first = min([noun, *(phrase_of(tree, at, noun)[0] for at in before)])
    return first, noun + 1


def phrase_of(tree: Tree, noun: int, verb: int) -> Stretch:
    """Return a noun with all that hangs on it, but not its preposition, nor marks at its end."""
    found = [noun]
    for token in found:
        found += [
            at for at in tree.children(token) if at != verb and not is_outside(tree, token, at, noun)
        ]
    first, last = min(found), max(found) + 1
    while last - 1 > noun and tree.tag(last - 1) == "PUNCT":
        last -= 1
    return first, last


def is_outside(tree: Tree, token: int, child: int, noun: int) -> bool:
    """Tell whether a word that hangs on a noun is no part of its phrase."""
    return token == noun and tree.relation(child) in {"case", "cc", "conj", "parataxis", "mark"}


def cue_of(scene: Scene, tree: Tree, verb: int) -> Stretch:
    """Return a verb with the auxiliaries and adverbs right before it."""
    first = verb
    while (
        first - 1 in set(tree.children(verb, "aux", "aux:pass", "advmod"))
        and scene.codes[first - 1] in "FGAE"
    ):
        first -= 1
    return first, verb + 1


def add_rebuttals(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Return claims with the rebuttals among them that no other claim has."""
    found = {draft.main: draft for draft in read_rebuttals(scene)}
    if not found:
        return list(drafts)
    remarks = sorted(main for main in found if is_remark(scene, main))
    kept = [draft for draft in drafts if not is_replaced(draft, found)]
    mains = {draft.main for draft in kept}
    cut = [cut_short(scene, draft, [found[main] for main in within(remarks, draft)]) for draft in kept]
    return cut + [draft for main, draft in sorted(found.items()) if main not in mains]


def is_replaced(draft: Draft, found: dict[int, Draft]) -> bool:
    """Tell whether a claim took what is denied for who denies it, or has the pointing word alone.

    "A claim denied by the rebels" is denied by the rebels; the word "it" alone is left out elsewhere.
    """
    rebuttal = found.get(draft.main)
    if rebuttal is None or rebuttal.source is None or draft.source is None:
        return False
    apart = draft.source[1] <= rebuttal.source[0] or rebuttal.source[1] <= draft.source[0]
    return apart or draft.content == rebuttal.content


def within(mains: Sequence[int], draft: Draft) -> list[int]:
    """Return the first verb of each part of a claim's content that is not the claim's own."""
    first = []
    for part in draft.content:
        place = bisect_left(mains, part[0])
        place += mains[place : place + 1] == [draft.main]
        first += [main for main in mains[place : place + 1] if main < part[1]]
    return first


def cut_short(scene: Scene, draft: Draft, rebuttals: Sequence[Draft]) -> Draft:
    """Return a claim without the rebuttal of it that its content ran into."""
    if not rebuttals:
        return draft
    starts = [start_of(one) for one in rebuttals]
    content = tuple(part for one in draft.content if (part := cut_part(scene, one, starts))[0] < part[1])
    return replace(draft, content=content) if content else draft


def cut_part(scene: Scene, part: Stretch, starts: Sequence[int]) -> Stretch:
    """Return the part of a content before the first rebuttal that begins in it."""
    end = min([part[1], *(start for start in starts if part[0] <= start)])
    if end == part[1]:
        return part
    while part[0] < end and scene.words[end - 1] in BETWEEN:
        end -= 1
    return part[0], end


def start_of(draft: Draft) -> int:
    """Return the first token of a rebuttal: of who denies, what is denied, or the cue."""
    return min(first for first, _ in [*draft.content, *draft.cue, draft.source or draft.cue[0]])


def is_remark(scene: Scene, verb: int) -> bool:
    """Tell whether a denial follows a clause (", but Y denied it") and is not said itself."""
    reading = scene.reading
    told = any(
        reading.heads[at] == verb and reading.relations[at] == "mark"
        for at in range(max(0, verb - FAR), verb)
    )
    return reading.relations[verb] in {*RELATIVE, "conj", "parataxis"} and not told
