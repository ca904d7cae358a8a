"""Predicates: the status of every word that denotes a happening or a state, coded as an event or not.

Rules read the status off helpers, negation, governing words and claims, as for coded events; the
language model tells which words are meant. Learned weights of the rules, the words around and the
model's view tell whether each took place, and correct the rules.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from dateline.reading.event_claims import Borne, lay
from dateline.reading.event_clauses import parse
from dateline.reading.event_frames import frames
from dateline.reading.event_sites import Site, find_holders, of_noun, of_verb
from dateline.reading.event_where import find_where
from dateline.reading.event_world import survey
from dateline.reading.status import Scene, judge
from dateline.reading.status_features import find_features
from dateline.reading.status_model import decide, lower, score, weigh
from dateline.records import Predicate
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dateline.factuality import Factuality
    from dateline.language.reading import Reading
    from dateline.reading.event_clauses import Parsed
    from dateline.reading.event_world import World
    from dateline.reading.findings import Findings
    from dateline.records import Status

LONGEST: Final = 400  # tokens; what runs on longer without a stop is no sentence that reports
LIKELY: Final = 0.25  # how likely a noun must be a happening
ENOUGH: Final = 0.3  # how likely any other word must be
NEGATED: Final = frozenset({"negated", "negated above"})  # how far "not" reaches may be in doubt
NOUNS: Final = frozenset({"NOUN", "PROPN"})
Word = Literal["verb", "noun"]


class Seen(NamedTuple):
    """A word that denotes a happening: its site and sentence, its status by the rules, its claims."""

    site: Site
    scene: Scene
    ruled: Status
    borne: Borne


def find_predicates(reading: Reading, found: Findings) -> tuple[Predicate, ...]:
    """Return the words of an article that denote a happening or a state, in the order of the text.

    Reads the parts found so far, events among them. Time is linear in the text.
    """
    world = survey(reading, found)
    events = {event.trigger.start: event.id for event in found.events}
    return tuple(
        describe(one, bounds, events)
        for bounds in reading.bounds
        if bounds[1] - bounds[0] <= LONGEST
        for one in look(world, bounds)
    )


def describe(seen: Seen, bounds: tuple[int, int], events: Mapping[int, str]) -> Predicate:
    """Return what the report says of a word; ``events`` gives the coded one at a code point."""
    reading, token = seen.scene.reading, seen.site.head
    status, factuality = settle(seen)
    return Predicate(
        reading.span(token, token + 1),
        status,
        seen.borne.hedged,
        events.get(reading.starts[token]),
        tuple(reading.span(*one) for one in find_where(reading, token, bounds)),
        factuality,
    )


def settle(seen: Seen) -> tuple[Status, Factuality | None]:
    """Return a word's status and factuality; by the rules alone where the text has no trees."""
    features = features_of(seen)
    if features is None:
        return seen.borne.status, None
    odds, sure = weigh(features), not NEGATED & features.keys()
    status = decide(seen.borne.status, odds, sure=sure)
    return status, score(lower(odds) if sure and status == seen.ruled == "not_happened" else odds)


def features_of(seen: Seen) -> Mapping[str, float] | None:
    """Return what speaks for a word's happening, None where the text was read without trees."""
    tree, borne = seen.scene.tree, seen.borne
    if tree is None:
        return None
    return find_features(tree, seen.site.head, (seen.ruled, borne.status), borne.claims)


def look(world: World, bounds: tuple[int, int]) -> list[Seen]:
    """Return the words of a sentence that denote happenings, in the order of the text."""
    parsed = parse(world.reading, bounds, world.phrases)
    scene = Scene(world.reading, parsed)
    found = {site.head: site for site in find_all(world.reading, parsed)}
    return [see(scene, site, world) for _, site in sorted(found.items())]


def see(scene: Scene, site: Site, world: World) -> Seen:
    """Return a site with its status by the rules, its claims laid over it."""
    ruled = judge(scene, site)
    return Seen(site, scene, ruled, lay(site, world, ruled))


def find_all(reading: Reading, parsed: Parsed) -> Iterator[Site]:
    """Yield a site for every verb, and for every other word that may denote a happening."""
    seen: set[int] = set()
    for site in find_parts(reading, parsed):
        seen.add(site.head)
        yield site
    for token in range(parsed.first, parsed.last):
        if token not in seen and is_predicate(reading, token):
            word: Word = "noun" if reading.tags[token] in NOUNS else "verb"
            yield Site(word, token, token, token + 1, None)


def find_parts(reading: Reading, parsed: Parsed) -> Iterator[Site]:
    """Yield the sites of verbs, nouns and adjectives that are parts of clauses."""
    for clause in parsed.clauses:
        if is_predicate(reading, clause.verb.head):
            yield of_verb(clause)
    holders = find_holders(reading, parsed)
    for at, piece in enumerate(parsed.pieces):
        if piece.kind == "N" and is_predicate(reading, piece.head):
            yield of_noun(reading, parsed, at, holders)
        elif piece.kind in "JA" and is_predicate(reading, piece.head):
            yield from of_state(parsed, at)


def of_state(parsed: Parsed, at: int) -> Iterator[Site]:
    """Yield the site of a word that its verb ascribes to somebody ("was dead", "remained open")."""
    before = next((parsed.by_piece[place] for place in near(at) if place in parsed.by_piece), None)
    if before is not None:
        site = of_verb(before)
        site.head = parsed.pieces[at].head
        yield site


def near(at: int) -> range:
    """Return the places before a piece where the verb may stand that ascribes it."""
    return range(at - 1, max(-1, at - 5), -1)


def is_predicate(reading: Reading, token: int) -> bool:
    """Tell whether a word denotes a happening or a state: a verb, or as model or table have it."""
    tag = reading.tags[token]
    if tag == "VERB":
        return True
    if tag in NOUNS and reading.lemmas[token] in happening_nouns():
        return tag == "NOUN"
    found = reading.happenings.get(token)
    if found is not None:
        return found.odds >= (LIKELY if tag == "NOUN" else ENOUGH)
    return not reading.happenings and tag == "NOUN" and reading.lemmas[token] in frames("noun")


@cache
def happening_nouns() -> frozenset[str]:
    """Return the nouns that mostly denote a happening."""
    return frozenset(word for row in read_table("status_nouns") for word in row["words"].split())
