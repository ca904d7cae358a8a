"""A person who was forgotten is black in all that is kept, and in all that is read later."""

from __future__ import annotations

import json
import sqlite3
import zlib
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from tests.ledger.looking import faults, look
from tests.ledger.remains import bytes_of

from dateline import jsons, pipeline
from dateline.errors import InputError
from dateline.gather.captures import Capture, Hints
from dateline.gather.shelf import Fetched
from dateline.ledger import Ledger
from dateline.ledger.person_hashes import Hashes, hash_name
from dateline.listing.listed import ListedActor
from dateline.page.told import Told
from dateline.records import Mention, Note, Report, Span
from dateline.reviewed import Reviewed
from dateline.reviewing.orders import Order
from dateline.searches import Query

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dateline.ledger.forgetting_person import ForgottenPerson

STORY = (
    "KARAVO - Lena Ibarra, 34, was killed when the dam near Karavo broke on Friday, the council said. "
    "Mayor Tom Ibarra said that Mrs Ibarra's house had been washed away. "
    "LENA IBARRA had lived in Ibarra Street for ten years, Nera Calder said."
)
OTHER = "The council said on Friday that Ibarra Street was closed. Nera Calder denied that it was."
LATER = "The council said on Monday that the late Lena Ibarra had warned of the dam. Ibarra was right."
NAMES = ("Lena", "lena", "LENA")


def html(title: str, text: str, aside: str = "") -> bytes:
    return (
        f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{text}</p></article>"
        f"<aside>{aside}</aside></body></html>"
    ).encode()


PAGES = [
    Capture(
        "https://mirn.example/lena-ibarra-dies",
        html("Lena Ibarra dies as dam breaks", STORY),
        url="https://mirn.example/lena-ibarra-dies",
        hints=Hints(title="Lena Ibarra dies"),
    ),
    Capture("pages/street.txt", OTHER.encode()),
    Capture("pages/aside.html", html("Street closed", OTHER, "Most read: L&eacute;na Ibarra dies")),
]


def read(path: Path, *pages: Capture) -> list[pipeline.Outcome]:
    with Ledger.open(path, create=True) as ledger:
        found = list(pipeline.read_sources(pages, Told("2031-03-08"), ledger))
        pipeline.link_ledger(ledger)
        return found


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "ledger.db"
    read(path, *PAGES)
    feed = b"<rss><item><title>Lena Ibarra dies</title></item></rss>"
    with Ledger.open(path, create=True) as ledger:
        address = "https://mirn.example/tag/lena-ibarra"
        ledger.shelf().keep(Fetched(address, address, 200, (), feed, "2031-03-08T10:00:00Z"))
        ledger.skip("pages/lena-ibarra.pdf", Note("error", "x", "pages/lena-ibarra.pdf is no page."))
        ledger.list_actors([ListedActor("Lena Ibarra"), ListedActor("Nera Calder")])
    return path


@pytest.fixture
def path(whole: Path, tmp_path: Path) -> Path:
    to = tmp_path / "ledger.db"
    with closing(sqlite3.connect(whole)) as source, closing(sqlite3.connect(to)) as target:
        source.backup(target)
    return to


def forget(path: Path, name: str = "Lena Ibarra", why: str = "she asked to") -> ForgottenPerson:
    with Ledger.open(path, create=True) as ledger:
        found = ledger.forget_person(name, why, "Ada")
        pipeline.link_ledger(ledger)
        ledger.scrub()
        return found


def all_words(path: Path) -> str:
    """Return all that the ledger's files hold, packed values unpacked."""
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT body FROM bodies UNION SELECT report FROM revisions"
        packed = [zlib.decompress(row[0]) for row in connection.execute(query) if row[0]]
    files = [one.read_bytes() for one in path.parent.iterdir() if one.name.startswith(path.name)]
    return b"\n".join([*files, *packed]).decode("utf-8", "replace")


def spans_in(value: Any) -> Iterator[Span | Mention]:
    if isinstance(value, Span | Mention):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from spans_in(one)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from spans_in(getattr(value, name))


def test_the_name_is_there_before(path: Path) -> None:
    assert all(name in all_words(path) for name in NAMES)


def test_the_name_is_gone_from_every_byte(path: Path) -> None:
    whole = faults(path)
    with Ledger.open(path, create=False) as ledger:
        planned = ledger.plan_forgetting_person("Mrs Lena Ibarra")
    found = forget(path)
    assert planned == found
    assert (len(found.articles), found.bodies, found.skips, found.listed) == (1, 3, 1, 1)
    said = all_words(path)
    assert [name for name in NAMES if name in said] == []
    assert "Léna" not in said
    assert faults(path) == whole


def test_others_keep_their_names(path: Path) -> None:
    before = look(path)
    forget(path)
    with Ledger.open(path, create=False) as ledger:
        texts = [one.article.text for one in ledger.articles() if "dam" in one.article.text]
        listed = [actor.name for actor in ledger.listed_actors().actors]
    assert listed == ["Nera Calder"]
    assert "Mayor Tom Ibarra said that Mrs ██████'s house" in texts[0]
    assert "in Ibarra Street for ten years" in texts[0]
    assert len(texts[0]) == len(texts[0].replace("█", "x"))
    assert before["copy_groups"] == look(path)["copy_groups"]


def test_every_span_still_holds(path: Path) -> None:
    with Ledger.open(path, create=False) as ledger:
        before = {one.article.id: one.article for one in ledger.articles()}
    forget(path)
    with Ledger.open(path, create=False) as ledger:
        after = {one.article.id: one.article for one in ledger.articles()}
        assert ledger.is_linked()
    assert before.keys() == after.keys()
    assert before != after
    for key, article in after.items():
        old = before[key]
        assert [one.id for one in article.claims] == [one.id for one in old.claims]
        assert [one.id for one in article.actors] == [one.id for one in old.actors]
        assert len(article.text) == len(old.text)
        for one in spans_in(article):
            assert article.text[one.start : one.end] == one.text


def test_forgetting_a_person_twice_changes_nothing(path: Path) -> None:
    forget(path)
    before = look(path)
    assert forget(path, "LENA IBARRA", "another reason").already == "she asked to"
    assert look(path) == before


def test_the_ledger_does_not_keep_the_name_but_knows_it(path: Path) -> None:
    forget(path)
    with Ledger.open(path, create=False) as ledger:
        people = [one for one in ledger.decisions() if one.subject.startswith("person:")]
    assert len(people) == 1
    assert people[0].reason == "she asked to"
    assert people[0].target is not None
    assert people[0].subject == f"person:2:{hash_name(people[0].target, ('ibarra', 'lena'))}"


def test_what_is_read_later_is_blacked_out(path: Path) -> None:
    forget(path)
    again = replace(PAGES[0], source="elsewhere/copy.html", url=None, hints=None)
    later = Capture("pages/lena-ibarra.txt", LATER.encode())
    found = read(path, *PAGES, again, later)
    assert {one.kind for one in found} == {"read"}  # the list of actors is another: so is the reader
    assert {one.kind for one in read(path, *PAGES, again, later)} == {"known"}
    said = all_words(path)
    assert [name for name in NAMES if name in said] == []
    with Ledger.open(path, create=False) as ledger:
        texts = {one.source: one.article.text for one in ledger.articles()}
    assert (
        "the late ████ ██████ had warned of the dam. ██████ was right" in texts["pages/████-██████.txt"]
    )
    assert all("Lena" not in jsons.encode_text(one.report) for one in found)
    for one in found:
        assert one.report is not None
        for article in one.report.articles:
            assert all(article.text[span.start : span.end] == span.text for span in spans_in(article))


def test_what_servers_answer_later_is_blacked_out(path: Path) -> None:
    forget(path)
    address = "https://mirn.example/ibarra-lena"
    with Ledger.open(path, create=True) as ledger:
        headers = (("link", "</lena-ibarra>"),)
        answer = Fetched(address, address, 200, headers, b"Ibarra, Lena", "2031-03-09T10:00:00Z")
        ledger.shelf().keep(answer)
        assert ledger.shelf().find(address) is None
        ledger.skip("Lena Ibarra.doc", Note("error", "x", "Lena Ibarra.doc is no page."))
    said = all_words(path)
    assert [name for name in NAMES if name in said] == []


def test_the_options_of_a_reading_are_blacked_out_too(path: Path) -> None:
    forget(path)
    with closing(sqlite3.connect(path)) as connection:
        options = [json.loads(row[0]) for row in connection.execute("SELECT options FROM revisions")]
    titles = {one["hints"]["title"] for one in options if "hints" in one}
    assert titles == {"████ ██████ dies"}


def test_nobody_of_that_name(path: Path) -> None:
    with Ledger.open(path, create=True) as ledger:
        pipeline.link_ledger(ledger)
    before = look(path)
    found = forget(path, "Mira Onwu")
    assert (found.articles, found.already) == ((), None)
    left = look(path)
    assert {name for name in left if left[name] != before.get(name)} <= {"decisions", "linkings"}
    read(path, Capture("pages/onwu.txt", b"Mira Onwu said on Friday that the dam near Karavo was safe."))
    assert "Onwu" not in all_words(path)


@pytest.mark.parametrize("name", ["", "  ", "Mrs", "42", "L.", "\u200b"])
def test_what_is_no_name_is_refused(path: Path, name: str) -> None:
    with Ledger.open(path, create=False) as ledger, pytest.raises(InputError, match="is no name"):
        ledger.plan_forgetting_person(name)


@pytest.mark.parametrize("name", ["The", "Karavo", "Lena"])
def test_one_word_would_name_too_many(path: Path, name: str) -> None:
    with Ledger.open(path, create=False) as ledger, pytest.raises(InputError, match="is one word"):
        ledger.plan_forgetting_person(name)


def test_a_name_begun_at_another_word_is_asked_about(path: Path) -> None:
    with Ledger.open(path, create=False) as ledger:
        for act in (
            ledger.plan_forgetting_person,
            lambda name: ledger.forget_person(name, "asked to", "Ada"),
        ):
            with pytest.raises(InputError, match="has 'Lena Ibarra'") as refused:
                act("Ibarra Lena")
            assert "'Lena, Ibarra'" in refused.value.remedy
        assert ledger.plan_forgetting_person("Lena, Ibarra").texts == 0
        assert ledger.plan_forgetting_person("Ibarra, Lena").texts > 0


def test_hashes_know_names_in_any_order_and_spelling() -> None:
    key = "k"
    hashes = Hashes(key, {2: {hash_name(key, ("lena", "ibarra")): "asked to"}})
    found = ("Lena Ibarra", "Ibarra, LENA", "Léna M. Ibarra's", "/lena-ibarra/", "Le\u00adna Ibarra")
    for text in found:
        assert len(hashes.find(f"of {text} here")) == 1, text
    for text in ("Lena", "Ibarra", "Lena Maria Ibarra", "Helena Ibarra", ""):
        assert hashes.find(text) == set(), text


def test_on_every_store(where: Path | str) -> None:
    with Ledger.open(where, create=True) as ledger:
        list(pipeline.read_sources(PAGES, Told("2031-03-08"), ledger))
        pipeline.link_ledger(ledger)
        ledger.save_search("dam", Query(words="Lena Ibarra dam"))
        ledger.save_search("about Lena Ibarra", Query(words="dam"))
    assert b"Lena" in bytes_of(where)
    with Ledger.open(where, create=True) as ledger:
        assert ledger.forget_person("Lena Ibarra", "asked to", "Ada").searches == 2
        ledger.scrub()
        assert [one.name for one in ledger.saved_searches()] == ["about ████ ██████"]
    left = bytes_of(where)
    spelt = (b"Lena", b"LENA", b"lena-ibarra", b"lena ibarra")
    assert [name for name in spelt if name in left] == []
    with Ledger.open(where, create=True) as ledger:
        assert ledger.forget_person("Lena Ibarra", "asked to", "Ada").already == "asked to"


def test_a_review_that_names_the_person_is_blacked_out(where: Path | str) -> None:
    with Ledger.open(where, create=True) as ledger:
        list(pipeline.read_sources(PAGES[1:2], Told("2031-03-08"), ledger))
        (linked,) = ledger.articles()
        claim = linked.article.claims[0].id
        ledger.review([Order("accept", claim, "Ada", {}, "Lena Ibarra told us so.")])
        found = ledger.forget_person("Lena Ibarra", "asked to", "Ada")
        assert (found.reviews, found.texts) == (1, 0)
        ledger.scrub()
        assert [one.note for one in ledger.reviews()] == ["████ ██████ told us so."]
    assert b"Lena" not in bytes_of(where)


def test_what_was_accepted_outlives_the_forgetting_of_a_person_of_its_text(where: Path | str) -> None:
    with Ledger.open(where, create=True) as ledger:
        (outcome,) = pipeline.read_sources(PAGES[:1], Told("2031-03-08"), ledger)
        report = outcome.report
        assert report
        (story,) = (one for one in report.articles if one.kind == "story")
        claim = next(one for one in story.claims if "Mrs Ibarra" in one.content[0].text)
        ledger.review([Order("accept", claim.id, "Ada", {}, "Mrs Ibarra's street is right.")])
        ledger.forget_person("Lena Ibarra", "asked to", "Ada")
        bare = tuple(replace(one, claims=()) for one in report.articles)
        unread = Report(page=report.page, articles=bare, notes=())
        assert ledger.add(PAGES[0].data, unread, "reader/9", "{}")
        (back,) = [one.article.claims for one in ledger.articles() if one.article.id == story.id]
        assert [one.id for one in back] == [claim.id]
        assert isinstance(back[0].reviewed, Reviewed)
        assert back[0].reviewed.note == "Mrs ██████'s street is right."
        assert "Mrs ██████'s house" in back[0].content[0].text
        assert back[0].sources[0].text == "Mayor Tom Ibarra"
        ledger.scrub()
    for name in (b"Lena", b"Ibarra's"):
        assert name not in bytes_of(where)
