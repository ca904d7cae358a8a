"""Scores place names against gold with their points: found or not, and placed how far off.

A name is found where it shares a character with the gold's. It is placed rightly within 161 km (100
miles) of the gold's point. The reach is the share of all gold names with a point that are: whatever was
missed, left open or misplaced is not.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from dateline.evaluation.said_errors import Mistake
from dateline.evaluation.scored import Hits, Scored, convert_rows, share
from dateline.evaluation.where_rows import GoldText, error_km, list_found, pair_names
from dateline.gazetteer.countries import country_names
from dateline.gazetteer.fold import fold
from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.reading.where import read_toponyms
from dateline.records import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dateline.evaluation.scored import Figures
    from dateline.evaluation.where_rows import FoundName, GoldName, Pairs

NEAR_KM: Final = 161.0
FARTHEST_KM: Final = 20_039.0  # half the circumference of the earth, as the field's measure has it
AROUND: Final = 40  # characters shown on either side
LITERAL: Final = frozenset({"Literal", "Mixed", "Coercion", "Literal_Modifier", "Embedded_Literal"})
DIVISIONS: Final = ("Province", "Governorate", "Oblast", "State", "Region")


@dataclass(slots=True)
class Tally:
    """Counts of names, and how far off those are that were placed."""

    recognised: Hits = field(default_factory=Hits)
    located: int = 0
    found: int = 0
    errors: list[float] = field(default_factory=list)
    given: int = 0
    given_right: int = 0
    extra_places: int = 0
    identities: list[bool] = field(default_factory=list)
    countries: list[bool] = field(default_factory=list)
    regions: list[bool] = field(default_factory=list)
    literal: list[bool] = field(default_factory=list)
    associative: list[bool] = field(default_factory=list)


def score_toponyms(path: str, rows: Iterable[Mapping[str, Any]]) -> Scored:
    """Return the figures, in per cent and km, of rows with ``text`` and ``spans``, and all errors.

    Raises PageUnreadable where a span lacks its bounds, or has a point that is on no globe.
    """
    tally, mistakes, texts = Tally(), [], 0
    for text in convert_rows(path, rows, GoldText):
        pairs = pair_names(text, list_found(read_article(text)))
        add(tally, pairs)
        mistakes += sorted(find_errors(pairs), key=lambda mistake: mistake.at)
        texts += 1
    return Scored({"texts": texts} | sum_up(tally), mistakes)


def read_article(text: GoldText) -> Article:
    """Return a text as an article with its places, and nothing else read."""
    article = make_article(text)
    places, allusions = read_toponyms(analyse(article))
    return replace(article, places=places, allusions=allusions)


def make_article(text: GoldText) -> Article:
    """Return a text as an article of its outlet."""
    return Article(
        id="art:0",
        kind="story",
        text=text.text,
        text_sha256=hash_text(text.text),
        outlet=text.outlet,
        canonical_url=text.url,
    )


def add(tally: Tally, pairs: Pairs) -> None:
    """Add the counts of one text."""
    wanted, got = len(pairs.met) + len(pairs.missed), len(pairs.met) + len(pairs.extra)
    tally.recognised += Hits(wanted, got, len(pairs.met), len(pairs.met))
    for gold in pairs.missed:
        if gold.point is not None:
            tally.located += 1
            kind_of(tally, gold).append(False)
    for gold, found in pairs.met:
        if gold.point is not None:
            add_pair(tally, gold, found)
    placed = [found for found in pairs.extra if found.point is not None]
    tally.given += len(placed)
    tally.extra_places += sum(found.use == "place" for found in placed)


def add_pair(tally: Tally, gold: GoldName, found: FoundName) -> None:
    """Add a gold name that has a point and was found."""
    error = error_km(gold, found)
    right = error is not None and error <= NEAR_KM
    tally.located += 1
    tally.found += 1
    kind_of(tally, gold).append(right)
    if error is None:
        return
    tally.errors.append(error)
    tally.given += 1
    tally.given_right += right
    if gold.geonameid:
        tally.identities.append(str(found.place.geonames_id) == str(gold.geonameid))
    code = country_names().get(fold(gold.country)) if gold.country else None
    if code:
        tally.countries.append(found.place.country == code)
    if gold.admin1:
        tally.regions.append(region_key(found.place.admin1 or "") == region_key(gold.admin1))


def kind_of(tally: Tally, gold: GoldName) -> list[bool]:
    """Return the list of those used as the gold name is: where the gold does not say, literally."""
    return tally.literal if gold.type is None or gold.type in LITERAL else tally.associative


def region_key(name: str) -> str:
    """Return the name of a region without case, accents and the word for its kind."""
    words = name.split()
    return fold(" ".join(words[:-1] if len(words) > 1 and words[-1] in DIVISIONS else words))


def sum_up(tally: Tally) -> Figures:
    """Return all figures."""
    near = sum(error <= NEAR_KM for error in tally.errors)
    placed, lost = len(tally.errors), tally.located - len(tally.errors)
    return {
        **tally.recognised.figures("recognition"),
        "located": tally.located,
        "reach": share(near, tally.located),
        "reach_literal": share(sum(tally.literal), len(tally.literal)),
        "reach_associative": share(sum(tally.associative), len(tally.associative)),
        "found": share(tally.found, tally.located),
        "left_open": share(tally.found - placed, tally.found),
        "placed_right": share(near, placed),
        "given_right": share(tally.given_right, tally.given),
        "extra_places": tally.extra_places,
        "exact_id": share(sum(tally.identities), len(tally.identities)),
        "country": share(sum(tally.countries), len(tally.countries)),
        "admin1": share(sum(tally.regions), len(tally.regions)),
        "mean_km": round(math.fsum(tally.errors) / placed, 1) if placed else None,
        "auc_found": auc(tally.errors),
        "auc_all": auc(tally.errors + [FARTHEST_KM] * lost),
    }


def auc(errors: Sequence[float]) -> float | None:
    """Return the area under the sorted logarithms of the errors, a share of the largest; 0 is best."""
    heights = [
        math.log(min(error, FARTHEST_KM) + 1) / math.log(FARTHEST_KM + 1) for error in sorted(errors)
    ]
    if len(heights) < 2:
        return round(heights[0], 4) if heights else None
    area = math.fsum((one + other) / 2 for one, other in pairwise(heights))
    return round(area / (len(heights) - 1), 4)


def find_errors(pairs: Pairs) -> Iterator[Mistake]:
    """Yield what was missed, left open, misplaced, or found where nothing is."""
    for gold in pairs.missed:
        yield tell(pairs, "missed" if gold.point else "missed without a point", gold, "")
    for gold, found in pairs.met:
        error = error_km(gold, found)
        if gold.point is not None and error is None:
            yield tell(pairs, "left open", gold, found.place.reason)
        elif error is not None and error > NEAR_KM:
            place = found.place
            lies = ", ".join(filter(None, (place.name, place.admin1, place.country)))
            yield tell(
                pairs, "misplaced", gold, f"{lies} ({place.kind}), {error:.0f} km off: {place.reason}"
            )
    for found in pairs.extra:
        kind = "extra" if found.point else "extra, left open"
        yield tell(pairs, kind, found, f"{found.use}: {found.place.name}")


def tell(pairs: Pairs, kind: str, name: GoldName | FoundName, more: str) -> Mistake:
    """Return an error with the words around it and what else there is to say."""
    text = pairs.text.text
    before = text[max(0, name.start - AROUND) : name.start]
    after = text[name.end : name.end + AROUND]
    line = f"{before}[{text[name.start : name.end]}]{after} {more}"
    return Mistake(pairs.text.id, kind, name.start, " ".join(line.split()))
