"""The ledger: captures, readings and links in one database, nothing of it ever overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from dateline.ledger import (
    actor_links,
    answers_kept,
    answers_listing,
    counting,
    forgetting,
    forgetting_person,
    grades,
    incident_ids,
    incident_lists,
    link_writing,
    linking,
    links,
    merging,
    openings,
    preparing,
    queries,
    receipting,
    review_lists,
    review_queue,
    review_rows,
    reviewing,
    scrubbing,
    sought,
    sought_told,
    team,
    tellings,
    veiled_writing,
    waiting,
)
from dateline.ledger.alert_book import AlertBook
from dateline.ledger.decisions import Decision, all_decisions, decide
from dateline.ledger.engine import reading, writing
from dateline.ledger.least_sure import Foremost
from dateline.ledger.listing import find_list, save_list
from dateline.ledger.patience import patient, wait_for_server
from dateline.ledger.reviewing import Taken
from dateline.ledger.searching import saving
from dateline.ledger.searching.hits import search
from dateline.ledger.shelf import LedgerShelf
from dateline.ledger.telling import Telling
from dateline.ledger.watch_book import WatchBook
from dateline.ledger.writing import add_page, add_skip

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Engine

    from dateline.answered import IncidentAnswer, Tie
    from dateline.ledger.forgetting import Forgotten
    from dateline.ledger.forgetting_person import ForgottenPerson
    from dateline.ledger.grades import Grade
    from dateline.ledger.incident_ids import Trace
    from dateline.ledger.incident_lists import Sift
    from dateline.ledger.preparing import Prepared
    from dateline.ledger.review_lists import ReviewShown
    from dateline.ledger.review_queue import QueueItem
    from dateline.ledger.sought import Sought
    from dateline.ledger.sought_told import Told
    from dateline.ledger.team import Member
    from dateline.linking.linkage import CopyGroup, Entry, IncidentGroup, Linkage, Step, Weight
    from dateline.linking.neighbours import Opening
    from dateline.linking.rulings import Ruling
    from dateline.linking.stories_told import StoryTold
    from dateline.listing.listed import ActorList, ListedActor
    from dateline.receipts import CaptureFacts
    from dateline.records import Article, Note, Report
    from dateline.reviewing.orders import Order
    from dateline.reviewing.review import Review, ReviewKind
    from dateline.searches import Hit, Query, SavedSearch


@patient
class Ledger(Telling):
    """An open ledger. All methods raise LedgerUnusable and DiskFull; each write is all or nothing."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._foremost = Foremost()

    # --- pages -----------------------------------------------------------------------------

    def stored(self, capture: str, reader: str, options: str) -> Report | None:
        """Return the report of the capture by this reader with these options, if there is one."""
        with reading(self._engine) as connection:
            return queries.find_report(connection, capture, reader, options)

    def add(self, data: bytes, report: Report, reader: str, options: str) -> bool:
        """Store a page with its report; False where this reading is stored, or the page forgotten."""
        with writing(self._engine) as connection:
            return add_page(connection, data, report, reader, options)

    def body(self, capture: str) -> bytes | None:
        """Return the captured bytes: the receipt itself; None where there are none (any more)."""
        with reading(self._engine) as connection:
            return queries.find_body(connection, capture)

    def notes(self, capture: str) -> tuple[Note, ...]:
        """Return the notes on a page: those of its latest report."""
        with reading(self._engine) as connection:
            return queries.find_notes(connection, capture)

    def shelf(self) -> LedgerShelf:
        """Return the shelf on which this ledger keeps what servers answered."""
        return LedgerShelf(self._engine)

    def watch_book(self) -> WatchBook:
        """Return the book in which a watch keeps how its feeds and articles stand."""
        return WatchBook(self._engine)

    def alert_book(self) -> AlertBook:
        """Return the book of alerts of saved searches."""
        return AlertBook(self._engine)

    def skip(self, source: str, note: Note) -> None:
        """Record that a page could not be read, and why."""
        with writing(self._engine) as connection:
            add_skip(connection, source, note)

    # --- links -----------------------------------------------------------------------------

    def revisions(self) -> int:
        """Return how many readings and reviews are stored; it only grows."""
        with reading(self._engine) as connection:
            return links.count_revisions(connection)

    def is_linked(self) -> bool:
        """Tell whether the links take in all that is stored; not so after a run that was stopped."""
        with reading(self._engine) as connection:
            return waiting.is_linked(connection)

    def save_linkage(self, linkage: Linkage) -> None:
        """Store a linkage in the place of all that linking found; nothing waits any more."""
        with writing(self._engine) as connection:
            links.save_linkage(connection, linkage)

    def link_some(self, prepared: Prepared | None = None) -> Step | None:
        """Link the next articles that wait with all others; None where none waited.

        The incidents that this changes are counted next: ``uncounted``. ``prepared``: what was read of
        these articles beforehand.
        """
        with writing(self._engine) as connection:
            return linking.link_some(connection, prepared=prepared)

    def linked_later(self) -> list[str]:
        """Return the articles that wait for the step after the next one."""
        with reading(self._engine) as connection:
            return preparing.next_waiting(connection, linking.AT_ONCE, linking.AT_ONCE)

    def prepare(self, ids: Sequence[str]) -> Prepared:
        """Return what linking reads of articles, for ``link_some`` in another process."""
        with reading(self._engine) as connection:
            return preparing.prepare_beside(connection, ids)

    def link_anew(self) -> None:
        """Have all articles wait to be linked, as if none had been."""
        with writing(self._engine) as connection:
            linking.start_anew(connection)

    def incident_ids(self) -> dict[str, str]:
        """Return the incident ids given so far, by founding member (``linkage.founding_key``)."""
        with reading(self._engine) as connection:
            return link_writing.all_given_ids(connection)

    def uncounted(self) -> list[str]:
        """Return the ids of incidents whose origins are not counted since they changed."""
        with reading(self._engine) as connection:
            return counting.find_uncounted(connection)

    def save_counts(self, counts: Mapping[str, Entry], counted: Iterable[IncidentGroup]) -> None:
        """Store what incidents weigh and are listed by, by id; those that changed meanwhile are left."""
        with writing(self._engine) as connection:
            counting.save_counts(connection, counts, tuple(counted))

    def claim_answers(self, limit: int) -> tuple[str, tuple[str, ...]]:
        """Claim the answers on incidents that are to be kept and made; return the claim and the ids."""
        with writing(self._engine) as connection:
            return answers_kept.claim_lapsed(connection, limit)

    def keep_answers(self, claim: str, made: Mapping[str, IncidentAnswer]) -> None:
        """Keep the answers that were made under a claim, by id; those that lapsed meanwhile are left."""
        with writing(self._engine) as connection:
            answers_listing.keep_answers(connection, claim, made)

    def kept_answers(self, ids: Iterable[str]) -> dict[str, IncidentAnswer]:
        """Return the answers on incidents that linking keeps ready, by id: as if made anew."""
        with reading(self._engine) as connection:
            return answers_kept.find_kept(connection, ids)

    def are_listed(self) -> bool:
        """Tell whether linking keeps all incidents in lists, those left that are to be counted."""
        with reading(self._engine) as connection:
            return incident_lists.are_listed(connection)

    def stirred(self, sift: Sift) -> frozenset[str]:
        """Return the incidents of which those lists may not tell what is asked as it is now."""
        with reading(self._engine) as connection:
            return incident_lists.find_stirred(connection, sift)

    def doubtful(self, sift: Sift) -> frozenset[str]:
        """Return the incidents of those lists that may have no event on the days asked for."""
        with reading(self._engine) as connection:
            return incident_lists.find_doubtful(connection, sift)

    def count_listed(self, sift: Sift) -> int:
        """Return how many incidents of the lists that linking keeps are wanted."""
        with reading(self._engine) as connection:
            return incident_lists.count_listed(connection, sift)

    def read_listed(self, sift: Sift, start: int = 0, limit: int | None = None) -> tuple[str, ...]:
        """Return the ids of those, the heaviest first: ``limit`` of them at most, from ``start`` on."""
        with reading(self._engine) as connection:
            return incident_lists.read_listed(connection, sift, start, limit)

    def place_listed(self, sift: Sift, incident: str) -> int | None:
        """Return how many of those stand before an incident; None where it is not among them."""
        with reading(self._engine) as connection:
            return incident_lists.find_place(connection, sift, incident)

    def incident_weights(self, ids: Iterable[str]) -> Mapping[str, Weight] | None:
        """Return what incidents weigh, by id, as linking weighed them; None where it did not all."""
        with reading(self._engine) as connection:
            return counting.find_weights(connection, ids)

    def incident_groups(self) -> tuple[IncidentGroup, ...]:
        """Return the incidents, ordered by id."""
        with reading(self._engine) as connection:
            return links.all_incident_groups(connection)

    def incident_groups_near(self, wanted: Sought) -> tuple[IncidentGroup, ...]:
        """Return the incidents that may hold what is sought, ordered by id: at least those that do."""
        with reading(self._engine) as connection:
            return incident_ids.find_groups_near(connection, wanted)

    def stories_holding(self, wanted: Sought) -> frozenset[str] | None:
        """Return the stories that may hold the one thing that is sought; None where any of them may."""
        with reading(self._engine) as connection:
            return sought.find_stories(connection, wanted)

    def tellings_of(self, ids: Iterable[str], texts: Sequence[str] = ()) -> tuple[StoryTold, ...]:
        """Return what stories with these ids tell, those at least in which one of ``texts`` stands."""
        with reading(self._engine) as connection:
            return tellings.find_tellings(connection, ids, texts)

    def incident_parts(self, articles: Iterable[str]) -> tuple[IncidentGroup, ...]:
        """Return the incidents that articles tell of, by id: with the members of these, no reasons."""
        with reading(self._engine) as connection:
            return links.find_parts(connection, articles)

    def incidents_told_of(self, ids: Iterable[str]) -> dict[str, Told]:
        """Return how many events of each incident are told, and when its stories were published."""
        with reading(self._engine) as connection:
            return sought_told.find_told(connection, ids)

    def incidents_counted(self) -> int:
        """Return how many incidents there are that a story tells of."""
        with reading(self._engine) as connection:
            return counting.count_told(connection)

    def incident_groups_of(self, articles: Iterable[str]) -> tuple[IncidentGroup, ...]:
        """Return the incidents that these articles tell of, ordered by id."""
        with reading(self._engine) as connection:
            return links.find_incident_groups(connection, articles)

    def incident_groups_with(self, ids: Iterable[str]) -> tuple[IncidentGroup, ...]:
        """Return the incidents with these ids, ordered by id; those that are no more are left out."""
        with reading(self._engine) as connection:
            return incident_ids.find_groups(connection, ids)

    def trace_incident(self, wanted: str) -> Trace | None:
        """Return where the id of an incident leads, and why; None where none was ever given so."""
        with reading(self._engine) as connection:
            return incident_ids.trace(connection, wanted)

    def claim(self, wanted: str) -> tuple[str, tuple[str, ...]]:
        """Return a claim's whole id and the articles that have it, the earliest first.

        Raises InputError.
        """
        with reading(self._engine) as connection:
            return receipting.find_claim(connection, wanted)

    def capture(self, capture: str) -> CaptureFacts:
        """Return the facts of a capture that is stored, and of its latest reading."""
        with reading(self._engine) as connection:
            return receipting.find_capture(connection, capture)

    def ties_of(self, ids: Iterable[str]) -> tuple[Tie, ...]:
        """Return the ties in which one of these ids (articles or events) is ``a`` or ``b``."""
        with reading(self._engine) as connection:
            return links.find_ties(connection, ids)

    def copy_groups_of(self, ids: Iterable[str]) -> tuple[CopyGroup, ...]:
        """Return the copy groups that hold one of these articles."""
        with reading(self._engine) as connection:
            return links.find_copy_groups(connection, ids)

    def openings(self, since: str | None = None, until: str | None = None) -> Iterator[Opening]:
        """Yield what stories are found by, of the articles of these days, by day and id."""
        with reading(self._engine) as connection:
            yield from openings.list_openings(connection, since, until)

    def incidents_told(self, articles: Iterable[str]) -> tuple[tuple[str, int, int], ...]:
        """Return the incidents that articles tell: id, how many of them do, how many origins it has."""
        with reading(self._engine) as connection:
            return openings.find_incidents_told(connection, articles)

    # --- search ----------------------------------------------------------------------------

    def search(self, query: Query) -> tuple[Hit, ...]:
        """Return what fits, the best first, then the latest; raises SearchBroken."""
        with reading(self._engine) as connection:
            return search(connection, query)

    def save_search(self, name: str, query: Query) -> None:
        """Save a search under a name, in the place of one saved under it before."""
        with writing(self._engine) as connection:
            saving.save(connection, name, query)

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """Return the saved searches, by name."""
        with reading(self._engine) as connection:
            return saving.all_saved(connection)

    def saved_search(self, name: str) -> SavedSearch:
        """Return the search saved under a name; raises InputError where there is none."""
        return saving.find(self.saved_searches(), name)

    def remove_search(self, name: str) -> None:
        """Remove a saved search; raises InputError where there is none of that name."""
        with writing(self._engine) as connection:
            saving.remove(connection, name)

    # --- decisions -------------------------------------------------------------------------

    def decide(self, decision: Decision) -> None:
        """Add a decision, unless the last one of its kind on its subject says the same."""
        with writing(self._engine) as connection:
            decide(connection, decision)

    def decisions(self) -> tuple[Decision, ...]:
        """Return all decisions, by kind, subject and order in time."""
        with reading(self._engine) as connection:
            return all_decisions(connection)

    # --- reviews ---------------------------------------------------------------------------

    def review(self, orders: Iterable[Order]) -> tuple[Taken, ...]:
        """Take decisions on claims, events, places and merges: all of them, or (ReviewRefused) none."""
        wanted, earlier = tuple(orders), list[Taken]()

        def take() -> tuple[Taken, ...]:
            with writing(self._engine) as connection:
                if not reviewing.are_stored(connection, earlier):
                    earlier[:] = reviewing.take_orders(connection, wanted)
                return tuple(earlier)

        taken: tuple[Taken, ...] = wait_for_server(take)()
        return taken

    def reviews(self) -> tuple[ReviewShown, ...]:
        """Return all decisions on readings in the order of time, each with whether it is in force."""
        with reading(self._engine) as connection:
            return review_lists.list_reviews(connection)

    def review_queue(self, limit: int, kinds: Iterable[ReviewKind] = ()) -> tuple[QueueItem, ...]:
        """Return what is most worth a review, of these kinds (all, if none is given)."""
        with reading(self._engine) as connection:
            return review_queue.find_queue(connection, limit, tuple(kinds), self._foremost)

    def reviewed(self, report: Report) -> Report:
        """Return a report as it is after the reviews of its texts."""
        with reading(self._engine) as connection:
            return review_rows.reviewed(connection, report)

    def decided_texts(self) -> Iterator[tuple[Article, tuple[Review, ...]]]:
        """Yield an article for each text that was decided on, after the decisions, and these."""
        with reading(self._engine) as connection:
            yield from reviewing.decided_texts(connection)

    def grade(self, wanted: Grade) -> Grade:
        """Add an analyst's grade; return it as it is kept. Raises ReviewRefused."""
        with writing(self._engine) as connection:
            return grades.give_grade(connection, wanted)

    def grades(self) -> tuple[Grade, ...]:
        """Return all grades in the order of time, each with whether it is in force."""
        with reading(self._engine) as connection:
            return grades.all_grades(connection)

    def rulings(self) -> tuple[Ruling, ...]:
        """Return what people decided on merges, for linking."""
        with reading(self._engine) as connection:
            return merging.find_rulings(connection)

    # --- forgetting --------------------------------------------------------------------------

    def tombstone(self, report: Report) -> Report | None:
        """Return what stands for a page, or for one with these stories, where it was forgotten."""
        with reading(self._engine) as connection:
            return queries.find_tombstone(connection, report)

    def plan_forgetting(self, wanted: str) -> Forgotten:
        """Return what forgetting an article, capture or address would erase. Raises InputError."""
        with reading(self._engine) as connection:
            return forgetting.plan(connection, wanted)

    def forget(self, wanted: str, reason: str, by: str) -> Forgotten:
        """Erase an article, capture or address with all made of it, for good. Raises InputError."""
        with writing(self._engine) as connection:
            return forgetting.forget(connection, wanted, reason, by)

    def plan_forgetting_person(self, name: str) -> ForgottenPerson:
        """Return what forgetting a person of this name would black out. Raises InputError."""
        with reading(self._engine) as connection:
            return forgetting_person.plan_person(connection, name)

    def forget_person(self, name: str, reason: str, by: str) -> ForgottenPerson:
        """Black out a person in every text and reading, for good. Raises InputError."""
        with writing(self._engine) as connection:
            return forgetting_person.forget_person(connection, name, reason, by)

    def veiled(self, report: Report) -> Report:
        """Return a report as the ledger keeps it: people who were forgotten are blacked out."""
        with reading(self._engine) as connection:
            return veiled_writing.veiled(connection, report)

    def scrub(self) -> None:
        """Write over what was erased in the ledger's own files; may be tried again where it fails."""
        scrubbing.scrub(self._engine)

    def copies(self) -> tuple[str, ...]:
        """Return the copies of the ledger beside it, in which nothing is ever erased."""
        return scrubbing.kept_copies(self._engine)

    def remains(self) -> str:
        """Return where else erased bytes may be found; "" where that is in copies alone."""
        return scrubbing.say_remains(self._engine)

    # --- the team: roles of a server ---------------------------------------------------------

    def members(self) -> tuple[Member, ...]:
        """Return who may do what with a ledger on a server. Raises InputError for a file."""
        with reading(self._engine) as connection:
            return team.list_members(connection)

    def grant(self, name: str, right: Literal["read", "write"]) -> None:
        """Give a role of the server a right in the place of what it had. Raises InputError."""
        with writing(self._engine) as connection:
            team.grant(connection, name, right)

    def revoke(self, name: str) -> None:
        """Take all rights from a role of the server. Raises InputError."""
        with writing(self._engine) as connection:
            team.revoke(connection, name)

    # --- the user's own list of actors -------------------------------------------------------

    def listed_actors(self) -> ActorList:
        """Return the list of actors that readings ask."""
        with reading(self._engine) as connection:
            return find_list(connection)

    def list_actors(self, actors: Iterable[ListedActor], *, replace: bool = False) -> ActorList:
        """Add actors to the list, or (``replace``) have them be all of it; return the whole list."""
        with writing(self._engine) as connection:
            before = find_list(connection)
            whole = save_list(connection, actors, replace=replace)
            actor_links.take_list(connection, before, whole)
            return whole
