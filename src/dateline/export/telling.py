"""What a person reads of an event or an incident: lines, and quotations with their pages."""

from __future__ import annotations

import string
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from dateline.export.codes import country_fact
from dateline.export.places import end_of, first_place
from dateline.export.plain import on_one_line
from dateline.export.tables import called, tell
from dateline.hosts import host_of
from dateline.linking.stances import say_stances
from dateline.xmls import Element, tag, web_link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from dateline.answered import Dispute, Origin
    from dateline.export.rows import EventRow, IncidentRow, PageRef, Where

ASCII: Final = string.punctuation  # of an address, beside letters and digits
QUOTES: Final = 12  # of one incident
UNSTATED: Final = "a source not stated"
STATUS: Final = {"not_happened": "did not happen"}


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or the words of pages with the name and the address of each."""

    words: str
    pages: tuple[tuple[str, str | None], ...] = ()


def tell_event(row: EventRow) -> Iterator[Line]:
    """Yield what is to be read of an event, its own words first."""
    if row.words.text:
        yield Line(row.words.text, ((name_page(row.page), row.page.url),))
    told = [(one.stance, called(by) or UNSTATED) for one in row.said_by for by in one.speakers]
    yield Line(capitalise(say_stances(told)) if told else "The outlet itself says so.")
    status = STATUS.get(row.status, row.status)
    yield Line(f"In the text: {status}{', hedged' if row.hedged else ''}.")
    if row.later_version:
        yield Line(f"In a later version of the article these words are {row.later_version}.")
    yield Line(say_days(row.earliest, row.latest, row.page.published))
    yield from tell_place(row.places)
    if row.numbers:
        yield Line(f"{'; '.join(map(tell, row.numbers))}.")
    if row.incident:
        origins = say_asserting(row.independent_origins or 0)
        yield Line(f"{origins} its incident ({row.incident}).")


def tell_incident(row: IncidentRow) -> Iterator[Line]:
    """Yield what is to be read of an incident: counts, days, places, origins, disputes, words."""
    answer = row.answer
    told = f"{count(answer.articles, 'article')} of {count(answer.outlets, 'outlet')}"
    yield Line(f"{told}. {say_origins(row)}")
    yield Line(say_days(answer.incident.earliest, answer.incident.latest, None))
    yield from tell_place(row.places)
    yield from (Line(say_origin(one)) for one in answer.origins)
    yield from (Line(say_dispute(one)) for one in answer.disputes)
    yield from quote_evidence(row)


def quote_evidence(row: IncidentRow) -> Iterator[Line]:
    """Yield the words that bear an incident, each once with the pages that have them."""
    known = {page.article: page for page in row.pages}
    found: dict[str, dict[tuple[str, str | None], None]] = {}
    for piece in row.answer.evidence:
        page = known.get(piece.article)
        name = name_page(page) if page else piece.article
        later = f", later {piece.later_version}" if piece.later_version else ""
        found.setdefault(piece.span.text, {})[f"{name}{later}", piece.url] = None
    for words, pages in list(found.items())[:QUOTES]:
        yield Line(words, tuple(pages))
    if len(found) > QUOTES:
        yield Line(f"And {count(len(found) - QUOTES, 'quotation')} more.")


def say_origins(row: IncidentRow) -> str:
    """Return how many origins there are of each side, counted apart."""
    answer = row.answer
    parts = [f"{say_asserting(answer.independent_origins)} it"]
    if answer.denying_origins:
        parts.append(f"denying: {answer.denying_origins}")
    if answer.doubting_origins:
        parts.append(f"doubting: {answer.doubting_origins}")
    if answer.not_established:
        parts.append(f"not established: {answer.not_established}")
    return f"{'; '.join(parts)}."


def say_asserting(number: int) -> str:
    """Return how many independent origins assert something, which stands behind it."""
    if number == 0:
        return "No origin that is established asserts"
    return f"{count(number, 'independent origin')} {'asserts' if number == 1 else 'assert'}"


def say_origin(origin: Origin) -> str:
    """Return an origin with its side, and the longest way its words took."""
    chain = max(origin.chains, key=len, default=())
    way = f" ({' → '.join(chain)})" if len(chain) > 1 else ""
    doubt = "" if origin.established else ", not established"
    return f"{capitalise(say_stances([(origin.side, origin.name)]))}{doubt}{way}"


def say_dispute(dispute: Dispute) -> str:
    """Return what is disputed, with the values of all sides."""
    return f"Disputed {dispute.kind}: {' against '.join(str(side.value) for side in dispute.sides)}."


def tell_place(places: Sequence[Where]) -> Iterator[Line]:
    """Yield where it was, or from where to where it went, and how far off that may be."""
    origin, destination = end_of(places, "origin"), end_of(places, "destination")
    place = first_place(places)
    if origin and destination:
        yield Line(f"From {say_place(origin)} to {say_place(destination)}.")
    elif place:
        role = {"origin": "From", "destination": "To"}.get(place.role, "Place:")
        yield Line(f"{role} {say_place(place)}.")


def say_place(place: Where) -> str:
    """Return a place with its region and country, and how far off it may be."""
    parts = (place.name, place.admin1, country_fact(place.country, "name"))
    name = ", ".join(dict.fromkeys(part for part in parts if part))
    if place.latitude is None:
        return f"{name} (not located)"
    return f"{name} (within {place.radius_km:,.0f} km)" if place.radius_km else name


def say_days(earliest: str | None, latest: str | None, published: str | None) -> str:
    """Return the days that the texts state, else that they state none."""
    if earliest is None:
        return f"No day stated{f'; published {published[:10]}' if published else ''}."
    return f"Day: {earliest}{f' to {latest}' if latest not in {None, earliest} else ''}."


def name_page(page: PageRef) -> str:
    """Return who published a page and when, as far as is known."""
    outlet = page.outlet or host_of(page.url) or page.source
    return ", ".join(part for part in (outlet, (page.published or "")[:10]) if part)


def count(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def capitalise(words: str) -> str:
    """Return words as the beginning of a sentence."""
    return words[:1].upper() + words[1:]


def draw_lines(lines: Iterable[Line], space: str = "") -> Element:
    """Return lines as a ``div``; what pages said is text in it, addresses lead into the web.

    ``space``: the name space of XHTML; without it the ``div`` is HTML, whose addresses are of ASCII.
    """
    drawn = [draw_line(line, as_it_is if space else to_ascii) for line in lines]
    return tag("div", "", *drawn, **({"xmlns": space} if space else {}))


def draw_line(line: Line, write: Callable[[str], str]) -> Element:
    """Return a line as a paragraph, or as a quotation above the names of its pages."""
    words = on_one_line(line.words)
    if not line.pages:
        return tag("p", words)
    names = Element("; ".join(draw_page(name, address, write) for name, address in line.pages))
    return tag("blockquote", "", tag("p", f"“{words}”"), tag("p", "— ", names))


def draw_page(name: str, address: str | None, write: Callable[[str], str]) -> Element:
    """Return the name of a page, which leads to it where it has an address of the web."""
    link, shown = web_link(address), on_one_line(name)
    return tag("a", shown, href=write(link)) if link else tag("span", shown)


def as_it_is(address: str) -> str:
    """Return an address."""
    return address


def to_ascii(address: str) -> str:
    """Return an address with what is not ASCII in its hexadecimal form."""
    return address if address.isascii() else quote(address, safe=ASCII)
