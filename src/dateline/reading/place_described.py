"""Places that are described: "in the capital", "the country is", "to the region", "fled the city".

Each stands for what the text named before that it can mean. Where several are named near, the signs of
``place_signs`` are summed; where none stands out, the description is left open.
"""

from __future__ import annotations

from functools import cache
from math import exp
from typing import TYPE_CHECKING, Final, NamedTuple

from dateline.gazetteer.countries import capitals, country_entries
from dateline.gazetteer.fold import fold
from dateline.gazetteer.index import look_up
from dateline.reading.actor_syntax import Syntax, base
from dateline.reading.event_setting import settings
from dateline.reading.place_find import Found
from dateline.reading.place_paths import preposition
from dateline.reading.place_scenery import Bearer, Scenery
from dateline.reading.place_signs import signs, tell_acts, tell_signs
from dateline.reading.place_standing import stand
from dateline.reading.place_words import context, is_word, words
from dateline.tables import read_column

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dateline.gazetteer.entries import Entry
    from dateline.language.reading import Reading
    from dateline.reading.place_standing import Named

DESCRIBED: Final = "described"  # the label of what is found here
BEFORE: Final = 2  # sentences before the description's own in which it may have been named
AMONG: Final = 1.0  # what must speak for a place
LEAST: Final = 0.3  # the same where all others are ruled out
RULED_OUT: Final = -0.5  # what speaks for a place that cannot be meant
MARGIN: Final = 1.15  # what must speak more for it than for any other
MAIN: Final = 0.6  # share of all names of countries from which a text is about one
ENOUGH: Final = 4  # names of countries that tell what a text is about
GOING_ON: Final = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
DEFINING: Final = frozenset({"of", "where", "that", "which", "whose", "'s", "’s"})
TELLING: Final = frozenset({"acl", "appos", "flat"})
WHOLE: Final = frozenset({"whole", "entire"})
PLAYING: Final = 2  # different words of sport that make a contest of what they stand beside
COUNTRY, CAPITAL, REGION = "country", "capital", "region"
LARGEST: Final = {"village": 50_000, "town": 500_000}  # people of what may be called so
KINDS: Final = {"region": frozenset({"region", "area"}), "city": frozenset({"city"})}


class Meant(NamedTuple):
    """A description with the place it stands for (None: left open), its rivals, and why."""

    found: Found
    entry: Entry | None
    ranked: tuple[tuple[Entry, float], ...]
    reason: str


class Spot(NamedTuple):
    """A description: its noun, the kind of place, the number of its sentence, its first token."""

    noun: int
    kind: str
    sentence: int
    first: int


def described_places(reading: Reading, known: Sequence[Named]) -> Iterator[Meant]:
    """Yield descriptions of places with what they stand for; ``known`` is in the order of the text."""
    syntax = Syntax(reading) if reading.heads else None
    for number, (first, last) in enumerate(reading.bounds):
        for noun in range(first + 1, last):
            spot = find_spot(reading, noun, number)
            if spot is None or goes_on(reading, noun + 1, last):
                continue
            before = [one for one in known if one.first < spot.first]
            meant = weigh(syntax, spot, before) if syntax else lone(reading, spot, before)
            if meant is not None:
                yield meant


def find_spot(reading: Reading, noun: int, sentence: int) -> Spot | None:
    """Return the description that a noun is, None for none."""
    kind = words("described").get(reading.lower(noun))
    if kind is None or reading.tags[noun] != "NOUN":
        return None
    first = noun - 2 if reading.lower(noun - 1) in WHOLE and noun > 1 else noun - 1
    if first < reading.bounds[sentence][0] or reading.lower(first) != "the":
        return None
    located = first > reading.bounds[sentence][0] and is_word(reading.lower(first - 1), "locative")
    if reading.heads:
        plain = base(reading.relations[noun]) not in {"compound", "flat"}
        may = located or is_place(reading, noun, kind)
        return Spot(noun, kind, sentence, first) if plain and may else None
    return Spot(noun, kind, sentence, first) if located else None


def is_place(reading: Reading, noun: int, kind: str) -> bool:
    """Tell whether a description without a preposition of place is of one: capital may be money."""
    if kind != CAPITAL and reading.lower(noun) != "state":
        return True
    head = reading.heads[noun]
    if reading.lemmas[head] in context("money_verbs"):
        return False
    return base(reading.relations[noun]) == "obj" or reading.relations[noun] == "nmod"


def goes_on(reading: Reading, at: int, last: int) -> bool:
    """Tell whether more words tell which is meant: "the capital of Chad", "the capital, Kabul"."""
    if at >= last:
        return False
    if reading.heads:
        return any(tells(reading, at - 1, one) for one in range(at, last))
    if (
        reading.lower(at) in DEFINING
        or reading.lower(at) in {"'s", "’s"}
        or reading.tags[at] in GOING_ON
    ):
        return True
    return reading.word(at) in {",", "("} and at + 1 < last and reading.tags[at + 1] == "PROPN"


def lone(reading: Reading, spot: Spot, before: Sequence[Named]) -> Meant | None:
    """Return, where no tree is known, the only one that is named near; else the only one so far."""
    start = reading.bounds[max(spot.sentence - BEFORE, 0)][0]
    keyed = [(one.first, key, one) for one in before if (key := key_of(spot, one.entry, reading))]
    near = [one for one in keyed if one[0] >= start] or (
        keyed if spot.kind in {COUNTRY, CAPITAL} else []
    )
    if len({key for _, key, _ in near}) != 1:
        return None
    entry = near[0][2].entry
    if spot.kind in {COUNTRY, CAPITAL}:
        entry = (seats() if spot.kind == CAPITAL else country_entries()).get(near[0][1], entry)
    found = Found(spot.first, spot.noun + 1, spot.kind, spot.noun + 1, spot.sentence, label=DESCRIBED)
    return Meant(found, entry, (), "the place that the text named before")


def tells(reading: Reading, noun: int, at: int) -> bool:
    """Tell whether a word after a noun says which is meant: it hangs on it as a name, clause or "of"."""
    if reading.heads[at] != noun:
        return False
    relation = base(reading.relations[at])
    return relation in TELLING or (relation == "nmod" and preposition(reading, at) == "of")


# --- with trees -------------------------------------------------------------------------------


def weigh(syntax: Syntax, spot: Spot, before: Sequence[Named]) -> Meant | None:
    """Return what speaks most for; None where nothing is named that may be meant."""
    reading = syntax.reading
    bearers = [one for named in before for one in bear(syntax, spot, named)]
    start = max(spot.sentence - BEFORE, 0)
    filed = filed_to(reading)
    near = [one for one in bearers if one.sentence >= start and one.named.first >= filed]
    if not near and spot.kind in {COUNTRY, CAPITAL}:
        near = bearers
    scene = Scenery(syntax, spot.noun, spot.kind, near)
    told = {key: dict.fromkeys(tell(scene, key, spot)) for key in dict.fromkeys(one.key for one in near)}
    sums = {key: sum(signs()[name].weight for name in names) for key, names in told.items()}
    main = main_of(bearers) if spot.kind in {COUNTRY, CAPITAL} else None
    if main is not None:
        sums[main] = sums.get(main, 0.0) + signs()["main"].weight
        told.setdefault(main, {})["main"] = None
    if not sums or (len(sums) > 1 and is_contest(reading, spot)):
        return None
    return decide(reading, spot, bearers, sums, told)


def filed_to(reading: Reading) -> int:
    """Return the token at which a dateline ends, 0 where there is none."""
    dateline = reading.article.dateline
    return reading.tokens_in(0, len(dateline.text)).stop if dateline is not None else 0


def bear(syntax: Syntax, spot: Spot, named: Named) -> Iterator[Bearer]:
    """Yield a named place as what a description may mean; nothing where it cannot be meant."""
    key = key_of(spot, named.entry, syntax.reading)
    if key:
        sentence = syntax.reading.sentence_at(syntax.reading.starts[named.first])
        yield Bearer(key, named, stand(syntax, named.first, named.last), sentence)


def key_of(spot: Spot, entry: Entry, reading: Reading) -> str:
    """Return what a place counts as for a description, empty where it cannot be meant."""
    if spot.kind in {COUNTRY, CAPITAL}:
        return entry.country or ""
    if spot.kind == "island":
        own = fold(entry.name) in islands()
    elif spot.kind == "continent":
        own = is_continent(entry)
    else:
        own = entry.kind in KINDS[spot.kind] and not is_continent(entry)
        own = own and entry.population <= LARGEST.get(reading.lower(spot.noun), entry.population)
        own = own and (entry.kind == "area" or not is_broad(reading, spot))
        own = own and (entry.kind != "area" or reading.lower(spot.noun) == "region")
    return "/".join(entry.key) if own else ""


def is_continent(entry: Entry) -> bool:
    """Tell whether a place is a continent."""
    return fold(entry.name).replace(" ", "-") in context("continents")


def is_broad(reading: Reading, spot: Spot) -> bool:
    """Tell whether a region holds several countries: "governments in the region"."""
    head = reading.heads[spot.noun] if reading.heads else -1
    return spot.kind == REGION and head >= 0 and reading.lemmas[head] in context("broad")


@cache
def islands() -> frozenset[str]:
    """Return the folded names of islands."""
    return frozenset(fold(name) for name in read_column("place_islands", "name"))


def tell(scene: Scenery, key: str, spot: Spot) -> Iterator[str]:
    """Yield the signs for one place: of the mention for which most speaks, and of what is done."""
    mentions = [tuple(tell_signs(scene, one, spot.sentence)) for one in scene.bearers if one.key == key]
    yield from max(mentions, key=lambda names: sum(signs()[name].weight for name in names))
    if sum(one.sentence >= spot.sentence - 1 for one in scene.bearers if one.key == key) > 1:
        yield "named again"
    if spot.kind in {COUNTRY, CAPITAL}:
        yield from tell_acts(scene, key)


def main_of(bearers: Sequence[Bearer]) -> str | None:
    """Return the country that a text is about so far, None where there is no one."""
    keys = [one.key for one in bearers]
    best = max(dict.fromkeys(keys), key=keys.count, default=None)
    return best if best and len(keys) >= ENOUGH and keys.count(best) >= MAIN * len(keys) else None


def is_contest(reading: Reading, spot: Spot) -> bool:
    """Tell whether what is near is of sport, where countries stand for teams."""
    first = reading.bounds[max(spot.sentence - BEFORE, 0)][0]
    last = reading.bounds[spot.sentence][1]
    play = settings()["sport"] | settings()["play"]
    nouns = (reading.lemmas[at] for at in range(first, last) if reading.tags[at] == "NOUN")
    return len(play.intersection(nouns)) >= PLAYING


def decide(
    reading: Reading,
    spot: Spot,
    bearers: Sequence[Bearer],
    sums: Mapping[str, float],
    told: Mapping[str, Mapping[str, None]],
) -> Meant | None:
    """Return the place for which most speaks, or that it is left open; None without any."""
    order = sorted(sums, key=lambda key: -sums[key])
    total = sum(exp(sums[key]) for key in order)
    entries = {key: entry_of(spot, key, bearers) for key in order}
    ranked = tuple((entry, round(exp(sums[key]) / total, 3)) for key in order if (entry := entries[key]))
    best, rivals = order[0], [one for one in order[1:] if sums[one] > RULED_OUT]
    clear = sums[best] >= (AMONG if rivals or len(order) == 1 else LEAST)
    clear = clear and all(sums[best] - sums[one] >= MARGIN for one in rivals)
    found = Found(spot.first, spot.noun + 1, spot.kind, spot.noun + 1, spot.sentence, label=DESCRIBED)
    shown = reading.span(spot.first, spot.noun + 1)
    if not clear or entries[best] is None:
        why = f'not resolved: "{shown.text}": none stands out of those named before'
        return Meant(found, None, ranked, why) if len(order) > 1 else None
    why = f'"{shown.text}" at {shown.start}: {explain(told[best], ranked)}'
    return Meant(found, entries[best], ranked, why)


def explain(names: Iterable[str], ranked: Sequence[tuple[Entry, float]]) -> str:
    """Return in words why a place is meant: the strongest sign for it, and what else could be."""
    said = [name for name in names if signs()[name].said]
    if len(ranked) == 1 or not said:
        return "the place that the text named before"
    strong = max(said, key=lambda name: signs()[name].weight)
    others = ", ".join(f"{entry.name} ({share:.2f})" for entry, share in ranked[1:3])
    return f"{signs()[strong].said}, rather than {others}"


def entry_of(spot: Spot, key: str, bearers: Sequence[Bearer]) -> Entry | None:
    """Return the place that a key stands for."""
    if spot.kind == CAPITAL:
        return seats().get(key)
    if spot.kind == COUNTRY:
        return country_entries().get(key)
    return next(one.named.entry for one in bearers if one.key == key)


@cache
def seats() -> Mapping[str, Entry]:
    """Return the capital of each country."""
    found: dict[str, Entry] = {}
    for name, code in capitals().items():
        for entry in look_up(name):
            if entry.capital and entry.country == code:
                found.setdefault(code, entry)
    return found
