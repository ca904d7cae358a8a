"""Times: own sentences with the TIMEX3 value, mod and bounds they must give, or nothing."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.language.reading import Reading
from dateline.reading.findings import Findings
from dateline.reading.when import read_times
from dateline.records import Article, Published, Sentence
from dateline.tables import read_table

if TYPE_CHECKING:
    from dateline.records import Time

FRIDAY = "2024-12-20"


def times(text: str, published: str | None = FRIDAY) -> tuple[Time, ...]:
    article = Article(
        id="art:test",
        kind="story",
        text=text,
        text_sha256=hash_text(text),
        published=Published(published, "argument" if published else "none"),
    )
    return read_times(analyse(article), Findings())


DATES = [
    ("The bridge fell on Dec. 3, 2024.", "Dec. 3, 2024", "2024-12-03", "2024-12-03", "2024-12-03"),
    ("It opened on 3 December 2024.", "3 December 2024", "2024-12-03", "2024-12-03", "2024-12-03"),
    (
        "It opened on the 3rd of December 2024.",
        "the 3rd of December 2024",
        "2024-12-03",
        "2024-12-03",
        "2024-12-03",
    ),
    (
        "On Tuesday, December 3, 2024 it shut.",
        "Tuesday, December 3, 2024",
        "2024-12-03",
        "2024-12-03",
        "2024-12-03",
    ),
    ("Filed 2024-12-03 at the court.", "2024-12-03", "2024-12-03", "2024-12-03", "2024-12-03"),
    ("The war began in February 2022.", "February 2022", "2022-02", "2022-02-01", "2022-02-28"),
    ("He left in 2019.", "2019", "2019", "2019-01-01", "2019-12-31"),
    ("Prices rose in the 1990s.", "the 1990s", "199", "1990-01-01", "1999-12-31"),
    (
        "Output grew in the third quarter of 2023.",
        "the third quarter of 2023",
        "2023-Q3",
        "2023-07-01",
        "2023-09-30",
    ),
    ("It rained in the winter of 2023.", "the winter of 2023", "2023-WI", "2023-12-01", "2024-02-29"),
    ("The council met Thursday.", "Thursday", "2024-12-19", "2024-12-19", "2024-12-19"),
    ("The council met on Friday.", "Friday", "2024-12-20", "2024-12-20", "2024-12-20"),
    ("The council will meet on Monday.", "Monday", "2024-12-23", "2024-12-23", "2024-12-23"),
    ("The council met last Friday.", "last Friday", "2024-12-13", "2024-12-13", "2024-12-13"),
    ("The vote is next Monday.", "next Monday", "2024-12-23", "2024-12-23", "2024-12-23"),
    ("He resigned last year.", "last year", "2023", "2023-01-01", "2023-12-31"),
    ("He resigned last month.", "last month", "2024-11", "2024-11-01", "2024-11-30"),
    ("He resigned last week.", "last week", "2024-W50", "2024-12-09", "2024-12-15"),
    ("He resigned two days ago.", "two days ago", "2024-12-18", "2024-12-18", "2024-12-18"),
    ("He resigned yesterday.", "yesterday", "2024-12-19", "2024-12-19", "2024-12-19"),
    ("The strike ended over the weekend.", "the weekend", "2024-W51-WE", "2024-12-21", "2024-12-22"),
    ("The trial starts on Jan. 5.", "Jan. 5", "2025-01-05", "2025-01-05", "2025-01-05"),
    ("The fire was on Nov. 30.", "Nov. 30", "2024-11-30", "2024-11-30", "2024-11-30"),
]


DATES += [
    (
        "The raid was on the night of June 3, 2023.",
        "the night of June 3, 2023",
        "2023-06-03TNI",
        "2023-06-03",
        "2023-06-03",
    ),
    (
        "The talks stopped at noon Thursday.",
        "noon Thursday",
        "2024-12-19T12:00",
        "2024-12-19",
        "2024-12-19",
    ),
    (
        "Bids close at 5 p.m. EST, Jan. 6.",
        "5 p.m. EST, Jan. 6",
        "2025-01-06T17:00",
        "2025-01-06",
        "2025-01-06",
    ),
    (
        "The court gave them until 9 a.m. Tuesday.",
        "9 a.m. Tuesday",
        "2024-12-24T09:00",
        "2024-12-24",
        "2024-12-24",
    ),
    ("Talks are set to resume Monday.", "Monday", "2024-12-23", "2024-12-23", "2024-12-23"),
    ("The bank was shut as of Sept. 30.", "Sept. 30", "2024-09-30", "2024-09-30", "2024-09-30"),
    ("The mill was sold last Oct. 23.", "last Oct. 23", "2024-10-23", "2024-10-23", "2024-10-23"),
    ("They met on Thanksgiving Day.", "Thanksgiving Day", "2024-11-28", "2024-11-28", "2024-11-28"),
    ("They met on Easter Monday 2024.", "Easter Monday 2024", "2024-04-01", "2024-04-01", "2024-04-01"),
    (
        "They met in the spring of last year.",
        "the spring of last year",
        "2023-SP",
        "2023-03-01",
        "2023-05-31",
    ),
    ("The port shut earlier in the year.", "earlier in the year", "2024", "2024-01-01", "2024-12-31"),
    ("It will be done by year's end.", "year's end", "2024", "2024-01-01", "2024-12-31"),
    (
        "Sales rose in last year's third quarter.",
        "last year's third quarter",
        "2023-Q3",
        "2023-07-01",
        "2023-09-30",
    ),
]


@pytest.mark.parametrize(("text", "words", "value", "earliest", "latest"), DATES)
def test_dates_with_a_publication_date(
    text: str, words: str, value: str, earliest: str, latest: str
) -> None:
    [time] = times(text)
    assert (time.span.text, time.value, time.earliest, time.latest) == (words, value, earliest, latest)
    assert time.resolved


@pytest.mark.parametrize(
    ("text", "words", "value", "mod"),
    [
        ("He quit earlier this month.", "earlier this month", "2024-12", "START"),
        ("It will open by the end of the year.", "the end of the year", "2024", "END"),
        ("It opened in early October.", "early October", "2024-10", "START"),
        ("It opened in late 2023.", "late 2023", "2023", "END"),
        ("About two years ago it shut.", "About two years ago", "2022", "APPROX"),
    ],
)
def test_parts_of_a_stretch(text: str, words: str, value: str, mod: str) -> None:
    [time] = times(text)
    assert (time.span.text, time.value, time.mod) == (words, value, mod)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The council met Thursday.", "XXXX-WXX-4"),
        ("The council met yesterday.", "XXXX-XX-XX"),
        ("The council met last year.", "XXXX"),
        ("The council met over the weekend.", "XXXX-WXX-WE"),
        ("Shells fell overnight.", "XXXX-XX-XXTNI"),
        ("It will open by the end of the year.", "XXXX"),
        ("It opened in October.", "XXXX-10"),
        ("It opened on Dec. 3.", "XXXX-12-03"),
    ],
)
def test_without_a_publication_date_nothing_is_concrete(text: str, value: str) -> None:
    [time] = times(text, None)
    assert (time.value, time.earliest, time.latest, time.resolved) == (value, None, None, False)


@pytest.mark.parametrize(
    ("text", "words", "value", "mod"),
    [
        ("They stayed there for years.", "years", "PXY", None),
        ("Less than two weeks after he fled, planes came.", "Less than two weeks", "P2W", "LESS_THAN"),
        ("The siege lasted more than three months.", "more than three months", "P3M", "MORE_THAN"),
        ("It took 36 hours.", "36 hours", "PT36H", None),
        ("A 10-day truce held.", "10-day", "P10D", None),
        ("Several decades of rule ended.", "Several decades", "PXE", None),
    ],
)
def test_lengths_are_no_days(text: str, words: str, value: str, mod: str | None) -> None:
    [time] = times(text)
    assert (time.span.text, time.type, time.value, time.mod) == (words, "DURATION", value, mod)
    assert not time.resolved


def test_the_past_months_end_at_publication() -> None:
    [time] = times("Prices fell over the past two months.")
    assert (time.type, time.value) == ("DURATION", "P2M")
    assert (time.earliest, time.latest, time.anchor) == ("2024-10-20", "2024-12-20", "published")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The boat runs every Friday.", "XXXX-WXX-5"),
        ("They meet every two weeks.", "P2W"),
        ("It rises daily.", "P1D"),
    ],
)
def test_repeated_times(text: str, value: str) -> None:
    [time] = times(text)
    assert (time.type, time.value) == ("SET", value)


@pytest.mark.parametrize(
    "text",
    [
        "It happened on February 31, 2024.",
        "They may go, and they march on.",
        "A march through the town may follow.",
        "Some 2000 people came.",
        "A fine of $1999 was paid.",
        "A 22-year-old man and a boy aged 12 years old died.",
        "It was the third anniversary of the flood.",
        "Theresa May spoke to April Jones.",
        "On the other hand, the sun sat low.",
    ],
)
def test_nothing_is_better_than_something_wrong(text: str) -> None:
    assert [time.value for time in times(text) if time.resolved] == []


def test_a_later_time_hangs_on_the_one_before() -> None:
    first, second = times("He was held on March 3, 2020. Two days later he was freed.")
    assert (second.value, second.anchor) == ("2020-03-05", f"time:{first.id}")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The summit is on April 24 and 25, 2024.", ["2024-04-24", "2024-04-25"]),
        ("They fought on 6-7 February 2020.", ["2020-02-06", "2020-02-07"]),
        ("The siege of March and April 1945 ended.", ["1945-03", "1945-04"]),
        ("Net profit rose in the third quarter from a year earlier.", ["2024-Q3", "2023-Q3"]),
        ("Sales fell in the third quarter. In the year-ago period, they rose.", ["2024-Q3", "2023-Q3"]),
        ("He left in March 2020; by the end of the month he was back.", ["2020-03", "2020-03"]),
        ("The city fell in 480 BC.", ["BC0480"]),
        ("It cost $3 million a year.", ["P1Y"]),
        ("Spread over five years, it is little.", ["P5Y"]),
        ("Three-quarters of it burned, and three quarters of the crew fled.", []),
        ("No more than two weeks remain.", ["P2W"]),
    ],
)
def test_values_of_several_times(text: str, values: list[str]) -> None:
    assert [time.value for time in times(text)] == values


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%B %d, %Y", "%d %B %Y", "%Y-%m-%d"]),
)
def test_every_full_date_reads_back(day: date, form: str) -> None:
    text = f"The dam broke on {day.strftime(form)} in the north."
    [time] = times(text, None)
    assert (time.value, time.earliest, time.latest) == (day.isoformat(),) * 3


@given(st.dates(date(1990, 1, 1), date(2080, 12, 31)), st.integers(0, 6))
def test_a_bare_weekday_is_within_the_week_before(published: date, number: int) -> None:
    name = (date(2024, 1, 1) + timedelta(days=number)).strftime("%A")
    [time] = times(f"The roof fell in on {name}.", published.isoformat())
    assert time.earliest is not None
    day = date.fromisoformat(time.earliest)
    assert day.strftime("%A") == name
    assert timedelta(0) <= published - day < timedelta(days=7)


@given(st.text(st.sampled_from("0123456789 /-:.,’'sthMayJunlastweekofthe"), max_size=80))
def test_odd_text_keeps_the_invariants(text: str) -> None:
    for time in times(text):
        assert text[time.span.start : time.span.end] == time.span.text
        assert time.resolved == (time.earliest is not None and time.latest is not None)
        assert time.earliest is None or time.latest is None or time.earliest <= time.latest


WORDS = [row["word"] for row in read_table("time_words")]
NAMES = [row["name"].title() for row in read_table("time_holidays")]
PIECES = [*WORDS, *(word.title() for word in WORDS), *NAMES, *"0123456789,.-–'$%/():;", "2024", "1999"]
PIECES += [
    "31",
    "30",
    "12",
    "480",
    "BC",
    "10:15",
    "5 p.m.",
    "25:61",
    "99999999999",
    "²",
    "ended",
    "will",
]


@given(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map(" ".join),
    st.sampled_from([None, FRIDAY, "0001-01-01", "9999-12-31", "2024-02-29"]),
)
def test_any_words_of_time_keep_the_invariants(text: str, published: str | None) -> None:
    article = Article(
        id="art:test",
        kind="story",
        text=text,
        text_sha256=hash_text(text),
        published=Published(published, "argument" if published else "none"),
    )
    sentence = Sentence(0, len(text), 0)
    found = read_times(Reading(article, (), (), (), (), (sentence,), ((0, 0),)), Findings())
    for time in found:
        assert text[time.span.start : time.span.end] == time.span.text
        assert time.resolved == (time.earliest is not None and time.latest is not None)
        assert time.earliest is None or time.latest is None or time.earliest <= time.latest
    spans = [(time.span.start, time.span.end) for time in found]
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
