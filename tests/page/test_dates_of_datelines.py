"""Plain texts without a date: the dateline tells when, where and by whom they were filed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.gather.captures import Capture, CorpusRow
from dateline.page.anatomy import take_apart
from dateline.page.told import Told

if TYPE_CHECKING:
    from dateline.records import Article

STORY = "A dam burst above the town on Friday, the mayor said.\n\nTwo people were hurt at its foot."
CASES = [
    ("QUILLHAVEN, March 13, 2026 (Northwire) - ", "2026-03-13", "Northwire"),
    ("QUILLHAVEN (Northwire) March 13, 2026 -- ", "2026-03-13", "Northwire"),
    ("Quillhaven, 13 March 2026 - ", "2026-03-13", None),
    ("March 13, 2026 - ", "2026-03-13", None),
    ("QUILLHAVEN, March 13 (Northwire) - ", None, "Northwire"),
    ("QUILLHAVEN, March 43, 2026 (Northwire) - ", None, "Northwire"),
]


def take(text: str, row: CorpusRow | None = None, told: Told | None = None) -> Article:
    return take_apart(Capture("page.txt", text.encode(), row), told or Told()).articles[0]


@pytest.mark.parametrize("as_row", [True, False])
@pytest.mark.parametrize(("head", "day", "agency"), CASES)
def test_the_dateline_dates_a_text(
    head: str, day: str | None, agency: str | None, *, as_row: bool
) -> None:
    story = take(head + STORY, CorpusRow("1", head + STORY) if as_row else None)
    assert story.dateline is not None
    assert (story.dateline.text, story.agency) == (head.rstrip(" -"), agency)
    assert (story.published.value, story.published.basis) == (day, "text" if day else "none")


@pytest.mark.parametrize(
    ("head", "dateline", "agency"),
    [
        ("QUILLHAVEN, 13 March (NAB). ", "QUILLHAVEN, 13 March (NAB)", "NAB"),
        ("QUILLHAVEN, March 13. /Northwire/. ", "QUILLHAVEN, March 13. /Northwire/", "Northwire"),
        ("QUILLHAVEN, March 13 (Northwire).- ", "QUILLHAVEN, March 13 (Northwire)", "Northwire"),
        ("QUILLHAVEN, 13 March /NAB/ - ", "QUILLHAVEN, 13 March /NAB/", "NAB"),
    ],
)
def test_agencies_write_datelines_in_many_ways(head: str, dateline: str, agency: str) -> None:
    story = take(head + STORY)
    assert story.dateline is not None
    assert (story.dateline.text, story.dateline.outlet) == (dateline, agency)


@pytest.mark.parametrize("head", ["Quill Haven (Labour). ", "Mira Dovell (32). ", "THE WORKS /2/ "])
def test_brackets_behind_other_words_make_no_dateline(head: str) -> None:
    assert take(head + STORY).dateline is None


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("Reporting by Northwire", "Northwire"),
        ("(Reporting by Quillhaven News Agency)", "Quillhaven News Agency"),
        ("Reporting by Lena Quist", None),
    ],
)
def test_a_last_line_tells_whose_report_it_is(line: str, agency: str | None) -> None:
    assert take(f"{STORY}\n\n{line}").agency == agency


def test_what_is_told_stands_over_the_dateline() -> None:
    text = CASES[0][0] + STORY
    assert take(text, told=Told(published="2026-03-14")).published.value == "2026-03-14"
    assert take(text, CorpusRow("1", text, published="2026-03-15")).published.basis == "metadata"


def test_a_chronology_is_no_dateline() -> None:
    days = (
        "March 13, 2026 - The dam bursts above the town.\n\nMarch 14, 2026 - The mayor resigns over it."
    )
    assert take(days).published.basis == "none"
    assert take(days).dateline is None
