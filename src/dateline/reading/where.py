"""Where: the places an article names, each once, resolved where the text allows it."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dateline.gazetteer.fold import fold
from dateline.gazetteer.index import index, look_up
from dateline.identity import span_id, span_key
from dateline.reading.place_find import Found, find_names
from dateline.reading.place_hints import Hint, mentioned_countries, read_hint
from dateline.reading.place_metonym import stands_for_government
from dateline.reading.place_people import people_named
from dateline.reading.place_resolve import Choice, choose
from dateline.reading.place_words import common
from dateline.records import Mention, Place, PlaceAlternative

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.language.reading import Reading
    from dateline.reading.findings import Findings

KNOWN: Final = 100_000  # people: a city above it needs but a weak word such as "to" or "from"
FAMOUS: Final = 1_000_000  # people: a city above it is a place without words that say so
ALTERNATIVES: Final = 5
Hinted = tuple[Found, Hint]


def read_places(reading: Reading, found: Findings) -> tuple[Place, ...]:  # noqa: ARG001  - readers share one shape
    """Return the places of the reading in the order of their first mentions.

    A name that cannot be told from others of its kind is kept with no coordinates and a reason that
    begins "not resolved:". Demonyms and capitals that stand for a government are no places.
    """
    names = list(find_names(reading))
    countries = mentioned_countries(reading, names)
    kept = accept(reading, names)
    places = [make_place(reading, mentions, choice) for mentions, choice in group(kept, countries)]
    return tuple(sorted(places, key=lambda place: place.mentions[0].start))


def accept(reading: Reading, names: Sequence[Found]) -> list[Hinted]:
    """Return the names that are places here, with their hints."""
    by_sentence: dict[int, list[Found]] = defaultdict(list)
    for name in names:
        by_sentence[name.sentence].append(name)
    hinted = [(name, read_hint(reading, name, by_sentence[name.sentence])) for name in names]
    people = people_named(reading)
    sure = {name.key for name, hint in hinted if is_sure(name, hint)}
    sure |= listed(reading, names, sure)
    held = {inner for _, hint in hinted for inner in hint.inside}
    return [
        (name, hint)
        for name, hint in hinted
        if is_place(reading, name, hint, people)
        and (name.key in sure or name.key in held or is_plain(name))
    ]


def is_sure(name: Found, hint: Hint) -> bool:
    """Tell whether one mention shows that a name is a place: common words need what holds them."""
    if name.key in common():
        return bool(hint.inside)
    return bool(hint.inside) or hint.strong or (hint.locative and largest(name.key) >= KNOWN)


def largest(key: str) -> int:
    """Return the people of the most prominent place of a name; 0 where there is none."""
    return max((entry.population for entry in look_up(key)[:1]), default=0)


def listed(reading: Reading, names: Sequence[Found], sure: set[str]) -> set[str]:
    """Return the names that go on a list of sure places: "the cities of Kano and Kaduna"."""
    found: set[str] = set()
    for one, other in pairwise(names):
        gap = [reading.lower(at) for at in range(one.last, other.first)]
        if gap in ([","], ["and"], [",", "and"], ["or"]) and one.key in sure | found:
            found.add(other.key)
    return found


def is_place(reading: Reading, name: Found, hint: Hint, people: frozenset[str]) -> bool:
    """Tell whether a mention is the place itself, not a person of its name nor a government."""
    if name.key in people and not hint.locative and not hint.inside:
        return False
    if needs_the(reading, name):
        return False
    return not stands_for_government(reading, name.first, name.last, name.key, name.sentence)


def needs_the(reading: Reading, name: Found) -> bool:
    """Tell whether a name such as West or Gulf lacks the article that makes it a place."""
    if f"the {name.key}" not in index() or name.last - name.first > 1:
        return False
    return name.first == 0 or reading.lower(name.first - 1) != "the"


def is_plain(name: Found) -> bool:
    """Tell whether a name is a place without words that say so: a country, a region, a famous city."""
    if name.key in common():
        return False
    best = next(iter(look_up(name.key)), None)
    if best is None:
        return True
    if best.kind != "city" or best.capital:
        return True
    own = fold(best.name) == name.key or " " in name.key
    return own and best.population >= FAMOUS


def group(kept: Iterable[Hinted], countries: Counter[str]) -> Iterable[tuple[list[Found], Choice]]:
    """Yield the mentions of each place with the choice made for it."""
    by_name: dict[tuple[str, str], list[Hinted]] = defaultdict(list)
    for name, hint in kept:
        by_name[name.key, name.feature or ""].append((name, hint))
    merged: dict[object, tuple[list[Found], Choice]] = {}
    for (key, feature), mentions in by_name.items():
        inside = [holder for _, hint in mentions for holder in hint.inside]
        choice = choose(key, inside, countries, feature)
        identity = choice.entry.key if choice.entry else key
        merged.setdefault(identity, ([], choice))[0].extend(name for name, _ in mentions)
    return merged.values()


def make_place(reading: Reading, names: Sequence[Found], choice: Choice) -> Place:
    """Return the record of one place."""
    spans = sorted((reading.span(name.first, name.last) for name in names), key=lambda span: span.start)
    mentions = tuple(Mention(span.start, span.end, span.text, "name") for span in spans)
    entry = choice.entry
    shown = reading.span(names[0].first, names[0].named_to).text
    identity = span_id("plc", reading.article.text_sha256, span_key(mentions))
    if entry is None:
        return Place(
            identity,
            shown,
            mentions,
            country=choice.country,
            alternatives=alternatives(choice),
            reason=choice.reason,
        )
    return Place(
        id=identity,
        name=shown if fold(shown) == fold(entry.name) and shown[1:].islower() else entry.name,
        mentions=mentions,
        geonames_id=entry.geonames_id,
        latitude=entry.latitude,
        longitude=entry.longitude,
        country=entry.country,
        admin1=entry.admin1,
        kind=entry.kind,
        radius_km=entry.radius_km,
        alternatives=alternatives(choice),
        reason=choice.reason,
    )


def alternatives(choice: Choice) -> tuple[PlaceAlternative, ...]:
    """Return the other candidates; scores are shares of the best one's."""
    others = [pair for pair in choice.ranked if pair[0] is not choice.entry][:ALTERNATIVES]
    best = max((value for _, value in choice.ranked), default=1.0) or 1.0
    return tuple(
        PlaceAlternative(entry.geonames_id, entry.name, entry.country, round(min(value / best, 1.0), 3))
        for entry, value in others
    )
