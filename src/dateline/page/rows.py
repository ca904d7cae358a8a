"""A row of a corpus: its text is an article exactly as it stands, with what the row says of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.identity import article_id, hash_text
from dateline.page.bylines import read_byline, read_names
from dateline.page.datelines import read_head
from dateline.page.names import calls, same_name
from dateline.page.people import find_told
from dateline.page.subheads import find_subhead_spans
from dateline.page.tongue import tell_language
from dateline.records import Article, Byline, Credit, Note, Published, Span

if TYPE_CHECKING:
    from dateline.gather.captures import CorpusRow
    from dateline.page.datelines import Head
    from dateline.page.told import Told

SURROGATES: Final = re.compile(r"[\ud800-\udfff]")


def clean_row_text(text: str) -> tuple[str, tuple[Note, ...]]:
    """Return a row's text of unchanged length with lone surrogates replaced, and a note if any were."""
    clean, replaced = SURROGATES.subn("\ufffd", text)
    if not replaced:
        return text, ()
    message = f"{replaced} lone surrogates are no characters and were replaced by U+FFFD."
    return clean, (Note("warning", "characters-replaced", message),)


def make_row_article(capture: str, row: CorpusRow, text: str, told: Told) -> Article:
    """Return the one article of a row; dateline and subheads are marked, nothing is trimmed."""
    start = len(text) - len(text.lstrip())
    head = find_head(text[start : start + 400])
    people, signed = read_row_byline(row.byline)
    written = signed or (head.dateline.outlet if head else None) or find_told(people, text)
    agency = written if not calls(written, row.outlet) else None
    at = (start + head.agency_at[0], start + head.agency_at[1]) if head and head.agency_at else None
    span = Span(*at, text[at[0] : at[1]]) if at and same_name(text[at[0] : at[1]], agency) else None
    return Article(
        id=article_id(capture, 0),
        kind="story",
        title=row.title,
        language=row.language or tell_language(text),
        outlet=row.outlet,
        agency=agency,
        bylines=people,
        credits=(Credit(agency, "agency", span),) if agency else (),
        dateline=head.dateline if head else None,
        published=date_row(row, told, head),
        text=text,
        text_sha256=hash_text(text),
        subheads=find_subhead_spans(text),
    )


def find_head(text: str) -> Head | None:
    """Return the dateline that a text opens with, or None."""
    found = read_head(text.split("\n\n"))
    return found[1] if found and found[0] == 0 else None


def date_row(row: CorpusRow, told: Told, head: Head | None) -> Published:
    """Return when a row was published: as the user told, the row says, or its dateline."""
    if told.published:
        return Published(told.published, "argument")
    if row.published:
        return Published(row.published, "metadata")
    return Published(head.day, "text") if head and head.day else Published()


def read_row_byline(byline: str | None) -> tuple[tuple[Byline, ...], str | None]:
    """Return the people and the agency that a row's byline names; the line itself where it is odd."""
    if byline is None:
        return (), None
    signature = read_byline(byline) or read_names(byline)
    return (signature.people, signature.agency) if signature else ((Byline(byline),), None)
