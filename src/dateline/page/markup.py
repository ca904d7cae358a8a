"""What the markup of a web page says of the page: title, outlet, authors, dates, addresses."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING, Any, Final

from trafilatura.metadata import extract_title

from dateline.page import jsonld
from dateline.page.addresses import find_base, make_whole
from dateline.page.authors import find_authors
from dateline.page.names import is_agency, same_name
from dateline.page.rights import cut_menu, is_rights_line
from dateline.page.sheet import Sheet
from dateline.page.sitenames import find_site_name
from dateline.page.stamps import find_modified, find_published
from dateline.page.syndication import find_first_home
from dateline.page.titles import strip_outlet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.html import HtmlElement

SITE_NAME: Final = 40  # characters; longer ones are slogans


def read_markup(tree: HtmlElement, url: str | None) -> Sheet:
    """Return the sheet of a page; ``url`` is its address where it is known."""
    article = jsonld.find_article(tree)
    metas = read_metas(tree)
    rights = find_rights(tree)
    outlet = find_outlet(article, metas) or find_site_name(tree, rights)
    base = find_base(tree, url)
    canonical = find_canonical(tree, metas, base)
    authors, agency = find_authors(tree, article, metas)
    return Sheet(
        title=strip_outlet(find_title(tree, article, metas), outlet),
        outlet=outlet,
        agency=jsonld.read_name(article.get("sourceOrganization"))
        or agency
        or find_holder(article, outlet),
        based_on=jsonld.read_name(article.get("isBasedOn")),
        authors=tuple(author for author in authors if not same_name(author.name, outlet)),
        published=find_published(tree, article, metas, url or metas.get("og:url") or canonical),
        modified=find_modified(article, metas),
        canonical_url=canonical,
        rights=rights,
        description=metas.get("og:description") or metas.get("description"),
        free=jsonld.read_free(article),
        base=base or canonical,
        first_home=find_first_home(url, canonical, metas),
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


def find_title(tree: HtmlElement, article: Mapping[str, Any], metas: Mapping[str, str]) -> str | None:
    """Return the headline: of the JSON-LD, of OpenGraph, or what the page's headings give."""
    headline = article.get("headline")
    named = headline if isinstance(headline, str) else None
    title = named or metas.get("og:title") or extract_title(tree)
    return " ".join(unescape(title).split()) or None if title else None


def find_outlet(article: Mapping[str, Any], metas: Mapping[str, str]) -> str | None:
    """Return who publishes the page, by name; never the bare host."""
    site = metas.get("og:site_name")
    publisher = jsonld.read_name(article.get("publisher"))
    if site and len(site) > SITE_NAME and publisher:
        return publisher
    return site or publisher or metas.get("application-name")


def find_holder(article: Mapping[str, Any], outlet: str | None) -> str | None:
    """Return the agency that holds the copyright in the text, where that is another than the outlet."""
    names = (jsonld.read_name(article.get(key)) for key in ("copyrightHolder", "provider"))
    return next((name for name in names if name and is_agency(name) and name != outlet), None)


def find_canonical(tree: HtmlElement, metas: Mapping[str, str], base: str | None) -> str | None:
    """Return the address that the page calls its own: the canonical link, else og:url."""
    links = tree.iterfind(".//link[@rel][@href]")
    named = (one.get("href") for one in links if "canonical" in one.get("rel").lower().split())
    told = (make_whole(href, base) for href in (*named, metas.get("og:url", "")))
    return next((address for address in told if address and address.startswith("http")), None)


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
        line = cut_menu(line)
        if is_rights_line(line) and len(line) <= 300:
            return line
    return None
