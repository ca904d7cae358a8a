"""Times of day keep the zone that is stated; a time without one, or with one of several, is left out."""

from __future__ import annotations

import pytest

from dateline.page.dates import is_date_line, read_date_line
from dateline.tables import read_table


@pytest.mark.parametrize(
    ("line", "published", "modified"),
    [
        ("Mar 4, 2031 2:05 PM EST", "2031-03-04T14:05:00-05:00", None),
        ("14:05 GMT, 4 March 2031", "2031-03-04T14:05:00+00:00", None),
        ("4 March 2031 | 14.05 CEST", "2031-03-04T14:05:00+02:00", None),
        ("4 March 2031 at 14h05 UTC", "2031-03-04T14:05:00+00:00", None),
        ("July 4, 2031 at 9 a.m. ET", "2031-07-04T09:00:00-04:00", None),
        ("January 4, 2031 at 9 a.m. ET", "2031-01-04T09:00:00-05:00", None),
        ("4 March 2031 12 a.m. UTC", "2031-03-04T00:00:00+00:00", None),
        ("4 March 2031 14:05 GMT+1", "2031-03-04T14:05:00+01:00", None),
        ("4 March 2031 14:05 (UTC+0530)", "2031-03-04T14:05:00+05:30", None),
        ("4 March 2031 14:05 IST", "2031-03-04", None),
        ("4 March 2031 14:05 CST", "2031-03-04", None),
        ("4 March 2031 14:05", "2031-03-04", None),
        ("4 March 2031 1405 hrs", "2031-03-04", None),
        ("4 March 2031 25:05 GMT", "2031-03-04", None),
        (
            "Posted: Mar 4, 2031 / 02:05 PM PST / Updated: Mar 4, 2031 / 03:07 PM PST",
            "2031-03-04T14:05:00-08:00",
            "2031-03-04T15:07:00-08:00",
        ),
        ("Updated 4 March 2031, 14:05 BST", None, "2031-03-04T14:05:00+01:00"),
    ],
)
def test_date_line(line: str, published: str | None, modified: str | None) -> None:
    assert is_date_line(line)
    assert read_date_line(line) == (published, modified)


@pytest.mark.parametrize(
    "line",
    [
        "Updated 3 hours ago",
        "4 March 2031 at 14:05 the dam burst",
        "14:05 GMT",
        "On 4 March 2031 in Kolsuma",
    ],
)
def test_no_date_line(line: str) -> None:
    assert not is_date_line(line)


def test_no_abbreviation_twice_and_none_of_several_zones() -> None:
    names = [row["abbreviation"] for row in read_table("page_zones")]
    assert len(names) == len(set(names))
    assert {"IST", "CST", "AST"}.isdisjoint(names)
