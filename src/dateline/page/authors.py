"""Who signs a web page, as its metadata says: people with their roles, and the agency they write for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from trafilatura.metadata import extract_author

from dateline.page import jsonld
from dateline.page.blocks import count_words
from dateline.page.bylines import read_names
from dateline.records import Byline
from dateline.tables import read_column

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lxml.html import HtmlElement

METAS: Final = (
    *("author", "article:author", "parsely-author", "cxenseparse:author", "sailthru.author"),
    *("dc.creator", "byl"),
)
MAX_AUTHOR_WORDS: Final = 30
MAX_NAME_WORDS: Final = 5


def find_authors(
    tree: HtmlElement, article: Mapping[str, Any], metas: Mapping[str, str]
) -> tuple[list[Byline], str | None]:
    """Return the authors that the metadata names, and the agency they write for, if one is named."""
    return read_authors(jsonld.list_authors(article) or list_other(tree, metas))


def read_authors(named_with_jobs: Iterable[tuple[str, str | None]]) -> tuple[list[Byline], str | None]:
    """Return the people among authors as metadata names them, and the agency they write for."""
    people: list[Byline] = []
    agency: str | None = None
    for name, job in named_with_jobs:
        signature = read_names(name) if count_words(name) <= MAX_AUTHOR_WORDS else None
        agency = agency or (signature.agency if signature else None)
        named = signature.people if signature else (Byline(name),)
        people += [Byline(one.name, one.role or job) for one in named if is_name(one.name)]
    return people, agency


def list_other(tree: HtmlElement, metas: Mapping[str, str]) -> list[tuple[str, str | None]]:
    """Return the authors of the meta elements, else those that trafilatura finds in the page."""
    named = next((metas[name] for name in METAS if name in metas and "://" not in metas[name]), None)
    found = [named] if named else (extract_author(tree) or "").split("; ")
    return [(name, None) for name in found if name]


def is_name(text: str) -> bool:
    """Tell whether words can sign a text: short, and none of those that stand for no name."""
    named = text.lower() not in read_column("page_no_authors", "words")
    return named and count_words(text) <= MAX_NAME_WORDS and text[:1].isalnum()
