"""What importing a dump of all countries costs, on an invented dump in exactly GeoNames' format.

    python benchmarks/gazetteer_dump.py [--rows N] [--odd SHARE] [--folder FOLDER]

The dump is written with fixed chances, like allCountries in the shares of its feature classes, in the
number and scripts of its alternate names, in namesakes (some hundred names are borne by thousands of
hills, streams and hamlets) and in cells that are empty; a share of rows is odd: cells that lack,
coordinates that are on no globe, people that are no number. It is imported in a process of its own:
seconds of processor, the most memory it held, the size of the index; then opening it and looking up
names are measured in another. Last is told whether each town that has namesakes still comes first.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS = (
    ("P", "PPL", 40), ("P", "PPLX", 2), ("P", "PPLL", 2), ("H", "STM", 16), ("H", "LK", 4),
    ("H", "SPNG", 2), ("T", "HLL", 6), ("T", "MT", 5), ("T", "ISL", 1), ("S", "SCH", 5),
    ("S", "HTL", 4), ("S", "CH", 3), ("S", "FRM", 3), ("L", "LCTY", 2), ("L", "PRK", 1),
    ("A", "ADM4", 2), ("A", "ADM3", 1), ("R", "ST", 1),
)  # fmt: skip
SYLLABLES = tuple(f"{one}{two}" for one in "bdfghjklmnprstvwyz" for two in "aeiou")
ENDS = ("burg", "ville", "abad", "ovka", "pur", "stad", "by", "ton", " Creek", " Hill", "")
SCRIPTS = ("مدينة", "Город", "村", "Πόλη", "कस्बा")
CODES = ("US", "CN", "IN", "RU", "MX", "BR", "PK", "NG", "ID", "IR", "DE", "FR", "GB", "NO", "TR", "UA")
TAIL = "\0"  # in a row that is written again and again: what makes its names others each time
BLOCK = 100_000  # rows that are invented
NAMESAKES, OTHERS, MANY = 0.05, 0.4, 0.001  # shares of rows
TOWNS = 500  # names that a town of a hundred thousand people shares with many smaller places
OPENED = """
import json, sys
from time import perf_counter
from dateline.gazetteer.keeping import open_imported
started = perf_counter()
store = open_imported()[sys.argv[1]]
store.look_up("nowhere at all")
opened = perf_counter() - started
names = [f"towna {number}" for number in range(int(sys.argv[2]))]
started = perf_counter()
first = [store.look_up(name) for name in names]
spent = (perf_counter() - started) / len(names)
wrong = sum(not one or one[0].population != 100_000 + at for at, one in enumerate(first))
print(json.dumps({"opened": opened, "a_name": spent, "not_first": wrong}))
"""


def invent_rows(count: int, odd: float) -> Iterator[str]:
    """Yield the lines of a dump; a town comes after all its namesakes."""
    draw = random.Random(20)  # noqa: S311  - an invented dump is no secret
    kinds = [(one, code) for one, code, share in KINDS for _ in range(share)]
    block = [invent_row(draw, draw.choice(kinds)) for _ in range(min(BLOCK, count))]
    for number in range(count):
        at = number // BLOCK
        line = f"{number + 1}\t{block[number % BLOCK].replace(TAIL, spell(at))}"
        yield spoil(draw, line) if draw.random() < odd else line
    for number in range(TOWNS):
        cells = fill(f"Towna {number}", "", ("10.1", "20.2"), ("P", "PPLA2"), (CODES[0], "01"))
        yield f"{count + number + 1}\t{cells}".replace("\t0\t\t12", f"\t{100_000 + number}\t\t12")


def spell(number: int) -> str:
    """Return a number in letters, empty for 0."""
    return "".join(chr(ord("a") + int(one)) for one in str(number)) if number else ""


def invent_row(draw: random.Random, kind: tuple[str, str]) -> str:
    """Return one line of nineteen cells without its number."""
    name = "".join(draw.choices(SYLLABLES, k=draw.choice((2, 2, 3, 4)))).title() + TAIL
    name += draw.choice(ENDS)
    if draw.random() < NAMESAKES:
        name = f"Towna {draw.randrange(TOWNS)}"
    others = [name.upper(), f"{name} Alt", draw.choice(SCRIPTS)] if draw.random() < OTHERS else []
    if draw.random() < MANY:
        others += [f"{name} {at}" for at in range(400)]
    point = f"{draw.uniform(-85, 85):.5f}", f"{draw.uniform(-180, 180):.5f}"
    country = draw.choice(CODES) if draw.random() > MANY else ""
    return fill(name, ",".join(others), point, kind, (country, f"{draw.randrange(40):02}"))


def fill(
    name: str, others: str, point: tuple[str, str], kind: tuple[str, str], where: tuple[str, str]
) -> str:
    """Return the cells of a row from its name on."""
    cells = [name, name, others, *point, *kind, where[0], "", where[1], "", "", "", "0", "", "12"]
    return "\t".join([*cells, "Etc/UTC", "2020-01-01"])


def spoil(draw: random.Random, line: str) -> str:
    """Return a line with something wrong in it."""
    cells = line.split("\t")
    at, value = draw.choice(((4, "95.1"), (5, "n/a"), (14, "many"), (0, ""), (8, "XYZ")))
    cells[at] = value
    return "\t".join(cells[: draw.choice((19, 19, 12))])


def write_dump(path: Path, count: int, odd: float) -> None:
    """Write the dump."""
    with path.open("w", encoding="utf-8") as file:
        for line in invent_rows(count, odd):
            file.write(line + "\n")


def run(*words: str, folder: Path) -> tuple[str, float, float]:
    """Return what a process printed, its processor seconds and the most memory it held, in MB."""
    process = subprocess.Popen(  # noqa: S603
        words, env=os.environ | {"DATELINE_DATA": str(folder)}, stdout=subprocess.PIPE, text=True
    )
    told = process.stdout.read() if process.stdout else ""
    _, status, used = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{words[-1]} ended with {status}")
    return told, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> None:
    """Print what it costs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=2_000_000)
    parser.add_argument("--odd", type=float, default=0.0005)
    parser.add_argument("--folder", type=Path, help="where the dump and the index are written")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as name:
        folder = Path(name)
        dump = folder / "allCountries.txt"
        write_dump(dump, given.rows, given.odd)
        print(f"{'the dump':48} {dump.stat().st_size / 1e6:10.1f} MB")
        command = [sys.executable, "-m", "dateline", "gazetteer", "import", str(dump)]
        told, seconds, most = run(*command, folder=folder / "data")
        print(told, end="")
        index = next((folder / "data").rglob("*.index"))
        print(f"{'importing it, processor':48} {seconds:10.1f} s")
        print(f"{'most memory':48} {most:10.1f} MB")
        print(f"{'the index':48} {index.stat().st_size / 1e6:10.1f} MB")
        command = [sys.executable, "-c", OPENED, "allCountries", str(TOWNS)]
        told, _, _ = run(*command, folder=folder / "data")
        found = json.loads(told)
        print(f"{'opening the index, to the first answer':48} {1000 * found['opened']:10.2f} ms")
        print(f"{'one name with some hundred namesakes':48} {1e6 * found['a_name']:10.1f} us")
        print(f"{'towns that do not come before their namesakes':48} {found['not_first']:10} of {TOWNS}")


if __name__ == "__main__":
    main()
