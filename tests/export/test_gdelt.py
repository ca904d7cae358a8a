"""GDELT tables as their codebook has them, and POLECAT's names: nothing told as done that is not."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import duckdb
import pytest
from tests.export.planted import BARE_EVENT, FULL_EVENT, HOSTILE, rows_of, spoil

from dateline.export.codes import cameo_types, is_coded_fact, moment_of, published_columns
from dateline.export.formats.to_gdelt_events import day_cells
from dateline.export.frame import Job, find_format
from dateline.records import StatusBy
from dateline.tables import read_column

if TYPE_CHECKING:
    from pathlib import Path

TOLD = replace(FULL_EVENT, status_by=())
COLUMNS = {"gdelt-events": 61, "gdelt-mentions": 16}  # of the codebook


def write(name: str, *rows: object) -> list[str]:
    out = BytesIO()
    find_format(name).write(rows, out, Job("events"))
    return out.getvalue().decode().split("\n")[:-1]


def cells(name: str, row: object) -> dict[str, str]:
    (line,) = write(name, row)
    names = find_format(name).columns["events"]
    return dict(zip(names, line.split("\t"), strict=True))


@pytest.mark.parametrize("name", COLUMNS)
def test_every_line_has_the_columns_of_the_codebook(name: str, tmp_path: Path) -> None:
    assert len(find_format(name).columns["events"]) == len(set(find_format(name).columns["events"]))
    lines = write(name, *rows_of("events"))
    assert len(lines) == len(rows_of("events"))
    assert {len(line.split("\t")) for line in lines} == {COLUMNS[name]}
    path = tmp_path / "table.tsv"
    path.write_text("\n".join(lines), encoding="utf-8", newline="")
    table = duckdb.read_csv(str(path), sep="\t", header=False, quotechar="", all_varchar=True)
    assert len(table.columns) == COLUMNS[name]
    assert len(table.fetchall()) == len(lines)


def test_the_order_is_that_of_the_codebook() -> None:
    names = find_format("gdelt-events").columns["events"]
    assert names[:5] == ("GlobalEventID", "Day", "MonthYear", "Year", "FractionDate")
    assert (names[5], names[14], names[15], names[24]) == (
        "Actor1Code",
        "Actor1Type3Code",
        "Actor2Code",
        "Actor2Type3Code",
    )
    assert names[25:35] == (
        *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass"),
        *("GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone"),
    )
    assert (names[35], names[43], names[51]) == ("Actor1Geo_Type", "Actor2Geo_Type", "ActionGeo_Type")
    assert names[58:] == ("ActionGeo_FeatureID", "DATEADDED", "SOURCEURL")


def test_polecat_has_the_columns_of_its_files_in_their_order() -> None:
    names = find_format("polecat").columns["events"]
    assert len(names) == len(set(names)) == 41
    assert names[:7] == (
        *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    )
    assert (names[10], names[11], names[18], names[19]) == (
        *("Primary Actor Sector", "Actor Sectors", "Primary Recipient Sector", "Recipient Sectors"),
    )
    assert names[7:15] == tuple(name.replace("Recipient", "Actor") for name in names[15:23])
    assert names[23] == "Placename"
    assert names[33:] == (
        *("Source", "Publication Date", "Story People", "Story Organizations", "Story Locations"),
        *("Language", "Version", "Dateline"),
    )


def test_no_published_column_is_empty_of_a_format() -> None:
    assert read_column("export_columns", "format") == {*COLUMNS, "polecat"}
    assert len(published_columns("polecat")) == 40


def test_a_full_event_is_filled_in() -> None:
    row = cells("gdelt-events", TOLD)
    assert (row["Day"], row["MonthYear"], row["Year"]) == ("20310304", "203103", "2031")
    assert (row["Actor1Code"], row["Actor1Name"], row["Actor1CountryCode"]) == (
        "TCDUAF",
        "GUNMEN",
        "TCD",
    )
    assert (row["Actor2Code"], row["Actor2Type1Code"]) == ("LBY", "")
    assert (row["EventCode"], row["EventBaseCode"], row["EventRootCode"]) == ("194", "194", "19")
    assert (row["QuadClass"], row["IsRootEvent"], row["GoldsteinScale"]) == ("4", "1", "")
    assert (row["ActionGeo_Type"], row["ActionGeo_Fullname"]) == ("4", "Karavo, Mirn, Libya")
    assert (row["ActionGeo_Lat"], row["ActionGeo_CountryCode"]) == ("-10.25", "LY")
    assert row["DATEADDED"] == "20310306000000"
    assert row["SOURCEURL"] == "https://mirn.example/bridge"


def test_mentions_go_with_the_events_and_say_what_bears_them() -> None:
    row = cells("gdelt-mentions", TOLD)
    assert row["GlobalEventID"] == cells("gdelt-events", TOLD)["GlobalEventID"]
    assert int(row["GlobalEventID"]) < 2**53
    assert (row["MentionType"], row["MentionSourceName"]) == ("1", "mirn.example")
    assert (row["SentenceID"], row["Actor1CharOffset"], row["ActionCharOffset"]) == ("2", "10", "17")
    assert row["Confidence"] == "75"
    extras = json.loads(row["Extras"])
    assert extras["title"] == FULL_EVENT.title
    assert (extras["incident"], extras["independent_origins"]) == ("inc:1", 2)
    assert extras["words"] == {"start": 10, "end": 40, "text": "gunmen shelled the old bridge"}
    assert [said["stance"] for said in extras["said_by"]] == ["asserts", "denies"]
    assert cells("gdelt-mentions", BARE_EVENT)["MentionType"] == "2"


def test_ids_tell_events_of_different_articles_apart() -> None:
    other = replace(TOLD, page=replace(TOLD.page, article="art:2"))
    first, second = (line.split("\t")[0] for line in write("gdelt-events", TOLD, other))
    assert first != second


@pytest.mark.parametrize("words", HOSTILE)
def test_no_text_breaks_a_line(words: str) -> None:
    row = spoil(TOLD, words)
    for name, count in COLUMNS.items():
        (line,) = write(name, row)
        assert len(line.split("\t")) == count
    assert json.loads(cells("gdelt-mentions", row)["Extras"])["words"]["text"] == words


@pytest.mark.parametrize(
    ("row", "taken"),
    [
        (TOLD, True),
        (replace(TOLD, status="ongoing"), True),
        (replace(TOLD, status="denied"), False),
        (replace(TOLD, status="possible"), False),
        (replace(TOLD, status_by=(StatusBy("clm:2", "denied"),)), False),
        (replace(TOLD, cameo=None), False),
    ],
)
def test_only_what_is_coded_and_told_as_done_is_taken(row: object, taken: object) -> None:
    assert is_coded_fact(row) is taken  # type: ignore[arg-type]
    for name in (*COLUMNS, "polecat"):
        assert find_format(name).takes is is_coded_fact


def test_the_share_of_a_year_is_that_of_gdelts_files() -> None:
    assert day_cells(date(2015, 2, 18)) == ("20150218", "201502", "2015", "2015.1315")
    assert day_cells(date(2015, 12, 31))[3] == "2015.9890"
    assert day_cells(None) == ("", "", "", "")


def test_moments_are_in_utc() -> None:
    assert moment_of("2031-03-05T10:00:00+01:00") == "20310305090000"
    assert moment_of("soon") == moment_of(None) == ""


def test_sectors_are_plovers_and_roles_cameos() -> None:
    assert read_column("export_cameo_sectors", "sector") <= read_column("plover_sectors", "sector")
    assert cameo_types("JRN,MED, GOV") == ("MED", "HLH", "GOV")
    assert cameo_types("UNK") == cameo_types(None) == ()
    assert all(len(code) == 3 for code in read_column("export_cameo_sectors", "type"))


def test_polecat_has_its_names_and_what_bears_it() -> None:
    full, bare = (json.loads(line) for line in write("polecat", TOLD, BARE_EVENT))
    assert list(full) == list(bare) == list(find_format("polecat").columns["events"])
    assert (full["Event Type"], full["Event Mode"], full["Intensity"]) == (
        "ASSAULT",
        "heavy-weapons",
        -9.0,
    )
    assert (full["Actor Name"], full["Actor Country"]) == (["Gunmen", "Nera Calder"], ["TCD", ""])
    assert (full["Primary Actor Sector"], full["Quad Code"]) == ("UAF", "MATERIAL CONFLICT")
    assert (full["Placename"], full["Province"], full["Country"]) == ("Karavo", "Mirn", "LBY")
    assert full["Dateline"]["said_by"][0]["by"] == ["Mirn officials"]
    assert (bare["Placename"], bare["Actor Name"], bare["Event Date"]) == (None, [], None)
