"""Byline lines: who signed the text, in which role, and for which outlet or agency."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from dateline.page.names import find_role_end, is_agency, is_outlet, is_person
from dateline.page.signing import drop_title, part_workers, read_agency_alone, tidy_signature
from dateline.records import Byline

OPENING: Final = re.compile(
    r"^(?:(?:story|written|words|reported|report|posted|published|article|text|analysis)\s+)?by\b[\s:]*"
    r"|^(?:author|reporter|written by|correspondent)s?\s*:\s*",
    re.IGNORECASE,
)
WEEKDAY: Final = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?"
MONTH: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
STAMP: Final = re.compile(
    r"\s*(?:[|•·–—-]|,)?\s*\b(?:(?:first\s+)?published|updated|posted|last\s+modified)\b.*$"
    rf"|(?:\s*[|•·–—,-]\s*|\s+)(?:{WEEKDAY},?\s+)?(?:\d{{1,2}}\s+{MONTH}|{MONTH}\s+\d{{1,2}}),?\s+\d{{4}}\b.*$"
    r"|\s*[|•·–—,-]\s*\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b.*$",
    re.IGNORECASE,
)
FILED_FROM: Final = re.compile(r",?\s+(?:in|at|from|reporting from)\s+(?P<place>[A-Z].*)$")
LOOSE_END: Final = re.compile(r"(?:[\s.:|–—-]|\s(?:on|at|in))+$", re.IGNORECASE)
WRITES_FOR: Final = re.compile(r"\s+(?:[Ff]or|of|with)\s+(?=(?:[Tt]he\s+)?[A-Z])")
PARTS: Final = re.compile(r"\s*(?:[|/;•·]|\s[–—-]\s|,\s+(?:and|with)\s|,|\s&\s|\sand\s|\swith\s)\s*")
CAPITALS: Final = re.compile(r"[^\W\d_]{3,}")
SPECIAL: Final = re.compile(r"(special) (?:to|for) (.+)", re.IGNORECASE)
ROLE_WORDS: Final = 6
PLAIN_WORDS: Final = 14  # of a line of names without "By"
LONGEST: Final = 240  # characters; beyond it a line is a sentence


@dataclass(frozen=True, slots=True)
class Signature:
    """What a byline says: people (or the agency that signs), and for whom they write."""

    people: tuple[Byline, ...] = ()
    agency: str | None = None


def read_byline(line: str) -> Signature | None:
    """Return what a line that opens with "By" or a kin of it says; None where it is no byline."""
    opening = OPENING.match(line)
    if opening is None or len(line) > LONGEST:
        return None
    body, workers = part_workers(line[opening.end() :])
    signature = read_names(tidy_signature(body))
    return replace(signature, people=(*signature.people, *workers)) if signature else None


def read_bare_byline(line: str) -> Signature | None:
    """Return what a line of names without "By" says, where every part of it is plain."""
    if len(line) > LONGEST or line.endswith((".", "!", "?")):
        return None
    agency = read_agency_alone(line)
    if agency:
        return Signature((Byline(agency),), agency)
    signature = read_names(tidy_signature(line))
    return signature if signature and any(is_person(one.name) for one in signature.people) else None


def signs_plainly(line: str) -> bool:
    """Tell whether names without "By" sign: a role, an outlet or a place stands beside them."""
    signature = read_bare_byline(line) if len(line.split()) <= PLAIN_WORDS else None
    if signature is None:
        return False
    parts = list(filter(None, PARTS.split(line)))
    told = signature.agency or any(one.role for one in signature.people)
    if len(parts) > 2 and is_place_after_name(parts[-1], list(signature.people)):
        parts.pop()
    if not all(map(is_plain_part, parts)):
        return False
    return bool(told) or FILED_FROM.search(line) is not None


def is_plain_part(part: str) -> bool:
    """Tell whether a part of a line of names is a name, or a role or an outlet."""
    bare, house = split_place(part)
    return bool(house or split_title(bare)[0] or any(split_role(bare)))


@lru_cache(maxsize=1024)  # the same lines are asked of from several sides
def read_names(text: str) -> Signature | None:
    """Return the people and the agency that a list of names, roles and outlets holds."""
    body, _, tail = split_employer(LOOSE_END.sub("", STAMP.sub("", text)))
    people: list[Byline] = []
    agency = tail
    signed = False
    for part in filter(None, PARTS.split(body)):
        bare, house = split_place(part)
        role, employer = split_role(bare)
        written, employer = split_writer(employer)
        people += [Byline(tidy_case(written), role)] if written else []
        agency = agency or house or employer
        signed = signed or bool(role or employer)
        name, title = (None, None) if role and people else split_title(bare)
        if name:
            people.append(Byline(drop_title(tidy_case(name)), title))
        elif role and people and not written:
            people = give_role(people, role)
        elif not signed and not is_place_after_name(bare, people):
            return None
    return settle(people, agency, body if signed or agency else None)


def split_title(text: str) -> tuple[str | None, str | None]:
    """Part "Jane Doe Post Staff" into name and role; both null where no name opens the words."""
    if is_person(text):
        return text, None
    words = text.split()
    for size in (3, 2):
        name, rest = " ".join(words[:size]), words[size:]
        if rest and is_person(name) and not is_agency(words[0]) and find_role_end(rest) == len(rest):
            return name, " ".join(rest)
    return None, None


def split_writer(employer: str | None) -> tuple[str | None, str | None]:
    """Part an employer that opens with a name: "Jane Doe Associated Press" of "... Press Writer"."""
    words = (employer or "").split()
    for size in (2, 3):
        name, house = " ".join(words[:size]), " ".join(words[size:])
        if house and is_agency(house) and is_person(name):
            return name, house
    return None, employer


def split_place(part: str) -> tuple[str, str | None]:
    """Part "Jane Doe in Cairo", "Editor at The Post" into what comes before and the house, if one."""
    found = FILED_FROM.search(part)
    if found is None:
        return part.strip(), None
    house = found["place"] if is_employer(found["place"]) else None
    return part[: found.start()].strip(), house


def tidy_case(name: str) -> str:
    """Return a name printed in capitals as it is written elsewhere; any other as it stands."""
    if not name.isupper():
        return name
    return CAPITALS.sub(lambda found: found[0][0] + found[0][1:].lower(), name)


def settle(people: list[Byline], agency: str | None, body: str | None) -> Signature | None:
    """Return the signature; where no person signs, the agency or a desk does ("Tribune staff")."""
    if not people and body is None:
        return None
    return Signature(tuple(people) or (Byline(agency or str(body)),), agency)


def split_employer(text: str) -> tuple[str, str, str | None]:
    """Part "Jane Doe for The Northwire" into the names and the employer."""
    found = WRITES_FOR.search(text)
    if found is None or not is_person(FILED_FROM.sub("", text[: found.start()]).split(",")[0]):
        return text, "", None
    employer = FILED_FROM.sub("", text[found.end() :]).strip()
    return (text[: found.start()], found[0], employer) if employer else (text, "", None)


def split_role(text: str) -> tuple[str | None, str | None]:
    """Part "Senior Reporter Quayside News" into role and employer; both null where it is neither."""
    special = SPECIAL.match(text)
    if special:
        return special[1], special[2]
    words = text.split()
    end = find_role_end(words)
    if end == 0:
        return None, (text if is_employer(text) else None)
    after = " ".join(words[end:]).strip(" ,-–")
    start = find_employer_end(words[:end])
    before = " ".join(words[:start])
    after = re.sub(r"^(?:at|for|of|with)\s+", "", after)
    return " ".join(words[start:end]) or None, after or before or None


def is_employer(text: str) -> bool:
    """Tell whether words name an outlet or agency, not a person."""
    if is_outlet(text) or text.startswith("The "):
        return True
    return text.isupper() and text.isalpha() and 2 <= len(text) <= 5


def find_employer_end(words: list[str]) -> int:
    """Return how many of the words before a role are the outlet ("AP Diplomatic Writer": 1)."""
    sizes = [size for size in range(1, len(words)) if is_agency(" ".join(words[:size]))]
    if sizes:
        return sizes[-1]
    sizes = [size for size in range(2, len(words)) if is_outlet(words[size - 1])]
    return sizes[-1] if sizes else 0


def is_place_after_name(text: str, people: list[Byline]) -> bool:
    """Tell whether one capitalised word after a name is where the person writes from."""
    return bool(people) and len(text.split()) <= 2 and text[:1].isupper()


def give_role(people: list[Byline], role: str) -> list[Byline]:
    """Return the people with the role given to the last of them, a role in the plural to all."""
    if role.lower().endswith("s") and role.lower() != "staff":
        return [Byline(one.name, one.role or role) for one in people]
    return [*people[:-1], Byline(people[-1].name, people[-1].role or role)]


def join_bylines(lines: list[str]) -> list[str]:
    """Return the lines with a role or an outlet printed below a byline put beside it."""
    joined: list[str] = []
    for line in lines:
        if joined and goes_on(joined[-1], line):
            joined[-1] = f"{joined[-1]}, {line}"
        else:
            joined.append(line)
    return joined


def goes_on(byline: str, line: str) -> bool:
    """Tell whether a line is the role or the outlet of those who sign in the line above it."""
    if len(line.split()) > ROLE_WORDS or line.endswith((".", "?", "!")):
        return False
    signature = read_byline(byline) or read_bare_byline(byline)
    if signature is None or signature.agency or any(one.role for one in signature.people):
        return False
    return line[:1].isupper() and any(split_role(line)) and not is_person(line)
