"""Why an event was read as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.errors import InputError
from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.language.model import load
from dateline.reading.explaining import Explanation, explain_event
from dateline.reading.newsroom import findings_of, read_article
from dateline.records import Article, Span


def explain(text: str, trigger: str) -> Explanation:
    """Return why the event with this trigger was read as it was."""
    reading = analyse(Article(id="art:0", kind="story", text=text, text_sha256=hash_text(text)))
    article = read_article(reading)
    event = next(one for one in article.events if one.trigger.text == trigger)
    return explain_event(reading, findings_of(article), event)


def test_the_last_row_tried_fits_and_gives_the_type() -> None:
    told = explain("The army of Ruritania sent troops to the border on Friday.", "sent")
    assert [bool(one.failed) for one in told.tried] == [True] * (len(told.tried) - 1) + [False]
    assert told.tried[-1].type == told.event.type == "MOBILIZE"
    assert {one.failed for one in told.tried[:-1]} <= {c for one in told.tried for c in one.row.split()}


def test_parts_are_named_by_what_they_play() -> None:
    told = explain("Rebels attacked the garrison on Monday.", "attacked")
    assert [(slot, span.text) for slot, span in told.parts][:2] == [
        ("subj", "Rebels"),
        ("obj", "the garrison"),
    ]


@pytest.mark.parametrize(
    ("text", "trigger", "status", "shown"),
    [
        (
            "France would not send troops unless the truce holds.",
            "send",
            "not_happened",
            [("helper", "would"), ("negation", "not"), ("condition", "unless")],
        ),
        (
            "Ruritania plans to withdraw its troops from Ostrow.",
            "withdraw",
            "planned",
            [("hangs on", "plans")],
        ),
        (
            "Will the rebels attack the capital?",
            "attack",
            "possible",
            [("question", "?")],
        ),
        ("Police feared an attack on the embassy.", "attack", "possible", [("part of", "feared")]),
        ("Protesters marched in Strelsau.", "marched", "happened", [("its own form", "marched")]),
    ],
)
def test_the_words_of_a_status_are_shown(
    text: str, trigger: str, status: str, shown: list[tuple[str, str]]
) -> None:
    told = explain(text, trigger)
    assert told.by_words == status
    assert [(one.why, one.words.text) for one in told.shown] == shown


def test_the_claim_that_holds_an_event_is_part_of_why() -> None:
    told = explain("The mayor denied that police had attacked the camp.", "attacked")
    assert [claim.stance for claim in told.claims] == ["denies"]
    assert told.event.status == "denied"


def test_an_event_of_other_readers_is_said_to_be_none() -> None:
    text = "Rebels attacked the garrison on Monday."
    reading = analyse(Article(id="art:0", kind="story", text=text, text_sha256=hash_text(text)))
    article = read_article(reading)
    event = replace(article.events[0], trigger=Span(0, 6, "Rebels"))
    with pytest.raises(InputError, match="see no event at 'Rebels'"):
        explain_event(reading, findings_of(article), event)


SHIPPED = pytest.mark.skipif(load() is None, reason="the language model is switched off")


@SHIPPED
def test_what_no_row_knows_is_told_as_the_language_models() -> None:
    told = explain(
        "Two herders were hogtied by masked men at the border post of Orlesk on Friday.", "hogtied"
    )
    assert told.tried[-1].row.startswith("the language model: ASSAULT")
    assert told.tried[-1].type == told.event.type == "ASSAULT"


@SHIPPED
def test_what_a_row_decides_is_not_told_as_the_language_models() -> None:
    told = explain("The king will not negotiate with the rebels, he said.", "negotiate")
    assert told.event.type == "REJECT"
    assert told.tried
    assert not any(one.row.startswith("the language model") for one in told.tried)
