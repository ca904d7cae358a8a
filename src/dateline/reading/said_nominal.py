"""Nouns that carry a claim: "expressed concern over", "his denial that", "amid reports of"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, cast

from dateline.reading.said_content import Field, clause_end
from dateline.reading.said_drafts import Draft
from dateline.reading.said_groups import is_attribute
from dateline.reading.said_phrases import take_base
from dateline.reading.said_speakers import share
from dateline.reading.said_subjects import find_subject, phrase_start
from dateline.reading.said_words import words_of
from dateline.tables import read_column, read_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dateline.reading.said_drafts import Drafts, Stretch
    from dateline.reading.said_scene import Scene, Unit
    from dateline.records import Stance

OWN: Final = frozenset({"his", "her", "its", "their"})
FROM: Final = frozenset({"from", "by", "among", "of"})
FELT: Final = frozenset({"fears", "doubts", "expects"})


@dataclass(frozen=True, slots=True)
class CueNoun:
    """A noun that carries a claim."""

    frames: frozenset[str]
    stance: Stance
    lone: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A cue noun in its unit: its token, the start of its noun phrase, and where its content starts."""

    noun: CueNoun
    token: int
    first: int
    content: int
    giver: Stretch | None


@cache
def read_nouns() -> Mapping[str, CueNoun]:
    """Return the cue nouns by their printed forms."""
    return {
        form: CueNoun(
            frozenset(row["frames"].split()), cast("Stance", row["stance"]), row["lone"] == "yes"
        )
        for row in read_table("said_nouns")
        for form in (row["noun"], row["plural"])
        if form
    }


@cache
def light_verbs() -> frozenset[str]:
    """Return the forms of verbs that only carry a noun."""
    return frozenset(form for forms in read_column("said_light", "forms") for form in forms.split())


def read_nominal(scene: Scene, unit: Unit, before: Drafts) -> Iterator[Draft]:
    """Yield the claims that nouns of a unit carry; ``before`` are those its verbs carry."""
    field = Field(scene, unit, ())
    near = before.between(unit.first, unit.last)
    taken = {token for draft in near for first, last in draft.cue for token in range(first, last)}
    nouns = read_nouns()
    for token in range(unit.first, unit.last - 1):
        noun = nouns.get(scene.words[token])
        if noun is None or scene.inside[token] != unit.speech or token in taken:
            continue
        place = set_place(field, noun, token)
        if place and (draft := read_place(field, place, before)):
            yield draft


def set_place(field: Field, noun: CueNoun, token: int) -> Place | None:
    """Return where a noun stands, if what opens a content follows it."""
    scene = field.scene
    held = token > field.unit.first and scene.codes[token - 1] in "PD'"
    if scene.codes[token] not in "NEF" or (scene.reading.tags[token] == "VERB" and not held):
        return None
    start, giver = token + 1, None
    if scene.words[start] in FROM and scene.words[start] not in noun.frames:
        end = take_base(scene, start + 1, field.last)
        if end == start + 1:
            return None
        giver, start = (start + 1, end), end
    if start >= field.last or scene.words[start] not in noun.frames:
        return None
    opens = scene.words[start] in ("that", "to", "whether")
    content = start if opens else start + 1
    if content >= field.last or (scene.words[start] == "to" and scene.codes[start + 1] not in "BNF"):
        return None
    if scene.words[start] == "that" and scene.codes[start + 1 : start + 2] in ("F", "B", "E", ","):
        return None  # a relative clause
    return Place(
        noun, token, phrase_start(scene, max(field.unit.first, token - 8), token + 1), content, giver
    )


def read_place(field: Field, place: Place, before: Drafts) -> Draft | None:
    """Return the claim of a noun by whoever its phrase, its verb or nobody names."""
    owner = find_owner(field, place)
    if owner:
        return make_draft(field, place, (place.token, place.token + 1), owner)
    carrier = place.first - 1
    if carrier > field.unit.first and carries(field.scene, carrier):
        return read_carried(field, place, carrier, before)
    if not place.noun.lone or not is_lone(field, place):
        return None
    return make_draft(field, place, (place.token, place.token + 1), None)


def carries(scene: Scene, token: int) -> bool:
    """Tell whether a word carries the noun after it; a participle that describes the noun does not."""
    return scene.words[token] in light_verbs() and not is_attribute(scene.reading, token)


def find_owner(field: Field, place: Place) -> Stretch | None:
    """Return who gives the noun's claim: after "from" or "by", or before the possessive."""
    scene = field.scene
    if place.giver:
        return place.giver
    for token in range(place.token - 1, place.first - 1, -1):
        if scene.codes[token] == "'" and token > place.first:
            return place.first, token + 1
        if scene.words[token] in OWN:
            return token, token + 1
    return None


def read_carried(field: Field, place: Place, carrier: int, before: Drafts) -> Draft | None:
    """Return the claim of a noun that a light verb carries ("expressed concern over")."""
    scene = field.scene
    first = carrier
    while first > field.unit.first and scene.codes[first - 1] in "FA" and first > carrier - 4:
        first -= 1
    subject = find_subject(scene, field.unit.first, first)
    source = (subject.first, subject.last) if subject else share(field, first, before)
    if source is None or not words_of("negation").isdisjoint(scene.words[first:carrier]):
        return None
    felt = place.noun.stance in FELT
    cue = (first, carrier + 1) if felt else (first, place.token + 1)
    start = place.first if felt else place.content
    content = (start, clause_end(field, place.content, narrow=not is_full(field, place)))
    return Draft("nominal", (content,), (cue,), source, carrier, place.noun.stance)


def is_full(field: Field, place: Place) -> bool:
    """Tell whether a full clause is the content, which may go on over commas."""
    return field.scene.words[place.content] in ("that", "whether")


def is_clause(field: Field, place: Place) -> bool:
    """Tell whether a clause is the content and no noun phrase."""
    return field.scene.words[place.content] in ("that", "whether", "to")


def end_in_subject(field: Field, place: Place, end: int) -> int:
    """Return the end of a content whose noun is the subject: before the verb of that subject."""
    scene = field.scene
    if place.first > field.unit.first and scene.codes[place.first - 1] not in ",;":
        return end
    verbs = 0
    for token in range(place.content, end):
        code = scene.codes[token]
        if code in ",SRC" and token > place.content:
            return end
        if code in "FE" and scene.words[token - 1] not in words_of("auxiliary"):
            verbs += 1
            if verbs == 2 and scene.codes[token + 1 : token + 2] not in ("P", "T"):
                return token
    return end


def is_lone(field: Field, place: Place) -> bool:
    """Tell whether a noun with no source claims something: in the plural, after "there is" or "amid"."""
    scene = field.scene
    word = scene.words[place.token]
    if scene.words[place.content] == "to" or (
        not is_clause(field, place)
        and scene.words[place.content - 1] == "of"
        and word in ("report", "call")
    ):
        return False
    before = scene.words[max(field.unit.first, place.first - 4) : place.first]
    if not words_of("news_of").isdisjoint(before):
        return True
    return scene.words[place.content] == "that" and word not in words_of("unclaiming")


def make_draft(field: Field, place: Place, cue: Stretch, source: Stretch | None) -> Draft:
    """Return the draft of a noun's claim; its preposition goes to the cue."""
    clause = is_clause(field, place)
    content = (
        place.content,
        end_in_subject(field, place, clause_end(field, place.content, narrow=not is_full(field, place))),
    )
    parts = (cue,) if clause or place.giver else ((cue[0], place.content),)
    return Draft("nominal", (content,), parts, source, place.token, place.noun.stance)
