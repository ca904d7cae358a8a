"""Events told in words that no frame fits: what kind they are says the language model.

A frame knows who does what to whom by its words. Where an article opens with no deed that a frame knows,
the words of its first sentences are taken that most surely tell an event by the network of kinds
(``dateline.language.kinds``). The parts of their clauses fill the roles as most frames have them: who
acts is the subject, whom it befalls the object or what the usual preposition leads to.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, cast

from dateline.language.kinds import KINDS, NOTHING, OPENING
from dateline.reading.event_coding import SPOKEN
from dateline.reading.event_frames import Frame, frames, make_choices
from dateline.reading.event_match import try_frames
from dateline.reading.event_sites import find_holders, is_common, of_noun, of_verb
from dateline.reading.event_words import words_of
from dateline.reading.said_groups import is_attribute
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dateline.language.happenings import Happening
    from dateline.language.reading import Reading
    from dateline.reading.event_clauses import Parsed
    from dateline.reading.event_sites import Site
    from dateline.reading.event_world import World
    from dateline.records import EventType

    Choices = tuple[tuple[str, ...], ...]

LEAST: Final = 0.5  # how likely a kind must be; of words that tell one, nine in ten are right then
LEAST_FAINT: Final = 0.65  # the same for acts in words, near which are hopes and doubts, and for OTHER
FAINT: Final = SPOKEN | {"OTHER"}

LIGHT: Final = frozenset({"be", "have", "do"})
DENOTES: Final = 0.5  # how likely a word must be to denote a happening at all


def find_learned(reading: Reading, parsed: Parsed) -> list[tuple[float, EventType, Site]]:
    """Return the words of a sentence that surely tell an event: how surely, its type and its site.

    The surest comes first. Empty behind what the article opens with, and where the small tagger or a
    model that knows no kinds has read the text.
    """
    found: list[tuple[float, EventType, Site]] = []
    if not is_opening(reading, parsed.first):
        return found
    for site in list_sites(reading, parsed):
        happening = reading.happenings[site.head]
        odds, kind = judge_kind(happening)
        if is_sure(odds, kind) and is_telling(reading, site, happening):
            found.append((odds * happening.odds, cast("EventType", kind), site))
    return sorted(found, key=lambda one: (-one[0], one[2].head))


def is_sure(odds: float, kind: str) -> bool:
    """Tell whether a kind is likely enough to be told where no frame fits."""
    return kind != NOTHING and odds >= (LEAST_FAINT if kind in FAINT else LEAST)


def is_opening(reading: Reading, token: int) -> bool:
    """Tell whether a token stands in what its article opens with."""
    return token < reading.bounds[min(OPENING, len(reading.bounds)) - 1][1]


def is_telling(reading: Reading, site: Site, happening: Happening) -> bool:
    """Tell whether a word denotes a happening for sure, is no verb of saying, and no noun of the frames.

    A noun that frames know and none fits, such as a strike among drones, is left to them.
    """
    lemma = reading.lemmas[site.head]
    if happening.odds < DENOTES or lemma in words_of("speech") or lemma in LIGHT:
        return False
    return site.word == "verb" or lemma not in frames("noun")


def judge_kind(happening: Happening) -> tuple[float, str]:
    """Return how likely the likeliest kind of a happening is, and which; NOTHING where none is known."""
    return max(zip(happening.kinds, KINDS, strict=False), default=(0.0, NOTHING))


def may_tell(reading: Reading, bounds: tuple[int, int]) -> bool:
    """Tell whether a sentence of an article's opening holds a word that surely tells an event."""
    if not is_opening(reading, bounds[0]):
        return False
    known = (reading.happenings[at] for at in range(*bounds) if at in reading.happenings)
    return any(is_sure(*judge_kind(happening)) for happening in known)


def list_sites(reading: Reading, parsed: Parsed) -> Iterator[Site]:
    """Yield the verbs and nouns of a sentence that may denote happenings."""
    for clause in parsed.clauses:
        head = clause.verb.head
        if head in reading.happenings and not is_attribute(reading, head):
            yield of_verb(clause)
    holders = find_holders(reading, parsed)
    for at, piece in enumerate(parsed.pieces):
        if piece.kind == "N" and piece.head in reading.happenings and is_common(reading, piece):
            yield of_noun(reading, parsed, at, holders)


def is_known(site: Site, world: World) -> bool:
    """Tell whether a row of the frames fits a site, one that says that it is no event among them."""
    return any(failed is None for _, failed in try_frames(site, world))


def is_near(reading: Reading, head: int, others: set[int]) -> bool:
    """Tell whether a word is one of others, or the head or a dependent of one."""
    return any(
        head == other or reading.heads[head] == other or reading.heads[other] == head for other in others
    )


def frame_of(kind: EventType, site: Site) -> Frame:
    """Return the frame of an event whose word has none that fits."""
    actor, recipient, thing = usual_roles()[kind, site.word]
    return Frame(kind, None, (), actor, recipient, thing, f"learned / {kind}")


@cache
def usual_roles() -> Mapping[tuple[str, str], tuple[Choices, Choices, Choices]]:
    """Return the parts that play actor, recipient and object by type and kind of word."""
    return {
        (kind, row["word"]): (
            make_choices(row["actor"]),
            make_choices(row["recipient"]),
            make_choices(row["object"]),
        )
        for row in read_table("event_roles")
        for kind in row["types"].split()
    }
