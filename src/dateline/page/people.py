"""Who signs, without what stands beside the names: the agency, the place of writing."""

from __future__ import annotations

import re
from typing import Final

from dateline.page.datelines import is_known
from dateline.page.names import is_person, same_name
from dateline.records import Byline

PLACE_WORDS: Final = 2
LONGEST: Final = 20_000  # code points of the text in which the place is looked for


def tidy_people(people: tuple[Byline, ...], agency: str | None, text: str) -> tuple[Byline, ...]:
    """Return the people of a byline without the agency among them and without places behind names."""
    persons = [one for one in people if not same_name(one.name, agency)] or people
    return tuple(Byline(drop_place(one.name, text), one.role) for one in persons)


def find_told(people: tuple[Byline, ...], text: str) -> str | None:
    """Return the only name of a byline, of one word, where the text has somebody tell it something.

    "Mabrouki told Ellery by telephone" under "By Ellery" is an agency's text. No such name: None.
    """
    name = people[0].name if len(people) == 1 else ""
    told = rf"\btold (?:the )?{re.escape(name)}\b"
    return name if name.isalpha() and re.search(told, text[:LONGEST]) else None


def drop_place(name: str, text: str) -> str:
    """Return a name without a known city behind it, where the text speaks of that city as a place."""
    words = name.split()
    for size in range(PLACE_WORDS, 0, -1):
        before, place = " ".join(words[:-size]), " ".join(words[-size:])
        if is_person(before) and is_known(place.upper()) and stands_as_place(place, text[:LONGEST]):
            return before
    return name


def stands_as_place(place: str, text: str) -> bool:
    """Tell whether a text says that something is in or at a place, or opens with its name."""
    found = re.search(
        rf"(?:\b(?:in|at|from|to)\s{re.escape(place)}\b|^{re.escape(place.upper())}\b)", text
    )
    return found is not None
