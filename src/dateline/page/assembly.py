"""Puts the parts of a page together: the reading text with its offsets, the story, the teasers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.identity import article_id, hash_text
from dateline.page.datelines import Head, read_dateline
from dateline.page.names import same_name
from dateline.page.titles import strip_outlet
from dateline.page.tongue import READ, tell_language
from dateline.records import Article, Byline, Credit, Hyperlink, Published, Span

if TYPE_CHECKING:
    from dateline.page.blocks import Block
    from dateline.page.sheet import Sheet, Teaser
    from dateline.page.story import Story
    from dateline.page.told import Told

BORDER: Final = "\n\n"
DATELINE_BLOCKS: Final = 3  # a standfirst may stand above the dispatch


@dataclass(frozen=True, slots=True)
class ReadingText:
    """A reading text with the offsets of its blocks."""

    text: str
    blocks: tuple[tuple[int, Block], ...]

    def cut(self, start: int, end: int) -> Span:
        """Return the span of the code points ``start`` to ``end``."""
        return Span(start, end, self.text[start:end])


def join_blocks(blocks: tuple[Block, ...]) -> ReadingText:
    """Return the blocks as one text, separated by blank lines."""
    placed: list[tuple[int, Block]] = []
    offset = 0
    for block in blocks:
        placed.append((offset, block))
        offset += len(block.text) + len(BORDER)
    return ReadingText(BORDER.join(block.text for block in blocks), tuple(placed))


def make_story(capture: str, story: Story, sheet: Sheet, told: Told) -> Article:
    """Return the story of a page as an article without findings."""
    reading = join_blocks(story.body)
    at, head = find_dateline(reading)
    agency = find_agency(story, sheet, head)
    credits_ = list_credits(story, sheet, agency, agency_span(reading, at, head))
    return Article(
        id=article_id(capture, 0),
        kind="story",
        title=strip_outlet(sheet.title or story.title, sheet.outlet),
        language=tell_language(reading.text),
        outlet=sheet.outlet,
        agency=agency,
        originally_published_on=story.credits.first_published,
        rights=story.rights or sheet.rights,
        bylines=list_bylines(story, sheet),
        canonical_url=sheet.canonical_url,
        modified=sheet.modified or story.modified,
        credits=credits_,
        links=list_links(reading),
        dateline=head.dateline if head else None,
        published=choose_published(story, sheet, told),
        text=reading.text,
        text_sha256=hash_text(reading.text),
        subheads=tuple(
            reading.cut(start, start + len(block.text))
            for start, block in reading.blocks
            if block.kind == "head"
        ),
    )


def make_teaser(capture: str, ordinal: int, teaser: Teaser, language: str) -> Article:
    """Return a teaser as an article; a text too short to tell is in the language of the story."""
    text = BORDER.join(teaser.paragraphs)
    return Article(
        id=article_id(capture, ordinal),
        kind="teaser",
        title=teaser.title,
        language=tell_language(text, otherwise=language or READ),
        published=teaser.published,
        text=text,
        text_sha256=hash_text(text),
    )


def find_dateline(reading: ReadingText) -> tuple[int, Head | None]:
    """Return the dateline within the first paragraphs and the offset of its paragraph."""
    for start, block in reading.blocks[:DATELINE_BLOCKS]:
        head = read_dateline(block.text) if block.kind != "head" else None
        if head:
            return start, head
    return 0, None


def find_agency(story: Story, sheet: Sheet, head: Head | None) -> str | None:
    """Return who wrote the text, where that is another than the outlet."""
    signed = next((one.agency for one in story.signatures if one.agency), None)
    named = (signed, head.dateline.outlet if head else None, sheet.agency, story.credits.agency)
    return next((name for name in named if name and not same_name(name, sheet.outlet)), None)


def agency_span(reading: ReadingText, at: int, head: Head | None) -> Span | None:
    """Return the words of the dateline that name the agency."""
    if head is None or head.agency_at is None:
        return None
    return reading.cut(at + head.agency_at[0], at + head.agency_at[1])


def list_credits(
    story: Story, sheet: Sheet, agency: str | None, span: Span | None
) -> tuple[Credit, ...]:
    """Return who else made this text: the agency, and what credit lines and metadata say."""
    found: list[Credit] = []
    if agency:
        found.append(Credit(agency, "agency", span if span and same_name(span.text, agency) else None))
    if sheet.based_on:
        found.append(Credit(sheet.based_on, "based_on"))
    known = {(one.name, one.relation) for one in found}
    found += [one for one in story.credits.entries if (one.name, one.relation) not in known]
    return tuple(found)


def list_bylines(story: Story, sheet: Sheet) -> tuple[Byline, ...]:
    """Return who signed the text: the printed bylines, else the metadata; then those who worked on it."""
    printed = [person for one in story.signatures for person in one.people]
    people: dict[str, Byline] = {}
    for person in (*(printed or sheet.authors), *story.credits.workers):
        people.setdefault(person.name.casefold(), person)
    return tuple(people.values())


def list_links(reading: ReadingText) -> tuple[Hyperlink, ...]:
    """Return the hyperlinks of the body with their words."""
    return tuple(
        Hyperlink(reading.cut(start + anchor.start, start + anchor.end), anchor.href)
        for start, block in reading.blocks
        for anchor in block.anchors
    )


def choose_published(story: Story, sheet: Sheet, told: Told) -> Published:
    """Return the publication date: what the user told, else the metadata, else the text."""
    if told.published:
        return Published(told.published, "argument")
    if sheet.published.basis in {"metadata", "url"}:
        return sheet.published
    if story.published:
        return Published(story.published, "text")
    return sheet.published
