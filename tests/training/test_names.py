"""The marked sentences that teach names: every line keeps the markup, the README's counts are theirs."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "training" / "names"
GOLD = ROOT / "tests" / "language" / "names_gold.txt"


def reader() -> ModuleType:
    spec = importlib.util.spec_from_file_location("names_read", FOLDER / "read.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["names_read"] = module
    spec.loader.exec_module(module)
    return module


read = reader()


@pytest.mark.parametrize("path", [*read.sources(), GOLD], ids=lambda path: path.name)
def test_every_line_keeps_the_markup(path: Path) -> None:
    assert read.read_file(path)


def test_no_line_is_written_twice() -> None:
    texts = [line.text for path in read.sources() for line in read.read_file(path)]
    assert {text for text in texts if texts.count(text) > 1} == set()


def test_the_gold_shares_no_line_and_no_full_name_of_a_person_with_the_training() -> None:
    trained = [line for path in read.sources() for line in read.read_file(path)]
    gold = read.read_file(GOLD)
    assert {line.text for line in gold} & {line.text for line in trained} == set()
    assert full_names(gold) & full_names(trained) == set()


def full_names(lines: list[Any]) -> set[str]:
    return {name for line in lines for label, name in line.names() if label == "PER" and " " in name}


def test_the_readme_gives_the_counts_of_the_files() -> None:
    assert read.table(read.sources()) in (FOLDER / "README.md").read_text(encoding="utf-8")


def test_spans_count_characters_of_the_plain_text() -> None:
    text, spans = read.read_line(r"“\[We\] left,” [PER Ada Obi] said in the [LOC Sahel].")
    assert text == "“[We] left,” Ada Obi said in the Sahel."
    assert [(span.label, text[span.start : span.end]) for span in spans] == [
        ("PER", "Ada Obi"),
        ("LOC", "Sahel"),
    ]


def test_a_blank_line_ends_a_document_and_a_comment_does_not(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("# first\nOne.\n# still\nTwo.\n\n\nThree.\n", encoding="utf-8")
    assert [(line.document, line.number) for line in read.read_file(path)] == [(0, 2), (0, 4), (1, 7)]


@pytest.mark.parametrize(
    ("raw", "cause"),
    [
        ("[CITY Bamako] fell.", "CITY is no type"),
        ("[GPE Bamako fell.", "opens or closes no mark"),
        ("[ORG Bank of [GPE Mali]]", "opens or closes no mark"),
        ("Bamako] fell.", "opens or closes no mark"),
        ("[GPE Bamako's] mayor", "leave the article"),
        ("[LOC the Sahel]", "leave the article"),
        ("[GPE Bamako ] fell.", "a blank at its edge"),
        ("He  fell.", "a blank too many"),
    ],
)
def test_a_fault_is_named_with_file_and_line(tmp_path: Path, raw: str, cause: str) -> None:
    path = tmp_path / "x.txt"
    path.write_text(f"# a comment\n{raw}\n", encoding="utf-8")
    with pytest.raises(read.MarkupBroken, match=r"x\.txt, line 2: ") as caught:
        read.read_file(path)
    assert cause in str(caught.value)


def table(name: str) -> list[list[str]]:
    lines = (FOLDER / "lists" / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")][1:]


def test_every_slot_of_a_pattern_has_words() -> None:
    patterns = " ".join(pattern for name in ("organisations", "things") for _, pattern in table(name))
    known = {slot for slot, _ in table("slots")} | {"family", "place"}
    assert set(re.findall(r"{(\w+)}", patterns)) - known == set()


def test_no_name_is_listed_twice_for_a_region() -> None:
    rows = [tuple(row) for name in ("people", "models", "slots") for row in table(name)]
    assert len(rows) == len(set(rows))


def test_every_region_has_given_and_family_names() -> None:
    rows = table("people")
    parts = {(region, part) for region, part, _ in rows}
    assert parts == {(region, part) for region, _, _ in rows for part in ("given", "family")}
