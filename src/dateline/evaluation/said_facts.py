"""The facts of a claim marked by hand: kind, stance, speaker and the rest of its line's last cell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, get_args

from dateline.records import SourceKind, Stance, Venue

FIELD: Final = re.compile(
    r'(?P<name>[a-z]+)="(?P<text>[^"]*)"|(?P<key>in|venue)=(?P<value>\S+)|(?P<word>\S+)'
)
KINDS: Final = frozenset(get_args(SourceKind))
STANCES: Final = frozenset(get_args(Stance))
VENUES: Final = frozenset({*get_args(Venue), "*"})
TEXTS: Final = frozenset({"who", "to", "hedge", "chain"})
UNSCORED: Final = "*"
UNSEEN: Final = frozenset({"document", "imagery", "social_media", "unstated"})


@dataclass(frozen=True, slots=True)
class Facts:
    """What a claim's line says beyond its spans; the values of a set are all right.

    ``named``, ``venues``, ``hedges`` and ``chain`` are None where they are not scored. ``who`` is the
    fullest name of each source, where it is another than its words. ``within`` holds the keys of claims,
    ``~`` for none. ``chain`` are the outlets and agencies from the page outwards; each step holds the
    names that are right.
    """

    kinds: frozenset[str]
    stances: frozenset[str]
    named: bool | None = False
    conditional: bool = False
    who: tuple[str, ...] = ()
    within: frozenset[str] = frozenset()
    told_to: str | None = None
    venues: frozenset[str] | None = frozenset({"unstated"})
    hedges: tuple[str, ...] | None = ()
    chain: tuple[frozenset[str], ...] | None = ()


def read_facts(cell: str, text: str, *, many: int) -> Facts:
    """Return the facts of a cell. ``many`` is the number of sources.

    Raises ValueError with the fault where a word is unknown or a name does not stand in the text.
    """
    words, given = split_cell(cell)
    check_names(given, text)
    stances = next((one for one in words if set(one.split("/")) <= STANCES), "asserts")
    kinds = next((one for one in words if set(one.split("/")) <= KINDS), "")
    check_words(words, {stances, kinds, "named", "named?", "conditional"})
    if not kinds or (kinds == "unstated" if many else "unstated" not in kinds.split("/")):
        raise ValueError("needs a kind of source, unstated where there is none (~)")
    who = tuple(given["who"].split(" + ")) if "who" in given else ()
    if who and len(who) != many:
        raise ValueError("must give one name in who for each source")
    return Facts(
        kinds=frozenset(kinds.split("/")),
        stances=frozenset(stances.split("/")),
        named=None if "named?" in words else "named" in words,
        conditional="conditional" in words,
        who=who,
        within=frozenset(given["in"].split("/")) if "in" in given else frozenset(),
        told_to=given.get("to"),
        venues=venues_of(given, kinds),
        hedges=hedges_of(given),
        chain=chain_of(given),
    )


def split_cell(cell: str) -> tuple[list[str], dict[str, str]]:
    """Return the bare words of a cell, and its values by their names."""
    words: list[str] = []
    given: dict[str, str] = {}
    for match in FIELD.finditer(cell):
        if match["word"]:
            words.append(match["word"])
        else:
            given[match["name"] or match["key"]] = match["text"] or match["value"] or ""
    return words, given


def check_words(words: list[str], known: set[str]) -> None:
    """Raise ValueError where a cell holds a word that is none of the known."""
    odd = [word for word in words if word not in known]
    if odd:
        raise ValueError(f"has a word that says nothing here: {odd[0]}")


def check_names(given: dict[str, str], text: str) -> None:
    """Raise ValueError where a name is unknown or empty, or its words are not those of the text."""
    for name, value in given.items():
        if name not in TEXTS | {"in", "venue"} or not value:
            raise ValueError(f"has no such value or an empty one: {name}")
        if name in TEXTS:
            for words in re.split(r" \+ | > |; |/", value):
                if words not in text and words != UNSCORED:
                    raise ValueError(f"{words!r} ({name}) does not stand in the text")


def hedges_of(given: dict[str, str]) -> tuple[str, ...] | None:
    """Return the hedging words; None where they are not scored."""
    words = given.get("hedge", "")
    return None if words == UNSCORED else tuple(word for word in words.split("; ") if word)


def chain_of(given: dict[str, str]) -> tuple[frozenset[str], ...] | None:
    """Return the names that are right for each step of a chain; None where it is not scored."""
    steps = given.get("chain", "")
    if steps == UNSCORED:
        return None
    return tuple(frozenset(step.split("/")) for step in steps.split(" > ") if step)


def venues_of(given: dict[str, str], kinds: str) -> frozenset[str] | None:
    """Return the venues that are right; None where none is scored."""
    if "venue" not in given:
        free = "to" in given or not UNSEEN.isdisjoint(kinds.split("/"))
        return None if free else frozenset({"unstated"})
    venues = frozenset(given["venue"].split("/"))
    if not venues <= VENUES:
        raise ValueError(f"knows no such venue: {given['venue']}")
    return None if UNSCORED in venues else venues
