"""Where an outlet is at home: a hint for what its texts mean, never a place of what they tell."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dateline.gazetteer.countries import country_entries
from dateline.gazetteer.fold import fold
from dateline.gazetteer.index import look_up
from dateline.hosts import host_of
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dateline.gazetteer.entries import Entry
    from dateline.records import Article


@dataclass(frozen=True, slots=True)
class OutletHome:
    """The town of an outlet (None: not known) and its country."""

    town: Entry | None
    country: str


def find_outlet_home(outlet: str | None, address: str | None) -> OutletHome | None:
    """Return where an outlet is at home by its address or name, by its domain alone the country."""
    hosts = list(parents(host_of(address)))
    named = next((table()[host] for host in hosts if host in table()), None)
    row = named or table().get(name_key(outlet))
    if row:
        return OutletHome(find_town(row["town"], row["region"], row["country"]), row["country"])
    country = country_of(hosts[0]) if hosts else ""
    return OutletHome(None, country) if country else None


def outlet_home(article: Article) -> OutletHome | None:
    """Return where the outlet of an article is at home, where that is known and it wrote the text."""
    if article.agency or article.originally_published_on:
        return None
    return find_outlet_home(article.outlet, article.canonical_url)


@cache
def table() -> Mapping[str, Mapping[str, str]]:
    """Return the rows of the table of outlets by host and by folded name."""
    rows = read_table("outlet_places")
    return {row["host"]: row for row in rows} | {name_key(row["outlet"]): row for row in rows}


def name_key(outlet: str | None) -> str:
    """Return an outlet's name folded, without its article; nothing where there is none."""
    return fold(outlet or "").removeprefix("the ")


def parents(host: str) -> Iterator[str]:
    """Yield a host and the domains above it, as long as they have a dot."""
    while "." in host:
        yield host
        host = host.partition(".")[2]


def country_of(host: str) -> str:
    """Return the country of a host by the end of its name, or nothing."""
    end = host.rpartition(".")[2]
    code = domains().get(end, end.upper())
    return code if code in country_entries() else ""


@cache
def domains() -> Mapping[str, str]:
    """Return the country of each domain that is none of a country, or is sold to everybody (empty)."""
    return {row["domain"]: row["country"] for row in read_table("outlet_domains")}


@cache
def find_town(town: str, region: str, country: str) -> Entry | None:
    """Return the largest town of a name in a region; in the country where the region is not known."""
    found = [one for one in look_up(fold(town)) if one.kind == "city" and one.country == country]
    inside = [one for one in found if one.admin1 == region] or found
    return max(inside, key=lambda one: one.population, default=None)
