"""How the desk looks and answers to the hand: rows that hold on a phone, claims that light up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, FloatRect, Locator, ViewportSize

PHONE: Final[ViewportSize] = {"width": 390, "height": 844}
TALLEST: Final = 130  # pixels of a row of a list: a name on two lines and its facts


def box_of(one: Locator) -> FloatRect:
    """Return where something stands on the page; it must be seen."""
    box = one.bounding_box()
    assert box is not None
    return box


@pytest.mark.parametrize("address", ["/outlets", "/actors"])
def test_rows_of_a_list_hold_together_on_a_phone(browser: Browser, site: str, address: str) -> None:
    page = browser.new_page(viewport=PHONE)
    page.goto(site + address)
    rows = page.locator("tbody tr")
    assert rows.count() > 3
    heights = [box_of(rows.nth(at))["height"] for at in range(rows.count())]
    assert max(heights) < TALLEST
    page.close()


def test_all_tabs_are_seen_on_a_phone_and_the_map_is_a_tap_away(browser: Browser, site: str) -> None:
    page = browser.new_page(viewport=PHONE)
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    page.goto(f"{site}/")
    for tab in page.locator(".tabs a").all():
        box = box_of(tab)
        assert 0 <= box["x"] <= box["x"] + box["width"] <= PHONE["width"]
    page.wait_for_load_state("networkidle")
    assert not [one for one in asked if one.endswith("/countries.json")]  # the map is not reached
    page.locator(".to-map a").click()
    page.wait_for_url("**/overview")
    page.wait_for_load_state("networkidle")
    assert [one for one in asked if one.endswith("/countries.json")]
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{site}/")
    assert not page.locator(".to-map").is_visible()
    page.close()


def test_a_claim_under_the_pointer_lights_its_source(browser: Browser, site: str) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{site}/?disputed=true")
    page.locator("main h2 a").first.click()
    page.locator(".claim-words a").first.click()
    page.wait_for_url("**/articles/**")
    content = page.locator(".reading .m-content").first
    number = (content.get_attribute("data-c") or "").split()[0]
    source = page.locator(f".reading .m-source[data-c~='{number}']").first
    assert "lit" not in (source.get_attribute("class") or "")
    content.hover()
    assert "lit" in (source.get_attribute("class") or "")
    page.locator(f".num[data-c='{number}']").first.focus()
    assert "lit" in (source.get_attribute("class") or "")
    page.close()


def test_marks_are_no_wider_than_their_column(browser: Browser, site: str) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{site}/")
    for row in page.locator("article.row").all():
        marks = box_of(row.locator(".tally"))
        words = box_of(row.locator(".row-words"))
        assert marks["x"] + marks["width"] <= words["x"]
    page.close()


@pytest.mark.parametrize(("width", "media"), [(720, "screen"), (794, "print"), (1024, "screen")])
def test_no_word_of_an_incident_is_broken_at_twice_the_size_or_on_paper(
    browser: Browser, site: str, width: int, media: Literal["screen", "print"]
) -> None:
    """Half of a wide screen is what a browser shows at 200 %; 794 pixels are a sheet of A4."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{site}/?disputed=true")
    page.locator("main h2 a").first.click()
    page.wait_for_url("**/incidents/**")
    page.emulate_media(media=media)
    names = page.locator(".origins tbody th, .claims tbody th, .spots li > a").all()
    assert len(names) > 20
    for one in names:
        longest = max(one.inner_text().split(), key=len)
        assert box_of(one)["width"] >= 5.5 * len(longest), one.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_what_is_disputed_is_seen_on_paper_without_colours_of_grounds(
    browser: Browser, site: str
) -> None:
    page = browser.new_page(viewport={"width": 794, "height": 900})
    page.goto(f"{site}/?disputed=true")
    page.emulate_media(media="print")
    shown = "one => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]"
    color, ground = page.locator(".standing-disputed").first.evaluate(shown)
    assert ground == "rgba(0, 0, 0, 0)"
    assert color != "rgb(255, 255, 255)"
    page.close()
