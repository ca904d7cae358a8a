"""Reads dumps of GeoNames (all countries, or one): a place a line, nineteen cells parted by tabs."""

from __future__ import annotations

import gzip
import zipfile
from contextlib import contextmanager
from functools import cache
from typing import IO, TYPE_CHECKING, Final, cast

from dateline.errors import GazetteerBroken, PageMissing
from dateline.gazetteer.divisions import Divisions
from dateline.gazetteer.entries import CAPITAL, FIRST, SECOND, TOWN, Entry
from dateline.gazetteer.fold import fold
from dateline.gazetteer.packing import Packer
from dateline.gazetteer.towns import RADII, is_spelled
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from dateline.records import PlaceKind

CELLS: Final = 19
LONGEST: Final = 1_000_000  # bytes of one line
HIGHEST, FARTHEST = 90.0, 180.0  # degrees of latitude and longitude
KNOWN: Final = frozenset({CAPITAL, FIRST, SECOND})
RADIUS_KM: Final[Mapping[str, float]] = {FIRST: 100.0, SECOND: 25.0}


def pack_dump(path: Path) -> tuple[bytes, int]:
    """Return the index of a dump and how many places it has.

    Raises PageMissing where the file cannot be opened, GazetteerBroken where it is no dump.
    """
    names = dict(Divisions({}).names)
    packer = Packer()
    for row in rows(path):
        if row[7] == FIRST:
            names.setdefault((row[8], row[10]), row[1])
    for row in rows(path):
        kind = kinds().get(row[7], kinds().get(row[6], ""))
        if kind:
            admin1 = names.get((row[8], row[10]))
            packer.add(map(fold, names_of(row)), make_entry(row, cast("PlaceKind", kind), admin1))
    if not packer.count:
        raise GazetteerBroken(f"{path} holds no place that is kept.", "Give a dump of GeoNames.")
    return packer.pack(), packer.count


@cache
def kinds() -> Mapping[str, str]:
    """Return the kind of place by GeoNames' feature code, or by the class of it; empty: left out."""
    return {row["code"]: row["kind"] for row in read_table("place_features")}


def names_of(row: list[str]) -> list[str]:
    """Return the names of a row in Latin letters: the name, its plain spelling, the others."""
    return [row[1], row[2], *(name for name in row[3].split(",") if is_spelled(name))]


def make_entry(row: list[str], kind: PlaceKind, admin1: str | None) -> Entry:
    """Return the entry of a row; what is neither capital nor division is weighed as a town is."""
    people = int(row[14] or 0)
    feature = row[7] if row[7] in KNOWN else TOWN
    town = next(radius for least, radius in RADII if people >= least)
    return Entry(
        name=row[1],
        kind=kind,
        country=row[8] or None,
        latitude=float(row[4]),
        longitude=float(row[5]),
        radius_km=RADIUS_KM.get(feature, town),
        population=people,
        geonames_id=int(row[0]),
        admin1=row[1] if feature == FIRST else admin1,
        capital=feature == CAPITAL,
        feature=feature,
    )


def rows(path: Path) -> Iterator[list[str]]:
    """Yield the rows of a dump; raises GazetteerBroken with the line that is none."""
    number = 0
    try:
        with open_dump(path) as file:
            while line := file.readline(LONGEST):
                number += 1
                yield split_row(line.decode("utf-8").rstrip("\r\n"))
    except (ValueError, IndexError) as error:
        cause = f"{path}, line {number} is no place of GeoNames: {error}."
        raise GazetteerBroken(cause, "Give allCountries or the file of a country.") from error
    except (OSError, EOFError, zipfile.BadZipFile) as error:
        cause = f"{path} cannot be read after line {number}: {error}."
        raise PageMissing(cause, "Check the name, and load the file anew.") from error


def split_row(line: str) -> list[str]:
    """Return the cells of a row; raises ValueError where it is no place on the globe."""
    row = line.split("\t")
    if len(row) != CELLS:
        message = f"{len(row)} cells, not {CELLS}"
        raise ValueError(message)
    if not (abs(float(row[4])) <= HIGHEST and abs(float(row[5])) <= FARTHEST):
        message = f"the point {row[4]}, {row[5]} is on no globe"
        raise ValueError(message)
    if not int(row[0]) > 0 or int(row[14] or 0) < 0 or len(row[8]) not in {0, 2}:
        message = "its id, people or country are none"
        raise ValueError(message)
    return row


@contextmanager
def open_dump(path: Path) -> Iterator[IO[bytes]]:
    """Open a dump as it is, or packed: the member of a ZIP file called after it, or gzip."""
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as packed:
            inner = [
                name for name in packed.namelist() if name.endswith(".txt") and "readme" not in name
            ]
            if len(inner) != 1:
                message = f"{len(inner)} text files in it, not one"
                raise ValueError(message)
            with packed.open(inner[0]) as file:
                yield file
    elif path.suffix == ".gz":
        with gzip.open(path) as file:
            yield cast("IO[bytes]", file)
    else:
        with path.open("rb") as file:
            yield file
