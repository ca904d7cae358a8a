"""What speaks for each place that a description such as "the country" may stand for, as named signs.

What each adds is told in the table ``place_described_signs``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from dateline.reading.event_moves import moves
from dateline.reading.place_scenery import is_speech
from dateline.reading.place_words import context
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dateline.reading.place_scenery import Bearer, Scenery
    from dateline.reading.place_standing import Standing

TOWARDS: Final = frozenset({"object", "to", "with"})
FOREIGN: Final = frozenset(
    {"of force", "of person", "from somewhere", "thing from there", "beside something"}
)


class Sign(NamedTuple):
    """A sign, and what it adds."""

    weight: float
    said: str


@cache
def signs() -> Mapping[str, Sign]:
    """Return the table of signs."""
    return {
        row["sign"]: Sign(float(row["weight"]), row["said"])
        for row in read_table("place_described_signs")
    }


def tell_signs(scene: Scenery, one: Bearer, sentence: int) -> Iterator[str]:
    """Yield the signs for one mention of a place, by how it and the description stand."""
    standing = one.standing
    yield standing.role
    national = scene.kind in {"country", "capital"}
    if standing.part:
        yield standing.part if national or standing.part not in {"of person", "of force"} else "of thing"
    yield from tell_shape(scene, one)
    if sentence - one.sentence > 1:
        yield "farther"
    if one is scene.last and one.sentence == sentence and not is_departure(scene):
        yield "last named"
    if standing.role == "at" and one.sentence == sentence and goes_home(scene):
        yield "is away from it"
    elif standing.role == "subject" and goes_home(scene):
        yield "may be away from it"
    yield from tell_likeness(scene, one)
    if scene.own.role in {"object", "to"} and standing.part not in FOREIGN:
        yield from tell_ends(scene, one)


def tell_shape(scene: Scenery, one: Bearer) -> Iterator[str]:
    """Yield the signs for one mention by its own shape: a people, a part of a part, one of several."""
    standing, national = one.standing, scene.kind in {"country", "capital"}
    if standing.role == "subject" and is_side(scene, standing):
        yield "side clause"
    if is_way(scene, one):
        yield "on a way"
    if standing.depth > 1:
        yield "part of a part"
    if scene.kind == "country" and one.named.entry.kind != "country":
        yield "by a town"
    if one.named.use == "people" and standing.part in {"", "of thing"}:
        yield "a people"
    if standing.among:
        yield "one of several" if national else "one of several such"


def tell_likeness(scene: Scenery, one: Bearer) -> Iterator[str]:
    """Yield the signs for one mention that stands as the description does, or aside of it."""
    own, standing = scene.own.role, one.standing
    if own == "subject":
        yield from tell_subject(scene, standing)
    elif own == "at" and standing.part not in FOREIGN:
        yield from tell_place(scene, standing)
    elif own in {"object", "to"} and standing.role == "subject" and standing.part:
        yield "part of the subject"


def tell_subject(scene: Scenery, standing: Standing) -> Iterator[str]:
    """Yield the signs for a mention where the description is what acts."""
    spoken = scene.speaker in standing.tokens
    if standing.role == "subject" and not spoken and standing.part not in FOREIGN - {"of force"}:
        yield "both subjects"
    elif standing.role == "object" and not standing.part:
        yield "acted on before"
    elif standing.role in {"from", "with"}:
        yield "aside of the subject"


def tell_place(scene: Scenery, standing: Standing) -> Iterator[str]:
    """Yield the signs for a mention where the description is where something is."""
    verb = scene.reading.lemmas[standing.clause]
    if standing.role == "at":
        yield "both where"
    elif standing.role == "to" and may_stay(scene, standing, verb):
        yield "gone there"
        if scene.is_pronoun(scene.subject):
            yield "who went there"
    elif standing.role == "object" and verb in context("addressed"):
        yield "is addressed"


def tell_ends(scene: Scenery, one: Bearer) -> Iterator[str]:
    """Yield the signs for a mention where something is done to the description, or leads to it."""
    standing = one.standing
    aside = comes_from(scene, standing) or is_departure(scene) or speaks_home(scene)
    if not aside and standing.role in {"object", "to", "at"}:
        yield "both led to" if scene.own.role == standing.role == "to" else "both acted on"


def goes_home(scene: Scenery) -> bool:
    """Tell whether somebody goes back to the description: it is not where they are."""
    words = range(scene.verb, scene.noun)
    back = scene.lemma == "return" or any(scene.reading.lower(at) == "back" for at in words)
    return back and scene.own.role == "to"


def may_stay(scene: Scenery, standing: Standing, verb: str) -> bool:
    """Tell whether those who go somewhere are there afterwards in the text; who flees is out of it."""
    known = moves().get(verb)
    return known is not None and known.object != "origin" and not comes_from(scene, standing)


def is_way(scene: Scenery, one: Bearer) -> bool:
    """Tell whether a place is where a way to another begins: "the bus from Kano to Jos"."""
    if one.standing.part not in {"from somewhere", "thing from there"}:
        return False
    start, depth = one.standing.tokens[0], one.standing.depth
    held = (other.standing for other in scene.bearers)
    return any(start in other.tokens[1:] and other.depth > depth for other in held)


def comes_from(scene: Scenery, standing: Standing) -> bool:
    """Tell whether a clause also names where a movement began: it might as well be meant."""
    held = (one.standing for one in scene.bearers)
    return any(one.clause == standing.clause and one.role == "from" and not one.part for one in held)


def is_side(scene: Scenery, standing: Standing) -> bool:
    """Tell whether a clause is part of another, other than of what somebody without a country says."""
    upper = scene.syntax.upper(standing.clause)
    if upper is None:
        return False
    speaker = scene.syntax.subject(upper)
    told = is_speech(scene.reading, upper) and not scene.borne(-1 if speaker is None else speaker)
    return not told


def tell_acts(scene: Scenery, key: str) -> Iterator[str]:
    """Yield the signs for a country by what is done in the clause of the description."""
    leaving = is_departure(scene)
    if leaving and (sender := scene.sender) >= 0:
        if key in scene.borne(sender):
            yield "sends off"
    elif key in scene.doers and scene.own.role != "subject":
        yield from tell_doer(scene)
    elif may_act(scene, key):
        yield "may act as it"
    if leaving and key in visited(scene):
        yield "was visited"
    if leaving and key not in scene.doers:
        yield from tell_departure(scene, key)
    yield from tell_speech(scene, key)


def may_act(scene: Scenery, key: str) -> bool:
    """Tell whether a pronoun that acts, whatever it means, may mean what was the subject before."""
    if scene.doers or not scene.is_pronoun(scene.subject) or direction(scene) not in TOWARDS:
        return False
    if is_departure(scene) or speaks_home(scene):
        return False
    return any(one.key == key and one.standing.role == "subject" for one in scene.bearers)


def tell_doer(scene: Scenery) -> Iterator[str]:
    """Yield the signs for the country whose own forces, people or leader act on the description."""
    lemma, role = scene.lemma, direction(scene)
    if speaks_home(scene):
        yield "addresses its own"
    elif is_departure(scene):
        if not visited(scene):
            yield "leaves it again" if comes_to(scene) else "leaves it"
    elif role in TOWARDS and lemma not in context("homing"):
        yield "acts as it" if scene.is_pronoun(scene.subject) else "acts itself"
    elif role == "at":
        held = (one.standing for one in scene.bearers if one.key in scene.doers)
        foreign = any(one.part in FOREIGN and one.clause == scene.verb for one in held)
        if is_abroad(scene):
            yield "is abroad there"
        elif foreign:
            yield "is a stranger there"
        elif not scene.is_pronoun(scene.subject):
            yield "acts at home"


def comes_to(scene: Scenery) -> bool:
    """Tell whether who leaves is said to be from elsewhere: "a man from Greece"."""
    held = (one.standing for one in scene.bearers if one.key in scene.doers)
    return any(one.part == "from somewhere" for one in held)


def is_abroad(scene: Scenery) -> bool:
    """Tell whether what somebody has in a place is what one has abroad: "an embassy in the country"."""
    return any(scene.reading.lemmas[at] in context("abroad") for at in scene.own.tokens[1:])


def visited(scene: Scenery) -> frozenset[str]:
    """Return what is left again after a visit: "visited Cuba. He left the country"."""
    if scene.lemma in context("homing"):
        return frozenset()
    visits = {word for word, move in moves().items() if move.object == "at"}
    return frozenset(
        one.key
        for one in scene.bearers
        if one.standing.role == "object" and scene.reading.lemmas[one.standing.clause] in visits
    )


def speaks_home(scene: Scenery) -> bool:
    """Tell whether a verb is of those whose object is the doer's own country: "addressed the nation"."""
    if scene.own.role not in TOWARDS:
        return False
    nation = scene.reading.lower(scene.noun) == "nation" and scene.lemma in context("to_own_nation")
    return nation or scene.lemma in context("to_own")


def direction(scene: Scenery) -> str:
    """Return how a verb leads to the description: a visitor's "in" leads there as "to" does."""
    known = moves().get(scene.lemma)
    if known and scene.own.role in {"at", "object"} and "destination" in known:
        return "to"
    return scene.own.role


def is_departure(scene: Scenery) -> bool:
    """Tell whether the description is what somebody leaves."""
    known = moves().get(scene.lemma)
    return bool(known and known.object == "origin") and scene.own.role in {"object", "from"}


def tell_departure(scene: Scenery, key: str) -> Iterator[str]:
    """Yield the signs for a country from which others come, or where they go."""
    roles = {one.standing.role for one in scene.bearers if one.key == key and not one.standing.part}
    if "from" in roles:
        yield "is left before"
    if roles & {"to", "at"}:
        yield "is left for"
    if not scene.doers and scene.sender < 0 and "from" not in roles:
        yield "is left by whom"


def tell_speech(scene: Scenery, key: str) -> Iterator[str]:
    """Yield the signs for the country of the one who says the description's clause."""
    speaker = scene.speaker
    if speaker < 0 or key not in scene.borne(speaker) or (is_departure(scene) and scene.sender >= 0):
        return
    itself = any(one.key == key and one.standing.tokens[0] == speaker for one in scene.bearers)
    if itself:
        yield "speaks of another"
    elif scene.reading.tags[speaker] == "PRON" or not scene.borne_by(key, speaker):
        yield "speaks for it"
