"""Takes the pictures of the desk in the README, in Chromium, on a ledger of ``examples/``."""

from __future__ import annotations

import io
import os
import shutil
import tempfile
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from playwright.sync_api import sync_playwright

from dateline.desk import serving
from dateline.desk.desk import Desk
from dateline.desk.site.making import make_site
from dateline.gather.sources import gather
from dateline.ledger.ledger import Ledger
from dateline.page.told import Told
from dateline.pipeline import link_ledger, read_sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[1]
NAMES: Final = ("chromium", "chromium-browser", "google-chrome")
WIDE: Final = {"width": 1200, "height": 860}


@contextmanager
def served() -> Iterator[str]:
    """Serve the examples on a free port of this machine; give the address."""
    with tempfile.TemporaryDirectory() as folder:
        where = Path(folder) / "examples.db"
        with Ledger.open(where, create=True) as ledger:
            list(read_sources(gather(["examples"], io.BytesIO()), Told(), ledger))
            link_ledger(ledger)
        with serving.listen("127.0.0.1", 0) as made:
            server = serving.make_server(make_site(Desk(str(where))))
            running = threading.Thread(target=server.run, kwargs={"sockets": [made]}, daemon=True)
            running.start()
            yield serving.address_of(made)
            server.should_exit = True
            running.join()


def take(browser: Browser, site: str) -> None:
    """Take the front page, the lead incident by day and by night, and an article."""
    page = browser.new_page(viewport=WIDE)
    page.goto(f"{site}/?disputed=true")
    incident = site + str(page.locator("main h2 a").first.get_attribute("href"))
    page.goto(f"{site}/", wait_until="networkidle")
    page.locator("canvas.map-canvas").wait_for()
    page.wait_for_timeout(1000)  # the shapes of the map are drawn
    keep(page, "desk-front.png")
    page.goto(incident, wait_until="networkidle")
    keep(page, "desk-incident.png")
    article = site + str(page.locator(".tellings a[href^='/articles/']").first.get_attribute("href"))
    page.emulate_media(color_scheme="dark")
    page.goto(article, wait_until="networkidle")
    keep(page, "desk-article.png")


def keep(page: Any, name: str) -> None:
    """Write what is seen of a page as a picture under ``docs/``."""
    page.screenshot(path=ROOT / "docs" / name)


def main() -> None:
    """Take all pictures."""
    os.chdir(ROOT)
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise SystemExit("There is no Chromium: apt-get install chromium")
    with served() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        take(browser, site)
        browser.close()


if __name__ == "__main__":
    main()
