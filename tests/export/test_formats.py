"""What holds for every format: it streams, it is documented, the same rows give the same bytes."""

from __future__ import annotations

import re
import tracemalloc
from io import BytesIO, RawIOBase
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
from tests.export.planted import ROWS, rows_of, spoil
from tests.export.test_output import short_files

from dateline import jsons
from dateline.errors import DiskFull, InputError
from dateline.export.frame import Job, choose_what, find_format, format_names
from dateline.export.output import open_output

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.export.rows import What

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAIRS = [(name, what) for name in format_names() for what in find_format(name).columns]
MANY = 40_000


def written(name: str, what: What, rows: Any) -> bytes:
    out = BytesIO()
    find_format(name).write(rows, out, Job(what, ledger="2031-01-01 cap:1"))
    return out.getvalue()


@pytest.mark.parametrize(("name", "what"), PAIRS)
def test_the_same_rows_give_the_same_bytes(name: str, what: What) -> None:
    first = written(name, what, iter(rows_of(what)))
    assert first
    assert first == written(name, what, iter(rows_of(what)))


@pytest.mark.parametrize(("name", "what"), PAIRS)
def test_no_rows_are_a_file_too(name: str, what: What) -> None:
    assert isinstance(written(name, what, iter(())), bytes)


@pytest.mark.parametrize(("name", "what"), [pair for pair in PAIRS if not find_format(pair[0]).orders])
def test_rows_are_written_as_they_come(name: str, what: What) -> None:
    out = BytesIO()

    def rows() -> Iterator[Any]:
        yield from repeat(ROWS[what][1], MANY)
        assert out.tell() > 1000, "rows are held back"

    find_format(name).write(rows(), out, Job(what, ledger="x"))


class Nowhere(RawIOBase):
    """A stream that keeps nothing."""

    def write(self, data: Any) -> int:
        return len(data)


@pytest.mark.parametrize(("name", "what"), [pair for pair in PAIRS if find_format(pair[0]).orders])
def test_rows_that_wait_for_their_place_wait_on_disk(name: str, what: What) -> None:
    rows = repeat(ROWS[what][0], 4000)
    size = len(jsons.encode(ROWS[what][0])) * 4000
    tracemalloc.start()
    try:
        find_format(name).write(rows, cast("Any", Nowhere()), Job(what, ledger="x"))
        assert tracemalloc.get_traced_memory()[1] < size / 4, "rows are held in memory"
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(("name", "what"), PAIRS)
def test_a_full_disk_ends_it_and_leaves_nothing(name: str, what: What, tmp_path: Path) -> None:
    rows = (row for row in rows_of(what) for _ in range(400))
    with pytest.raises(DiskFull, match="There is no room left"), short_files():
        write_file(name, what, rows, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def write_file(name: str, what: What, rows: Any, path: Path) -> None:
    with open_output(str(path)) as out:
        find_format(name).write(rows, out, Job(what, ledger="x"))


@pytest.mark.parametrize("words", ["../../evil", "/evil", "..\\evil", "evil\x00.txt"])
@pytest.mark.parametrize(("name", "what"), PAIRS)
def test_no_text_of_a_page_makes_a_file(
    name: str, what: What, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "in")
    write_file(name, what, [spoil(ROWS[what][0], words)], tmp_path / "in" / "out")
    assert [path.name for path in sorted(tmp_path.rglob("*"))] == ["in", "out"]
    with pytest.raises(InputError, match="is there already"):
        write_file(name, what, [], tmp_path / "in" / "out")


@pytest.mark.parametrize(("name", "what"), PAIRS)
def test_the_page_of_a_format_names_its_columns_and_no_others(name: str, what: What) -> None:
    page = DOCS / "exports" / f"{name}.md"
    assert page.is_file(), f"write docs/exports/{name}.md"
    text = page.read_text(encoding="utf-8")
    if f"\n## {what}\n" not in text and "](columns.md)" in text:
        text = (DOCS / "exports" / "columns.md").read_text(encoding="utf-8")
    told = list(names_in(text, what))
    assert sorted(told) == sorted(find_format(name).columns[what])


def names_in(text: str, what: str) -> Iterator[str]:
    section = text.partition(f"\n## {what}\n")[2].partition("\n## ")[0]
    for cell in re.findall(r"^\| (`.*?) \|", section, re.MULTILINE):
        yield from re.findall(r"`([^`]+)`", cell)


@pytest.mark.parametrize("name", format_names())
def test_the_page_of_a_format_says_what_is_lost_and_is_listed(name: str) -> None:
    text = (DOCS / "exports" / f"{name}.md").read_text(encoding="utf-8")
    assert "\n## What is lost\n" in text
    assert "\n## An example\n" in text
    listed = (DOCS / "exports.md").read_text(encoding="utf-8")
    assert f"| [`{name}`](exports/{name}.md) |" in listed


def test_links_of_the_pages_lead_somewhere() -> None:
    link = re.compile(r"\]\((?!https?:|#)([^)#]+)")
    broken = [
        f"{page.name}: {target}"
        for page in (DOCS / "exports").glob("*.md")
        for target in link.findall(page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []


def test_a_format_that_is_none_is_refused_with_those_there_are() -> None:
    with pytest.raises(InputError, match=r"'dbase' is no format. There are: .*csv"):
        find_format("dbase")


def test_rows_that_a_format_has_no_room_for_are_refused() -> None:
    assert choose_what("csv", None) == "events"
    assert choose_what("csv", "claims") == "claims"
    with pytest.raises(InputError, match="has no room for pages"):
        choose_what("csv", "pages")  # type: ignore[arg-type]
