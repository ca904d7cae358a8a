"""Plain texts: what stands above the story, on its edge and below it."""

from __future__ import annotations

import pytest

from dateline.gather.captures import Capture
from dateline.page.anatomy import TakenApart, take_apart
from dateline.page.bylines import join_bylines, signs_plainly
from dateline.page.captions import is_caption
from dateline.page.dates import is_date_line, read_date_line
from dateline.page.mastheads import is_navigation
from dateline.page.rights import cut_menu, is_rights_line
from dateline.page.told import Told

TITLE = "Dam above Quillhaven bursts after a night of rain"
STORY = (
    "QUILLHAVEN, Norland (Northwire) - A dam burst above the town on Monday, the mayor said.\n\n"
    "Two people were hurt at the foot of the dam, the mayor said at the town hall.\n\n"
    "Rain is expected to go on until Friday, the weather service said in a note."
)


def take(*parts: str) -> TakenApart:
    return take_apart(Capture("page.txt", "\n\n".join(parts).encode()), Told())


@pytest.mark.parametrize(
    "line",
    [
        "Home | Counties | Sport",
        "Home > World > Africa",
        "World › Asia › Floods",
        "News / Politics",
        "Markets · Shipping · Policy",
    ],
)
def test_navigation(line: str) -> None:
    assert is_navigation(line)
    story = take(line, TITLE, STORY).articles[0]
    assert story.title == TITLE
    assert story.text == STORY
    assert story.subheads == ()


@pytest.mark.parametrize(
    "line",
    [
        "Sport | Kolsuma beats Quillhaven in the final of the cup",
        "Ines Varrold | Tobin Ashgrove",
        "Home rule | What the valley wants now",
        "Dam bursts",
        "Politics, world and sport.",
    ],
)
def test_no_navigation(line: str) -> None:
    assert not is_navigation(line)


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        (["THE TARNBROOK COURIER\nHome | World | Sport"], "The Tarnbrook Courier"),
        (["The Tarnbrook Courier | International"], "The Tarnbrook Courier"),
        (["Tarnbrook Courier\n4 February 2031"], "Tarnbrook Courier"),
        (["Home > World", "Tarnbrook Courier"], "Tarnbrook Courier"),
        (["The Tarnbrook Courier"], "The Tarnbrook Courier"),
    ],
)
def test_masthead(head: list[str], outlet: str) -> None:
    story = take(*head, TITLE, "By Ines Varrold", STORY).articles[0]
    assert (story.outlet, story.title, story.text) == (outlet, TITLE, STORY)


def test_a_masthead_that_the_rights_line_names_has_its_case() -> None:
    story = take("TARNBROOK McCOURIER NEWS", TITLE, STORY, "© 2031 Tarnbrook McCourier News.").articles[
        0
    ]
    assert (story.outlet, story.title) == ("Tarnbrook McCourier News", TITLE)


@pytest.mark.parametrize(
    "head",
    [
        "Minister Slams Press",
        "Minister Sues Tribune\n\nThe paper calls the claim of the minister a sham",
        "Tarnbrook Courier wins prize for its dam report",
        "The Courier said no.",
        "Courier",
        "Valley Reporter",
    ],
)
def test_no_masthead(head: str) -> None:
    assert take(head, "By Ines Varrold", STORY).articles[0].outlet is None


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("Published: 16 March 2031, 18:42 EAT", ("2031-03-16T18:42:00+03:00", None)),
        ("16 March 2031", ("2031-03-16", None)),
        ("Last updated: March 17, 2031 | 7:15 p.m. AEST", (None, "2031-03-17T19:15:00+10:00")),
        (
            "Published 16 March 2031 09:00 IST, updated 17 March 2031 10:30 IST",
            ("2031-03-16", "2031-03-17"),
        ),
    ],
)
def test_date_line_with_its_zone(line: str, right: tuple[str | None, str | None]) -> None:
    assert is_date_line(line)
    assert read_date_line(line) == right
    story = take(TITLE, line, STORY).articles[0]
    assert (story.published.value, story.modified) == right
    assert story.published.basis == ("text" if right[0] else "none")


CAPTIONS = [
    "Residents wait on the bank of the river on Monday. Photo: Tarn Pictures",
    "Residents wait on the bank. (Ines Varrold/Northwire)",
    "Residents wait on the bank. Ines Varrold/Northwire",
    "Residents wait on the bank. Brackwater News Agency / Ines Varrold",
    "Residents wait on the bank. © NordPresse",
    "Residents wait on the bank. [Ines Varrold/Northwire]",
    "REUTERS/Ines Varrold",
    "Residents wait on the bank. File photo by Ines Varrold for the Tarnbrook Courier.",
]


@pytest.mark.parametrize("line", CAPTIONS)
def test_caption(line: str) -> None:
    assert is_caption(line)
    story = take(TITLE, "By Ines Varrold", line, STORY).articles[0]
    assert story.text == STORY
    assert story.dateline is not None
    assert story.dateline.text == "QUILLHAVEN, Norland (Northwire)"


def test_a_line_above_the_story_that_ends_in_an_agency_is_a_caption() -> None:
    line = "Residents wait on the bank of the river in Quillhaven (Northwire)"
    assert take(TITLE, "4 May 2031", line, STORY).articles[0].text == STORY


@pytest.mark.parametrize(
    "line",
    [
        "He denied it. Photos by the agency showed the dam.",
        "The dam held. Its gates were opened and/or broken",
        "They voted with the bloc (Left/Green).",
        "He said no. Northwire asked again.",
        "“It held.” The town of Kolsuma/Tarn lies below it.",
    ],
)
def test_no_caption(line: str) -> None:
    assert not is_caption(line)


def test_a_dateline_of_two_towns_keeps_its_text() -> None:
    dateline = (
        take(TITLE, STORY.replace("QUILLHAVEN, Norland", "QUILLHAVEN/KOLSUMA")).articles[0].dateline
    )
    assert dateline is not None
    assert dateline.text == "QUILLHAVEN/KOLSUMA (Northwire)"


@pytest.mark.parametrize(
    ("lines", "name", "role"),
    [
        ("Ines Varrold in Kolsuma\nNorthwire", "Ines Varrold", None),
        ("Ines Varrold-Marl, Staff Correspondent", "Ines Varrold-Marl", "Staff Correspondent"),
        ("Ines Varrold | Northwire", "Ines Varrold", None),
        ("Ines Varrold, Northwire", "Ines Varrold", None),
        ("Ines Varrold, Reporter Northwire, Kolsuma", "Ines Varrold", "Reporter"),
        ("By Ines Varrold | Northwire", "Ines Varrold", None),
    ],
)
def test_byline_without_by(lines: str, name: str, role: str | None) -> None:
    story = take(TITLE, lines, STORY).articles[0]
    assert [(one.name, one.role) for one in story.bylines] == [(name, role)]
    assert (story.agency, story.title, story.text) == ("Northwire", TITLE, STORY)


@pytest.mark.parametrize(
    "line",
    [
        "Ines Varrold",
        "Quillhaven, Norland",
        "Ines Varrold in tears at the dam",
        "Ines Varrold, Reporter, dies",
    ],
)
def test_no_plain_signature(line: str) -> None:
    assert not signs_plainly(line)


def test_an_outlet_below_names_without_by_is_put_beside_them() -> None:
    assert join_bylines(["Ines Varrold in Kolsuma", "Northwire"]) == [
        "Ines Varrold in Kolsuma, Northwire"
    ]


RIGHTS = "This article was originally published by Northwire. Copyright 2031 Northwire."
TEASERS = (
    "• Norland lowers duty on steel after months of talks, a minister said.\n\n"
    "- The ferry to Kolsuma sails again after a week of storms, its owner said."
)


@pytest.mark.parametrize("heading", ["RELATED STORIES", "ALSO IN THE COURIER"])
def test_teasers_below_a_rights_line_that_opens_with_a_credit(heading: str) -> None:
    taken = take(TITLE, STORY, RIGHTS, heading, TEASERS)
    story, *teasers = taken.articles
    assert (story.text, story.rights, story.originally_published_on) == (STORY, RIGHTS, "Northwire")
    assert [one.text[:7] for one in teasers] == ["Norland", "The fer"]


def test_related_stories_below_a_credit_end_the_story() -> None:
    credit = "This article was originally published by Northwire."
    story, *teasers = take(
        TITLE, STORY, credit, "Share this article", "RELATED STORIES", TEASERS
    ).articles
    assert story.text == STORY
    assert len(teasers) == 2


def test_no_rights_line_after_a_credit_alone() -> None:
    assert is_rights_line(RIGHTS)
    assert not is_rights_line("This article was originally published by Northwire. It was edited.")


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("© Tarnbrook Courier 2031 | Terms | Contact", "© Tarnbrook Courier 2031"),
        (
            "© 2031 Tarnbrook Courier · All rights reserved · About us",
            "© 2031 Tarnbrook Courier · All rights reserved",
        ),
        ("© 2031 | Tarnbrook Courier", "© 2031 | Tarnbrook Courier"),
        ("© 2031 Tarnbrook Courier", "© 2031 Tarnbrook Courier"),
    ],
)
def test_rights_line_without_its_menu(line: str, right: str) -> None:
    assert cut_menu(line) == right


def test_the_date_of_a_teaser_is_not_that_of_the_story() -> None:
    story, teaser = take(
        TITLE, STORY, RIGHTS, "More news", "Norland lowers duty on steel again", "4 May 2030"
    ).articles
    assert story.published.value is None
    assert teaser.published.value == "2030-05-04"


def test_an_agency_is_no_person_where_a_person_signs() -> None:
    story = take(
        TITLE, "By Ines Varrold | Meridian Valley", STORY.replace("Northwire", "Meridian Valley")
    )
    assert [one.name for one in story.articles[0].bylines] == ["Ines Varrold"]
    assert story.articles[0].agency == "Meridian Valley"


def test_an_agency_that_signs_alone_stays() -> None:
    story = take(TITLE, "By Northwire", STORY).articles[0]
    assert [one.name for one in story.bylines] == ["Northwire"]


@pytest.mark.parametrize(
    ("line", "name", "town"),
    [
        ("By Ines Varrold Lisbon, 4 May 2031", "Ines Varrold", "Lisbon"),
        ("By Ines Varrold Marl, 4 May 2031", "Ines Varrold Marl", "Lisbon"),
        ("By Ines Varrold Lisbon, 4 May 2031", "Ines Varrold Lisbon", "Kolsuma"),
        ("By Ines Lisbon, 4 May 2031", "Ines Lisbon", "Lisbon"),
    ],
)
def test_the_place_of_writing_is_no_part_of_the_name(line: str, name: str, town: str) -> None:
    text = f"A dam burst above the town on Monday, the mayor said in {town}.\n\n{STORY}"
    assert [one.name for one in take(TITLE, line, text).articles[0].bylines] == [name]


def web(title: str, body: str) -> TakenApart:
    paragraphs = "".join(f"<p>{line}</p>" for line in STORY.split("\n\n"))
    page = f"<html><head><title>{title}</title></head><body>{body}<h1>{TITLE}</h1>{paragraphs}"
    return take_apart(Capture("page.html", f"{page}</body></html>".encode()), Told())


@pytest.mark.parametrize(
    ("title", "body", "outlet"),
    [
        (f"{TITLE} - Valley Ledger", '<a href="/">Valley Ledger</a>', "Valley Ledger"),
        (f"{TITLE} | Valley Ledger", '<a href="/"><img alt="The Valley Ledger"></a>', "Valley Ledger"),
        (f"{TITLE} | Valley Ledger", "<div>© 2031 Valley Ledger Ltd.</div>", "Valley Ledger"),
        (f"Valley Ledger: {TITLE}", '<a href="https://ledger.example/">Valley Ledger</a>', None),
        (
            f"Valley Ledger - {TITLE}",
            '<a href="https://ledger.example/">Valley Ledger</a>',
            "Valley Ledger",
        ),
        (f"{TITLE} - What we know", '<a href="/">Valley Ledger</a>', None),
        (f"{TITLE} - Valley Ledger", '<a href="/news">Valley Ledger</a>', None),
        (TITLE, '<a href="/">Valley Ledger</a>', None),
    ],
)
def test_outlet_of_a_web_page_without_metadata(title: str, body: str, outlet: str | None) -> None:
    story = web(title, body).articles[0]
    assert story.outlet == outlet
    assert story.text == STORY
