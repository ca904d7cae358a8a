"""Veiling: people who were forgotten are blacked out in what is read anew, before it is stored."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from dateline import jsons
from dateline.rights.blackout import (
    INK,
    black_article,
    black_hits,
    blackener,
    cast_named,
    names_alone,
)
from dateline.rights.casting import NOBODY
from dateline.rights.rewriting import Rewriter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.ledger.person_hashes import Hashes
    from dateline.records import Article, Report
    from dateline.rights.casting import Bounds, Names, Words

TAG: Final = re.compile(r"<[^<>]{0,2000}>")
RUNS: Final = re.compile(f"{INK}+")
ESCAPES: Final = re.compile(r"\\[nrtbf]|\\u00[01][0-9a-f]")


def find_names(report: Report, options: str, data: bytes, hashes: Hashes) -> tuple[Words, ...]:
    """Return the names of forgotten people that stand in a page, its reading or the options of that."""
    if not hashes:
        return ()
    said = ESCAPES.sub(" ", jsons.encode_text(report))
    names = hashes.find(said) | hashes.find(plain_json(options)) | hashes.find(words_of(data))
    return tuple(sorted(names))


def words_of(data: bytes) -> str:
    """Return the bytes of a page as words: with what its tags hold, and without its tags."""
    text = html.unescape(data.decode("utf-8", "replace"))
    return f"{text} {TAG.sub('', text)} {TAG.sub(' ', text)}"


def black_report(
    report: Report, names: tuple[Words, ...], bounds: Mapping[str, set[Bounds]] | None = None
) -> Report:
    """Return a report with the people of these names blacked out.

    ``bounds``: where other readings of the same texts found them, by the hashes of the texts.
    """
    whole = Rewriter(None, blackener(names_alone(names)))
    articles = tuple(
        black_one(article, names, (bounds or {}).get(article.text_sha256, set()))
        for article in report.articles
    )
    page: Any = whole.rewrite(report.page, NOBODY)
    return replace(report, page=page, articles=articles, notes=whole.rewrite(report.notes, NOBODY))


def black_one(article: Article, names: tuple[Words, ...], bounds: set[Bounds]) -> Article:
    """Return an article with the people of these names blacked out, where it names them."""
    cast = cast_named(article, names)
    if cast is None:
        whole = Rewriter(None, blackener(names_alone(names)))
        found: Article = whole.rewrite(article, NOBODY)
        return found
    return black_article(article, cast, bounds | {(hit.start, hit.end) for hit in cast.hits})


def black_words(words: str, names: tuple[Words, ...]) -> str:
    """Return words with full names blacked out."""
    return black_hits(words, names_alone(names).find(words))


def black_options(options: str, names: tuple[Words, ...]) -> str:
    """Return the options of a reading, JSON, with full names blacked out: feeds tell titles in them."""
    return json.dumps(black_json(json.loads(options), names_alone(names)), sort_keys=True)


def black_json(value: Any, names: Names) -> Any:
    """Return JSON with names blacked out in its strings."""
    if isinstance(value, str):
        return black_hits(value, names.find(value))
    if isinstance(value, list):
        return [black_json(one, names) for one in value]
    if isinstance(value, dict):
        return {key: black_json(one, names) for key, one in value.items()}
    return value


def plain_json(text: str) -> str:
    """Return JSON as words: its escapes are blanks or the characters they stand for."""
    return ESCAPES.sub(" ", json.dumps(json.loads(text), ensure_ascii=False))


def black_runs(text: str) -> set[Bounds]:
    """Return where a stored text is black."""
    return {found.span() for found in RUNS.finditer(text)}
