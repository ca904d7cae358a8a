"""What a text but names as known is an event where nothing else tells it; words that need company."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.reading import what

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.records import Article


def kinds(article: Article) -> dict[str, str]:
    return {event.trigger.text: event.type for event in article.events}


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        (
            "The Ravel Post examined images of Dorro taken on the morning of the attack on 3 March.",
            "attack",
            "ASSAULT",
        ),
        (
            "Her bakery in Kara sold nothing that day. She had shut it before the demonstration.",
            "demonstration",
            "PROTEST",
        ),
    ],
)
def test_what_is_named_as_known_is_an_event_of_a_text_that_tells_none(
    read: Callable[..., Article], text: str, trigger: str, kind: str
) -> None:
    assert kinds(read(text)).get(trigger) == kind


def test_what_is_told_is_not_told_again_by_its_name(read: Callable[..., Article]) -> None:
    article = read(
        "Gunmen attacked a convoy near Dorro on Monday. By the time of the attack the road was empty."
    )
    assert [event.trigger.text for event in article.events] == ["attacked"]


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("A strike on Monday destroyed the grain silo of Dorro.", "strike", "ASSAULT"),
        ("Two shells fell among the tents near Dorro.", "fell", "ASSAULT"),
        ("Ghana talked to Togo about the border on Monday.", "talked", "CONSULT"),
        ("Benin has taken delivery of nine radars from Togo.", "taken", "AID"),
        ("The editor Vera Tolm was taken from her car by two policemen.", "taken", "COERCE"),
        ("The editor Vera Tolm was taken from her car by two gunmen.", "taken", "ASSAULT"),
    ],
)
def test_company_tells_what_a_word_means(
    read: Callable[..., Article], text: str, trigger: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(what, "is_news", lambda *_: True)
    assert kinds(read(text)).get(trigger) == kind


@pytest.mark.parametrize(
    "text",
    [
        "A strike closed the schools of Dorro for a week.",
        "The leaves fell among the tents near Dorro.",
        "The minister talked to reporters in Lome.",
        "The shop took delivery of nine cakes on Monday.",
    ],
)
def test_the_same_words_in_other_company_are_no_such_event(
    read: Callable[..., Article], text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(what, "is_news", lambda *_: True)
    assert not {"ASSAULT", "CONSULT", "AID"} & set(kinds(read(text)).values())
