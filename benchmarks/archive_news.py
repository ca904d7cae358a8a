"""Invented news pages to fill shards with: whole sentences of who said and did what."""

from __future__ import annotations

import gzip
import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = ("Ada Pell", "Tomas Wrede", "Mira Dovell", "Ilse Karam", "Jonas Abara", "Lena Oster")
PLACES = ("Accra", "Tripoli", "Lyon", "Nairobi", "Quito", "Oslo", "Hanoi", "Porto", "Lusaka")
BODIES = ("the port authority", "the health ministry", "the teachers' union", "the police", "the army")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
SENTENCES = (
    "Two bridges in {place} were closed on {day} after a flood damaged their piers, {body} said.",
    "“We will rebuild them before the winter,” Mayor {who} told reporters in {place}.",
    "Police in {place} arrested {n} people after a protest over wages, according to {body}.",
    "{who}, who leads the opposition, denied that the party had taken money from the company.",
    "At least {n} people were injured when a warehouse burned down near {place} on {day}.",
    "The company did not answer questions about the contract, which is worth {n} million dollars.",
    "{body} said that the cause was not known and that an inquiry would begin next week.",
    "The river had risen by two metres within a night, and the lower town was under water.",
    "Minister {who} met a delegation from {place} on {day} to discuss the border.",
    "Farmers in the valley fear that the harvest will be a third smaller than in the year before.",
    "According to a report by {body}, prices of bread rose by {n} per cent since March.",
    "“Nobody told us that the road was closed,” said {who}, a driver who waited there for hours.",
    "The army sent {n} soldiers and several boats to {place}, where roads were still blocked.",
    "{who} is expected to travel to {place} for talks, two officials said on {day}.",
    "The old market hall, which was built a century ago, is to become a library.",
    "A court in {place} sentenced {who} to {n} months in prison for fraud.",
    "Trains between {place} and the coast ran late all day because of a broken signal.",
    "{body} called on the government to publish the figures, which it has refused to do so far.",
    "Schools stay closed until {day}, and the clinic takes in emergencies alone.",
    "It was the third fire in the district since the summer, residents said.",
)
OUTLETS = ("The Mirn Courier", "The Orvale Lantern", "Brunmere Today", "The Valley Dispatch")
FIRST_DAY = date(2031, 1, 1)
HEAD = (
    "<html lang='en'><head><title>{title}</title><meta property='og:site_name' content='{outlet}'>"
    "<meta property='article:published_time' content='{day}'></head><body>"
    "<nav><a href='/'>Home</a> <a href='/world'>World</a> <a href='/sport'>Sport</a></nav>"
    "<article><h1>{title}</h1>{body}</article><footer>All rights reserved.</footer></body></html>"
)


def write_sentence(chance: random.Random) -> str:
    """Return one sentence."""
    body = chance.choice(BODIES)
    made = chance.choice(SENTENCES).format(
        who=chance.choice(PEOPLE),
        place=chance.choice(PLACES),
        body=body,
        day=chance.choice(DAYS),
        n=chance.randrange(3, 90),
    )
    return made[0].upper() + made[1:]


def make_page(number: int) -> bytes:
    """Return a page of some 350 words."""
    chance = random.Random(number)  # noqa: S311  - repeatable, not secret
    lines = [write_sentence(chance) for _ in range(chance.randrange(16, 32))]
    body = "".join(f"<p>{' '.join(lines[at : at + 3])}</p>" for at in range(0, len(lines), 3))
    day = FIRST_DAY + timedelta(days=number // 400)
    title = lines[0].partition(",")[0][:80]
    return HEAD.format(title=title, outlet=OUTLETS[number % 4], day=day, body=body).encode()


def make_record(number: int) -> bytes:
    """Return the record of a page in a web archive, packed."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + make_page(number)
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012d}>\r\n"
        f"WARC-Target-URI: https://outlet{number % 4}.example/news/{number}\r\n"
        "WARC-Date: 2031-06-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + answer + b"\r\n\r\n", mtime=0)


def make_shards(folder: Path, shards: int, pages: int) -> list[str]:
    """Make so many shards of so many pages each; return their paths."""
    paths = [folder / f"{number:04d}.warc.gz" for number in range(shards)]
    for at, path in enumerate(paths):
        path.write_bytes(b"".join(map(make_record, range(at * pages, (at + 1) * pages))))
    return list(map(str, paths))
