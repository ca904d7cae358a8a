"""The dateline of a dispatch: place, day and agency before the first sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from dateline.page.names import is_agency
from dateline.records import Dateline
from dateline.tables import read_column

UPPER: Final = r"[A-ZÀ-ÖØ-ÞĀ-Ž]"
CAPITALS: Final = (
    rf"{UPPER}(?:[^\W\d_a-zß-öø-ÿ]|['’.-])*(?:\s{UPPER}(?:[^\W\d_a-zß-öø-ÿ]|['’.-])*){{0,4}}"
)
TITLED: Final = rf"{UPPER}[\w'’.-]*(?:\s(?:{UPPER}[\w'’.-]*|de|la|el|of|the|al|sur|am)){{0,3}}"
MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
DAY: Final = rf"(?:{MONTH}\s\d{{1,2}}|\d{{1,2}}\s{MONTH})(?:,?\s\d{{4}})?"
AGENCY: Final = r"\((?P<agency>[^()\d]{2,40})\)"
DASH: Final = r"\s?(?:–|—|--|-{1,3}|―|:)\s?|(?<=\))\s?"
HEAD: Final = re.compile(
    rf"(?:(?P<capitals>{CAPITALS}(?:/{CAPITALS})*)|(?P<titled>{TITLED}(?:/{TITLED})*))?"
    rf"(?P<region>(?:,\s{TITLED}){{0,2}}?)(?P<day>,?\s{DAY})?(?:,?\s?{AGENCY})?(?P<dash>{DASH})(?=[\"'“‘A-Z0-9À-Þ])"
)
WORDS: Final = 8  # a dateline's places are never longer
LONGEST: Final = 160  # characters


@dataclass(frozen=True, slots=True)
class Head:
    """The dateline of a paragraph, where the agency stands in it, and where the sentence begins."""

    dateline: Dateline
    agency_at: tuple[int, int] | None
    body: int


def read_dateline(paragraph: str) -> Head | None:
    """Return the dateline that a paragraph opens with, or None."""
    found = HEAD.match(paragraph[:LONGEST])
    if found is None or not is_plausible(found):
        return None
    text = paragraph[: found.start("dash")].rstrip()
    agency = found["agency"]
    at = found.span("agency") if agency else None
    return Head(Dateline(text, outlet=agency), at, found.end())


def is_plausible(found: re.Match[str]) -> bool:
    """Tell whether what stands before the dash is a place, not the subject of a sentence."""
    place = found["capitals"] or found["titled"]
    if place is None:
        return bool(found["agency"]) and is_source(found["agency"])
    if place in read_column("page_labels", "label") or len(place.split()) > WORDS:
        return False
    if found["agency"]:
        return is_source(found["agency"])
    if not found["dash"].strip():
        return False
    if found["capitals"]:
        return len(place) > 2
    return bool(found["region"]) and found["dash"].strip() != ":"


def is_source(text: str) -> bool:
    """Tell whether the words in a dateline's brackets can be an outlet: all in capitals or titles."""
    words = text.split()
    return is_agency(text) or (len(words) <= 5 and all(w[0].isupper() or len(w) <= 3 for w in words))
