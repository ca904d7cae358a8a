"""Invented pages on one happening, as they come into a ledger one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline import pipeline
from dateline.gather.captures import Capture
from dateline.page.told import Told

if TYPE_CHECKING:
    from dateline.ledger import Ledger

PAGE = (
    '<html lang="en"><head><title>{title}</title><meta property="og:site_name" content="{outlet}">'
    '<meta property="article:published_time" content="{day}"></head>'
    "<body><article><h1>{title}</h1>{body}</article></body></html>"
)
FIRST = (
    "<p>KHARKIV, March 3 - An air strike hit a grain silo in Kharkiv on Monday and killed 12 people,"
    " the regional governor Oda Brekke said.</p>"
    "<p>Rescue workers searched the ruins of the silo until the evening.</p>"
)
SECOND = (
    "<p>KHARKIV, March 4 - An air strike hit a grain silo in Kharkiv on Monday and killed 17 people,"
    " the Red Lantern aid agency told the Harbour Post.</p>"
    "<p>The agency said its doctors had seen the bodies.</p>"
)
DENIAL = (
    "<p>The Russian defence ministry denied on Tuesday that an air strike hit a grain silo in Kharkiv"
    " on Monday.</p><p>A spokesman for the ministry gave no further details.</p>"
)
CHANGED = (
    "<p>KHARKIV, March 3 - An explosion hit a grain silo in Kharkiv on Monday, residents said.</p>"
    "<p>Rescue workers searched the ruins of the silo until the evening.</p>"
)
SHORTENED = (
    "<p>KHARKIV, March 4 - The Harbour Post has taken down a report on a grain silo in Kharkiv.</p>"
    "<p>The paper gave no reason for this, and said nothing further of it.</p>"
)


def make_page(title: str, body: str, outlet: str, day: str) -> bytes:
    return PAGE.format(title=title, body=body, outlet=outlet, day=day).encode()


def bring(ledger: Ledger, name: str, body: str, outlet: str, day: str = "2031-03-04") -> None:
    """Have a page come into the ledger, and link it."""
    url = f"https://{outlet.lower().replace(' ', '')}.example/{name}"
    data = make_page("Grain silo hit in Kharkiv", body, outlet, day)
    (outcome,) = pipeline.read_sources([Capture(url, data, url=url)], Told(), ledger)
    assert outcome.kind == "read"
    pipeline.link_ledger(ledger)


def bring_first(ledger: Ledger) -> None:
    bring(ledger, "silo", FIRST, "Lantern Wire", "2031-03-03")


def bring_second(ledger: Ledger) -> None:
    bring(ledger, "strike", SECOND, "Harbour Post", "2031-03-04")


def bring_denial(ledger: Ledger) -> None:
    bring(ledger, "denied", DENIAL, "Tide Tribune", "2031-03-04")


def bring_changed(ledger: Ledger) -> None:
    bring(ledger, "silo", CHANGED, "Lantern Wire", "2031-03-03")


def bring_shortened(ledger: Ledger) -> None:
    bring(ledger, "strike", SHORTENED, "Harbour Post", "2031-03-04")
