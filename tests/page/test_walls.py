"""Pages in place of an article are refused by name; a text that was cut is read, and that is said."""

from __future__ import annotations

import pytest

from dateline.errors import PageUnreadable
from dateline.gather.captures import Capture
from dateline.page.anatomy import TakenApart, take_apart
from dateline.page.told import Told

PROSE = (
    "The harbour of Quillhaven was closed on Monday after a barge sank in its mouth, the pilot said.",
    "Nobody was hurt, according to the fire brigade, and the barge is to be raised by the weekend.",
    "Two ferries wait outside the harbour, and their passengers were brought ashore in small boats.",
)
LONG = tuple(
    f"{line} It was the {count}. report of that kind this year." for count in range(9) for line in PROSE
)


def take(text: str, name: str = "page.html") -> TakenApart:
    return take_apart(Capture(name, text.encode()), Told())


def page(title: str, *lines: str, head: str = "") -> str:
    body = "".join(f"<p>{line}</p>" for line in lines)
    return f"<html><head><title>{title}</title>{head}</head><body><main>{body}</main></body></html>"


CONSENT = [
    page(
        "The Tarnbrook Courier",
        "We value your privacy",
        "We and our 812 partners store and/or access information on a device, such as cookies.",
        "You may click to consent to our and our partners' processing as described above.",
        "Accept all",
        "Manage options",
    ),
    page(
        "Before you continue | Quayside News",
        "Quayside News uses cookies to show you personalised ads and to measure what is read.",
        "If you agree, select Accept and continue. You can withdraw your consent at any time.",
    ),
    "Your privacy, your choice\n\nWe use cookies and rely on legitimate interest.\n\nAccept all cookies",
]
BOT = [
    page(
        "Just a moment...",
        "courier.example",
        "Verify you are human by completing the action below.",
        "courier.example needs to review the security of your connection before proceeding.",
    ),
    page(
        "Quayside News",
        "We have seen unusual traffic from your network.",
        "Please enable JavaScript and cookies to go on, and confirm you are not a robot.",
    ),
    "<html><body><noscript>Enable JavaScript to run this app.</noscript><div></div></body></html>",
]
ERROR = [
    page(
        "404 Not Found | Tarnbrook Courier",
        "Sorry, we couldn't find the page you were looking for.",
        "Here are the most read stories of the day in the valley and beyond, chosen by our desk.",
    ),
    page("Page not found", *PROSE),
    page("502 Bad Gateway", "nginx"),
    "The page you requested could not be found.\n\nIt may have been moved or deleted.",
]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *((text, "consent-wall") for text in CONSENT),
        *((text, "bot-check") for text in BOT),
        *((text, "error-page") for text in ERROR),
    ],
)
def test_wall(text: str, code: str) -> None:
    with pytest.raises(PageUnreadable) as caught:
        take(text, "page.html" if text.startswith("<") else "page.txt")
    assert caught.value.code == code
    assert "page." in caught.value.cause
    assert caught.value.remedy


ARTICLES = [
    page("Access denied", "By Ines Varrold", "4 March 2031", *PROSE),
    page("Consent", *PROSE, head='<meta property="article:published_time" content="2031-03-04">'),
    page("Barge sinks in harbour", *PROSE, "We use cookies to improve this site. Accept all cookies"),
    page(
        "Courier fined over cookies",
        "QUILLHAVEN (Northwire) - A court fined the Courier because it uses cookies without asking.",
        "The privacy policy of the paper did not say who its partners are, the judge said.",
        "The Courier said it would enable JavaScript checks and let readers withdraw their consent.",
    ),
]


@pytest.mark.parametrize("text", ARTICLES)
def test_an_article_is_no_wall(text: str) -> None:
    taken = take(text)
    assert taken.articles
    assert taken.notes == ()


PAID = (
    '<script type="application/ld+json">'
    '{"@type":"NewsArticle","headline":"x","isAccessibleForFree":%s}</script>'
)


@pytest.mark.parametrize(
    "text",
    [
        page("Barge sinks", *PROSE, "Subscribe to continue reading", "Already a subscriber? Log in"),
        page("Barge sinks", *PROSE, "This article is for subscribers only.", "Choose your plan"),
        page("Barge sinks", *PROSE, head=PAID % "false"),
        page("Barge sinks", *PROSE, head=PAID % '"False"'),
        page("Barge sinks", *LONG, "The mayor said that the harbour would...", head=PAID % "false"),
        page(
            "Barge sinks", *PROSE, "The mayor said that the harbour would…", "Already a member? Sign in"
        ),
    ],
)
def test_paywall(text: str) -> None:
    taken = take(text)
    assert [(note.level, note.code) for note in taken.notes] == [("warning", "paywall")]
    assert "ubscribe" not in taken.articles[0].text
    assert "Already" not in taken.articles[0].text
    assert "Choose" not in taken.articles[0].text


def test_paywall_in_plain_text() -> None:
    taken = take(
        "\n\n".join(("Barge sinks in the harbour", *PROSE, "Log in to continue reading.")), "page.txt"
    )
    assert [note.code for note in taken.notes] == ["paywall"]
    assert taken.articles[0].text == "\n\n".join(PROSE)


@pytest.mark.parametrize(
    "text",
    [
        page("Barge sinks", *LONG, head=PAID % "false"),
        page("Barge sinks", *PROSE, head=PAID % "true"),
        page("Barge sinks", *LONG, "Subscribe now", "Already a subscriber? Log in"),
        page("Barge sinks", *PROSE, "Subscribe to our newsletter for more."),
    ],
)
def test_no_paywall(text: str) -> None:
    assert take(text).notes == ()
