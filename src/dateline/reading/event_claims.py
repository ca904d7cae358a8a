"""Lays the claims over an event: who says so, and what their stance does to its status."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dateline.reading.event_words import words_of
from dateline.reading.status_governors import status_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.language.reading import Reading
    from dateline.reading.event_sites import Site
    from dateline.reading.event_world import World
    from dateline.records import Claim, Stance, Status

BY_STANCE: Final[Mapping[Stance, Status]] = {
    "denies": "denied",
    "doubts": "possible",
    "allows": "possible",
    "fears": "possible",
    "expects": "planned",
    "intends": "planned",
    "demands": "demanded",
    "asks": "possible",
}
REAL: Final = frozenset({"happened", "ongoing"})
SAID: Final = frozenset({"conj", "xcomp", "ccomp", "obj", "nsubj:pass", "acl", "parataxis", "appos"})
UNDER_WAY: Final = frozenset({"underway", "ongoing", "imminent", "way"})
REPORTED: Final = frozenset(
    {"report", "claim", "allegation", "rumour", "rumor", "suggestion", "account"}
)
DEPTH: Final = 6  # steps up a tree


class Borne(NamedTuple):
    """The claims whose content holds an event's trigger, its status with them, and if it is hedged."""

    claims: tuple[Claim, ...]
    status: Status
    hedged: bool


def lay(site: Site, world: World, status: Status) -> Borne:
    """Return an event's claims and the status they leave it."""
    start, end = world.reading.starts[site.head], world.reading.ends[site.head]
    holding = {
        claim.id: (span.end - span.start, claim)
        for span, claim in world.claims.over(start, end)
        if span.start <= start and end <= span.end
    }
    claims = tuple(claim for _, claim in sorted(holding.values(), key=lambda pair: pair[0]))
    for claim in claims:
        status = apply(claim, site, status, world)
    hedged = any(hedges(claim, world) for claim in claims)
    ordered = tuple(sorted(claims, key=lambda claim: claim.content[0].start))
    return Borne(ordered, status, hedged)


def apply(claim: Claim, site: Site, status: Status, world: World) -> Status:
    """Return the status of an event within one claim: its stance acts on what would else be real."""
    if is_aside(site, world) or is_told(site, world):
        return status
    if claim.stance == "denies":
        return "denied" if is_claimed(claim, site, world) else status
    if is_settled(site, world) or (claim.stance == "fears" and is_owned(site)):
        return status
    return BY_STANCE.get(claim.stance, status) if status in REAL else status


def is_settled(site: Site, world: World) -> bool:
    """Tell whether a noun stands as given, whatever is hoped or asked: "after the fall of the town"."""
    before = site.noun.first - 1 if site.noun is not None else -1
    return before >= 0 and world.reading.lower(before) in words_of("given_after")


def is_aside(site: Site, world: World) -> bool:
    """Tell whether a verb only says of whom or what: "denied charges made by a neighbour"."""
    reading = world.reading
    if not reading.heads or site.word != "verb":
        return False
    relation = reading.relations[site.head]
    return relation == "acl:relcl" or (relation == "acl" and reading.fine[site.head] == "VBN")


def is_claimed(claim: Claim, site: Site, world: World) -> bool:
    """Tell whether a word is what a claim says, no more than a part of it.

    "Denied involvement in the attack" denies no attack.
    """
    reading, token = world.reading, site.head
    for _ in range(DEPTH if reading.heads else 0):
        head = reading.heads[token]
        if head < 0 or not any(
            span.start <= reading.starts[head] and reading.ends[head] <= span.end
            for span in claim.content
        ):
            return True
        if reading.relations[token] not in SAID and not is_passed_on(reading, token):
            return False
        token = head
    return True


def is_passed_on(reading: Reading, token: int) -> bool:
    """Tell whether what a word hangs on only says that it is so or is told.

    "Denied reports of an attack" denies it, and so does "denied that a withdrawal is under way".
    """
    lemma = reading.lemmas[reading.heads[token]]
    if reading.relations[token] == "nsubj":
        return lemma in words_of("takes_place") or lemma in UNDER_WAY
    return reading.relations[token] == "nmod" and lemma in REPORTED


def is_told(site: Site, world: World) -> bool:
    """Tell whether a noun is what is said or offered: "denied the charges" has the charges stand."""
    return site.word == "noun" and world.reading.lemmas[site.head] in status_words("told")


def is_owned(site: Site) -> bool:
    """Tell whether an event noun has its party beside it: "fears over X's cooperation" grants it."""
    return site.word == "noun" and ("poss" in site.parts or "of" in site.parts)


def hedges(claim: Claim, world: World) -> bool:
    """Tell whether a claim's hedge bears on the event: a hedge on a number bears on the number alone."""
    if not claim.hedged:
        return False
    counted = world.counts.spans
    return not claim.hedges or any(
        not any(span.start <= hedge.start and hedge.end <= span.end for span in counted)
        for hedge in claim.hedges
    )
