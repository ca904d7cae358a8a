"""Single lines: bylines, datelines, dates, credits, rights lines, headings of teasers, furniture."""

# ruff: noqa: E501  - a table reads best with one case a line

from __future__ import annotations

import pytest

from dateline.page.bylines import join_bylines, read_byline
from dateline.page.credits import read_credit
from dateline.page.datelines import read_dateline
from dateline.page.dates import is_date_line, read_date_line, read_stamp
from dateline.page.furniture import is_furniture
from dateline.page.rights import is_rights_line
from dateline.page.teasers import find_heading, read_inline
from dateline.page.titles import strip_outlet

BYLINES = [
    ("By Ines Varrold", [("Ines Varrold", None)], None),
    ("by Ines Varrold", [("Ines Varrold", None)], None),
    (
        "By Ines Varrold and Tobin Ashgrove in Norland City",
        [("Ines Varrold", None), ("Tobin Ashgrove", None)],
        None,
    ),
    (
        "By Ines Varrold in Quillhaven and Tobin Ashgrove in Kolsuma",
        [("Ines Varrold", None), ("Tobin Ashgrove", None)],
        None,
    ),
    (
        "By Ines Varrold, Chief Foreign Correspondent Deepmere News",
        [("Ines Varrold", "Chief Foreign Correspondent")],
        "Deepmere News",
    ),
    ("By INES VARROLD, Associated Press", [("Ines Varrold", None)], "Associated Press"),
    ("By Ines Varrold, AP Diplomatic Writer", [("Ines Varrold", "Diplomatic Writer")], "AP"),
    ("By Ines Varrold for The Northwire", [("Ines Varrold", None)], "The Northwire"),
    ("By Ines Varrold | December 3, 2030", [("Ines Varrold", None)], None),
    ("By Ines Varrold Friday, December 20, 2030", [("Ines Varrold", None)], None),
    (
        "By Ines van der Varrold, Mia Al-Tolland and J. T. Marl",
        [("Ines van der Varrold", None), ("Mia Al-Tolland", None), ("J. T. Marl", None)],
        None,
    ),
    (
        "By Ines Varrold, Special to the Tarnbrook Courier",
        [("Ines Varrold", "Special")],
        "the Tarnbrook Courier",
    ),
    ("By Reuters", [("Reuters", None)], "Reuters"),
    ("By Tribune staff", [("Tribune staff", None)], None),
    (
        "Written by Ines Varrold, Senior Editor at The Deepmere Post",
        [("Ines Varrold", "Senior Editor")],
        "The Deepmere Post",
    ),
    ("Author: Ines Varrold", [("Ines Varrold", None)], None),
]
NO_BYLINES = [
    "By 2030 the army had left the valley",
    "By Friday, the troops were gone.",
    "By the time the ferry sank, nobody was on the bridge",
    "By all accounts the harbour was closed",
    "Bystanders saw it",
    "By",
]
DATELINES = [
    ("DAMASCUS (Northwire) – Troops", "DAMASCUS (Northwire)", "Northwire"),
    ("CAIRO, Egypt (AP) — The", "CAIRO, Egypt (AP)", "AP"),
    ("LONDON, Dec 19 (Reuters) - The", "LONDON, Dec 19 (Reuters)", "Reuters"),
    ("BEIRUT/DAMASCUS, Dec. 12 (Xinhua) -- The", "BEIRUT/DAMASCUS, Dec. 12 (Xinhua)", "Xinhua"),
    ("WASHINGTON — The", "WASHINGTON", None),
    ("UNITED NATIONS — The", "UNITED NATIONS", None),
    ("GAZA CITY, Gaza Strip (AP) — Israel", "GAZA CITY, Gaza Strip (AP)", "AP"),
    ("Paris, France – The", "Paris, France", None),
    ("Moscow (CNN)The", "Moscow (CNN)", "CNN"),
    ("NEW DELHI: “We", "NEW DELHI", None),
    ("(Reuters) - The", "(Reuters)", "Reuters"),
    ("WASHINGTON, D.C. - The", "WASHINGTON, D.C.", None),
    ("KARACHI: The", "KARACHI", None),
    ("Moscow, TASS – The", "Moscow, TASS", "TASS"),
    ("SEVERN, Md. (ABC7) — A", "SEVERN, Md. (ABC7)", "ABC7"),
    ("OSLO –- The", "OSLO", None),
    ("SÃO PAULO, Brazil — The", "SÃO PAULO, Brazil", None),
]
NO_DATELINES = [
    "BREAKING — The",
    "NATO: The alliance",
    "NASA — the space agency — said",
    "Putin – who said so – left",
    "Prime Minister Ines Varrold (Labour) said",
    "The U.S. — The",
    "WATCH: The moment",
    "BARGAIN: The price fell",
    "A FIRE — The shed burned",
    "Sen. Ines Varrold, R-Norland, said",
    "Rep. Ines Varrold (R-S.C.) The bill",
    "(Red Oak) - The",
    "By Ines Varrold (Reuters) - The",
    "“No,” he said. LONDON — The",
]
DATES = [
    ("December 3, 2030", ("2030-12-03", None)),
    ("Published: 9 January 2031, 14:05 GMT", ("2031-01-09T14:05:00+00:00", None)),
    ("Updated: 3 October 2030", (None, "2030-10-03")),
    ("Posted on 3rd of Oct. 2030", ("2030-10-03", None)),
    ("Thursday, December 19, 2030 at 4:05 p.m.", ("2030-12-19", None)),
    ("2030-12-19", ("2030-12-19", None)),
    ("Published 1 May 2030 | Updated 2 May 2030", ("2030-05-01", "2030-05-02")),
]
NO_DATES = [
    "December 3",
    "03/12/2030",
    "The ferry sank on December 3, 2030",
    "31 February 2031",
    "May 2030",
]
CREDITS = [
    ("This article was originally published on Deepmere Dispatch.", [("Deepmere Dispatch", "reprint")]),
    (
        "Originally published in The Deepmere Dispatch, Dec. 3, 2030",
        [("The Deepmere Dispatch", "reprint")],
    ),
    ("First published on 3 May 2030 by Deepmere Dispatch", [("Deepmere Dispatch", "reprint")]),
    ("Republished with permission from Deepmere Dispatch.", [("Deepmere Dispatch", "reprint")]),
    ("This story was produced by Northwire and edited by the Courier.", [("Northwire", "agency")]),
    ("© Ines Varrold / via Brackwater News Agency", [("Brackwater News Agency", "agency")]),
    ("Source: Red Lamp", [("Red Lamp", "based_on")]),
    ("With reporting by Ines Varrold in Kolsuma.", [("Ines Varrold", "contributed")]),
    (
        "—Associated Press writer Ines Varrold in Kolsuma contributed to this report.",
        [("Ines Varrold", "contributed")],
    ),
    (
        "Contributing: Ines Varrold and Mia Tolland",
        [("Ines Varrold", "contributed"), ("Mia Tolland", "contributed")],
    ),
    (
        "This story first appeared on deepmere.example and is republished here.",
        [("deepmere.example", "reprint")],
    ),
    ("The Northwire contributed to this report.", [("The Northwire", "contributed")]),
]
NO_CREDITS = [
    "The recording was first published by the Northwire agency on Tuesday.",
    "The story was first published by The Deepmere Dispatch, which said that two gates were jammed.",
    "“This story was produced by fear,” he said. “It was reported by Ines Varrold.”",
    "Reporting by the army was poor.",
    "Farmers contributed to the campaign of Ines Varrold.",
    "Source code was stolen from the ministry.",
]
RIGHTS = [
    "© 2031 Deepmere Dispatch",
    "Copyright 1999-2031 Deepmere Dispatch. It may not be reprinted.",
    "(c)2030 The Deepmere Dispatch. Distributed by arrangement.",
    "Copyright Deepmere Dispatch 2030",
    "Copyright © Deepmere",
    "All rights reserved.",
    "This material may not be published, broadcast, rewritten or redistributed.",
]
NO_RIGHTS = [
    "Copyright law has not been touched in Norland since 1988.",
    "Copyright 2029 is the name of a bill.",
    "The minister said that copyright belongs to the authors.",
    "(c) the third point of the plan",
]


@pytest.mark.parametrize(("line", "people", "agency"), BYLINES)
def test_byline(line: str, people: list[tuple[str, str | None]], agency: str | None) -> None:
    signature = read_byline(line)
    assert signature is not None
    assert [(one.name, one.role) for one in signature.people] == people
    assert signature.agency == agency


@pytest.mark.parametrize("line", NO_BYLINES)
def test_no_byline(line: str) -> None:
    assert read_byline(line) is None


def test_a_role_below_a_byline_is_put_beside_it() -> None:
    lines = ["By Ines Varrold", "Harbour correspondent", "The ferry sank at dawn"]
    assert join_bylines(lines) == ["By Ines Varrold, Harbour correspondent", "The ferry sank at dawn"]


@pytest.mark.parametrize(("line", "text", "outlet"), DATELINES)
def test_dateline(line: str, text: str, outlet: str | None) -> None:
    head = read_dateline(line)
    assert head is not None
    assert (head.dateline.text, head.dateline.outlet) == (text, outlet)
    assert line.startswith(text)
    assert head.agency_at is None or line[slice(*head.agency_at)] == outlet
    assert line[head.body].isalpha() or line[head.body] == "“"


@pytest.mark.parametrize("line", NO_DATELINES)
def test_no_dateline(line: str) -> None:
    assert read_dateline(line) is None


@pytest.mark.parametrize(("line", "right"), DATES)
def test_date_line(line: str, right: tuple[str | None, str | None]) -> None:
    assert is_date_line(line)
    assert read_date_line(line) == right


@pytest.mark.parametrize("line", NO_DATES)
def test_no_date_line(line: str) -> None:
    assert not is_date_line(line) or read_date_line(line) == (None, None)


@pytest.mark.parametrize(
    ("value", "right"),
    [
        ("2030-12-19", "2030-12-19"),
        ("2030-12-19T10:00:00Z", "2030-12-19T10:00:00+00:00"),
        (" 2030-12-19T10:00:00+02:00 ", "2030-12-19T10:00:00+02:00"),
        ("2030-12-19 10:00:00", "2030-12-19T10:00:00"),
        ("2030-12-19T10:00:00 CET", "2030-12-19"),
        ("2030-13-19", None),
        ("yesterday", None),
        (20301219, None),
        (None, None),
    ],
)
def test_stamp(value: object, right: str | None) -> None:
    assert read_stamp(value) == right


@pytest.mark.parametrize(("line", "right"), CREDITS)
def test_credit(line: str, right: list[tuple[str, str]]) -> None:
    found = read_credit(line)
    assert found is not None
    assert [(one.name, one.relation) for one in found.entries] == right


@pytest.mark.parametrize("line", NO_CREDITS)
def test_no_credit(line: str) -> None:
    assert read_credit(line) is None


def test_workers_have_their_roles() -> None:
    found = read_credit(
        "(Reporting by Ines Varrold in Kolsuma and Mia Tolland, writing by J.T. Marl; editing by Hugh Bantry)"
    )
    assert found is not None
    assert [(one.name, one.role) for one in found.workers] == [
        ("Ines Varrold", "reporting"),
        ("Mia Tolland", "reporting"),
        ("J.T. Marl", "writing"),
        ("Hugh Bantry", "editing"),
    ]


@pytest.mark.parametrize("line", RIGHTS)
def test_rights_line(line: str) -> None:
    assert is_rights_line(line)


@pytest.mark.parametrize("line", NO_RIGHTS)
def test_no_rights_line(line: str) -> None:
    assert not is_rights_line(line)


@pytest.mark.parametrize(
    ("line", "reach"),
    [
        ("Latest News from Deepmere", "rest"),
        ("MORE FROM THE BRINDLE", "rest"),
        ("You may also like:", "rest"),
        ("Related stories", "run"),
        ("Most read", "rest"),
        ("More from the army is expected, the minister said.", None),
        ("Latest figures show a rise", None),
        ("Related deaths rose", None),
    ],
)
def test_heading_of_teasers(line: str, reach: str | None) -> None:
    assert find_heading(line) == reach


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        ("Read more: Norland lowers duty on steel", "Norland lowers duty on steel"),
        ("ALSO READ | Norland lowers duty on steel", "Norland lowers duty on steel"),
        ("Read more about it in the report, she said.", None),
    ],
)
def test_inline_teaser(line: str, headline: str | None) -> None:
    assert read_inline(line) == headline


@pytest.mark.parametrize(
    "line", ["Share this article", "ADVERTISEMENT", "Sign up for our newsletter", "3 min read"]
)
def test_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line", ["Print shops closed on Monday.", "He told her to share this burden.", "Home rule"]
)
def test_no_furniture(line: str) -> None:
    assert not is_furniture(line)


@pytest.mark.parametrize(
    ("title", "outlet", "right"),
    [
        ("Dam bursts - Deepmere Dispatch", "Deepmere Dispatch", "Dam bursts"),
        ("Dam bursts | The Deepmere Dispatch", "Deepmere Dispatch", "Dam bursts"),
        ("Dam bursts - what we know", "Deepmere Dispatch", "Dam bursts - what we know"),
        ("Deepmere Dispatch", "Deepmere Dispatch", "Deepmere Dispatch"),
        (None, "Deepmere Dispatch", None),
    ],
)
def test_title_without_the_outlet(title: str | None, outlet: str, right: str | None) -> None:
    assert strip_outlet(title, outlet) == right
