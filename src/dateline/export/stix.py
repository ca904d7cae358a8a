"""Objects of STIX 2.1 (OASIS Standard, 10 June 2021): ids, times, references, and what stands first.

By hand: what is written is JSON; the tests hold it against the ``stix2`` library and OASIS's validator.
Ids are UUIDs of version 5 in a namespace of our own: the same thing has the same id in every export.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import UUID, uuid5

from dateline.export.codes import utc_of
from dateline.export.composed import clean
from dateline.hosts import host_of

if TYPE_CHECKING:
    from dateline.export.rows import PageRef
    from dateline.records import Span

Object = dict[str, Any]
NAMESPACE: Final = UUID("d6f3b1b2-54c5-4c3e-9d43-6a6f9c0b7f21")
FIRST: Final = "1970-01-01T00:00:00.000Z"  # of what no page dates: the program, outlets, places
UNKNOWN: Final = "unknown"
WEB: Final = ("http://", "https://")


def make_id(kind: str, *keys: str) -> str:
    """Return the id of an object of a kind that our ids tell apart from all others."""
    return f"{kind}--{uuid5(NAMESPACE, chr(31).join((kind, *keys)))}"


MAKER: Final = make_id("identity", "the program")
EXTENSION: Final = make_id("extension-definition", "1")
SCHEMA: Final = (
    "On incidents: event (id), type, mode, status, hedged, cameo (codes of PLOVER and CAMEO), earliest,"
    " latest (the days that the text states), words (start, end, text: code points of the reading text),"
    " numbers, article, page_sha256, text_sha256, source, incident (id over all articles),"
    " independent_origins, denying_origins, doubting_origins, not_established (counts),"
    " reading_confidence (0 to 1: of the reading, not of the truth). On notes: claim (id), stance,"
    " direct, hedged, said_by (names), words, chain (names from the outlet to the origin), and the ids"
    " and hashes as above."
)


def head() -> tuple[Object, ...]:
    """Return what stands at the head of a bundle: the program, and the definition of our properties."""
    maker = {**start("identity", MAKER, None), "name": "Dateline", "identity_class": "system"}
    definition = {
        **start("extension-definition", EXTENSION, None),
        "name": "Evidence of news",
        "description": "What bears an incident or a note: the words of a captured page, who says so.",
        "schema": SCHEMA,
        "version": "1.0.0",
        "extension_types": ["property-extension"],
    }
    return maker, definition


def start(kind: str, key: str, moment: str | None) -> Object:
    """Return the properties that all objects have; ``moment``: when what they are made of was seen."""
    told = stamp(moment)
    common = {"type": kind, "spec_version": "2.1", "id": key}
    maker = {} if key == MAKER else {"created_by_ref": MAKER}
    return {**common, **maker, "created": told, "modified": told}


def stamp(moment: str | None) -> str:
    """Return a day or moment as STIX has it: ``2031-03-05T09:00:00.000Z``; 1970 where it is none."""
    told = utc_of(moment)
    if told is None:
        return FIRST
    return f"{told}.000Z" if "T" in told else f"{told}T00:00:00.000Z"


def seen(page: PageRef) -> str | None:
    """Return when a page was fetched, else published."""
    return page.gathered if utc_of(page.gathered) else page.published


def refer(page: PageRef) -> Object:
    """Return the reference to a page: outlet, address and the hash of what was captured there."""
    name = clean(page.outlet or (host_of(page.url) if page.url else "") or page.source) or UNKNOWN
    told: Object = {"source_name": name, "external_id": page.article}
    if page.url and page.url.startswith(WEB):
        return {**told, "url": page.url, "hashes": {"SHA-256": page.page_sha256}}
    return told


def extend(**properties: Any) -> Object:
    """Return properties of ours as an extension; STIX knows no nulls and no empty lists."""
    kept = {name: value for name, value in properties.items() if value not in (None, "", [])}
    return {EXTENSION: {"extension_type": "property-extension", **kept}}


def show_span(span: Span) -> Object:
    """Return where words stand, and the words where they may be shown."""
    told: Object = {"start": span.start, "end": span.end}
    words = clean(span.text)
    return {**told, "text": words} if words else told


def borne_by(page: PageRef) -> Object:
    """Return the ids and hashes of what bears an object."""
    return {
        "article": page.article,
        "page_sha256": page.page_sha256,
        "text_sha256": page.text_sha256,
        "source": clean(page.source),
    }


def relate(source: str, target: str, moment: str | None, words: str) -> Object:
    """Return that two objects have to do with each other, in which words: never more than that."""
    return {
        **start("relationship", make_id("relationship", source, target), moment),
        "relationship_type": "related-to",
        "description": clean(words),
        "source_ref": source,
        "target_ref": target,
    }
