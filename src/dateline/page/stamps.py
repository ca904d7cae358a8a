"""When a web page was published and changed, as its metadata and its address say."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from htmldate import find_date
from htmldate.extractors import COMPLETE_URL

from dateline.page.dates import read_stamp
from dateline.records import Published

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lxml.html import HtmlElement

# The newest day that htmldate may find. A fixed one: the same page gives the same date on every day.
NEWEST: Final = "2100-01-01"
MOST_TIMES: Final = 50  # time elements; a page's own stands among the first
NO_DAY: Final = "-01-01"  # how htmldate writes a year alone, such as that of a copyright
PUBLISHED: Final = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "article:published",
    "datepublished",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.issued",
    "dc.date",
    "date",
)
MODIFIED: Final = ("article:modified_time", "og:updated_time", "datemodified", "last-modified")
MARKED: Final = "//*[@itemprop='datePublished' or (self::time and @pubdate)]/@datetime"


def find_published(
    tree: HtmlElement, article: Mapping[str, Any], metas: Mapping[str, str], url: str | None
) -> Published:
    """Return the publication date with its basis, the most explicit one first."""
    marked = [
        article.get("datePublished"),
        *(metas.get(name) for name in PUBLISHED),
        *tree.xpath(MARKED),
    ]
    stamp = first_stamp(marked)
    return Published(stamp, "metadata") if stamp else search_date(tree, url)


def search_date(tree: HtmlElement, url: str | None) -> Published:
    """Return the date that the page's address or, failing that, its text shows."""
    day = find_date(tree, original_date=True, max_date=NEWEST, url=url)
    if day is None or day.endswith(NO_DAY):
        return Published()
    in_url = COMPLETE_URL.search(url) if url else None
    if in_url and "".join(in_url.groups()[:3]) == day.replace("-", ""):
        return Published(day, "url")
    return Published(find_time(tree, day) or day, "text")


def find_time(tree: HtmlElement, day: str) -> str | None:
    """Return the first datetime with a zone that a time element gives for a day, or None."""
    stamps = map(read_stamp, islice(tree.xpath("//time/@datetime"), MOST_TIMES))
    zoned = (one for one in stamps if one and one.startswith(day) and one[10:].count(":") > 2)
    return next(zoned, None)


def find_modified(article: Mapping[str, Any], metas: Mapping[str, str]) -> str | None:
    """Return when the page was changed, where its metadata says so."""
    return first_stamp([article.get("dateModified"), *(metas.get(name) for name in MODIFIED)])


def first_stamp(values: Iterable[Any]) -> str | None:
    """Return the first value that is an ISO date or datetime."""
    return next(filter(None, map(read_stamp, values)), None)
