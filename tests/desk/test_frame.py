"""The frame of all pages: what a browser is told, what is shown of texts, what goes wrong as a page."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Final

import lxml.html
import pytest
from starlette.testclient import TestClient

from dateline.answers.sharing import SHARING
from dateline.desk.desk import Desk
from dateline.desk.site.assets import assets
from dateline.desk.site.environment import environment
from dateline.desk.site.links import web
from dateline.desk.site.making import make_site
from dateline.desk.site.tabs import tabs
from dateline.gather.sources import gather
from dateline.ledger import Ledger
from dateline.page.told import Told
from dateline.pipeline import link_ledger, read_sources

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HERE: Final = "http://127.0.0.1:8321"
HOSTILE: Final = """<html><head><title>&lt;script&gt;alert(1)&lt;/script&gt; shells fall</title>
<meta property="og:site_name" content='&lt;img src=x onerror=alert(2)&gt; Gazette'>
<meta property="article:published_time" content="2031-03-04T09:00:00Z"></head><body><article>
<h1>&lt;script&gt;alert(1)&lt;/script&gt; shells fall</h1>
<p>Soldiers shelled the &lt;b onmouseover=alert(3)&gt;bridge at Karavo on Monday, said
\u202eNera Calder.</p>
<p>The mayor of Karavo, "&gt;&lt;svg onload=alert(4)&gt;, denied that soldiers shelled
the bridge on Monday.</p>
<p>See <a href="javascript:alert(5)">the report</a> that two women were
killed in Karavo, police said.</p>
</article></body></html>"""


def open_site(where: str, **given: bool) -> TestClient:
    sharing = SHARING if given.get("shared") else None
    return TestClient(make_site(Desk(where, sharing)), base_url=HERE, follow_redirects=False)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of a desk over one page that means harm."""
    folder: Path = tmp_path_factory.mktemp("hostile")
    (folder / "page.html").write_text(HOSTILE, encoding="utf-8")
    with Ledger.open(folder / "ledger.db", create=True) as ledger:
        for _ in read_sources(gather([str(folder / "page.html")], io.BytesIO()), Told(), ledger):
            pass
        link_ledger(ledger)
    with open_site(str(folder / "ledger.db")) as client:
        yield client


def test_a_page_may_load_from_this_server_alone(site: TestClient) -> None:
    answer = site.get("/")
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'self';")
    assert "unsafe" not in policy
    page = lxml.html.fromstring(answer.text)
    loaded = [*page.xpath("//link[not(@rel='alternate')]/@href"), *page.xpath("//*/@src")]
    assert loaded
    assert all(address.startswith("/static/") for address in loaded)


@pytest.mark.parametrize("address", sorted({"/", "/?words=Libya", *(tab.address for tab in tabs())}))
def test_no_script_and_no_style_stands_inside_a_page(site: TestClient, address: str) -> None:
    answer = site.get(address)
    assert answer.status_code == 200
    page = lxml.html.fromstring(answer.text)
    assert page.xpath("//script[not(@src)] | //style | //*[@style]") == []
    assert not re.search(r"\son[a-z]+\s*=", answer.text)
    assert page.get("lang") == "en"
    assert len(page.xpath("//h1 | //h2")) > 0
    assert page.xpath("//main")
    assert page.xpath("//title/text()")


def test_static_files_are_kept_for_good_under_an_address_of_their_bytes(site: TestClient) -> None:
    for name, one in assets().items():
        answer = site.get(f"/static/{one.mark}/{name}")
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
    assert site.get("/static/000000000000/frame.css").status_code == 404
    assert site.get("/static/000000000000/..%2f..%2fapp.py").status_code == 404


def test_a_page_that_has_not_changed_is_not_sent_again(site: TestClient) -> None:
    first = site.get("/")
    again = site.get("/", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""


def test_texts_of_pages_are_shown_as_text(hostile: TestClient) -> None:
    answer = hostile.get("/")
    page = lxml.html.fromstring(answer.text)
    assert "alert(" not in "".join(page.xpath("//script/text()"))
    assert page.xpath("//img | //b[@onmouseover] | //svg[@onload]") == []
    assert all(not str(one).lower().startswith("javascript:") for one in page.xpath("//@href"))
    assert "\u202e" not in answer.text
    assert "Karavo" in page.text_content()


def test_every_page_of_a_hostile_text_shows_it_as_text(hostile: TestClient) -> None:
    incidents = [one["incident"]["id"] for one in hostile.get("/incidents.json").json()["items"]]
    articles = [one["id"] for one in hostile.get("/api/v1/articles").json()["items"]]
    claims = [one["id"] for one in hostile.get("/api/v1/claims").json()["items"]]
    assert incidents
    assert claims
    pages = [f"/incidents/{key}" for key in incidents]
    pages += [f"/articles/{key}" for key in articles]
    pages += [f"/claims/{key}" for key in claims]
    for address in pages:
        answer = hostile.get(address)
        assert answer.status_code == 200
        page = lxml.html.fromstring(answer.text)
        assert page.xpath("//script[not(@src)] | //style | //*[@style] | //img | //*[@onload]") == []
        assert page.xpath("//*[@onmouseover] | //*[@onerror]") == []
        assert not [one for one in page.xpath("//@href") if "javascript" in str(one).lower()]
        assert "\u202e" not in answer.text
        assert answer.headers["content-security-policy"].startswith("default-src 'self';")
        assert len(page.xpath("//h1")) == 1
        for link in page.xpath("//a[starts-with(@href, 'http')]"):
            assert link.get("rel") == "noopener noreferrer nofollow"


def test_only_web_addresses_are_led_to() -> None:
    assert web("https://courier.example/a?b=1") == "https://courier.example/a?b=1"
    for address in ("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//x", "", None):
        assert web(address) is None
    assert web(" JAVASCRIPT:alert(1)") is None


def test_an_unknown_name_in_a_template_is_an_error() -> None:
    with pytest.raises(Exception, match="undefined"):
        environment().from_string("{{ nothing_of_this_name }}").render()


def test_what_goes_wrong_is_a_page_for_people_and_a_problem_for_programs(site: TestClient) -> None:
    page = site.get("/nowhere")
    assert page.status_code == 404
    assert page.headers["content-type"].startswith("text/html")
    assert "All incidents" in page.text
    assert site.get("/nowhere.json").headers["content-type"] == "application/problem+json"
    assert site.get("/api/v1/nowhere").headers["content-type"] == "application/problem+json"


def test_filters_of_the_form_stand_in_the_address_and_empty_ones_are_dropped(site: TestClient) -> None:
    tidy = site.get("/?words=Libya&actor=&since=")
    assert tidy.status_code == 307
    assert tidy.headers["location"] == "/?words=Libya"
    wrong = site.get("/?since=yesterday")
    assert wrong.status_code == 400
    assert "since: a day is given as year-month-day, such as 2031-03-05." in wrong.text
    assert "since" in wrong.text


def test_the_front_page_and_its_twin_tell_the_same(site: TestClient) -> None:
    page = lxml.html.fromstring(site.get("/?words=Libya").text)
    twin = site.get("/incidents.json?words=Libya").json()
    led = page.xpath("//article[@class='row']//h2/a/@href")
    assert led == [f"/incidents/{one['incident']['id']}" for one in twin["items"]]
    assert page.xpath("//a[starts-with(@href, '/incidents.json?')]")


def test_periods_end_with_the_latest_day_of_the_ledger(site: TestClient) -> None:
    page = lxml.html.fromstring(site.get("/?words=Libya").text)
    week = page.xpath("string(//p[@class='periods']/a[2]/@href)")
    assert week.startswith("/?words=Libya&since=")
    since = week.rpartition("=")[2]
    inside = site.get(f"/incidents.json?words=Libya&since={since}&limit=100").json()["items"]
    assert all(one["incident"]["latest"] >= since for one in inside if one["incident"]["latest"])
    shown = lxml.html.fromstring(site.get(week).text)
    assert shown.xpath("//p[@class='periods']/a[@aria-current]/@href") == [week]


def test_nothing_found_and_nothing_there_say_what_to_do(site: TestClient, tmp_path: Path) -> None:
    assert "No incident fits" in site.get("/?words=zzyzx&actor=nobody").text
    where = str(tmp_path / "empty.db")
    Ledger.open(where, create=True).close()
    with open_site(where) as client:
        assert "This ledger is empty" in client.get("/").text


def test_a_shared_desk_says_so(made: str) -> None:
    with open_site(made, shared=True) as client:
        assert "Shown for sharing" in client.get("/").text
