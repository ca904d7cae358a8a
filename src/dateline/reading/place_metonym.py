"""Whether a capital stands for its government: "Moscow said" does, "fled to Moscow" does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.gazetteer.countries import capitals, metonyms
from dateline.reading.place_acts import acts, has_tree, stands
from dateline.reading.place_words import context, is_word

if TYPE_CHECKING:
    from dateline.language.reading import Reading

POSSESSIVES: Final = frozenset({"'s", "’s", "'", "’"})
PASSIVE: Final = frozenset({"was", "were", "is", "are", "has", "had", "have"})
GOVERNING: Final = context("governing")


def government_of(key: str) -> str | None:
    """Return the code of the country whose government a folded name may stand for."""
    return capitals().get(key) or metonyms().get(key)


def stands_for_government(reading: Reading, first: int, last: int, key: str, sentence: int) -> bool:
    """Tell whether the name at tokens ``first`` to ``last`` acts for a government.

    Seats such as the Kremlin always do; a capital does where it is the subject of an active verb, has a
    possessive that no part of a city follows, or is the object of a preposition that needs someone.
    """
    if key in metonyms():
        return not (has_tree(reading) and stands(reading, first, last))
    if key not in capitals():
        return False
    start, end = reading.bounds[sentence]
    if has_tree(reading) and not (last < end and reading.word(last) in POSSESSIVES):
        return acts(reading, first, last) or is_led_on(reading, first, start)
    before = reading.lower(first - 1) if first > start else ""
    if is_word(before, "locative"):
        return is_led_on(reading, first, start)
    if last < end and reading.word(last) in POSSESSIVES:
        return not owns_ground(reading, last + 1, end)
    return is_subject(reading, last, end) or before in GOVERNING


def is_led_on(reading: Reading, first: int, start: int) -> bool:
    """Tell whether a preposition leads to someone because of the noun before it: "pressure on Kyiv"."""
    if first - 2 < start or reading.lower(first - 1) not in {"from", "to", "on"}:
        return False
    return is_word(reading.lower(first - 2), "backing")


def owns_ground(reading: Reading, at: int, end: int) -> bool:
    """Tell whether what a capital possesses is a part of the city."""
    return any(is_word(reading.lower(place), "ground") for place in range(at, min(at + 3, end)))


def is_subject(reading: Reading, at: int, end: int) -> bool:
    """Tell whether an active verb follows: "Washington fears", not "Paris was rocked"."""
    while at < end and reading.tags[at] == "ADV":
        at += 1
    if at >= end:
        return False
    if is_word(reading.lower(at), "acting"):
        return True
    if reading.tags[at] == "VERB":
        return not reading.lower(at).endswith("ing")
    return reading.tags[at] == "AUX" and not is_passive(reading, at, end)


def is_passive(reading: Reading, at: int, end: int) -> bool:
    """Tell whether an auxiliary opens a passive or a statement about the city."""
    if reading.lower(at) not in PASSIVE:
        return False
    after = at + 1
    while after < end and reading.tags[after] in {"ADV", "AUX"}:
        after += 1
    low = reading.lower(after) if after < end else ""
    return reading.lower(at) not in {"has", "had", "have"} and not low.endswith("ing")
