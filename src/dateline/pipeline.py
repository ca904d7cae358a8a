"""The way of a page: gathered, taken apart, read, stored; and in the end all of them linked."""

from __future__ import annotations

import errno
import json
from collections import deque
from dataclasses import asdict, dataclass, replace
from importlib.metadata import version
from io import BytesIO
from tempfile import gettempdir
from typing import TYPE_CHECKING, Final, Literal, Protocol, TypeVar

from dateline import jsons
from dateline.collecting import collect_seldom
from dateline.errors import DatelineError, DiskFull, HouseError, InputError, ModelBroken, WorldError
from dateline.foresight import Foresight
from dateline.gather.captures import Capture, LeftAlone, Missed
from dateline.gather.sources import gather
from dateline.gazetteer.keeping import name_imported
from dateline.identity import capture_id, hash_bytes
from dateline.language.analyse import analyse
from dateline.language.model import name_model
from dateline.listing.listed import NOBODY
from dateline.page.anatomy import take_apart
from dateline.page.told import Told
from dateline.reading.newsroom import add_predicates, read_article
from dateline.readying import keep_answers
from dateline.records import Article, Note, PageFacts, Report
from dateline.soundness import make_sound
from dateline.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from dateline.ledger.ledger import Ledger
    from dateline.listing.listed import ActorList

Whole = TypeVar("Whole", Article, Report)

READER: Final = f"dateline/{version('dateline')}+{name_model()}"  # what a revision was made by
READABLE: Final = "en"  # the language that the readers read
NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
NO_BYTES: Final = f"sha256:{hash_bytes(b'')}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one page; ``known``: the ledger had this reading of it already.

    ``forgotten``: it is not kept, since it was forgotten; its report says why, and no more.
    """

    kind: Literal["read", "known", "forgotten", "skipped", "left_alone"]
    source: str
    report: Report | None = None


class Pending(Protocol):
    """A page that is being read."""

    def is_ready(self) -> bool:
        """Tell whether ``result`` returns at once."""

    def result(self) -> Report:
        """Return the report; raises DiskFull."""


class Reader(Protocol):
    """Reads pages, several at a time where it can; ``ahead``: how many it may be ahead."""

    ahead: int

    def submit(self, capture: Capture, told: Told, listed: ActorList) -> Pending:
        """Begin to read a page."""


@dataclass(frozen=True, slots=True)
class ReadHere:
    """A page that this very process reads when its report is asked for."""

    capture: Capture
    told: Told
    listed: ActorList

    def is_ready(self) -> bool:
        """Return True: nobody else reads it."""
        return True

    def result(self) -> Report:
        """Read the page."""
        return read_capture(self.capture, self.told, self.listed)


class Here:
    """Reads in this process, one page after the other, unguarded."""

    ahead = 0

    def submit(self, capture: Capture, told: Told, listed: ActorList) -> ReadHere:
        """Return the page, to be read when its report is asked for."""
        return ReadHere(capture, told, listed)


@dataclass(frozen=True, slots=True)
class Run:
    """What all pages of a run share; ``name`` is what their revisions are made by."""

    told: Told
    ledger: Ledger | None
    reader: Reader
    listed: ActorList
    name: str


def read_sources(
    gathered: Iterable[Capture | Missed | LeftAlone],
    told: Told,
    ledger: Ledger | None,
    reader: Reader | None = None,
) -> Iterator[Outcome]:
    """Read the pages, in their order; each is in the ledger before its outcome is yielded.

    ``reader``: who reads them; without one, this process. The ledger's list of actors is asked.
    """
    listed = ledger.listed_actors() if ledger else NOBODY
    run = Run(told, ledger, reader or Here(), listed, name_reader(listed))
    begun: deque[Outcome | Begun] = deque()
    for item in gathered:
        begun.append(begin(item, run))
        while begun and (len(begun) > run.reader.ahead or is_ready(begun[0])):
            yield finish(begun.popleft(), run)
    while begun:
        yield finish(begun.popleft(), run)


def name_reader(listed: ActorList) -> str:
    """Return what a revision is made by: program, model, list of actors and imported places, if any."""
    places = name_imported()
    actors = f"+actors/{listed.digest}" if listed.digest else ""
    return f"{READER}{actors}+places/{places}" if places else f"{READER}{actors}"


@dataclass(frozen=True, slots=True)
class Begun:
    """A page with its reading under way, and the options of that."""

    capture: Capture
    options: str
    pending: Pending


def begin(item: Capture | Missed | LeftAlone, run: Run) -> Outcome | Begun:
    """Begin to read what was gathered; a page that the ledger has in this reading is not read again."""
    if isinstance(item, LeftAlone):
        return Outcome("left_alone", item.source)
    if isinstance(item, Missed):
        return Outcome("skipped", item.source, report_missed(item))
    options = encode_options(run.told, item)
    known = find_known(item, options, run)
    return known or Begun(item, options, run.reader.submit(item, run.told, run.listed))


def find_known(capture: Capture, options: str, run: Run) -> Outcome | None:
    """Return the outcome of a page that was forgotten, or that the ledger has in this reading."""
    if run.ledger is None:
        return None
    page = identify(capture, run.told)
    gone = run.ledger.tombstone(Report(page))
    if gone is not None:
        return Outcome("forgotten", capture.source, gone)
    known = run.ledger.stored(capture_id(page), run.name, options)
    return None if known is None else Outcome("known", capture.source, known)


def is_ready(begun: Outcome | Begun) -> bool:
    """Tell whether the outcome can be had at once."""
    return isinstance(begun, Outcome) or begun.pending.is_ready()


def finish(begun: Outcome | Begun, run: Run) -> Outcome:
    """Return what became of a page, once the ledger has it."""
    if isinstance(begun, Outcome):
        return skip(begun, run.ledger) if begun.kind == "skipped" else begun
    outcome = Outcome("read", begun.capture.source, begun.pending.result())
    if run.ledger and outcome.report and not is_unread(outcome.report):
        outcome = store(begun, outcome.report, run.ledger, run.name)
    return skip(outcome, run.ledger) if outcome.report and is_unread(outcome.report) else outcome


def store(begun: Begun, report: Report, ledger: Ledger, name: str) -> Outcome:
    """Store a page; return what became of it, as it is after reviews.

    One that the ledger cannot hold is a failure of this page.
    """
    source = begun.capture.source
    try:
        added = ledger.add(begun.capture.data, report, name, begun.options)
    except HouseError as error:
        note = Note("error", error.code, str(error))
        return Outcome("skipped", source, report_failure(report.page, note))
    gone = None if added else ledger.tombstone(report)
    if gone is not None:
        return Outcome("forgotten", source, gone)
    return Outcome("read" if added else "known", source, ledger.reviewed(ledger.veiled(report)))


def skip(outcome: Outcome, ledger: Ledger | None) -> Outcome:
    """Return the outcome of a page that could not be read, once that is recorded."""
    if ledger and outcome.report:
        ledger.skip(outcome.source, next(n for n in outcome.report.notes if n.level == "error"))
    return replace(outcome, kind="skipped")


def link_ledger(
    ledger: Ledger, told: Callable[[int], None] | None = None, *, helped: bool = False
) -> None:
    """Link what waits in the ledger, in steps, and count the origins of all incidents that changed.

    ``told`` is called after each step with the number of articles linked so far; ``helped``: where there
    is much to do, processes beside this one count, and read what is linked next. Python starts such a
    process by running the main module again: only a program that is made for it may ask for one.
    """
    linked = 0
    ahead, tally = Foresight(ledger, helped=helped), Tally(ledger, helped=helped)
    with collect_seldom(), ahead, tally:
        while (found := ledger.link_some(ahead.look())) is not None:
            linked += found.took
            tally.go_on(found)
            if told:
                told(linked)
        tally.finish()
        keep_answers(ledger, helped=helped)


# --- one page --------------------------------------------------------------------------------


def read(
    source: str, *, published: str | None = None, url: str | None = None, predicates: bool = False
) -> Report:
    """Read one file: HTML or plain text. ``published`` and ``url``: what the page does not tell.

    With ``predicates`` its articles also have the status of every word that denotes a happening.

    Raises DatelineError where it cannot be read.
    """
    item = next(iter(gather([source], BytesIO())), None)
    if isinstance(item, Missed):
        raise item.error
    if not isinstance(item, Capture) or item.source != source or item.row:
        raise InputError(f"{source} is not one page.", "Give a file of HTML or plain text.")
    return read_page(item, Told(published, url, predicates))


def read_capture(capture: Capture, told: Told, listed: ActorList = NOBODY) -> Report:
    """Return the report of a page; one that cannot be read gives no articles and an error note.

    Raises DiskFull where there is no room for temporary files.
    """
    try:
        return read_page(capture, told, listed)
    except WorldError:
        raise
    except DatelineError as error:
        return report_unread(capture, told, Note("error", error.code, str(error)))
    except Exception as error:  # noqa: BLE001  - a failure touches one page, never the run
        stop_where_full(error)
        return report_unread(capture, told, note_failure("the page", error))


def read_page(capture: Capture, told: Told, listed: ActorList = NOBODY) -> Report:
    """Return the report of a page; raises what the page's anatomy raises."""
    parts = take_apart(capture, told)
    read_parts = [read_part(article, told, listed) for article in parts.articles]
    notes = (*parts.notes, *(note for _, added in read_parts for note in added))
    return check(Report(parts.page, tuple(article for article, _ in read_parts), notes))


def read_part(article: Article, told: Told, listed: ActorList) -> tuple[Article, tuple[Note, ...]]:
    """Return one article with all that the readers find, or as it came where they fail."""
    if article.language.partition("-")[0] != READABLE:
        return article, ()
    try:
        reading = analyse(article)
        found = read_article(reading, listed)
        if told.predicates:
            found = add_predicates(reading, found)
        read, notes = make_sound(check(found))
    except ModelBroken:
        raise
    except Exception as error:  # noqa: BLE001  - the article is kept with its anatomy
        stop_where_full(error)
        return article, (note_failure(article.id, error),)
    return read, (*reading.notes, *notes)


def stop_where_full(error: Exception) -> None:
    """Raise DiskFull where a reader found no room for a temporary file: so would every page after it."""
    if isinstance(error, OSError) and error.errno in NO_ROOM:
        cause = f"There is no room for temporary files in {gettempdir()}: {error.strerror}."
        raise DiskFull(cause, "Make room, or name another folder in TMPDIR.") from error


def check(record: Whole) -> Whole:
    """Return the record itself; raises where it could not be written, or not be read again.

    What is found here is a failure of one page; found later, it would spoil the ledger.
    """
    jsons.decode(jsons.encode(record), type(record))
    return record


def report_missed(missed: Missed) -> Report:
    """Return the report of a page that could not be gathered."""
    error = missed.error
    page = PageFacts(NO_BYTES, missed.source)
    return report_failure(page, Note("error", error.code, str(error)))


def report_unread(capture: Capture, told: Told, note: Note) -> Report:
    """Return the report of a page that was gathered and could not be read."""
    return report_failure(identify(capture, told), note, *capture.notes)


def report_failure(page: PageFacts, *notes: Note) -> Report:
    """Return a report without articles that says why."""
    return Report(page, (), notes)


def note_failure(what: str, error: Exception) -> Note:
    """Return the note of an error that nobody foresaw."""
    message = f"Reading {what} failed ({type(error).__name__}). This is a bug: please report it."
    return Note("error", "reader-failed", message)


def is_unread(report: Report) -> bool:
    """Tell whether nothing of a page could be read."""
    return not report.articles and any(note.level == "error" for note in report.notes)


def identify(capture: Capture, told: Told) -> PageFacts:
    """Return what is known of a page before it is taken apart; its id and capture are final."""
    row = capture.row
    return PageFacts(
        id=f"sha256:{hash_bytes(capture.data)}",
        source=capture.source,
        given_id=row.id if row else None,
        url=told.url or capture.url or (row.url if row else None),
        gathered=capture.gathered,
        bytes=len(capture.data),
    )


def encode_options(told: Told, capture: Capture) -> str:
    """Return as JSON what changes the reading of a page and is no part of its capture's id."""
    hints = (
        {key: value for key, value in asdict(capture.hints).items() if value} if capture.hints else {}
    )
    hints.pop("via", None)
    options = {
        "published": told.published,
        "charset": capture.charset,
        "hints": hints,
        "predicates": told.predicates,
    }
    return json.dumps({key: value for key, value in options.items() if value}, sort_keys=True)
