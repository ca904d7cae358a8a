"""Puts the parts of a page together: the reading text with its offsets, the story, the teasers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dateline.identity import article_id, hash_text
from dateline.page.addresses import make_whole
from dateline.page.credits import read_credits
from dateline.page.datelines import Head, read_head
from dateline.page.dates import read_date_line
from dateline.page.names import calls, same_name
from dateline.page.people import find_told, tidy_people
from dateline.page.titles import strip_outlet
from dateline.page.tongue import READ, tell_language
from dateline.records import Article, Byline, Credit, Dateline, Hyperlink, Published, Span

if TYPE_CHECKING:
    from dateline.page.blocks import Block
    from dateline.page.credits import Credits
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


def make_story(capture: str, story: Story, sheet: Sheet, told: Told, ordinal: int = 0) -> Article:
    """Return a story of a page as an article without findings."""
    reading = join_blocks(story.body)
    at, head = find_dateline(reading)
    credits_ = read_credits(story.credit_lines)
    people = list_bylines(story, sheet, credits_.workers)
    agency = find_agency(story, sheet, head, credits_) or find_told(people, reading.text)
    span = agency_span(reading, at, head)
    published, modified = read_dates(story.dates)
    return Article(
        id=article_id(capture, ordinal),
        kind="story",
        title=strip_outlet(sheet.title or story.title, sheet.outlet),
        language=tell_language(reading.text),
        outlet=sheet.outlet,
        agency=agency,
        originally_published_on=credits_.first_published or sheet.first_home,
        corrections=story.corrections,
        rights=story.rights or credits_.permission or sheet.rights,
        bylines=tidy_people(people, agency, reading.text),
        canonical_url=sheet.canonical_url,
        modified=sheet.modified or modified,
        credits=list_credits(credits_, sheet, agency, span),
        links=list_links(reading, sheet.base),
        dateline=name_fully(head.dateline, agency) if head else None,
        published=choose_published(
            published or (head.day if head else None), sheet.published, told.published
        ),
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
    placed = [one for one in reading.blocks if one[1].kind != "head"][:DATELINE_BLOCKS]
    found = read_head([block.text for _, block in placed])
    return (placed[found[0]][0], found[1]) if found else (0, None)


def find_agency(story: Story, sheet: Sheet, head: Head | None, credits_: Credits) -> str | None:
    """Return who wrote the text, where that is another than the outlet."""
    signed = next((one.agency for one in story.signatures if one.agency), None)
    filed = head.dateline.outlet if head else None
    reprinted = next((one.name for one in credits_.entries if one.relation == "reprint"), None)
    named = (signed, filed, sheet.agency, credits_.agency, reprinted)
    return next((name for name in named if name and not calls(name, sheet.outlet)), None)


def name_fully(dateline: Dateline, agency: str | None) -> Dateline:
    """Return the dateline with its outlet named as the agency is named elsewhere on the page."""
    return replace(dateline, outlet=agency) if same_name(dateline.outlet, agency) else dateline


def agency_span(reading: ReadingText, at: int, head: Head | None) -> Span | None:
    """Return the words of the dateline that name the agency."""
    if head is None or head.agency_at is None:
        return None
    return reading.cut(at + head.agency_at[0], at + head.agency_at[1])


def list_credits(
    credits_: Credits, sheet: Sheet, agency: str | None, span: Span | None
) -> tuple[Credit, ...]:
    """Return who else made this text: the agency, and what credit lines and metadata say."""
    found: dict[tuple[str, str], Credit] = {}
    if agency:
        stands = span if span and same_name(span.text, agency) else None
        found[agency, "agency"] = Credit(agency, "agency", stands)
    if sheet.based_on:
        found[sheet.based_on, "based_on"] = Credit(sheet.based_on, "based_on")
    for one in credits_.entries:
        found.setdefault((one.name, one.relation), one)
    if sheet.first_home and not credits_.first_published:
        found.setdefault((sheet.first_home, "reprint"), Credit(sheet.first_home, "reprint"))
    return tuple(found.values())


def list_bylines(story: Story, sheet: Sheet, workers: tuple[Byline, ...]) -> tuple[Byline, ...]:
    """Return who signed the text, then who worked on it.

    The metadata's names are cleaner and more complete than the printed ones, and are taken where both
    speak of the same people; roles come from either.
    """
    printed = [person for one in story.signatures for person in one.people]
    agree = any(is_same_person(left, right) for left in printed for right in sheet.authors)
    signed = sheet.authors if agree or not printed else printed
    people: dict[str, Byline] = {}
    for person in (*signed, *workers):
        others = (*printed, *workers)
        role = person.role or next(
            (o.role for o in others if o.role and is_same_person(o, person)), None
        )
        people.setdefault(flatten(person.name), Byline(person.name, role))
    return tuple(people.values())


def is_same_person(left: Byline, right: Byline) -> bool:
    """Tell whether two names are one, or one opens with the other."""
    one, other = flatten(left.name), flatten(right.name)
    return one.startswith(other) or other.startswith(one)


def flatten(name: str) -> str:
    """Return a name for comparison."""
    return name.casefold().replace("-", " ")


def list_links(reading: ReadingText, base: str | None) -> tuple[Hyperlink, ...]:
    """Return the hyperlinks of the body with their words, their addresses whole."""
    return tuple(
        Hyperlink(reading.cut(start + anchor.start, start + anchor.end), href)
        for start, block in reading.blocks
        for anchor in block.anchors
        if (href := make_whole(anchor.href, base))
    )


def read_dates(lines: tuple[str, ...]) -> tuple[str | None, str | None]:
    """Return the days of publication and of change that the page's date lines tell."""
    read = [read_date_line(line) for line in lines]
    published = next((first for first, _ in read if first), None)
    return published, next((later for _, later in read if later), None)


def choose_published(printed: str | None, marked: Published, told: str | None) -> Published:
    """Return the publication date: what the user told, else the metadata, else the text."""
    if told:
        return Published(told, "argument")
    if marked.basis in {"metadata", "url"}:
        return marked
    return Published(printed, "text") if printed else marked
