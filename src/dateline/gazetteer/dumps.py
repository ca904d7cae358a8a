"""Reads dumps of GeoNames (all countries, or one): a place a line, nineteen cells parted by tabs."""

from __future__ import annotations

import gzip
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import IO, TYPE_CHECKING, Final, cast

from dateline.errors import GazetteerBroken, PageMissing
from dateline.gazetteer.divisions import Divisions
from dateline.gazetteer.entries import CAPITAL, FIRST, SECOND, TOWN, Entry
from dateline.gazetteer.fold import fold
from dateline.gazetteer.keeping import scratch_folder
from dateline.gazetteer.packing import Packer
from dateline.gazetteer.towns import RADII, is_spelled
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from dateline.records import PlaceKind

CELLS: Final = 19
FIRST_CELL: Final = f"\t{FIRST}\t".encode()
LONGEST: Final = 1_000_000  # bytes of one line
MOST_ODD: Final = 1_000  # of so many lines one may be none
STEP: Final = 50_000  # lines between two words of progress
HIGHEST, FARTHEST = 90.0, 180.0  # degrees of latitude and longitude
KNOWN: Final = frozenset({CAPITAL, FIRST, SECOND})
RADIUS_KM: Final[Mapping[str, float]] = {FIRST: 100.0, SECOND: 25.0}
LEAST: Final[Mapping[str, int]] = {FIRST: 2_000_000, SECOND: 30_000, CAPITAL: 1_000_000}
TOWN_LEAST: Final = 100  # what a place where people live counts as before a stream or hill of its name


@dataclass(slots=True)
class Dump:
    """A dump that was read: its places, how many lines were none, and what was wrong with the first."""

    packer: Packer = field(default_factory=Packer)
    lines: int = 0
    odd: int = 0
    first_odd: str = ""

    def pass_over(self, number: int, error: Exception) -> None:
        """Count a line that is no place."""
        self.odd += 1
        self.first_odd = self.first_odd or f"line {number} is no place of GeoNames: {error}"


def read_dump(path: Path, tell: Callable[[int], None] = lambda _: None) -> Dump:
    """Return a dump; ``tell`` is called now and then with the lines read so far.

    Lines that are no places are passed over, if they are few. Raises PageMissing where the file cannot
    be read, GazetteerBroken where it is no dump, DiskFull where the disk has no room to sort it.
    """
    dump = Dump(Packer(scratch_folder()))
    names = read_divisions(path)
    for row in rows(path, dump, tell):
        kind = kinds().get(row[7], kinds().get(row[6], ""))
        if kind:
            entry = make_entry(row, cast("PlaceKind", kind), names.get((row[8], row[10])))
            dump.packer.add(map(fold, names_of(row)), entry, prominence(entry))
    if dump.odd * MOST_ODD > max(dump.lines, MOST_ODD):
        cause = f"{path}, {dump.first_odd}; {dump.odd} of {dump.lines} lines are none."
        raise GazetteerBroken(cause, "Give allCountries or the file of a country.")
    if not dump.packer.count:
        raise GazetteerBroken(f"{path} holds no place that is kept.", "Give a dump of GeoNames.")
    return dump


def read_divisions(path: Path) -> Mapping[tuple[str, str], str]:
    """Return the names of first-level divisions by country and code: the package's, then the dump's."""
    names = dict(Divisions({}).names)
    for _, line in lines(path):
        if FIRST_CELL in line:
            row = line.decode("utf-8", "replace").split("\t")
            if len(row) == CELLS and row[7] == FIRST:
                names.setdefault((row[8], row[10]), row[1])
    return names


def prominence(entry: Entry) -> int:
    """Return how much a place counts among its namesakes: by its people, and by what it is."""
    least = LEAST.get(entry.feature, TOWN_LEAST if entry.kind == "city" else 0)
    return max(entry.population if entry.kind in {"city", "region"} else 0, least)


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


def rows(path: Path, dump: Dump, tell: Callable[[int], None]) -> Iterator[list[str]]:
    """Yield the rows of a dump; those that are none are counted in ``dump``."""
    for number, line in lines(path):
        dump.lines = number
        if number % STEP == 0:
            tell(number)
        try:
            yield split_row(line.decode("utf-8").rstrip("\r\n"))
        except (ValueError, IndexError) as error:
            dump.pass_over(number, error)


def lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Yield the lines of a dump with their numbers; raises PageMissing where it cannot be read."""
    number = 0
    try:
        with open_dump(path) as file:
            while line := file.readline(LONGEST):
                number += 1
                yield number, line
    except ValueError as error:
        raise GazetteerBroken(f"{path}: {error}.", "Give a dump of GeoNames.") from error
    except (OSError, EOFError, zipfile.BadZipFile, zlib.error) as error:
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
