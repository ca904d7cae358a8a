"""Finds one article of a ledger by its id, its file or address, or words of its title."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.answers.searching import holds
from dateline.errors import InputError
from dateline.linking.folding import fold_words
from dateline.linking.stories_told import join_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.answers.store import Store
    from dateline.linking.neighbours import LinkedArticle
    from dateline.records import Note, Report

SHOWN = 5  # candidates named where several fit
LEAST_ID = 4  # digits of an id that may stand for it
LEAST_NAME = 4  # letters of a file's name that may stand for it


def find_article(store: Store, wanted: str) -> LinkedArticle:
    """Return the article that ``wanted`` means.

    It is an id or the end of a file name or address, else the start of one, or words of a title; what
    is exact goes before what only begins so, and of one page the story before its teasers.
    Raises InputError where none or several fit.
    """
    articles = sorted(store.articles(), key=lambda one: one.article.id)
    for fits in (is_id, is_place, begins_id, begins_place, has_title):
        found = [one for one in articles if fits(one, wanted.strip())]
        stories = [one for one in found if one.article.kind == "story"]
        if found:
            return only(stories or found, wanted)
    raise InputError(
        f"No article fits {wanted!r}.",
        "Give the start of its id, its file's name, or words of its title.",
    )


def as_revised(
    found: LinkedArticle, report: Report | None, number: int
) -> tuple[LinkedArticle, tuple[Note, ...]]:
    """Return an article as one reading of its page had it, with the notes of that reading.

    Raises InputError where there is no such reading, or it has no such article.
    """
    for article in report.articles if report else ():
        if article.id == found.article.id:
            return replace(found, article=article), report.notes if report else ()
    raise InputError(
        f"The page of {found.article.id} has no revision {number}, or none that holds the article.",
        "See: dateline revisions LEDGER ARTICLE",
    )


def is_id(one: LinkedArticle, wanted: str) -> bool:
    """Tell whether this is an article's id, with or without its prefix."""
    return one.article.id.removeprefix("art:") == wanted.removeprefix("art:")


def begins_id(one: LinkedArticle, wanted: str) -> bool:
    """Tell whether an article's id, with or without its prefix, begins so."""
    digits = wanted.removeprefix("art:")
    return len(digits) >= LEAST_ID and one.article.id.removeprefix("art:").startswith(digits)


def is_place(one: LinkedArticle, wanted: str) -> bool:
    """Tell whether an article's SOURCE or address is or ends so."""
    end = f"/{wanted.strip('/')}"
    return bool(wanted) and any(
        place == wanted or place.rstrip("/").endswith(end) for place in list_places(one)
    )


def begins_place(one: LinkedArticle, wanted: str) -> bool:
    """Tell whether the last part of an article's SOURCE or address begins so."""
    return len(wanted) >= LEAST_NAME and any(
        place.rstrip("/").rpartition("/")[2].startswith(wanted) for place in list_places(one)
    )


def list_places(one: LinkedArticle) -> tuple[str, ...]:
    """Return the SOURCE and the addresses of an article."""
    return tuple(place for place in (one.source, one.url, one.article.canonical_url) if place)


def has_title(one: LinkedArticle, wanted: str) -> bool:
    """Tell whether an article's title holds all the words."""
    asked, title = fold_words(wanted), join_words([one.article.title or ""])
    return bool(asked) and all(holds(title, word) for word in asked)


def only(found: Sequence[LinkedArticle], wanted: str) -> LinkedArticle:
    """Return the only article found; raises InputError that names the candidates."""
    if len(found) == 1:
        return found[0]
    names = "; ".join(name_candidate(one) for one in found[:SHOWN])
    more = f"; and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    raise InputError(f"{wanted!r} fits {len(found)} articles: {names}{more}.", "Give one of their ids.")


def name_candidate(one: LinkedArticle) -> str:
    """Return an article's id with its title, else its SOURCE, and its time where one is stated."""
    parts = (one.article.title or one.source, one.article.published.value)
    return f"{one.article.id} ({', '.join(part for part in parts if part)})"
