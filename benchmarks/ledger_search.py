"""How quickly a large ledger is searched, and whether it takes in pages as quickly as a small one.

    python benchmarks/ledger_search.py LEDGER [--articles N] [--searches N]

LEDGER is made where it is absent (a file, or the address of an empty PostgreSQL database), or filled up
to N invented articles (100,000) of some 260 words, with seven claims and three events each, stored by
the program's own writer, several pages in a transaction. The reports are made up without the readers.
Words are as common as those of a language (Zipf's law); the most common stands in every text. What is
searched for is drawn from the same words, the same on every run. Prints what a page took in each tenth,
and by kind of search the 50th and 95th percentile and the longest, in milliseconds by the clock, then
the 95th percentile and the most of processor time.
"""

from __future__ import annotations

import argparse
import random
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate, islice
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any

from dateline.errors import SearchBroken
from dateline.identity import article_id, capture_id, hash_bytes, hash_text, span_id
from dateline.ledger import Ledger
from dateline.ledger.engine import writing
from dateline.ledger.writing import add_page
from dateline.records import (
    Actor,
    Article,
    Claim,
    Event,
    EventPlace,
    Mention,
    PageFacts,
    Participant,
    Place,
    Published,
    Report,
    Sentence,
    Source,
    Span,
    Time,
)
from dateline.searches import Query

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LETTERS = "etaoinshrdlucmfwypvbgkjqxz"
VOCABULARY = 60_000
SENTENCES = 13
WORDS = 20  # of a sentence
PEOPLE, PLACES, OUTLETS = 4_000, 3_000, 200
TYPES = ("ASSAULT", "PROTEST", "AGREE", "CONSULT", "SANCTION", "COERCE", "AID", "OTHER")
STANCES = ("asserts",) * 14 + ("denies", "denies", "doubts", "allows", "expects", "demands")
STATUSES = ("happened",) * 12 + ("planned", "planned", "denied", "possible", "demanded")
FIRST_DAY, DAYS = date(2029, 1, 1), 900
AT_ONCE = 25  # pages in a transaction


class Words:
    """An invented language: its words, its people, places and outlets."""

    def __init__(self) -> None:
        chance = random.Random(7)  # noqa: S311  - repeatable, not secret
        self.words = [self.make(chance) for _ in range(VOCABULARY)]
        self.weights = list(accumulate(1 / (rank + 2.7) for rank in range(VOCABULARY)))
        self.people = [f"{self.name(chance)} {self.name(chance)}" for _ in range(PEOPLE)]
        self.places = [
            (self.name(chance), chance.uniform(-60, 70), chance.uniform(-180, 180))
            for _ in range(PLACES)
        ]
        self.outlets = [f"The {self.name(chance)} Courier" for _ in range(OUTLETS)]

    def make(self, chance: random.Random) -> str:
        """Return a word."""
        weights = range(len(LETTERS), 0, -1)
        return "".join(chance.choices(LETTERS, weights, k=chance.randint(3, 10)))

    def name(self, chance: random.Random) -> str:
        """Return a name."""
        return self.make(chance).capitalize()

    def draw(self, chance: random.Random, count: int) -> list[str]:
        """Return words as a text has them."""
        return chance.choices(self.words, cum_weights=self.weights, k=count)


def make_page(words: Words, number: int) -> tuple[bytes, Report]:
    """Return the bytes and the report of one page."""
    chance = random.Random(number)  # noqa: S311  - repeatable, not secret
    people = chance.sample(words.people, 4)
    places = chance.sample(words.places, 3)
    lines = [" ".join(words.draw(chance, WORDS)) for _ in range(SENTENCES)]
    for at in range(0, SENTENCES, 2):
        lines[at] = f"{people[at // 2 % 4]} said {lines[at]} in {places[at // 2 % 3][0]}"
    text = ". ".join(line[0].upper() + line[1:] for line in lines) + "."
    data = text.encode()
    page = PageFacts(f"sha256:{hash_bytes(data)}", f"page{number}.txt", bytes=len(data))
    day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    article = Article(
        id=article_id(capture_id(page), 0),
        kind="story",
        title=" ".join(words.draw(chance, 7)).capitalize(),
        language="en",
        outlet=chance.choice(words.outlets),
        published=Published(day.isoformat(), "metadata"),
        text=text,
        text_sha256=hash_text(text),
    )
    return data, Report(page, (fill(article, people, places, day, chance),))


def fill(
    article: Article,
    people: list[str],
    places: list[tuple[str, float, float]],
    day: date,
    chance: random.Random,
) -> Article:
    """Return an article with its sentences, actors, places, times, claims and events."""
    digest, text = article.text_sha256, article.text
    sentences = cut_sentences(text)
    claims = [
        make_claim(article, sentence, number, people[number // 2 % 4], chance)
        for number, sentence in enumerate(sentences)
        if number % 2 == 0
    ]
    times = [
        Time(span_id("tmx", digest, str(number)), Span(0, 3, text[:3]), "DATE", None, None, each, each)
        for number in range(3)
        for each in [(day - timedelta(days=chance.randrange(5))).isoformat()]
    ]
    return replace(
        article,
        sentences=tuple(sentences),
        actors=tuple(make_actor(article, name) for name in people),
        places=tuple(make_place(article, place) for place in places),
        times=tuple(times),
        claims=tuple(claims),
        events=tuple(make_event(article, claims, times, number, chance) for number in range(3)),
    )


def cut_sentences(text: str) -> list[Sentence]:
    """Return the sentences of an invented text."""
    ends = [at + 1 for at, char in enumerate(text) if char == "."]
    starts = [0, *(end + 1 for end in ends)]
    return [Sentence(start, end, 0) for start, end in zip(starts, ends, strict=False)]


def mention(text: str, name: str) -> tuple[Mention, ...]:
    """Return the first mention of a name."""
    at = text.find(name)
    return (Mention(at, at + len(name), name, "name"),) if at >= 0 else ()


def make_actor(article: Article, name: str) -> Actor:
    """Return a person of an article."""
    return Actor(
        span_id("act", article.text_sha256, name), name, "person", mentions=mention(article.text, name)
    )


def make_place(article: Article, place: tuple[str, float, float]) -> Place:
    """Return a place of an article."""
    name, latitude, longitude = place
    key = span_id("plc", article.text_sha256, name)
    mentions = mention(article.text, name)
    return Place(key, name, mentions, None, latitude, longitude, "LY", None, "city")


def make_claim(
    article: Article, sentence: Sentence, number: int, who: str, chance: random.Random
) -> Claim:
    """Return the claim of a sentence."""
    start = sentence.start + len(who) + 6
    content = Span(start, sentence.end - 1, article.text[start : sentence.end - 1])
    source = Source((), who, span_id("act", article.text_sha256, who), "official", named=True)
    return Claim(
        span_id("clm", article.text_sha256, str(number)),
        number,
        (content,),
        sources=(source,),
        stance=chance.choice(STANCES),  # type: ignore[arg-type]
        direct=chance.random() < 0.3,
    )


def make_event(
    article: Article, claims: list[Claim], times: list[Time], number: int, chance: random.Random
) -> Event:
    """Return an event that rests on one of the claims."""
    content = claims[number].content[0]
    actor = claims[number].sources[0].actor
    place = span_id("plc", article.text_sha256, content.text.rpartition(" in ")[2])
    return Event(
        id=span_id("evt", article.text_sha256, str(number)),
        type=chance.choice(TYPES),  # type: ignore[arg-type]
        anchor=content,
        trigger=Span(content.start, content.start + 1, content.text[:1]),
        actors=(Participant(actor),),
        places=(EventPlace(place, "at"),),
        when=times[number].id,
        status=chance.choice(STATUSES),  # type: ignore[arg-type]
        according_to=(claims[number].id,),
    )


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds, or milliseconds: by the clock and of processor time."""

    clock: float
    processor: float


def now() -> Spent:
    """Return the seconds of both clocks."""
    return Spent(perf_counter(), process_time())


def since(before: Spent, scale: float = 1.0) -> Spent:
    """Return what was spent since then."""
    after = now()
    return Spent(scale * (after.clock - before.clock), scale * (after.processor - before.processor))


def store(ledger: Ledger, words: Words, count: int, tenth: int) -> None:
    """Store the pages that are not there yet; print what each ``tenth`` of them took.

    Making the pages up is not counted.
    """
    done = ledger.revisions()
    pages = (make_page(words, number) for number in range(done, count))
    clock, processor, since_line = 0.0, 0.0, 0
    while batch := list(islice(pages, AT_ONCE)):
        started = now()
        with writing(ledger._engine) as connection:  # noqa: SLF001  - several pages in one transaction
            for data, report in batch:
                add_page(connection, data, report, "made up", "{}")
        spent = since(started, 1000.0)
        clock, processor = clock + spent.clock, processor + spent.processor
        done, since_line = done + len(batch), since_line + len(batch)
        if done % tenth == 0 or done == count:
            line = f"{done:,} stored: {clock / since_line:.2f} ms a page by the clock"
            print(f"{line}, {processor / since_line:.2f} ms of processor time", flush=True)
            clock, processor, since_line = 0.0, 0.0, 0


def one(words: Words, chance: random.Random, low: int, high: int) -> str:
    """Return a word whose rank lies in a range."""
    return words.words[chance.randrange(low, high)]


def kinds() -> dict[str, Any]:
    """Return what makes a search of each kind."""
    box = {"box": (0.0, 20.0, 3.0, 23.0)}

    def typed(within: Any, text: Callable[[Words, random.Random], str], **more: Any) -> Any:
        return lambda words, chance: Query(
            words=text(words, chance),
            within=within,
            **{name: give(words, chance) if callable(give) else give for name, give in more.items()},
        )

    texts: dict[str, Callable[[Words, random.Random], str]] = {
        "a rare word": lambda w, c: one(w, c, 5000, 60_000),
        "a word of every tenth text": lambda w, c: one(w, c, 200, 400),
        "the commonest words": lambda w, c: one(w, c, 0, 10),
        "two common words": lambda w, c: f"{one(w, c, 0, 30)} {one(w, c, 0, 30)}",
        "a rare and a common word": lambda w, c: f"{one(w, c, 5000, 60_000)} {one(w, c, 0, 10)}",
        "five words": lambda w, c: " ".join(one(w, c, 0, 3000) for _ in range(5)),
        "a phrase of common words": lambda w, c: f'"{one(w, c, 0, 20)} {one(w, c, 0, 20)}"',
        "a common OR a rare word": lambda w, c: f"{one(w, c, 0, 10)} OR {one(w, c, 5000, 60_000)}",
        "a common without a common word": lambda w, c: f"{one(w, c, 0, 10)} -{one(w, c, 10, 30)}",
        "three letters and an asterisk": lambda w, c: f"{one(w, c, 0, 60_000)[:3]}*",
        "four letters and an asterisk": lambda w, c: f"{one(w, c, 0, 60_000)[:4]}*",
        "four letters amid a word": lambda w, c: f"*{one(w, c, 100, 60_000)[1:5]:x<4}*",
        "no word": lambda _, __: "",
    }
    common = texts["the commonest words"]
    filters: dict[str, dict[str, Any]] = {
        "an actor": {"actors": lambda w, c: (c.choice(w.people),)},
        "a place": {"places": lambda w, c: (c.choice(w.places)[0],)},
        "a small box": box,
        "a box of a quarter of the map": {"box": (0.0, 0.0, 180.0, 90.0)},
        "a type and a status": {"types": ("ASSAULT",), "statuses": ("denied",)},
        "a stance": {"stances": ("denies",)},
        "a source": {"sources": lambda w, c: (c.choice(w.people),)},
        "an outlet": {"outlets": lambda w, c: (c.choice(w.outlets),)},
        "a week of events": {"event_from": "2030-02-01", "event_to": "2030-02-07"},
        "two years of events": {"event_from": "2029-02-01", "event_to": "2031-02-07"},
        "days of publication": {"published_from": "2030-02-01", "published_to": "2030-02-07"},
        "all filters": {
            "places": lambda w, c: (c.choice(w.places)[0],),
            "types": ("ASSAULT",),
            "statuses": ("happened",),
            "stances": ("asserts",),
            "box": (-180.0, -90.0, 180.0, 90.0),
            "event_from": "2029-02-01",
            "published_from": "2029-01-01",
        },
    }
    made = {
        f"{within}: {name}": typed(within, text)
        for within in ("articles", "claims", "quotations", "events")
        for name, text in texts.items()
    }
    for within in ("articles", "claims", "events"):
        for name, more in filters.items():
            made[f"{within}: a common word, {name}"] = typed(within, common, **more)
            made[f"{within}: {name}"] = typed(within, texts["no word"], **more)
    return made


def measure(ledger: Ledger, words: Words, count: int) -> Iterator[tuple[str, list[Spent], int]]:
    """Yield each kind of search with its milliseconds, and how many hits it had at most."""
    for name, make in kinds().items():
        chance = random.Random(name)  # noqa: S311  - repeatable, not secret
        taken, most = [], 0
        for _ in range(count):
            query = make(words, chance)
            started = now()
            with suppress(SearchBroken):
                most = max(most, len(ledger.search(query)))
            taken.append(since(started, 1000.0))
        yield name, taken, most


def say(name: str, taken: list[Spent], most: int) -> str:
    """Return the line of one kind of search."""
    clock = sorted(one.clock for one in taken)
    processor = sorted(one.processor for one in taken)
    cells = [share(clock, 0.5), share(clock, 0.95), clock[-1], share(processor, 0.95), processor[-1]]
    return f"{name:54} {' '.join(f'{cell:7.1f}' for cell in cells)} {most:6}"


def share(taken: list[float], part: float) -> float:
    """Return a percentile of sorted values."""
    return taken[min(len(taken) - 1, int(part * len(taken)))]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ledger")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--searches", type=int, default=20, help="of each kind")
    given = parser.parse_args()
    words = Words()
    with Ledger.open(given.ledger, create=True) as ledger:
        store(ledger, words, given.articles, max(AT_ONCE, given.articles // 10))
        heads = ("50th", "95th", "longest", "cpu 95", "cpu max")
        print(f"{'milliseconds':54} {' '.join(f'{head:>7}' for head in heads)} {'hits':>6}")
        every: list[Spent] = []
        for name, taken, most in measure(ledger, words, given.searches):
            every += taken
            print(say(name, taken, most), flush=True)
        print(say("all", every, 0))


if __name__ == "__main__":
    main()
