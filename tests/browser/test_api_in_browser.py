"""The API as a browser gets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def test_a_browser_shows_the_answers_of_the_api_and_asks_nobody_else(
    browser: Browser, site: str
) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    answer = page.goto(f"{site}/api/v1/incidents?limit=1")
    assert answer is not None
    assert answer.ok
    assert answer.json()["items"]
    assert all(address.startswith(f"{site}/") for address in asked)
    page.close()
