"""The words that show a status: helpers, negation, if-clauses, questions, what an event hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dateline.reading.event_pieces import NOT
from dateline.reading.status import DEMANDED, IF, NOW, PLANNED, POSSIBLE
from dateline.reading.status_governors import governors, governs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.reading.event_clauses import Clause
    from dateline.reading.event_sites import Site
    from dateline.reading.status import Scene

HELPERS = PLANNED | POSSIBLE | DEMANDED | NOW | {"being", "been"}


class Sign(NamedTuple):
    """A word (token) that bears on a status, and what it is."""

    why: str
    token: int


def find_signs(scene: Scene, site: Site) -> tuple[Sign, ...]:
    """Return the words that bear on a site's status, in the order of the text; its own word if none."""
    found = set(of_sentence(scene))
    if site.word == "noun":
        found |= set(of_phrase(scene, site))
    elif site.clause is not None:
        found |= set(of_group(scene, site.clause)) | set(of_above(scene, site.clause))
    own = Sign("its own form", site.head)
    return tuple(sorted(found, key=lambda sign: sign.token)) or (own,)


def of_sentence(scene: Scene) -> Iterator[Sign]:
    """Yield the words that open an if-clause, and the mark of a question."""
    for token in range(scene.parsed.first, scene.parsed.last):
        word = scene.reading.lower(token)
        if word in IF:
            yield Sign("condition", token)
        elif word == "?":
            yield Sign("question", token)


def of_group(scene: Scene, clause: Clause) -> Iterator[Sign]:
    """Yield the negation and the helpers of a verb group."""
    for token in range(clause.verb.first, clause.verb.last):
        word = scene.reading.lower(token)
        if word in NOT:
            yield Sign("negation", token)
        elif word in HELPERS and token != clause.verb.head:
            yield Sign("helper", token)


def of_above(scene: Scene, clause: Clause) -> Iterator[Sign]:
    """Yield the verb, noun or adjective that a clause completes, and what bears on that verb."""
    before = scene.parsed.pieces[clause.at - 1] if clause.at else None
    if before is not None and before.kind in "NJ":
        kind = "noun" if before.kind == "N" else "adj"
        if governs(kind, scene.reading.lemmas[before.head]):
            yield Sign("hangs on", before.head)
            return
    above = clause.above
    if above is None and clause.opener in {"that", "whether"} and clause.number:
        above = scene.parsed.clauses[clause.number - 1]
    if above is not None and governs("verb", scene.reading.lemmas[above.verb.head]):
        yield Sign("hangs on", above.verb.head)
        yield from of_group(scene, above)


def of_phrase(scene: Scene, site: Site) -> Iterator[Sign]:
    """Yield the words before a noun, the one it hangs on, and the verb whose part it is."""
    reading = scene.reading
    if site.noun is not None:
        for token in range(site.noun.first, site.noun.head):
            if {reading.lower(token), reading.lemmas[token]} & governors("mod").keys():
                yield Sign("said of it", token)
    pieces, at = scene.parsed.pieces, site.at
    if at > 1 and pieces[at - 1].kind == "P":
        kind = {"N": "noun", "V": "verb", "J": "adj"}.get(pieces[at - 2].kind, "")
        if reading.lower(pieces[at - 1].head) in governs(kind, reading.lemmas[pieces[at - 2].head]):
            yield Sign("hangs on", pieces[at - 2].head)
    if site.clause is not None and site.slot in {"obj", "subj"}:
        yield Sign("part of", site.clause.verb.head)
        yield from of_group(scene, site.clause)
