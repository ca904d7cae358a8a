"""Titles of incidents: who says it, then the words of the text. Never a bare accusation."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, Protocol

from dateline.linking.actors import head_noun
from dateline.linking.folding import fold_words
from dateline.linking.outlets import printed_by
from dateline.linking.traits import DENIED, UNREAL
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dateline.answered import Origin, Side
    from dateline.answers.case import Case
    from dateline.linking.neighbours import LinkedArticle
    from dateline.linking.origins import Origins
    from dateline.records import Claim, Event, Stance

CLAUSE = re.compile(r" (?:who|whose|whom) ")
WIDTH = 140  # code points of the text's words
FEW = 4  # words below which an event's own words do not make a title
SPEAKERS = 2  # origins named in a title
THINGS = frozenset({"imagery", "document"})
PLURALS = frozenset({"people", "police", "data", "men", "women", "some"})
SIDES: Final[tuple[Side, ...]] = ("asserts", "denies", "doubts", "allows")


class Speaks(Protocol):
    """Who is named in a title: an origin, or a source of one claim."""

    @property
    def name(self) -> str:
        """What they are called."""

    @property
    def kind(self) -> str:
        """The kind of source."""

    @property
    def named(self) -> bool:
        """Whether they are called by a proper name."""


def make_title(case: Case, origins: Origins) -> str:
    """Return ``<who> say: <words>`` of the event most origins bear; ``<outlet> reports`` without one."""
    side, told = lead(case, origins)
    one, event = told
    speakers = [origin for origin in origins.origins if origin.side == side and bears(origin, event)]
    if speakers:
        words, stance = claimed(one, event, speakers[0])
        return f"{say_speakers(speakers[:SPEAKERS], stance)}: {words}"
    words = own_words(one, event)
    others = len({printed_by(each) for each in case.articles}) - 1
    more = f", as {'does' if others == 1 else 'do'} {others} more" if others else ""
    return f"{capitalise(printed_by(one))} reports{more}: {words}"


def title_claim(claim: Claim, speakers: Sequence[Speaks], words: str = "") -> str:
    """Return ``<who> say: <words>`` of one claim; without ``words``, those of its content."""
    told = words or " … ".join(span.text for span in claim.content)
    return f"{say_speakers(speakers[:SPEAKERS], claim.stance)}: {shorten(told).removeprefix('that ')}"


def title_event(one: LinkedArticle, event: Event) -> str:
    """Return ``<outlet> reports: <words>`` of an event that its article rests on nobody's claim."""
    return f"{capitalise(printed_by(one))} reports: {own_words(one, event)}"


def words_holding(claim: Claim, event: Event) -> str:
    """Return the content of a claim in which an event's trigger stands, else the event's own words."""
    start = event.trigger.start
    holding = (span for span in claim.content if span.start <= start < span.end)
    return next(holding, event.anchor).text


def claimed(one: LinkedArticle, event: Event, speaker: Origin) -> tuple[str, Stance]:
    """Return the words of a claim by which a speaker bears an event, and what the claim does."""
    claims = [
        each for each in one.article.claims if each.id in {*speaker.claims} & {*event.according_to}
    ]
    start = event.trigger.start
    holding = (span for each in claims for span in each.content if span.start <= start < span.end)
    words = next(holding, event.anchor).text
    return shorten(words).removeprefix("that "), claims[0].stance if claims else "asserts"


def own_words(one: LinkedArticle, event: Event) -> str:
    """Return the words of an event, or, where they are few or begin amid a sentence, the sentence."""
    words = event.anchor.text
    if words[:1].isupper() and len(words.split()) >= FEW:
        return shorten(words)
    start = event.trigger.start
    around = (
        one.article.text[each.start : each.end]
        for each in one.article.sentences
        if each.start <= start < each.end
    )
    return shorten(next(around, words))


def lead(case: Case, origins: Origins) -> tuple[Side, tuple[LinkedArticle, Event]]:
    """Return the side a title takes and the event whose words it quotes."""
    for side in SIDES:
        backing = [origin for origin in origins.established if origin.side == side]
        told = [each for each in case.told if any(bears(origin, each[1]) for origin in backing)]
        if told:
            return side, min(told, key=lambda each: rank(each, backing))
    return "asserts", min(case.told, key=lambda each: rank(each, ()))


def rank(told: tuple[LinkedArticle, Event], backing: Sequence[Origin]) -> tuple[object, ...]:
    """Return what events are chosen by: real, borne by most origins, near to them, early, on top."""
    one, event = told
    bearing = [origin for origin in backing if bears(origin, event)]
    day = (one.article.published.value or "9999")[:10]
    unreal = event.status in UNREAL | DENIED
    return unreal, -len(bearing), distance(one, bearing), day, event.anchor.start, one.article.id


def distance(one: LinkedArticle, bearing: Iterable[Origin]) -> int:
    """Return the length of the shortest chain from an article's outlet to one of the origins."""
    outlet = printed_by(one)
    chains = (chain for origin in bearing for chain in origin.chains if chain[0] == outlet)
    return min(map(len, chains), default=0)


def bears(origin: Origin, event: Event) -> bool:
    """Tell whether one of an origin's claims bears an event."""
    return not set(origin.claims).isdisjoint(event.according_to)


def say_speakers(speakers: Sequence[Speaks], stance: Stance) -> str:
    """Return the names of origins with the verb that fits them."""
    names = " and ".join(
        capitalise(origin.name) if not n else origin.name for n, origin in enumerate(speakers)
    )
    row = stance_verbs()[stance]
    thing = all(origin.kind in THINGS for origin in speakers)
    several = len(speakers) > 1 or is_plural(speakers[0])
    column = ("things" if several else "thing") if thing else ("many" if several else "one")
    return f"{names} {row[column]}"


@cache
def stance_verbs() -> Mapping[str, Mapping[str, str]]:
    """Return the verbs of each stance: of one and of many, people and things."""
    return {row["stance"]: row for row in read_table("link_stance_verbs")}


def is_plural(origin: Speaks) -> bool:
    """Tell whether the name of an unnamed origin stands for several."""
    return not origin.named and stands_for_several(origin.name)


@lru_cache(maxsize=4096)
def stands_for_several(name: str) -> bool:
    """Tell whether a description stands for several: ``Mirn officials``, ``police``."""
    head = head_noun(fold_words(CLAUSE.split(name, 1)[0]))
    return head.endswith("s") or head in PLURALS


def capitalise(name: str) -> str:
    """Return a name with a capital first letter, the others as they are."""
    return name[:1].upper() + name[1:]


def shorten(words: str) -> str:
    """Return the words of a text in one line, cut between words where they are many."""
    line = " ".join(words.split()).strip(" ,;:")
    if len(line) <= WIDTH:
        return line
    return f"{line[:WIDTH].rsplit(' ', 1)[0].rstrip(' ,;:')} …"
