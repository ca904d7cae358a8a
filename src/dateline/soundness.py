"""The last look at an article before it leaves: every span must equal its words in the text.

What does not is dropped with a note, and no id of what was dropped is left behind.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Final, get_args, get_type_hints

from dateline.errors import HouseError
from dateline.records import Article, EventPlace, Mention, Note, Span, StatusBy

if TYPE_CHECKING:
    from collections.abc import Iterator

PARTS: Final = (
    "credits",
    "links",
    "subheads",
    "actors",
    "places",
    "times",
    "quantities",
    "claims",
    "events",
    "allusions",
    "predicates",
)


def make_sound(article: Article) -> tuple[Article, tuple[Note, ...]]:
    """Return the article with sound spans and each id once, and a note for what was dropped.

    Raises HouseError where a sentence lies outside the text: claims refer to sentences by number.
    """
    check_sentences(article)
    broken = {name: find_broken(parts, article.text) for name, parts in parts_of(article)}
    broken = {name: parts for name, parts in broken.items() if parts}
    sound = drop(article, broken) if broken else article
    twice = {name: find_twice(parts) for name, parts in parts_of(sound)}
    twice = {name: places for name, places in twice.items() if places}
    notes = [note_dropped(article, "span-broken", name, len(broken[name])) for name in broken]
    notes += [note_dropped(article, "id-twice", name, len(twice[name])) for name in twice]
    return (keep_first(sound, twice) if twice else sound), tuple(notes)


def check_sentences(article: Article) -> None:
    """Raise HouseError where a sentence lies outside the text."""
    length = len(article.text)
    if any(not 0 <= one.start <= one.end <= length for one in article.sentences):
        raise HouseError(f"The sentences of {article.id} do not fit the text.", "Please report it.")


def parts_of(article: Article) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Yield the article's parts that hold spans, by field name."""
    for name in PARTS:
        parts = getattr(article, name)
        if isinstance(parts, tuple):
            yield name, parts


# --- spans -----------------------------------------------------------------------------------


def find_broken(parts: tuple[Any, ...], text: str) -> list[Any]:
    """Return the parts that have a broken span."""
    return [part for part in parts if is_broken(part, text)]


def is_broken(value: Any, text: str) -> bool:
    """Tell whether a record, or anything in it, has a span that does not fit the text."""
    if isinstance(value, Span | Mention):
        return not fits(value, text)
    if isinstance(value, tuple):
        return any(is_broken(item, text) for item in value)
    kind: Any = type(value)
    return any(is_broken(getattr(value, name), text) for name in fields_with_spans(kind))


@cache
def fields_with_spans(kind: Any) -> tuple[str, ...]:
    """Return the names of the fields of a record type in which spans can be."""
    hints = get_type_hints(kind) if is_dataclass(kind) else {}
    return tuple(name for name, hint in hints.items() if can_hold_spans(hint))


def can_hold_spans(hint: Any) -> bool:
    """Tell whether values of a type are spans, or hold some."""
    inner = any(can_hold_spans(part) for part in get_args(hint))
    return hint in {Span, Mention} or inner or bool(fields_with_spans(hint))


def fits(span: Span | Mention, text: str) -> bool:
    """Tell whether a span has words and they stand in the text where it says."""
    long_enough = span.start >= 0 and span.end - span.start == len(span.text) > 0
    return long_enough and text.startswith(span.text, span.start)


def note_dropped(article: Article, code: str, name: str, number: int) -> Note:
    """Return the note that says what was dropped."""
    why = "did not fit the text" if code == "span-broken" else "had an id that was taken"
    message = f"{number} of the {name} of {article.id} {why} and were dropped."
    return Note("error", code, f"{message} This is a bug: please report it.")


# --- ids -------------------------------------------------------------------------------------


def find_twice(parts: tuple[Any, ...]) -> list[int]:
    """Return the places of parts whose id another part before them has."""
    first: dict[str, int] = {}
    for at, part in enumerate(parts):
        first.setdefault(getattr(part, "id", f"without id, {at}"), at)
    return sorted(set(range(len(parts))) - set(first.values()))


def keep_first(article: Article, twice: dict[str, list[int]]) -> Article:
    """Return the article without the parts at the given places."""
    kept: dict[str, Any] = {
        name: tuple(part for at, part in enumerate(getattr(article, name)) if at not in places)
        for name, places in twice.items()
    }
    return replace(article, **kept)


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
    if not is_dataclass(value) or isinstance(value, type):
        return value
    parts = {field.name: scrub(getattr(value, field.name), gone) for field in fields(value)}
    return replace(value, **parts)


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
