"""Pages that write: review, grades, the watch list, the paste box, and who may send them."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import lxml.html
import pytest
from starlette.testclient import TestClient

from dateline.answers.sharing import SHARING
from dateline.desk.desk import Desk
from dateline.desk.pages.review import around, passage, span_of, whole_words
from dateline.desk.site.making import make_site
from dateline.desk.writing import Doors
from dateline.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HERE: Final = "http://127.0.0.1:8321"
OWN: Final = {"origin": HERE}
TEXT: Final = "The Karavo council said on Monday that soldiers shelled the old bridge at Karavo."


@pytest.fixture
def where(made: str, tmp_path: Path) -> str:
    """A ledger of the examples that may be written to."""
    return str(shutil.copy(made, tmp_path / "ledger.db"))


def open_site(where: str, doors: Doors | None = None, *, shared: bool = False) -> TestClient:
    site = make_site(Desk(where, SHARING if shared else None), doors=doors)
    return TestClient(site, base_url=HERE, follow_redirects=False)


@pytest.fixture
def site(where: str) -> Iterator[TestClient]:
    with open_site(where, Doors(writes=True)) as client:
        yield client


def page_of(client: TestClient, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200
    return lxml.html.fromstring(answer.text)


def key_of(client: TestClient, address: str = "/paste") -> str:
    return str(page_of(client, address).xpath("string(//input[@name='key']/@value)"))


def send(client: TestClient, address: str, **fields: str) -> Any:
    return client.post(address, data={"key": key_of(client), "by": "Ada Lind", **fields}, headers=OWN)


def test_the_queue_shows_items_with_the_text_beside_them(site: TestClient) -> None:
    cases = page_of(site, "/review").xpath("//li[@class='case']")
    assert cases
    for one in cases:
        assert one.xpath(".//input[@name='id']/@value")
        assert one.xpath("string(.//mark)").strip()
    assert any(
        one.xpath("string(.//p[@class='case-words'])") > one.xpath("string(.//mark)") for one in cases
    )


def test_a_merge_is_shown_with_the_texts_of_both_events(site: TestClient) -> None:
    cases = page_of(site, "/review?kind=merge").xpath("//li[@class='case']")
    assert cases
    for one in cases:
        assert len(one.xpath(".//p[@class='case-words']/mark")) == 2
        assert "Joined, since:" in one.text_content()


def test_a_decision_is_kept_with_its_name_and_can_be_undone(site: TestClient, where: str) -> None:
    key = page_of(site, "/review?kind=event").xpath(
        "string(//li[@class='case']//input[@name='id']/@value)"
    )
    answer = send(site, "/review", id=key, choice="reject", note="a film")
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/review")
    with Ledger.open(where, create=False) as ledger:
        (kept,) = ledger.reviews()
        assert (kept.choice, kept.by, kept.note, kept.in_force) == ("reject", "Ada Lind", "a film", True)
    assert "a film" in site.get("/review").text
    assert site.cookies.get("dateline_by")
    send(site, "/review", id=kept.id, choice="undo")
    with Ledger.open(where, create=False) as ledger:
        assert not any(one.in_force for one in ledger.reviews())


def test_names_of_any_script_are_kept_and_filled_in_again(site: TestClient, where: str) -> None:
    key = page_of(site, "/review?kind=claim").xpath(
        "string(//li[@class='case']//input[@name='id']/@value)"
    )
    answer = send(site, "/review", id=key, choice="accept", by="Łukasz Иванов")
    assert answer.status_code == 303
    with Ledger.open(where, create=False) as ledger:
        assert ledger.reviews()[-1].by == "Łukasz Иванов"
    names = page_of(site, "/review").xpath("//input[@name='by' and not(@type='hidden')]/@value")
    assert set(names) == {"Łukasz Иванов"}


def test_a_long_page_may_be_pasted(site: TestClient) -> None:
    fields = {"key": key_of(site), "by": "Ada Lind", "page": TEXT + " " * 1_300_000}
    nothing = {"file": ("", b"")}  # as a browser sends the form
    answer = site.post("/paste", data=fields, files=nothing, headers=OWN)
    assert answer.status_code == 200
    assert "The Karavo council" in answer.text


def correction_of(site: TestClient, kind: str) -> tuple[dict[str, str], Any]:
    """Return the fields of the first correction of a kind as a browser sends them, and its form."""
    form = page_of(site, f"/review?kind={kind}").xpath("//details[@class='correct']//form")[0]
    return dict(form.form_values()), form


@pytest.mark.parametrize(
    ("kind", "field", "value", "kept"),
    [
        ("event", "status", "denied", "denied"),
        ("event", "hedged", "yes", True),
        ("claim", "stance", "doubts", "doubts"),
        ("claim", "source_kind", "witness", "witness"),
        ("place", "geonames", "none", None),
    ],
)
def test_a_correction_changes_the_field_that_was_changed_and_no_other(
    site: TestClient, where: str, kind: str, field: str, value: str, kept: object
) -> None:
    fields, form = correction_of(site, kind)
    if field != "geonames":
        assert value in form.xpath(f".//select[@name='set-{field}']/option/@value")
        assert fields[f"set-{field}"] != value
    sent = {**fields, f"set-{field}": value, "by": "Ada Lind", "choice": "correct", "note": "line 4"}
    answer = site.post("/review", data=sent, headers=OWN)
    if field == "geonames" and fields["set-geonames"] == value:
        assert answer.status_code == 400  # it is open already
        return
    assert answer.status_code == 303
    with Ledger.open(where, create=False) as ledger:
        taken = ledger.reviews()[-1]
    assert (taken.set, taken.note) == ({field: kept}, "line 4")


def test_words_of_the_text_are_given_to_an_event(site: TestClient, where: str) -> None:
    fields, _ = correction_of(site, "event")
    with Ledger.open(where, create=False) as ledger:
        item = next(one for one in ledger.review_queue(1, ("event",)))
        (held,) = ledger.articles_of([item.article])
    word = next(one for one in held.article.text.split() if one.isalpha() and len(one) > 4)
    sent = {**fields, "set-actors": word, "set-places-origin": word, "by": "Ada", "choice": "correct"}
    assert site.post("/review", data=sent, headers=OWN).status_code == 303
    with Ledger.open(where, create=False) as ledger:
        (after,) = ledger.articles_of([item.article])
        event = next(one for one in after.article.events if one.id == item.id)
    assert [one.spans[0].text for one in event.actors] == [word]
    assert word in [one.spans[0].text for one in event.places if one.role == "origin"]


def test_a_correction_that_corrects_nothing_says_so(site: TestClient) -> None:
    fields, _ = correction_of(site, "event")
    same = {**fields, "by": "Ada Lind", "choice": "correct"}
    answer = site.post("/review", data=same, headers=OWN)
    assert answer.status_code == 400
    assert "No field was changed" in answer.text
    away = site.post("/review", data=same | {"set-actors": "zzyzx wyrm"}, headers=OWN)
    assert away.status_code == 400
    assert "does not hold the words" in away.text
    wrong = site.post("/review", data=same | {"set-status": "maybe"}, headers=OWN)
    assert wrong.status_code == 400
    other = site.post("/review", data=same | {"set-colour": "red"}, headers=OWN)
    assert other.status_code == 400
    bare = {key: value for key, value in same.items() if key != "was"}
    assert "Load the page anew" in site.post("/review", data=bare, headers=OWN).text
    assert send(site, "/review", id=fields["id"], choice="bless").status_code == 400
    assert send(site, "/review", id="evt:00", choice="accept").status_code in {400, 404}


def test_a_refused_correction_is_shown_again_with_the_cause_at_its_field(
    site: TestClient, where: str
) -> None:
    fields, _ = correction_of(site, "event")
    sent = {**fields, "by": "Ada Lind", "choice": "correct", "note": "line 4"}
    sent |= {"set-status": "denied", "set-recipients": "zzyzx <b>wyrm</b>"}
    answer = site.post("/review", data=sent, headers=OWN)
    assert answer.status_code == 400
    assert "<b>wyrm" not in answer.text
    (form,) = lxml.html.fromstring(answer.text).xpath("//details[@open]//form")
    again = dict(form.form_values())
    kept = ("id", "was", "by", "note", "set-status", "set-recipients", "set-actors")
    assert {key: again[key] for key in kept} == {key: sent[key] for key in kept}
    (wrong,) = form.xpath(".//*[@aria-invalid]")
    assert wrong.get("name") == "set-recipients"
    (why,) = form.xpath(f".//*[@id='{wrong.get('aria-describedby')}']")
    assert "does not hold the words" in why.text_content()
    mended = again | {"set-recipients": fields["set-recipients"], "choice": "correct"}
    assert site.post("/review", data=mended, headers=OWN).status_code == 303
    with Ledger.open(where, create=False) as ledger:
        assert ledger.reviews()[-1].set == {"status": "denied"}


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("when", "zzyzx", "does not hold the words"),
        ("when-first", "2031-02-28", "no words of the text that mean them"),
        ("places-at", "zzyzx", "does not hold the words"),
        ("mode", "never", "no mode of"),
    ],
)
def test_the_cause_stands_at_the_field_that_it_speaks_of(
    site: TestClient, field: str, value: str, told: str
) -> None:
    fields, _ = correction_of(site, "event")
    sent = {**fields, f"set-{field}": value, "by": "Ada Lind", "choice": "correct"}
    page = lxml.html.fromstring(site.post("/review", data=sent, headers=OWN).text)
    (wrong,) = page.xpath("//*[@aria-invalid]")
    assert wrong.get("name").startswith(f"set-{field.partition('-')[0]}")
    assert told in page.xpath("string(//*[@id='wrong'])")
    assert "--set" not in page.xpath("string(//*[@id='wrong'])")


def test_each_form_of_the_queue_is_sent_by_its_own_button(site: TestClient) -> None:
    for form in page_of(site, "/review").xpath("//li[@class='case']//form"):
        choices = form.xpath(".//button/@value")
        assert choices in (["accept", "reject"], ["correct"])  # Enter sends the first of a form
        assert form.xpath(".//input[@name='key']")


def test_links_are_brought_up_to_date_when_asked(site: TestClient, where: str) -> None:
    answer = send(site, "/review/link")
    assert answer.status_code == 303
    with Ledger.open(where, create=False) as ledger:
        assert ledger.is_linked()


def test_a_grade_is_kept_apart_and_shown_with_its_reason(site: TestClient, where: str) -> None:
    given = {"of": "outlet", "name": "Brackwater Daily", "grade": "C", "why": "copies"}
    led = page_of(site, "/outlet?name=Brackwater%20Daily").xpath(
        "//a[starts-with(@href, '/grade')]/@href"
    )
    assert "Nobody has graded it yet" in site.get(led[0]).text
    answer = send(site, "/grade", **given)
    assert (answer.status_code, answer.headers["location"]) == (303, led[0])
    (row,) = page_of(site, led[0]).xpath("//table/tbody/tr")
    assert " ".join(row.text_content().split()).startswith("C")
    assert "copies" in row.text_content()
    with Ledger.open(where, create=False) as ledger:
        assert [(one.grade, one.by) for one in ledger.grades()] == [("C", "Ada Lind")]
    assert send(site, "/grade", **given | {"grade": "Q"}).status_code == 400


def test_searches_are_watched_with_counts_and_removed(site: TestClient) -> None:
    search = "/search?words=Libya&within=claims&stance=asserts&outlet=Keelson+Defence"
    assert send(site, "/watch", name="libya", search=search).status_code == 303
    row = page_of(site, "/watch?since=month").xpath("//table//tr[td]")[0]
    assert row.xpath("string(.//th/a)").strip() == "libya"
    led = row.xpath("string(.//th/a/@href)")
    assert "outlet=Keelson+Defence" in led
    hits = site.get(led.replace("/search?", "/search.json?") + "&limit=100").json()["items"]
    assert row.xpath("string(td[3])").strip() == str(len(hits))
    assert send(site, "/watch", name="bad", search="/search?limit=nought").status_code == 400
    send(site, "/watch", name="libya", remove="1")
    assert not page_of(site, "/watch").xpath("//table")


def test_a_pasted_page_is_read_and_kept_only_when_asked(site: TestClient, where: str) -> None:
    def held() -> int:
        with Ledger.open(where, create=False) as ledger:
            return len(list(ledger.articles()))

    before = held()
    shown = send(site, "/paste", page=TEXT, day="2031-03-05")
    assert shown.status_code == 200
    assert "The Karavo council" in shown.text
    assert held() == before
    kept = send(site, "/paste", page=TEXT, day="2031-03-05", keep="1")
    assert kept.status_code == 303
    assert kept.headers["location"].startswith("/articles/art:")
    assert held() == before + 1


@pytest.mark.parametrize(
    "fields",
    [
        {"page": " "},
        {"page": TEXT, "day": "yesterday"},
        {"page": TEXT, "url": "javascript:alert(1)"},
    ],
)
def test_a_paste_that_cannot_be_read_says_why(site: TestClient, fields: dict[str, str]) -> None:
    answer = send(site, "/paste", **fields)
    assert answer.status_code == 400
    assert answer.headers["content-type"].startswith("text/html")


def test_hostile_pastes_are_shown_as_text(site: TestClient) -> None:
    text = 'Mayor <script>alert(1)</script> said that "><img src=x onerror=alert(2)> soldiers fired.'
    page = lxml.html.fromstring(send(site, "/paste", page=text).text)
    assert page.xpath("//script[not(@src)] | //img") == []


@pytest.mark.parametrize("address", ["/review", "/review/link", "/grade", "/watch", "/paste"])
def test_nothing_is_taken_from_elsewhere_or_without_the_key(site: TestClient, address: str) -> None:
    fields = {"key": key_of(site), "by": "Ada", "name": "x", "search": "/search", "page": TEXT}
    assert site.post(address, data=fields, headers={"origin": "http://evil.example"}).status_code == 403
    assert site.post(address, data=fields).status_code == 403
    assert site.post(address, data=fields | {"key": "x"}, headers=OWN).status_code == 403


def test_a_desk_that_only_reads_shows_no_form_that_writes(where: str) -> None:
    with open_site(where) as client:
        for address in ("/review", "/watch", "/paste", "/sign-in"):
            assert page_of(client, address).xpath("//form[@method='post']") == []
        assert client.post("/paste", data={"page": TEXT}, headers=OWN).status_code == 403


def test_a_token_lets_its_holder_write_on_a_desk_that_others_see(where: str) -> None:
    doors = Doors(writes=True, token="harbour light 7")  # noqa: S106  - a made-up one
    with open_site(where, doors, shared=True) as client:
        assert page_of(client, "/review").xpath("//a[@href='/sign-in']")
        assert page_of(client, "/review").xpath("//li[@class='case']") == []
        key = key_of(client, "/sign-in")
        wrong = client.post("/sign-in", data={"key": key, "token": "harbour"}, headers=OWN)
        assert wrong.status_code == 403
        right = client.post("/sign-in", data={"key": key, "token": "harbour light 7"}, headers=OWN)
        assert right.status_code == 303
        assert page_of(client, "/review").xpath("//form[@action='/review']")


def test_a_page_is_not_taken_as_known_once_its_reader_may_write(where: str) -> None:
    doors = Doors(writes=True, token="harbour light 7")  # noqa: S106  - a made-up one
    search = "/search?words=Libya"
    with open_site(where, doors, shared=True) as client:
        before = client.get(search)
        assert client.get(search, headers={"if-none-match": before.headers["etag"]}).status_code == 304
        assert "Watch this search" not in before.text
        key = key_of(client, "/sign-in")
        client.post("/sign-in", data={"key": key, "token": "harbour light 7"}, headers=OWN)
        after = client.get(search, headers={"if-none-match": before.headers["etag"]})
        assert after.status_code == 200
        assert "Watch this search" in after.text
        assert after.headers["vary"] == "Cookie, Accept-Encoding"
        known = client.get(search, headers={"if-none-match": after.headers["etag"]})
        assert known.status_code == 304


def test_a_shared_desk_reviews_and_watches_nothing_in_the_open(where: str) -> None:
    with open_site(where, shared=True) as client:
        assert page_of(client, "/review").xpath("//li[@class='case']") == []
        assert "saved searches are not shown" in client.get("/watch").text


def test_words_are_marked_where_the_thing_stands_and_not_where_they_stand_first(where: str) -> None:
    with Ledger.open(where, create=False) as ledger:
        item = next(one for one in ledger.review_queue(40, ("claim",)))
        (one,) = ledger.articles_of([item.article])
    claim = next(each for each in one.article.claims if each.id == item.id)
    span = span_of(one, item)
    assert span is not None
    assert span.start == (claim.content or claim.cue)[0].start
    assert span.text == one.article.text[span.start : span.end]
    later = replace(one.article, text=f"{item.words} {one.article.text}")
    assert passage(replace(one, article=later), item.article, span).url.endswith(
        f"?at={span.start}-{span.end}#at"
    )


def test_the_text_around_an_item_begins_and_ends_with_whole_words() -> None:
    text = "The council of Karavo said the harbour was closed. " * 12
    for start in range(250, 300):
        before, after = whole_words(text, start, start + 4)
        left, right = text[: start - len(before)], text[start + 4 + len(after) :]
        assert left[-1].isspace()
        assert right[0].isspace()
        assert len(before) > 200
        assert len(after) > 200
    assert whole_words("It rained, she said.", 3, 9) == ("It ", ", she said.")
    assert around(text, 300, 304)[0].startswith("… ")
    assert around("It rained, she said.", 3, 9) == ("It ", ", she said.")
