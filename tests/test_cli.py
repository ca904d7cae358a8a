"""The command line as a person and a script use it: exit codes, streams, sentences."""

from __future__ import annotations

import gzip
import io
import json
import os
import resource
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from dateline import jsons
from dateline.gather.sources import gather
from dateline.ledger.ledger import Ledger
from dateline.page.told import Told
from dateline.pipeline import read_sources

STORY = """By Ines Corval, Staff Reporter
PORT SELVE (Lantern Wire) - The harbour wall has given way in two places, port officials said Thursday.
No ship was damaged, according to the harbour master.
"We saw the wall move in the night," said Oda Brekke, who runs the ferry office. "Then it was gone."
The town's mayor denied that the wall had been neglected for years.
Copyright 2024 Lantern Wire. All rights reserved.
"""
FRENCH = (
    "Le mur du port a cédé en deux endroits dans la nuit de mercredi à jeudi, ont indiqué les autorités "
    "portuaires. Aucun navire n’a été endommagé, selon la capitainerie. Les travaux doivent commencer "
    "la semaine prochaine, a précisé le maire de la ville devant la presse réunie sur le quai.\n\n"
) * 4


def run(
    *words: str | Path, stdin: bytes = b"", cwd: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "dateline", *map(str, words)]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, cwd=cwd)


def reports(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    twins = [json.loads(line) for line in done.stdout.splitlines()]
    for twin in twins:
        jsonschema.Draft202012Validator(jsons.schema()).validate(twin)
    return twins


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "wall.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_a_page_is_read_for_a_person(page: Path) -> None:
    done = run("read", page)
    assert done.returncode == 0, done.stderr.decode()
    shown = done.stdout.decode()
    assert "port officials" in shown
    assert "1 page read, 0 skipped: 1 story, 0 teasers" in shown


def test_json_goes_to_standard_output_and_the_summary_does_not(page: Path) -> None:
    done = run("read", page, "--json")
    (twin,) = reports(done)
    assert twin["page"]["source"] == str(page)
    assert "1 page read" in done.stderr.decode()


def test_standard_input_is_a_page() -> None:
    done = run("read", "-", "--url", "https://lantern.example/wall", "--json", stdin=STORY.encode())
    (twin,) = reports(done)
    assert twin["page"]["source"] == "-"
    assert twin["page"]["url"] == "https://lantern.example/wall"
    assert twin["articles"][0]["agency"] == "Lantern Wire"


def test_published_resolves_the_weekday(page: Path) -> None:
    (without,) = reports(run("read", page, "--json"))
    (given,) = reports(run("read", page, "--published", "2024-12-20", "--json"))
    assert dates_of(without) == ["XXXX-WXX-4"]
    assert given["articles"][0]["published"] == {"value": "2024-12-20", "basis": "argument"}
    assert dates_of(given) == ["2024-12-19"]


def dates_of(twin: dict[str, Any]) -> list[str]:
    return [time["value"] for time in twin["articles"][0]["times"] if time["type"] == "DATE"]


def test_every_span_equals_its_text(page: Path) -> None:
    (twin,) = reports(run("read", page, "--json"))
    for article in twin["articles"]:
        spans = list(spans_of({key: value for key, value in article.items() if key != "text"}))
        assert spans
        for span in spans:
            assert article["text"][span["start"] : span["end"]] == span["text"]


def spans_of(value: Any) -> Any:
    if isinstance(value, dict):
        if {"start", "end", "text"} <= set(value):
            yield value
        for part in value.values():
            yield from spans_of(part)
    elif isinstance(value, list):
        for part in value:
            yield from spans_of(part)


BAD: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\n ", ""),
    "photo.html": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, ""),
    "paper.html": (b"%PDF-1.7\n" + bytes(range(256)) * 40, "PDF"),
    "frame.html": (b"<!doctype html><html><body><nav><a href='/'>Home</a></nav></body></html>", ""),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_page_is_skipped_with_a_sentence_and_the_others_are_read(
    name: str, page: Path, tmp_path: Path
) -> None:
    data, word = BAD[name]
    (tmp_path / name).write_bytes(data)
    done = run("read", tmp_path / name, page, "--json")
    assert done.returncode == 1
    bad, good = reports(done)
    assert bad["articles"] == []
    (message,) = [note["message"] for note in bad["notes"] if note["level"] == "error"]
    assert word.lower() in message.lower()
    assert len(message.split()) > 4
    assert good["articles"]
    assert f"skipped {tmp_path / name}" in done.stderr.decode().replace("\n", " ")


def test_missing_file_and_address_are_told_with_a_sentence(page: Path) -> None:
    done = run("read", "no-such-page.html", "ftp://lantern.example/wall", page, "--json")
    assert done.returncode == 1
    missing, address, good = reports(done)
    assert "no-such-page.html" in missing["notes"][0]["message"]
    assert address["notes"][0]["code"] == "address-refused"
    assert good["articles"]


def test_odd_bytes_are_read_with_a_note(tmp_path: Path) -> None:
    path = tmp_path / "odd.txt"
    path.write_bytes(STORY.encode("utf-8").replace(b"harbour wall", b"harb\x00our \xed\xa0\x80 wall"))
    done = run("read", path, "--json")
    (twin,) = reports(done)
    assert done.returncode == 0
    assert twin["articles"][0]["claims"]
    assert "\x00" not in twin["articles"][0]["text"]
    assert twin["notes"]


def test_fifty_megabytes_of_one_paragraph_are_refused(tmp_path: Path, page: Path) -> None:
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        for _ in range(50):
            file.write(b"word " * 200_000)
    done = run("read", path, page, "--json")
    long, good = reports(done)
    assert done.returncode == 1
    assert "MB" in long["notes"][0]["message"]
    assert good["articles"]


def test_another_language_is_kept_unread(tmp_path: Path) -> None:
    path = tmp_path / "mur.txt"
    path.write_text(FRENCH, encoding="utf-8")
    done = run("read", path, "--json")
    (twin,) = reports(done)
    assert done.returncode == 0
    assert twin["articles"][0]["language"] == "fr"
    assert twin["articles"][0]["claims"] == []
    assert [note["code"] for note in twin["notes"]] == ["language-not-read"]


def test_a_corpus_is_taken_exactly_as_given(tmp_path: Path) -> None:
    text = "  Two men left,  officials said.\nLatest News from\n\n©  2024 \u200b x "
    path = tmp_path / "corpus.jsonl.gz"
    rows = [{"id": "a", "text": text, "published": "2024-12-20"}, "no row", {"id": "b", "text": "One."}]
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    done = run("read", path, "--json")
    first, broken, last = reports(done)
    assert done.returncode == 1
    assert first["articles"][0]["text"] == text
    assert [twin["page"]["given_id"] for twin in (first, last)] == ["a", "b"]
    assert "line 2" in broken["notes"][0]["message"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["read"], "Missing argument"),
        (["read", "a.html", "--published", "yesterday"], "is no date"),
        (["read", "a.html", "b.html", "--url", "https://x.example"], "one page"),
        (["read", "a.html", "--url", "x.example"], "no web address"),
        (["read", "a.html", "--page-seconds", "nan"], "no number of seconds"),
        (["read", "a.html", "--page-seconds", "inf"], "not in the range"),
        (["red"], "No such command"),
        (["who-says"], "Missing argument"),
    ],
)
def test_a_wrong_command_line_exits_with_two(words: list[str], sentence: str) -> None:
    done = run(*words)
    assert done.returncode == 2
    assert sentence in done.stderr.decode()


def test_a_file_that_is_no_ledger_is_said_to_be_none(page: Path) -> None:
    commands: list[list[str | Path]] = [
        ["who-says", page],
        ["show", page, "x"],
        ["read", page, "--into", page],
    ]
    for words in commands:
        done = run(*words)
        assert done.returncode == 1
        assert done.stderr.decode().startswith("dateline: ")
        assert str(page) in done.stderr.decode()
    assert page.read_text(encoding="utf-8") == STORY


def test_pages_that_a_stopped_run_left_unlinked_are_said(page: Path, tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    with Ledger.open(path, create=True) as ledger:
        list(read_sources(gather([str(page)], io.BytesIO()), Told(), ledger))
    assert "not linked yet" in run("who-says", path).stderr.decode()
    run("read", page, "--into", path)
    assert "not linked yet" not in run("who-says", path).stderr.decode()


def test_a_reading_by_hand_that_is_none_is_a_sentence(page: Path) -> None:
    done = run("evaluate", "page", page, page)
    assert done.returncode == 1
    assert "is no JSON object" in done.stderr.decode()


def test_no_standard_input_is_no_error(page: Path) -> None:
    command = [sys.executable, "-m", "dateline", "read", str(page)]
    done = subprocess.run(["sh", "-c", shlex.join(command) + " <&-"], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_a_full_output_is_a_sentence(page: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "dateline", "read", str(page), "--json"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert "no room left" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_an_absent_ledger_is_not_made_by_asking(tmp_path: Path) -> None:
    done = run("who-says", tmp_path / "none.db")
    assert done.returncode == 1
    assert not (tmp_path / "none.db").exists()


def test_an_unwritable_ledger_is_a_sentence(page: Path, tmp_path: Path) -> None:
    for where in (tmp_path / "no-such-folder" / "l.db", tmp_path):
        done = run("read", page, "--into", where)
        assert done.returncode == 1
        assert str(where) in done.stderr.decode().replace("\n", " ")
        assert "Traceback" not in done.stderr.decode()


def test_a_full_disk_is_a_sentence_and_keeps_the_ledger_whole(page: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "l.db"
    assert run("read", page, "--into", ledger).returncode == 0
    folder = tmp_path / "more"
    folder.mkdir()
    for number in range(6):
        noise = " ".join(f"quay{number}x{n} officials said." for n in range(300))
        (folder / f"{number}.txt").write_text(f"{STORY}\n{noise}.\n", encoding="utf-8")
    room = ledger.stat().st_size + 20_000  # bytes that a file may have: some pages more
    done = subprocess.run(
        [sys.executable, "-m", "dateline", "read", folder, "--into", ledger],
        capture_output=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr.decode()
    assert run("read", folder, "--into", ledger).returncode == 0
    assert run("show", ledger, "wall.txt").returncode == 0


def test_reading_again_reads_nothing_again(page: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "l.db"
    first = run("read", page, "--into", ledger, "--json")
    again = run("read", page, "--into", ledger, "--json")
    assert "1 page read" in first.stderr.decode()
    assert "0 pages read, 1 already in the ledger" in again.stderr.decode()
    assert first.stdout == again.stdout


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number}.txt").write_text(STORY.replace("two", str(number)), encoding="utf-8")
    out, into = os.pipe()
    os.close(out)
    done = subprocess.run(
        [sys.executable, "-m", "dateline", "read", folder, "--json"],
        stdout=into,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(into)
    assert "Traceback" not in done.stderr.decode()
    assert "Exception" not in done.stderr.decode()


def test_help_names_every_command() -> None:
    shown = run("--help").stdout.decode()
    for verb in ("read", "who-says", "show", "schema"):
        assert verb in shown


def test_show_takes_the_exact_name_first_and_prints_the_notes(tmp_path: Path) -> None:
    for name, text in (("wall", FRENCH), ("wall-2", STORY)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    run("read", tmp_path / "wall.txt", tmp_path / "wall-2.txt", "--into", tmp_path / "l.db")
    shown = run("show", tmp_path / "l.db", "wall.txt")
    assert shown.returncode == 0, shown.stderr
    assert "only English is read" in " ".join(shown.stdout.decode().split())
    assert run("show", tmp_path / "l.db", "wall-2").returncode == 0
    assert b"fits 2 articles" in run("show", tmp_path / "l.db", "wall").stderr
