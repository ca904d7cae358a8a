"""The outlet of a web page without metadata: the name beside the title, where the page bears it out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.page.blocks import count_words
from dateline.page.names import same_name
from dateline.page.titles import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

ROOT: Final = re.compile(r"(?:https?://[^/\s]+)?/?(?:index\.\w{2,5})?")
NAME_WORDS: Final = 6
MOST_LINKS: Final = 2000
LONGEST: Final = 400  # characters of a title


def find_site_name(tree: HtmlElement, rights: str | None) -> str | None:
    """Return the name before or behind the page's title that its home link or rights line has too."""
    for name in list_candidates(tree):
        if stands_in(name, rights) or is_home(name, tree):
            return name
    return None


def list_candidates(tree: HtmlElement) -> Iterator[str]:
    """Yield what stands behind the last and before the first separator of the page's title."""
    title = " ".join((tree.findtext(".//title") or "")[:LONGEST].split())
    borders = list(SEPARATOR.finditer(title))
    if not borders:
        return
    for part in (title[borders[-1].end() :], title[: borders[0].start()]):
        if part[:1].isupper() and count_words(part) <= NAME_WORDS:
            yield part


def stands_in(name: str, rights: str | None) -> bool:
    """Tell whether a rights line names the outlet."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", rights or "", re.IGNORECASE) is not None


def is_home(name: str, tree: HtmlElement) -> bool:
    """Tell whether a hyperlink to the site's front page bears the name."""
    for count, link in enumerate(tree.iterfind(".//a[@href]")):
        if count >= MOST_LINKS:
            return False
        if ROOT.fullmatch(link.get("href").strip()) and same_name(read_words(link), name):
            return True
    return False


def read_words(link: HtmlElement) -> str:
    """Return the words of a hyperlink, those of its picture where it has none."""
    words = " ".join("".join(link.itertext()).split())
    picture = None if words else link.find(".//img[@alt]")
    return words if picture is None else " ".join(picture.get("alt").split())
