"""The overview map in a real browser: it comes beside the list, is moved by fingers, and leads on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, CDPSession, Page

CANVAS = "canvas.map-canvas"
PRINT = "canvas => canvas.toDataURL()"
# A spot of the canvas at which the pointer is told that a place is there.
FIND = """(canvas, name) => {
  const box = canvas.getBoundingClientRect();
  for (let y = 2; y < box.height; y += 3) for (let x = 2; x < box.width; x += 3) {
    const at = { clientX: box.x + x, clientY: box.y + y };
    canvas.dispatchEvent(new PointerEvent("pointermove", at));
    if (document.querySelector(".map-told").textContent.startsWith(`${name}:`)) return [x, y];
  }
  return null;
}"""


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, reduced_motion="reduce", has_touch=True
    )
    opened = context.new_page()
    faults: list[str] = []
    opened.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.goto(f"{site}/overview", wait_until="networkidle")
    yield opened
    context.close()
    assert faults == []


def touch(client: CDPSession, page: Page, kind: str, *points: tuple[float, float]) -> None:
    """Send fingers at points of the canvas, as the browser takes them from a screen."""
    box = page.locator(CANVAS).bounding_box()
    assert box is not None
    sent: list[Any] = [
        {"x": box["x"] + x, "y": box["y"] + y, "id": number} for number, (x, y) in enumerate(points)
    ]
    client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": sent})


def look(page: Page) -> str:
    page.wait_for_timeout(120)
    seen: str = page.locator(CANVAS).evaluate(PRINT)
    return seen


def test_the_map_comes_beside_the_list_and_follows_the_question(browser: Browser, site: str) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{site}/", wait_until="networkidle")
    page.locator(CANVAS).wait_for()
    assert page.url == f"{site}/"
    told = page.locator(".where .spot-row").count()
    page.fill("#words", "Niger")
    page.press("#words", "Enter")
    page.wait_for_url("**words=Niger**")
    page.locator(CANVAS).wait_for()
    assert 0 < page.locator(".where .spot-row").count() < told
    page.close()


def test_two_fingers_zoom_and_one_finger_moves_the_map(page: Page) -> None:
    fingers = page.context.new_cdp_session(page)
    seen = [look(page)]
    touch(fingers, page, "touchStart", (150, 130), (190, 130))
    touch(fingers, page, "touchMove", (120, 130), (220, 130))
    touch(fingers, page, "touchMove", (80, 130), (260, 130))
    touch(fingers, page, "touchEnd")
    seen.append(look(page))
    touch(fingers, page, "touchStart", (250, 130))
    for x in (230, 200, 160):
        touch(fingers, page, "touchMove", (x, 130))
    touch(fingers, page, "touchEnd")
    seen.append(look(page))
    assert len(set(seen)) == 3
    page.locator("[data-key='0']").click()
    assert look(page) == seen[0]


def test_one_finger_that_goes_down_scrolls_the_page(page: Page) -> None:
    assert page.locator(CANVAS).evaluate("one => getComputedStyle(one).touchAction") == "pan-y"


def test_a_point_leads_to_what_happened_there(page: Page, site: str) -> None:
    spot = page.locator(".spot-row[data-leads^='#']").first
    key = spot.get_attribute("id")
    assert not spot.evaluate("one => one.open")
    found = page.locator(CANVAS).evaluate(FIND, spot.get_attribute("data-name"))
    assert found
    page.locator(CANVAS).click(position={"x": found[0], "y": found[1]})
    page.wait_for_url(f"**#{key}")
    assert spot.evaluate("one => one.open")
    spot.locator("ul a").first.click()
    page.wait_for_url(f"{site}/incidents/**")


def test_without_scripts_the_list_of_places_stands(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/")
    page.click(".where-wait a")
    assert page.locator(".spot-row").count() > 3
    assert page.locator("[data-map]").is_hidden()
    page.locator(".spot-row summary").first.click()
    page.locator(".spot-row ul a").first.click()
    assert "/incidents/" in page.url
    context.close()
