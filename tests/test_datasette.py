"""A ledger in Datasette: the views and tables open, rows are labelled, and the metadata is all true."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from dateline.answers.who_says import who_says
from dateline.cli import cli
from dateline.ledger import Ledger
from dateline.ledger.describing import describe_ledger, describe_tables, write_yaml
from dateline.ledger.schema import METADATA
from dateline.ledger.views import VIEWS
from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from datasette.app import Datasette

ROOT = Path(__file__).resolve().parents[1]
DOC = (ROOT / "docs" / "datasette.md").read_text(encoding="utf-8")
pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # of Datasette's own parts
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture
def served(examples_ledger: Path) -> Iterator[Datasette]:
    app = pytest.importorskip("datasette.app")
    utils = pytest.importorskip("datasette.utils")
    written = CliRunner().invoke(cli, ["datasette", str(examples_ledger), "--out", "-"])
    assert written.exit_code == 0
    metadata = utils.parse_metadata(written.stdout)
    assert metadata == describe_ledger("examples")
    made = app.Datasette([str(examples_ledger)], metadata=metadata)
    yield made
    made.executor.shutdown()


def get(served: Datasette, path: str) -> Any:
    response = asyncio.run(served.client.get(path))
    assert response.status_code == 200, response.text
    return response


@pytest.mark.parametrize("name", VIEWS)
def test_every_view_opens_with_rows(served: Datasette, name: str) -> None:
    found = get(served, f"/examples/{name}.json?_shape=objects").json()
    assert found["rows"]
    shown = describe_tables()[name]
    assert list(found["rows"][0]) == found["columns"] == list(shown["columns"])
    page = get(served, f"/examples/{name}").text
    assert shown["title"] in page
    assert sorted(found["facet_results"]) == sorted(shown["facets"])


@pytest.mark.parametrize("name", sorted(set(describe_tables()) - set(VIEWS)))
def test_every_table_opens(served: Datasette, name: str) -> None:
    assert describe_tables()[name]["title"] in get(served, f"/examples/{name}").text


def test_foreign_keys_are_labelled(served: Datasette) -> None:
    found = get(served, "/examples/claims.json?_labels=on&_shape=objects&_size=1").json()
    article = found["rows"][0]["article"]
    assert article["value"].startswith("art:")
    assert not article["label"].startswith("art:")
    page = get(served, "/examples/articles").text
    assert "-southquay-observer.html" in page  # the capture, by its SOURCE


def test_facets_are_counted(served: Datasette) -> None:
    found = get(served, "/examples/v_claims.json?_facet=stance").json()
    facets = found["facet_results"]
    stances = {one["value"] for one in facets["stance"]["results"]}
    assert {"asserts", "denies"} <= stances


def test_technical_tables_are_hidden(served: Datasette) -> None:
    tables = get(served, "/examples.json").json()["tables"]
    seen = {one["name"] for one in tables if not one["hidden"]}
    assert seen == set(describe_tables()) - set(VIEWS)
    assert "bodies" not in seen


def test_what_is_described_is_there(examples_ledger: Path) -> None:
    with closing(sqlite3.connect(examples_ledger)) as connection:
        for name, shown in describe_tables().items():
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
            assert columns == list(shown["columns"]), name
            assert {*shown.get("facets", ()), *shown.get("units", ())} <= set(columns)
    assert set(VIEWS) < set(describe_tables())
    assert set(describe_tables()) < set(VIEWS) | set(METADATA.tables)


def test_the_table_of_descriptions_is_in_order() -> None:
    rows = read_table("ledger_columns")
    assert all(row["description"] for row in rows)
    assert {row["use"] for row in rows if row["column"]} == {"", "facet", "label"}
    assert len({(row["table"], row["column"]) for row in rows}) == len(rows)


def test_incidents_of_the_view_are_those_of_who_says(examples_ledger: Path) -> None:
    with closing(sqlite3.connect(examples_ledger)) as connection:
        query = "SELECT incident, independent_origins, articles FROM v_incidents"
        told = {row[0]: row[1:] for row in connection.execute(query)}
    with Ledger.open(examples_ledger, create=False) as opened:
        answers = {
            one.incident.id: (one.independent_origins, one.articles) for one in who_says(opened, None)
        }
    assert told == answers
    assert len(told) > 10


def test_words_are_those_of_the_spans(examples_ledger: Path) -> None:
    with Ledger.open(examples_ledger, create=False) as opened:
        spans = {
            (one.article.id, event.id): event.anchor.text
            for one in opened.articles()
            for event in one.article.events
        }
    with closing(sqlite3.connect(examples_ledger)) as connection:
        told = connection.execute("SELECT article, event, words, said_by FROM v_events").fetchall()
    assert {(article, event): words for article, event, words, _ in told} == spans
    assert all(said_by for *_, said_by in told)


def run(*words: object) -> Any:
    return CliRunner().invoke(cli, ["datasette", *map(str, words)])


def test_a_file_is_written_and_none_is_written_over(examples_ledger: Path, tmp_path: Path) -> None:
    out = tmp_path / "datasette.yaml"
    done = run(examples_ledger, "--out", out)
    assert done.exit_code == 0
    assert f"Open it:  datasette {examples_ledger} --metadata {out}" in done.stderr
    assert out.read_text(encoding="utf-8") == write_yaml(describe_ledger("examples"))
    out.write_text("mine", encoding="utf-8")
    refused = run(examples_ledger, "--out", out)
    assert "is there already" in str(refused.exception)
    assert out.read_text(encoding="utf-8") == "mine"
    assert run(examples_ledger, "--out", out, "--force").exit_code == 0
    assert out.read_text(encoding="utf-8").startswith("title: ")
    assert [one.name for one in tmp_path.iterdir()] == ["datasette.yaml"]


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    assert "SQLite files only" in str(run("postgresql://host/db").exception)
    assert "There is no ledger" in str(run(tmp_path / "none.db", "--out", "-").exception)


ODD = {"a: b #": {"true": "“x”\n\t\\", "null": [1, 'a"b', ""]}, "list": ["yes", "2024-01-01"], "b": True}


def test_the_yaml_is_read_as_it_was_meant() -> None:
    utils = pytest.importorskip("datasette.utils")
    assert utils.parse_metadata(write_yaml(ODD)) == ODD
    for name in ("123", "yes", "true", "a.b", "ü \u2028", "off"):
        assert utils.parse_metadata(write_yaml(describe_ledger(name))) == describe_ledger(name)


@pytest.mark.parametrize("name", VIEWS)
def test_every_view_is_documented(name: str) -> None:
    assert f"`{name}`" in DOC, f"describe {name} in docs/datasette.md"
    missing = [column for column in describe_tables()[name]["columns"] if f"`{column}`" not in DOC]
    assert missing == [], f"describe {missing} in docs/datasette.md"
