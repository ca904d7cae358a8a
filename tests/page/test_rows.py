"""A row of a corpus is one article, exactly as it stands."""

from __future__ import annotations

from dateline.gather.captures import Capture, CorpusRow
from dateline.page.anatomy import TakenApart, take_apart
from dateline.page.told import Told

TEXT = (
    "  KOLSUMA (Marrowgate) - Rebels said they held the airstrip.\n\n"
    "A FAIRY TALE\n\nThe army denied it.\nCopyright 2031 Marrowgate.\n"
    "More from Marrowgate\nDuty lowered on steel \n"
)


def take(row: CorpusRow, told: Told | None = None) -> TakenApart:
    return take_apart(Capture("c.jsonl", b'{"id": "7"}', row=row), told or Told())


def test_the_text_is_taken_to_the_code_point_and_only_marked() -> None:
    taken = take(CorpusRow("7", TEXT))
    (story,) = taken.articles
    assert story.text == TEXT
    assert [span.text for span in story.subheads] == ["A FAIRY TALE"]
    assert story.dateline is not None
    assert story.dateline.text == "KOLSUMA (Marrowgate)"
    assert [(one.name, one.span.text) for one in story.credits if one.span] == [
        ("Marrowgate", "Marrowgate")
    ]
    assert taken.page.given_id == "7"
    assert taken.page.media_type == "application/json"


def test_what_the_row_says_stands() -> None:
    row = CorpusRow(
        "7",
        TEXT,
        url="https://a.example/1",
        title="Who holds the airstrip?",
        outlet="Deepmere Dispatch",
        published="2031-02-03",
        language="en",
        byline="By Joss Tembarro, Defence editor",
    )
    taken = take(row)
    (story,) = taken.articles
    assert (story.title, story.outlet) == (row.title, row.outlet)
    assert (story.published.value, story.published.basis) == ("2031-02-03", "metadata")
    assert [(one.name, one.role) for one in story.bylines] == [("Joss Tembarro", "Defence editor")]
    assert taken.page.url == row.url


def test_an_odd_byline_is_kept_as_it_stands() -> None:
    assert take(CorpusRow("7", TEXT, byline="ourselves")).articles[0].bylines[0].name == "ourselves"


def test_the_command_line_stands_over_the_row() -> None:
    taken = take(CorpusRow("7", TEXT, published="2031-02-03"), Told(published="2031-02-04"))
    assert taken.articles[0].published.value == "2031-02-04"
    assert taken.articles[0].published.basis == "argument"


def test_lone_surrogates_are_replaced_one_for_one() -> None:
    taken = take(CorpusRow("7", "The ship \ud800 was stopped, they said."))
    assert taken.articles[0].text == "The ship \ufffd was stopped, they said."
    assert [note.code for note in taken.notes] == ["characters-replaced"]


def test_rows_with_the_same_text_are_captures_of_their_own() -> None:
    first, second = take(CorpusRow("7", TEXT)), take(CorpusRow("8", TEXT))
    assert first.articles[0].id != second.articles[0].id
    assert first.articles[0].text_sha256 == second.articles[0].text_sha256
