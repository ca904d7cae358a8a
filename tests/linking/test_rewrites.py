"""Rewrites without credit, own sight and reports of others: read from invented pages as text."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.linking.told import chains_of, origins_of, read_pages

from dateline.linking.rewrites import figures_in
from dateline.linking.sights import own_sight, writer_of
from dateline.linking.tellings import Telling

if TYPE_CHECKING:
    from dateline.linking.neighbours import LinkedArticle
    from dateline.linking.origins import Origins
    from dateline.linking.tellings import Route
    from dateline.records import Article, Claim, Source

    Read = dict[str, LinkedArticle]

MANY = 12  # texts that share words


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    return read_pages(tmp_path_factory.mktemp("told") / "pages.jsonl", "told_rewrites.txt")


def probable(read: Read, *pages: str) -> set[tuple[str, str]]:
    """The steps "probably from" that are found among pages, from page to page."""
    found = origins_of([read[page] for page in pages])
    names = {read[page].article.id: page for page in pages}
    return {(names[tie.a], names[tie.b]) for tie in found.ties if tie.kind == "probably_from"}


def test_a_later_text_with_a_quotation_of_one_who_spoke_elsewhere_is_probably_from_there(
    read: Read,
) -> None:
    assert probable(read, "first", "later") == {("later", "first")}
    found = origins_of([read["first"], read["later"]])
    assert [one.name for one in found.established] == ["nurses"]
    assert any(
        "Tundra Post are others than those of Fjord Gazette: 2" in one for one in found.changes_if
    )


def test_a_bare_text_is_probably_from_there_and_stays_not_established(read: Read) -> None:
    assert probable(read, "first", "bare") == {("bare", "first")}
    found = origins_of([read["first"], read["bare"]])
    assert (found.asserting, found.not_established) == (1, 1)


@pytest.mark.parametrize("page", ["credited", "heard", "earlier"])
def test_who_credits_heard_or_came_before_is_no_rewrite(read: Read, page: str) -> None:
    assert (page, "first") not in probable(read, "first", page)


def test_words_for_everybody_are_no_sign_of_a_rewrite(read: Read) -> None:
    assert probable(read, "statement", "statement-too") == set()


def test_three_odd_figures_of_an_eyewitness_are_a_sign_and_one_is_none(read: Read) -> None:
    assert probable(read, "seen", "figures") == {("figures", "seen")}
    assert probable(read, "seen", "figure") == set()
    words = "47 lorries, 1,236 dollars, 8.7 metres, 40 men, 9 boys in 2029, on 2031-03-17"
    assert figures_in(words) == {"47", "1236", "8.7"}


def test_what_the_writer_saw_is_an_origin(read: Read) -> None:
    found = origins_of([read["seen"]])
    assert [(one.kind, one.hearings) for one in found.established] == [("witness", 1)]
    assert own_sight(read["seen"]) == "I watched a drone"
    assert own_sight(read["first"]) == ""
    assert writer_of(read["seen"]) == "Fjord Gazette itself"


def test_a_report_of_an_agency_is_a_step_and_no_document(read: Read) -> None:
    found: Origins = origins_of([read["report"]])
    assert chains_of(found) == {("Reef News", "Narwhal Press Agency")}
    assert [one.kind for one in found.established] == ["outlet"]


@pytest.mark.parametrize("page", ["paper", "study"])
def test_papers_and_reports_of_others_are_documents(read: Read, page: str) -> None:
    assert [one.kind for one in origins_of([read[page]]).established] == ["document"]


def test_a_text_is_read_once_however_many_share_its_words(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: Counter[str] = Counter()
    ask = Telling.route

    def count(telling: Telling, claim: Claim, source: Source) -> Route:
        asked[telling.one.article.id] += 1
        return ask(telling, claim, source)

    monkeypatch.setattr(Telling, "route", count)
    pages = [read["first"], read["later"], read["heard"], read["bare"]]
    copied = (replace(read["heard"], article=renamed(read, number)) for number in range(MANY))
    origins_of([*pages, *copied])
    assert asked
    assert max(asked.values()) < MANY // 3


def renamed(read: Read, number: int) -> Article:
    """Return the article that heard it, as another outlet's."""
    return replace(read["heard"].article, id=f"art:{number}", outlet=f"Outlet {number} Times")
