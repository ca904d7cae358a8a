"""The last look at an article before it leaves: every span must equal its words in the text.

What does not is dropped with a note, and no id of what was dropped is left behind.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from dateline.records import (
    Article,
    EventPlace,
    Mention,
    Note,
    Sentence,
    Span,
    StatusBy,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

PARTS: Final = (
    "credits",
    "links",
    "subheads",
    "sentences",
    "actors",
    "places",
    "times",
    "quantities",
    "claims",
    "events",
    "predicates",
)


def make_sound(article: Article) -> tuple[Article, tuple[Note, ...]]:
    """Return the article without what has a broken span, and a note for each part that had one."""
    broken = {
        name: [part for part in parts if is_broken(part, article.text)]
        for name, parts in parts_of(article)
    }
    broken = {name: parts for name, parts in broken.items() if parts}
    if not broken:
        return article, ()
    notes = tuple(note_broken(article, name, len(parts)) for name, parts in broken.items())
    return drop(article, broken), notes


def parts_of(article: Article) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Yield the article's parts that hold spans, by field name."""
    for name in PARTS:
        parts = getattr(article, name)
        if isinstance(parts, tuple):
            yield name, parts


def is_broken(value: Any, text: str) -> bool:
    """Tell whether a record, or anything in it, has a span that does not fit the text."""
    if isinstance(value, Span | Mention):
        return value.start < 0 or text[value.start : value.end] != value.text
    if isinstance(value, Sentence):
        return not 0 <= value.start <= value.end <= len(text)
    if isinstance(value, tuple):
        return any(is_broken(item, text) for item in value)
    names = names_of(value)
    return any(is_broken(getattr(value, name), text) for name in names)


def names_of(value: Any) -> tuple[str, ...]:
    """Return the names of a record's fields; none for anything else."""
    return tuple(getattr(value, "__dataclass_fields__", ()))


def note_broken(article: Article, name: str, number: int) -> Note:
    """Return the note that says what was dropped."""
    message = f"{number} of the {name} of {article.id} did not fit the text and were dropped."
    return Note("error", "span-broken", f"{message} This is a bug: please report it.")


def drop(article: Article, broken: dict[str, list[Any]]) -> Article:
    """Return the article without the broken parts and without references to them."""
    kept: dict[str, Any] = {
        name: tuple(part for part in getattr(article, name) if part not in parts)
        for name, parts in broken.items()
    }
    gone = {part.id for parts in broken.values() for part in parts if hasattr(part, "id")}
    found: Article = scrub(replace(article, **kept), gone)
    return found


def scrub(value: Any, gone: set[str]) -> Any:
    """Return a record, or a part of one, without references to ids that are gone."""
    if isinstance(value, tuple):
        return tuple(scrub(item, gone) for item in value if not hangs_on(item, gone))
    if isinstance(value, str):
        return None if is_gone(value, gone) else value
    names = names_of(value)
    return (
        replace(value, **{name: scrub(getattr(value, name), gone) for name in names}) if names else value
    )


def hangs_on(value: Any, gone: set[str]) -> bool:
    """Tell whether an entry of a list is nothing without what is gone."""
    if isinstance(value, EventPlace):
        return value.place in gone
    if isinstance(value, StatusBy):
        return value.claim in gone
    return isinstance(value, str) and value in gone


def is_gone(value: str, gone: set[str]) -> bool:
    """Tell whether a field names what is gone, as an id or as an anchor (``time:ID``)."""
    return value in gone or value.partition(":")[2] in gone
