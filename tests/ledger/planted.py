"""Pages whose reports are known beforehand, quickly made, with rows for every table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.answered import Tie
from dateline.gather.captures import Capture
from dateline.identity import article_id, capture_id, hash_text, make_id, span_id, span_key
from dateline.linking.linkage import CopyGroup, IncidentGroup, Linkage, founding_key
from dateline.records import (
    Actor,
    Article,
    Claim,
    Event,
    EventPlace,
    Mention,
    Participant,
    Place,
    Report,
    Sentence,
    Source,
    Span,
    Time,
)

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.linking.neighbours import LinkedArticle, Neighbours
    from dateline.page.told import Told

SPEAKERS = ("Nera Calder", "Ivo Brandt", "Sela Onwu")
PLACES = ("Port Selin", "Karavo", "Lake Mirn")
TEASER = "Ferry service to Karavo starts again after the storm."


def page_text(number: int) -> str:
    """Return the text of one page; every third page reprints the text of another."""
    number -= number % 3 == 2
    sentences = [
        f"{SPEAKERS[line % 3]} said the bridge at {PLACES[line % 3]} was closed on day {number + line}."
        for line in range(5)
    ]
    return " ".join(sentences)


def write_pages(folder: Path, count: int) -> Path:
    """Write pages into a folder and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"page{number:03}.txt").write_text(page_text(number), encoding="utf-8")
    return folder


def plant_page(number: int) -> tuple[bytes, Report]:
    """Return a page's bytes and its report."""
    from dateline.page.told import Told  # noqa: PLC0415  - the pipeline's rooms, only where they are used

    capture = Capture(f"pages/page{number:03}.txt", page_text(number).encode())
    return capture.data, plant_report(capture, Told())


def plant_report(capture: Capture, told: Told, *_: object) -> Report:
    """Return the report of a page: one claim and one event a sentence, and a teaser all pages share."""
    from dateline.pipeline import identify  # noqa: PLC0415  - as above

    page = identify(capture, told)
    story = plant_article(article_id(capture_id(page), 0), capture.data.decode())
    teaser = Article(
        id=article_id(capture_id(page), 1), kind="teaser", text=TEASER, text_sha256=hash_text(TEASER)
    )
    return Report(page, (story, teaser))


def plant_article(key: str, text: str) -> Article:
    """Return the article that one text gives."""
    digest = hash_text(text)
    sentences = split(text)
    return Article(
        id=key,
        kind="story",
        title="Bridges closed",
        language="en",
        outlet="The Mirn Courier",
        text=text,
        text_sha256=digest,
        sentences=tuple(Sentence(span.start, span.end, 0) for span in sentences),
        actors=tuple(plant_actor(digest, text, name) for name in SPEAKERS),
        places=tuple(plant_place(digest, text, name) for name in PLACES),
        times=tuple(plant_time(digest, text, span) for span in sentences),
        claims=tuple(plant_claim(digest, text, number, span) for number, span in enumerate(sentences)),
        events=tuple(plant_event(digest, text, span) for span in sentences),
    )


def split(text: str) -> list[Span]:
    """Return the sentences; each ends in a full stop."""
    ends = [i + 1 for i, letter in enumerate(text) if letter == "."]
    starts = [0, *(end + 1 for end in ends[:-1])]
    return [Span(start, end, text[start:end]) for start, end in zip(starts, ends, strict=True)]


def cut(text: str, words: str, start: int = 0) -> Span:
    """Return the span of the first ``words`` at or after ``start``."""
    at = text.index(words, start)
    return Span(at, at + len(words), words)


def plant_actor(digest: str, text: str, name: str) -> Actor:
    span = cut(text, name)
    mention = Mention(span.start, span.end, name, "name")
    return Actor(span_id("act", digest, name), name, "person", "MT", "GOV", mentions=(mention,))


def plant_place(digest: str, text: str, name: str) -> Place:
    span = cut(text, name)
    mention = Mention(span.start, span.end, name, "name")
    key = span_id("plc", digest, name)
    return Place(key, name, (mention,), 123, 35.9, 14.5, "MT", "Mirn", "city", 4.0, (), "planted")


def plant_time(digest: str, text: str, sentence: Span) -> Time:
    span = cut(text, "day ", sentence.start)
    key = span_id("tmx", digest, span_key([span]))
    return Time(key, span, "DATE", "2031-03-05", None, "2031-03-05", "2031-03-05", resolved=True)


def plant_claim(digest: str, text: str, number: int, sentence: Span) -> Claim:
    name = SPEAKERS[number % 3]
    speaker = cut(text, name, sentence.start)
    content = Span(speaker.end + 6, sentence.end - 1, text[speaker.end + 6 : sentence.end - 1])
    source = Source((speaker,), name, span_id("act", digest, name), "official", named=True)
    key = span_id("clm", digest, span_key([content]))
    return Claim(key, number, (content,), (cut(text, "said", sentence.start),), (source,))


def plant_event(digest: str, text: str, sentence: Span) -> Event:
    trigger = cut(text, "closed", sentence.start)
    name = next(name for name in PLACES if name in sentence.text)
    place = cut(text, name, sentence.start)
    speaker = next(name for name in SPEAKERS if name in sentence.text)
    return Event(
        id=span_id("evt", digest, span_key([trigger]), "OTHER"),
        type="OTHER",
        anchor=trigger,
        trigger=trigger,
        actors=(Participant(span_id("act", digest, speaker), (cut(text, speaker, sentence.start),)),),
        places=(EventPlace(span_id("plc", digest, name), "at", (place,)),),
        when=span_id("tmx", digest, span_key([cut(text, "day ", sentence.start)])),
    )


def plant_linkage(neighbours: Neighbours, *_: object) -> Linkage:
    """Link stories with one text as copies, and all events at one place into one incident."""
    stories = [linked for linked in neighbours.articles() if linked.article.kind == "story"]
    groups = tuple(CopyGroup(ids, "the same text", 1.0) for ids in group_texts(stories) if len(ids) > 1)
    ties = tuple(
        Tie(group.articles[0], other, "copy", "the same text", 1.0)
        for group in groups
        for other in group.articles[1:]
    )
    return Linkage(groups, ties, group_places(stories, neighbours))


def group_texts(stories: list[LinkedArticle]) -> list[tuple[str, ...]]:
    texts: dict[str, list[str]] = {}
    for linked in stories:
        texts.setdefault(linked.article.text_sha256, []).append(linked.article.id)
    return sorted(tuple(sorted(ids)) for ids in texts.values())


def group_places(stories: list[LinkedArticle], neighbours: Neighbours) -> tuple[IncidentGroup, ...]:
    given = neighbours.incident_ids()
    groups: dict[str, list[tuple[str, str]]] = {}
    for linked in stories:
        names = {place.id: place.name for place in linked.article.places}
        for event in linked.article.events:
            member = (linked.article.id, event.id)
            groups.setdefault(names[event.places[0].place], []).append(member)
    made = []
    for name, members in groups.items():
        founder = founding_key(min(members))
        key = given.get(founder) or make_id("inc", founder)
        made.append(IncidentGroup(key, tuple(sorted(members)), (f"all at {name}",)))
    return tuple(sorted(made, key=lambda group: group.id))
