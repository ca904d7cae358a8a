"""Where: the places an article names, each once, resolved where the text allows it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.gazetteer.countries import country_entries
from dateline.gazetteer.fold import fold
from dateline.identity import span_id, span_key
from dateline.reading.place_acts import acts, has_tree
from dateline.reading.place_allusions import peoples_named
from dateline.reading.place_candidates import group_names
from dateline.reading.place_context import read_text
from dateline.reading.place_described import DESCRIBED, described_places
from dateline.reading.place_metonym import government_of
from dateline.reading.place_ranking import Choice, choose_all
from dateline.reading.place_scene import survey
from dateline.reading.place_standing import Named
from dateline.records import Allusion, AllusionUse, Mention, MentionKind, Place, PlaceAlternative

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.language.reading import Reading
    from dateline.reading.findings import Findings
    from dateline.reading.place_candidates import Group
    from dateline.reading.place_described import Meant
    from dateline.reading.place_find import Found

ALTERNATIVES: Final = 5
Chosen = tuple[list["Found"], Choice]


def read_places(reading: Reading, found: Findings) -> tuple[Place, ...]:  # noqa: ARG001  - readers share one shape
    """Return the places of the reading in the order of their first mentions.

    A name that cannot be told from others of its kind is kept with no coordinates and a reason that
    begins "not resolved:". Demonyms and capitals that stand for a government are no places.
    """
    return read_toponyms(reading)[0]


def read_toponyms(reading: Reading) -> tuple[tuple[Place, ...], tuple[Allusion, ...]]:
    """Return the places of the reading, and the allusions to places: peoples, governments, names.

    Both are in the order of the text. A place that is alluded to has the id of the one that is named.
    """
    names = survey(reading)
    groups = group_names(names)
    people = surnames(reading)
    merged: dict[object, Chosen] = {}
    others: list[tuple[tuple[int, int], AllusionUse, Choice]] = []
    seats: list[Named] = []
    for group, choice in zip(groups, choose_all(groups, read_text(reading, names)), strict=True):
        unknown = choice.entry is None and not choice.ranked
        literal = [
            one.found
            for one in group.mentions
            if one.found.use == "place" and not (unknown and is_somebody(reading, one.found, people))
        ]
        if literal:
            identity = choice.entry.key if choice.entry else group.key
            merged.setdefault(identity, ([], choice))[0].extend(literal)
        seats += governments(group, choice)
        others += [
            ((one.found.first, one.found.last), one.found.use, choice)
            for one in group.mentions
            if one.found.use != "place"
        ]
    for first, last, entry in peoples_named(reading, [one.found for one in names]):
        others.append(((first, last), "people", Choice(entry, (), "the adjective or people of a place")))
    literal_names = [(one, choice.entry) for found, choice in merged.values() for one in found]
    known = seats + [Named(one.first, one.last, entry, one.use) for one, entry in literal_names if entry]
    known += [Named(*at, choice.entry, use) for at, use, choice in others if choice.entry]
    for meant in described_places(reading, sorted(known, key=lambda one: one.first)):
        add_described(merged, meant)
    made = {key: make_place(reading, found, choice) for key, (found, choice) in merged.items()}
    allusions = (make_allusion(reading, at, use, choice, made) for at, use, choice in others)
    return (
        tuple(sorted(made.values(), key=lambda place: place.mentions[0].start)),
        tuple(sorted(allusions, key=lambda one: (one.span.start, one.span.end))),
    )


def governments(group: Group, choice: Choice) -> list[Named]:
    """Return the countries whose governments a name stands for, where its place was left open."""
    code = None if choice.entry else government_of(group.key)
    entry = country_entries().get(code) if code else None
    held = (one.found for one in group.mentions if one.found.use == "government")
    return [Named(one.first, one.last, entry, "government") for one in held] if entry else []


def add_described(merged: dict[object, Chosen], meant: Meant) -> None:
    """Add a description to the place that it stands for, with the reason; one left open by itself."""
    choice = Choice(meant.entry, meant.ranked, meant.reason)
    key = meant.entry.key if meant.entry else meant.found
    if key in merged:
        found, before = merged[key]
        reason = f"{before.reason}; {meant.reason}"
        merged[key] = (found, replace(before, reason=reason))
    merged.setdefault(key, ([], choice))[0].append(meant.found)


def is_somebody(reading: Reading, name: Found, people: frozenset[str]) -> bool:
    """Tell whether a name that no gazetteer knows is somebody's: of a person named, or it acts."""
    if name.key in people:
        return True
    return has_tree(reading) and acts(reading, name.first, name.last)


def surnames(reading: Reading) -> frozenset[str]:
    """Return the folded last words of the names of persons that have several words."""
    full = (name for name in reading.typed if name.label == "PER" and name.last - name.first > 1)
    return frozenset(fold(reading.word(name.last - 1)) for name in full)


def make_place(reading: Reading, names: Sequence[Found], choice: Choice) -> Place:
    """Return the record of one place."""
    mentions = tuple(make_mention(reading, name) for name in sorted(names, key=lambda one: one.first))
    shown = reading.span(names[0].first, names[0].named_to).text
    identity = span_id("plc", reading.article.text_sha256, span_key(mentions))
    return fill_place(Place(identity, shown, mentions, reason=choice.reason), choice)


def make_mention(reading: Reading, name: Found) -> Mention:
    """Return a mention of a place by its name or by a description."""
    span = reading.span(name.first, name.last)
    kind: MentionKind = "description" if name.label == DESCRIBED else "name"
    return Mention(span.start, span.end, span.text, kind)


def fill_place(place: Place, choice: Choice) -> Place:
    """Return a place with what it was resolved to; its name stays where it is the gazetteer's own."""
    entry, shown = choice.entry, place.name
    if entry is None:
        return replace(place, country=choice.country, alternatives=alternatives(choice))
    return replace(
        place,
        name=shown if fold(shown) == fold(entry.name) and shown[1:].islower() else entry.name,
        geonames_id=entry.geonames_id,
        latitude=entry.latitude,
        longitude=entry.longitude,
        country=entry.country,
        admin1=entry.admin1,
        kind=entry.kind,
        radius_km=entry.radius_km,
        alternatives=alternatives(choice),
    )


def alternatives(choice: Choice) -> tuple[PlaceAlternative, ...]:
    """Return the other candidates; a score is how likely the place is."""
    others = [pair for pair in choice.ranked if pair[0] is not choice.entry][:ALTERNATIVES]
    return tuple(
        PlaceAlternative(entry.geonames_id, entry.name, entry.country, value) for entry, value in others
    )


def make_allusion(
    reading: Reading,
    at: tuple[int, int],
    use: AllusionUse,
    choice: Choice,
    named: Mapping[object, Place],
) -> Allusion:
    """Return a people, a government or a part of a name with the place that it leads to."""
    span = reading.span(*at)
    known = named.get(choice.entry.key) if choice.entry else None
    identity = known.id if known else span_id("plc", reading.article.text_sha256, span_key([span]))
    return Allusion(span, use, fill_place(Place(identity, span.text, reason=choice.reason), choice))
