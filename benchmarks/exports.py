"""How quickly rows are written in each format, and a ledger read for it, and in how much memory.

    python benchmarks/exports.py writers [--rows N] [FORMAT ...]
    python benchmarks/exports.py ledger LEDGER [--events N] [--workers N] [FORMAT ...]

``writers`` writes N invented events (a million) to a file: 20,000 different rows of 4,000 pages, over
and over, made before the clock starts and kept from the garbage collector, so what is measured is the
writer. ``ledger`` measures the whole way, rows made from a ledger of invented pages and written: those
of ledger_search.py, three events each, made or filled up where there are fewer than N events (100,000).
With ``--workers`` all its events are exported as ``dateline export --workers`` does it, and the time
of the process that reads and writes, and that of each that makes rows (Linux), are printed apart.
Each format is written by a process of its own. Prints rows a second by the clock and of processor time,
bytes a row, and by how many MB the process grew over what it took before the first row.
"""

from __future__ import annotations

import argparse
import gc
import os
import random
import resource
import subprocess
import sys
import tempfile
from contextlib import closing
from dataclasses import replace
from itertools import chain, islice, repeat
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any, ClassVar, Final

from ledger_search import Words, store

from dateline.answered import Evidence, Incident, IncidentAnswer, Origin
from dateline.collecting import collect_seldom
from dateline.export import beside
from dateline.export.frame import Job, choose_what, find_format
from dateline.export.rows import (
    ArticleRow,
    ClaimRow,
    EventRef,
    EventRow,
    IncidentRow,
    Number,
    PageRef,
    Party,
    Saying,
    Speaker,
    Where,
)
from dateline.export.streams import Asked, stream_rows
from dateline.export.tables import called
from dateline.export.writing import Export, write_export
from dateline.ledger import Ledger
from dateline.records import Byline, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from dateline.export.rows import What

PAGES, EVENTS = 4_000, 5  # of the rows that are written over and over
FORMATS = ("csv", "jsonl", "parquet")
IN_PAGE = 3  # events that an invented page of a ledger has


def make_rows() -> list[EventRow]:
    """Return invented events, as full as those of articles are."""
    words, chance = Words(), random.Random(11)  # noqa: S311  - repeatable, not secret
    return [
        row for number in range(PAGES) for row in make_events(words, chance, make_page(words, number))
    ]


def make_page(words: Words, number: int) -> PageRef:
    """Return an invented page."""
    chance = random.Random(number)  # noqa: S311  - as above
    return PageRef(
        article=f"art:{number:020x}",
        capture=f"cap:{number:020x}",
        page_sha256=f"{number:064x}",
        text_sha256=f"{number + PAGES:064x}",
        url=f"https://{chance.choice(words.words)}.example/news/{number}",
        source=f"https://{chance.choice(words.words)}.example/news/{number}",
        outlet=chance.choice(words.outlets),
        agency=None,
        title=" ".join(words.draw(chance, 8)).capitalize(),
        language="en",
        published="2031-03-05T10:00:00+01:00",
        published_basis="metadata",
        gathered="2031-03-06T00:00:00+00:00",
    )


def make_events(words: Words, chance: random.Random, page: PageRef) -> Iterator[EventRow]:
    """Yield the events of a page."""
    for number in range(EVENTS):
        said = Span(100 * number, 100 * number + 110, " ".join(words.draw(chance, 18)))
        who = chance.choice(words.people)
        name, latitude, longitude = chance.choice(words.places)
        speaker = Speaker(
            text=who, name=who, kind="official", named=True, affiliation=None, actor=f"act:{number:020x}"
        )
        saying = Saying(
            claim=f"clm:{number:020x}",
            stance="asserts",
            direct=False,
            hedged=False,
            speakers=(speaker,),
            cue=(Span(90, 94, "said"),),
            words=(said,),
        )
        where = Where(
            place=f"plc:{number:020x}",
            role="at",
            name=name,
            kind="city",
            geonames_id=number,
            latitude=latitude,
            longitude=longitude,
            radius_km=5.0,
            country="LY",
            admin1=name,
        )
        party = Party(name=who, words=(Span(0, 5, who),), actor="act:1", type="person", country="LY")
        toll = Number(what="killed", value=4, low=4, high=None, bound="at least", words=said)
        yield EventRow(
            event=f"evt:{chance.randrange(1 << 80):020x}",
            title=f"{who} says: {said.text}",
            type="ASSAULT",
            mode="firearms",
            quad="MX",
            cameo="193",
            score=-9.0,
            status="happened",
            hedged=False,
            earliest="2031-03-04",
            latest="2031-03-05",
            time="2031-03-04",
            words=said,
            trigger=Span(said.start, said.start + 7, "shelled"),
            actors=(party,),
            recipients=(replace(party, name=name),),
            objects=(),
            instruments=(),
            places=(where,),
            numbers=(toll,) if number == 0 else (),
            said_by=(saying,),
            status_by=(),
            incident=f"inc:{chance.randrange(1 << 80):020x}",
            independent_origins=2,
            confidence=0.75,
            reviewed=None,
            page=page,
        )


def turn_into(what: What, rows: Iterable[EventRow]) -> list[Any]:
    """Return rows of another kind with the words and pages of events."""
    return list(rows) if what == "events" else [TURN[what](row) for row in rows]


def turn_claim(row: EventRow) -> ClaimRow:
    """Return the first claim that an event rests on."""
    told = row.said_by[0]
    return ClaimRow(
        claim=told.claim,
        title=row.title,
        stance=told.stance,
        venue="unstated",
        direct=told.direct,
        hedged=told.hedged,
        conditional=False,
        implicit=False,
        within=None,
        speakers=told.speakers,
        words=told.words,
        cue=told.cue,
        hedges=(),
        chain=(row.page.outlet or "", called(told.speakers[0])),
        told_to=None,
        events=(EventRef(row.event, row.type, row.status, row.incident, 2),),
        confidence=0.75,
        reviewed=None,
        page=row.page,
    )


def turn_article(row: EventRow) -> ArticleRow:
    """Return the article of an event, signed."""
    return ArticleRow(
        page=row.page,
        bylines=(Byline("Ivo Brandt"),),
        modified=None,
        canonical_url=None,
        originally_published_on=None,
        claims=5,
        events=5,
    )


def turn_incident(row: EventRow) -> IncidentRow:
    """Return an incident of one event that one origin asserts."""
    article, told = row.page.article, row.said_by[0]
    chain = ((row.page.outlet or "", called(told.speakers[0])),)
    key = row.incident or ""
    answer = IncidentAnswer(
        Incident(id=key, type=row.type, title=row.title, earliest=row.earliest, events=(row.event,)),
        articles=1,
        article_ids=(article,),
        outlets=1,
        origins=(Origin("org:1", chain[0][1], "official", False, "asserts", 1, chain, (article,), ()),),  # noqa: FBT003
        asserting_origins=1,
        independent_origins=1,
        evidence=(Evidence(article, row.event, told.claim, row.words, row.page.url),),
    )
    return IncidentRow(answer, (row.page,), row.places)


TURN: Final[dict[str, Callable[[EventRow], Any]]] = {
    "claims": turn_claim,
    "articles": turn_article,
    "incidents": turn_incident,
}


def measure(name: str, rows: Iterable[Any], wanted: int) -> None:
    """Write rows to a file that goes away; print what it took."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with tempfile.TemporaryFile(buffering=1 << 20) as out:
        clock, processor = perf_counter(), process_time()
        find_format(name).write(rows, out, Job(choose_what(name, None), ledger="benchmark"))
        clock, processor = perf_counter() - clock, process_time() - processor
        size = out.tell()
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(
        f"{name}: {wanted:,} rows, {wanted / clock:,.0f} a second by the clock,"
        f" {wanted / processor:,.0f} a second of processor time, {size / wanted:,.0f} bytes a row,"
        f" {grown:,.0f} MB more",
        flush=True,
    )


def measure_writer(name: str, wanted: int) -> None:
    """Measure the writer of one format."""
    pool = turn_into(choose_what(name, None), make_rows())
    gc.freeze()
    measure(name, islice(chain.from_iterable(repeat(pool)), wanted), wanted)


def measure_ledger(name: str, where: str, wanted: int) -> None:
    """Measure one format from the ledger on."""
    with (
        collect_seldom(),
        Ledger.look_into(where) as ledger,
        ledger.at_once() as snapshot,
        closing(stream_rows(snapshot, "events")) as rows,
    ):
        first = next(rows)
        measure(name, chain([first], islice(rows, wanted - 1)), wanted)


class Timed(beside.Hands):
    """The processes that make rows, whose seconds of processor time are noted when they end."""

    seconds: ClassVar[list[float]] = []

    def __exit__(self, *how: object) -> None:
        """Note what each took, and end it."""
        for process in self.processes:
            told = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()[11:13]
            self.seconds.append(sum(map(int, told)) / os.sysconf("SC_CLK_TCK"))
        super().__exit__(*how)


def measure_several(name: str, where: str, workers: int) -> None:
    """Measure the export of all events of a ledger by several processes."""
    beside.Hands = Timed  # type: ignore[misc]  # a benchmark looks inside
    clock, processor = perf_counter(), process_time()
    with (
        tempfile.TemporaryFile(buffering=1 << 20) as out,
        Ledger.look_into(where) as ledger,
        ledger.at_once() as snapshot,
    ):
        rows = write_export(snapshot, Export(name, Job("events"), Asked(), workers), out).count
    clock, processor = perf_counter() - clock, process_time() - processor
    beside_it = ", ".join(f"{one:.1f}" for one in Timed.seconds)
    print(
        f"{name}: {rows:,} rows, {rows / clock:,.0f} a second by the clock; seconds of processor time:"
        f" {processor:.1f} to read and write, {beside_it} to make rows",
        flush=True,
    )


def fill_ledger(where: str, wanted: int) -> None:
    """Make a ledger, or fill it up, until it has as many events."""
    pages = -(-wanted // IN_PAGE)
    with Ledger.open(where, create=True) as ledger:
        if ledger.revisions() < pages:
            store(ledger, Words(), pages, max(1, pages // 10))


def main() -> None:
    """Measure what the command line asks for, each format in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    kinds = parser.add_subparsers(dest="kind", required=True)
    writers, ledger = kinds.add_parser("writers"), kinds.add_parser("ledger")
    writers.add_argument("--rows", type=int, default=1_000_000)
    ledger.add_argument("ledger")
    ledger.add_argument("--events", type=int, default=100_000)
    ledger.add_argument("--workers", type=int, default=0)
    for kind in (writers, ledger):
        kind.add_argument("formats", nargs="*", default=list(FORMATS))
        kind.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.kind == "ledger" and not given.here:
        fill_ledger(given.ledger, given.events)
    for name in given.formats:
        if not given.here:
            told = ["--rows", str(given.rows)] if given.kind == "writers" else [given.ledger]
            options = [] if given.kind == "writers" else ["--events", str(given.events)]
            options += ["--workers", str(given.workers)] if given.kind == "ledger" else []
            command = [sys.executable, __file__, given.kind, *told, name, *options, "--here"]
            subprocess.run(command, check=True)  # noqa: S603  - this very script
        elif given.kind == "writers":
            measure_writer(name, given.rows)
        elif given.workers > 1:
            measure_several(name, given.ledger, given.workers)
        else:
            measure_ledger(name, given.ledger, given.events)


if __name__ == "__main__":
    main()
