"""Own invented sentences with the events they report (see the head of sentences.tsv)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dateline.reading import what

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from dateline.records import Article, Event, Participant

Read = "Callable[..., Article]"


def words(participants: tuple[Participant, ...]) -> str:
    return "; ".join(part.spans[0].text for part in participants)


def describe(event: Event) -> dict[str, str]:
    return {
        "type": event.type,
        "status": event.status,
        "actors": words(event.actors),
        "recipients": words(event.recipients),
        "object": "; ".join(span.text for span in event.object),
        "places": "; ".join(f"{place.role}:{place.spans[0].text}" for place in event.places),
    }


def compare(article: Article, row: Any) -> list[str]:
    if row.type == "-":
        return [f"{event.type} {event.trigger.text!r}" for event in article.events]
    event = next((event for event in article.events if event.trigger.text == row.trigger), None)
    if event is None:
        return [f"no event {row.trigger!r} among {[event.trigger.text for event in article.events]}"]
    found = describe(event)
    asked = {name: getattr(row, name) for name in found}
    return [
        f"{name}: {found[name]!r}, wanted {value!r}"
        for name, value in asked.items()
        if (value or name == "actors") and found[name] != value
    ]


def test_each_sentence_gives_its_events(
    read: Callable[..., Article], wanted: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the frames make of a sentence; whether one alone is news enough is no question here."""
    if wanted.type != "-":
        monkeypatch.setattr(what, "is_news", lambda *_: True)
    assert compare(read(wanted.text), wanted) == []


def test_most_acts_are_news_even_alone(read: Callable[..., Article], sentences: list[Any]) -> None:
    rows = [row for row in sentences if row.type not in {"-", "OTHER"}]
    kept = [row for row in rows if row.trigger in {one.trigger.text for one in read(row.text).events}]
    assert len(kept) >= 0.9 * len(rows)


def test_what_is_said_to_be_missed_is_missed(read: Callable[..., Article], missed: Any) -> None:
    assert compare(read(missed.text), missed), "read right now: move the row to sentences.tsv"
