"""Whatever touches the days or the box that is asked for has one of the words that are asked for."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dateline.ledger.searching.facets import (
    MOST_FIELDS,
    ask_box,
    ask_days,
    day_facets,
    in_box,
    point_facets,
)

DAYS = st.dates() | st.dates(date(2020, 1, 1), date(2024, 12, 31))
RANGES = st.tuples(DAYS, DAYS).map(lambda pair: (min(pair), max(pair)))
LATITUDES, LONGITUDES = st.floats(-90, 90), st.floats(-180, 180)


@given(RANGES, RANGES)
def test_days_that_touch_share_a_word(asked: tuple[date, date], told: tuple[date, date]) -> None:
    if asked[0] <= told[1] and told[0] <= asked[1]:
        assert set(ask_days(asked)) & set(day_facets(told))


@given(RANGES, DAYS)
def test_a_day_near_ours_has_a_word_only_where_it_is_in_the_range(
    asked: tuple[date, date], day: date
) -> None:
    if min(asked[0].year, day.year) > 1900 and max(asked[1].year, day.year) < 2099:
        assert bool(set(ask_days(asked)) & set(day_facets((day, day)))) == (asked[0] <= day <= asked[1])


@given(RANGES)
def test_few_words_are_asked_for(asked: tuple[date, date]) -> None:
    assert len(ask_days(asked)) < 300


@given(st.tuples(LATITUDES, LATITUDES), LONGITUDES, LONGITUDES, LATITUDES, LONGITUDES)
def test_a_point_in_a_box_has_one_of_its_fields(
    sides: tuple[float, float], west: float, east: float, latitude: float, longitude: float
) -> None:
    box = (west, min(sides), east, max(sides))
    fields = ask_box(box)
    assert len(fields) <= MOST_FIELDS
    if fields and in_box(box, latitude, longitude):
        assert set(fields) & set(point_facets([(latitude, longitude)]))
