"""The cue verbs of ``vocabulary/said_verbs.tsv``, by each of their printed forms."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, Literal, cast, get_args

from dateline.records import Stance, Venue
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Form = Literal["base", "s", "past", "participle", "ing"]
PARTS: Final[tuple[Form, ...]] = ("past", "participle", "ing")
VOWELS: Final = frozenset("aeiou")
STANCES: Final = frozenset(get_args(Stance))


@dataclass(frozen=True, slots=True)
class CueVerb:
    """A verb that ties a content to its source.

    ``frames`` are explained at the table's head; ``turns`` are the frames with a stance of their own.
    """

    words: tuple[str, ...]
    frames: frozenset[str]
    turns: tuple[tuple[str, Stance], ...]
    stance: Stance
    negated: Stance | None
    venue: Venue


@dataclass(frozen=True, slots=True)
class CueForm:
    """One printed form of a cue verb: the words after the first one, and which forms it can be."""

    verb: CueVerb
    rest: tuple[str, ...]
    forms: frozenset[Form]


@cache
def read_forms() -> Mapping[str, tuple[CueForm, ...]]:
    """Return the cue verbs by the first word of each printed form, longest first."""
    found: dict[str, dict[tuple[CueVerb, tuple[str, ...]], set[Form]]] = {}
    for row in read_table("said_verbs"):
        verb = make_verb(row)
        for form, text in inflect(verb.words, row["forms"]):
            first, *rest = text
            found.setdefault(first, {}).setdefault((verb, tuple(rest)), set()).add(form)
    return {first: tuple(sort_forms(entries)) for first, entries in found.items()}


def sort_forms(entries: Mapping[tuple[CueVerb, tuple[str, ...]], set[Form]]) -> list[CueForm]:
    """Return the forms of one first word, those with most further words first."""
    forms = [CueForm(verb, rest, frozenset(names)) for (verb, rest), names in entries.items()]
    return sorted(forms, key=lambda form: -len(form.rest))


def make_verb(row: Mapping[str, str]) -> CueVerb:
    """Return the cue verb of one row."""
    negated = row["negated"]
    return CueVerb(
        words=tuple(row["verb"].split()),
        frames=frozenset(frame.partition(":")[0] for frame in row["frames"].split()),
        turns=tuple(read_turns(row["frames"])),
        stance=cast("Stance", row["stance"]),
        negated=cast("Stance", negated) if negated in STANCES else None,
        venue=cast("Venue", row["venue"] or "unstated"),
    )


def read_turns(cell: str) -> Iterator[tuple[str, Stance]]:
    """Yield the frames of a cell that have a stance of their own, with it."""
    for frame in cell.split():
        name, _, stance = frame.partition(":")
        if stance:
            yield name, cast("Stance", stance)


def inflect(words: tuple[str, ...], given: str) -> Iterator[tuple[Form, tuple[str, ...]]]:
    """Yield each form of a verb as words; irregular ones are given as past, participle and -ing."""
    first, *rest = words
    yield "base", words
    yield "s", (add_s(first), *rest)
    regular = f"{add_ending(first, 'ed')} {add_ending(first, 'ed')} {add_ending(first, 'ing')}"
    for form, text in zip(PARTS, (given or regular).split(), strict=True):
        own, *more = text.split("_")
        yield form, (own, *(more or rest))


def add_s(verb: str) -> str:
    """Return the third person of a verb."""
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def add_ending(verb: str, ending: str) -> str:
    """Return a regular verb with ``ed`` or ``ing``: a final e goes, a y becomes i before ``ed``."""
    if verb.endswith("e") and not (verb.endswith("ee") and ending == "ing"):
        return verb[:-1] + ending
    if verb.endswith("y") and verb[-2] not in VOWELS and ending == "ed":
        return verb[:-1] + "i" + ending
    return verb + ending
