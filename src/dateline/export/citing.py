"""Articles as they are cited: who wrote them, under which title, where and when."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from dateline.export.plain import on_one_line
from dateline.tables import read_table
from dateline.xmls import web_link

if TYPE_CHECKING:
    from dateline.export.rows import ArticleRow
    from dateline.records import Byline

UNTITLED: Final = "[No title]"
NO_PERSON: Final = re.compile(r"[^\w\s.'’-]|[\d_]|\b(?:and|of|for|the|by|from)\b", re.IGNORECASE)
NO_KEY: Final = re.compile(r"[^a-z0-9]+")
PICTURES: Final = frozenset({"photographer", "photojournalist", "videographer"})  # who wrote no word
LONGEST: Final = 5  # words of a person's name
WIDEST: Final = 30  # of an outlet in a key


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote an article. ``given``: empty where the name is not one person's, and stands as it is."""

    name: str
    given: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """An article as a list of sources has it. ``key``: like no other's, letters, digits and hyphens."""

    key: str
    title: str
    authors: tuple[Author, ...]
    outlet: str | None
    agency: str | None
    published: date | None
    seen: date | None
    url: str | None
    language: str


def cite(row: ArticleRow) -> Citation:
    """Return how an article is cited; where nobody signed it, the agency that wrote it is the author."""
    page = row.page
    authors = tuple(read_author(one.name) for one in row.bylines if wrote(one))
    agency = tidy(page.agency or "") or None
    return Citation(
        key=make_key(row),
        title=tidy(page.title or "") or UNTITLED,
        authors=authors or ((Author(agency),) if agency else ()),
        outlet=tidy(page.outlet or "") or None,
        agency=agency,
        published=read_date(page.published),
        seen=read_date(page.gathered),
        url=find_address(row),
        language=page.language,
    )


def wrote(byline: Byline) -> bool:
    """Tell whether one who signs wrote words, and took not only the pictures."""
    role = (byline.role or "").casefold().split()
    return not role or role[-1] not in PICTURES


def read_author(name: str) -> Author:
    """Return a name in its parts, as BibTeX parts it: the last word, with small words before it."""
    shown = tidy(name)
    words = shown.split()
    roles = {row["noun"] for row in read_table("page_roles")}
    if not 2 <= len(words) <= LONGEST or NO_PERSON.search(shown) or words[-1].casefold() in roles:
        return Author(shown)
    small = next((at for at, word in enumerate(words[1:-1], 1) if word.islower()), len(words) - 1)
    return Author(" ".join(words[small:]), " ".join(words[:small]))


def tidy(text: str) -> str:
    """Return text on one line with single blanks."""
    return " ".join(on_one_line(text).split())


def make_key(row: ArticleRow) -> str:
    """Return a key: outlet, year, and the article's id, which no other has."""
    page, published = row.page, read_date(row.page.published)
    outlet = slug(page.outlet or "")[:WIDEST].strip("-") or "article"
    year = f"{published.year:04}" if published else ""
    return "-".join(part for part in (outlet, year, slug(page.article.partition(":")[2])) if part)


def slug(text: str) -> str:
    """Return text as small letters and digits of ASCII with hyphens between."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return NO_KEY.sub("-", plain.casefold()).strip("-")


def read_date(value: str | None) -> date | None:
    """Return the day of an ISO day or moment; None where it is none."""
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def find_address(row: ArticleRow) -> str | None:
    """Return the address of a page, else the one it gives itself: of a reprint the original's."""
    reprint = row.page.agency or row.originally_published_on
    return web_link(row.page.url) or (None if reprint else web_link(row.canonical_url))
