"""Streams of rows: a ledger from end to end, in one state of it, with a bounded part in memory.

Stories only: teasers point to what other pages tell. Pages come in the order of their captures'
ids and their rows in the order of the report, incidents in the order of their ids; so the same ledger
gives the same export.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from dateline.answers.case import BATCH, open_cases
from dateline.answers.filters import EVERYTHING, Wanted, answers_to, fits
from dateline.answers.who_says import answer, seek
from dateline.export.making import make_page
from dateline.export.parts import Recipe, find_parts, make_rows
from dateline.export.places import places_told
from dateline.export.rows import IncidentRow
from dateline.export.sharing import share_incident
from dateline.export.wanting import Sieve
from dateline.ledger.narrowing import Narrowed

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from dateline.answered import IncidentAnswer
    from dateline.answers.case import Case
    from dateline.answers.sharing import Sharing
    from dateline.export.parts import Part
    from dateline.export.rows import What
    from dateline.ledger.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Asked:
    """Which rows are wanted, and how they are shared; None: for the house alone."""

    wanted: Wanted = EVERYTHING
    sharing: Sharing | None = None


EVERYTHING_ASKED: Final = Asked()


def stream_rows(snapshot: Snapshot, what: What, asked: Asked = EVERYTHING_ASKED) -> Generator[Any]:
    """Yield the rows of a ledger. Close it before the snapshot, where it is not gone through."""
    if what == "incidents":
        yield from stream_incidents(snapshot, asked)
        return
    recipe = make_recipe(snapshot, what, asked)
    with closing(stream_parts(snapshot, asked)) as parts:
        for part in parts:
            yield from make_rows(part, recipe)


def stream_parts(snapshot: Snapshot, asked: Asked) -> Generator[Part]:
    """Yield the parts of a ledger that may hold something wanted."""
    narrowed = narrow(asked.wanted)
    held = None if narrowed.is_all() else snapshot.stories_with(narrowed)
    with closing(snapshot.pages() if held is None else snapshot.pages_holding(held)) as pages:
        yield from find_parts(snapshot, pages)


def make_recipe(snapshot: Snapshot, what: What, asked: Asked) -> Recipe:
    """Return how rows are made of parts; what is disputed is found out first, where that is asked."""
    return Recipe(what, make_sieve(snapshot, asked.wanted), asked.sharing)


def narrow(wanted: Wanted) -> Narrowed:
    """Return what of a question the tables and the index know: types, outlets, days, names."""
    days = (wanted.since, wanted.until)
    return Narrowed(wanted.types, wanted.outlets, *days, wanted.actors, wanted.places)


def make_sieve(snapshot: Snapshot, wanted: Wanted) -> Sieve:
    """Return what single rows are asked; what is disputed is found out first, where that is asked."""
    if not wanted.disputed:
        return Sieve(wanted)
    found = stream_answers(snapshot, Wanted(origins=wanted.origins, disputed=True))
    return Sieve(wanted, frozenset(row.answer.incident.id for row in found))


def stream_incidents(snapshot: Snapshot, asked: Asked) -> Iterator[IncidentRow]:
    """Yield the incidents that are wanted."""
    for row in stream_answers(snapshot, asked.wanted):
        yield share_incident(snapshot, row, asked.sharing) if asked.sharing else row


def stream_answers(snapshot: Snapshot, wanted: Wanted) -> Iterator[IncidentRow]:
    """Yield the answers on the incidents that are wanted, each with its pages."""
    groups = snapshot.groups_near(seek(wanted))
    while batch := list(islice(groups, BATCH)):
        cases = [case for case in open_cases(snapshot, batch) if fits(case, wanted)]
        kept = snapshot.kept_answers(case.group.id for case in cases)
        found = [(case, kept.get(case.group.id) or answer(case)) for case in cases]
        yield from make_incidents(snapshot, [one for one in found if answers_to(one[1], wanted)])


def make_incidents(
    snapshot: Snapshot, answered: Sequence[tuple[Case, IncidentAnswer]]
) -> Iterator[IncidentRow]:
    """Yield the rows of incidents with their answers."""
    facts = snapshot.pages_of(one.capture for case, _ in answered for one in case.articles)
    for case, answer_ in answered:
        pages = tuple(make_page(one, facts[one.capture]) for one in case.articles)
        yield IncidentRow(answer_, pages, places_told(case.told))
