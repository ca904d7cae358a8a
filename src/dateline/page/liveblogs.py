"""Live blogs as their metadata describe them (schema.org LiveBlogPosting): entries found on the page."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from lxml import html

from dateline.page import jsonld
from dateline.page.authors import read_authors
from dateline.page.blocks import count_words
from dateline.page.dates import read_stamp
from dateline.page.entries import FEWEST_PARTS, PROSE_WORDS, Entry, is_stamp
from dateline.page.frame import flatten
from dateline.page.lines import split_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from dateline.page.lines import Line

KEY: Final = 60  # code points by which an entry is found among the lines
MOST: Final = 1000  # entries


def list_updates(tree: HtmlElement) -> list[dict[str, Any]]:
    """Return the entries that a page's metadata list, in their order; none where it is no live blog."""
    blogs = (node for node in jsonld.list_nodes(tree) if "LiveBlogPosting" in str(node.get("@type")))
    told = (jsonld.as_list(blog.get("liveBlogUpdate")) for blog in blogs)
    return [one for one in next(told, []) if isinstance(one, dict)][:MOST]


def find_updates(updates: list[dict[str, Any]], lines: Sequence[Line]) -> tuple[Entry, ...]:
    """Return the entries that stand on the page, in page order."""
    places: dict[str, list[int]] = {}
    for place, line in enumerate(lines):
        places.setdefault(flatten(line.text)[:KEY], []).append(place)
    found: dict[int, dict[str, Any]] = {}
    for update in updates:
        at = find_place(update, lines, places)
        if at is not None:
            found.setdefault(at, update)
    starts = sorted(found)
    entries = tuple(
        make_entry(found[start], open_entry(lines, start), stop)
        for start, stop in pairwise((*starts, len(lines)))
    )
    return entries if len(entries) >= FEWEST_PARTS else ()


def find_place(
    update: dict[str, Any], lines: Sequence[Line], places: dict[str, list[int]]
) -> int | None:
    """Return the place of an entry's headline, or of its first words; None where neither is there."""
    first = next(iter(read_lines(update)), None)
    for words in (read_headline(update), first.text if first else None):
        at = places.get(flatten(words)[:KEY], []) if words and count_words(words) > 1 else []
        best = sorted(at, key=lambda place: (not lines[place].heading, lines[place].linked))
        if best:
            return best[0]
    return None


def open_entry(lines: Sequence[Line], start: int) -> int:
    """Return where an entry opens: at the time that stands right above its headline, else there."""
    return start - 1 if start and is_stamp(lines[start - 1]) else start


def make_entry(update: dict[str, Any], start: int, stop: int) -> Entry:
    """Return an entry with what metadata say of it."""
    authors, _ = read_authors(jsonld.list_authors(update))
    when = read_stamp(update.get("datePublished"))
    return Entry(start, stop, read_headline(update), when, tuple(authors))


def read_headline(update: dict[str, Any]) -> str | None:
    """Return the headline of an entry, or None."""
    return jsonld.name_of(update.get("headline")) or jsonld.name_of(update.get("name"))


def read_lines(update: dict[str, Any]) -> list[Line]:
    """Return the text of an entry as its metadata hold it, as lines."""
    body = update.get("articleBody")
    if not isinstance(body, str) or not body.strip():
        return []
    text = html.fromstring(f"<p>{body}</p>").text_content()
    tree = html.fromstring(f"<div>{body}</div>" if "<" in text or "&" not in text else f"<p>{text}</p>")
    return list(split_lines(tree))


def tell_texts(updates: list[dict[str, Any]]) -> tuple[tuple[Entry, tuple[Line, ...]], ...]:
    """Return the entries with their texts as metadata hold them, for a page that does not show them."""
    told = ((make_entry(update, 0, 0), tuple(read_lines(update))) for update in updates)
    return tuple((entry, lines) for entry, lines in told if speaks(lines))


def speaks(lines: tuple[Line, ...]) -> bool:
    """Tell whether lines hold a sentence of some length."""
    return sum(count_words(line.text) for line in lines) >= PROSE_WORDS
