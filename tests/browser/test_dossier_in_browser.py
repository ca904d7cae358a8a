"""A dossier opened from a disk, as whoever was sent it does: whole, readable, and it runs nothing."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.browser.conftest import served
from tests.desk.test_frame import HOSTILE

from dateline.desk.desk import Desk
from dateline.gather.sources import gather
from dateline.ledger import Ledger
from dateline.page.told import Told
from dateline.pipeline import link_ledger, read_sources

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

WIDE: Final = 1440
SERIOUS: Final = {"serious", "critical"}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a desk over a page that means harm."""
    folder = tmp_path_factory.mktemp("hostile-dossier")
    (folder / "page.html").write_text(HOSTILE, encoding="utf-8")
    with Ledger.open(folder / "ledger.db", create=True) as ledger:
        list(read_sources(gather([str(folder / "page.html")], io.BytesIO()), Told(), ledger))
        link_ledger(ledger)
    with served(Desk(str(folder / "ledger.db"))) as address:
        yield address


def keep_dossiers(page: Page, site: str, folder: Path) -> list[Path]:
    """Keep the dossiers of the first incidents of a desk as files."""
    items = page.request.get(f"{site}/incidents.json?limit=3").json()["items"]
    kept = []
    for number, one in enumerate(items):
        answer = page.request.get(f"{site}/incidents/{one['incident']['id']}/dossier.html")
        kept.append(folder / f"{number}.html")
        kept[-1].write_bytes(answer.body())
    return kept


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, WIDE])
def test_a_dossier_is_read_from_a_disk_at_every_size(
    browser: Browser, site: str, tmp_path: Path, width: int, scheme: Any
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    for file in keep_dossiers(page, site, tmp_path):
        page.goto(file.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if width == WIDE:  # the rules are the same for both
            faults = Axe().run(page).response["violations"]
            assert [one["id"] for one in faults if one["impact"] in SERIOUS] == []
    assert all(url.startswith(tmp_path.as_uri()) for url in asked)
    page.close()


def test_what_a_page_wrote_is_text_in_a_dossier(browser: Browser, hostile: str, tmp_path: Path) -> None:
    page = browser.new_page()
    wrong: list[str] = []
    page.on("dialog", lambda one: wrong.append(one.message))
    page.on("pageerror", lambda one: wrong.append(str(one)))
    kept = keep_dossiers(page, hostile, tmp_path)
    assert kept
    for file in kept:
        page.goto(file.as_uri())
        assert page.locator("img, script, iframe, [onload], [onmouseover], [onerror]").count() == 0
        assert page.locator("a[href^='javascript:' i]").count() == 0
    assert wrong == []
    page.close()
