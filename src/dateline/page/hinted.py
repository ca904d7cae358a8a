"""What the feed or site map says of a page, where the page itself does not tell."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.page.authors import read_authors
from dateline.page.marking import Known
from dateline.page.names import same_name
from dateline.records import Published

if TYPE_CHECKING:
    from dateline.gather.captures import Hints
    from dateline.page.sheet import Sheet
    from dateline.page.story import Story

OWN: Final = frozenset({"metadata", "url"})  # a date that the page marks, not one found in its text


def know(sheet: Sheet, hints: Hints | None) -> Known:
    """Return what is known of a page before its lines are sorted: its title and who signs it."""
    authors = tuple(author.name for author in sheet.authors)
    if hints is None:
        return Known(sheet.title, authors)
    return Known(sheet.title or hints.title, authors or hints.authors)


def fill_sheet(sheet: Sheet, story: Story, hints: Hints | None) -> Sheet:
    """Return the sheet with the feed's word where the page says nothing.

    The date of a feed stands below the page's own metadata and above what is found in the text.
    """
    if hints is None:
        return sheet
    outlet = sheet.outlet or hints.outlet
    authors, agency = read_authors((author, None) for author in hints.authors)
    authors = [author for author in authors if not same_name(author.name, outlet)]
    signed = sheet.authors or any(one.people or one.agency for one in story.signatures)
    fed = Published(hints.published, "metadata") if hints.published else sheet.published
    return replace(
        sheet,
        title=sheet.title or (None if story.title else hints.title),
        outlet=outlet,
        authors=sheet.authors if signed else tuple(authors),
        agency=sheet.agency or (None if signed else agency),
        published=sheet.published if sheet.published.basis in OWN else fed,
        modified=sheet.modified or hints.modified,
    )
