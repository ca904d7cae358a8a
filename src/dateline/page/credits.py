"""Credit lines: where a text was first published, on whose work it rests, who else worked on it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from dateline.page.blocks import count_words
from dateline.page.names import drop_article, is_agency, is_outlet, is_person
from dateline.page.signing import names_agencies
from dateline.records import Byline, Credit, CreditRelation

# A name as a credit line gives it: it begins with a capital and runs to a stop.
NAME: Final = (
    r"(?P<name>(?:the\s+)?[A-Z0-9À-Þ][^.;,:|()\n]{1,80}?"
    r"(?:\.[a-z]{2,10}(?:\.[a-z]{2,10})?(?![\w.]*\w))?)"
)
STOP: Final = (
    r"(?=\s*(?:$|[.;,:|()]|\s(?:and|under|on|in|with|at|by|here|as|before|via|for|through|was|is|has)\s"
    r"|\s[–—-]\s))"
)
DAY: Final = (
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*|\d)"
    r"[^.]{0,25}?"
)
TEXT: Final = (
    r"this\s+(?:story|article|report|piece|text|post|dispatch|content|feature|interview|version)"
)
# A credit line speaks of the text itself ("This article was ...") or opens with the verb ("First ...").
OPENING: Final = (
    rf"^\W*(?:(?:editor['’]s\s+)?note:\s*)?(?:(?:a|an|the)\s+(?:earlier\s+)?version\s+of\s+)?"
    rf"(?:{TEXT}\s+(?:has\s+been\s+|was\s+|is\s+|were\s+)?|is\s+|was\s+)?"
)
WITHIN: Final = rf"\b{TEXT}\s+(?:has\s+been\s+|was\s+|is\s+)?"  # the same, after a rights line's words
FIRST: Final = (
    r"(?:originally|first)\s+(?:published|appeared|posted|reported|ran|released|printed)\s+"
    rf"(?:(?:on|in)\s+{DAY},?\s+)?(?:on|by|in|at|with)\s+{NAME}{STOP}"
)
AGAIN: Final = (
    r"(?:re-?published|reprinted|reproduced|re-?posted|syndicated|used|shared)\s+(?:here\s+)?"
    rf"(?:with\s+(?:the\s+)?(?:kind\s+)?permission\s+)?(?:from|of|by|courtesy\s+of)\s+{NAME}{STOP}"
)
MADE: Final = (
    r"(?:produced|written|provided|distributed|supplied|created|made\s+available|reported)\s+by\s+"
    rf"{NAME}{STOP}"
)
FIRST_PUBLISHED: Final = re.compile(rf"(?:{OPENING}|{WITHIN}){FIRST}", re.IGNORECASE)
REPRINTED: Final = re.compile(rf"(?:{OPENING}|{WITHIN}){AGAIN}", re.IGNORECASE)
SUPPLIED: Final = re.compile(rf"(?:^\W*|\b){TEXT}\s+(?:was|is|has\s+been)\s+{MADE}", re.IGNORECASE)
VIA: Final = re.compile(rf"^(?:©\s*)?[A-Z][^.;:|()\n]{{1,60}}?\s*/?\s*\bvia\s+{NAME}{STOP}")
SOURCE_LINE: Final = re.compile(rf"^\(?(?:source|sources|via)\s*:\s*{NAME}\)?\.?$", re.IGNORECASE)
WORKERS: Final = re.compile(
    r"(?P<role>(?:additional\s+)?(?:reporting|writing|editing|compiled|research|production)"
    r"(?:\s+and\s+(?:reporting|writing|editing))?)\s+by\s+(?P<names>[^;|]{3,200}?)"
    r"(?=\W*(?:$|;|\||,?\s+(?:and\s+)?(?:additional\s+)?(?:reporting|writing|editing)\b))",
    re.IGNORECASE,
)
HOUSE: Final = re.compile(
    r"\(?Reporting by (?P<name>(?:the )?[A-Z][\w&.'’-]+"
    r"(?: (?:News|Press|Wire|Agency|Media|Service))*)\.?\)?"
)
WITH_HELP: Final = re.compile(
    r"^\(?(?:with|includes|additional)\s+(?:additional\s+)?"
    r"(?:reporting|reports?|inputs?|files|material|information|agency\s+inputs)\s+(?:by|from)\s+"
    r"(?P<names>.{2,200}?)\)?\.?$"
    r"|^\(?with\s+(?P<wires>(?:agency|agencies|wire)(?:\s+(?:inputs|reports?|services?))?)\)?\.?$",
    re.IGNORECASE,
)
WITH_WIRES: Final = re.compile(r"^\(?[Ww]ith\s+(?P<names>[A-Z][^.;()]{1,80})\)?\.?$")
HELPED: Final = re.compile(
    r"^\W*(?P<names>\w.{2,240}?)\s+(?:also\s+)?contributed(?:\s+(?:reporting|research))?\s+"
    r"(?:(?:to|for)\s+(?:this|the)\s+(?:report|story|article|piece|dispatch)|from\s+[A-Z]\w*)\b.{0,80}$",
    re.IGNORECASE,
)
LISTED: Final = re.compile(r"^\W*contribut(?:ing|ors?)\s*:\s*(?P<names>.{3,200}?)\.?$", re.IGNORECASE)
SEVERAL: Final = re.compile(r"\s*(?:;|,\s+and\s|,|\s&\s|\sand\s)\s*")
FILED: Final = re.compile(r"\s+(?:in|from|at)\s+.*$")
AGENCY_WRITER: Final = re.compile(
    r"^(?:the\s+)?[A-Z][\w ]{1,40}?\s+(?:writers?|correspondents?|reporters?|journalists?)\s+"
)
VIA_WORDS: Final = 12
LONGEST: Final = 420  # characters; a longer line is a paragraph


@dataclass(frozen=True, slots=True)
class Credits:
    """What the credit lines of a page say."""

    entries: tuple[Credit, ...] = ()
    workers: tuple[Byline, ...] = ()
    first_published: str | None = None
    agency: str | None = None
    permission: str | None = None


def read_credits(lines: tuple[str, ...]) -> Credits:
    """Return what all credit lines together say, in their order, each name once."""
    read = [read_credit(line) for line in lines]
    found = [one for one in read if one]
    return Credits(
        tuple(dict.fromkeys(entry for one in found for entry in one.entries)),
        tuple(dict.fromkeys(worker for one in found for worker in one.workers)),
        next((one.first_published for one in found if one.first_published), None),
        next((one.agency for one in found if one.agency), None),
        next((line for line in lines if re.search(r"\bpermission\b", line, re.IGNORECASE)), None),
    )


def read_credit(line: str) -> Credits | None:
    """Return what one line credits; None where it is no credit line."""
    if len(line) > LONGEST or line.startswith(tuple("\"“‘'«")):
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
    name = take_name(SUPPLIED.search(line))
    via = take_name(VIA.match(line)) if count_words(line) <= VIA_WORDS else None
    if via and (is_outlet(via) or is_agency(via)):
        name = name or via
    return Credits((Credit(name, "agency"),), agency=name) if name else None


def read_source(line: str) -> Credits | None:
    """Read a line "Source: X"."""
    name = take_name(SOURCE_LINE.match(line))
    return Credits((Credit(name, "based_on"),)) if name else None


def read_workers(line: str) -> Credits | None:
    """Read "Reporting by X; Editing by Y"; "Reporting by X" alone, X no person, names an agency."""
    found = list(WORKERS.finditer(line))
    if not found or found[0].start() > 2:
        return None
    if house := HOUSE.fullmatch(line.strip()):
        return Credits((Credit(house["name"], "agency"),), agency=house["name"])
    workers = tuple(
        Byline(name, one["role"].lower()) for one in found for name in list_names(one["names"])
    )
    people = tuple(worker for worker in workers if is_person(worker.name))
    others = tuple(Credit(one.name, "contributed") for one in workers if not is_person(one.name))
    return Credits(others, people) if people or others else None


def read_helpers(line: str) -> Credits | None:
    """Read "With reporting by X", "X contributed to this report"."""
    found = WITH_HELP.match(line)
    if names_agencies(line) or (found and found["wires"]):
        return Credits((Credit("agencies", "contributed"),))
    wires = WITH_WIRES.match(line)
    if wires and all(map(is_agency, split_list(wires["names"]))):
        found = wires
    found = found or HELPED.match(line) or LISTED.match(line)
    if found is None:
        return None
    if found["names"].lower() in {"agencies", "news agencies", "wires"}:
        return Credits((Credit("agencies", "contributed"),))
    names = list_names(AGENCY_WRITER.sub("", found["names"])) or list_capitals(found["names"])
    relation: CreditRelation = "contributed"
    return Credits(tuple(Credit(name, relation) for name in names)) if names else None


def list_names(text: str) -> list[str]:
    """Return the names of people and outlets in a list; the places they wrote from are left out."""
    return [part for part in split_list(text) if is_person(part) or is_outlet(part) or is_agency(part)]


def list_capitals(text: str) -> list[str]:
    """Return the parts of a list that are short and capitalised: outlets that no table knows."""
    return [part for part in split_list(text) if part[:1].isupper() and len(part.split()) <= 5]


def split_list(text: str) -> list[str]:
    """Return the parts of a list of names without the places they wrote from."""
    return [FILED.sub("", part).strip(" .()") for part in SEVERAL.split(text)]


def take_name(found: re.Match[str] | None) -> str | None:
    """Return the name that a pattern caught: it begins with a capital, or is a site's address."""
    if found is None:
        return None
    name = found["name"].strip()
    return name if drop_article(name)[:1].isupper() or "." in name else None
