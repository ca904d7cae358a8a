"""What a text says of where it is about: the countries and regions it names, and where it was filed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from dateline.gazetteer.countries import country_names
from dateline.gazetteer.index import look_up
from dateline.reading.place_board import Text
from dateline.reading.place_candidates import holders
from dateline.reading.place_hints import TWOFOLD, admin_of, mentioned_countries
from dateline.reading.place_outlet import outlet_home

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.gazetteer.entries import Entry
    from dateline.language.reading import Reading
    from dateline.reading.place_scene import Named

OPENING: Final = 60  # code points within which a dateline stands


def read_text(reading: Reading, names: Sequence[Named]) -> Text:
    """Return what the text says of where it is about."""
    countries = mentioned_countries(reading, [one.found for one in names])
    regions: Counter[tuple[str, str]] = Counter()
    for one in names:
        admin = region_of(one.found.key)
        if admin:
            regions[admin] += 1
            countries[admin[0]] += 1
        for holder in holders(one.hint.inside):
            if holder.admin1:
                regions[holder.country, holder.admin1] += 1
    return Text(countries, regions, find_home(reading, names), outlet_home(reading.article))


def region_of(key: str) -> tuple[str, str] | None:
    """Return country and name of the first-level region that a folded name means before all else."""
    first = next(iter(look_up(key)), None)
    if first is None or first.kind != "region" or key in country_names() or key in TWOFOLD:
        return None
    return admin_of(key)


def find_home(reading: Reading, names: Sequence[Named]) -> Entry | None:
    """Return the place of the dateline where one name tells it, or two: "GAINESVILLE, Fla."."""
    dateline = reading.article.dateline
    end = reading.text.find(dateline.text) + len(dateline.text) if dateline else 0
    first = next(iter(names), None)
    if first is None or dateline is None or reading.starts[first.found.first] >= end:
        return None
    inside = holders(first.hint.inside)
    for entry in look_up(first.found.key):
        if not inside or any(one.holds(entry) for one in inside):
            return entry
    return None
