"""Dumps of GeoNames that a user imports: packed and not, with bad lines, and what they change."""

from __future__ import annotations

import gzip
import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from dateline import pipeline
from dateline.cli import cli
from dateline.errors import GazetteerBroken, PageMissing
from dateline.gazetteer import dumps, keeping
from dateline.gazetteer.dumps import read_dump
from dateline.gazetteer.index import index, look_up
from dateline.gazetteer.store import Store
from dateline.listing.listed import NOBODY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def line(identity: int, name: str, code: str = "P.PPL", **facts: str) -> str:
    """Return a line of a dump in Yemen."""
    kind, feature = code.split(".")
    cells = [str(identity), name, name, facts.get("others", ""), facts.get("lat", "15.5"), "44.2"]
    cells += [kind, feature, "YE", "", facts.get("admin1", "99"), "", "", "", facts.get("people", "0")]
    return "\t".join([*cells, "", "", "Asia/Aden", "2020-01-01"])


DUMP = "\n".join(
    [
        line(900001, "Varkeshtan", "A.ADM1"),
        line(900002, "Qarvelun", others="Karvelun,قرفلون", people="311"),
        line(900003, "Wadi Tarnhelm", "H.WAD"),
        line(900004, "Tarnhelm Primary School", "S.SCH"),
        line(900005, "Old Varkesh", "P.PPLH"),
        "",
    ]
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder of the test's own."""
    monkeypatch.setenv(keeping.DATA, str(tmp_path / "data"))
    keeping.open_imported.cache_clear()
    yield tmp_path
    keeping.open_imported.cache_clear()


def run(*words: str) -> str:
    done = CliRunner().invoke(cli, ["gazetteer", *words], catch_exceptions=False)
    assert done.exit_code == 0
    return done.output


def test_a_dump_is_imported_and_known_from_then_on(folder: Path) -> None:
    assert look_up("Qarvelun") == ()
    before = pipeline.name_reader(NOBODY)
    (folder / "YE.txt").write_text(DUMP, encoding="utf-8")
    assert "Imported 3 places" in run("import", str(folder / "YE.txt"))
    [village] = look_up("Karvelun")
    assert (village.name, village.country, village.admin1) == ("Qarvelun", "YE", "Varkeshtan")
    assert (village.geonames_id, village.kind, village.feature) == (900002, "city", "PPL")
    assert [entry.kind for entry in look_up("Wadi Tarnhelm")] == ["water"]
    assert look_up("Tarnhelm Primary School") == look_up("Old Varkesh") == ()
    assert ("wadi tarnhelm" in index(), index().longest("wadi") >= 2) == (True, True)
    assert "3 places were imported as YE" in run("list")
    assert pipeline.name_reader(NOBODY) != before


def test_what_the_package_knows_is_there_once(folder: Path) -> None:
    sanaa = next(entry for entry in look_up("Sanaa") if entry.kind == "city")
    (folder / "YE.txt").write_text(line(sanaa.geonames_id or 0, "Sanaa") + "\n", encoding="utf-8")
    before = look_up("Sanaa")
    run("import", str(folder / "YE.txt"))
    assert look_up("Sanaa") == before


def test_packed_dumps(folder: Path) -> None:
    (folder / "YE.txt.gz").write_bytes(gzip.compress(DUMP.encode()))
    with zipfile.ZipFile(folder / "YE.zip", "w") as packed:
        packed.writestr("readme.txt", "words")
        packed.writestr("YE.txt", DUMP)
    for name in ("YE.txt.gz", "YE.zip"):
        dump = read_dump(folder / name)
        assert (dump.packer.count, len(Store(dump.packer.pack()))) == (3, 3)


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        ("only\ttwo", "line 6.*2 cells"),
        (line(900006, "Nowhere", lat="95.0"), "line 6.*no globe"),
        (line(900006, "Nowhere", lat="north"), "line 6"),
        (line(0, "Nowhere"), "line 6.*id"),
        (line(900006, "Nowhere", people="-4"), "line 6.*people"),
        (line(900006, "Nowhere", lat="nan"), "line 6.*no globe"),
    ],
)
def test_few_odd_lines_are_passed_over_and_many_refused(folder: Path, bad: str, told: str) -> None:
    (folder / "YE.txt").write_text(DUMP + bad + "\n", encoding="utf-8")
    output = run("import", str(folder / "YE.txt"))
    assert "Imported 3 places" in output
    assert re.search(f"1 lines were passed over; {told}", output)
    (folder / "YE.txt").write_text(DUMP + f"{bad}\n{bad}\n", encoding="utf-8")
    with pytest.raises(GazetteerBroken, match=f"{told}.*2 of 7 lines"):
        read_dump(folder / "YE.txt")


def test_a_town_stands_before_the_streams_and_hamlets_of_its_name(folder: Path) -> None:
    others = [line(910_000 + at, "Qarvelun", "H.STM") for at in range(80)]
    others += [line(920_000 + at, "Qarvelun") for at in range(80)]
    town = line(900_009, "Qarvelun", people="41000")
    (folder / "YE.txt").write_text("\n".join([*others, town]) + "\n", encoding="utf-8")
    run("import", str(folder / "YE.txt"))
    found = look_up("Qarvelun")
    assert [entry.population for entry in found][:2] == [41_000, 0]
    assert {entry.kind for entry in found} == {"city"}


def test_an_import_that_is_interrupted_leaves_what_was_there(folder: Path) -> None:
    def stop() -> Iterator[bytes]:
        yield b"half"
        raise KeyboardInterrupt

    (folder / "YE.txt").write_text(DUMP, encoding="utf-8")
    run("import", str(folder / "YE.txt"))
    with pytest.raises(KeyboardInterrupt):
        keeping.keep_imported("YE", stop())
    assert [entry.country for entry in look_up("Qarvelun")] == ["YE"]
    assert [path.name for path in (folder / "data" / keeping.PLACES).iterdir()] == ["YE.index"]


def test_progress_is_told_while_lines_are_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dumps, "STEP", 2)
    (folder / "YE.txt").write_text(DUMP, encoding="utf-8")
    told: list[int] = []
    read_dump(folder / "YE.txt", told.append)
    assert told == [2, 4]


def test_other_files_are_told(folder: Path) -> None:
    with pytest.raises(PageMissing):
        read_dump(folder / "absent.txt")
    (folder / "no.zip").write_bytes(b"no archive")
    with pytest.raises(PageMissing):
        read_dump(folder / "no.zip")
    (folder / "empty.txt").write_bytes(b"")
    with pytest.raises(GazetteerBroken, match="no place"):
        read_dump(folder / "empty.txt")


def test_a_damaged_import_is_told(folder: Path) -> None:
    (folder / "data" / keeping.PLACES).mkdir(parents=True)
    (folder / "data" / keeping.PLACES / "YE.index").write_bytes(b"damaged" * 9)
    with pytest.raises(GazetteerBroken, match=r"YE\.index"):
        look_up("Sanaa")
