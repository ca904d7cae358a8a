"""The desk in a real browser: the ways a person takes, and what a browser complains about."""

from __future__ import annotations

import io
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.browser.conftest import served
from tests.desk.test_frame import HOSTILE

from dateline.desk.desk import Desk
from dateline.desk.writing import Doors
from dateline.gather.sources import gather
from dateline.ledger import Ledger
from dateline.ledger.watch_records import FeedState
from dateline.page.told import Told
from dateline.pipeline import link_ledger, read_sources

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

SIZES: Final = {"wide": {"width": 1440, "height": 900}, "narrow": {"width": 390, "height": 844}}
SERIOUS: Final = {"serious", "critical"}
ADDRESSES: Final = [
    "/",
    "/?disputed=true",
    "/overview",
    "/search?words=Libya&within=claims",
    "/actors",
    "/outlets",
    "/outlet?name=Brackwater%20Daily",
    "/grade?of=outlet&name=Brackwater%20Daily",
    "/watch",
    "/review",
    "/compare",
    "/feeds",
    "/paste",
    "/how-we-are-wrong",
    "/nowhere",
]


ASKED: Final = "2031-03-05T10:00:00+00:00"
WELL: Final = FeedState("one", "http://lantern.example/rss.xml", ASKED, 900.0, 900.0, ASKED, ASKED)
FAILING: Final = FeedState(
    "two", "http://harbour.example/rss.xml", ASKED, 60.0, 900.0, failures=3, message="It said 503."
)
BUSY: Final = "<html><body><section class='trouble'><h1>The ledger is busy</h1></section></body></html>"


@contextmanager
def opened(browser: Browser, site: str, **given: Any) -> Iterator[tuple[Page, list[str]]]:
    """A page of a browser, and what went wrong on it: requests elsewhere, errors, messages."""
    context = browser.new_context(**given)
    page, wrong = context.new_page(), list[str]()

    def asked(request: Any) -> None:
        if not request.url.startswith(f"{site}/"):
            wrong.append(f"asked {request.url}")

    def said(message: Any) -> None:
        if is_complaint(message):
            wrong.append(f"console {message.text}")

    def stopped(dialog: Any) -> None:
        wrong.append(f"dialog {dialog.message}")
        dialog.dismiss()

    page.on("request", asked)
    page.on("console", said)
    page.on("dialog", stopped)
    page.on("pageerror", lambda error: wrong.append(f"error {error}"))
    yield page, wrong
    context.close()


def is_complaint(message: Any) -> bool:
    """Tell whether a message of the console is a complaint; that a page is not there is meant."""
    return message.type in {"error", "warning"} and "404" not in message.text


@pytest.fixture(scope="session")
def desk(examples_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a desk that may be written to, over a copy of the examples."""
    where = tmp_path_factory.mktemp("browser") / "ledger.db"
    where.write_bytes(examples_ledger.read_bytes())
    with Ledger.open(where, create=False) as ledger:
        ledger.watch_book().list_feeds([WELL, FAILING])
        ledger.watch_book().take_feed(WELL, [])
        ledger.watch_book().take_feed(FAILING, [])
    with served(Desk(str(where)), Doors(writes=True)) as address:
        yield address


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a desk over a page that means harm."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "page.html").write_text(HOSTILE, encoding="utf-8")
    with Ledger.open(folder / "ledger.db", create=True) as ledger:
        for _ in read_sources(gather([str(folder / "page.html")], io.BytesIO()), Told(), ledger):
            pass
        link_ledger(ledger)
    with served(Desk(str(folder / "ledger.db")), Doors(writes=True)) as address:
        yield address


def ways_in(page: Page, site: str) -> list[str]:
    """Return the addresses of an incident, an article, a receipt and a whole page, as links lead."""
    page.goto(f"{site}/?disputed=true")
    incident = page.locator("main h2 a").first.get_attribute("href") or ""
    page.goto(site + incident)
    article = page.locator("a[href^='/articles/']").first.get_attribute("href") or ""
    receipt = page.locator("a[href^='/claims/']").first.get_attribute("href") or ""
    return [incident, article, receipt, f"{article.partition('?')[0]}/page"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_every_page_is_whole_at_every_size(browser: Browser, desk: str, size: str, scheme: str) -> None:
    with opened(browser, desk, viewport=SIZES[size], color_scheme=scheme) as (page, wrong):
        for address in [*ADDRESSES, *ways_in(page, desk)]:
            page.goto(desk + address, wait_until="networkidle")
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= SIZES[size]["width"], f"{address} scrolls sideways: {wide}"
            assert page.locator("h1, h2").count() > 0
        assert wrong == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_serious_faults_of_access(browser: Browser, desk: str, scheme: str) -> None:
    found: list[str] = []
    with opened(browser, desk, viewport=SIZES["wide"], color_scheme=scheme) as (page, _):
        for address in [*ADDRESSES, *ways_in(page, desk)]:
            page.goto(desk + address, wait_until="networkidle")
            for fault in Axe().run(page).response["violations"]:
                if fault["impact"] in SERIOUS:
                    first = fault["nodes"][0]
                    found.append(
                        f"{address}: {fault['id']}: {first['html'][:160]} {first['failureSummary']}"
                    )
    assert found == []


def test_from_the_front_page_to_the_words_in_two_clicks(browser: Browser, desk: str) -> None:
    with opened(browser, desk, viewport=SIZES["wide"]) as (page, wrong):
        page.goto(f"{desk}/?disputed=true")
        page.locator("main h2 a").first.click()
        assert "What would change this count?" in page.inner_text("main")
        words = page.locator(".claim-words a").first
        quoted = words.inner_text()
        words.click()
        page.wait_for_url("**/articles/**")
        assert quoted.split()[1] in page.inner_text("main")
        assert wrong == []


def test_filters_stand_in_the_address_and_the_list_follows(browser: Browser, desk: str) -> None:
    with opened(browser, desk, viewport=SIZES["wide"]) as (page, wrong):
        page.goto(f"{desk}/")
        lists: list[str] = []
        page.on("request", lambda one: lists.append(one.url) if "/?words=" in one.url else None)
        page.fill("#words", "Libya")
        page.press("#words", "Enter")
        page.wait_for_url("**words=Libya**")
        page.wait_for_load_state("networkidle")
        assert sum("actor=" in url for url in lists) == 1  # a change and a sent form are one question
        assert page.locator("main h2 a").count() > 0
        page.reload()
        assert page.input_value("#words") == "Libya"
        assert wrong == []


def test_a_list_that_is_asked_for_says_so_and_what_fails_is_said(browser: Browser, desk: str) -> None:
    with opened(browser, desk, viewport=SIZES["wide"]) as (page, _):
        page.goto(f"{desk}/")
        held: list[Any] = []
        page.route("**/?words=*", lambda route: held.append(route))  # noqa: PLW0108  - it must be ours
        page.fill("#words", "Libya")
        page.press("#words", "Enter")
        page.wait_for_selector("#found[aria-busy]")
        assert "Asking" in page.inner_text(".asking")
        held.pop().continue_()
        page.wait_for_selector("#found:not([aria-busy])")
        assert page.inner_text(".asking") == ""
        page.fill("#words", "radar")
        page.press("#words", "Enter")
        page.wait_for_selector("#found[aria-busy]")
        held.pop().fulfill(status=503, content_type="text/html", body=BUSY)
        page.wait_for_selector("#found .trouble")
        assert page.locator("main h2 a").count() == 0  # no old answers beneath a new question
        page.fill("#words", "Libya")
        page.press("#words", "Enter")
        page.wait_for_selector("#found[aria-busy]")
        held.pop().abort()
        page.wait_for_selector(".asking-failed")
        assert "does not answer" in page.inner_text(".asking")
        page.unroute("**/?words=*")
        page.press("#words", "Enter")
        page.wait_for_selector("main h2 a")
        assert page.inner_text(".asking") == ""


def test_all_of_it_works_without_scripts(browser: Browser, desk: str) -> None:
    with opened(browser, desk, java_script_enabled=False) as (page, _):
        for address in [*ADDRESSES, *ways_in(page, desk)]:
            page.goto(desk + address)
            assert page.locator("main").inner_text().strip()
        page.goto(f"{desk}/")
        page.fill("#words", "Libya")
        page.click("main form button[type=submit]")
        assert "words=Libya" in page.url


def test_a_decision_is_taken_by_keys(browser: Browser, desk: str) -> None:
    with opened(browser, desk, viewport=SIZES["wide"]) as (page, wrong):
        page.goto(f"{desk}/review")
        page.locator("input[name=by]").first.fill("Ada Lind")
        page.locator("h1").click()
        page.keyboard.press("j")
        page.keyboard.press("a")
        page.wait_for_url("**done=**")
        assert "Decided" in page.inner_text("main")
        assert page.locator("input[name=by]").first.input_value() == "Ada Lind"
        assert wrong == []


def test_a_correction_is_made_by_keys(browser: Browser, desk: str) -> None:
    with opened(browser, desk, viewport=SIZES["wide"]) as (page, wrong):
        page.goto(f"{desk}/review?kind=event")
        page.keyboard.press("j")
        page.keyboard.press("c")
        case = page.locator(".queue .case").first
        assert page.evaluate("document.activeElement.name") == "set-type"
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.id") == "item-1"
        page.keyboard.press("c")
        case.locator("select[name=set-status]").select_option("not_happened")
        case.locator(".correct input[name=by]").fill("Ada Lind")
        case.locator(".correct input[name=note]").press("Enter")
        page.wait_for_url("**done=**")
        assert "correct" in page.locator(".decided .decided-choice").all_inner_texts()
        assert wrong == []


def test_what_was_chosen_by_key_is_done_once_the_name_is_given(browser: Browser, desk: str) -> None:
    with opened(browser, desk, viewport=SIZES["wide"]) as (page, wrong):
        page.goto(f"{desk}/review?kind=claim")
        page.keyboard.press("j")
        page.keyboard.press("r")  # there is no name yet: the browser asks for it
        assert page.evaluate("document.activeElement.name") == "by"
        page.keyboard.type("Ada Lind")
        page.keyboard.press("Enter")
        page.wait_for_url("**done=**")
        assert page.locator(".decided .decided-choice").first.inner_text() == "reject"
        assert page.evaluate("document.activeElement.id") == "item-1"  # the next one is at hand
        page.locator("input[name=note]").first.press("Enter")
        page.wait_for_timeout(300)
        assert page.locator(".decided .decided-choice").first.inner_text() == "reject"
        assert page.url.count("done=") == 1
        assert wrong == []


def test_a_refused_correction_stands_there_again_at_the_wrong_field(browser: Browser, desk: str) -> None:
    with opened(browser, desk, viewport=SIZES["narrow"], java_script_enabled=False) as (page, _):
        page.goto(f"{desk}/review?kind=event")
        case = page.locator(".queue .case").first
        case.locator(".correct summary").click()
        case.locator("select[name=set-status]").select_option("not_happened")
        case.locator("input[name=set-actors]").fill("zzyzx <script>alert(1)</script>")
        case.locator(".correct input[name=by]").fill("Ada Lind")
        case.locator(".correct button").click()
        page.wait_for_selector("#wrong")
        assert page.locator("input[name=set-actors]:focus").count() == 1
        assert "does not hold the words" in page.inner_text("#wrong")
        again = page.locator(".queue .case").first
        assert again.locator("select[name=set-status]").input_value() == "not_happened"
        assert again.locator(".correct input[name=by]").input_value() == "Ada Lind"
        assert page.evaluate("document.documentElement.scrollWidth") <= SIZES["narrow"]["width"]
    with opened(browser, desk, viewport=SIZES["wide"], color_scheme="dark") as (page, wrong):
        page.goto(f"{desk}/review?kind=event")
        page.keyboard.press("j")
        page.keyboard.press("c")
        case = page.locator(".queue .case").first
        case.locator("input[name=set-object]").fill("zzyzx")
        case.locator(".correct input[name=by]").fill("Ada Lind")
        case.locator(".correct input[name=note]").press("Enter")
        page.wait_for_selector("#wrong")
        faults = Axe().run(page).response["violations"]
        assert [one["id"] for one in faults if one["impact"] in SERIOUS] == []
        assert [one for one in wrong if "400" not in one] == []  # the answer's status is meant


def test_two_texts_are_chosen_and_compared(browser: Browser, desk: str) -> None:
    with opened(browser, desk, viewport=SIZES["narrow"]) as (page, wrong):
        page.goto(f"{desk}/compare")
        page.locator("input[name=a]").nth(0).check()
        page.locator("input[name=b]").nth(2).check()
        page.click("text=Compare >> nth=-1")
        page.wait_for_url("**a=art*b=art*")
        assert page.locator("article.text").count() == 2
        assert wrong == []


def test_a_pasted_text_is_read_at_once(browser: Browser, desk: str) -> None:
    with opened(browser, desk, viewport=SIZES["wide"]) as (page, wrong):
        page.goto(f"{desk}/paste")
        text = "A bridge\n\nThe Karavo council said on Monday that the old bridge was shelled."
        page.fill("textarea[name=page]", text)
        page.click("text=Read it")
        page.wait_for_selector(".pasted")
        assert page.input_value("textarea[name=page]") == text  # no sign for the ends of its lines
        assert "The Karavo council" in page.inner_text(".pasted")
        assert wrong == []


def test_what_a_page_wrote_is_never_run(browser: Browser, hostile: str) -> None:
    with opened(browser, hostile, viewport=SIZES["wide"]) as (page, wrong):
        page.goto(f"{hostile}/")
        links = page.locator("main h2 a")
        seen = ["/", *(links.nth(at).get_attribute("href") or "/" for at in range(links.count()))]
        for address in (
            *seen,
            "/search?within=articles",
            "/search?within=claims",
            "/outlets",
            "/review",
        ):
            page.goto(hostile + address, wait_until="networkidle")
            assert page.locator("main img, main script, main svg[onload], b[onmouseover]").count() == 0
            assert page.locator("a[href^='javascript:' i]").count() == 0
        assert wrong == []


def test_pages_are_small_and_printed_without_what_is_pressed(browser: Browser, desk: str) -> None:
    with opened(browser, desk, viewport=SIZES["wide"]) as (page, _):
        sizes: list[int] = []
        page.on("response", lambda one: sizes.append(len(one.body())))
        incident = ways_in(page, desk)[0]
        sizes.clear()
        page.goto(desk + incident, wait_until="networkidle")
        assert sum(sizes) < 500_000
        page.emulate_media(media="print")
        assert not page.locator(".tabs").is_visible()
        assert page.locator("main h1").is_visible()
