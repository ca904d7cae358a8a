"""Times that hang on the story an article tells, and words that were not read before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.reading.findings import Findings
from dateline.reading.when import read_times
from dateline.records import Article, Published

if TYPE_CHECKING:
    from dateline.records import Time

FRIDAY = "2024-12-20"
HISTORY = (
    "The war of the Lower Vell began in May 1931, after the coup of 1928 and the famine of 1930. "
    "By August 1931 the rebels held the coast. {} In October they took the capital."
)


def times(text: str) -> tuple[Time, ...]:
    article = Article(
        id="art:test",
        kind="story",
        text=text,
        text_sha256=hash_text(text),
        published=Published(FRIDAY, "argument"),
    )
    return read_times(analyse(article), Findings())


def values(text: str) -> dict[str, str | None]:
    return {time.span.text: time.value for time in times(text)}


@pytest.mark.parametrize(
    "aside",
    [
        "A study that came out in 1987 calls it a rout.",
        "Their leader would be shot there in 1944.",
        "The plan had been for an attack in 1933.",
    ],
)
def test_a_year_named_within_a_sentence_does_not_move_a_history(aside: str) -> None:
    assert values(HISTORY.format(aside))["October"] == "1931-10"


def test_a_year_that_opens_its_sentence_moves_a_history() -> None:
    assert values(HISTORY.format("In 1932 the army struck back."))["October"] == "1932-10"


def test_a_quoted_today_does_not_move_a_history() -> None:
    aside = 'The old fort is shown to visitors, and "today we remember", its keeper says.'
    assert values(HISTORY.format(aside))["October"] == "1931-10"


def test_a_text_about_years_before_christ_stays_there() -> None:
    found = times(
        "The league was made in 431 BC. In August they sailed. The following year the fleet was "
        "lost, and ten years later, in 420 BC, the walls fell. By the end of the year all was "
        "over. It had begun in 440 BC."
    )
    assert [time.value for time in found] == [
        "BC0431", "BC0431-08", "BC0430", "BC0420", "BC0420", "BC0420", "BC0440",
    ]  # fmt: skip
    assert not any(time.resolved for time in found)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The recent attacks have shaken the town.", "recent", "PAST_REF"),
        ("In the four previous weeks the guns were silent.", "the four previous weeks", "P4W"),
        ("The rebels opened their spring offensive.", "spring", "2024-SP"),
        ("A March operation against the militia failed.", "March", "2024-03"),
        ("The border was shut throughout the nineties.", "the nineties", "199"),
        ("The treaty runs to the year two thousand thirty.", "the year two thousand thirty", "2030"),
        ("The 8-month-old truce held.", "8-month", "P8M"),
    ],
)
def test_reads(text: str, words: str, value: str) -> None:
    assert values(text).get(words) == value


@pytest.mark.parametrize(
    "text",
    [
        "They fear more of the current kind.",
        "It was their most recent win in the league.",
        "Recent Holdings sold its shop.",
        "Highs in the upper nineties will linger over the valley.",
        "The 22-year-old striker scored twice.",
        "He bought a summer coat and a march of drums rang out.",
    ],
)
def test_reads_nothing(text: str) -> None:
    assert times(text) == ()
