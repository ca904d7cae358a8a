"""``dateline.open``: questions asked in Python have the answers of the command line."""

from __future__ import annotations

import json
from collections.abc import Sized
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from tests.ledger.planted import plant_page

import dateline
from dateline import jsons
from dateline.answers.incidents import answer_incidents
from dateline.cli import cli
from dateline.errors import InputError, LedgerUnusable, NotHeld
from dateline.export.rows import ArticleRow, ClaimRow, EventRow
from dateline.ledger import Ledger
from dateline.searches import Query

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from dateline.searches import Hit


def lines(*words: object) -> list[Any]:
    done = CliRunner().invoke(cli, list(map(str, words)))
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.split("\n") if line]


def twins(records: object) -> list[Any]:
    assert hasattr(records, "__iter__")
    return [json.loads(jsons.encode(one)) for one in records]


QUESTIONS: list[tuple[tuple[str, ...], str | None, dict[str, Any]]] = [
    ((), None, {}),
    (("air", "defence", "libya"), "air defence libya", {}),
    (("--type", "ASSAULT", "--place", "Niger"), None, {"type": "assault", "place": "Niger"}),
    (("--origins", "2"), None, {"origins": 2}),
    (("--disputed",), None, {"disputed": True}),
    (("--since", "2025-01-01"), None, {"since": date(2025, 1, 1)}),
    (("--outlet", "Daily Brindle"), None, {"outlet": ["Daily Brindle"]}),
]


@pytest.mark.parametrize(("options", "words", "asked"), QUESTIONS)
def test_incidents_are_those_of_who_says(
    opened: dateline.OpenLedger,
    examples_ledger: Path,
    options: tuple[str, ...],
    words: str | None,
    asked: Any,
) -> None:
    found = opened.incidents(words, **asked)
    told = lines("who-says", examples_ledger, *options, "--json")
    assert twins(found) == told
    assert len(found) == len(told)
    assert told


def test_an_answer_of_the_examples(opened: dateline.OpenLedger) -> None:
    answer = opened.incidents("air defence libya")[0]
    assert isinstance(answer, dateline.IncidentAnswer)
    assert (answer.articles, answer.independent_origins, answer.denying_origins) == (10, 3, 1)
    assert opened.incident(answer.incident.id) == answer
    assert opened.incident(answer.incident.id[:10]) == answer


def name_row(row: ArticleRow | ClaimRow | EventRow) -> tuple[str, str]:
    match row:
        case ClaimRow():
            return row.page.article, row.claim
        case EventRow():
            return row.page.article, row.event
    return row.page.article, row.page.article


@pytest.mark.parametrize("within", ["articles", "claims", "events"])
@pytest.mark.parametrize("words", [None, "libya"])
def test_rows_are_those_of_search(
    opened: dateline.OpenLedger, examples_ledger: Path, within: str, words: str | None
) -> None:
    told = lines(
        "search", examples_ledger, "--in", within, *(words or "").split(), "--limit", 1000, "--json"
    )
    found = list(getattr(opened, within)(words))
    assert [name_row(one) for one in found] == [(one["article"], one["id"]) for one in told]
    assert len(told) > 5


def test_filters_of_claims_narrow(opened: dateline.OpenLedger) -> None:
    denied = list(opened.claims(stance="denies"))
    assert 0 < len(denied) < len(list(opened.claims()))
    assert {row.stance for row in denied} == {"denies"}
    quoted = list(opened.claims(quoted=True))
    assert quoted
    assert all(row.direct for row in quoted)
    assert not list(opened.claims(published_since="2030-01-01"))


def test_more_hits_than_a_page_come_one_after_the_other(
    opened: dateline.OpenLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = list(opened.claims())
    monkeypatch.setattr("dateline.python.found.FIRST", 3)
    monkeypatch.setattr("dateline.python.found.PAGE", 7)
    assert [name_row(row) for row in opened.claims()] == [name_row(row) for row in whole]
    assert len(whole) > 20


def test_results_are_made_when_they_are_looked_at(
    opened: dateline.OpenLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    search = Ledger.search
    monkeypatch.setattr("dateline.python.found.FIRST", 5)

    def counted(ledger: Ledger, query: Query) -> tuple[Hit, ...]:
        asked.append("page")
        return search(ledger, query)

    monkeypatch.setattr(Ledger, "search", counted)
    found = opened.claims()
    assert asked == []
    assert len(list(found[:5])) == 5
    assert asked == ["page"]
    assert found[6] == next(iter(found[6:7])) == list(found)[6]
    assert not isinstance(found, Sized)
    with pytest.raises(TypeError):
        len(found)  # type: ignore[arg-type]


def test_results_are_counted_from_their_beginning(opened: dateline.OpenLedger) -> None:
    found = opened.claims("radar OR libya")
    assert found.first() == found[0]
    for wrong in (-1, 10**6):
        with pytest.raises(IndexError):
            found[wrong]
    with pytest.raises(IndexError):
        found[-3:]
    assert opened.claims("zeppelin").first() is None


def test_incidents_are_sliced_without_answering_the_others(
    opened: dateline.OpenLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = opened.incidents()
    whole = list(found)
    assert len(found) == len(whole) > 10
    answered: list[int] = []

    def counted(ledger: Ledger, ids: Sequence[str]) -> tuple[dateline.IncidentAnswer, ...]:
        answered.append(len(ids))
        return answer_incidents(ledger, ids)

    monkeypatch.setattr("dateline.python.opened.answer_incidents", counted)
    assert list(found[2:4]) == whole[2:4]
    assert found[-1] == whole[-1]
    assert answered == [2, 1]
    with pytest.raises(IndexError):
        found[len(whole)]


def test_an_article_is_found_by_id_file_and_title(opened: dateline.OpenLedger) -> None:
    row = opened.articles("Kremlin").first()
    assert row is not None
    article = opened.article(row.page.article)
    assert isinstance(article, dateline.Article)
    assert article.title == row.page.title
    assert opened.article("07-lowmere-chronicle.html").outlet == "Lowmere Chronicle"
    with pytest.raises(InputError, match="No article fits"):
        opened.article("art:0000")


def test_a_receipt_of_a_claim_however_it_is_given(opened: dateline.OpenLedger) -> None:
    row = opened.claims("Kremlin", stance="denies")[0]
    article = opened.article(row.page.article)
    claim = next(one for one in article.claims if one.id == row.claim)
    receipts = {opened.receipt(given) for given in (row, row.claim, claim)}
    assert len(receipts) == 1
    (receipt,) = receipts
    assert receipt.words == claim.content
    assert article.text[claim.content[0].start : claim.content[0].end] == receipt.words[0].text
    with pytest.raises(InputError):
        opened.receipt(row, article="art:0000")


def test_what_is_not_held_is_said(opened: dateline.OpenLedger) -> None:
    for wrong in ("inc:ffffffff", "inc:0", "nonsense"):
        with pytest.raises(NotHeld, match="no incident"):
            opened.incident(wrong)
    with pytest.raises(InputError):
        opened.receipt("clm:ffffffff")


WRONG: list[tuple[dict[str, Any], type[Exception], str]] = [
    ({"type": "WAR"}, InputError, "'WAR' is no type"),
    ({"since": "yesterday"}, InputError, "'yesterday' is no date"),
    ({"origins": -1}, InputError, "is no count"),
    ({"colour": "red"}, TypeError, "'colour' is no keyword here"),
]


@pytest.mark.parametrize(("asked", "error", "said"), WRONG)
def test_wrong_keywords_are_refused(
    opened: dateline.OpenLedger, asked: Any, error: type[Exception], said: str
) -> None:
    for ask in (opened.incidents, opened.claims):
        with pytest.raises(error, match=said):
            ask(**asked)
    asked_of_claims: Any = {"quoted": True}
    with pytest.raises(TypeError, match="'quoted' is no keyword here"):
        opened.events(**asked_of_claims)


def test_a_closed_ledger_says_so(examples_ledger: Path) -> None:
    with dateline.open(str(examples_ledger)) as ledger:
        found = ledger.claims()
    with pytest.raises(InputError, match="was closed"):
        list(found)
    with pytest.raises(InputError, match="was closed"):
        ledger.article("art:1")
    assert repr(ledger).endswith("closed>")
    ledger.close()


def test_a_ledger_that_is_none_is_said(tmp_path: Path) -> None:
    with pytest.raises(LedgerUnusable, match="There is no ledger"):
        dateline.open(tmp_path / "nowhere.db")
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_to_an_open_ledger(opened: dateline.OpenLedger) -> None:
    assert opened._ledger is not None
    with pytest.raises(dateline.DatelineError):
        opened._ledger.save_search("a", Query())


def test_pages_that_are_not_linked_are_told_of(tmp_path: Path) -> None:
    where = tmp_path / "ledger.db"
    with Ledger.open(where, create=True) as ledger:
        ledger.add(*plant_page(0), "reader/1", "{}")
    with dateline.open(where) as opened, pytest.warns(UserWarning, match="not linked yet"):
        assert len(opened.incidents()) == 0


def test_a_row_has_the_words_the_speakers_and_the_incident(opened: dateline.OpenLedger) -> None:
    claim = opened.claims("Kremlin", stance="denies")[0]
    text = opened.article(claim.page.article).text
    assert all(text[span.start : span.end] == span.text for span in claim.words)
    assert any("Kremlin" in (one.name or one.text or "") for one in claim.speakers)
    event = opened.events("Libya", type="MOBILIZE", origins=3)[0]
    assert event.incident
    assert event.independent_origins == opened.incident(event.incident).independent_origins >= 3
    assert event.places
