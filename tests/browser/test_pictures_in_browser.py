"""The pictures of an incident in a real browser: the map, what lights up, the page without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

CANVAS = "canvas.map-canvas"
# The share of the canvas' points that are not of its most common colour.
DRAWN = """canvas => {
  const points = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  const counts = new Map();
  for (let at = 0; at < points.length; at += 4) {
    const colour = points.slice(at, at + 3).join();
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return 1 - Math.max(...counts.values()) / (points.length / 4);
}"""
PRINT = "canvas => canvas.toDataURL()"


def address_of(site: str, page: Page) -> str:
    """The address of the incident that most articles tell of."""
    items = page.request.get(f"{site}/incidents.json").json()["items"]
    return f"{site}/incidents/{max(items, key=lambda one: one['articles'])['incident']['id']}"


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    faults: list[str] = []
    opened.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.goto(address_of(site, opened))
    yield opened
    opened.close()
    assert faults == []


def test_the_map_is_drawn_over_the_table_and_keys_move_it(page: Page) -> None:
    canvas = page.locator(CANVAS)
    canvas.wait_for()
    page.wait_for_function(f"canvas => ({DRAWN})(canvas) > 0.2", arg=canvas.element_handle())
    canvas.focus()
    seen = [canvas.evaluate(PRINT)]
    for key in ("ArrowLeft", "+", "0"):
        page.keyboard.press(key)
        page.wait_for_timeout(150)
        seen.append(canvas.evaluate(PRINT))
    assert len(set(seen[:3])) == 3
    assert seen[3] == seen[0]
    assert page.locator(".map-table tbody tr").count() >= 2


def test_a_box_lights_its_chains_and_the_rows_that_belong_to_it(page: Page) -> None:
    page.locator(".chain-svg-wide .c-denies").focus()
    assert page.locator(".chain-svg-wide.is-lighting").count() == 1
    lit = page.locator(".chain-svg-wide .c-node.is-lit")
    assert 2 <= lit.count() < page.locator(".chain-svg-wide .c-node").count()
    assert page.locator("table.origins tr.is-lit-row").count() == 1
    page.locator(CANVAS).focus()
    assert page.locator(".is-lit, .is-lit-row").count() == 0


def test_without_scripts_pictures_and_tables_stand(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(address_of(site, page))
    assert page.locator(".chain-svg-wide").is_visible()
    assert page.locator(".timeline-wide").is_visible()
    assert page.locator(".map-table").is_visible()
    assert page.locator("[data-map]").is_hidden()
    context.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_is_never_wider_than_the_window(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    shown = ".chain-svg-narrow" if width < 700 else ".chain-svg-wide"
    assert page.locator(shown).is_visible()
    assert page.locator("svg.chain-svg:visible").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pictures_pass_the_rules_of_accessibility(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.locator(CANVAS).wait_for()
    found = Axe().run(page, context="figure")
    assert found.violations_count == 0, found.generate_report()
