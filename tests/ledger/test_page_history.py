"""The history of one page: its captures and readings, with what went and what came."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from tests.ledger.planted import page_text, plant_page, plant_report

from dateline.cli import cli
from dateline.errors import InputError
from dateline.gather.captures import Capture
from dateline.identity import capture_id
from dateline.ledger import Ledger
from dateline.page.told import Told

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.records import Report

URL = "https://mirn.example/bridge"
FIELDS = (
    "position at capture revision source gathered reader articles claims events first changes texts"
    " forgotten"
)


def add_state(ledger: Ledger, text: str, reader: str = "reader/1") -> Report:
    """Add a state of one page, as it stood at its address."""
    capture = Capture("wall.txt", text.encode(), url=URL)
    report = plant_report(capture, Told())
    assert ledger.add(capture.data, report, reader, "{}")
    return report


def fill(where: Path | str) -> tuple[Report, Report]:
    """Fill a ledger with two states of a page, the second read twice, and with another page."""
    text = page_text(0)
    with Ledger.open(where, create=True) as ledger:
        first = add_state(ledger, text)
        ledger.add(*plant_page(1), "reader/1", "{}")
        second = add_state(ledger, text.replace("day 3", "day 9"))
        story = replace(second.articles[0], title="Bridges open")
        data = text.replace("day 3", "day 9").encode()
        ledger.add(data, replace(second, articles=(story, *second.articles[1:])), "reader/2", "{}")
    return first, second


def test_all_readings_of_all_captures_of_a_page_are_told(where: Path | str) -> None:
    first, second = fill(where)
    with Ledger.open(where, create=False) as ledger:
        found = ledger.page_history(first.articles[0].id)
        assert found == ledger.page_history(capture_id(second.page)) == ledger.page_history(URL)
    one, other = capture_id(first.page), capture_id(second.page)
    assert [(each.capture, each.revision) for each in found] == [(one, 1), (other, 1), (other, 2)]
    assert [each.first for each in found] == [True, False, False]
    assert [each.reader for each in found] == ["reader/1", "reader/1", "reader/2"]
    assert [(each.articles, each.claims, each.events) for each in found] == [(2, 5, 5)] * 3
    (text,) = found[1].texts
    assert [words[0][-6:] for words in (text.gone, text.came)] == ["day 3.", "day 9."]
    assert found[2].texts == ()
    (change,) = found[2].changes
    assert [(one.field, one.before, one.after) for one in change.changes] == [
        ("title", "Bridges closed", "Bridges open")
    ]


def test_what_fits_no_page_is_refused(where: Path | str) -> None:
    fill(where)
    with Ledger.open(where, create=False) as ledger, pytest.raises(InputError, match="fits"):
        ledger.page_history("nowhere.html")


def test_a_forgotten_page_has_a_history_without_words(where: Path | str) -> None:
    fill(where)
    with Ledger.open(where, create=True) as ledger:
        ledger.forget(URL, "the editor asked to", "Ada")
        found = ledger.page_history(capture_id(plant_state().page))
    assert {one.forgotten for one in found} == {"the editor asked to"}
    assert all(one.texts == () and one.claims == 0 for one in found)
    assert all(change.words is None for one in found for change in one.changes)


def plant_state() -> Report:
    return plant_report(Capture("wall.txt", page_text(0).encode(), url=URL), Told())


def test_the_commands_tell_a_person_and_a_script(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    _, second = fill(path)
    shown = CliRunner().invoke(cli, ["revisions", str(path), "mirn.example/bridge"])
    assert shown.exit_code == 0, shown.output
    assert "2 articles, 5 claims, 5 events; the first reading" in shown.stdout
    assert "- Nera Calder said the bridge at Port Selin was closed on day 3." in shown.stdout
    assert "+ Nera Calder said the bridge at Port Selin was closed on day 9." in shown.stdout
    assert "title: Bridges closed → Bridges open" in shown.stdout
    told = CliRunner().invoke(cli, ["revisions", str(path), URL, "--json"])
    twins = [json.loads(line) for line in told.stdout.splitlines()]
    assert [" ".join(twin) for twin in twins] == [FIELDS] * 3
    for number, title in ((1, "Bridges closed"), (2, "Bridges open")):
        words = ["show", str(path), second.articles[0].id, "--revision", str(number), "--json"]
        assert json.loads(CliRunner().invoke(cli, words).stdout)["title"] == title
    none = CliRunner().invoke(cli, ["show", str(path), second.articles[0].id, "--revision", "3"])
    assert isinstance(none.exception, InputError)
    assert "has no revision 3" in str(none.exception)
