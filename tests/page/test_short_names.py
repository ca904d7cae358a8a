"""Datelines with the outlet's own short name, and bylines of one word that are an agency's."""

from __future__ import annotations

import pytest

from dateline.gather.captures import Capture, CorpusRow
from dateline.page.names import is_short_for
from dateline.page.told import Told
from dateline.pipeline import read_page

TEXT = (
    "{head}Two bridges were closed on Monday, Ines Khlif, who heads the port, told {told} by telephone."
)


def agency(
    outlet: str, head: str = "", byline: str | None = None, told: str = "reporters"
) -> str | None:
    text = TEXT.format(head=head, told=told)
    row = CorpusRow("1", text, outlet=outlet, byline=byline, language="en")
    return read_page(Capture("1", text.encode(), row), Told()).articles[0].agency


@pytest.mark.parametrize(
    ("short", "name", "is_it"),
    [
        ("SNA", "Skarne News Agency", True),
        ("SNA", "The Skarne News Agency", True),
        ("BOM", "Bank of Mirn", False),
        ("SN", "Skarne News Agency", False),
        ("Sna", "Skarne News Agency", False),
        ("S", "Skarne", False),
        ("SNA", None, False),
    ],
)
def test_short_names_have_the_first_letters(short: str, name: str | None, is_it: bool) -> None:  # noqa: FBT001  - a table's cell
    assert is_short_for(short, name) is is_it


def test_the_short_name_of_the_outlet_in_its_dateline_is_no_agency() -> None:
    assert agency("Skarne News Agency", "SFAX, Tunisia (SNA) - ") is None
    assert agency("Bellwater Times", "SFAX, Tunisia (SNA) - ") == "SNA"


def test_a_byline_of_one_word_that_was_told_something_is_an_agency() -> None:
    assert agency("Bellwater Times", byline="Ellery", told="Ellery") == "Ellery"
    assert agency("Bellwater Times", byline="Ellery") is None
    assert agency("Bellwater Times", byline="Ada Ellery", told="Ellery") is None
