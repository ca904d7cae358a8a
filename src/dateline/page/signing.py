"""What stands beside the names of a byline: handles, addresses, agencies, those who did other work."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from dateline.page.names import is_agency, is_outlet, is_person
from dateline.records import Byline
from dateline.tables import read_table

HANDLE: Final = re.compile(r"\s*[(|,–—-]*\s*(?:\(?@\w+\)?|\(?[\w.+-]+@[\w-]+(?:\.[\w-]+)+\)?)")
BRACKETED: Final = re.compile(r"\s*[(\[](?P<house>[^()\[\]]{2,40})[)\]]\s*$")
AGENCIES: Final = re.compile(
    r"(?:,?\s+(?:and|with|&|/)\s+|\s*[,/|]\s*)(?:news\s+)?(?:agencies|wires|wire\s+services?)\s*$",
    re.IGNORECASE,
)
LONGEST: Final = 120  # characters
TITLED: Final = re.compile(r"^(?:dr|prof|professor|mr|mrs|ms|miss|rev)\.?\s+(?=\w)", re.IGNORECASE)
STAFF: Final = re.compile(r"\s+(?:staff|bureau|desk|news\s+agency)$", re.IGNORECASE)


def tidy_signature(line: str) -> str:
    """Return a byline without handles, addresses and "and agencies"; an agency in brackets as a part."""
    plain = HANDLE.sub("", line) if "@" in line else line
    plain = AGENCIES.sub("", plain)
    found = BRACKETED.search(plain)
    if found and (is_agency(found["house"]) or is_outlet(found["house"])):
        plain = f"{plain[: found.start()]}, {found['house']}"
    return plain.strip()


def names_agencies(line: str) -> bool:
    """Tell whether a byline ends in "and agencies"."""
    return line[:3].lower() == "by " and len(line) <= LONGEST and AGENCIES.search(line) is not None


def part_workers(line: str) -> tuple[str, tuple[Byline, ...]]:
    """Part a byline from those who did other work: "By A, photographs by B" gives A's, and B with it."""
    borders = list(other_work().finditer(line))
    if not borders:
        return line, ()
    ends = [*(one.start() for one in borders[1:]), len(line)]
    workers = tuple(
        Byline(name, one["work"].lower())
        for one, end in zip(borders, ends, strict=True)
        for name in re.split(r"\s*(?:,|&|\band\b)\s*", line[one.end() : end].strip(" .,;|/"))
        if is_person(name)
    )
    return (line[: borders[0].start()].rstrip(" ,;|/–—-"), workers) if workers else (line, ())


@cache
def other_work() -> re.Pattern[str]:
    """Return the pattern of the words that open who did other work than writing."""
    words = sorted((row["words"] for row in read_table("page_work")), key=lambda one: (-len(one), one))
    opening = r"(?:^|[\s,;|/–—-]+)(?:and\s+|with\s+)?"
    kinds = "|".join(map(re.escape, words))
    return re.compile(rf"{opening}(?P<work>{kinds})\s*(?::|\bby\b|\bto\b)\s*", re.IGNORECASE)


def drop_title(name: str) -> str:
    """Return a person's name without "Dr", "Prof" or the like before it."""
    bare = TITLED.sub("", name)
    return bare if is_person(bare) else name


def read_agency_alone(line: str) -> str | None:
    """Return the agency that is the whole of a line ("Reuters", "AFP staff"); None where none is."""
    name = STAFF.sub("", line.strip())
    if name.lower() == "agencies":
        return name.capitalize()
    return (spell(name) if name.isupper() else name) if is_agency(name) else None


def spell(name: str) -> str:
    """Return the name of an agency printed in capitals as the table writes it."""
    rows = read_table("page_agencies")
    known = {cell.casefold(): cell for row in rows for cell in (row["full"], row["name"]) if cell}
    return known.get(name.casefold(), name)
