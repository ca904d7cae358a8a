"""Decided events as marked texts (``what``), and their words with a score (``status``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dateline.evaluation.gold_windows import keys, window_over
from dateline.evaluation.status import scale
from dateline.evaluation.what_texts import NONE, UNSCORED
from dateline.records import Event
from dateline.reviewed import Reviewed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.evaluation.gold_windows import Window
    from dateline.records import Article, Participant, Span
    from dateline.reviewing.review import Review

ROLES: Final = {"at": "at", "from": "origin", "to": "destination", "topic": "topic"}


def windows_of_events(article: Article, reviews: Iterable[Review]) -> list[Window]:
    """Return the sentences in which an event was decided on, in order."""
    decided = [event.trigger for event in article.events if isinstance(event.reviewed, Reviewed)]
    kept = [one.content.kept.thing for one in reviews if one.kind == "event" and one.content.kept]
    decided += [event.trigger for event in kept if isinstance(event, Event)]
    found = (window_over(article, [trigger]) for trigger in decided)
    return sorted({one for one in found if one}, key=lambda one: one.start)


def mark_events(window: Window) -> str | None:
    """Return the lines for the events of a window; None where one that was decided cannot be marked.

    What nobody decided on is marked as right to find and no loss to leave out.
    """
    held = [event for event in window.article.events if window.holds(event.trigger)]
    names = dict(zip((event.id for event in held), keys(), strict=False))
    lines = []
    for event in held:
        line = mark_event(window, event, names)
        if line is None and isinstance(event.reviewed, Reviewed):
            return None
        lines += [line] if line else []
    return "\n".join(lines)


def mark_event(window: Window, event: Event, names: dict[str, str]) -> str | None:
    """Return the line for one event; None where its trigger cannot be named by words."""
    trigger = window.words(event.trigger)
    if trigger is None or event.id not in names:
        return None
    may = "" if isinstance(event.reviewed, Reviewed) else "?"
    kind = f"{event.type}.{event.mode}" if event.mode else event.type
    parties = [mark_parties(window, each) for each in (event.actors, event.recipients)]
    head = f"{may}{names[event.id]}: {kind} {event.status}"
    return " | ".join([head, trigger, *parties, mark_facts(window, event, names)])


def mark_parties(window: Window, parties: Sequence[Participant]) -> str:
    """Return the words of participants, any of each one's words being right."""
    items = [join([window.words(span) for span in one.spans], " / ") for one in parties]
    return join(items, " + ") if items else NONE


def join(words: Sequence[str | None], between: str) -> str:
    """Return words joined; unscored where one of them cannot be told in the window."""
    known = [one for one in words if one and one != UNSCORED]
    return between.join(known) if known and len(known) == len(words) else UNSCORED


def mark_facts(window: Window, event: Event, names: dict[str, str]) -> str:
    """Return the facts of an event: what, with what, where; who says so is not scored."""
    cells = {"object": mark_spans(window, event.object), "with": mark_spans(window, event.instruments)}
    for name, role in ROLES.items():
        spans = [span for at in event.places if at.role == role for span in at.spans[:1]]
        bare = any(at.role == role and not at.spans for at in event.places)
        cells[name] = UNSCORED if bare else mark_spans(window, spans)
    cells["by"] = UNSCORED
    told = [f'{name}="{cell}"' for name, cell in cells.items() if cell != NONE]
    before = list(names)[: list(names).index(event.id)]
    same = [names[key] for key in before if key in event.same_as]
    return " ".join([*told, *(f"same={key}" for key in same[:1])])


def mark_spans(window: Window, spans: Sequence[Span]) -> str:
    """Return the words of spans."""
    return join([window.words(span) for span in spans], " + ") if spans else NONE


def score_words(window: Window) -> dict[str, Any] | None:
    """Return the row of a window whose decided events have the score of their status; None for none."""
    events = [
        {
            "start": event.trigger.start - window.start,
            "end": event.trigger.end - window.start,
            "score": scale()[event.status][0],
        }
        for event in window.article.events
        if isinstance(event.reviewed, Reviewed) and window.holds(event.trigger)
    ]
    return {"text": window.text, "events": events} if events else None
