"""A body stands in the page's order, and what stands above a live blog's entries is its lead."""

from __future__ import annotations

import pytest

from dateline.gather.captures import Capture
from dateline.page.anatomy import take_apart
from dateline.page.told import Told

LEAD = (
    "The harbour council of Port Selve met at dawn after the sea wall gave way in two places.",
    "The mayor, Ida Corval, called it a warning and said that she would speak at noon on the quay.",
)
ENTRIES = (
    (
        "The ministry",
        "The ministry of works said that three barges with stone had left at night.",
    ),
    (
        "Divers go down",
        "Two divers looked at the foot of the wall, the harbour master said later.",
    ),
    (
        "Schools closed",
        "The schools of the lower town stay closed until Friday, it announced.",
    ),
    (
        "A ferry waits",
        "The ferry company said that its boats would wait until the channel was clear.",
    ),
)


def page(*, timed: bool) -> bytes:
    lead = "".join(f"<p>{text}</p>" for text in LEAD)
    entries = "".join(
        f'<div class="entry"><h2>{head if timed else f"{10 + n}:0{n} {head}"}</h2>'
        + (f'<time datetime="2031-03-04T{10 + n}:00:00+01:00">{10 + n}:00</time>' if timed else "")
        + f"<p>{text}</p></div>"
        for n, (head, text) in enumerate(ENTRIES)
    )
    body = f"<h1>Live: the wall of Port Selve</h1>{lead}{entries}"
    head = "<title>Live: the wall of Port Selve - Lantern Post</title>"
    return f"<html><head>{head}</head><body><main>{body}</main></body></html>".encode()


def test_the_lead_of_a_live_blog_of_short_entries_is_kept() -> None:
    apart = take_apart(Capture("live.html", page(timed=True)), Told())
    lead, *entries = apart.articles
    assert [note.message for note in apart.notes if note.code == "split"] == [
        "The page holds several stories: its lead and 4 more. Each is an article."
    ]
    assert lead.text == "\n\n".join(LEAD)
    assert [entry.title for entry in entries] == [head for head, _ in ENTRIES]
    assert [entry.text for entry in entries] == [text for _, text in ENTRIES]


@pytest.mark.parametrize("timed", [True, False])
def test_texts_stand_in_the_order_of_the_page(timed: bool) -> None:  # noqa: FBT001  - a parameter of the test
    articles = take_apart(Capture("live.html", page(timed=timed)), Told()).articles
    text = "\n\n".join(article.text for article in articles)
    wanted = [*LEAD, *(text for _, text in ENTRIES)]
    places = [text.index(one) for one in wanted]
    assert places == sorted(places)
