"""What is in the ledger is found, in one order, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.ledger.searching.articles import add, article, claim, event, report_of

from dateline.errors import SearchBroken
from dateline.ledger import Ledger
from dateline.searches import Query

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dateline.searches import Hit


@pytest.fixture
def ledger(where: Path | str) -> Iterator[Ledger]:
    with Ledger.open(where, create=True) as opened:
        yield opened


def titles(ledger: Ledger, words: str = "", **asked: object) -> list[str | None]:
    return [hit.title for hit in ledger.search(Query(words=words, **asked))]  # type: ignore[arg-type]


def test_words_are_found_in_titles_and_texts(ledger: Ledger) -> None:
    add(ledger, article("Harbour opens", "The ferry sails again."), article("Ferry sinks", "At night."))
    assert titles(ledger, "harbour ferry") == ["Harbour opens"]
    assert titles(ledger, "ferry") == ["Ferry sinks", "Harbour opens"]  # a title's word counts more
    assert titles(ledger, "ferry -night") == ["Harbour opens"]
    assert titles(ledger, "train OR night") == ["Ferry sinks"]
    assert titles(ledger, "train") == []


def test_phrases_beginnings_and_parts(ledger: Ledger) -> None:
    add(
        ledger,
        article("A", "The air defence fired."),
        article("B", "The defence of air and sea."),
        article("C", "Governors met."),
    )
    assert titles(ledger, '"air defence"') == ["A"]
    assert sorted(titles(ledger, "air defence"), key=str) == ["A", "B"]
    assert titles(ledger, "govern*") == ["C"]
    assert titles(ledger, "*vernor*") == ["C"]
    assert titles(ledger, "*vernox*") == []
    assert titles(ledger, "defence -*fence*") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("我爱北京天安门。", "天安门"),
        ("我爱北京天安门。", "京"),
        ("Взрыв в Москве у реки.", "москве"),
        ("قال المتحدث إن الحَرب انتهت", "الحرب"),
        ("Launch day 🚀 at the pad", "🚀"),
        ("ประเทศไทยชนะ", "ไทย"),
        ("हिन्दी में समाचार", "समाचार"),
    ],
)
def test_every_script_is_found_and_marked(ledger: Ledger, text: str, words: str) -> None:
    add(ledger, article("Found", text), article("Other", "Nothing of the kind."))
    (hit,) = ledger.search(Query(words=words))
    assert hit.title == "Found"
    assert len(hit.marks) == 1


def test_words_are_matched_as_they_are_written(ledger: Ledger) -> None:
    """Names keep their ends, common words count, and beginnings find the forms of a word."""
    add(
        ledger,
        article("Protests", "Protesters struck the harbour; the news came from Williams."),
        article("Protest", "A protest went on in new quarters; William Hughes was there."),
        article("Band", "The Who played; IT failed."),
    )
    assert titles(ledger, "williams") == ["Protests"]
    assert titles(ledger, "william") == ["Protest"]
    assert titles(ledger, "hugh") == []
    assert titles(ledger, "news") == ["Protests"]
    assert titles(ledger, '"the who"') == ["Band"]
    assert titles(ledger, "it") == ["Band"]
    assert titles(ledger, "protest") == ["Protest"]
    assert sorted(map(str, titles(ledger, "protest*"))) == ["Protest", "Protests"]
    assert titles(ledger, "strik* OR struck") == ["Protests"]


def test_equal_hits_come_latest_first_and_pages_follow_each_other(ledger: Ledger) -> None:
    pages = [
        article(f"T{day}", "Same words here.", published=f"2031-03-{day:02}") for day in range(1, 10)
    ]
    add(ledger, *pages, article("Far", "Other things."))
    for words in ("same", "", "same OR other"):
        whole = ledger.search(Query(words=words))
        assert len(whole) >= 9
        seen: list[Hit] = []
        after = ""
        while page := ledger.search(Query(words=words, limit=2, after=after)):
            seen += page
            after = page[-1].cursor
        assert [hit.id for hit in seen] == [hit.id for hit in whole]
    assert titles(ledger, "same")[0] == "T9"


def test_words_that_are_common_do_not_rank_and_all_is_reached(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.ledger.searching.finding.RANKED", 3)
    days = range(1, 9)
    add(ledger, *(article(f"T{day}", "the news", published=f"2031-03-{day:02}") for day in days))
    add(ledger, article("Rare", "the rare news", published="2030-01-01"))
    assert titles(ledger, "the OR rare")[:2] == ["Rare", "T8"]
    first = ledger.search(Query(words="the OR rare", limit=4))
    rest = ledger.search(Query(words="the OR rare", after=first[-1].cursor))
    assert len({hit.id for hit in (*first, *rest)}) == 9
    assert titles(ledger, "the") == [f"T{day}" for day in reversed(days)] + ["Rare"]


def test_a_place_of_another_search_is_refused(ledger: Ledger) -> None:
    add(ledger, article("T", "One two."))
    cursor = ledger.search(Query(words="one"))[0].cursor
    with pytest.raises(SearchBroken, match="another search"):
        ledger.search(Query(words="two", after=cursor))
    with pytest.raises(SearchBroken, match="no place"):
        ledger.search(Query(words="two", after="x"))


def test_days_of_publication(ledger: Ledger) -> None:
    add(ledger, article("Old", "News.", published="2030-12-31T23:00:00+00:00"))
    add(ledger, article("New", "News.", published="2031-01-01"), article("Undated", "News."))
    assert titles(ledger, "news", published_from="2031-01-01") == ["New"]
    assert titles(ledger, published_to="2030-12-31", published_from="2030-01-01") == ["Old"]
    assert titles(ledger, "news", published_to="2031-06-01") == ["New", "Old"]
    with pytest.raises(SearchBroken, match="before it begins"):
        titles(ledger, published_from="2031-02-01", published_to="2031-01-01")


def test_claims_are_found_by_words_source_and_stance(ledger: Ledger) -> None:
    text = "Nera Calder denied the raid took place. Ivo Brandt said the raid took place."
    page = article("T", text)
    page = claim(page, "the raid took place", "Nera Calder", stance="denies")
    page = claim(page, "Ivo Brandt said the raid took place", "Ivo Brandt", direct=True)
    add(ledger, page)
    hits = ledger.search(Query(words="raid", within="claims"))
    assert [hit.said_by[0].text for hit in hits] == ["Nera Calder", "Ivo Brandt"]  # the shorter one
    denied = ledger.search(Query(within="claims", stances=("denies",)))
    assert [(hit.said_by[0].text, hit.said_by[0].stance) for hit in denied] == [
        ("Nera Calder", "denies")
    ]
    by_brandt = ledger.search(Query(within="claims", sources=("brandt",)))
    assert [hit.direct for hit in by_brandt] == [True]
    assert len(ledger.search(Query(within="quotations"))) == 1
    assert titles(ledger, sources=("Calder",), stances=("denies",)) == ["T"]
    assert titles(ledger, sources=("Onwu",)) == []


def test_events_meet_all_filters_in_one_event(ledger: Ledger) -> None:
    text = "Troops shelled Karavo on Monday. Crowds marched in Mirn on Friday."
    page = article("T", text)
    page = event(page, "shelled", "ASSAULT", place=("Karavo", 10.5, 20.5), day="2031-03-03")
    page = event(
        page, "marched", "PROTEST", place=("Mirn", -10.5, 179.5), day="2031-03-07", status="planned"
    )
    add(ledger, page)
    assert len(ledger.search(Query(within="events"))) == 2
    for asked in (
        {"types": ("ASSAULT",)},
        {"places": ("karavo",)},
        {"box": (20, 10, 21, 11)},
        {"event_from": "2031-03-01", "event_to": "2031-03-04"},
    ):
        (hit,) = ledger.search(replace(Query(within="events"), **asked))
        assert (hit.type, hit.places, hit.earliest) == ("ASSAULT", ("Karavo",), "2031-03-03")
        assert titles(ledger, **asked) == ["T"]
    assert titles(ledger, types=("ASSAULT",), statuses=("planned",)) == []
    assert titles(ledger, types=("PROTEST",), statuses=("planned",)) == ["T"]
    assert titles(ledger, types=("ASSAULT",), event_from="2031-03-06") == []
    assert titles(ledger, box=(20, 10, 20.4, 11)) == []


def test_a_box_may_cross_the_180th_meridian(ledger: Ledger) -> None:
    page = event(article("T", "Crowds marched."), "marched", "PROTEST", place=("Mirn", -10.5, 179.5))
    add(ledger, page)
    assert titles(ledger, box=(170, -20, -170, 0)) == ["T"]
    assert titles(ledger, box=(-180, -90, 180, 90)) == ["T"]
    assert titles(ledger, box=(-170, -20, 170, 0)) == []
    for wrong in ((0, 10, 10, 0), (0, 0, 181, 1), (float("nan"), 0, 1, 1)):
        with pytest.raises(SearchBroken, match="no box"):
            titles(ledger, box=wrong)


def test_events_of_long_or_open_times_are_found_by_days(ledger: Ledger) -> None:
    spans = {"D": "2031-03-03 2031-03-03", "M": "2031-03-01 2031-04-30", "Y": "2025-01-01 2035-12-31"}
    for title, span in spans.items():
        add(ledger, event(article(title, "Troops shelled."), "shelled", "ASSAULT", day=span))
    day = {"event_from": "2031-03-03", "event_to": "2031-03-03"}
    assert sorted(titles(ledger, **day), key=str) == ["D", "M", "Y"]
    assert sorted(titles(ledger, event_from="2031-03-20", event_to="2031-06-20"), key=str) == ["M", "Y"]
    assert sorted(titles(ledger, event_from="2033-01-01"), key=str) == ["Y"]
    assert sorted(titles(ledger, event_to="2026-01-01"), key=str) == ["Y"]


def test_outlets_and_actors(ledger: Ledger) -> None:
    page = article("T", "Nera Calder spoke.", outlet="The Mirn Courier")
    add(ledger, page, article("U", "Nobody spoke."))
    assert titles(ledger, "spoke", outlets=("mirn courier",)) == ["T"]
    assert titles(ledger, outlets=("courier mirn",)) == []
    assert titles(ledger, actors=("Calder", "Onwu")) == ["T"]
    with pytest.raises(SearchBroken, match="nothing to search for"):
        titles(ledger, actors=("!!",))


def test_only_without_needs_something_to_be_there(ledger: Ledger) -> None:
    add(ledger, article("T", "One two.", outlet="Courier"))
    with pytest.raises(SearchBroken, match="must not be there"):
        ledger.search(Query(words="-one"))
    assert titles(ledger, "-one", outlets=("courier",)) == []
    assert titles(ledger, "-three", outlets=("courier",)) == ["T"]


def test_snippets_are_bounded_and_marked(ledger: Ledger) -> None:
    text = "Word after word goes by. " * 40 + "Then the siren sounded twice. " + "More words. " * 40
    add(ledger, article("T", text))
    (hit,) = ledger.search(Query(words="siren"))
    assert len(hit.snippet) <= 260
    (mark,) = hit.marks
    assert hit.snippet[mark.start : mark.end] == "siren"
    assert hit.snippet.startswith("… ")
    assert hit.snippet.endswith(" …")


def test_a_new_reading_takes_the_place_of_the_one_before(ledger: Ledger) -> None:
    data, old = report_of(article("Old title", "Some words here."))
    ledger.add(data, old, "reader/1", "{}")
    new = replace(old, articles=(replace(old.articles[0], title="New title"),))
    ledger.add(data, new, "reader/2", "{}")
    assert titles(ledger, "words") == ["New title"]
    assert titles(ledger, "old") == []
    assert titles(ledger, "new") == ["New title"]


def test_parts_that_stand_for_too_many_words_are_said(ledger: Ledger) -> None:
    add(ledger, article("T", " ".join(f"unit{number}" for number in range(300))))
    with pytest.raises(SearchBroken, match="more than 200 words"):
        titles(ledger, "*unit*")
    assert titles(ledger, "*unit29*") == ["T"]


def test_a_name_or_word_of_the_index_itself_finds_nothing(ledger: Ledger) -> None:
    add(ledger, claim(article("T", "He denies it."), "it", None, stance="denies"))
    assert titles(ledger, "_stance_denies") == []
    assert titles(ledger, actors=("_stance_denies",)) == []
