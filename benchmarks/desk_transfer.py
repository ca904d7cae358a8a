"""How many bytes a browser loads for each of the desk's main pages, with all that the page loads.

    python benchmarks/desk_transfer.py LEDGER

LEDGER is one that is linked. ``dateline desk`` is started on it, and Chromium (the system's) opens each
page with nothing kept from before, waits until nothing more is asked for, and scrolls to the end, so
that what is loaded late counts too. Prints the requests, the bytes that went over the wire (headers
included, as Chromium's ``Network.loadingFinished`` tells them), the bytes of the page's own answer among
them, and the bytes of everything once unpacked.
"""

from __future__ import annotations

import argparse
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from playwright.sync_api import sync_playwright

from dateline.ledger import Ledger
from desk import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES: Final = ("chromium", "chromium-browser", "google-chrome")
WIDE: Final = {"width": 1440, "height": 900}


@dataclass(slots=True)
class Loaded:
    """What a page loaded: bytes over the wire by request, and bytes once unpacked."""

    wire: dict[str, int] = field(default_factory=dict)
    unpacked: int = 0
    own: str = ""


def addresses(where: str) -> dict[str, str]:
    """Return an address of each kind of page: the largest incident, the rest."""
    with Ledger.open(where, create=False) as ledger:
        groups = sorted(ledger.incident_groups(), key=lambda one: (-len(one.members), one.id))
        outlet = ledger.outlets()[0].name
    large = groups[0]
    found = f"/incidents/{large.id}"
    article = large.members[0][0]
    return {
        "front page": "/",
        "overview": "/overview",
        f"largest incident ({len(large.members)} events)": found,
        "it with all its rows": f"{found}?all=1",
        "an article": f"/articles/{article}",
        "its whole page": f"/articles/{article}/page",
        "search": "/search?within=claims&words=said",
        "actors": "/actors",
        "outlets": "/outlets",
        "an outlet": f"/outlet?name={quote(outlet)}",
        "review": "/review",
        "watch list": "/watch",
        "paste": "/paste",
        "compare": "/compare",
        "how we are wrong": "/how-we-are-wrong",
    }


def load(browser: Browser, address: str) -> Loaded:
    """Open a page with an empty cache, go to its end, and return what was loaded."""
    context = browser.new_context(viewport=WIDE)
    page, loaded = context.new_page(), Loaded()
    tap = context.new_cdp_session(page)
    tap.send("Network.enable")
    tap.on("Network.responseReceived", lambda one: note(loaded, one))
    tap.on("Network.dataReceived", lambda one: unpack(loaded, one))
    tap.on("Network.loadingFinished", lambda one: count(loaded, one))
    page.goto(address, wait_until="networkidle")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_load_state("networkidle")
    context.close()
    return loaded


def note(loaded: Loaded, told: Any) -> None:
    """Remember which request is that of the page itself."""
    if told["type"] == "Document" and not loaded.own:
        loaded.own = told["requestId"]


def unpack(loaded: Loaded, told: Any) -> None:
    """Count bytes as the page gets them, unpacked."""
    loaded.unpacked += told["dataLength"]


def count(loaded: Loaded, told: Any) -> None:
    """Count the bytes that a whole answer took over the wire."""
    loaded.wire[told["requestId"]] = int(told["encodedDataLength"])


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ledger")
    given = parser.parse_args()
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise SystemExit("There is no Chromium: apt-get install chromium")
    print(f"{'page':34} requests    wire    own unpacked")
    with served(given.ledger) as (site, _), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        for name, address in addresses(given.ledger).items():
            one = load(browser, site + address)
            own = one.wire.get(one.own, 0)
            cells = f"{len(one.wire):8} {sum(one.wire.values()):7,} {own:6,} {one.unpacked:8,}"
            print(f"{name:34} {cells}", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
