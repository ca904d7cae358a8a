"""Names that bodies of several countries bear, "Congress": whose body one is, its article must tell."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dateline.gazetteer.fold import fold
from dateline.reading.actor_scope import country_after, country_before, key_of
from dateline.reading.actor_words import countries_in, country_in, is_demonym, known
from dateline.tables import read_column

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.language.reading import Reading
    from dateline.reading.actor_runs import Run


@cache
def general() -> frozenset[str]:
    """Return the folded names that bodies of several countries bear."""
    return frozenset(fold(name) for name in read_column("actor_general", "name"))


def settled(reading: Reading, runs: Sequence[Run], nations: Mapping[int, str]) -> frozenset[str]:
    """Return the general names that mean here the body which the table knows.

    The article has places, demonyms, seats or bodies of its country, and no such body of another one.
    """
    keys = {key_of(reading, run.first, run.last) for run in runs}
    seats = {
        country_in(reading.text[reading.starts[run.first] : reading.ends[run.last - 1]]) for run in runs
    }
    bodies = {known()[key].country for key in keys if key in known() and key not in general()}
    words = [reading.word(at) for at in range(len(reading.starts)) if is_demonym(reading.word(at))]
    here = {*nations.values(), *bodies, *seats, *countries_in(words)}
    foreign = {name for run in runs if (name := foreign_name(reading, run))}
    return frozenset(name for name in general() - foreign if known()[name].country in here)


def foreign_name(reading: Reading, run: Run) -> str | None:
    """Return the general name that a run gives to a body of another country: "Congress of Chile"."""
    key = key_of(reading, run.first, run.last)
    fits = (name for name in general() if key.startswith(f"{name} of ") or key.endswith(f" {name}"))
    name = key if key in general() else next(fits, None)
    if name is None:
        return None
    code = next(iter(countries_in([reading.word(at) for at in range(run.first, run.last)])), None)
    code = code or owner_of(reading, run)
    return name if code is not None and code != known()[name].country else None


def owner_of(reading: Reading, run: Run) -> str | None:
    """Return the country whose body a name denotes by the words beside it: "Peru's", "of Peru"."""
    return country_before(reading, run.first) or country_after(reading, run.last)
