"""Who: the actors of an article, each once with all its mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.gazetteer.fold import fold
from dateline.reading.actor_antecedents import give_pronouns
from dateline.reading.actor_appositions import attach, named_beside
from dateline.reading.actor_bearers import bearers
from dateline.reading.actor_cast import Cast
from dateline.reading.actor_descriptions import find_descriptions
from dateline.reading.actor_draft import Facts, Said, make_actor
from dateline.reading.actor_general import settled
from dateline.reading.actor_listed import join_listed, read_listed
from dateline.reading.actor_names import read_name
from dateline.reading.actor_offices import read_office
from dateline.reading.actor_owners import drop_owners
from dateline.reading.actor_people import share_surnames
from dateline.reading.actor_possessors import inherit_countries
from dateline.reading.actor_predicates import said_to_be
from dateline.reading.actor_pronouns import add_pronouns, strangers
from dateline.reading.actor_roles import strip_particle
from dateline.reading.actor_runs import find_runs
from dateline.reading.actor_scope import Scope, labels_of
from dateline.reading.actor_speakers import give_own_words
from dateline.reading.actor_styled import find_styles
from dateline.reading.actor_unmade import is_unmade, serves
from dateline.reading.actor_words import context

if TYPE_CHECKING:
    from dateline.language.reading import Reading
    from dateline.reading.actor_descriptions import Described
    from dateline.reading.actor_draft import Draft
    from dateline.reading.actor_runs import Run
    from dateline.reading.actor_scope import Named
    from dateline.reading.actor_styled import Style
    from dateline.reading.findings import Findings
    from dateline.records import Actor


UNSURE: Final = frozenset({"person", "unknown"})


def read_actors(reading: Reading, found: Findings) -> tuple[Actor, ...]:
    """Return the actors of the reading in the order of their first mentions.

    A pronoun or description that may mean several actors is left open; two people of one surname
    are kept apart.
    """
    runs, labels = list(find_runs(reading)), labels_of(reading)
    nations = place_nations(reading, found)
    scope = Scope(
        place_tokens(reading, found),
        surnames(reading, runs),
        acronyms(reading),
        region_names(found),
        nations,
        labels,
        found.listed,
        bearers(reading, runs, labels),
        settled(reading, runs, nations),
    )
    read = [name for run in runs if (name := name_of(reading, run, scope))]
    named = share_surnames(reading, without_offices(reading, read))
    cast = Cast(reading, len({place.country for place in found.places if place.country}))
    cast.learn_full_names(named)
    names, ends = add_names(cast, named)
    add_descriptions(cast, scope, named, (names, ends))
    drop_owners(reading, cast.drafts, names)
    join_listed(reading, cast.drafts, found.listed)
    if reading.heads:
        give_pronouns(reading, list(cast.drafts.values()))
        give_own_words(reading, list(cast.drafts.values()))
        inherit_countries(reading, list(cast.drafts.values()))
    else:
        add_pronouns(reading, list(cast.drafts.values()), strangers(reading, runs, named, scope.places))
    actors = (make_actor(reading, draft) for draft in cast.drafts.values())
    return tuple(sorted(actors, key=lambda actor: actor.mentions[0].start))


def name_of(reading: Reading, run: Run, scope: Scope) -> Named | None:
    """Return the actor that a run names by its words, or else by the user's own list."""
    return read_name(reading, run, scope) or read_listed(reading, run, scope)


def without_offices(reading: Reading, named: list[Named]) -> list[Named]:
    """Return names without what only the words of an office gave: "Affairs" for a person's name."""
    styles = find_styles(reading).values()
    inside = {at for style in styles for at in range(style.title, style.ranked)}
    return [name for name in named if name.first not in inside or name.facts.type not in UNSURE]


def surnames(reading: Reading, runs: list[Run]) -> frozenset[str]:
    """Return the folded last words of all names of several words."""
    return frozenset(
        strip_particle(fold(reading.word(run.last - 1))) for run in runs if run.last - run.first > 1
    )


def acronyms(reading: Reading) -> frozenset[str]:
    """Return the words in capitals that stand alone in brackets right after a capitalised word."""
    found: set[str] = set()
    for at in range(2, len(reading.starts)):
        word = reading.word(at - 1)
        if reading.word(at) == ")" and reading.word(at - 2) == "(" and word.isupper() and len(word) > 1:
            found.add(word)
    return frozenset(found)


def place_tokens(reading: Reading, found: Findings) -> frozenset[int]:
    """Return the first tokens of the names of places."""
    starts = {mention.start for place in found.places for mention in place.mentions}
    return frozenset(at for at, start in enumerate(reading.starts) if start in starts)


def place_nations(reading: Reading, found: Findings) -> dict[int, str]:
    """Return the countries of the tokens in the names of places."""
    return {
        token: place.country
        for place in found.places
        if place.country
        for mention in place.mentions
        for token in reading.tokens_in(mention.start, mention.end)
        if fold(mention.text) not in context("twofold")
    }


def region_names(found: Findings) -> frozenset[str]:
    """Return the folded names of the regions, areas and waters that the article mentions."""
    return frozenset(
        fold(mention.text)
        for place in found.places
        if place.kind in {"region", "area", "water"}
        for mention in place.mentions
    )


def add_names(cast: Cast, named: list[Named]) -> tuple[dict[int, Draft], dict[int, Draft]]:
    """Add all names to the cast; return the actors by the first tokens and the ends of their names."""
    names: dict[int, Draft] = {}
    ends: dict[int, Draft] = {}
    for name in named:
        draft = cast.add_name(name)
        cast.add_acronym(name, draft)
        names[name.first] = ends[name.last] = draft
    return names, ends


def serve(draft: Draft, bodies: list[Draft]) -> None:
    """Give a person the country and sector of the body that the role names: "director of the agency"."""
    if draft.type != "person":
        return
    body = next(
        (one for one in bodies if one is not draft and one.type not in {"person", "group"}), None
    )
    if body is not None and any(said.kind == "name" for said in body.mentions):
        draft.country = draft.country or body.country
        draft.sector = draft.sector or body.sector


def holds_armed(one: Described, taken: dict[int, int], names: dict[int, Draft]) -> bool:
    """Tell whether a body's name opens a description of the body: "the Islamic State group"."""
    if one.row.type in {"person", "group"}:
        return False
    before = [
        names[at] for at in range(one.first, one.last) if at in names and taken[at] == one.last - 1
    ]
    return any(draft.type not in {"person", "group", "government"} for draft in before)


def add_descriptions(
    cast: Cast, scope: Scope, named: list[Named], at_names: tuple[dict[int, Draft], dict[int, Draft]]
) -> None:
    """Add all descriptions: appositions to their names, the others by what they stand for."""
    names, ends = at_names
    taken = {at: name.last for name in named for at in range(name.first, name.last)}
    styled = find_styles(cast.reading)
    for one in find_descriptions(cast.reading, taken, scope.nations):
        if one.last in names and one.row.type == "person":
            continue
        if holds_armed(one, taken, names):
            continue
        beside = said_to_be(cast.reading, one, taken, ends)
        if beside is not None:
            cast.say(one, beside)
            continue
        beside = named_beside(cast.reading, one, names, ends, styled)
        if beside is not None:
            cast.index_words(beside, one.facts.words - beside.words)
            end = attach(cast.reading, one, beside, styled.get(one.last - 1))
            lows = [cast.reading.lower(at) for at in range(one.first, one.last)]
            if serves(one.noun) and not is_unmade(lows, one.noun):
                serve(beside, [names[at] for at in range(one.last, end) if at in names])
        else:
            cast.describe(one)
    for style in styled.values():
        if style.name in names:
            hold_office(cast.reading, scope, style, names[style.name])


def hold_office(reading: Reading, scope: Scope, style: Style, draft: Draft) -> None:
    """Give a person an office whose title alone was no description: "As Head of the ... Oleh Tarn"."""
    if draft.role:
        return
    office = read_office(reading, style.title, style.title + 1, scope.nations)
    role = reading.text[reading.starts[style.title] : reading.ends[style.ranked - 1]]
    draft.learn(Facts("person", office.country, office.sector, role=role, public=office.public))
    sentence = next(said.sentence for said in draft.mentions if said.first == style.name)
    draft.mentions.append(Said(style.title, style.ranked, "description", sentence))
