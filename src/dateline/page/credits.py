"""Credit lines: where a text was first published, on whose work it rests, who else worked on it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from dateline.page.names import drop_article, is_agency, is_outlet, is_person
from dateline.records import Byline, Credit, CreditRelation

NAME: Final = r"(?P<name>(?:the\s+)?[A-Z0-9À-Þ][^.;,:|()\n]{1,80}?(?:\.(?:com|org|net|info|co|news|tv)(?:\.\w\w)?)?)"
STOP: Final = r"(?=\s*(?:$|[.;,:|()]|\s(?:and|under|on|in|with|at|by|here|as|before|via|for|through|was|is|has)\s|\s[–—-]\s))"
WHOLE: Final = r"(?:(?:this|the|a version of this|an earlier version of this)\s+(?:story|article|report|piece|text|post|dispatch|content|feature|version)\s+)?"
FIRST_PUBLISHED: Final = re.compile(
    rf"\b(?:originally|first)\s+(?:published|appeared|posted|reported|ran|released|printed)\s+(?:on|by|in|at|with)\s+{NAME}{STOP}"
    rf"|\b(?:originally|first)\s+(?:published|appeared|posted|ran)\s+(?:on|in)\s+[^,.]{{3,30}},?\s+(?:on|by|in)\s+{NAME.replace('name', 'name2')}{STOP}",
    re.IGNORECASE,
)
REPRINTED: Final = re.compile(
    rf"\b(?:re-?published|reprinted|reproduced|re-?posted|syndicated|used|shared)\s+(?:here\s+)?(?:with\s+(?:the\s+)?permission\s+)?(?:from|of|by|courtesy\s+of)\s+{NAME}{STOP}",
    re.IGNORECASE,
)
SUPPLIED: Final = re.compile(
    rf"\bthis\s+(?:story|article|report|piece|dispatch|content)\s+(?:was|is|has\s+been)\s+(?:produced|written|provided|distributed|supplied|created|made available)\s+by\s+{NAME}{STOP}"
    rf"|^(?:©\s*)?{NAME.replace('name', 'name2')}\s*/?\s*\bvia\s+{NAME.replace('name', 'name3')}{STOP}",
    re.IGNORECASE,
)
SOURCE_LINE: Final = re.compile(rf"^\(?(?:source|sources|via)\s*:\s*{NAME}\)?\.?$", re.IGNORECASE)
WORKERS: Final = re.compile(
    r"(?P<role>(?:additional\s+)?(?:reporting|writing|editing|compiled|research|production)(?:\s+and\s+(?:reporting|writing|editing))?)\s+by\s+(?P<names>[^;|]{3,200})",
    re.IGNORECASE,
)
WITH_HELP: Final = re.compile(
    r"^\(?(?:with|includes|additional)\s+(?:additional\s+)?(?:reporting|inputs?|files|material|information|agency inputs)\s+(?:by|from)\s+(?P<names>.{3,200}?)\)?\.?$",
    re.IGNORECASE,
)
HELPED: Final = re.compile(
    r"^(?P<names>.{3,240}?)\s+(?:also\s+)?contributed(?:\s+(?:reporting|research))?\s+(?:to|from|for)\b.{0,80}$",
    re.IGNORECASE,
)
SEVERAL: Final = re.compile(r"\s*(?:;|,\s+and\s|,|\s&\s|\sand\s)\s*")
FILED: Final = re.compile(r"\s+(?:in|from|at)\s+.*$")
AGENCY_WRITER: Final = re.compile(
    r"^(?:the\s+)?(?P<outlet>[A-Z][\w ]{1,40}?)\s+(?:writers?|correspondents?|reporters?|journalists?)\s+"
)
LONGEST: Final = 420  # characters; a longer line is a paragraph


@dataclass(frozen=True, slots=True)
class Credits:
    """What the credit lines of a page say."""

    entries: tuple[Credit, ...] = ()
    workers: tuple[Byline, ...] = ()
    first_published: str | None = None
    agency: str | None = None


def read_credits(lines: tuple[str, ...]) -> Credits:
    """Return what all credit lines together say, in their order, each name once."""
    read = [read_credit(line) for line in lines]
    found = [one for one in read if one]
    return Credits(
        tuple(dict.fromkeys(entry for one in found for entry in one.entries)),
        tuple(dict.fromkeys(worker for one in found for worker in one.workers)),
        next((one.first_published for one in found if one.first_published), None),
        next((one.agency for one in found if one.agency), None),
    )


def read_credit(line: str) -> Credits | None:
    """Return what one line credits; None where it is no credit line."""
    if len(line) > LONGEST:
        return None
    for read in (read_reprint, read_supplied, read_source, read_workers, read_helpers):
        credits_ = read(line)
        if credits_:
            return credits_
    return None


def read_reprint(line: str) -> Credits | None:
    """Read "originally published on X", "reprinted from X"."""
    found = FIRST_PUBLISHED.search(line)
    again = REPRINTED.search(line)
    name = take_name(found) or take_name(again)
    if name is None:
        return None
    return Credits((Credit(name, "reprint"),), first_published=name if found else None)


def read_supplied(line: str) -> Credits | None:
    """Read "this story was produced by X", "X via Y news agency"."""
    found = SUPPLIED.search(line)
    name = take_name(found)
    if found is None or name is None:
        return None
    if found["name"] is None and not (is_outlet(name) or is_agency(name)):
        return None
    return Credits((Credit(name, "agency"),), agency=name)


def read_source(line: str) -> Credits | None:
    """Read a line "Source: X"."""
    name = take_name(SOURCE_LINE.match(line))
    return Credits((Credit(name, "based_on"),)) if name else None


def read_workers(line: str) -> Credits | None:
    """Read "Reporting by X; Editing by Y"."""
    found = list(WORKERS.finditer(line))
    if not found or found[0].start() > 2:
        return None
    workers = tuple(
        Byline(name, one["role"].lower()) for one in found for name in list_names(one["names"])
    )
    people = tuple(worker for worker in workers if is_person(worker.name))
    others = tuple(Credit(one.name, "contributed") for one in workers if not is_person(one.name))
    return Credits(others, people) if people or others else None


def read_helpers(line: str) -> Credits | None:
    """Read "With reporting by X", "X contributed to this report"."""
    found = WITH_HELP.match(line) or HELPED.match(line)
    if found is None:
        return None
    names = list_names(AGENCY_WRITER.sub("", found["names"]))
    relation: CreditRelation = "contributed"
    return Credits(tuple(Credit(name, relation) for name in names)) if names else None


def list_names(text: str) -> list[str]:
    """Return the names of people and outlets in a list; the places they wrote from are left out."""
    parts = (FILED.sub("", part).strip(" .()") for part in SEVERAL.split(text))
    return [part for part in parts if is_person(part) or is_outlet(part) or is_agency(part)]


def take_name(found: re.Match[str] | None) -> str | None:
    """Return the name that a pattern caught, without an article before a lower-case rest."""
    if found is None:
        return None
    caught = next((value for key, value in reversed(found.groupdict().items()) if value), None)
    if caught is None or not drop_article(caught)[:1].isupper():
        return None
    return caught.strip()
