"""What the markup of a web page says of the page: title, outlet, authors, dates, addresses."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING, Any, Final

from htmldate.extractors import COMPLETE_URL
from trafilatura.metadata import extract_metadata

from dateline.page import jsonld
from dateline.page.blocks import count_words
from dateline.page.bylines import read_names
from dateline.page.dates import read_stamp
from dateline.page.names import same_name
from dateline.page.rights import is_rights_line
from dateline.page.sheet import Sheet
from dateline.page.titles import strip_outlet
from dateline.records import Byline, Published

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.html import HtmlElement

# The newest day that htmldate may find. A fixed one: the same page gives the same date on every day.
NEWEST: Final = "2100-01-01"
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
AUTHORS: Final = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl")
MAX_AUTHOR_WORDS: Final = 30
MAX_NAME_WORDS: Final = 5
SITE_NAME: Final = 40  # characters; longer ones are slogans


def read_markup(tree: HtmlElement, url: str | None) -> Sheet:
    """Return the sheet of a page; ``url`` is its address where it is known."""
    article = jsonld.find_article(tree)
    metas = read_metas(tree)
    facts = extract_metadata(tree, url, {"original_date": True, "max_date": NEWEST})
    outlet = find_outlet(article, metas)
    authors, signing_agency = find_authors(article, metas, facts.author)
    return Sheet(
        title=strip_outlet(find_title(article, metas, facts.title), outlet),
        outlet=outlet,
        agency=jsonld.read_name(article.get("sourceOrganization")) or signing_agency,
        based_on=jsonld.read_name(article.get("isBasedOn")),
        authors=tuple(author for author in authors if not same_name(author.name, outlet)),
        published=find_published(article, metas, facts.date, facts.url),
        modified=find_stamp([article.get("dateModified")], metas, MODIFIED),
        canonical_url=find_canonical(tree, metas),
        rights=find_rights(tree),
        description=metas.get("og:description") or metas.get("description"),
    )


def read_metas(tree: HtmlElement) -> dict[str, str]:
    """Return the page's meta elements, first of each name, names in lower case."""
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = " ".join(unescape(meta.get("content") or "").split())
        if name and content:
            metas.setdefault(name.strip().lower(), content)
    return metas


def find_title(article: Mapping[str, Any], metas: Mapping[str, str], other: str | None) -> str | None:
    """Return the headline: of the JSON-LD, of OpenGraph, or what the page's headings give."""
    headline = article.get("headline")
    named = headline if isinstance(headline, str) else None
    title = named or metas.get("og:title") or other
    return " ".join(unescape(title).split()) or None if title else None


def find_outlet(article: Mapping[str, Any], metas: Mapping[str, str]) -> str | None:
    """Return who publishes the page, by name; never the bare host."""
    site = metas.get("og:site_name")
    publisher = jsonld.read_name(article.get("publisher"))
    if site and len(site) > SITE_NAME and publisher:
        return publisher
    return site or publisher or metas.get("application-name")


def find_authors(
    article: Mapping[str, Any], metas: Mapping[str, str], other: str | None
) -> tuple[list[Byline], str | None]:
    """Return the authors that the metadata names, and the agency they write for, if one is named."""
    people: list[Byline] = []
    agency: str | None = None
    listed = jsonld.list_authors(dict(article)) or [(name, None) for name in split_authors(metas, other)]
    for name, job in listed:
        signature = read_names(name) if count_words(name) <= MAX_AUTHOR_WORDS else None
        agency = agency or (signature.agency if signature else None)
        named = signature.people if signature else (Byline(name),) if is_name(name) else ()
        people += [Byline(one.name, one.role or job) for one in named]
    return people, agency


def split_authors(metas: Mapping[str, str], other: str | None) -> list[str]:
    """Return the authors that the page's meta elements name, else those that trafilatura found."""
    named = next((metas[name] for name in AUTHORS if name in metas and "://" not in metas[name]), None)
    return [named] if named else [part for part in (other or "").split("; ") if part]


def is_name(text: str) -> bool:
    """Tell whether a name that has no person's shape can sign a text all the same."""
    return count_words(text) <= MAX_NAME_WORDS and text[:1].isalnum()


def find_published(
    article: Mapping[str, Any], metas: Mapping[str, str], other: str | None, url: str | None
) -> Published:
    """Return the publication date with its basis, the most explicit one first."""
    stamp = find_stamp([article.get("datePublished")], metas, PUBLISHED)
    if stamp:
        return Published(stamp, "metadata")
    if other is None:
        return Published()
    in_url = COMPLETE_URL.search(url) if url else None
    if in_url and "".join(in_url.groups()[:3]) == other.replace("-", ""):
        return Published(other, "url")
    return Published(other, "text")


def find_stamp(values: list[Any], metas: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    """Return the first value that is an ISO date or datetime."""
    stamps = map(read_stamp, (*values, *(metas.get(name) for name in names)))
    return next((stamp for stamp in stamps if stamp), None)


def find_canonical(tree: HtmlElement, metas: Mapping[str, str]) -> str | None:
    """Return the address that the page calls its own: the canonical link, else og:url."""
    for link in tree.iterfind(".//link[@rel][@href]"):
        if "canonical" in link.get("rel", "").lower().split() and link.get("href").startswith("http"):
            return str(link.get("href")).strip()
    url = metas.get("og:url")
    return url if url and url.startswith("http") else None


def find_rights(tree: HtmlElement) -> str | None:
    """Return the last line of the page that states a copyright."""
    marks = tree.xpath("//body//text()[contains(., '©') or contains(., 'Copyright')]")
    for mark in reversed(marks[-20:]):
        parent = mark.getparent()
        if mark.is_tail:
            parent = parent.getparent()
        if parent is None or parent.tag in {"script", "style", "noscript"}:
            continue
        line = " ".join(" ".join(parent.xpath(".//text()[not(ancestor::a)]")).split()).strip(" |·")
        if is_rights_line(line) and len(line) <= 300:
            return line
    return None
